"""affiliations/missing-country: an affiliation without the country that the others have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.readers.page.countries import is_country
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote

_HEAD = "title: Sea ice\ndoi: 10.5555/1\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
_LIST = _HEAD + "affiliations:\n"
_AFF = '<aff id="a{0}">{1}</aff>'


class MissingCountry(Rule):
    """An affiliation that names no country, where the others do.

    Indexes count articles by country, and there is a Cambridge, a London and a Santiago in more
    than one. Journals ask for the city and the country of each affiliation.

    At least two other affiliations, and three of four, must name a country, at the end or before an
    e-mail address or a post code. Names of institutions that hold the name of a country or of
    a state of the United States are left alone (where another affiliation ends with USA, a state is
    not enough), as are institutions whose place everybody knows.

    Add the country at the end.
    """

    meta = RuleMeta(
        id="affiliations/missing-country",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=("JATS4R, Authors and affiliations", "Crossref, Affiliations"),
        examples=(
            Example(
                fails=f"{_LIST}  - index: 1\n    name: Ice Institute, Oslo, Norway\n"
                "  - index: 2\n    name: ⟦Department of Seas, Kiel⟧\n"
                "  - index: 3\n    name: Snow Hall, Graz, Austria\n"
                "  - index: 4\n    name: School of Ice, Lyon, France\n",
                reports="add it at the end",
                path="metadata.yaml",
            ),
            Example(
                fails="<article><front><article-meta>"
                + _AFF.format(1, "Ice Institute, Oslo, Norway")
                + _AFF.format(2, "Snow Hall, Graz, Austria")
                + _AFF.format(3, "⟦Ice College, Bergen⟧")
                + _AFF.format(4, "Ice College, Bergen, Norway")
                + "</article-meta></front></article>",
                reports="names no country",
                path="a.xml",
            ),
            Example(
                passes=f"{_LIST}  - index: 1\n    name: Ice Institute, Oslo, Norway\n"
                "  - index: 2\n    name: Department of Seas, Kiel, Germany. kiel@example.org\n"
                "  - index: 3\n    name: Snow Hall, Boston, MA\n"
                "  - index: 4\n    name: National University of Singapore\n",
                path="metadata.yaml",
            ),
            Example(
                passes=f"{_LIST}  - index: 1\n    name: Ice Institute, Oslo\n"
                "  - index: 2\n    name: Department of Seas, Kiel\n"
                "  - index: 3\n    name: Snow Hall, Graz, Austria\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the affiliations of every article."""
        for article in document.articles:
            named = [
                (at, value, value["name"])
                for at, value in article.items("affiliations")
                if isinstance(value, dict) and isinstance(value.get("name"), str)
            ]
            american = any(re.search(r"\bUSA?\b|\bU\.S\.|\bUnited States", n) for _, _, n in named)
            lacking = [
                (at, name)
                for at, value, name in named
                if not _has_country(value, name)
                or (american and not value.get("country") and re.search(_STATE, name))
            ]
            if not lacking or len(named) - len(lacking) < 2 or 4 * len(lacking) > len(named):
                continue
            for at, name in lacking:
                where = f"{at}/name"
                if _goes_on(document, article.span(where).end):
                    continue
                yield self.finding(
                    article.span(where),
                    f"the affiliation {quote(name)} names no country, as the others do: add it at "
                    "the end",
                    pointer=where,
                )


def _goes_on(document: Document, end: int) -> bool:
    """Whether more of the affiliation stands behind it: a page’s line was cut at a number."""
    rest = document.source.text[end : end + 80].partition("\n")[0]
    return document.format == "page" and re.match(r"\W{0,3}\w", rest) is not None


def _has_country(value: dict[str, Any], name: str) -> bool:
    """Whether an affiliation has a country, or a name that tells where it is."""
    if value.get("country") or len(name) > 600:
        return True
    for part in re.split(r"[,;.()|\n–—]", name):
        words = re.findall(r"[^\W\d_][\w.’'-]*", part)
        for size in (1, 2, 3, 4):
            for k in range(len(words) - size + 1):
                if is_country(" ".join(words[k : k + size])):
                    return True
    return re.search(_KNOWN, name) is not None


_STATES = (
    "Alabama Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming"
)
_STATE = (
    r",\s(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC|New (?:York|Jersey|Mexico|Hampshire)|Rhode Island"
    r"|West Virginia|(?:North|South) (?:Carolina|Dakota)"
    rf"|{_STATES.replace(' ', '|')})(?:,?\s\d{{5}}(?:-\d{{4}})?)?\W*$"
)
"""The end of an affiliation in a state of the United States that stops there."""
_KNOWN = (
    r"\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[TA]|W[AVIY]|DC|ON|QC|BC|AB|NSW|UK|USA|US|UAE|PRC|ROC|EU|X)\b|U\. ?[SK]\b|P\. ?R\."
    r"|(?i:american?\b|\bfrench|german|italian|spanish|chinese|swiss|dutch|british|indian\b|russian"
    r"|japanese|korean|brazilian|mexican|canadian|australian|turkish|iranian|polish|portuguese"
    r"|danish|swedish|norwegian|finnish|hungarian|czech|greek|egyptian|african|european"
    r"|harvard|stanford|oxford|cambridge|google|microsoft|world health|united nations|CNRS|INSERM"
    r"|california|texas|new york|massachusetts|washington|florida|ontario|quebec|england|scotland"
    r"|wales|independent|hong kong|macau|taiwan|pennsylvania|illinois|michigan|ohio|virginia"
    r"|carolina|colorado|minnesota|wisconsin|oregon|georgia|maryland|arizona|tennessee|missouri"
    r"|indiana\b|connecticut|iowa|utah|kentucky|alabama|louisiana|kansas|nebraska|hawai|delaware"
    r"|vermont|maine\b|montana|nevada|idaho|wyoming|dakota|new jersey|new mexico|rhode island"
    r"|alaska|arkansas|oklahoma|mississippi|new hampshire|puerto rico|crimea|kurdistan|palestin)"
)
"""States, peoples and institutions by which readers know the country."""
