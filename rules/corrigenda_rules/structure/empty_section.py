"""structure/empty-section: a heading with nothing below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.structure._sections import Section, sections

_HEAD = "<article><front><article-meta/></front><body><sec><title>Ice</title><p>It melts.</p></sec>"
_FILLED_LATER = r".*\b(?:references?|bibliography|literature cited|works cited|citations?)\b.*"

_OPENING = ("abstract", "summary", "statement of need")


class EmptySection(Rule):
    """A heading that another one of its level follows, with nothing between them.

    Readers who follow the table of contents find nothing. Mostly a part of a template was not
    filled in, or the text was deleted and its heading left.

    A heading right before those of its own subsections is right. So is a list of references at the
    end of a Markdown file, which a program fills in, a heading at the end of a file that is only a
    part of an article, and the title at its beginning. What is not prose (a figure, a table, code,
    a formula, a file that is included) fills a section too. Copied pages are not judged: they do
    not tell the levels of headings.

    Write the section, or delete its heading.
    """

    meta = RuleMeta(
        id="structure/empty-section",
        severity=Severity.WARNING,
        since="0.2",
        sources=("JATS, <sec>",),
        examples=(
            Example(
                fails="# Ice\n\n## Results\n\nIt melts.\n\n## ⟦Limitations⟧\n\n## Discussion\n\n"
                "It does.\n",
                reports="the section “Limitations” is empty",
            ),
            Example(
                fails="# Ice\n\n## Results\n\n### ⟦Thickness⟧\n\n## Discussion\n\nIt melts.\n",
                reports="the section “Thickness” is empty",
            ),
            Example(
                fails=f"{_HEAD}<sec><title>⟦Limits⟧</title></sec></body></article>",
                reports="the section “Limits” is empty",
                path="a.xml",
            ),
            Example(
                fails=f"{_HEAD}<sec><title>⟦Limits⟧</title>\n<p/></sec></body></article>",
                reports="the section “Limits” is empty",
                path="a.xml",
            ),
            Example(
                passes="# Ice\n\n## Results\n\n### Thickness\n\nIt melts.\n\n## Code\n\n"
                "```r\nmelt(ice)\n```\n\n## Figures\n\n![](ice.png)\n\n## References\n",
            ),
            Example(
                passes=f"{_HEAD}<sec><title>Map</title><fig><graphic/></fig></sec>"
                "<sec><title>Models</title><sec><title>Ice</title><p>Thin.</p></sec></sec>"
                "</body></article>",
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at what stands between each heading and the next one."""
        if document.format == "page":
            return
        listed = document.derive(sections)
        following = iter([*listed[1:], None])
        source = document.source.text
        complete = any(article.complete for article in document.articles)
        for section in listed:
            after = next(following)
            if section.blocks or re.fullmatch(_FILLED_LATER, section.name):
                continue
            if after is not None and after.level > section.level:
                continue
            if section is listed[0] and _opens(document, section):
                continue  # the title, or the name of the part that the file is
            start = section.heading.span().end
            if document.format == "jats":
                empty = _nothing_in_xml().match(source, start) is not None
            elif after is None:
                empty = complete and _is_blank(source[start:])
            else:
                empty = _is_blank(source[start : after.heading.span().start])
            if empty:
                yield self.finding(
                    section.heading.span(),
                    f"the section {quote(section.heading.text)} is empty: write it, or delete its "
                    "heading",
                )


def _opens(document: Document, section: Section) -> bool:
    """Whether a heading stands at the beginning and has none of the names of sections there."""
    first = next((b for b in document.prose() if b.kind != "article-title"), None)
    return first is section.heading and not section.kind and section.name not in _OPENING


@lru_cache(maxsize=1)
def _nothing_in_xml() -> re.Pattern[str]:
    """From the end of a title to that of its section."""
    return re.compile(
        r"(?:</[a-z]+>){0,4}\s*</title>(?:\s|<!--(?!.{400}).{0,400}?-->|<p\s*/>|<p>\s*</p>)*"
        r"</(?:sec|app|ack|notes|glossary)>"
    )


def _is_blank(between: str) -> bool:
    """Whether only the ends of a heading's mark-up, and the beginnings of the next one's, stand."""
    if len(between) > 400:
        return False
    between = re.sub(r"<!--.*?-->", "", between, flags=re.DOTALL)
    between = re.sub(r"</?h[1-6][^<>]*>|<a [^<>]*>|</a>", "", between)
    between = re.sub(r"\{[#.:=\-][^{}\n]*\}|^\([\w:-]+\)=$", "", between, flags=re.MULTILINE)
    return not between.strip("#*_=~- \t\r\n'\"`:")
