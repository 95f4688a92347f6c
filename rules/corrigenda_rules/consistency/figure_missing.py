"""consistency/figure-missing."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._captions import Cited, Series, all_series, is_whole

_FEW = 2
"""So many captions show that a file holds the captions of its article."""


_MADE = ("```{", "\\includegraphics", "{{<", "{%", "\\input", "```mermaid", "<iframe", "<svg")
"""Marks of texts in which pictures are made or brought in from elsewhere."""


class FigureMissing(Rule):
    """A figure or table that is cited and has no caption in the document, or the other way round.

    Numbers shift while an article is written: the text says “Figure 5”, and there are four. Readers
    look for it in vain. Where several captions of a kind stand in the document, each number that
    the text cites should have one, and each caption should be cited.

    Where captions have no numbers because the template sets them, a number above the count of the
    pictures is told.

    Left alone are documents without captions, files that hold one section of a manuscript (unless
    the number lies between those that are there), figures of other works (“Fig. 2 of Smith et
    al.”), and supplementary figures where the document shows none of them.

    Correct the number, add the figure with its caption, or cite the figure in the text.
    """

    meta = RuleMeta(
        id="consistency/figure-missing",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 4 (Tables, Figures, and Multimedia)",
            "ICMJE, Recommendations, IV.A.3 (Preparing a Manuscript for Submission)",
        ),
        examples=(
            Example(
                fails="---\ntitle: Cells\nauthors: [{name: Ada Field}]\n---\n\n"
                "See Figure 1, Figure 2 and ⟦Figure 4⟧.\n\n"
                "**Figure 1.** Cells.\n\n**Figure 2.** Mice.\n",
                reports="Figure 4 is cited, but has no caption",
            ),
            Example(
                fails="See Figure 1, ⟦Figure 2⟧ and Figure 3.\n\n**Figure 1.** Cells.\n\n"
                "**Figure 3.** Mice.\n",
                reports="Figure 2 is cited, but has no caption",
            ),
            Example(
                fails="We show it in Table 1 and Table 2.\n\n**Table 1.** Cells.\n\n"
                "**Table 2.** Mice.\n\n**⟦Table 3⟧.** Rats.\n",
                reports="Table 3 is not cited in the text",
            ),
            Example(
                fails="---\ntitle: Cells\nauthors: [{name: Ada Field}]\n---\n\n"
                "See Figure 1 and ⟦Figure 4⟧.\n\n![Cells](a.png)\n\n![Mice](b.png)\n",
                reports="the document shows 2 pictures",
            ),
            Example(passes="See Figure 1 and Figure 7. No figures stand in this file."),
            Example(
                passes="See Figures 1–3.\n\n**Figure 1.** Cells.\n\n**Figure 2.** Mice.\n\n"
                "**Figure 3.** Rats.\n"
            ),
            Example(
                passes="As in Figure 9 of Smith et al., and Figures 1 and 2; see Figure S4.\n\n"
                "**Figure 1.** Cells.\n\n**Figure 2.** Mice.\n"
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the numbers cited with those of the captions, series by series."""
        for series in document.derive(all_series):
            if series.captions and series.cited:
                yield from self._uncaptioned(series, whole=is_whole(document))
                yield from self._uncited(series)
            elif (series.kind, series.letters) == ("figure", "") and series.cited:
                yield from self._beyond(document, series)

    def _uncaptioned(self, series: Series, *, whole: bool) -> Iterator[Finding]:
        numbers = {c.number for c in series.captions}
        inside = range(min(series.numbers, default=0), max(series.numbers, default=0))
        wanting: dict[str, list[Cited]] = {}
        for cited in series.cited:
            number = cited.item.number
            if number in numbers or cited.citation.foreign or not cited.item.sure:
                continue
            between = number.isdigit() and int(number) in inside
            if between or (whole and len(numbers) >= _FEW):
                wanting.setdefault(number, []).append(cited)
        if 2 * len(wanting) > len(numbers):
            return  # the file shows but some of its figures
        for number, places in wanting.items():
            first = places[0].citation
            name = series.name(number)
            yield self.finding(
                first.block.span(first.start, first.end),
                f"{name} is cited, but has no caption in the document: correct the number or add "
                "the caption",
                related=[
                    Related(
                        c.citation.block.span(c.citation.start, c.citation.end),
                        f"{name} is cited here too",
                    )
                    for c in places[1:4]
                ],
                pointer=first.block.pointer,
            )

    def _beyond(self, document: Document, series: Series) -> Iterator[Finding]:
        """The numbers above the count of pictures, where the template numbers them."""
        pictures = _pictures(document)
        if pictures < _FEW or not is_whole(document):
            return
        told: set[int] = set()
        for cited in series.cited:
            number = int(cited.item.number) if cited.item.number.isdigit() else 0
            if number > pictures and cited.item.sure and not cited.citation.foreign:
                first = cited.citation
                if number not in told:
                    told.add(number)
                    yield self.finding(
                        first.block.span(first.start, first.end),
                        f"{series.name(str(number))} is cited, but the document shows {pictures} "
                        "pictures: correct the number or add the figure",
                        confidence=Confidence.LOW,
                        pointer=first.block.pointer,
                    )

    def _uncited(self, series: Series) -> Iterator[Finding]:
        cited = {c.item.number for c in series.cited}
        uncited = [c for c in series.captions if c.number not in cited]
        if not uncited or 2 * len(uncited) >= len(series.captions):
            return  # the text cites figures in another way, or stands in another file
        for caption in uncited:
            yield self.finding(
                caption.block.span(0, caption.end),
                f"{series.name(caption.number)} is not cited in the text: cite it or leave it out",
                pointer=caption.block.pointer,
            )


def _pictures(document: Document) -> int:
    """How many pictures a Markdown text shows; 0 where that cannot be told."""
    if document.format != "markdown":
        return 0
    source = document.source.text
    if any(mark in source for mark in _MADE):
        return 0
    return source.count("![") + sum(source.count(tag) for tag in ("<img", "<figure", "<object"))
