"""A broken configuration: every problem at once, each with its place and what to do."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from corrigenda.config import load
from corrigenda.config.checking import check_values
from corrigenda.config.places import line_of
from corrigenda.errors import UsageError
from corrigenda_schemas import load as load_schema
from linter.made_rules import RULES

SCHEMA = load_schema("config")


def problems(folder: Path, text: str, name: str = "corrigenda.toml") -> list[str]:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / name).write_text(dedent(text).lstrip("\n"), "utf-8")
    with pytest.raises(UsageError) as caught:
        load(str(folder), rules=RULES)
    return str(caught.value).splitlines()


def test_an_unknown_key_has_its_place_and_a_suggestion(tmp_path: Path) -> None:
    text = """
    [project]
    name = "selct"

    [tool.corrigenda]
    profile = "standard"
    selct = ["spelling"]
    """
    assert problems(tmp_path, text, "pyproject.toml") == [
        "pyproject.toml:6: unknown key `selct` under [tool.corrigenda]; did you mean `select`?"
    ]


def test_every_problem_is_reported_by_line(tmp_path: Path) -> None:
    text = """
    ignore = "typography"
    fail-on = "warn"
    max-file-size = "10 parsecs"
    jobs = -1
    include = [1]
    baseline = ""
    accept = 2026-01-01

    [rules]
    "keywords/count" = true
    "spelling" = "error"

    [[overrides]]
    files = []
    profle = "strict"

    [[format]]
    files = ["*.x"]
    """
    assert problems(tmp_path, text) == [
        "corrigenda.toml:1: `ignore` should be a list of strings, not the string “typography”; "
        'write ["typography"]',
        "corrigenda.toml:2: `fail-on` should be “error”, “warning”, “info” or “never”, not the "
        "string “warn”; did you mean `warning`?",
        "corrigenda.toml:3: `max-file-size`: “10 parsecs” is not a number of bytes or a size such "
        "as “10MB”",
        "corrigenda.toml:4: `jobs` should be 0 or more",
        "corrigenda.toml:5: `include[0]` should be a string, not the number 1",
        "corrigenda.toml:6: `baseline` should not be empty",
        "corrigenda.toml:7: `accept` should be a list of strings, not a date or time",
        'corrigenda.toml:10: `rules."keywords/count"` should be “error”, “warning”, “info” or '
        "“off” or a table, not true",
        "corrigenda.toml:11: `spelling` in `rules` is not a rule id (family/name)",
        "corrigenda.toml:14: `overrides[0].files` should not be empty",
        "corrigenda.toml:15: unknown key `profle` in `overrides[0]`; did you mean `profile`?",
        "corrigenda.toml:17: `format[0]` lacks the key `format`",
    ]


def test_rules_options_and_names_are_checked(tmp_path: Path) -> None:
    text = """
    select = [
      "all",
      "speling",
      "keywords/cuont",
      "typo",
    ]
    profile = "strct"
    exclude = ["[z-a]"]

    [per-file-ignores]
    "*.md" = ["internal", "typografy"]

    [rules]
    "spelling/tpyo" = "off"
    "stet/unused" = {severity = "info", level = 3}

    [rules."keywords/count"]
    mx = 5
    max = 5.5
    ratio = true
    strict = 1
    words = "a"
    style = []
    kinds = [
      "p",
      "abstrct",
    ]
    kind = "figure"

    [[schema]]
    files = ["*.yaml"]
    schema = "lesson.json"

    [[format]]
    files = ["*.x"]
    format = "yml"
    """
    assert problems(tmp_path, text) == [
        "corrigenda.toml:3: there is no family of rules speling; did you mean `spelling`?",
        "corrigenda.toml:4: there is no rule keywords/cuont; did you mean `keywords/count`?",
        "corrigenda.toml:5: there is no family of rules typo; did you mean `spelling/typo`?",
        "corrigenda.toml:7: there is no profile “strct”; did you mean `strict`?",
        "corrigenda.toml:8: `exclude`: “[z-a]” is no pattern as in .gitignore",
        "corrigenda.toml:11: there is no family of rules typografy; did you mean `typography`?",
        "corrigenda.toml:14: there is no rule spelling/tpyo; did you mean `spelling/typo`?",
        "corrigenda.toml:15: the rule stet/unused has no option `level`",
        "corrigenda.toml:18: the rule keywords/count has no option `mx`; did you mean `max`?",
        'corrigenda.toml:19: `rules."keywords/count".max` should be a whole number, not the '
        "number 5.5",
        'corrigenda.toml:20: `rules."keywords/count".ratio` should be a number, not true',
        'corrigenda.toml:21: `rules."keywords/count".strict` should be true or false, not the '
        "number 1",
        'corrigenda.toml:22: `rules."keywords/count".words` should be a list of strings, not the '
        "string “a”",
        'corrigenda.toml:23: `rules."keywords/count".style` should be a string, not a list',
        'corrigenda.toml:26: `rules."keywords/count".kinds` has “abstrct”, which is none of its '
        "values; did you mean `abstract`?",
        'corrigenda.toml:28: `rules."keywords/count".kind` is “figure”, which is none of its '
        "values; it may be abstract, p",
        "corrigenda.toml:32: `schema[0].schema` names “lesson.json”, which is no file",
        "corrigenda.toml:36: there is no format “yml”; did you mean `yaml`?",
    ]


def test_a_whole_number_will_do_for_a_number(tmp_path: Path) -> None:
    (tmp_path / "corrigenda.toml").write_text('[rules."keywords/count"]\nratio = 1\n')
    assert load(str(tmp_path), rules=RULES).settings_for("a.md").rules


def test_rules_that_a_schema_of_the_user_reports_are_known(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "house.json").write_text('{"x-corrigenda": {"required": {"rule": "house/doi"}}}')
    (tmp_path / "corrigenda.toml").write_text(
        'ignore = ["house/doi", "schema/required"]\n'
        '[[schema]]\nfiles = ["*"]\nschema = "house.json"\n'
    )
    assert load(str(tmp_path), rules=RULES).settings_for("a.md").ignore
    flags = {"select": ["house"]}
    assert load(str(tmp_path), rules=RULES, command_line=flags).settings_for("a.md").select


def test_flags_are_checked_like_keys(tmp_path: Path) -> None:
    flags = {"select": ["speling"], "profile": "strct", "paths": object()}
    with pytest.raises(UsageError) as caught:
        load(str(tmp_path), rules=RULES, command_line=flags)
    assert str(caught.value).splitlines() == [
        "--select: there is no family of rules speling; did you mean `spelling`?",
        "--profile: there is no profile “strct”; did you mean `strict`?",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = 1\nb = 'x", r"corrigenda\.toml:2: not valid TOML: Expected \"'\""),
        (b"a = = 1", r"corrigenda\.toml:1:5: not valid TOML: [^(]+"),
        (b"a = [1,", r"corrigenda\.toml:1(:\d+)?: not valid TOML: .+"),
        (b"a = '\xff'", r"corrigenda\.toml:1: not valid UTF-8; TOML files are UTF-8"),
        (b"a = " + b"[" * 50_000, r"corrigenda\.toml.*: (not valid TOML|not read): .+"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_place(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "corrigenda.toml").write_bytes(data)
    with pytest.raises(UsageError) as caught:
        load(str(tmp_path))
    assert re.fullmatch(message, str(caught.value))


def test_a_byte_order_mark_and_windows_newlines_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "corrigenda.toml").write_bytes(b'\xef\xbb\xbfprofile = "strict"\r\njobs = 2\r\n')
    assert load(str(tmp_path)).run.jobs == 2


def test_keys_are_found_on_their_lines() -> None:
    text = dedent('''
        a.b = 1
        text = """
        [no.table]
        key = 1
        """
        [tool."x y".z]
        key = {inner = 1}
        [[tool.list]]
        key = 1
        [[tool.list]]
        key = 2
        [tool.list.sub]
        deep = 3
        ''').lstrip("\n")
    places: dict[tuple[str | int, ...], int] = {
        ("a", "b"): 1,
        ("tool", "x y", "z"): 6,
        ("tool", "x y", "z", "key", "inner"): 7,
        ("tool", "list", 0, "key"): 9,
        ("tool", "list", 1, "key"): 11,
        ("tool", "list", 1, "sub", "deep"): 13,
        ("nowhere",): 1,
    }
    assert {path: line_of(text, path) for path in places} == places


def keywords(schema: Any) -> set[str]:
    """Every keyword that a schema uses, names of properties aside."""
    found: set[str] = set()
    for key, value in schema.items():
        found.add(key)
        if key in ("properties", "$defs"):
            found |= {k for part in value.values() for k in keywords(part)}
        elif key == "anyOf":
            found |= {k for part in value for k in keywords(part)}
        elif isinstance(value, dict):
            found |= keywords(value)
    return found


def test_the_schema_uses_only_what_the_walk_knows() -> None:
    assert keywords(SCHEMA) <= {
        "$schema", "$id", "title", "description", "$defs", "$ref", "type", "properties",
        "additionalProperties", "required", "items", "minItems", "minLength", "minimum", "enum",
        "pattern", "propertyNames", "anyOf",
    }  # fmt: skip


SCALARS = (
    st.none().map(lambda _: date(2026, 1, 1))
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from([0.5, -1.5])
    | st.sampled_from(["", "a", "spelling/typo", "off", "error", "full", "10MB", "A B", "never"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["files", "schema", "format", "severity", "a/b", "rules", "select", "A"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*SCHEMA["properties"], "other"]), VALUES, max_size=3))
def test_the_walk_and_a_validator_agree(values: dict[str, Any]) -> None:
    ours = {problem.path[:1] for problem in check_values(values, SCHEMA)}
    errors = Draft202012Validator(SCHEMA).iter_errors(values)
    theirs = set()
    for error in errors:
        if error.validator == "additionalProperties":
            theirs |= (
                {(key,) for key in values if key == "other" or error.path}
                if (not error.path)
                else {(error.path[0],)}
            )
        else:
            theirs.add((error.path[0],))
    assert ours == theirs
