"""abbreviations/defined-twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.abbreviations._parts import Placed, placed_definitions, same_meaning
from corrigenda_rules.abbreviations._shapes import singular


class DefinedTwice(Rule):
    """An abbreviation that one part of a document defines a second time.

    A second definition makes the reader look for the difference. It is left over when sections
    are moved or written by several hands.

    The abstract and the text are judged each for itself: an abbreviation that is defined in the
    abstract is rightly defined again in the text. Captions, tables and lists of abbreviations are
    read alone and left out. Each abbreviation is reported once. Two different
    long forms are a matter for `abbreviations/defined-differently`.

    Keep the first definition and use the abbreviation alone from there on.
    """

    meta = RuleMeta(
        id="abbreviations/defined-twice",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.1",
        words=True,
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="We treated cytokine release syndrome (CRS).\n\n"
                "Later, cytokine release syndrome (⟦CRS⟧) came back.",
                reports="“CRS” is defined a second time",
            ),
            Example(
                fails="CRS (cytokine release syndrome) and cytokine-release syndrome (⟦CRS⟧).",
                reports="line 1",
            ),
            Example(
                passes="# T\n\n## Abstract\n\nCytokine release syndrome (CRS) is bad.\n\n"
                "## Introduction\n\nCytokine release syndrome (CRS) is common."
            ),
            Example(
                passes="Cytokine release syndrome (CRS) is bad.\n\n## Abbreviations\n\n"
                "CRS, cytokine release syndrome; DM, diabetes mellitus"
            ),
            Example(passes="The control rate (CR) was high. Caloric restriction (CR) helps."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports the second definition of each abbreviation in the same part."""
        first: dict[tuple[str, str], Placed] = {}
        reported: set[tuple[str, str]] = set()
        for placed in document.derive(placed_definitions):
            definition = placed.definition
            key = placed.part, definition.key
            if key not in first:
                first[key] = placed
                continue
            block, other = first[key].block, first[key].definition
            if key in reported or not same_meaning(other.long, definition.long):
                continue
            if singular(other.short) != singular(definition.short):
                continue  # “OHIP” and the English version of it, “OHIP-E”
            if _is_heading(placed) or _is_formula(placed):
                continue
            reported.add(key)
            place = block.span(other.start, other.end)
            line = document.source.line_of(place.start)
            yield self.finding(
                placed.block.span(definition.start, definition.end),
                f"“{definition.short}” is defined a second time in the {placed.part} (first in "
                f"line {line}); use the abbreviation alone",
                related=[Related(place, f"“{other.short}” is first defined here")],
            )


def _is_heading(placed: Placed) -> bool:
    """Whether a definition is that of a heading which the text names: “see the X (X) section”."""
    text = placed.block.text
    return re.match(r"[)\]][^.;]{0,30} section\b", text[placed.definition.end :][:50]) is not None


def _is_formula(placed: Placed) -> bool:
    """Whether letters or digits touch the brackets: “24,25(OH)2D3”."""
    text, definition = placed.block.text, placed.definition
    around = text[max(0, definition.start - 2) : definition.start], text[definition.end :][1:2]
    return around[0][-1:] == "(" and (around[0][:1].isdigit() or around[1].isalnum())
