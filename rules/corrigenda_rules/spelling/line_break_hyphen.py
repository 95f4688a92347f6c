"""spelling/line-break-hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from corrigenda.document import Block, Document, Occurrence
from corrigenda.finding import Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.spelling._blocks import SKIP, judged
from corrigenda_rules.spelling._broken import HYPHENS, Seam, is_english, like, mend, seams, strange
from corrigenda_rules.spelling._language import names
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._runs import GRAMMAR, runs

_PREFIXES = names(
    "non anti pre post pro co re sub multi inter intra extra semi pseudo quasi self ultra micro "
    "macro nano bio neuro cardio immuno hyper hypo trans cross over under down up mid well ill ex"
)
"""What a hyphen ties to the next word, in lower case."""

_SECOND = names(
    "based dependent independent specific like free induced related associated term scale level "
    "type wide throughput resolution dimensional fold positive negative binding mediated treated "
    "derived sensitive resistant rich known resolved linked dependence containing guided blind "
    "controlled deficient adjusted matched oriented driven aware effective quality sectional"
)
"""What a hyphen ties to the word before it, in lower case."""

_NEVER_SECOND = names("compared versus relative instead rather plus via vs und oder")
"""What follows a part whose rest is left out, and is no grammar word: “self- compared to other”."""

_FREQUENT = 4
"""From which frequency on two words may be tied by a hyphen (`Lexicon.pair`)."""


class LineBreakHyphen(Rule):
    """A hyphen left from the end of a line: “inter- feron”, “infor-mation”, “state-ofthe-art”.

    Printed lines end in hyphens. When the text is copied or taken from a PDF, the hyphen stays
    where the line goes on, or the hyphen of a compound is lost with the line. No search finds the
    word any more.

    Reported are a hyphen with a space or a line break behind it between two parts of one word
    (“erythema-⏎tosus”) or of a compound (“well- known”), a hyphen inside a word that has none, one
    part of it being no word (“infor-mation”), and words run together inside a compound
    (“state-ofthe-art”). Whether the hyphen stays is decided by the form that the document has
    elsewhere, then by the lexicon. Hyphens that stand for a part given later (“short- and
    long-term”, “pre- or post-operative”, “two- to threefold”), dashes, charges (Cl-), gene marks
    and names are left alone.

    The fix takes out the hyphen, the space or both.
    """

    meta = RuleMeta(
        id="spelling/line-break-hyphen",
        severity=Severity.ERROR,
        since="0.1",
        words=True,
        fix="unsafe",
        options=(SKIP,),
        examples=(
            Example(
                fails="Treated with ⟦inter- feron⟧ for lupus ⟦erythema-\ntosus⟧ last year.",
                reports="without the hyphen",
                fixed="Treated with interferon for lupus erythematosus last year.",
            ),
            Example(
                fails="A ⟦well-\nknown⟧ method, the ⟦dose- dependent⟧ one.",
                reports="without the space",
                fixed="A well-known method, the dose-dependent one.",
            ),
            Example(
                fails="The ⟦infor-mation⟧ is ⟦state-ofthe-art⟧ today.",
                fixed="The information is state-of-the-art today.",
            ),
            Example(
                fails="It was not significant, nonsignificant, even ⟦non- significant⟧.",
                fixed="It was not significant, nonsignificant, even nonsignificant.",
            ),
            Example(
                passes="Short- and long-term effects, pre- or post-operative, two- to threefold."
            ),
            Example(passes="Up- and down- regulated genes, and Cl- over nif- mutants, ER- cells."),
            Example(
                passes="The results- which were few- are well-known, non-significant, co-operative."
            ),
            Example(passes="- one\n- two\n\nN-methyl-D- aspartate in groundnut- pea systems."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports broken words, then compounds with a space, then what ran together in one."""
        text = document.source.text
        blocks = judged(document, self.options)
        chosen = {id(block) for block in blocks}
        seen: set[tuple[int, int]] = set()
        for seam in document.derive(seams):
            if id(seam.block) in chosen and _is_left_over(seam, document):
                seen.add((id(seam.block), seam.start))
                at = Occurrence(seam.block, seam.start, seam.end)
                yield self._broken(document, at, seam.word)
        there = [hyphen for hyphen in HYPHENS if hyphen in text]
        ends = [h + space for h in there for space in " \r\n" if h + space in text]
        if ends:
            ends = sorted({end.replace("\r", "\n") for end in ends})
            for block in blocks:
                if not any(end in block.text for end in ends):
                    continue
                for start, end, meant in _spaced(document, block):
                    if (id(block), start) not in seen:
                        yield self._broken(document, Occurrence(block, start, end), meant)
            yield from self._across(document, blocks)
        yield from self._run_together(document, blocks, seen)

    def _broken(self, document: Document, at: Occurrence, right: str) -> Finding:
        block, start, end = at
        written = block.text[start:end]
        meant = like(right, written)
        edit = mend(document, block, start, end, meant)
        return self.finding(
            block.span(start, end),
            _message(written, meant),
            severity=Severity.WARNING if "-" in meant else None,
            suggestions=(meant,),
            fix=Fix((edit,), safe=False) if edit else None,
            pointer=block.pointer,
        )

    def _across(self, document: Document, blocks: list[Block]) -> Iterator[Finding]:
        """A word broken between two lines that the reader took for two paragraphs."""
        known = lexicon()
        unknown = document.derive(strange)
        source = document.source.text
        for block, after in pairwise(blocks):
            if not block.text.endswith("-") or not after.text[:1].islower():
                continue
            left, right = block.lowered[-1:], after.lowered[:1]
            if not left or not right or not (left[0] in unknown or right[0] in unknown):
                continue
            word = left[0] + right[0]
            if (known.tier(word) or 0) < 3:
                continue
            first = block.span(*block.spans[-1])
            last = after.span(*after.spans[0])
            written = source[first.start : last.end]
            if written.replace("-", "").split() == [block.tokens[-1], after.tokens[0]]:
                yield self.finding(
                    Span(first.start, last.end),
                    _message(written, like(word, written)),
                    suggestions=(like(word, written),),
                    fix=Fix((Edit(first.end, last.start, ""),), safe=False),
                )

    def _run_together(
        self, document: Document, blocks: list[Block], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        found = {w: r.words.replace(" ", "-") for w, r in document.derive(runs).items() if r.sure}
        for block in blocks if found else ():
            if found.keys().isdisjoint(block.lowered) or "-" not in block.text:
                continue
            for k, word in enumerate(block.lowered):
                start, end = block.spans[k]
                if word in found and _in_compound(block.text, start, end):
                    low, high = _compound(block.text, start, end)
                    if (id(block), low) in seen:
                        continue
                    meant = like(found[word], block.tokens[k])
                    edit = block.edit(start, end, meant)
                    whole = block.text[low:start] + meant + block.text[end:high]
                    yield self.finding(
                        block.span(low, high),
                        f"“{block.text[low:high]}” has lost a hyphen: write “{whole}”",
                        suggestions=(whole,),
                        fix=Fix((edit,), safe=False) if edit else None,
                        pointer=block.pointer,
                    )


def _message(written: str, meant: str) -> str:
    shown = " ".join(written.split())
    what = "space" if any(hyphen in meant for hyphen in HYPHENS) else "hyphen"
    return f"“{shown}” is broken as at the end of a line: write “{meant}” without the {what}"


def _is_left_over(seam: Seam, document: Document) -> bool:
    """Whether what parts two halves of a word is a hyphen that should not be there."""
    if seam.gap not in HYPHENS:
        return not seam.gap.isspace()
    if seam.gap == "\u00ad":
        return False  # inside a word it shows only where a line breaks
    left, _, right = seam.block.text[seam.start : seam.end].lower().partition(seam.gap)
    unknown = document.derive(strange)
    if (lexicon().tier(seam.word) or 0) < 4 or left in _PREFIXES:
        return False
    # “eigen-values” is a way to write; “mation” is no word.
    return right in unknown and right[-3:] not in ("ing", "ers") and len(right) > 2


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[-\u2010\u00ad](?: |\r?\n)[ \t]{0,8}([a-z]{2,})(?![^\W_])")


@lru_cache(maxsize=1)
def _left() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+\Z")


def _spaced(document: Document, block: Block) -> Iterator[tuple[int, int, str]]:
    """The compounds of a block with a space behind the hyphen, and what they should be."""
    text = block.text
    for match in _pattern().finditer(text):
        before = _left().search(text, max(0, match.start() - 40), match.start())
        if before is None:
            continue
        start, end = before.start(), match.end()
        left, right = before[0], match[1]
        if (
            len(left) < 2
            or not (left.islower() or (len(left) > 3 and left[1:].islower()))
            or right in GRAMMAR
            or right in _NEVER_SECOND
            or _is_tied(text, start, end)
        ):
            continue
        meant = _meant(left.lower(), right, document, lexicon())
        if meant is not None and is_english(document, block):
            yield start, end, meant


def _is_tied(text: str, start: int, end: int) -> bool:
    """Whether a digit, a symbol or another hyphen touches it, or it ends a list of parts."""
    before = text[max(0, start - 12) : start]
    if before and not (before[-1].isspace() or before[-1] in "(“‘\"'["):
        return True
    # “up- and down- regulated”: both hyphens stand for parts.
    return bool(re.search(r"[-–](?:,| and| or| to| and/or)\s+\Z", before)) or text[
        end : end + 1
    ] in ("-", "_", "/")


def _meant(left: str, right: str, document: Document, known: Lexicon) -> str | None:
    """The word or compound that two parts were to be, or None."""
    whole, tied = left + right, f"{left}-{right}"
    if whole in document.vocabulary:
        return whole
    if _stands(tied, document.derive(_lowered)):
        return tied
    return _likely(left, right, known)


def _lowered(document: Document) -> str:
    return document.source.text.lower()


def _stands(compound: str, text: str) -> bool:
    """Whether a compound stands in a text (both in lower case) by itself."""
    at = text.find(compound)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(compound) : at + len(compound) + 1]
        if not any(c.isalnum() or c in "_-" for c in around):
            return True
        at = text.find(compound, at + 1)
    return False


def _likely(left: str, right: str, known: Lexicon) -> str | None:
    """The same where the document has neither form."""
    if left in GRAMMAR or left not in known or right not in known:
        return None  # what makes a word of no words is a seam
    whole, tied = left + right, f"{left}-{right}"
    if left in _PREFIXES:
        return whole if (known.tier(whole) or 0) >= 5 else tied
    is_compound = right in _SECOND or known.pair(left, right) >= _FREQUENT
    return tied if is_compound else None


def _in_compound(text: str, start: int, end: int) -> bool:
    """Whether a word stands between hyphens, or at an end of a compound of three parts or more."""
    before, after = text[start - 1 : start] == "-", text[end : end + 1] == "-"
    low, high = _compound(text, start, end)
    return (before or after) and text[low:high].replace("-", "").isalpha()


def _compound(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the compound around a word begins and ends."""
    low, high = start, end
    while low and start - low < 40 and (text[low - 1].isalnum() or text[low - 1] == "-"):
        low -= 1
    while high < len(text) and high - end < 40 and (text[high].isalnum() or text[high] == "-"):
        high += 1
    return low, high
