"""Profiles: each with an article that passes, and what it says of articles that lack something."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from corrigenda.validation import errors
from corrigenda.validation.requirements import Requirement, requirements
from corrigenda_schemas import profile, profiles

FULL: dict[str, Any] = {
    "type": "research-article",
    "title": "Sleep in old flies",
    "abstract": "Old flies sleep less. " * 12,
    "language": "en",
    "doi": "10.1234/sleep.1",
    "journal": {"title": "Journal of Sleep", "issn": ["1234-5679"], "publisher": "Open Press"},
    "volume": "12",
    "issue": "3",
    "pages": "17–29",
    "year": 2025,
    "dates": {"received": "2024-05-01", "accepted": "2024-12-01", "published": "2025-02-03"},
    "authors": [
        {
            "given": "Ana",
            "family": "Ruiz",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "email": "ana@example.org",
            "corresponding": True,
            "affiliations": ["1"],
            "roles": ["Writing"],
            "credit": ["https://credit.niso.org/contributor-roles/writing-original-draft/"],
        }
    ],
    "affiliations": [
        {"label": "1", "name": "Sleep Lab, Lima", "ror": "https://ror.org/1", "country": "Peru"}
    ],
    "keywords": ["sleep", "flies", "ageing", "memory", "night"],
    "license": "Creative Commons Attribution",
    "license_url": "https://creativecommons.org/licenses/by/4.0/",
    "copyright": {"statement": "© 2025 Ruiz", "year": 2025, "holders": ["Ruiz"]},
    "funding": [{"funder": "Sleep Fund", "funder_id": "https://ror.org/2", "award": "SF-1"}],
    "conflict_of_interest": "None.",
    "data_availability": "In the supplement.",
    "ethics": "None needed.",
    "references": [{"id": "r1", "text": "Roe R. On flies. 2001.", "doi": "10.1/x"}],
    "trials": ["NCT01234567"],
}
OF_ARTICLES = ("crossref", "datacite", "elife", "frontiers", "jats4r", "pmc", "scielo")


def without(path: str) -> dict[str, Any]:
    """The full article without one member: ``journal.issn``, ``authors.0.orcid``."""
    article: Any = copy.deepcopy(FULL)
    holder, *rest = article, *path.split(".")
    for step in rest[:-1]:
        holder = holder[int(step)] if step.isdecimal() else holder[step]
    del holder[rest[-1]]
    return article  # type: ignore[no-any-return]


def having(path: str, value: Any) -> dict[str, Any]:
    """The full article with another value of one member."""
    article: Any = copy.deepcopy(FULL)
    holder, *rest = article, *path.split(".")
    for step in rest[:-1]:
        holder = holder[int(step)] if step.isdecimal() else holder[step]
    holder[rest[-1]] = value
    return article  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", OF_ARTICLES)
def test_a_full_article_passes(name: str) -> None:
    assert errors(profile(name), FULL) == []


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("crossref", "doi"),
        ("crossref", "journal.title"),
        ("crossref", "journal.issn"),
        ("crossref", "dates.published"),
        ("crossref", "pages"),
        ("crossref", "abstract"),
        ("crossref", "references"),
        ("crossref", "license"),
        ("crossref", "funding.0.funder_id"),
        ("crossref", "funding.0.award"),
        ("crossref", "authors.0.orcid"),
        ("crossref", "authors.0.affiliations"),
        ("crossref", "affiliations.0.ror"),
        ("jats4r", "dates.published"),
        ("jats4r", "copyright.statement"),
        ("jats4r", "copyright.year"),
        ("jats4r", "copyright.holders"),
        ("jats4r", "license_url"),
        ("jats4r", "authors.0.credit"),
        ("jats4r", "authors.0.corresponding"),
        ("jats4r", "affiliations.0.country"),
        ("jats4r", "data_availability"),
        ("jats4r", "conflict_of_interest"),
        ("jats4r", "funding.0.funder"),
        ("jats4r", "references.0.id"),
        ("pmc", "journal.issn"),
        ("pmc", "journal.publisher"),
        ("pmc", "volume"),
        ("pmc", "pages"),
        ("pmc", "dates.published"),
        ("pmc", "license"),
        ("datacite", "doi"),
        ("datacite", "type"),
        ("datacite", "journal"),
        ("datacite", "abstract"),
        ("elife", "data_availability"),
        ("elife", "funding"),
        ("elife", "authors.0.affiliations"),
        ("frontiers", "affiliations"),
        ("frontiers", "conflict_of_interest"),
        ("scielo", "doi"),
        ("scielo", "language"),
        ("scielo", "dates.received"),
        ("scielo", "authors.0.orcid"),
        ("scielo", "affiliations.0.country"),
        ("scielo", "abstract"),
    ],
)
def test_what_a_profile_requires_is_missed(name: str, path: str) -> None:
    assert errors(profile(name), without(path)) != []


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("crossref", "license_url", "CC BY"),
        ("crossref", "dates.published", "soon"),
        ("jats4r", "authors.0.orcid", "0000-0002-1825-0097"),
        ("jats4r", "dates.received", "May 2024"),
        ("pmc", "authors.0.orcid", "0000-0002-1825-0097"),
        ("elife", "abstract", "word " * 151),
        ("frontiers", "keywords", ["sleep"]),
        ("scielo", "license", "All rights reserved"),
        ("scielo", "language", "pt"),
    ],
)
def test_what_is_in_another_form_is_told(name: str, path: str, value: Any) -> None:
    assert errors(profile(name), having(path, value)) != []


MANUBOT: dict[str, Any] = {
    "title": "Sleep",
    "keywords": ["sleep"],
    "lang": "en-US",
    "authors": [
        {
            "name": "Ana Ruiz",
            "initials": "AR",
            "github": "anaruiz",
            "email": "ana@example.org",
            "corresponding": True,
            "affiliations": ["Sleep Lab"],
        }
    ],
}


def test_manubot_is_asked_of_the_metadata_as_they_are_written() -> None:
    schema = {"$ref": profile("manubot")["$id"] + "#/x-corrigenda-data"}
    assert errors(schema, MANUBOT) == []
    for member in MANUBOT:
        assert errors(schema, {k: v for k, v in MANUBOT.items() if k != member}) != []
    for member in ("name", "initials", "github", "email", "affiliations"):
        author = {k: v for k, v in MANUBOT["authors"][0].items() if k != member}
        assert errors(schema, {**MANUBOT, "authors": [author]}) != []


@pytest.mark.parametrize("name", profiles())
def test_every_requirement_names_its_source(name: str) -> None:
    asked = requirements(name)
    assert asked
    assert [r for r in asked if not r.source] == []


MARK = {"error": "E", "warning": "W", "info": "i"}


def table() -> str:
    """docs/profiles.md, as the schemas are."""
    asked = {name: requirements(name) for name in profiles()}
    rows = sorted({_row(r) for all_ in asked.values() for r in all_}, key=str.casefold)
    lines = [
        "# Profiles",
        "",
        "<!-- Made by `pytest tests/schemas/test_profiles.py --update`; do not edit. -->",
        "",
        "What each profile asks of the metadata. **E** an error, **W** a warning, **i** a note; a",
        "letter in brackets holds under a condition. `corrigenda rules --profile NAME` shows the",
        "same for one profile. Members are those of the canonical article, whatever the format;",
        "of `joss` and `manubot` also those of the file as it is written (marked *).",
        "",
        "| member | " + " | ".join(profiles()) + " |",
        "| --- |" + " :-: |" * len(profiles()),
    ]
    for row in rows:
        cells = [_cell([r for r in asked[name] if _row(r) == row]) for name in profiles()]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    for name in profiles():
        lines += ["", f"## {name}", "", profile(name)["description"], ""]
        lines += ["| asked | severity | source |", "| --- | --- | --- |"]
        for r in asked[name]:
            if r.profile == name:
                when = f", {r.when}" if r.when else ""
                lines.append(f"| {_row(r)}: {r.asked}{when} | {r.severity} | {r.source} |")
        below = dict.fromkeys(r.profile for r in asked[name] if r.profile != name)
        if below:
            lines += ["", "And all that is asked for by " + " and ".join(below) + "."]
    return "\n".join(lines) + "\n"


def _row(requirement: Requirement) -> str:
    return f"`{requirement.member}`" + (" *" if requirement.data else "")


def _cell(found: list[Requirement]) -> str:
    if not found:
        return ""
    order = list(MARK)
    best = min(found, key=lambda r: (bool(r.when), order.index(r.severity)))
    mark = MARK[best.severity]
    return f"({mark})" if best.when else mark


def test_the_documentation_shows_what_the_schemas_ask(
    root: Path, request: pytest.FixtureRequest
) -> None:
    path = root / "docs" / "profiles.md"
    if request.config.getoption("--update"):
        path.write_text(table(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == table()
