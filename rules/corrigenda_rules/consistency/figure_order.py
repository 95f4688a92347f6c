"""consistency/figure-order."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._captions import Cited, Series, all_series

_TEXT = frozenset({"p", "list-item"})
_FEW = 3
"""A series of so many numbers has an order."""


class FigureOrder(Rule):
    """Figures or tables whose first citations do not follow their numbers.

    Figures are numbered in the order in which the text first cites them; so Figure 3 is not
    cited before Figure 2. Journals ask for it, and layout places a figure near its first citation.

    Main and supplementary ones are judged apart, as are figures and tables. The abstract, captions,
    notes and tables do not count, and neither does a number that the document never cites. Told is
    the first number that comes too early, once for each series.

    Renumber the figures, or move the citation.
    """

    meta = RuleMeta(
        id="consistency/figure-order",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 4 (Tables, Figures, and Multimedia)",
            "ICMJE, Recommendations, IV.A.3 (Preparing a Manuscript for Submission)",
        ),
        examples=(
            Example(
                fails="First Figure 1, then ⟦Figure 3⟧, and last Figure 2.",
                reports="Figure 3 is cited before Figure 2",
            ),
            Example(
                fails="We list all (⟦Tables 2 and 3⟧), and some in Table 1.",
                reports="Table 2 is cited before Table 1",
            ),
            Example(
                fails="See Figure 1 (⟦Figure S3⟧), Figure 2, Figure S1 and Figure S2.",
                reports="Figure S3 is cited before Figure S1",
            ),
            Example(passes="See Figure 1, Table 1, Figure 2, Figure S1, Figure 1 and Figure 3."),
            Example(passes="See Figures 1–3, and Figure 2 again. Figure 4 is large."),
            Example(passes="Figure 1, then Figure 3 of Smith et al., then Figure 2 and Figure 3."),
            Example(
                passes="## Abstract\n\nSee Figure 3.\n\n## Text\n\nFigure 1, Figure 2, Figure 3."
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Follows the first citations of each series."""
        for series in document.derive(all_series):
            if len(series.cited) >= _FEW:
                yield from self._follow(series)

    def _follow(self, series: Series) -> Iterator[Finding]:
        first: dict[int, Cited] = {}
        for cited in series.cited:
            if cited.citation.foreign or not cited.item.sure:
                continue
            if cited.citation.block.kind in _TEXT and cited.item.number.isdigit():
                first.setdefault(int(cited.item.number), cited)
        order = list(first)
        if len(order) < _FEW:
            return
        early = next((k for k, n in enumerate(order) if any(m < n for m in order[k + 1 :])), None)
        if early is None:
            return
        number = order[early]
        late = min(m for m in order[early + 1 :] if m < number)
        place, other = first[number].citation, first[late].citation
        yield self.finding(
            place.block.span(*_extent(first[number])),
            f"{series.name(str(number))} is cited before {series.name(str(late))}: number them in "
            "the order of their first citations",
            related=[
                Related(
                    other.block.span(*_extent(first[late])),
                    f"{series.name(str(late))} is first cited here",
                )
            ],
            pointer=place.block.pointer,
        )


def _extent(cited: Cited) -> tuple[int, int]:
    """The name and the first number of a citation."""
    citation = cited.citation
    return citation.start, citation.end
