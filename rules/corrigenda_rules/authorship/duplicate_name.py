"""authorship/duplicate-name: the same author twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import Person, copies, fold, people


class DuplicateName(Rule):
    """The same author twice in one list of authors.

    A doubled author is counted twice in every index, and one of the two entries often lacks the
    affiliation or the ORCID iD. Two authors with one ORCID iD are an error whatever their names.

    Two people may share a name. Authors with different iDs are two; of two full names with no
    iD that come from different institutions only a note is made (info). Names with initials only
    (“Wang Y”) are never compared: many people share them.
    """

    meta = RuleMeta(
        id="authorship/duplicate-name",
        severity=Severity.WARNING,
        since="0.1",
        profile="minimal",
        sources=("ICMJE Recommendations, II.A Defining the role of authors",),
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "  - name: Bo Lind\n    affiliation: 1\n  - name: ⟦Ada Field⟧\n"
                "    affiliation: 1\naffiliations:\n  - index: 1\n    name: Ice Institute\n"
                "doi: 10.5555/1\n",
                reports="twice",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: 0000-0002-1694-233X\n  - name: ⟦Bo Lind⟧\n"
                "    orcid: 0000-0002-1694-233X\n"
                "doi: 10.5555/1\n",
                reports="the ORCID iD",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Author1 Surname\n"
                "  - name: Author2 Surname\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Wei Wang\n"
                "    orcid: 0000-0002-1694-233X\n  - name: Wei Wang\n"
                "    orcid: 0009-0001-5055-9262\n  - name: Y. Wang\n  - name: Y. Wang\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the authors of every article."""
        for article in document.articles:
            ids: dict[str, Person] = {}
            names: dict[str, Person] = {}
            authors = people(article)
            shadows = copies(document, authors)  # `authorship/doubled-name` reports them
            for person in authors:
                if person.pointer in shadows:
                    continue
                twin = ids.setdefault(person.orcid, person) if person.orcid else person
                if twin is not person and set(person.orcid) != {"0"}:
                    yield self._report(
                        person, twin, f"has the ORCID iD of {quote(twin.name)}", Severity.ERROR
                    )
                    continue
                folded = fold(person.name)
                if not _is_full(folded) or _is_numbered(person.name):
                    continue
                twin = names.setdefault(folded, person)
                if twin is not person and not (
                    person.orcid and twin.orcid and person.orcid != twin.orcid
                ):
                    yield self._report(person, twin, "stands twice among the authors", None)

    def _report(
        self, person: Person, twin: Person, what: str, severity: Severity | None
    ) -> Finding:
        other_mail = person.email and twin.email and person.email != twin.email
        apart = set(person.affiliations).isdisjoint(twin.affiliations)
        two = bool(other_mail or (person.affiliations and twin.affiliations and apart))
        if severity is None and two:
            severity = Severity.INFO
            what += "; if they are two people, give their ORCID iDs"
        return self.finding(
            person.span,
            f"{quote(person.name)} {what}",
            severity=severity,
            related=[Related(twin.span, "the other entry")],
            pointer=person.pointer,
        )


def _is_numbered(name: str) -> bool:
    """Whether a number tells the name from others (“Name1 Surname”): a marker ends the name."""
    return re.search(r"[^\W\d_]\d+\s+[^\W\d_]", name) is not None


def _is_full(folded: str) -> bool:
    """Two names, none of them an initial alone, or a name in a script that writes no spaces."""
    words = folded.split()
    return (len(words) > 1 and sum(len(word) > 1 for word in words) > 1 and len(folded) > 6) or (
        len(words) == 1 and not folded.isascii() and len(folded) > 1
    )
