"""abbreviations/undefined-in-caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Defined, defined_in
from corrigenda_rules.abbreviations._exempt import Exemptions
from corrigenda_rules.abbreviations._expansion import expansion
from corrigenda_rules.abbreviations._parts import CAPTION, in_running_text, is_whole, parts_of
from corrigenda_rules.abbreviations._uses import Use, uses_of

_ARTICLE = (
    "# T\n\n## Abstract\n\nIt came.\n\n## Introduction\n\nCytokine release syndrome (CRS) came."
    "\n\nWe saw it.\n\n## Results\n\nIt went.\n\nIt was gone.\n\n"
)


class UndefinedInCaption(Rule):
    """An abbreviation in the caption of a figure or table that nothing explains there.

    Figures and tables are looked at before the text is read, and are taken over into slides and
    reviews. Many journals therefore ask that each caption, with the notes of its table, explain its
    abbreviations, whatever the text does. Others do not: under the standard profile only those are
    told that the article explains nowhere though it seems to have the long form, under the strict
    profile all.

    Each caption is judged alone, and each abbreviation is reported once for all captions, at the
    first one that does not explain it. Exempt are widely known abbreviations, symbols, names and
    the labels of panels, as in `abbreviations/undefined`; the option `known` adds to them.

    Explain it at the end of the caption: “CRS, cytokine release syndrome”.
    """

    meta = RuleMeta(
        id="abbreviations/undefined-in-caption",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        options=(
            Option("known", [], "abbreviations that need no definition, besides the built-in ones"),
        ),
        sources=("AMA Manual of Style, 11th ed., sections 4 (tables and figures) and 13",),
        examples=(
            Example(
                fails=_ARTICLE + "A quick vertex exam.\n\nFigure 1. A ⟦QVE⟧.\n\nFigure 2. The QVE.",
                reports="“QVE” is not explained in 2 captions; does it stand for “quick vertex",
            ),
            Example(passes=_ARTICLE + "Figure 1. Course of CRS with QVX = quick vertex."),
            Example(
                passes="Figure 1. Course of CRS over time. CRS, cytokine release syndrome.\n\n"
                "Table 2. Course of cytokine release syndrome (CRS) and HIV in the UK."
            ),
            Example(passes="The CRS is common, and CRS kills."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the abbreviations of each caption with what it, or a note, defines."""
        parts = document.derive(parts_of)
        if not any(part.startswith(CAPTION) for part in parts):
            return
        defined = _defined(document, parts)
        exempt = Exemptions(document, self.options["known"])
        anywhere = frozenset().union(*defined.values())
        whole = is_whole(document)
        notes = defined.get("", frozenset())
        for key, uses in document.derive(uses_of).items():
            missing = [
                use
                for use in uses
                if use.part.startswith(CAPTION)
                and key not in defined.get(use.part, ())
                and key not in notes
                and not exempt.use(use)
                and not _explained(use)
            ]
            if not missing or exempt.found(missing[0].found):
                continue
            long = "" if key in anywhere else expansion(document, key)
            if self.level != "strict" and not (whole and long):
                continue
            if not any(exempt.named(use) for use in uses):
                yield self._report(document, missing, long)

    def _report(self, document: Document, missing: list[Use], long: str) -> Finding:
        use = missing[0]
        captions = len({u.part for u in missing})
        where = "this caption" if captions == 1 else f"{captions} captions"
        message = f"“{use.found.form}” is not explained in {where}"
        related: list[Related] = []
        elsewhere = _elsewhere(document, use.found.key)
        if elsewhere is not None:
            block, definition = elsewhere
            message += f"; add “{definition.short}, {in_running_text(definition.long)}”"
            place = block.span(definition.long_start, definition.long_end)
            related.append(Related(place, f"“{definition.short}” is spelled out here"))
        elif long:
            message += f"; does it stand for “{long}”?"
        return self.finding(
            use.block.span(use.found.start, use.found.end),
            message,
            related=related,
            pointer=use.block.pointer,
        )


def _defined(document: Document, parts: list[str]) -> dict[str, frozenset[str]]:
    """The keys that each part defines; under the empty name those of the notes of tables."""
    part_of = {id(block): part for block, part in zip(document.blocks, parts, strict=True)}
    found: dict[str, set[str]] = {}
    for block, definition in document.derive(defined_in):
        part = "" if block.kind in ("fn", "td", "th") else part_of[id(block)] or "aside"
        found.setdefault(part, set()).add(definition.key)
    return {part: frozenset(keys) for part, keys in found.items()}


def _explained(use: Use) -> bool:
    """Whether words follow that say what it is: “PHIHOX = soil pH”, “MNCP: mean …”."""
    return re.match(r" ?[=:] ?[A-Za-z]{2}", use.block.text[use.found.end :][:6]) is not None


def _elsewhere(document: Document, key: str) -> Defined | None:
    for defined in document.derive(defined_in):
        if defined.definition.key == key and defined.definition.long:
            return defined
    return None
