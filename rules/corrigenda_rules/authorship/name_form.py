"""authorship/name-form: what stands in a name and is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import is_placeholder, quote
from corrigenda_rules.authorship._people import Person, fold, people

_FAULTS = (
    (r"(?i)\bet\.? al\b|^others$", "stands for authors who are not named: name them", True),
    ("@", "holds an e-mail address", True),
    (r"://|www\.", "holds a web address", True),
    (r"[*†‡§¶#|]", "holds a note sign", False),
    (
        r"[^\W\d_]\d|\d[^\W\d_]|[\u00b9\u00b2\u00b3\u2070-\u2079]",
        "holds a digit, most likely an affiliation's",
        False,
    ),
    (r"^[\s,;]|[,;]\s*$", "has a comma or semicolon at its end", False),
    (
        r"^(?i:and|&|und|et)\s+(?=[A-Z])|\s+(?:and|&)$",
        "holds an “and” that belongs between two authors",
        False,
    ),
    (
        r"^(?i:dr|prof|professor|mr|mrs|ms|dipl\.-ing)\.?\s+(?=\S+\s+\S)"
        r"|,?\s+\(?(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|D\.?Phil|MBBS|MPH|DVM|FRCP)\.?\)?$",
        "holds a title or degree, which is no part of the name",
        False,
    ),
)
"""Pattern, what it shows, and whether the name of a group is judged by it too."""


class NameForm(Rule):
    """Something in an author's name that is no part of it.

    Indexes take a name letter by letter: “Chen Li,”, “Li4” and “and Chen Li” become new
    people. Reported are digits and note signs, commas and semicolons at an end, an “and” left
    over, “et al.” as an author, an e-mail or web address in the name, the family name at the end of
    the given name, a name in capitals or in small letters among names that are not. Titles and
    degrees (Dr., PhD), which have fields of their own or none, are noted (info).

    Names of groups, suffixes (Jr., III), particles and initials are right.
    """

    meta = RuleMeta(
        id="authorship/name-form",
        severity=Severity.WARNING,
        since="0.1",
        sources=("Crossref, Contributors: names without titles and degrees", "JATS, <name>"),
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: ⟦Ada Field1⟧\n  - name: Bo Lind\n"
                "doi: 10.5555/1\n",
                reports="a digit",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n  - name: ⟦and Bo Lind⟧\n"
                "doi: 10.5555/1\n",
                reports="“and”",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n  - name: ⟦BO LIND⟧\n"
                "  - name: Cy Young\ndoi: 10.5555/1\n",
                reports="in capital letters",
                path="metadata.yaml",
            ),
            Example(
                fails="cff-version: 1.2.0\ntitle: Sea ice\nauthors:\n"
                "  - given-names: Ada Field\n    family-names: ⟦Field⟧\n"
                "  - given-names: Li\n    family-names: Li\n",
                reports="the family name in the given name",
                path="CITATION.cff",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada van der Field Jr.\n"
                "  - name: A. B. Lind III\n  - name: The ICE-2 Study Group\n  - name: 王伟\n"
                "  - name: Seán O'Neill-d’Arc\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at the name of every author."""
        for article in document.articles:
            authors = [p for p in people(article) if p.name and not is_placeholder(p.name)]
            ordinary = sum(_case(p.name) == "mixed" for p in authors)
            for person in authors:
                what = _fault(person)
                severity = Severity.INFO if what and "title or degree" in what else None
                if what is None and ordinary >= 2 and not person.is_group:
                    case = _case(person.name)
                    if case != "mixed":
                        what = f"is in {case} letters, the other authors are not"
                        severity = Severity.INFO if case == "small" else None
                if what is not None:
                    yield self.finding(
                        person.span,
                        f"the author’s name {quote(person.name)} {what}",
                        severity=severity,
                        pointer=person.pointer,
                    )


def _fault(person: Person) -> str | None:
    given, family = fold(person.given).split(), fold(person.family).split()
    if given[1:] and family and len(family[0]) > 1 and given[-len(family) :] == family:
        return "has the family name in the given name too"
    parts = [part for part in (person.name, person.given, person.family) if part]
    for pattern, what, groups in _FAULTS:
        if (groups or not person.is_group) and any(re.search(pattern, part) for part in parts):
            return what
    return None


def _case(name: str) -> str:
    """``capital``, ``small`` or ``mixed`` letters; initials and short names count as mixed."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1]
    if len(words) < 2 or not all(word.isascii() for word in words) or max(map(len, words)) < 4:
        return "mixed"
    if all(word.isupper() for word in words):
        return "capital"
    return "small" if all(word.islower() for word in words) else "mixed"
