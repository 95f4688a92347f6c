"""spelling/split-word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from corrigenda.document import Block, Document, Occurrence
from corrigenda.finding import Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP, place, spelled
from corrigenda_rules.spelling._broken import (
    FOREIGN,
    Pair,
    is_at_home,
    is_english,
    is_free,
    like,
    mend,
    neighbours,
    seams,
    strange,
)
from corrigenda_rules.spelling._language import names
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon

_BEFORE_HE = names("tot int oft ont fort att byt witht fromt andt")
"""Little words with the t of a “the” behind them: “tot he”. Some are words, but not before “he”."""

_FREQUENT = 3
"""From which frequency on two neighbours are common ones (`Lexicon.pair`)."""
_COMMON = 4
"""The tier of words that may stand side by side although they seldom do."""


class SplitWord(Rule):
    """A word with a space in it, or a space a letter too early or late: “infor mation”.

    It comes from the ends of lines in copied text, from fonts with wide letters and from typing.
    No search finds the word, and readers and screen readers stumble.

    Reported are two neighbours of which one is no word and which together make a common word
    (“treat ment”, “Infor mation”), or which become two common words when one letter moves over the
    space (“the patient sreceived”, “tot he”). An unknown half that the document also uses
    elsewhere is a term or a symbol (“a cre-line”, “st and”), and is left alone, as are names,
    figures, formulae and other languages. Where the break is at an f-ligature
    (“signifi cant”), `spelling/lost-ligature` says so.

    The fix joins the word or moves the letter.
    """

    meta = RuleMeta(
        id="spelling/split-word",
        severity=Severity.ERROR,
        since="0.1",
        words=True,
        fix="unsafe",
        options=(SKIP,),
        yields_to=("spelling/lost-ligature",),
        examples=(
            Example(
                fails="The ⟦infor mation⟧ was given before ⟦treat ment⟧.",
                reports="put together",
                fixed="The information was given before treatment.",
            ),
            Example(
                fails="All ⟦patient sreceived⟧ the drug according ⟦tot he⟧ plan.",
                reports="wrong place",
                fixed="All patients received the drug according to the plan.",
            ),
            Example(fails="⟦Infor⏎mation⟧ on lines".replace("⏎", "\n")),
            Example(passes="We crossed a cre line; the cre line expressed it, from 21st and on."),
            Example(passes="Du et al. found it in vitro; per se, any one of a set up time."),
            Example(passes="He may be in formation, as certain as a round number of data sets."),
            Example(passes="By adding hydrogens and otherwise adjusting the hydrogens."),
            Example(
                passes="Tomografia con estudio de torax; troubles du bas; Biberach an der Riss."
            ),
            Example(passes="We let f or g be maps on a t in n; the tot of it, he said."),
            Example(passes="Morbi sem a lectus, nec volutpat velit ipsum dolor et amet."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports the broken words, then the misplaced spaces."""
        skipped = self.options[SKIP.name]
        for seam in document.derive(seams):
            if not seam.lost and seam.gap.isspace() and seam.block.kind not in skipped:
                place = Occurrence(seam.block, seam.start, seam.end)
                yield self._report(document, place, seam.word, moved=False)
        for block, start, end, words in document.derive(_moved):
            if block.kind not in skipped:
                yield self._report(document, Occurrence(block, start, end), words, moved=True)

    def _report(self, document: Document, at: Occurrence, right: str, *, moved: bool) -> Finding:
        block, start, end = at
        written = block.text[start:end]
        meant = like(right, written)
        edit = mend(document, block, start, end, meant)
        shown = " ".join(written.split())
        message = (
            f"“{shown}” has the space in the wrong place: write “{meant}”"
            if moved
            else f"“{shown}” is one word: put together “{meant}”"
        )
        return self.finding(
            block.span(start, end),
            message,
            suggestions=(meant,),
            fix=Fix((edit,), safe=False) if edit else None,
            pointer=block.pointer,
        )


def _moved(document: Document) -> list[tuple[Block, int, int, str]]:
    """The neighbours that one letter moved over the space turns into common words."""
    unknown = document.derive(strange)
    hints = _BEFORE_HE.intersection(document.vocabulary)
    if not unknown and not hints:
        return []
    known = lexicon()
    broken = {(id(s.block), s.start) for s in document.derive(seams)}
    found = []
    for block, at, _ in chain(document.derive(neighbours), _before_he(document, hints)):
        left, right = block.tokens[at], block.tokens[at + 1]
        if not (right.islower() and (left[1:].islower() or len(left) == 1)):
            continue
        meant = _shifted(left.lower(), right, unknown, known)
        if meant is None:
            continue
        start, middle = place(block, at)
        after, end = place(block, at + 1)
        if (
            block.text[middle:after] in (" ", "\n")
            and (id(block), start) not in broken
            and is_free(block.text, start, end)
            and FOREIGN.isdisjoint((left, right))
            and is_at_home(block, at)
            and is_english(document, block)
        ):
            found.append((block, start, end, meant))
    return found


def _before_he(document: Document, hints: frozenset[str]) -> Iterator[Pair]:
    """Where one of the hints stands before “he”."""
    for block in document.derive(spelled) if hints else ():
        if not hints.isdisjoint(block.tokens):
            for at, (left, right) in enumerate(pairwise(block.tokens)):
                if right == "he" and left in hints:
                    yield Pair(block, at, [])


def _shifted(left: str, right: str, unknown: dict[str, int], known: Lexicon) -> str | None:
    """Two words with the space where it makes common words of them, or None."""
    strange_left, strange_right = left in unknown, right in unknown
    if strange_left or strange_right:
        if any(unknown.get(word, 0) > 2 for word in (left, right)):
            return None
    elif right != "he" or left not in _BEFORE_HE:
        return None
    best: tuple[int, str] | None = None
    for a, b in ((left[:-1], left[-1] + right), (left + right[0], right[1:])):
        if not a or not b or (len(a) == 1 and a != "a") or len(b) == 1:
            continue
        if a not in known or b not in known:
            continue
        first, second = known.tier(a) or 0, known.tier(b) or 0
        if _is_worse(left, a, known) or _is_worse(right, b, known):
            continue
        pair = known.pair(a, b)
        good = pair >= _FREQUENT or (
            min(first, second) >= _COMMON and (min(len(a), len(b)) > 3 or max(first, second) > 7)
        )
        if good and (best is None or pair > best[0]):
            best = pair, f"{a} {b}"
    return best[1] if best else None


def _is_worse(written: str, meant: str, known: Lexicon) -> bool:
    """Whether a word would give way to a rarer one: “and” to “sand” after “hydrogens”."""
    tier = known.tier(written)
    return tier is not None and (known.tier(meant) or 0) < tier - 1
