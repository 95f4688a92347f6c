"""consistency/figure-number."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._captions import Series, all_series, is_whole, missing_between

_FEW = 3


class FigureNumber(Rule):
    """Captions of figures or tables whose numbers are doubled or leave a number out.

    Two captions “Figure 2”, or a Figure 4 that follows Figure 2: a figure was added or taken out
    and the others kept their numbers, and the references in the text may now be wrong.

    A picture's text beside its legend counts once, as does a figure that is continued on another
    page. A number that has no caption but is cited is told by `consistency/figure-missing`.

    Number the captions anew, and correct the references in the text.
    """

    meta = RuleMeta(
        id="consistency/figure-number",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=("AMA Manual of Style, 11th ed., chapter 4 (Tables, Figures, and Multimedia)",),
        examples=(
            Example(
                fails="**Figure 1.** Cells.\n\nText.\n\n**Figure 2.** Mice.\n\nMore text here.\n\n"
                "And more.\n\n**⟦Figure 2⟧.** Rats.\n",
                reports="a second caption is numbered Figure 2",
            ),
            Example(
                fails="**Table 1.** Cells.\n\n**Table 2.** Mice.\n\n**⟦Table 4⟧.** Rats.\n",
                reports="Table 4 follows Table 2",
            ),
            Example(
                passes="![Figure 1. Cells](a.png)\n\n**Figure 1.** Cells in culture.\n\n"
                "![Figure 2. Mice](b.png)\n\n**Figure 2.** Mice.\n"
            ),
            Example(passes="**Figure 1.** Cells.\n\nText.\n\nText.\n\n**Figure 1.** (continued)\n"),
            Example(passes="**Figure 1.** Cells.\n\n**Table 1.** Mice.\n\n**Figure S1.** Rats.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Follows the numbers of the captions of each series."""
        for series in document.derive(all_series):
            if len(series.captions) > 1:
                yield from self._doubled(series)
                yield from self._left_out(series, whole=is_whole(document))

    def _doubled(self, series: Series) -> Iterator[Finding]:
        first: dict[str, tuple[int, str]] = {}
        for k, caption in enumerate(series.captions):
            rest = caption.block.text[caption.end :].strip(" .:|—–\n")
            if not rest or "ontinued" in rest[:20] or "(cont" in rest[:12]:
                continue
            at, text = first.setdefault(caption.number, (k, rest))
            if at == k or text[:40] == rest[:40]:
                continue
            name = series.name(caption.number)
            block = series.captions[at].block
            yield self.finding(
                caption.block.span(0, caption.end),
                f"a second caption is numbered {name}: number the captions anew",
                related=[Related(block.span(0, series.captions[at].end), f"the other {name}")],
                pointer=caption.block.pointer,
            )

    def _left_out(self, series: Series, *, whole: bool) -> Iterator[Finding]:
        numbers = sorted(set(series.numbers))
        if len(numbers) < _FEW - (not whole) or numbers[0] > 1:
            return
        cited = {c.item.number for c in series.cited}
        missing = list(missing_between(numbers))
        if len(missing) != 1 or str(missing[0]) in cited:
            return  # more than one: the file shows but some of the figures
        after = str(missing[0] + 1)
        caption = next((c for c in series.captions if c.number == after), None)
        if caption is not None:
            yield self.finding(
                caption.block.span(0, caption.end),
                f"{series.name(after)} follows {series.name(str(missing[0] - 1))}: no caption has "
                f"the number {missing[0]}",
                pointer=caption.block.pointer,
            )
