"""Where a text defines its abbreviations.

The method is that of Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation
definitions in biomedical text": an abbreviation in brackets, and before it the shortest run of
words that holds its letters in order, the first one at the beginning of a word. Added here: the
long form in the brackets, square brackets, commas instead of brackets, lists of abbreviations,
several abbreviations in one pair of brackets, plurals, and letters of inner word parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import PROSE, Block, Document
from corrigenda_rules.abbreviations._letters import capitals, find_long, is_long, may_mean
from corrigenda_rules.abbreviations._shapes import key_of

_LEAD = (
    r"(?:i\.e\.,? |or |also |the |termed |called |known as |"
    r"(?:hereafter |henceforth )?referred to as |"
    r"hereafter |henceforth |abbreviated (?:as |to |here as )?|in short,? |for short,? )*"
)
_FOLLOWING = 90
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d?)+")


class Definition(NamedTuple):
    """An abbreviation and what it stands for. Offsets are in the text that was searched.

    `long` is empty where something in front of the brackets was meant that cannot be told.
    `listed`: the two stand side by side without brackets, as in a list of abbreviations.
    """

    short: str
    key: str
    long: str
    start: int
    end: int
    long_start: int
    long_end: int
    listed: bool = False


class Defined(NamedTuple):
    """A definition and the block it stands in."""

    block: Block
    definition: Definition


def defined_in(document: Document) -> list[Defined]:
    """The definitions of every block of a document; use it through `Document.derive`."""
    in_capitals = {w for w in document.vocabulary if not w.islower() and capitals(w) > 1}
    found: list[Defined] = []
    for block in document.blocks:
        if block.kind not in ("contrib", "ref", "interface", "permissions"):
            listed = block.kind not in PROSE or not in_capitals.isdisjoint(block.tokens)
            if listed or "(" in block.text or "[" in block.text:
                found += [Defined(block, d) for d in definitions(block.text, listed=listed)]
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"[(\[]([^()\[\]\n]{2,160})(?=[()\]])"),
        re.compile(
            _LEAD
            + r"[“\"'‘]?([A-Za-z0-9α-ω][\w/&+.–‑-]{0,11})[”\"'’]?(?: \d[\d.]*| groups?| arm)?$"
        ),
        re.compile(
            r"([A-Z][A-Za-z0-9&/–‑-]{1,9})"
            r"(?:, (?=[A-Za-z])| ?[:=] ?| [-–—] |, short for | stands for | is short for )"
        ),
        re.compile(r"[A-ZΑ-Ω][^\s(\[]{0,12}[A-ZΑ-Ω]"),
    )


def definitions(text: str, *, listed: bool = True) -> Iterator[Definition]:
    """The definitions of a text: those in brackets, then, if `listed`, the others."""
    brackets, inner, beside, two_capitals = _patterns()
    if "(" in text or "[" in text:
        for match in brackets.finditer(text):
            # “(2010)”, “(see below)”: no abbreviation inside, and none before the brackets
            if two_capitals.search(text, max(0, match.start() - 30), match.end()):
                yield from _bracketed(text, match, inner)
    if not listed:
        return
    for match in _or_short().finditer(text):
        head = text[max(0, match.start() - 200) : match.start()]
        is_bare = match[0].startswith(", ") and match[0][2:] == match[1]
        at = find_long(match[1], head, exactly=is_bare)
        if at is not None and capitals(match[1]) > 1 + is_bare:
            yield Definition(
                match[1], key_of(match[1]), head[at:], *match.span(1),
                match.start() - len(head) + at, match.start(),
            )  # fmt: skip
    for match in beside.finditer(text):
        short = match[1]
        if capitals(short) < 2 or (match.start() and _joins(text[match.start() - 1])):
            continue
        stop = re.search(r"[;.,(\n]| and ", text[match.end() : match.end() + _FOLLOWING])
        end = match.end() + (stop.start() if stop else _FOLLOWING)
        long = text[match.end() : end].strip()
        if is_long(short, long):
            at = match.end()
            yield Definition(short, key_of(short), long, *match.span(1), at, at + len(long), True)


def _joins(character: str) -> bool:
    """Whether what stands before a word makes the two one."""
    return character.isalnum() or character in "_-"


@lru_cache(maxsize=1)
def _or_short() -> re.Pattern[str]:
    return re.compile(r"(?:,? (?:or|abbreviated|called)|,) ([A-Z][\w-]{1,9})(?=[,.;)])")


def _bracketed(text: str, match: re.Match[str], inner: re.Pattern[str]) -> Iterator[Definition]:
    head = text[max(0, match.start() - 200) : match.start()]
    offset = match.start() - len(head)
    at = match.start(1)
    told = False
    for piece in re.split(r"[;,]|(?<=[A-Z]):(?=[A-Z])", match[1]):
        words = piece.split()
        # “zinc oxide nanoparticles (ZnO NPs)”: the formula stands for itself.
        has_formula = len(words) == 2 and _FORMULA.fullmatch(words[0]) and capitals(words[1])
        told_of = words[1] if has_formula else piece.strip()
        found = inner.match(told_of)
        if found is None and len(words) == 2 and _is_behind(words[1], head):
            found = inner.match(words[1])  # “feature network (3D FN)”
        if found is None:
            break  # what comes later in the brackets is no abbreviation of what is before them
        short = found[1].rstrip(".")
        if capitals(short) and not short[0].isdigit():
            start = text.index(short, at)
            before = head.rstrip().removesuffix(f" {words[-1]}") if len(words) > 1 else head
            long_at = find_long(short, before)  # “Exam 2.0 (QVE 2.0)”
            if long_at is not None:
                long = before[long_at:].rstrip(" ,")
                yield Definition(
                    short, key_of(short), long,
                    start, start + len(short), offset + long_at, offset + long_at + len(long),
                )  # fmt: skip
                told = True
            elif piece == match[1] and (may_mean(short, head) or text.count(short) > 1):
                yield Definition(short, key_of(short), "", start, start + len(short), start, start)
                told = True
            elif not told:
                break  # “(Sigma, St. Louis, MO)”
        at += len(piece) + 1
    if not told:
        behind = _behind(match, head, offset)
        yield from [behind] if behind is not None else _reversed(match, head, offset)


def _behind(match: re.Match[str], head: str, offset: int) -> Definition | None:
    """The definition that ends a pair of brackets: “very low birth weight (<1,500 g, VLBW)”."""
    before, comma, last = match[1].rpartition(", ")
    if not comma or not last.isalpha() or not last.isupper() or not _is_behind(last, head):
        return None
    long_at, start = find_long(last, head, exactly=True), match.start(1) + len(before) + 2
    if long_at is None:
        return None
    long = head[long_at:].rstrip(" ,")
    place = offset + long_at
    return Definition(last, key_of(last), long, start, start + len(last), place, place + len(long))


def _is_behind(short: str, head: str) -> bool:
    """Whether an abbreviation of three capitals and more is that of the last words of `head`."""
    return capitals(short) > 2 and find_long(short, head, exactly=True) is not None


def _reversed(match: re.Match[str], head: str, offset: int) -> Iterator[Definition]:
    """The definition in which the long form stands in the brackets."""
    words = head.rstrip().rsplit(None, 2)[-2:]
    for word in reversed(words):
        short = word.strip("“\"”’'([,")
        if not 2 <= len(short) <= 12 or capitals(short) < 2:
            continue
        for long in dict.fromkeys((match[1], re.split(r"[;,]", match[1])[0])):
            if is_long(short, long):
                start = offset + head.rindex(short)
                at = match.start(1)
                yield Definition(
                    short, key_of(short), long, start, start + len(short), at, at + len(long)
                )
                return
