"""metadata/corresponding-author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.metadata._people import (
    author_tokens,
    display,
    fits,
    is_person,
    shares_name,
    tokens,
)

_HEAD = (
    "title: On Lupus\ndoi: 10.5555/1\n"
    "authors: [{given: Chen, family: Li}, {given: Zoë, family: García-Núñez}]\n"
)


class CorrespondingAuthor(Rule):
    """A correspondence note that names somebody who is not among the authors.

    One of the two is wrong: the name was mistyped, or an author was lost on the way from the
    manuscript to the page. Readers who cite or write to the name reach nobody.

    Initials, the order of the names, accents and degrees may differ (“C. Li”, “Li C”, “Chen Li,
    MD”). Where an author has the same family name and another given name the finding is only a
    hint: people have short names.

    Correct the name, or add the author.
    """

    meta = RuleMeta(
        id="metadata/corresponding-author",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails=_HEAD + "correspondence: [{name: ⟦Yu Wang⟧, email: yu.wang@example.org}]\n",
                path="article.yaml",
                reports="not among the authors",
            ),
            Example(
                fails=_HEAD + "correspondence: [{name: ⟦Wei Li⟧, email: wei.li@example.org}]\n",
                path="article.yaml",
                reports="“Chen Li”",
            ),
            Example(
                passes=_HEAD + "correspondence: [{name: 'Li C', email: chen.li@example.org}]\n",
                path="article.yaml",
            ),
            Example(
                passes=_HEAD + "correspondence: [{name: 'Z. Garcia Nunez, PhD', email: z@x.org}]\n",
                path="article.yaml",
            ),
            Example(
                passes=_HEAD + "correspondence: [{name: Editorial Office, email: a@x.org}]\n",
                path="article.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at each name that no author has."""
        for article in document.articles:
            authors = [a for _, a in article.items("authors") if isinstance(a, dict)]
            if not authors or not all(author_tokens(a) for a in authors):
                continue
            for at, note in article.items("correspondence"):
                name = note.get("name") if isinstance(note, dict) else None
                if isinstance(name, str):
                    yield from self._named(article, f"{at}/name", name, authors)

    def _named(
        self, article: Article, at: str, names: str, authors: list[dict[str, object]]
    ) -> Iterator[Finding]:
        text = article.text(at)
        for start, name in _each(names):
            person = re.split(r", (?=[A-Z]\.?[A-Za-z.]*\b)", name)[0] if "," in name else name
            written = tokens(name)
            if len(written) < 2 or not is_person(person):
                continue
            if any(fits(written, author_tokens(a)) for a in authors):
                continue
            span = text.span(start, start + len(name)) if text is not None else article.span(at)
            near = next((a for a in authors if shares_name(written, author_tokens(a))), None)
            if near is None:
                said = f"“{name}” is named for correspondence but is not among the authors"
                yield self.finding(span, said, pointer=at)
            else:
                said = f"“{name}” is named for correspondence; the author is “{display(near)}”"
                yield self.finding(
                    span,
                    said,
                    severity=Severity.INFO,
                    confidence=Confidence.MEDIUM,
                    suggestions=[display(near)],
                    pointer=at,
                )


def _each(names: str) -> Iterator[tuple[int, str]]:
    """The names of a note that names several, each with its offset."""
    at = 0
    for end in [*re.finditer(r"\s+(?:and|&|et|und|y)\s+|;", names), None]:
        piece = names[at : end.start() if end else len(names)]
        name = piece.strip(" .,*\n\t")
        if name:
            yield at + piece.index(name), name
        at = end.end() if end else at
