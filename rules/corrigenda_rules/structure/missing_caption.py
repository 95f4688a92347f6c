"""structure/missing-caption: a figure or table without a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span

_HEAD = "<article><front><article-meta/></front><body><sec><title>Ice</title><p>It melts.</p>"
_END = "</sec></body></article>"


class MissingCaption(Rule):
    """A figure or table of a JATS article that has no caption.

    Readers look at figures first and often at nothing else: without a caption they learn not what
    is shown, and a search finds neither the figure nor the table. An empty caption counts as none.

    A figure of a group that has a caption of its own is exempt, and so is the picture that stands
    for the article in its abstract.

    Write a caption, or take the picture for an `inline-graphic`, if it is none of the figures.
    """

    meta = RuleMeta(
        id="structure/missing-caption",
        severity=Severity.WARNING,
        since="0.2",
        sources=("JATS, <fig>, <table-wrap>, <caption>", "WCAG 2.2, 1.1.1 Non-text Content"),
        examples=(
            Example(
                fails=f'{_HEAD}⟦<fig id="f1">⟧<label>Figure 1</label><graphic href="a.tif"/></fig>'
                f"{_END}",
                reports="the figure “Figure 1” has no caption",
                path="a.xml",
            ),
            Example(
                fails=f'{_HEAD}⟦<table-wrap id="t1">⟧<caption><p/></caption><table/></table-wrap>'
                f"{_END}",
                reports="a table has no caption",
                path="a.xml",
            ),
            Example(
                passes=f'{_HEAD}<fig id="f1"><label>Figure 1</label><caption><p>Ice.</p></caption>'
                f'<graphic href="a.tif"/></fig>{_END}',
                path="a.xml",
            ),
            Example(
                passes=f'{_HEAD}<fig-group><caption><title>Ice</title></caption><fig><label>'
                f'A</label><graphic href="a.tif"/></fig></fig-group>{_END}',
                path="a.xml",
            ),
            Example(passes=f'{_HEAD}<!-- <fig id="f1"><label>Figure 1</label></fig> -->{_END}',
                    path="a.xml"),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks into each figure and table."""
        if document.format != "jats":
            return
        text = document.source.text
        for match in _floats().finditer(text):
            end = text.find(f"</{match[1]}>", match.end())
            if match[0].endswith("/>") or end < 0:
                continue
            inner = text[match.end() : end]
            at, until = inner.find("<caption"), inner.find("</caption>")
            if 0 <= at < until and re.sub(r"<[^<>]*>|\s", "", inner[at:until]):
                continue
            if _is_exempt(document, text, match.start()):
                continue
            label = re.search(r"<label\b[^<>]*>([^<>]{1,40})<", inner)
            thing = "figure" if match[1] == "fig" else "table"
            named = f"the {thing} “{' '.join(label[1].split())}”" if label else f"a {thing}"
            yield self.finding(Span(*match.span()), f"{named} has no caption: write what it shows")


@lru_cache(maxsize=1)
def _floats() -> re.Pattern[str]:
    return re.compile(r"<(fig|table-wrap)(?:\s[^<>]*)?>")


def _is_exempt(document: Document, text: str, at: int) -> bool:
    """Whether a figure stands in a comment, an abstract, a reply, or a group with a caption."""
    if any(comment.span.start <= at < comment.span.end for comment in document.comments):
        return True
    for name in ("abstract", "sub-article", "response", "trans-abstract"):
        if text.rfind(f"<{name}", 0, at) > text.rfind(f"</{name}>", 0, at):
            return True
    for name in ("fig-group", "table-wrap-group"):
        opened = text.rfind(f"<{name}", 0, at)
        if opened > text.rfind(f"</{name}>", 0, at):
            return "<caption" in text[opened:at].partition("<fig ")[0]
    return False
