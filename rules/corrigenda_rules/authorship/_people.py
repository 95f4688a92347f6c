"""Names and references of authors, folded for comparison."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from corrigenda.article import Article
from corrigenda.text import Span
from corrigenda_rules._values import unaccented

if TYPE_CHECKING:
    from corrigenda.document import Document

_LONGEST = 500
_GROUP = (
    r"(?i)\b(?:group|consortium|collaborat\w+|network|team|society|committee|initiative|project"
    r"|association|council|institute|university|investigators|working|task force|community"
    r"|developers|contributors|foundation|alliance|study|trial|on behalf)\b"
)


class Person(NamedTuple):
    """An author. `name` is as displayed; `given` and `family` may be empty."""

    pointer: str
    name: str
    given: str
    family: str
    orcid: str
    email: str
    affiliations: tuple[str, ...]
    span: Span

    @property
    def is_group(self) -> bool:
        """Whether the name is that of a group, by its words."""
        return re.search(_GROUP, self.name) is not None


def people(article: Article) -> list[Person]:
    """The authors of an article that are objects with a name, in order."""
    return [
        _person(article, at, value)
        for at, value in article.items("authors")
        if isinstance(value, dict)
    ]


def _person(article: Article, at: str, value: dict[str, Any]) -> Person:
    def text(key: str) -> str:
        found = value.get(key)
        return found.strip()[:_LONGEST] if isinstance(found, str) else ""

    given, family, literal = text("given"), text("family"), text("literal")
    parts = [f"{at}/{key}" for key in ("literal", "given", "family") if f"{at}/{key}" in article]
    spans = [article.span(part) for part in parts]
    span = article.span(at)
    if literal and f"{at}/literal" in article:
        span = spans[0]
    elif spans:
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        # given and family name may have values of their own: then the family name will do
        whole = end - start <= len(given) + len(family) + 2
        span = Span(start, end) if whole else spans[-1]
    refs = value.get("affiliations")
    return Person(
        at,
        literal or f"{given} {family}".strip(),
        given,
        family,
        fold_orcid(text("orcid")),
        text("email").casefold(),
        tuple(str(ref) for ref in refs) if isinstance(refs, list) else (),
        span,
    )


def copies(document: Document, authors: list[Person]) -> dict[str, Person]:
    """On a page, the authors that only repeat their neighbour's name: their pointers, and it.

    A copied page shows names twice, and a line break or a stray sign between the two makes two
    authors of one.
    """
    if document.format != "page":
        return {}
    found = {}
    for first, second in pairwise(authors):
        if fold(first.name) == fold(second.name) and len(fold(first.name)) > 2:
            found[first.pointer] = second
    return found


def fold(name: str) -> str:
    """A name without case, accents and punctuation, its words in order."""
    return " ".join(re.findall(r"[^\W\d_]+", unaccented(name).casefold()))


def fold_orcid(text: str) -> str:
    """The 16 characters of an ORCID iD, or the empty string."""
    match = re.search(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]", text)
    return match[0].replace("-", "").upper() if match else ""


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ", "0123456789abcdefgh")


def fold_label(label: str) -> str:
    """A label of an affiliation without superscripts, brackets and case."""
    return re.sub(r"^[\s(\[]+|[\s)\].,:;]+$", "", label.translate(_SUPERSCRIPTS)).casefold()


def labels(article: Article) -> dict[str, str]:
    """Folded label of every labelled affiliation, and its pointer."""
    found: dict[str, str] = {}
    for at, value in article.items("affiliations"):
        label = value.get("label") if isinstance(value, dict) else None
        if isinstance(label, (str, int)) and str(label).strip():
            found.setdefault(fold_label(str(label)), at)
    return found
