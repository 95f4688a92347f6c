"""What a YAML or JSON value describes: an article, a bibliography, or something else.

A file that only looks like an article must not be asked for an abstract, so recognition goes by
several traits together, and the names of well-known configuration keys speak against it.
"""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.article import Json, Step
from corrigenda.readers.metadata_keys import (
    EMAIL,
    FAMILY,
    GIVEN,
    LITERAL,
    ORCID,
    field_of,
    find,
    names,
    normal,
)

_NOT_ARTICLES = (
    "baseurl plugins theme remote-theme nav site-name sphinx execute repository-url jobs steps"
    " services openapi swagger api-version scripts dependencies dev-dependencies properties"
    " definitions additional-properties channels packages nbformat build-system book widgets"
    " output-dir markdown html-theme show-downloads homepage main"
)
"""Keys of site and build configurations, API descriptions, JSON Schemas and package manifests."""

_CSL_WORDS = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic"
    " collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic"
    " hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet"
    " paper-conference patent performance periodical personal_communication post post-weblog"
    " regulation report review review-book software song speech standard thesis treaty webpage"
    " journal-article proceedings-article book-chapter posted-content monograph"
)
_CSL_TYPES = frozenset(_CSL_WORDS.split())
_LISTS = "references items publications papers articles works bibliography records results"
_SLIDES = "revealjs beamer pptx ioslides slidy xaringan slides"
_JSON_LD = frozenset({"scholarlyarticle", "article", "medicalscholarlyarticle", "report"})
SCOPES = ("citation", "article", "parts")
"""Members that hold more fields of the same article, in Quarto, pandoc and MyST."""
_SCHOLARLY = ("doi", "abstract", "journal", "affiliations", "received", "accepted", "pmid", "pmcid")

_DATACITE_PATHS: tuple[tuple[Step, ...], ...] = ((), ("data", "attributes"), ("attributes",))
"""Where a record of DataCite stands: alone, or in the answer of an interface."""

_INSTITUTION = "affiliation affiliations institute institution"
_PLACED = f"{ORCID} {_INSTITUTION}"
"""What an author has in the metadata of an article, and hardly elsewhere."""


class Found(NamedTuple):
    """A mapping that describes an article. `path` leads to it; `cited`: a bibliography lists it."""

    path: tuple[Step, ...]
    complete: bool
    cited: bool = False


def shapes(value: Json, *, front_matter: bool = False) -> list[Found]:
    """Every article that a value describes, in the order of the file.

    `front_matter`: the value stands at the head of a manuscript, where keys such as ``execute``
    and ``theme`` say how it is rendered, and not that the file is a configuration.
    """
    if not isinstance(value, dict):
        return _listed(value, ()) if isinstance(value, list) else []
    if (standard := _standard(value)) is not None:
        return standard
    if isinstance(project := value.get("project"), dict) and is_article(project):
        return [Found(("project",), is_complete(project))]
    if is_article(value, front_matter=front_matter):
        csl = _is_csl_type(value) and find(value, "id") is not None
        return [Found((), not csl and is_complete(value))]
    found: list[Found] = []
    for key, member in value.items():
        if isinstance(member, list) and normal(key) in names(_LISTS):
            found += _listed(member, (key,))
    return found


def _standard(value: dict[str, Json]) -> list[Found] | None:
    """What a file in a shape that a standard sets describes; None for any other."""
    if "cff-version" in value:
        return _citation_file(value)
    if "message-type" in value and isinstance(message := value.get("message"), dict):
        return _answer(message)
    for path in _DATACITE_PATHS:
        if is_datacite(_member(value, path)):
            return [Found(path, False)]
    if isinstance(records := value.get("data"), list):  # the answer to a search
        at = [(k, _member(record, ("attributes",))) for k, record in enumerate(records)]
        found = [Found(("data", k, "attributes"), False, True) for k, m in at if is_datacite(m)]
        return found if found and len(found) == len(records) else None
    return None


def _answer(message: dict[str, Json]) -> list[Found]:
    """The works in an answer of Crossref: one, or a list of them."""
    if isinstance(items := message.get("items"), list):
        return _listed(items, ("message", "items"))
    return [Found(("message",), False, True)] if is_article(message) else []


def _member(value: Json, path: tuple[Step, ...]) -> Json:
    for step in path:
        value = value.get(str(step)) if isinstance(value, dict) else None
    return value


def is_article(value: dict[str, Json], *, front_matter: bool = False) -> bool:
    """Whether a mapping is the metadata of an article or of another work with authors.

    One whose title is missing or empty is known by what else it has.
    """
    fields = _fields(value)
    if not front_matter and any(normal(key) in names(_NOT_ARTICLES) for key in value):
        return False
    if "title" not in fields and not (is_json_ld(value) and isinstance(value.get("name"), str)):
        blank = any(field_of(key) == "title" for key in value)
        authors = _authors(value)
        traits = _traits(fields) + any(find(author, ORCID) for author in authors)
        traits += any(find(author, _INSTITUTION) for author in authors)
        return "authors" in fields and traits >= (1 if blank else 2)
    # A date, a licence or a list of tags is what any page of a web site has.
    return bool(fields & {"authors", "doi", "abstract", "pmid", "pmcid"}) or (
        "journal" in fields and bool(fields & {"volume", "issn", "year", "published"})
    )


