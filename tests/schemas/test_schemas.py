"""The published schemas: valid, offline, resolvable, and no stricter than an article's stage."""

from __future__ import annotations

import json
import os
import re
from typing import Any

import pytest
from jsonschema.validators import Draft202012Validator
from referencing import Registry, Resource

import corrigenda_schemas
from corrigenda.config.settings import LEVELS
from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.finding import Severity
from corrigenda.validation import errors
from corrigenda_schemas import BASE, level, load, names, profile, profiles, registry

FOLDER = os.path.dirname(corrigenda_schemas.__file__)

MANUSCRIPT = {
    "title": "Remission after cell therapy",
    "authors": [
        {"given": "Chen", "family": "Li", "affiliations": ["1"], "orcid": "0000-0002-1825-0097"}
    ],
    "affiliations": [{"label": "1", "name": "Institute of Dermatology, Tianjin, China"}],
}
PUBLISHED = {
    **MANUSCRIPT,
    "type": "Original Research",
    "authors": [{**MANUSCRIPT["authors"][0], "corresponding": True}],  # type: ignore[dict-item]
    "abstract": "Cell therapy brings remission to patients whom nothing else has helped. " * 4,
    "keywords": ["lupus", "cell therapy", "remission", "autoimmunity", "B cells"],
    "journal": {"title": "Annals of Examples", "issn": ["2049-3630"]},
    "doi": "10.5555/annals.1",
    "volume": "16",
    "year": 2025,
    "dates": {"received": "2025-05-08", "accepted": "2025-07-23", "published": "2025-08-01"},
    "license": "CC BY",
    "copyright": {"year": 2025, "holders": ["Li"]},
    "conflict_of_interest": "None.",
    "data_availability": "In the article.",
    "funding": [{"statement": "None."}],
}


