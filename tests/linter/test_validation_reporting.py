"""Schema errors as findings: their rule, severity, words and place, under the settings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corrigenda.article import Tree
from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.errors import UsageError
from corrigenda.finding import LocatedFinding, Severity
from corrigenda.linting import Engine
from corrigenda.testing import read_text
from corrigenda.validation import errors, schema_findings
from corrigenda.validation.wording import ArticleWording
from corrigenda_schemas import load

LESSON = """\
type: object
required: [title, doi]
additionalProperties: false
properties:
  title: {type: string}
  doi: {type: string}
  level: {enum: [beginner, advanced]}
  year: {type: integer}
  authors: {type: array, items: {$ref: person.schema.json}}
"""


def found(text: str, name: str = "lesson.yaml", **settings: Any) -> list[LocatedFinding]:
    """What the engine, without any rule, says of a file."""
    result = Engine([], date(2025, 6, 30)).check_bytes(name, text.encode(), Settings(**settings))
    return list(result.findings)


def shown(findings: list[LocatedFinding]) -> list[tuple[int, str, str]]:
    """The line, the marked text and the message of each finding."""
    return [(f.location.start.line, f.location.text, f.message) for f in findings]


@pytest.fixture
def lesson(tmp_path: Path) -> str:
    """The path of a user's schema."""
    (tmp_path / "person.schema.json").write_text('{"required": ["name"], "type": "object"}')
    path = tmp_path / "lesson.schema.yaml"
    path.write_text(LESSON)
    return str(path)


def test_every_error_stands_at_the_characters_of_its_value(lesson: str) -> None:
    text = (
        "# A lesson\n"
        "titel: On Lupus\n"
        'year: "2o25"\n'
        "level: beginer\n"
        "authors:\n"
        "  - name: Chen Li\n"
        "  - orcid: 0000-0002-1825-0097\n"
    )
    findings = found(text, schemas=(lesson,))
    assert shown(findings) == [
        (2, "titel", "`titel` is not a known key; did you mean `title`?"),
        (2, "titel: On Lupus", "`doi` is missing from this file"),
        (2, "titel: On Lupus", "`title` is missing from this file"),
        (3, '"2o25"', "`year` should be an integer, not the string “2o25”"),
        (
            4,
            "beginer",
            "`level` should be one of “beginner”, “advanced”, not “beginer”; "
            "did you mean “beginner”?",
        ),
        (7, "orcid: 0000-0002-1825-0097", "`name` is missing from item 2 of `authors`"),
    ]
    assert {f.severity for f in findings} == {Severity.ERROR}
    assert [f.rule for f in findings[:2]] == ["schema/additional-properties", "schema/required"]
    assert findings[0].suggestions == ("title",)
    assert findings[0].pointer == "/titel"


def test_what_is_missing_from_a_front_matter_is_said_so(lesson: str) -> None:
    findings = found("---\ntitle: On Lupus\n---\nText.\n", "lesson.md", schemas=(lesson,))
    assert shown(findings) == [
        (2, "title: On Lupus", "`doi` is missing from the front matter")
    ]  # fmt: skip


def test_json_has_the_same_findings_at_its_own_places(lesson: str) -> None:
    text = '{\n  "title": 4,\n  "doi": "10.5555/1"\n}\n'
    assert shown(found(text, "lesson.json", schemas=(lesson,))) == [
        (2, "4", "`title` should be a string, not the number 4; put it in quotes")
    ]


def test_each_document_of_a_yaml_file_is_checked(lesson: str) -> None:
    text = "title: A\ndoi: B\n---\ntitle: C\n---\ndoi: D\n"
    assert [line for line, _, _ in shown(found(text, schemas=(lesson,)))] == [4, 6]


def test_a_markdown_file_without_front_matter_is_a_finding(lesson: str) -> None:
    (finding,) = found("# Lesson\n\nText.\n", "lesson.md", schemas=(lesson,))
    assert finding.rule == "schema/no-data"
    assert (
        finding.message
        == "this file has no front matter for the schema lesson.schema.yaml to check"
    )
    assert finding.location.text == "# Lesson"


