"""The names under which files keep the metadata of an article: one table, and how to read it.

Names are compared without case, dashes, underscores, spaces and namespace: ``Container-Title``,
``container_title`` and ``containerTitle`` are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.article import Json

FIELDS: dict[str, str] = {
    "title": "title headline article-title document-title",
    "subtitle": "subtitle sub-title",
    "type": "article-type document-type manuscript-type type-of-article",
    "abstract": "abstract abstract-text",
    "language": "lang language in-language locale",
    "authors": "authors author creators creator author-list author-info",
    "affiliations": "affiliations affiliation institutes institute institutions institution affils"
    " affil aff",
    "keywords": "keywords keyword kwd key-words kwd-group author-keywords",
    "tags": "tags",
    "journal": "journal journal-title container-title publication-title publication venue"
    " is-part-of journal-name full-journal-name",
    "issn": "issn eissn pissn e-issn p-issn issn-l",
    "publisher": "publisher publisher-name",
    "section": "section journal-section",
    "research_topic": "research-topic special-issue article-collection",
    "volume": "volume volume-number",
    "issue": "issue issue-number",
    "pages": "page pages page-range pagination article-number e-location-id first-page",
    "year": "year publication-year",
    "doi": "doi article-doi",
    "pmid": "pmid pubmed-id pubmed",
    "pmcid": "pmcid pmc-id pmc",
    "url": "url",
    "status": "status publication-status",
    "received": "received date-received received-date submitted date-submitted submission-date"
    " submitted-at",
    "revised": "revised date-revised revised-date revision-date",
    "accepted": "accepted date-accepted accepted-date acceptance-date",
    "published": "published date-published published-date publication-date date issued"
    " date-released pub-date published-online date-of-publication published-at",
    "dates": "dates history publication-history",
    "license": "license licence rights license-url",
    "copyright": "copyright copyright-statement",
    "correspondence": "correspondence corresponding-author corresponding-authors corresp",
    "funding": "funding funders funding-statement financial-support",
    "conflict_of_interest": "conflict-of-interest conflicts-of-interest competing-interests"
    " competing-interest coi coi-statement conflict-of-interest-statement declaration-of-interest"
    " declaration-of-interests",
    "data_availability": "data-availability data-availability-statement availability-of-data",
    "ethics": "ethics ethics-statement ethical-approval ethics-approval",
    "acknowledgements": "acknowledgements acknowledgments acknowledgement acknowledgment",
    "references": "references reference-list reference",
}
"""What an article calls it, and the names it goes by."""

REFERENCE = {
    "key": "id",
    "id": "id",
    "unstructured": "text",
    "text": "text",
    "article-title": "title",
    "volume-title": "title",
    "title": "title",
    "journal-title": "journal",
    "container-title": "journal",
    "year": "year",
    "volume": "volume",
    "issue": "issue",
    "first-page": "pages",
    "page": "pages",
    "DOI": "doi",
    "doi": "doi",
    "PMID": "pmid",
    "pmid": "pmid",
    "URL": "url",
    "url": "url",
}
"""What a reference calls its members, in Crossref’s JSON and in CSL, and what an article does."""

GIVEN = "given given-names given-name first-name first firstname forename"
FAMILY = "family family-names family-name surname last-name last lastname"
LITERAL = "literal name full-name display-name author"
EMAIL = "email e-mail mail email-address"
ORCID = "orcid orcid-id"
CORRESPONDING = "corresponding corresponding-author is-corresponding correspondence"
EQUAL = "equal-contrib equal-contributor equal-contribution equal is-equal-contributor"
ROLES = "roles role credit contributions contribution"
ORGANIZATION = "name affiliation institution organization organisation institute title literal org"
ADDRESS = "address department group text"
LABEL = "index id label number num key ref code"
CITY = "city locality"
COUNTRY = "country country-name"
ROR = "ror ror-id"
HOLDERS = "holder holders copyright-holder owner"

_NAMESPACE = re.compile(r"^(?:@|[a-z]{2,8}:(?=[a-z]))")


@lru_cache(maxsize=4096)
def normal(key: str) -> str:
    """A key as it is compared: ``dc:Container-Title`` is ``containertitle``."""
    name = _NAMESPACE.sub("", key.strip().casefold())
    return name.replace("-", "").replace("_", "").replace(" ", "").replace(".", "")


@lru_cache(maxsize=64)
def names(words: str) -> frozenset[str]:
    """A list of names, separated by spaces, as they are compared."""
    return frozenset(map(normal, words.split()))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {normal(name): field for field, all_of in FIELDS.items() for name in all_of.split()}


def field_of(key: str) -> str | None:
    """The field of an article that a key names, or None."""
    return _by_name().get(normal(key))


def find(holder: Json, words: str) -> str | None:
    """The first key of a mapping that goes by one of the names, its value not being empty."""
    if isinstance(holder, dict):
        wanted = names(words)
        for key, value in holder.items():
            if normal(key) in wanted and value not in (None, "", [], {}):
                return str(key)
    return None
