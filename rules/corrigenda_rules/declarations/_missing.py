"""What the rules on missing statements share: how they judge, the articles of examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding
from corrigenda.rule import Example, Rule
from corrigenda_rules.declarations._statements import judged, place, says

FRONT = (
    "---\ntitle: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n# Introduction\n\n"
    "Ice melts.\n\n# Results\n\nIt did.\n"
)
"""An article in Markdown that states nothing."""

JATS = (
    "<article><front><article-meta><title-group><article-title>Ice</article-title></title-group>"
    '<contrib-group><contrib contrib-type="author"><collab>Ice Group</collab></contrib>'
    "</contrib-group>{}</article-meta></front><body><sec><title>Methods</title><p>A ship.</p></sec>"
    "<sec><title>Results</title><p>It melts.</p></sec></body></article>"
)
"""One in JATS; the braces stand at the end of its metadata."""


def failing(reports: str) -> tuple[Example, Example]:
    """That the two articles lack the statement."""
    return (
        Example(fails=FRONT.replace("Ice\nauthors", "⟦Ice⟧\nauthors"), reports=reports),
        Example(fails=JATS.format("").replace("Ice<", "⟦Ice⟧<"), reports=reports, path="a.xml"),
    )


def missing(
    rule: Rule, document: Document, member: str, said: str, message: str, *, exempt: str = ""
) -> Iterator[Finding]:
    """A finding where the article has neither the member nor any words that match `said`.

    `exempt` matches the types of article that are not judged.
    """
    article = judged(document)
    if article is None or article.get(member) or says(document, said):
        return
    if not exempt or re.search(exempt, article.string("type")) is None:
        yield rule.finding(place(article), message)