def test_a_file_without_data_is_not_called_empty_where_it_holds_something(lesson: str) -> None:
    messages = [
        finding.message.partition(":")[0]
        for text in ("", "# only this\n", "title: {{ title }}\n{% if x %}a: 1{% endif %}\n")
        for finding in found(text, "lesson.yaml", schemas=(lesson,))
        if finding.rule == "schema/no-data"
    ]
    assert messages == [
        "this file is empty",
        "this file is a template or holds comments alone",
        "this file is a template or holds comments alone",
    ]


def test_a_file_with_a_syntax_error_is_not_said_to_be_empty(lesson: str) -> None:
    assert "schema/no-data" not in {f.rule for f in found("a: [1\n", schemas=(lesson,))}


def test_ignore_select_and_severity_hold_for_the_rules_of_schemas(lesson: str) -> None:
    text = "title: 4\n"
    assert {f.rule for f in found(text, schemas=(lesson,))} == {"schema/required", "schema/type"}
    assert [f.rule for f in found(text, schemas=(lesson,), ignore=("schema/type",))] == [
        "schema/required"
    ]
    assert found(text, schemas=(lesson,), select=("spelling",)) == []
    assert len(found(text, schemas=(lesson,), select=("schema/required",))) == 1
    rules = {"schema/required": RuleSettings(severity=Severity.INFO)}
    severities = {f.rule: f.severity for f in found(text, schemas=(lesson,), rules=rules)}
    assert severities == {"schema/required": Severity.INFO, "schema/type": Severity.ERROR}


def test_the_schema_may_name_the_rule_the_severity_and_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.schema.yaml"
    path.write_text(
        "required: [level]\n"
        "x-corrigenda:\n"
        "  required: {rule: lesson/level, severity: info, message: '{subject}: say {name}'}\n"
    )
    (finding,) = found("a: 1\n", schemas=(str(path),))
    assert (finding.rule, finding.severity) == ("lesson/level", Severity.INFO)
    assert finding.message == "this file: say level"


def test_a_comment_silences_a_finding_of_a_schema(lesson: str) -> None:
    text = "doi: x\ntitle: 4  # stet: schema/type because it is a number\n"
    assert found(text, schemas=(lesson,)) == []


ARTICLE = (
    "title: On Lupus\n"
    "type: Review\n"
    "authors:\n"
    "  - {given: Chen, family: Li, affiliations: [1]}\n"
    "  - {orcid: 0000-0002-1825-0097, affiliations: [1]}\n"
    "affiliations: [{label: 1, name: Institute of Dermatology}]\n"
    "doi: 10.5555/1\n"
    "keywords: [lupus, remission]\n"
)


def test_the_profile_is_asked_of_an_article_in_the_articles_own_words() -> None:
    findings = found(ARTICLE, "article.yaml")
    assert ("metadata/required", Severity.WARNING, "the article has no abstract") in [
        (f.rule, f.severity, f.message) for f in findings
    ]


def test_what_is_missing_from_a_part_of_an_article_is_said_of_that_part() -> None:
    article = {
        "title": "On Lupus",
        "authors": [{"given": "Chen", "family": "Li"}, {"orcid": "0000-0002-1825-0097"}],
        "affiliations": [{"label": "1"}],
        "journal": {},
        "dates": {"received": "2025"},
        "keywords": [""],
    }
    wording = ArticleWording(Tree(article, {}), "strict")
    assert wording.subject("/keywords") == "the list of keywords"
    messages = [wording.message(e)[0] for e in errors(load("profiles/strict"), article)]
    assert "author 2 has no name" in messages
    assert "author 1 (“Chen Li”) has no affiliations (asked for by the profile strict)" in messages
    assert "affiliation 1 (“1”) has no name" in messages
    assert "the journal has no title (asked for by the profile strict)" in messages
    assert "the article has no published date (asked for by the profile strict)" in messages
    assert "keyword 1 is empty" in messages


def test_a_journals_profile_names_itself() -> None:
    messages = [f.message for f in found(ARTICLE, "article.yaml", profile="frontiers")]
    assert "Frontiers asks for 5 to 8 keywords, not 2" in messages
    assert "the article has no funding statement (asked for by the profile frontiers)" in messages


