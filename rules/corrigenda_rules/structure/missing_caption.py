"""structure/missing-caption: a figure or table without a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._spans import Spans

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
        """Follows the elements around figures and tables, in one pass."""
        if document.format != "jats":
            return
        text = document.source.text
        hidden = Spans(comment.span for comment in document.comments)
        open_: list[_Element] = []
        for match in _tags().finditer(text):
            closing, name = match[1], match[2]
            if match[0].endswith("/>") or match.start() in hidden:
                continue
            if not closing:
                if len(open_) < _DEEPEST:
                    open_.append(_Element(name, match.start(), match.end()))
                continue
            place = next((k for k in range(len(open_) - 1, -1, -1) if open_[k].name == name), None)
            if place is None:
                continue
            element = open_[place]
            del open_[place:]
            if name == "caption":
                if open_ and re.search(
                    r"\S", re.sub(r"<[^<>]*>", "", text[element.end : match.start()])
                ):
                    open_[-1].captioned = True
            elif name in _THINGS and not element.captioned and not any(map(_exempts, open_)):
                yield self._missing(text, element, match.start())

    def _missing(self, text: str, element: _Element, end: int) -> Finding:
        label = re.search(r"<label\b[^<>]*>([^<>]{1,40})<", text[element.end : end])
        thing = _THINGS[element.name]
        named = f"the {thing} “{' '.join(label[1].split())}”" if label else f"a {thing}"
        return self.finding(
            Span(element.start, element.end), f"{named} has no caption: write what it shows"
        )


_THINGS = {"fig": "figure", "table-wrap": "table"}
_DEEPEST = 200
_GROUPS = ("fig-group", "table-wrap-group")


class _Element:
    """An element that is open, and whether it has a caption."""

    __slots__ = ("captioned", "end", "name", "start")

    def __init__(self, name: str, start: int, end: int) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.captioned = False


def _exempts(element: _Element) -> bool:
    """Whether what stands in an element needs no caption of its own."""
    return element.captioned if element.name in _GROUPS else element.name not in _THINGS


@lru_cache(maxsize=1)
def _tags() -> re.Pattern[str]:
    return re.compile(
        r"<(/?)(fig-group|fig|table-wrap-group|table-wrap|caption|abstract|trans-abstract"
        r"|sub-article|response)(?=[\s/>])[^<>]*>"
    )
