"""abbreviations/two-abbreviations."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.abbreviations._parts import Placed, placed_definitions, same_words
from corrigenda_rules.abbreviations._trust import is_sure
from corrigenda_rules.abbreviations._uses import uses_of


class TwoAbbreviations(Rule):
    """Two abbreviations for one thing in one document.

    Where insulin resistance is IR in one section and INSR in the next, a reader looks for the
    difference, and a search for one misses the other. It happens where several hands write.

    Reported once, at the definition of the abbreviation that the document uses less, with the
    counts of both. The long forms must be the same but for case, hyphens, spelling of a dialect
    and number. An abbreviation and a part or plural of it (CAR and CAR-T, SNP and SNPs) are one.

    Choose one of them and use it throughout.
    """

    meta = RuleMeta(
        id="abbreviations/two-abbreviations",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        words=True,
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="Extracellular vesicles (EVs) are small; EVs carry RNA.\n\n"
                "We counted extracellular vesicles (⟦ECVs⟧).",
                reports="“EV” (2×)",
            ),
            Example(
                fails="Tumour mutational burden (⟦TuMB⟧) was high. Tumor mutational burden (TMB) "
                "and TMB alone.",
                reports="write “TMB” throughout",
            ),
            Example(
                passes="Extracellular vesicles (EVs) are small; an extracellular vesicle (EV)."
            ),
            Example(
                passes="Chimeric antigen receptor (CAR) cells; chimeric antigen receptor T (CAR-T)."
            ),
            Example(passes="Control rate (CR) and caloric restriction (CaR) differ."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the long forms of the definitions in abstract and text."""
        first: dict[str, Placed] = {}
        for placed in document.derive(placed_definitions):
            if placed.definition.key not in first and is_sure(placed.definition):
                first[placed.definition.key] = placed
        kept = list(first.values())
        by_start: dict[str, list[Placed]] = {}
        for placed in kept:
            by_start.setdefault(placed.definition.long[:3].lower(), []).append(placed)
        for group in by_start.values():
            for k, one in enumerate(group):
                for other in group[k + 1 :]:
                    if _differ(one, other) and same_words(
                        one.definition.long, other.definition.long
                    ):
                        yield self._report(document, one, other)

    def _report(self, document: Document, one: Placed, other: Placed) -> Finding:
        uses = document.derive(uses_of)
        counts = [len(uses.get(p.definition.key, ())) for p in (one, other)]
        rare, common = (other, one) if counts[0] >= counts[1] else (one, other)
        rarely, commonly = sorted(counts)
        place = common.block.span(common.definition.start, common.definition.end)
        wanted, form = common.definition.key, rare.definition.key
        end = f"write “{wanted}” throughout" if rarely < commonly else "write one of them"
        return self.finding(
            rare.block.span(rare.definition.start, rare.definition.end),
            f"“{rare.definition.long}” is abbreviated “{form}” ({rarely}×) here and “{wanted}” "
            f"({commonly}×) in line {document.source.line_of(place.start)}; {end}",
            related=[Related(place, f"“{wanted}” is defined here")],
            suggestions=[wanted] if rarely < commonly else (),
            pointer=rare.block.pointer,
        )


def _differ(one: Placed, other: Placed) -> bool:
    """Whether two keys are different abbreviations, and not one with a part added."""
    a, b = one.definition.key.lower(), other.definition.key.lower()
    return not (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a))