def is_complete(value: dict[str, Json]) -> bool:
    """Whether a mapping is all the metadata of a scholarly article, so that one may miss some."""
    fields = _fields(value)
    if is_json_ld(value):
        return bool(_types(value) & _JSON_LD)
    if find(value, "vignette draft-of upload-type") or _is_talk(value):
        return False
    if "authors" not in fields:
        return "title" in fields and _traits(fields) >= 2
    if any(field in fields for field in _SCHOLARLY):
        return True
    if find(value, "bibliography citation") and value.get("citation") is not False:
        return True
    authors = _authors(value)
    return bool(authors) and ("keywords" in fields or any(find(a, _PLACED) for a in authors))


def _traits(fields: set[str]) -> int:
    """How many fields there are that nothing but a scholarly work has."""
    return len(fields.intersection(_SCHOLARLY))


def is_json_ld(value: dict[str, Json]) -> bool:
    """Whether a mapping is linked data in the words of schema.org."""
    return "@type" in value and ("@context" in value or "@id" in value)


def is_datacite(value: Json) -> bool:
    """Whether a mapping is a record in the words of the DataCite Metadata Schema 4, as JSON."""
    if not isinstance(value, dict):
        return False
    titles, creators = value.get("titles"), value.get("creators")
    return (
        isinstance(titles, list)
        and isinstance(creators, list)
        and any(isinstance(title, dict) and "title" in title for title in titles)
    )


def is_person(value: Json) -> bool:
    """Whether a value can be an author: a name, or a mapping that holds one."""
    if isinstance(value, str):
        return bool(value.strip())
    if find(value, f"{LITERAL} {FAMILY} {GIVEN} {EMAIL} {ORCID}"):
        return True
    return isinstance(value, dict) and len(value) == 1


def _fields(value: dict[str, Json]) -> set[str]:
    """The fields of an article that a mapping has, each with a value that can be one."""
    found: set[str] = set()
    scopes = [value, *(value[k] for k in SCOPES if isinstance(value.get(k), dict))]
    for scope in scopes:
        for key, member in scope.items():
            field = field_of(key)
            if field is None or member in (None, "", [], {}) or isinstance(member, bool):
                continue
            if field in ("title", "abstract", "doi") and not _is_text(member):
                continue
            if field == "authors" and not any(map(is_person, _as_list(member))):
                continue
            found.add(field)
    return found


def _is_text(value: Json) -> bool:
    if isinstance(value, list):
        return len(value) > 0 and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _as_list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _authors(value: dict[str, Json]) -> list[dict[str, Json]]:
    """The authors that are mappings."""
    lists = [_as_list(v) for k, v in value.items() if field_of(k) == "authors"]
    return [author for members in lists for author in members if isinstance(author, dict)]


def _is_talk(value: dict[str, Json]) -> bool:
    """Whether the front matter makes slides of the document."""
    output = [value.get("format"), value.get("output"), value.get("marp")]
    flat = str([list(v) if isinstance(v, dict) else v for v in output]).casefold()
    return any(word in flat for word in _SLIDES.split()) or value.get("marp") is True


def _types(value: dict[str, Json]) -> set[str]:
    return {str(t).rpartition(":")[2].casefold() for t in _as_list(value.get("@type"))}


def _listed(members: list[Json], path: tuple[Step, ...]) -> list[Found]:
    """The records of a bibliography; none where its members are no works."""
    found = [
        Found((*path, k), False, True)
        for k, member in enumerate(members)
        if isinstance(member, dict) and (is_article(member) or _is_csl(member))
    ]
    return found if len(found) * 2 > len(members) else []


def _is_csl(value: dict[str, Json]) -> bool:
    return _is_csl_type(value) and isinstance(value.get("title"), str)


def _is_csl_type(value: dict[str, Json]) -> bool:
    return isinstance(kind := value.get("type"), str) and kind in _CSL_TYPES


def _citation_file(value: dict[str, Json]) -> list[Found]:
    """CITATION.cff describes software or data, so no profile for articles applies to it."""
    found = [Found((), False)] if isinstance(value.get("title"), str) else []
    if isinstance(preferred := value.get("preferred-citation"), dict) and "title" in preferred:
        found.append(Found(("preferred-citation",), False, True))
    if isinstance(references := value.get("references"), list):
        found += [
            Found(("references", k), False, True)
            for k, member in enumerate(references)
            if isinstance(member, dict) and "title" in member
        ]
    return found
