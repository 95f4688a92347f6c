"""abbreviations/used-before-definition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.abbreviations._exempt import Exemptions
from corrigenda_rules.abbreviations._parts import (
    ABSTRACT,
    Placed,
    in_running_text,
    placed_definitions,
)
from corrigenda_rules.abbreviations._trust import is_sure
from corrigenda_rules.abbreviations._uses import Use, uses_of


class UsedBeforeDefinition(Rule):
    """An abbreviation that is used first and defined later.

    Who meets CRS on page two and learns on page four what it is has had to guess in between. It
    happens when sections change places, or when a methods section is moved to the end.

    The abstract and the text are judged each for itself, and each abbreviation is reported once,
    at its first use, with the place of its definition. Headings, captions, tables and lists of
    abbreviations do not count as uses. Widely known abbreviations and symbols are exempt, as in
    `abbreviations/undefined`; the option `known` adds to them.

    Move the definition to the first use and leave the abbreviation alone where it was defined.
    """

    meta = RuleMeta(
        id="abbreviations/used-before-definition",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        words=True,
        options=(
            Option("known", [], "abbreviations that need no definition, besides the built-in ones"),
        ),
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="Patients with ⟦CRS⟧ were treated.\n\n"
                "Cytokine release syndrome (CRS) is common; CRS may kill.",
                reports="“CRS” is used 1× before it is defined in line 3",
            ),
            Example(
                fails="# T\n\n## Abstract\n\nAn ⟦OTOT⟧ is bad. OTOT (on-target off-tumor toxicity) "
                "is rare.\n\n## Introduction\n\nOn-target off-tumor toxicity (OTOT) is rare.",
                reports="in the abstract",
            ),
            Example(
                fails="Most ⟦LVLs⟧ are benign, and LVLs are stained. Lugol-voiding lesions (LVLs) "
                "are seen.",
                reports="2×",
            ),
            Example(passes="Cytokine release syndrome (CRS) is common; CRS may kill."),
            Example(
                passes="## Effect of CRS\n\nCytokine release syndrome (CRS) is common.\n\n"
                "Figure 1. CRS over time.\n\n## Abbreviations\n\nCRS, cytokine release syndrome"
            ),
            Example(passes="DNA was cut. Deoxyribonucleic acid (DNA) is long."),
            Example(
                passes="# T\n\n## Abstract\n\nOdds ratio of survival (ORS).\n\n## Introduction\n\n"
                "The odds ratio of survival (ORS) was high. The ORS fell."
            ),
            Example(passes="The CRS was scored in all patients."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the first use with the first definition, in abstract and text."""
        placed = document.derive(placed_definitions)
        if not placed:
            return
        uses = document.derive(uses_of)
        exempt = Exemptions(document, self.options["known"])
        order = {id(block): index for index, block in enumerate(document.blocks)}
        seen: set[tuple[str, str]] = set()
        for one in placed:
            definition = one.definition
            if (one.part, definition.key) in seen:
                continue
            seen.add((one.part, definition.key))
            if not is_sure(definition) or exempt.form(definition.short):
                continue
            at = order[id(one.block)], min(definition.start, definition.long_start)
            early = [
                use
                for use in uses.get(definition.key, ())
                if use.part == one.part
                and use.place < at
                and not any(map(str.isdigit, use.found.form))
                and not exempt.use(use)
                and use.block.text[use.found.end : use.found.end + 1] != "("
            ]
            if early and not any(use.defines for use in early) and not _is_told(early[0]):
                yield self._report(document, one, early)

    def _report(self, document: Document, placed: Placed, early: list[Use]) -> Finding:
        first, definition = early[0], placed.definition
        place = placed.block.span(definition.start, definition.end)
        line = document.source.line_of(place.start)
        where = f" in the {ABSTRACT}" if placed.part == ABSTRACT else ""
        return self.finding(
            first.block.span(first.found.start, first.found.end),
            f"“{first.found.form}” is used {len(early)}× before it is defined in line {line}"
            f"{where}; define it here: “{in_running_text(definition.long)} ({definition.short})”",
            related=[Related(place, f"“{definition.short}” is defined here")],
            pointer=first.block.pointer,
        )


def _is_told(use: Use) -> bool:
    """Whether a use ends a pair of brackets, so that it tells what is before it: “(HG.CAST; HGC)”.

    Whatever that is, the reader has it.
    """
    text, found = use.block.text, use.found
    before = text[max(0, found.start - 40) : found.start]
    return (
        text[found.end : found.end + 1] in (")", "]")
        and re.search(r"[(\[](?:[^()\[\]]{1,30}[;,] )?$", before) is not None
    )
