"""authorship/corresponding-contact: a corresponding author whom nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import people

_HEAD = "title: Sea ice\ndoi: 10.5555/1\nauthors:\n"
_JATS = (
    '<article><front><article-meta><contrib-group><contrib contrib-type="author" corresp="yes">{}'
    "<name><surname>Field</surname><given-names>Ada</given-names></name>{}</contrib>"
    "</contrib-group></article-meta></front></article>"
)


class CorrespondingContact(Rule):
    """A corresponding author with neither an e-mail address nor an ORCID iD.

    The mark promises that readers can write to this author; without an address it promises in
    vain, and without an iD nobody can find where the author works now.

    An address in the correspondence note is enough for all. Copied pages are not judged: on most
    sites the address is behind a link, which a copy does not show. Nor are records of
    bibliographies.

    Add the e-mail address, or at least the ORCID iD.
    """

    meta = RuleMeta(
        id="authorship/corresponding-contact",
        severity=Severity.WARNING,
        since="0.2",
        sources=(
            "ICMJE Recommendations, II.A.4 Corresponding author",
            "JATS4R, Authors and affiliations",
        ),
        examples=(
            Example(
                fails=f"{_HEAD}  - name: ⟦Ada Field⟧\n    corresponding: true\n  - name: Bo Lind\n",
                reports="“Ada Field” has no e-mail address and no ORCID iD",
                path="metadata.yaml",
            ),
            Example(
                fails=_JATS.format("", "").replace(
                    "Field</surname><given-names>Ada<", "⟦Field⟧</surname><given-names>Ada<"
                ),
                reports="no e-mail address",
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}  - name: Ada Field\n    corresponding: true\n"
                "    orcid: 0000-0002-1694-233X\n  - name: Bo Lind\n",
                path="metadata.yaml",
            ),
            Example(passes=_JATS.format("", "<email>ada@example.org</email>"), path="a.xml"),
            Example(
                passes=_JATS.format("", "").replace(
                    "</contrib-group>",
                    "</contrib-group><author-notes><corresp>Write to ada@example.org.</corresp>"
                    "</author-notes>",
                ),
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at each author who is marked as the corresponding one."""
        if document.format in ("page", "html"):
            return
        for article in document.articles:
            if not article.complete or _has_note(article):
                continue
            for person in people(article):
                author = article.get(person.pointer)
                if author.get("corresponding") is True and not (person.email or person.orcid):
                    yield self.finding(
                        person.span,
                        f"the corresponding author {quote(person.name)} has no e-mail address and "
                        "no ORCID iD: add one of them",
                        pointer=person.pointer,
                    )


def _has_note(article: Article) -> bool:
    """Whether a correspondence note gives an address."""
    return any(
        isinstance(note, dict) and (note.get("email") or "@" in str(note.get("text")))
        for _, note in article.items("correspondence")
    )