def subschemas(schema: Any, at: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every object of a schema, with its pointer."""
    if isinstance(schema, list):
        return [s for k, item in enumerate(schema) for s in subschemas(item, f"{at}/{k}")]
    if not isinstance(schema, dict):
        return []
    inner = [s for key, value in schema.items() for s in subschemas(value, f"{at}/{key}")]
    return [(at, schema), *inner]


@pytest.mark.parametrize("name", names())
def test_every_schema_is_valid_under_its_dialect(name: str) -> None:
    schema = load(name)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", names())
def test_the_id_of_a_schema_says_where_it_lies(name: str) -> None:
    assert load(name)["$id"] == f"{BASE}{name}.schema.json"
    assert load(load(name)["$id"]) is load(name)


@pytest.mark.parametrize("name", names())
def test_every_reference_resolves_without_a_network(name: str) -> None:
    known: Any = Registry().with_resources(
        (identity, Resource.from_contents(schema)) for identity, schema in registry().items()
    )
    resolver = known.resolver(load(name)["$id"])
    for _, schema in subschemas(load(name)):
        if isinstance(schema.get("$ref"), str):
            resolver.lookup(schema["$ref"])


@pytest.mark.parametrize("name", names())
def test_an_annotation_names_a_keyword_beside_it_and_a_rule_that_can_be_explained(
    name: str,
) -> None:
    for at, schema in subschemas(load(name)):
        for keyword, note in schema.get("x-corrigenda", {}).items():
            assert keyword in schema, f"{name}{at}: {keyword} is annotated but not there"
            members = note.get("members", {})
            if members:
                assert set(members) <= set(schema[keyword]), f"{name}{at}: unknown members"
            for part in (note, *members.values()):
                assert part.get("rule", note["rule"]) in ENGINE_RULES
                Severity(part.get("severity", "error"))


@pytest.mark.parametrize("name", profiles())
def test_a_profile_turns_on_a_level_that_exists_and_describes_itself(name: str) -> None:
    assert level(profile(name)) in LEVELS
    assert profile(name)["description"]


def test_the_three_levels_are_profiles() -> None:
    assert set(LEVELS) <= set(profiles())
    assert [level(profile(name)) for name in LEVELS] == list(LEVELS)


def test_a_profile_that_names_no_level_has_that_of_the_profile_it_refers_to() -> None:
    reference = {"$ref": f"{BASE}profiles/strict.schema.json"}
    assert level(reference) == "strict"
    assert level({"allOf": [reference]}) == "strict"
    assert level({}) == "standard"


@pytest.mark.parametrize("name", ["nope", "profiles/nope", "../pyproject", "", BASE + "nope"])
def test_an_unknown_name_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        load(name)


def test_every_schema_file_is_found_under_its_name() -> None:
    files = [
        os.path.relpath(os.path.join(folder, file), FOLDER).replace(os.sep, "/")
        for folder, _, found in os.walk(FOLDER)
        for file in found
        if file.endswith(".json")
    ]
    assert sorted(name + ".schema.json" for name in names()) == sorted(files)


@pytest.mark.parametrize("name", ["minimal", "standard", "frontiers"])
def test_a_profile_above_another_asks_for_no_less(name: str) -> None:
    for value in ({}, {"title": ""}, {"title": "A", "authors": []}, MANUSCRIPT):
        more = {(e.pointer, e.keyword, e.member) for e in errors(profile("strict"), value)}
        less = {(e.pointer, e.keyword, e.member) for e in errors(profile(name), value)}
        assert name == "frontiers" or less <= more


@pytest.mark.parametrize("name", ["minimal", "standard"])
def test_a_manuscript_without_doi_date_and_volume_is_complete_enough(name: str) -> None:
    assert errors(profile(name), MANUSCRIPT) == []


@pytest.mark.parametrize("name", [*LEVELS, "frontiers"])
def test_a_published_article_satisfies_every_level(name: str) -> None:
    assert errors(profile(name), PUBLISHED) == []


def test_minimal_asks_for_a_title_and_for_authors_with_names() -> None:
    found = errors(profile("minimal"), {"authors": [{"orcid": "x"}]})
    assert [(e.pointer, e.keyword, e.member) for e in found] == [
        ("", "required", "title"),
        ("/authors/0", "anyOf", None),
    ]


def test_standard_asks_a_review_for_an_abstract_and_an_editorial_for_none() -> None:
    review = {**MANUSCRIPT, "type": "REVIEW article"}
    assert [e.member for e in errors(profile("standard"), review)] == ["abstract"]
    assert errors(profile("standard"), {**MANUSCRIPT, "type": "EDITORIAL article"}) == []
    assert errors(profile("standard"), {**MANUSCRIPT, "type": "Book Review"}) == []


def test_strict_says_of_each_missing_member_how_bad_it_is() -> None:
    found = errors(profile("strict"), MANUSCRIPT)
    severities = {e.member: e.annotation["severity"] for e in found if e.pointer == ""}
    assert severities["doi"] == "error"
    assert severities["keywords"] == "warning"
    assert severities["volume"] == "info"


def test_frontiers_counts_keywords_and_the_words_of_the_abstract() -> None:
    article = {**PUBLISHED, "keywords": ["a", "b"], "abstract": "word " * 351}
    found = errors(profile("frontiers"), article)
    assert [(e.pointer, e.keyword, e.actual, e.expected) for e in found] == [
        ("/abstract", "x-maxWords", 351, 350),
        ("/keywords", "minItems", 2, 5),
    ]


def test_frontiers_asks_the_page_of_a_provisional_article_for_no_statements() -> None:
    page = {k: v for k, v in PUBLISHED.items() if k not in ("funding", "data_availability")}
    assert {e.member for e in errors(profile("frontiers"), page)} == {
        "data_availability",
        "funding",
    }
    assert errors(profile("frontiers"), {**page, "status": "Provisionally accepted"}) == []


def test_the_configuration_schema_knows_every_key_by_one_spelling() -> None:
    schema = load("config")
    keys = set(schema["properties"]) | set(schema["properties"]["overrides"]["items"]["properties"])
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key) for key in keys)


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"profile": "strict", "select": ["all"], "extend-select": ["spelling/typo"]},
        {"rules": {"keywords/count": "off", "spelling/typo": {"severity": "info", "known": ["a"]}}},
        {"max-file-size": "10MB", "jobs": 0, "fail-on": "never"},
        {"overrides": [{"files": ["content/**"], "profile": "joss", "ignore": ["typography"]}]},
        {"schema": [{"files": ["lessons/*.yaml"], "schema": "lesson.schema.json"}]},
        {"per-file-ignores": {"drafts/**": ["metadata/required"]}},
    ],
)
def test_a_right_configuration_is_valid(config: dict[str, Any]) -> None:
    assert errors(load("config"), config) == []


@pytest.mark.parametrize(
    ("config", "pointer", "keyword"),
    [
        ({"selct": []}, "", "additionalProperties"),
        ({"select": "all"}, "/select", "type"),
        ({"jobs": -1}, "/jobs", "minimum"),
        ({"fail-on": "warn"}, "/fail-on", "enum"),
        ({"rules": {"keywords/count": "of"}}, "/rules/keywords~1count", "anyOf"),
        ({"rules": {"keywords": "off"}}, "/rules", "pattern"),
        ({"overrides": [{"profile": "joss"}]}, "/overrides/0", "required"),
    ],
)
def test_a_wrong_configuration_is_found_at_its_place(
    config: dict[str, Any], pointer: str, keyword: str
) -> None:
    found = [(e.pointer, e.keyword) for e in errors(load("config"), config)]
    assert len(found) == 1
    assert found[0][0] == pointer
    if keyword != "anyOf":
        assert found[0][1] == keyword


def test_a_finding_as_the_design_shows_it_is_valid() -> None:
    position = {"line": 1, "column": 1, "offset": 0}
    finding = {
        "path": "a.md",
        "rule": "spelling/typo",
        "severity": "warning",
        "confidence": "high",
        "message": "“teh” is misspelt",
        "start": position,
        "end": {"line": 1, "column": 4, "offset": 3},
        "pointer": None,
        "text": "teh",
        "suggestions": ["the"],
        "fix": {
            "safe": True,
            "edits": [{"start": position, "end": position, "replacement": "the"}],
        },
        "related": [{"path": "a.md", "start": position, "end": position, "message": "here"}],
        "fingerprint": "0123456789abcdef",
    }
    report = {
        "version": 1,
        "tool": {"name": "corrigenda", "version": "0.1"},
        "files": 1,
        "findings": [finding],
    }
    assert errors(load("findings"), report) == []
    assert errors(load("findings"), {**report, "findings": [{**finding, "line": 1}]}) != []


def test_the_schemas_are_written_in_json_that_any_program_reads() -> None:
    for identity, schema in registry().items():
        assert json.loads(json.dumps(schema)) == schema, identity
