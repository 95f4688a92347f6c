"""authorship/initials-style: initials with and without full stops in one list of authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import Person, copies, people

_HEAD = "title: Sea ice\ndoi: 10.5555/1\nauthors:\n"
_NAMES = {
    "stops": "with full stops",
    "none": "without full stops",
    "apart": "with a space between",
    "closed": "without a space between",
}
_CONTRIB = (
    '<contrib contrib-type="author"><name><surname>{1}</surname><given-names>{0}</given-names>'
    "</name></contrib>"
)


class InitialsStyle(Rule):
    """Initials of authors written in two ways in one list: “J. A. Smith” beside “B Jones”.

    A list of authors is read as one thing, and programs that compare names letter by letter take
    “J A Smith” and “J. A. Smith” for two people.

    Full stops and the spaces between two initials are judged apart. The form that most names have
    is taken for right; where two forms are as frequent, none is. Names without initials do not
    count. One finding is made for each form that is not the usual one, at its first name.

    Write the initials of all authors in one way.
    """

    meta = RuleMeta(
        id="authorship/initials-style",
        severity=Severity.WARNING,
        since="0.2",
        sources=("AMA Manual of Style, 11th ed., 2.3 (Bylines and End-of-Text Signatures)",),
        examples=(
            Example(
                fails=f"{_HEAD}  - name: Ada B. Field\n  - name: ⟦Bo K Lind⟧\n"
                "  - name: C. D. Mott\n",
                reports="initials without full stops (1 name) beside initials with full stops (2",
                path="metadata.yaml",
            ),
            Example(
                fails=f"{_HEAD}  - name: A. B. Field\n  - name: ⟦B.K. Lind⟧\n"
                "  - name: C. D. Mott\n",
                reports="initials without a space between (1 name)",
                path="metadata.yaml",
            ),
            Example(
                fails="<article><front><article-meta><contrib-group>"
                + _CONTRIB.format("Ada B", "Field")
                + _CONTRIB.format("C.", "⟦Lind⟧")
                + _CONTRIB.format("C D", "Mott")
                + "</contrib-group></article-meta></front></article>",
                reports="initials with full stops (1 name)",
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}  - name: A. B. Field\n  - name: Bo Lind\n"
                "  - name: C.-D. Mott Jr.\n  - name: Li E\n  - name: Harry S Truman Institute\n",
                path="metadata.yaml",
            ),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the authors of every complete article."""
        for article in document.articles:
            if not article.complete:
                continue
            authors = people(article)
            shadows = copies(document, authors)
            persons = [p for p in authors if not p.is_group and p.pointer not in shadows]
            for stops in (True, False):
                forms: dict[str, list[Person]] = {}
                for person in persons:
                    form = _stops(person) if stops else _spaces(person)
                    if form:
                        forms.setdefault(form, []).append(person)
                if len(forms) == 2:
                    yield self._mixed(forms)

    def _mixed(self, forms: dict[str, list[Person]]) -> Finding:
        (usual, most), (rare, few) = sorted(
            forms.items(), key=lambda item: (-len(item[1]), item[1][0].span)
        )
        end = "write them in one way" if len(most) == len(few) else f"write them {_NAMES[usual]}"
        return self.finding(
            few[0].span,
            f"initials {_NAMES[rare]} {_count(few)} beside initials {_NAMES[usual]} "
            f"{_count(most)}: {end}",
            related=[Related(p.span, quote(p.name)) for p in (*few[1:], most[0])],
            pointer=few[0].pointer,
        )


def _count(persons: list[Person]) -> str:
    return f"({len(persons)} name{'' if len(persons) == 1 else 's'})"


def _initials(person: Person) -> list[str]:
    """The initials of a name, each with what follows it up to the next one or the family name."""
    name = re.sub(r",?\s+(?:Jr|Sr|II|III|IV)\b\.?", "", person.name)
    if person.given and person.family:
        name = f"{person.given} x"
    else:
        words = name.split()
        if len(words) < 2 or len(words[-1].strip(".")) < 2 or words[-1].isupper():
            return []  # “Lind B”: the initials come last
    return re.findall(r"(?:^|(?<=[\s.-]))[A-ZÀ-ÖØ-Þ](?:\.[\s-]*|[\s-]+)(?=\S)", name)


def _stops(person: Person) -> str:
    found = _initials(person)
    if not found:
        return ""
    with_stop = sum("." in one for one in found)
    return "stops" if with_stop == len(found) else "none" if with_stop == 0 else ""


def _spaces(person: Person) -> str:
    """How two initials with full stops that follow each other are parted."""
    name = person.given or person.name
    if re.search(r"(?:^|\s)[A-ZÀ-ÖØ-Þ]\. [A-ZÀ-ÖØ-Þ]\.", name):
        return "apart"
    return "closed" if re.search(r"(?:^|\s)[A-ZÀ-ÖØ-Þ]\.[A-ZÀ-ÖØ-Þ]\.", name) else ""