def test_a_bibliography_is_not_asked_what_an_article_must_have() -> None:
    text = '[{"id": "a", "type": "article-journal", "title": "On Lupus", "DOI": "10.5555/1"}]'
    assert found(text, "references.json", profile="strict", level="strict") == []


JOSS = """\
---
title: 'gala: A Python package'
authors:
  - name: Jane Roe
    orcid: 0000-0002-1825-0097
    affiliation: 1
  - given-names: Ludwig
    surname: Beethoven
affiliations:
  - name: Vienna
date: 2017-08-13
---

# Summary

Text.
"""


def test_joss_is_asked_of_the_front_matter_as_it_is_written() -> None:
    findings = found(JOSS, "paper.md", profile="joss")
    assert shown(findings) == [
        (2, "title: 'gala: A Python package'", "`bibliography` is missing from the front matter"),
        (2, "title: 'gala: A Python package'", "`tags` is missing from the front matter"),
        (7, "given-names: Ludwig", "item 2 of `authors` has no `affiliation`"),
        (10, "name: Vienna", "`index` is missing from item 1 of `affiliations`"),
        (11, "2017-08-13", "the date “2017-08-13” should be written as in “9 October 2024”"),
    ]


def test_a_profile_of_ones_own_refers_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "lab.schema.yaml"
    path.write_text(
        "$ref: https://corrigenda.dev/schemas/1/profiles/minimal.schema.json\nrequired: [license]\n"
    )
    messages = [f.message for f in found(ARTICLE, "article.yaml", profile=str(path))]
    assert "the article has no licence (asked for by the profile lab)" in messages


def test_an_unknown_profile_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="unknown profile 'strct'"):
        found(ARTICLE, "article.yaml", profile="strct")


def test_a_long_value_is_marked_at_its_key(tmp_path: Path) -> None:
    path = tmp_path / "a.schema.json"
    path.write_text('{"properties": {"abstract": {"maxLength": 10}}}')
    text = "x: 1\nabstract: >\n" + "  A long line of an abstract.\n" * 40
    (finding,) = found(text, schemas=(str(path),))
    assert finding.location.text == "abstract"


DEMANDS = {
    "type": "object",
    "required": ["a", "z"],
    "additionalProperties": False,
    "properties": {
        "a": {"type": "array", "items": {"type": "object", "required": ["b"]}, "maxItems": 1},
        "b": {"$ref": "#"},
        "c": {"enum": ["x"], "maxLength": 2, "x-maxWords": 1},
        "d": False,
    },
    "propertyNames": {"maxLength": 3},
}

trees = st.recursive(
    st.none() | st.integers(0, 9) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "c", "d", "ä/~", "long"]), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(trees, st.sampled_from([None, 2]), st.booleans())
@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_finding_stands_at_some_characters_of_the_file(
    tmp_path: Path, value: Any, indent: int | None, ascii: bool
) -> None:
    path = tmp_path / "own.schema.json"
    path.write_text(json.dumps(DEMANDS))
    text = json.dumps(value, indent=indent, ensure_ascii=ascii)
    findings = found(text, "own.json", schemas=(str(path),))
    assert len(findings) == len(errors(DEMANDS, value))
    for finding in findings:
        assert finding.rule in ENGINE_RULES
        assert finding.location.text
        assert "\n" not in finding.location.text
        assert text[finding.location.start.offset :].startswith(finding.location.text)


def test_the_length_of_a_list_is_reported_under_its_own_rule(tmp_path: Path) -> None:
    schema = tmp_path / "own.schema.json"
    schema.write_text(
        '{"$ref": "https://corrigenda.dev/schemas/1/article.schema.json",'
        ' "properties": {"keywords": {"maxItems": 1}, "authors": {"minItems": 2}}}'
    )
    text = "title: Sleep\nauthors: [Ana Ruiz]\ndoi: 10.1234/x\nkeywords: [sleep, memory]\n"
    found = schema_findings(read_text(text, "paper.yaml"), Settings(profile=str(schema)))
    assert [f.rule for f in found] == ["metadata/length", "keywords/count"]
