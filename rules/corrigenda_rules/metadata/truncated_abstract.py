"""metadata/truncated-abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_CUT = (
    r"(?i)[\[(]?(?:\.{3}|…)[\])]?\s*(?:\(?(?:read|show|see|view)\s+(?:more|full)\b[^.]{0,20})?\s*$"
    r"|[\[(](?:abstract )?truncated(?: at \d+ words)?[\])]"
)
_TAIL = 120
_HEAD = "title: On Lupus\ndoi: 10.5555/1\nauthors: [{name: Chen Li}]\n"


class TruncatedAbstract(Rule):
    """An abstract that was cut off: it ends in dots, “Read more” or “(abstract truncated)”.

    Search results and feeds show the beginning of an abstract, and that is what gets copied.
    Readers and indexes miss the results, which stand at the end.

    Only the end of the abstract is looked at, and only in a file that stands for the article:
    the records of a bibliography are often cut by the service they come from.

    Copy the whole abstract from the article.
    """

    meta = RuleMeta(
        id="metadata/truncated-abstract",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails=_HEAD + "abstract: We treated ten patients with ⟦…⟧\n",
                path="article.yaml",
                reports="cut off",
            ),
            Example(
                fails=_HEAD + "abstract: We treated ten patients and⟦... Read more⟧\n",
                path="article.yaml",
                reports="cut off",
            ),
            Example(
                passes=_HEAD + "abstract: We ask whether … is the end. It is not.\n",
                path="article.yaml",
            ),
            Example(
                passes='[{"id": "a", "type": "article-journal", "title": "On Lupus",'
                ' "DOI": "10.5555/1", "abstract": "We treated ten …"}]',
                path="references.json",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at the end of each abstract that was cut off."""
        for article in document.articles:
            abstract = article.string("abstract")
            start = max(0, len(abstract) - _TAIL)
            cut = re.search(_CUT, abstract[start:]) if article.complete else None
            if cut is None:
                continue
            text = article.text("/abstract")
            whole = article.span("/abstract")
            span = text.span(start + cut.start(), start + cut.end()) if text is not None else whole
            message = "the abstract is cut off here; copy the whole of it from the article"
            yield self.finding(span, message, pointer="/abstract")
