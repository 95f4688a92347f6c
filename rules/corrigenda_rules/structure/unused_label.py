"""structure/unused-label: a labelled figure or table to which the text never refers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._captions import is_whole
from corrigenda_rules.structure._labels import Label, labels

_NAMES = {"fig": "figure", "tbl": "table", "tab": "table"}
_TOP = "---\ntitle: Cells\nauthors: [{name: Ada Field}]\n---\n\n"
_GROWTH = "![Growth](a.png){#fig:growth}\n\n"
_MICE = "![Mice](b.png){#fig:mice}\n"


class UnusedLabel(Rule):
    """A figure or table of a Markdown manuscript that has a label and is never referred to.

    Every figure and table of an article is cited in its text; one that is not was forgotten, or
    the sentence on it was deleted. The labels are those of pandoc-crossref, Quarto, bookdown, MyST
    and LaTeX; a label that stands anywhere else in the text counts as cited.

    Judged are whole manuscripts that refer to some other figure or table by its label; of one that
    is kept in several files the others are not seen. Figures with numbers in their captions are
    judged by `consistency/figure-missing`.

    Cite the figure, or leave it out.
    """

    meta = RuleMeta(
        id="structure/unused-label",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.3",
        sources=("ICMJE, Recommendations, IV.A.3.h–i (Tables, Illustrations)",),
        examples=(
            Example(
                fails=f"{_TOP}See @fig:growth.\n\n{_GROWTH}{_MICE}".replace(
                    "fig:mice", "⟦fig:mice⟧"
                ),
                reports="the text does not refer to the figure “fig:mice”",
            ),
            Example(
                fails=_TOP + "See {numref}`fig-a`.\n\n```{figure} a.png\n:name: fig-a\nGrowth.\n"
                "```\n\n```{figure} b.png\n:name: ⟦fig-b⟧\nMice.\n```\n",
                reports="“fig-b”",
            ),
            Example(passes=f"{_TOP}See @fig:growth and @fig:mice.\n\n{_GROWTH}{_MICE}"),
            Example(passes=f"{_TOP}See @fig:growth and [mice](#fig:mice).\n\n{_GROWTH}{_MICE}"),
            Example(passes=f"{_TOP}{_GROWTH}{_MICE}"),
            Example(passes=f"See @fig:growth.\n\n{_GROWTH}{_MICE}"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for each label elsewhere in the text."""
        listed = [label for label in document.derive(labels) if label.sort in _NAMES]
        if len(listed) < _FEW or not is_whole(document):
            return
        unused = [label for label in listed if not _is_used(label, document.source.text)]
        if 2 * len(unused) > len(listed):
            return  # the text refers in another way, or stands in another file
        for label in unused:
            yield self.finding(
                label.span,
                f"the text does not refer to the {_NAMES[label.sort]} “{label.key}”: refer to "
                "it or leave it out",
            )


def _is_used(label: Label, source: str) -> bool:
    pattern = rf"(?<![\w:.-]){re.escape(label.key)}(?![\w-]|[.:]\w)"
    return sum(1 for _ in re.finditer(pattern, source, re.IGNORECASE)) > 1


_FEW = 2
"""With one label alone nothing tells whether the text refers by labels."""
