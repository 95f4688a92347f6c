"""metadata/correspondence-email."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_ADDRESS = r"(?i)@|＠|[\[({]\s*at\s*[\])}]|\bemail\W*protected\b|\bmailto:"


class CorrespondenceEmail(Rule):
    """A correspondence note that gives a postal address and no e-mail address.

    Readers write to authors by e-mail; an address of three hospitals does not reach anybody, and
    people change institutions. Guidelines for authors ask for the corresponding author's e-mail
    address on the title page.

    Exempt: a bare name (“Correspondence to Jane Doe.”), behind which many sites put the address
    as a link that a copy of the text does not show; a note whose author has an e-mail address
    elsewhere in the metadata; formats that mark the corresponding author with a flag alone.

    Add the address to the note: “Chen Li, chen.li@example.org”.
    """

    meta = RuleMeta(
        id="metadata/correspondence-email",
        severity=Severity.WARNING,
        since="0.1",
        sources=("ICMJE Recommendations, section IV.A.3.a, title page",),
        examples=(
            Example(
                fails="title: On Lupus\ndoi: 10.5555/1\nauthors: [{given: Chen, family: Li}]\n"
                'correspondence: "⟦Chen Li, Department of Dermatology, Tianjin, China⟧"\n',
                path="article.yaml",
                reports="no e-mail address",
            ),
            Example(
                passes="title: On Lupus\ndoi: 10.5555/1\nauthors: [{given: Chen, family: Li}]\n"
                'correspondence: "Chen Li, Department of Dermatology, chen.li@example.org"\n',
                path="article.yaml",
            ),
            Example(
                passes="title: On Lupus\ndoi: 10.5555/1\n"
                "authors: [{given: Chen, family: Li, email: chen.li@example.org}]\n"
                'correspondence: "Chen Li, Department of Dermatology, Tianjin, China"\n',
                path="article.yaml",
            ),
            Example(
                passes="title: On Lupus\ndoi: 10.5555/1\nauthors: [{given: Chen, family: Li}]\n"
                'correspondence: "Chen Li."\n',
                path="article.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at each note without an address."""
        for article in document.articles:
            notes = article.items("correspondence")
            if not notes or any(_reachable(author) for _, author in article.items("authors")):
                continue
            for at, note in notes:
                if isinstance(note, dict) and _is_silent(note):
                    yield self._missing(article, at, note)

    def _missing(self, article: Article, at: str, note: dict[str, Any]) -> Finding:
        place = at + ("/text" if at + "/text" in article else "")
        who = f" for “{note['name']}”" if note.get("name") else ""
        message = f"the correspondence note gives no e-mail address{who}; add it"
        return self.finding(article.span(place), message, pointer=place)


def _reachable(author: Any) -> bool:
    return isinstance(author, dict) and bool(author.get("email"))


def _is_silent(note: dict[str, Any]) -> bool:
    text = note.get("text")
    if note.get("email") or not isinstance(text, str) or re.search(_ADDRESS, text):
        return False
    name = note.get("name")
    rest = text.replace(name, "", 1) if isinstance(name, str) else text
    return "," in rest and len(re.findall(r"\w+", rest)) >= 3
