"""The schemas of users: read, checked once, their references followed without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.errors import UsageError
from corrigenda.validation.loading import level_of, load_schema


def schema(folder: Path, text: str, name: str = "own.schema.yaml") -> str:
    """Writes a schema; its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "{", ":1: "),
        ("a.yaml", "a: [1\n", "never closed"),
        ("a.yaml", "", "this file is empty"),
        ("a.yaml", "- a\n", ":1: this is no JSON Schema: an object was expected"),
        ("a.yaml", "type: strin\n", ":1: not a valid JSON Schema: `type` should be one of"),
        ("a.yaml", "type: object\nrequired: x\n", ":2: not a valid JSON Schema: `required` should"),
        ("a.yaml", "properties:\n  a: {pattern: '('}\n", ":2: not a valid JSON Schema: `pattern`"),
        ("a.yaml", "$schema: https://example.org/x\n", ":1: unknown dialect in `$schema`"),
        ("a.yaml", "a: 1\n$ref: '#/$defs/no'\n", ":2: the reference `#/$defs/no` leads nowhere"),
        ("a.yaml", "$ref: no.json\n", ":1: it refers to "),
        ("a.yaml", "$ref: https://example.org/x\n", "nothing is fetched from a network"),
        ("a.yaml", "required: [a]\nx-corrigenda: {required: {rule: A}}\n", ":2: `rule` of"),
        (
            "a.yaml",
            "required: [a]\nx-corrigenda: {required: {severity: bad}}\n",
            ":2: `severity` of `required` should be one of error, warning, info",
        ),
        ("a.yaml", "x-corrigenda: 3\n", ":1: `x-corrigenda` should map keywords to rules"),
    ],
)
def test_a_broken_schema_is_a_usage_error_with_its_file_and_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = schema(tmp_path, text, name)
    with pytest.raises(UsageError) as raised:
        load_schema(path)
    assert path in str(raised.value)
    assert said in str(raised.value)


def test_all_problems_of_a_schema_are_told_at_once(tmp_path: Path) -> None:
    path = schema(tmp_path, "type: strin\nminLength: -1\nrequired: x\n")
    with pytest.raises(UsageError) as raised:
        load_schema(path)
    assert str(raised.value).count("\n") == 2


def test_a_missing_or_binary_schema_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        load_schema(str(tmp_path / "none.json"))
    (tmp_path / "binary.json").write_bytes(b"\0\1\2")
    with pytest.raises(UsageError, match="binary"):
        load_schema(str(tmp_path / "binary.json"))


def members(path: str, value: object) -> list[str | None]:
    """The missing members that a schema reports of a value."""
    return [e.member for e in load_schema(path).validator.errors(value)]


def test_a_relative_reference_leads_to_the_file_beside_it(tmp_path: Path) -> None:
    schema(tmp_path, "required: [name]\n", "parts/person.yaml")
    path = schema(tmp_path, "properties: {author: {$ref: parts/person.yaml}}\n")
    assert members(path, {"author": {}}) == ["name"]


def test_it_does_so_too_where_the_schema_has_an_id(tmp_path: Path) -> None:
    schema(tmp_path, "required: [name]\n", "person.yaml")
    text = "$id: https://lab.example.org/schemas/own\nproperties: {author: {$ref: %s}}\n"
    path = schema(tmp_path, text % "person.yaml")
    assert members(path, {"author": {}}) == ["name"]
    deeper = schema(tmp_path, text % "../person.yaml", "deep/own.yaml")
    assert members(deeper, {"author": {}}) == ["name"]


def test_a_reference_to_a_schema_of_corrigenda_resolves(tmp_path: Path) -> None:
    path = schema(tmp_path, "$ref: https://corrigenda.dev/schemas/1/profiles/minimal.schema.json\n")
    assert members(path, {"title": "On Lupus"}) == ["authors"]


def test_anchors_recursion_and_files_that_refer_to_each_other_are_fine(tmp_path: Path) -> None:
    schema(tmp_path, "properties: {parent: {$ref: own.schema.yaml}}\nrequired: [b]\n", "other.yaml")
    path = schema(
        tmp_path,
        "required: [a]\n"
        "properties: {child: {$ref: '#'}, other: {$ref: other.yaml}, c: {$ref: '#c'}}\n"
        "$defs: {c: {$anchor: c, required: [d]}}\n",
    )
    value = {"child": {}, "other": {"parent": {}}, "c": {}}
    assert sorted(filter(None, members(path, value))) == ["a", "a", "a", "b", "d"]


def test_an_older_dialect_is_read_as_such(tmp_path: Path) -> None:
    path = schema(
        tmp_path,
        '{"$schema": "http://json-schema.org/draft-04/schema#",'
        ' "properties": {"n": {"minimum": 3, "exclusiveMinimum": true},'
        ' "p": {"$ref": "#/definitions/p"}}, "definitions": {"p": {"required": ["x"]}}}',
        "own.json",
    )
    found = load_schema(path).validator.errors({"n": 3, "p": {}})
    assert [(e.pointer, e.keyword) for e in found] == [("/n", "minimum"), ("/p", "required")]


def test_a_key_that_only_looks_like_a_keyword_is_none(tmp_path: Path) -> None:
    path = schema(
        tmp_path,
        "properties:\n  $ref: {type: string}\n  x-corrigenda: {type: string}\n"
        "  required: {const: {$ref: 'no.json'}}\n",
    )
    assert members(path, {"$ref": "a", "x-corrigenda": "b"}) == []


def test_a_profile_of_ones_own_turns_on_the_level_it_names_or_that_of_ours(tmp_path: Path) -> None:
    base = "https://corrigenda.dev/schemas/1/profiles/strict.schema.json"
    assert level_of(schema(tmp_path, f"$ref: {base}\n", "a.yaml")) == "strict"
    assert level_of(schema(tmp_path, "x-corrigenda-level: minimal\n", "b.yaml")) == "minimal"
    assert level_of(schema(tmp_path, "type: object\n", "c.yaml")) == "standard"


def test_the_own_data_of_a_profile_is_checked_with_its_own_definitions(tmp_path: Path) -> None:
    path = schema(
        tmp_path,
        "x-corrigenda-data: {properties: {a: {$ref: '#/$defs/a'}}}\n$defs: {a: {type: string}}\n",
    )
    data = load_schema(path).data
    assert data is not None
    assert [e.keyword for e in data.errors({"a": 1})] == ["type"]


def test_a_schema_is_named_as_seen_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = schema(tmp_path, "type: strin\n", "schemas/own.yaml")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"^schemas/own\.yaml:1: not a valid"):
        load_schema(path)
    monkeypatch.chdir(tmp_path / "schemas")
    with pytest.raises(UsageError, match=r"^own\.yaml:1: "):
        load_schema(path)
