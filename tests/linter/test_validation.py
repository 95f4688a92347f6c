"""Schema errors: every one, in one order, the same from both validators, and in plain words."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.article import Tree
from corrigenda.errors import UsageError
from corrigenda.validation import errors
from corrigenda.validation.formats import ASSERTED
from corrigenda.validation.schema_error import SchemaError
from corrigenda.validation.wording import Wording
from corrigenda_schemas import BASE, load, names, profile

DIALECT = "https://json-schema.org/draft/2020-12/schema"

texts = st.sampled_from(
    [
        "",
        " ",
        "On Lupus",
        "REVIEW article",
        "Review",
        "2025-02-30",
        "2025-08",
        "10.5555/x",
        "x" * 201,
    ]
) | st.text(max_size=8)
numbers = st.integers(-2, 2030) | st.floats(allow_nan=False, allow_infinity=False)  # as in JSON
odd = st.none() | st.booleans() | numbers | texts
people = st.fixed_dictionaries(
    {},
    optional={
        "given": texts | odd,
        "family": texts,
        "literal": texts,
        "orcid": texts | odd,
        "corresponding": st.booleans() | odd,
        "affiliations": st.lists(texts | odd, max_size=2) | odd,
        "auhtor": texts,
    },
)
articles = st.fixed_dictionaries(
    {},
    optional={
        "title": texts | odd,
        "type": texts,
        "abstract": texts | st.integers(0, 600).map(lambda n: "word " * n),
        "authors": st.lists(people | odd, max_size=4) | odd,
        "affiliations": st.lists(st.dictionaries(st.sampled_from(["name", "ror", "x"]), texts)),
        "keywords": st.lists(texts | odd, max_size=14),
        "journal": st.dictionaries(st.sampled_from(["title", "issn", "isn"]), texts) | odd,
        "doi": texts,
        "volume": texts | odd,
        "year": odd,
        "status": texts,
        "dates": st.dictionaries(st.sampled_from(["received", "published", "epub"]), texts | odd),
        "copyright": st.fixed_dictionaries({}, optional={"year": odd, "holders": odd}),
        "funding": st.lists(st.just({"statement": "x"}) | odd, max_size=2),
        "unknown": odd,
    },
)
configurations = st.dictionaries(
    st.sampled_from(
        ["select", "profile", "jobs", "rules", "overrides", "fail-on", "max-file-size"]
    ),
    odd
    | st.lists(odd, max_size=2)
    | st.dictionaries(st.sampled_from(["keywords/count", "X", "files", "select"]), odd, max_size=2)
    | st.lists(st.dictionaries(st.sampled_from(["files", "select", "x"]), odd, max_size=2)),
    max_size=4,
)

KEYWORDS: list[tuple[dict[str, Any], Any]] = [
    ({"required": ["a", "b"]}, {"b": 1}),
    ({"dependentRequired": {"a": ["b", "c"], "z": ["y"]}}, {"a": 1}),
    ({"dependentSchemas": {"a": {"minProperties": 3, "required": ["q"]}}}, {"a": 1}),
    ({"properties": {"a": {}}, "patternProperties": {"^x": {}}, "additionalProperties": False}, {"a": 1, "xa": 1, "b": 1, "c/~": 1}),  # noqa: E501
    ({"additionalProperties": {"type": "string"}}, {"a": 1, "b": "x"}),
    ({"allOf": [{"properties": {"a": True}}], "unevaluatedProperties": False}, {"a": 1, "b": 1, "it's": 2, "ab": 0}),  # noqa: E501
    ({"propertyNames": {"maxLength": 1, "pattern": "^a"}}, {"a": 1, "bb": 2, "cc": 3}),
    ({"properties": {"a": False}}, {"a": 1}),
    ({"minProperties": 2, "maxProperties": 0}, {"a": 1}),
    ({"items": {"type": ["string", "null"]}, "uniqueItems": True}, ["a", "a", 3]),
    ({"prefixItems": [{"type": "string"}, {"const": 2}]}, [1, 3]),
    ({"minItems": 3, "maxItems": 1}, [1, 2]),
    ({"contains": {"const": 1}}, [2]),
    ({"contains": {"const": 1}, "minContains": 2}, [1]),
    ({"contains": {"const": 1}, "maxContains": 1}, [1, 1]),
    ({"enum": ["a", "b"]}, "c"),
    ({"const": 1}, 2),
    ({"minLength": 3, "pattern": "^x"}, "ab"),
    ({"maxLength": 1, "x-maxWords": 1, "x-minWords": 3}, "a b"),
    ({"minimum": 3}, 2),
    ({"maximum": 3}, 4),
    ({"exclusiveMinimum": 3, "exclusiveMaximum": 3}, 3),
    ({"multipleOf": 2}, 3),
    ({"not": {"required": ["a"]}}, {"a": 1}),
    ({"anyOf": [{"type": "string"}, {"type": "object", "required": ["n"]}]}, {}),
    ({"anyOf": [{"type": "string"}, {"type": ["integer", "null"]}]}, []),
    ({"anyOf": [{"const": "a"}, {"enum": ["b", "c"]}]}, "d"),
    ({"oneOf": [{"type": "integer"}, {"minimum": 2}]}, 3),
    ({"oneOf": [{"type": "integer"}, {"minimum": 2}]}, 1.5),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, {"a": 1}),  # noqa: E501
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, {}),
    ({"properties": {"a": {"$ref": "#/$defs/t"}}, "$defs": {"t": {"type": "string"}}}, {"a": 1}),
    ({"$ref": f"{BASE}article.schema.json", "properties": {"title": {"minLength": 9}}}, {"title": 1}),  # noqa: E501
    ({"properties": {"d": {"format": "date"}, "m": {"format": "email"}}}, {"d": "x", "m": "x"}),
    ({"properties": {"h": {"format": "hostname"}, "i": {"format": "ipv4"}}}, {"h": "_", "i": "x"}),
]  # fmt: skip


@pytest.mark.parametrize("name", names())
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_both_validators_say_the_same_of_every_schema_of_ours(name: str, data: Any) -> None:
    value = data.draw(configurations if name in ("config", "findings") else articles)
    quick = errors(load(name), value, engine="jsonschema-rs")
    assert quick == errors(load(name), value, engine="jsonschema")


@pytest.mark.parametrize(("schema", "value"), KEYWORDS)
def test_both_validators_say_the_same_of_every_keyword(schema: dict[str, Any], value: Any) -> None:
    schema = {"$schema": DIALECT, "$id": "https://example.org/schema", **schema}
    quick = errors(schema, value, engine="jsonschema-rs")
    assert quick == errors(schema, value, engine="jsonschema")
    assert quick or "hostname" in json.dumps(schema)


def test_every_error_is_reported_and_each_missing_member_is_one() -> None:
    schema = {"required": ["a", "b", "c"], "properties": {"d": {"type": "string", "minLength": 3}}}
    found = errors(schema, {"b": 1, "d": 4})
    assert [(e.pointer, e.member) for e in found] == [("", "a"), ("", "c"), ("/d", None)]


def test_the_order_is_that_of_the_pointers_with_numbers_as_numbers() -> None:
    found = errors({"items": {"type": "string"}}, list(range(12)))
    assert [e.pointer for e in found] == [f"/{k}" for k in range(12)]


def test_the_branch_of_the_right_type_is_taken_for_the_one_that_was_meant() -> None:
    schema = {
        "anyOf": [
            {"type": "string"},
            {"type": "object", "required": ["name"]},
            {"type": "object", "required": ["given", "family", "suffix"]},
        ]
    }
    assert [(e.keyword, e.member) for e in errors(schema, {})] == [("required", "name")]
    assert errors(schema, 3)[0].expected == ["string", "object"]


def test_the_branch_is_chosen_by_its_constant() -> None:
    schema = {
        "oneOf": [
            {"properties": {"kind": {"const": "book"}}, "required": ["isbn"]},
            {"properties": {"kind": {"const": "article"}}, "required": ["doi", "issn", "volume"]},
        ]
    }
    members = [e.member for e in errors(schema, {"kind": "article"})]
    assert members == ["doi", "issn", "volume"]


def test_an_annotation_holds_for_its_keyword_and_may_differ_for_a_member() -> None:
    schema = {
        "required": ["a", "b"],
        "x-corrigenda": {
            "required": {"rule": "x/y", "severity": "error", "members": {"b": {"severity": "info"}}}
        },
        "minProperties": 1,
    }
    a, b, fewest = errors(schema, {})[1], errors(schema, {})[2], errors(schema, {})[0]
    assert (a.member, a.annotation["rule"], a.annotation["severity"]) == ("a", "x/y", "error")
    assert (b.member, b.annotation["rule"], b.annotation["severity"]) == ("b", "x/y", "info")
    assert fewest.annotation == {}


def test_an_annotated_alternative_is_reported_as_a_whole() -> None:
    schema = {
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
        "x-corrigenda": {"anyOf": {"message": "neither a nor b"}},
    }
    assert [e.keyword for e in errors(schema, {})] == ["anyOf"]


def test_a_reference_that_leads_nowhere_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="nope"):
        errors({"$ref": "#/$defs/nope"}, 1)


def test_nothing_is_fetched_from_a_network() -> None:
    with pytest.raises(UsageError, match=r"https://example\.org/remote\.json"):
        errors({"$ref": "https://example.org/remote.json"}, 1)


@pytest.mark.parametrize(
    ("format", "right", "wrong"),
    [
        ("date", ["2024-02-29"], ["2025-02-29", "2025-2-3", "20250203", "2025-02-03 "]),
        ("time", ["10:00:00Z", "10:00:00.5+01:00"], ["10:00", "25:00:00Z", "10:00:00"]),
        ("date-time", ["2025-02-03T10:00:00Z"], ["2025-02-03", "2025-02-30T10:00:00Z"]),
        ("email", ["a.b@example.org"], ["a", "a@", "a b@c.d", "a@b@c", "a@b..c", "a@-b.c"]),
        ("uri", ["https://a.b/c?d#e", "mailto:a@b.c"], ["a/b", "https://a b", "https://a/%zz"]),
        ("uri-reference", ["a/b", "#c", ""], ["a b", "<a>"]),
        ("iri", ["https://a.b/ü"], ["ü b"]),
        ("uuid", ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"], ["f81d4fae"]),
        ("regex", ["^a+$"], ["(", "a{2,1}"]),
    ],
)
def test_a_format_is_asserted(format: str, right: list[str], wrong: list[str]) -> None:
    assert [text for text in right if not ASSERTED[format](text)] == []
    assert [text for text in wrong if ASSERTED[format](text)] == []
    assert errors({"format": format}, 5) == []
    assert [e.keyword for e in errors({"format": format}, wrong[0])] == ["format"]


def words(schema: dict[str, Any], value: Any, whole: str = "the front matter") -> list[str]:
    """The messages for a value."""
    wording = Wording(Tree(value, {}), whole)
    return [wording.message(e)[0] for e in errors(schema, value)]


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"required": ["doi"]}, {}, "`doi` is missing from the front matter"),
        (
            {"properties": {"year": {"type": "integer"}}},
            {"year": "2o25"},
            "`year` should be an integer, not the string “2o25”",
        ),
        (
            {"properties": {"volume": {"type": "string"}}},
            {"volume": 5},
            "`volume` should be a string, not the number 5; put it in quotes",
        ),
        (
            {"properties": {"doi": {"type": ["string", "array"]}}},
            {"doi": None},
            "`doi` should be a string or a list, but is empty",
        ),
        (
            {"properties": {"status": {"enum": ["accepted", "published"]}}},
            {"status": "acepted"},
            "`status` should be one of “accepted”, “published”, not “acepted”; "
            "did you mean “accepted”?",
        ),
        (
            {"properties": {"authors": True}, "additionalProperties": False},
            {"auhtors": []},
            "`auhtors` is not a known key; did you mean `authors`?",
        ),
        (
            {"properties": {"authors": {"items": {"required": ["orcid"]}}}},
            {"authors": [{"orcid": 1}, {}]},
            "`orcid` is missing from item 2 of `authors`",
        ),
        (
            {"properties": {"journal": {"properties": {"issn": {"pattern": "^[0-9]"}}}}},
            {"journal": {"issn": "x"}},
            "`issn` in `journal` does not match the pattern `^[0-9]`: “x”",
        ),
        ({"dependentRequired": {"issue": ["volume"]}}, {"issue": 1}, "`volume` is missing from the front matter, which has `issue`"),  # noqa: E501
        ({"properties": {"k": {"minItems": 2}}}, {"k": [1]}, "`k` has 1 item; at least 2 are needed"),  # noqa: E501
        ({"properties": {"k": {"minItems": 2}}}, {"k": []}, "`k` is empty"),
        ({"properties": {"k": {"uniqueItems": True}}}, {"k": ["a", "a"]}, "`k` holds “a” more than once"),  # noqa: E501
        ({"properties": {"n": {"minimum": 1}}}, {"n": 0}, "`n` should be at least 1, not 0"),
        ({"properties": {"d": {"format": "date"}}}, {"d": "23 July"}, "`d` should be a date (YYYY-MM-DD), not “23 July”"),  # noqa: E501
        ({"properties": {"a": False}}, {"a": 1}, "`a` is not allowed here"),
        ({"const": {"a": 1}}, {"a": 2}, "the front matter should be a mapping, not a mapping"),
    ],
)  # fmt: skip
def test_a_message_says_what_is_wrong(schema: dict[str, Any], value: Any, message: str) -> None:
    assert words(schema, value) == [message]


def test_a_message_of_the_schema_is_filled_in() -> None:
    schema = {
        "properties": {
            "k": {"maxItems": 1, "x-corrigenda": {"maxItems": {"message": "{actual} of {expected}: {subject}"}}}  # noqa: E501
        }
    }  # fmt: skip
    assert words(schema, {"k": [1, 2]}) == ["2 of 1: `k`"]


@given(st.recursive(odd, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
@settings(max_examples=100, deadline=None)
def test_a_message_is_one_short_line_whatever_the_value(value: Any) -> None:
    schema = {
        "type": "integer",
        "enum": [value],
        "not": {},
        "additionalProperties": {"const": 1},
        "propertyNames": {"maxLength": 0},
        "items": False,
        "minLength": 999,
    }
    for message in words(schema, value, "this file"):
        assert message.splitlines() == [message]
        assert len(message) < 400


def test_a_reported_value_is_never_dumped() -> None:
    error = SchemaError("", "type", "/type", expected=["string"], actual={"a": "secret" * 1000})
    assert "secret" not in Wording(Tree({}, {}), "this file").message(error)[0]


def test_checking_a_profile_imports_neither_jsonschema_nor_ruamel() -> None:
    code = (
        "import sys; from corrigenda.validation import errors; from corrigenda_schemas import *;"
        "errors(profile('strict'), {'title': 'x', 'authors': [{}]});"
        "print([m for m in ('jsonschema', 'referencing', 'ruamel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_where_the_quick_validator_is_missing_the_reference_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from corrigenda.validation.engines import trusted

    expected = errors(profile("strict"), {"title": ""})
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    assert trusted(profile("strict")).errors({"title": ""}) == expected


def test_a_profile_is_compiled_once() -> None:
    from corrigenda.validation.engines import compiled

    assert compiled(profile("strict")) is compiled(profile("strict"))
