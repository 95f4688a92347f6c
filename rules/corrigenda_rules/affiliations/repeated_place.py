"""affiliations/repeated-place: “Beijing, China, Beijing, China”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote, values, word_set

_COUNTRIES = word_set(
    "algeria argentina armenia australia austria bangladesh belgium bolivia brazil bulgaria",
    "cambodia cameroon canada chile china colombia croatia cuba cyprus denmark ecuador egypt",
    "estonia ethiopia finland france germany ghana greece hungary iceland india indonesia",
    "iran iraq ireland israel italy japan jordan kazakhstan kenya latvia lebanon libya",
    "lithuania malaysia malta morocco mozambique nepal netherlands nigeria norway oman",
    "pakistan peru philippines poland portugal qatar romania russia rwanda senegal serbia",
    "slovakia slovenia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia",
    "turkey türkiye uganda uk ukraine uruguay usa uzbekistan venezuela vietnam zambia",
    "zimbabwe",
) | {
    "czech republic",
    "new zealand",
    "saudi arabia",
    "south africa",
    "south korea",
    "sri lanka",
    "united arab emirates",
}
"""Countries that no city, state or province of the same name lies in: not Mexico, Luxembourg …"""
_SAME = {
    "p.r. china": "china",
    "p. r. china": "china",
    "pr china": "china",
    "people's republic of china": "china",
    "people’s republic of china": "china",
    "united states": "usa",
    "united states of america": "usa",
    "u.s.a": "usa",
    "united kingdom": "uk",
    "u.k": "uk",
    "republic of korea": "south korea",
    "the netherlands": "netherlands",
    "russian federation": "russia",
}
"""Names of one country, without a full stop at the end."""
_INSTITUTION = (
    r"(?i)universi|institut|hospital|college|department|centre|center|academy|school|faculty"
)


class _Repetition(NamedTuple):
    """``text[first:start]`` and ``text[start:end]`` say the same; `start` is before the comma."""

    first: int
    start: int
    end: int
    exact: bool


class RepeatedPlace(Rule):
    """An affiliation that names its place or institution twice in a row.

    “Beijing, China, Beijing, China” comes from forms that add the city and country to an address
    that has them already. Indexes then count the address as two.

    Places that are named twice by right pass: a city in a state or country of its own name (New
    York, New York; Luxembourg, Luxembourg; Singapore, Singapore; Mexico City, Mexico). The safe fix
    takes the second copy away. Where only one copy has a postcode nothing is taken away.
    """

    meta = RuleMeta(
        id="affiliations/repeated-place",
        severity=Severity.WARNING,
        since="0.1",
        profile="minimal",
        fix="safe",
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: Department of Ice, Kiel University, Kiel, Germany⟦, Kiel, Germany⟧\n"
                "doi: 10.5555/1\n",
                reports="“Kiel, Germany” stands twice",
                fixed="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: Department of Ice, Kiel University, Kiel, Germany\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Oslo University Hospital, Oslo, "
                "Norway⟦, Norway⟧.\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Columbia University, New York, New York, "
                "USA\n  - index: 2\n    name: University of Luxembourg, Luxembourg, Luxembourg\n"
                "  - index: 3\n    name: National University of Singapore, Singapore, Singapore\n"
                "  - index: 4\n    name: Universidad Nacional, Mexico City, Mexico\n"
                "  - index: 5\n    name: Tsinghua University, Beijing, Beijing, China\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the affiliations and the notes of correspondence."""
        seen = set()
        for path in (("affiliations", "*", "name"), ("correspondence", "*", "text")):
            for value in values(document, *path):
                if value.span not in seen:
                    seen.add(value.span)
                    yield from self._judge(value)

    def _judge(self, value: Value) -> Iterator[Finding]:
        found = _repetition(value.text)
        if found is None:
            return
        copy = value.text[found.start : found.end].strip(" ,;")
        yield self.finding(
            value.part(found.start, found.end),
            f"{quote(copy)} stands twice in the affiliation",
            fix=value.fix((found.start, found.end, ""), safe=True) if found.exact else None,
            pointer=value.pointer,
        )


def _repetition(text: str) -> _Repetition | None:
    """The longest part of the address that is said twice in a row, as comma-separated parts."""
    pieces = [m.span() for m in re.finditer(r"[^,;]+", text) if m[0].strip(" .")][:40]
    raw = [text[a:b].strip(" .\n\t") for a, b in pieces]
    folded = [_fold(part) for part in raw]
    count = len(folded)
    for size in range(count // 2, 0, -1):
        for k in range(count - 2 * size + 1):
            if folded[k : k + size] != folded[k + size : k + 2 * size]:
                continue
            if not _tells(folded[k : k + size], last=k + 2 * size == count):
                continue
            start, end = pieces[k + size - 1][1], pieces[k + 2 * size - 1][1]
            while text[end - 1] in " .\n\t" and text[end - 1] != ",":
                end -= 1
            exact = all(
                b.casefold() == a.casefold() or not any(c.isdigit() for c in b)
                for a, b in zip(raw[k : k + size], raw[k + size : k + 2 * size], strict=True)
            )
            return _Repetition(pieces[k][0], start, end, exact)
    return None


def _tells(parts: list[str], *, last: bool) -> bool:
    """Whether the repeated parts cannot be two things of the same name."""
    if not all(parts) or len(set(parts)) < len(parts):
        return False
    if len(parts) > 1:
        return True
    return (last and parts[0] in _COUNTRIES) or (
        re.search(_INSTITUTION, parts[0]) is not None and len(parts[0].split()) > 1
    )


def _fold(part: str) -> str:
    """The part in small letters, without a postcode around a name; countries by one name."""
    folded = " ".join(part.casefold().split())
    bare = re.sub(r"^[\d-]{4,9} | [\d-]{4,9}$", "", folded)
    folded = bare if re.search(r"[^\W\d_]{2}", bare) else folded
    return _SAME.get(folded, folded)
