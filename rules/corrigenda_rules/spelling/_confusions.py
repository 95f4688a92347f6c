"""The table of confused words (confusions.txt): how it is read, and how a place is judged by it.

The table is text that an editor can read. A part is a run of lines without a blank one::

    casual > causal, casually > causally
    + _ relation*|inference     | There is no casual relation between them.
    ? be _ in|for               | These variants are casual for the disease.
    - _ contact|sex             | They had casual contact.

The first line names what is written and what was meant. ``+`` convicts, ``?`` convicts with less
certainty (severity info), ``-`` acquits whatever convicts. ``=`` convicts where the frequent pairs
of words speak besides: the meant word goes with its neighbours, the written one with neither of
them (``&``: the meant word must go with both). After the bar stands an example, which the tests
run. A pattern is a row of words around the suspect ``_``, nearest neighbours next to it:

``a|b``     one of these words; ``*tion``, ``relation*`` by ending or beginning, ``*`` any word
``<be>``    a class of words, as defined in the table
``!a|b``    no such word stands here (nor has one to); ``*-a|b`` some word does, but none of these
``a?``      may be there or not
``~a|b``    one of these stands on this side in the same sentence, within a few words
``#``       a number; ``^`` and ``$`` the beginning and the end of a sentence

Marks of punctuation are words of their own, so a comma, a quotation mark or a hyphen between two
words keeps a pattern from applying to them. The parts are split when the table is loaded; what
stands in one is taken apart when a document first has its word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple


class Slot(NamedTuple):
    """What may stand at one place of a pattern."""

    words: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    kind: str
    """``=`` must stand here, ``!`` must not, ``-`` another word must, ``?`` may, ``~`` is near."""

    def has(self, word: str) -> bool:
        """Whether `word` (lower case) is one of those named, whatever the kind of the slot."""
        return (
            word in self.words
            or (bool(self.heads) and word.startswith(self.heads))
            or (bool(self.tails) and word.endswith(self.tails) and word not in self.tails)
        )


class Line(NamedTuple):
    """A pattern: slots to the left and right of the suspect, the nearest first."""

    verdict: str
    left: tuple[Slot, ...]
    right: tuple[Slot, ...]
    example: str


Affixes = tuple[tuple[str, ...], tuple[str, ...]]
"""The beginnings and the endings of words."""


class Confusion(NamedTuple):
    """What a written word may have been meant to be, and the patterns that decide it."""

    wrong: str
    right: tuple[str, ...]
    lines: tuple[Line, ...]


class Suspect(NamedTuple):
    """All the confusions of one written word, and what to look for next to it first.

    `before` and `after` hold the neighbours, in either case, of which some pattern wants
    one; `heads` and `tails` how such a neighbour begins and ends. `always`: a pattern names no
    neighbour that is a word.
    """

    confusions: tuple[Confusion, ...]
    before: frozenset[str]
    after: frozenset[str]
    affixes: tuple[Affixes, Affixes] | None
    always: bool


class Table:
    """The confusions by the word that is written."""

    __slots__ = ("_classes", "_kept", "_parts", "forms")

    def __init__(self, text: str) -> None:
        """Raises ValueError for a part without a head."""
        self._parts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._classes: dict[str, str] = {}
        self._kept: dict[str, Suspect] = {}
        for part in text.split("\n\n"):
            head, _, body = part.lstrip("\n").partition("\n")
            if head.startswith("<"):
                for line in (head, *body.splitlines()):
                    name, _, words = line.partition(" = ")
                    self._classes[name] = words.replace(" ", "|")
            elif head and not head.startswith("#"):
                for pair in head.split(", "):
                    wrong, arrow, right = pair.partition(" > ")
                    if not arrow:
                        raise ValueError(f"no “wrong > right” in {head!r}")
                    self._parts.setdefault(wrong, []).append((tuple(right.split("/")), body))
        self.forms = frozenset([*self._parts, *map(str.capitalize, self._parts)])
        """The suspects in small letters and with a capital."""

    def words(self) -> list[str]:
        """The suspects in lower case, in order."""
        return sorted(self._parts)

    def suspicious(self, tokens: Sequence[str]) -> list[int]:
        """Which of the words are suspects whose neighbours let any pattern convict.

        All in one piece, as it sees every suspect of a document, and some are as common as “this”.
        """
        found = []
        kept = self._kept
        last = len(tokens) - 1
        for at in compress(range(last + 1), map(self.forms.__contains__, tokens)):
            form = tokens[at]
            _, before, after, affixes, always = kept.get(form) or self.suspect(form)
            left = tokens[at - 1] if at else ""
            if left in before or always:
                found.append(at)
                continue
            right = tokens[at + 1] if at < last else ""
            if right in after:
                found.append(at)
            elif affixes is not None:
                for (heads, tails), word in zip(affixes, (left, right), strict=True):
                    if word.startswith(heads) or word.endswith(tails):
                        found.append(at)
                        break
        return found

    def suspect(self, form: str) -> Suspect:
        """What is known of a suspect, written as in `forms`; taken apart once."""
        kept = self._kept.get(form)
        if kept is None:
            word = form.lower()
            confusions = tuple(
                Confusion(word, right, tuple(map(self._line, body.splitlines())))
                for right, body in self._parts[word]
            )
            kept = _suspect(confusions)
            self._kept[word] = self._kept[word.capitalize()] = kept
        return kept

    def _line(self, line: str) -> Line:
        pattern, _, example = line[2:].partition(" | ")
        before, _, after = f" {pattern.strip()} ".partition(" _ ")
        return Line(
            line[0],
            tuple(map(self._slot, reversed(before.split()))),
            tuple(map(self._slot, after.split())),
            example.strip(),
        )

    def _slot(self, text: str) -> Slot:
        kind = "="
        if len(text) > 1 and text[0] in "!~":
            kind, text = text[0], text[1:]
        elif text.startswith("*-"):
            kind, text = "-", text[2:]
        elif len(text) > 1 and text[-1] == "?":
            kind, text = "?", text[:-1]
        if "<" in text:
            for name in re.findall(r"<\w+>", text):
                text = text.replace(name, self._classes[name])
        words, heads, tails = set(), [], []
        for word in text.split("|"):
            if word == "*":
                heads += ["a", *"bcdefghijklmnopqrstuvwxyz"]
            elif len(word) > 1 and word[0] == "*":
                tails.append(word[1:])
            elif len(word) > 1 and word[-1] == "*":
                heads.append(word[:-1])
            else:
                words.add(word)
        return Slot(frozenset(words), tuple(heads), tuple(tails), kind)


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of the package, read once per process."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "confusions.txt")
    with open(path, encoding="utf-8") as file:
        return Table(file.read())


def _suspect(confusions: tuple[Confusion, ...]) -> Suspect:
    lefts: list[Slot] = []
    rights: list[Slot] = []
    always = False
    for confusion in confusions:
        for line in confusion.lines:
            if line.verdict == "-":
                continue
            left, right = _first_word(line.left), _first_word(line.right)
            if left is not None:
                lefts.append(left)
            elif right is not None:
                rights.append(right)
            else:
                always = True
    affixes = _affixes(lefts), _affixes(rights)
    return Suspect(
        confusions,
        _forms(lefts),
        _forms(rights),
        affixes if affixes != (((), ()), ((), ())) else None,
        always,
    )


def _first_word(slots: Sequence[Slot]) -> Slot | None:
    """The slot of the nearest word: marks and numbers are not in the list of tokens.

    None where none must stand there.
    """
    for slot in slots:
        if slot.kind != "=":
            return None
        if slot.heads or slot.tails or any(word[0].isalpha() for word in slot.words):
            plain = (word.replace("'", "").replace("-", "") for word in slot.words)
            return slot if all(map(str.isalpha, plain)) else None
    return None


def _forms(slots: Sequence[Slot]) -> frozenset[str]:
    words = sorted({word for slot in slots for word in slot.words})
    return frozenset([*words, *map(str.capitalize, words), *map(str.upper, words)])


def _affixes(slots: Sequence[Slot]) -> Affixes:
    heads = {head for slot in slots for head in slot.heads}
    tails = {tail for slot in slots for tail in slot.tails}
    return tuple(sorted(heads | set(map(str.capitalize, heads)))), tuple(sorted(tails))
