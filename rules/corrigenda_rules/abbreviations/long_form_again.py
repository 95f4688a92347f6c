"""abbreviations/long-form-again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import is_long, quotations
from corrigenda_rules.abbreviations._definitions import Definition, defined_in
from corrigenda_rules.abbreviations._parts import ABSTRACT, TEXT, Placed, placed_definitions
from corrigenda_rules.abbreviations._running import (
    Place,
    RunningText,
    plain,
    running_abstract,
    running_text,
)
from corrigenda_rules.abbreviations._trust import is_sure
from corrigenda_rules.abbreviations._uses import uses_of

_OFTEN = 2
"""How often the text must use an abbreviation for its long form to be out of place."""
_RUNNING = {TEXT: running_text, ABSTRACT: running_abstract}
"""The parts that are judged, each for itself."""
_RELATED = 20
"""How many related places a finding has at most."""


class LongFormAgain(Rule):
    """A long form that the text writes out again after it has defined its abbreviation.

    Once CRS is defined, “cytokine release syndrome” written out makes the reader wonder whether
    something else is meant. Copy editors put the abbreviation in its place.

    The abstract and the text are judged each for itself. Reported once for each abbreviation, at
    the first place, with the count. Left alone are headings, captions, keywords, quotations, names
    in which the words are part of a longer name, the beginning of a sentence and a second
    definition (`abbreviations/defined-twice`). Abbreviations that the part uses less than twice are
    a matter for `abbreviations/defined-unused`.

    Put the abbreviation in its place, unless the long form helps where it stands.
    """

    meta = RuleMeta(
        id="abbreviations/long-form-again",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        fix="unsafe",
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="Cytokine release syndrome (CRS) is common; CRS may kill, and CRS is hard to "
                "see. Later, severe ⟦cytokine release syndrome⟧ came back.",
                reports="“cytokine release syndrome” is written out again 1× after it is "
                "abbreviated “CRS”",
                fixed="Cytokine release syndrome (CRS) is common; CRS may kill, and CRS is hard to "
                "see. Later, severe CRS came back.",
            ),
            Example(
                fails="# T\n\n## Abstract\n\nCytokine release syndrome (CRS) is common; CRS may "
                "kill, and CRS is hard to see. Then ⟦cytokine release syndrome⟧ came back.",
            ),
            Example(
                passes="Cytokine release syndrome (CRS) is common; CRS may kill, and CRS is hard "
                "to see. Cytokine release syndrome came back."
            ),
            Example(
                passes="# Cytokine release syndrome\n\nThe cytokine release syndrome (CRS) is "
                "common; CRS may kill, and CRS is hard to see.\n\n## A cytokine release syndrome"
            ),
            Example(
                passes="A chimeric antigen receptor (CAR) is made; CARs bind, and a CAR kills. "
                "Then chimeric antigen receptor T cells (CAR-T) grow."
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for the long forms of the text behind their definitions."""
        uses = document.derive(uses_of)
        seen: set[tuple[str, str]] = set()
        for placed in document.derive(placed_definitions):
            part, key = placed.part, placed.definition.key
            if (part, key) in seen:
                continue
            seen.add((part, key))
            plainly = [u for u in uses.get(key, ()) if u.part == part and not u.defines]
            if len(plainly) < _OFTEN or not is_sure(placed.definition):
                continue
            if self.level != "strict" and len(placed.definition.long.split()) == 1:
                continue
            again = [
                place
                for place in _again(document.derive(_RUNNING[part]), placed)
                if not any(
                    start < place.end and place.start < end
                    for start, end in document.derive(_defined_at).get(id(place.block), ())
                )
            ]
            if len(again) > (self.level != "strict" and document.derive(is_long)):
                yield self._report(document, placed, again)

    def _report(self, document: Document, placed: Placed, again: list[Place]) -> Finding:
        definition = placed.definition
        place = placed.block.span(definition.start, definition.end)
        block, start, end = again[0]
        short = definition.short
        return self.finding(
            block.span(start, end),
            f"“{' '.join(block.text[start:end].split())}” is written out again {len(again)}× after "
            f"it is abbreviated “{short}” in line {document.source.line_of(place.start)}; write "
            f"“{short}”",
            related=[
                Related(place, f"“{short}” is defined here"),
                *(Related(b.span(s, e), "written out here too") for b, s, e in again[1:_RELATED]),
            ],
            suggestions=[_short_for(placed, again[0])],
            fix=_fix(placed, again),
            pointer=block.pointer,
        )


def _defined_at(document: Document) -> dict[int, list[tuple[int, int]]]:
    """Where each block has the long form of a definition."""
    places: dict[int, list[tuple[int, int]]] = {}
    for block, definition in document.derive(defined_in):
        places.setdefault(id(block), []).append((definition.long_start, definition.long_end))
    return places


def _again(text: RunningText, placed: Placed) -> Iterator[Place]:
    """The places behind a definition at which its long form stands for itself."""
    long, definition = plain(placed.definition.long), placed.definition
    forms = {long, f"{long}s", long.removesuffix("s")} if len(long) > 8 else {long}
    start = text.at(placed.block, max(definition.end, definition.long_end))
    last: Block | None = None
    quoted: list[int] = []
    end = len(placed.block.text)
    for place in text.find(long.removesuffix("s"), start):
        block, a, b = place
        if block is not last:
            last, quoted = block, quotations(block.text)
            keywords = _keywords().search(block.text)
            end = keywords.start() if keywords else len(block.text)
        if a > end or bisect_right(quoted, a) % 2:
            continue
        if plain(block.text[a:b]) in forms and _stands_for_itself(block.text, a, b, definition):
            yield place


@lru_cache(maxsize=1)
def _keywords() -> re.Pattern[str]:
    """Where the keywords begin that a page has in the last line of an abstract."""
    return re.compile(r"\b[Kk]ey ?words?: ")


def _stands_for_itself(text: str, start: int, end: int, definition: Definition) -> bool:
    """Whether the abbreviation could stand there as well."""
    before, after = text[max(0, start - 80) : start].rstrip(" “\"'("), text[end : end + 14]
    if not before or before[-1] in ".!?:\n-–" or after[:1] in ("-", "–", "’", "'"):
        return False
    if re.search(r"[.(] ?\([A-Za-z]\)$", before):  # a panel of a caption
        return False
    if re.match(r"\s?[(\[]|, [A-Z]{2}", after):  # a second definition, a list of names
        return False
    written = text[start:end]
    if any(word[0].isupper() for word in written.split()[1:]):
        return False  # a name, or part of one
    return not re.search(r"(?:^|[\s(])[A-Z][\w-]* $", text[max(0, start - 25) : start]) or (
        not written[0].isupper()
    )


def _short_for(placed: Placed, place: Place) -> str:
    """The abbreviation as it stands for the long form there: in the plural where that is one."""
    written, short = place.block.text[place.start : place.end], placed.definition.short
    stem = short[:-1] if short[-1] == "s" and short[-2].isupper() else short
    was_plural = placed.definition.long.endswith("s") and stem == short
    return stem + "s" if written.endswith("s") and not was_plural else stem


def _fix(placed: Placed, again: list[Place]) -> Fix | None:
    edits: list[Edit] = []
    for place in again:
        edit = place.block.edit(place.start, place.end, _short_for(placed, place))
        if edit is None:
            return None
        edits.append(edit)
    return Fix(tuple(edits), safe=False)
