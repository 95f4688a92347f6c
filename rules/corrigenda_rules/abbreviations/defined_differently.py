"""abbreviations/defined-differently."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Defined, Definition, defined_in
from corrigenda_rules.abbreviations._parts import related_meaning
from corrigenda_rules.abbreviations._trust import is_sure


class DefinedDifferently(Rule):
    """An abbreviation that stands for two different things in one document.

    Where CR is the control rate on one page and caloric restriction on the next, a reader must
    guess at every use after that, and so must a machine that reads the article.

    Only long forms that share no word are reported; “tumour necrosis factor” and “tumor necrosis
    factor alpha” are taken for one. Captions, tables and lists of abbreviations are left out.

    Choose another abbreviation for one of the two, or spell one out throughout.
    """

    meta = RuleMeta(
        id="abbreviations/defined-differently",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.1",
        words=True,
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="The control rate (CR) was high. Caloric restriction (⟦CR⟧) helps.",
                reports="“control rate”",
            ),
            Example(
                passes="Tumour necrosis factor (TNF) rose. Tumor necrosis factor alpha (TNF) fell."
            ),
            Example(passes="Quantitative trait loci (QTLs). A quantitative trait locus (QTL)."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares each definition with the first one of its abbreviation in the document."""
        first: dict[str, Defined] = {}
        reported: set[str] = set()
        for placed in document.derive(defined_in):
            block, definition = placed
            if block.kind == "kwd" or not is_sure(definition) or _holds_symbols(definition):
                continue
            if definition.short.replace("-", "") not in (definition.key, definition.key + "s"):
                continue  # CAR-T and CAR may well mean two things
            if definition.listed and _is_in_sentence(block.text, definition.start):
                continue
            earlier, other = first.setdefault(definition.key, placed)
            if definition.key in reported or related_meaning(other.long, definition.long):
                continue
            reported.add(definition.key)
            place = earlier.span(other.start, other.end)
            yield self.finding(
                block.span(definition.start, definition.end),
                f"“{definition.short}” stands for “{definition.long}” here, for “{other.long}” in "
                f"line {document.source.line_of(place.start)}; abbreviate one of them otherwise",
                related=[Related(place, f"“{other.short}” stands for “{other.long}” here")],
                pointer=block.pointer,
            )


def _is_in_sentence(text: str, at: int) -> bool:
    """Whether words stand before an abbreviation, so that it is no entry: “good CRS, and so on”."""
    return text[:at].rstrip(" \n*_")[-1:].isalnum()


def _holds_symbols(definition: Definition) -> bool:
    """Whether one of the two has a digit, or the long form an abbreviation in it."""
    if any(map(str.isdigit, definition.short)):
        return True
    return any(sum(map(str.isupper, word)) > 1 for word in definition.long.split())
