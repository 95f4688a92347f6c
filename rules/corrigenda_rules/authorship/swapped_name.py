"""authorship/swapped-name: the family name where the given name belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import Person, copies, people

_HEAD = "title: Sea ice\ndoi: 10.5555/1\nauthors:\n"
_CFF = "cff-version: 1.2.0\ntitle: Sea ice\nauthors:\n"
_CAPITALS = r"((?:[A-ZÀ-ÖØ-Þ]{3,}[-'’ ]?)+),? ([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,}(?:[- ][A-ZÀ-Þa-zà-ÿ.]+)*)"
_INITIALS = r"(?:[A-ZÀ-ÖØ-Þ]\.[- ]?){1,4}|(?:[A-ZÀ-ÖØ-Þ]\.[- ]?){1,3}[A-ZÀ-ÖØ-Þ]"


class SwappedName(Rule):
    """A family name that stands where the given name belongs: “SMITH John”, or in its field.

    Indexes take the last word for the family name and file the author under “John”; citations of
    the article come out wrong, and nobody's list of publications has it.

    Reported are names whose first word is in capitals and whose last one is not, and entries whose
    family name is initials (“family: J. A.”, “given: Smith”). Where all names of an article are
    written “SMITH John”, one finding tells so.

    Names in capitals from end to end are `authorship/name-form`. Institutions and groups are right.

    Write the given name first, or put each part into its own field, the family name in ordinary
    letters.
    """

    meta = RuleMeta(
        id="authorship/swapped-name",
        severity=Severity.WARNING,
        since="0.2",
        sources=("Crossref, Contributors", "JATS, <surname>, <given-names>, @name-style"),
        examples=(
            Example(
                fails=f"{_HEAD}  - name: ⟦SMITH John⟧\n  - name: Bo Lind\n",
                reports="write “John Smith”",
                path="metadata.yaml",
            ),
            Example(
                fails=f"{_HEAD}  - name: ⟦SMITH John⟧\n  - name: LIND Bodil\n",
                reports="2 names have the family name first",
                path="metadata.yaml",
            ),
            Example(
                fails=f"{_CFF}  - given-names: Smith\n    family-names: ⟦J. A.⟧\n",
                reports="“J. A.” are initials",
                path="CITATION.cff",
            ),
            Example(
                fails='<article><front><article-meta><contrib-group><contrib contrib-type="author">'
                "<name><surname>⟦J.⟧</surname><given-names>Smith</given-names></name></contrib>"
                "</contrib-group></article-meta></front></article>",
                reports="“J.” are initials",
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}  - name: John Smith\n  - name: NASA Goddard Team\n"
                "  - name: J. A. Lind\n  - name: John SMITH\n  - name: JOHN SMITH\n"
                "  - name: Wu Y\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at the names of every article."""
        for article in document.articles:
            authors = people(article)
            shadows = copies(document, authors)
            persons = [p for p in authors if not p.is_group and p.pointer not in shadows]
            for person in persons:
                if _is_initials(article, person):
                    yield self.finding(
                        article.span(f"{person.pointer}/family"),
                        f"the family name {quote(person.family)} are initials: it and the given "
                        f"name {quote(person.given)} have changed places",
                        pointer=f"{person.pointer}/family",
                    )
            yield from self._capitals(persons)

    def _capitals(self, persons: list[Person]) -> Iterator[Finding]:
        found = [(p, m) for p in persons if (m := re.fullmatch(_CAPITALS, p.name.strip()))]
        found = [(p, m) for p, m in found if not re.search(r"(?i)\b(?:the|of|and)\b", p.name)]
        if not found:
            return
        person, match = found[0]
        right = f"{match[2]} {match[1].title()}"
        count = len(found)
        what = (
            f"{count} names have the family name first, in capitals ({person.name} …)"
            if count > 1
            else f"{quote(person.name)} has the family name first, in capitals"
        )
        yield self.finding(
            person.span,
            f"{what}: write {quote(right)}",
            related=[Related(p.span, p.name) for p, _ in found[1:]],
            suggestions=[right],
            pointer=person.pointer,
        )


def _is_initials(article: Article, person: Person) -> bool:
    """Whether the family name has the form of initials, and the given name that of a name."""
    if not re.fullmatch(_INITIALS, person.family) or not re.fullmatch(
        r"[^\W\d_]{3,}(?:[-'’ ][^\W\d_]{2,})*", person.given
    ):
        return False
    own: list[Span] = [article.span(f"{person.pointer}/{part}") for part in ("given", "family")]
    return not person.given.isupper() and own[0] != own[1]
