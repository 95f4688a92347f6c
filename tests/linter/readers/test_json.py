"""JSON: values, places found when asked for, and what is said of a file that is broken."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.article import Json, pointer
from corrigenda.document import Document
from corrigenda.readers.data import DEPTH_LIMIT, DataTree
from corrigenda.readers.json import JsonTree, read
from corrigenda.text import SourceText

VALUES = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def document(text: str, name: str = "x.json") -> Document:
    return read(SourceText(name, text))


def tree(text: str) -> DataTree:
    data = document(text).data
    assert isinstance(data, DataTree)
    return data


def complaints(text: str) -> list[tuple[str, str, str]]:
    """Rule, source and message of every problem."""
    return [(p.rule, text[slice(*p.span)], p.message) for p in document(text).problems]


def parts(value: Json, at: str = "") -> list[tuple[str, Json]]:
    """Every value inside a value, with its pointer."""
    found = [(at, value)]
    members = value.items() if isinstance(value, dict) else ()
    members = enumerate(value) if isinstance(value, list) else members
    for step, member in members:
        found += parts(member, at + pointer(step))
    return found


@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
@settings(deadline=None)
def test_the_source_under_each_place_is_the_value(
    value: Json, indent: int | None, plain: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    found = tree(text)
    assert found.value == value
    for at, part in parts(value):
        start, end = found.span(at)
        assert json.loads(text[start:end]) == part
        mapped = found.text(at)
        assert (mapped.text if mapped else None) == (part if isinstance(part, str) else None)
        for k in range(len(mapped.text) if mapped else 0):
            assert mapped is not None
            lower, upper = mapped.span(k, k + 1)
            assert start < lower < upper < end
            if mapped.is_verbatim(k, k + 1):
                assert text[lower:upper] == mapped.text[k]
    assert {at for at, _ in found.places()} == {at for at, _ in parts(value)}


@given(st.text(st.sampled_from(list('{}[],:"\\/ \n\t\x00aé1-.eNnulltrue#*😀'))))
@settings(deadline=None)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for problem in document(text).problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert "\n" not in problem.message


def test_escapes_map_to_what_stands_for_them() -> None:
    text = r'{"k": "a\n\u00e9\ud83d\ude00\/z"}'
    mapped = tree(text).text("/k")
    assert mapped is not None
    assert mapped.text == "a\né😀/z"
    assert [text[slice(*mapped.span(k, k + 1))] for k in range(6)] == [
        *("a", r"\n", r"\u00e9", r"\ud83d\ude00", r"\/", "z")
    ]
    assert mapped.edit(5, 6, "y") is not None
    assert mapped.edit(2, 3, "y") is None


def test_keys_have_places_and_odd_names_are_escaped_in_pointers() -> None:
    text = '{"a/b~c": {"": 1}}'
    found = tree(text)
    key = found.key_span("/a~1b~0c")
    assert key is not None
    assert text[slice(*key)] == '"a/b~c"'
    assert text[slice(*found.span("/a~1b~0c/"))] == "1"


def test_places_are_found_only_when_asked_for() -> None:
    data = document('{"n": [1, 2, 3]}').data
    assert isinstance(data, JsonTree)
    assert data._found is None
    assert data.span("/n/2") == (13, 14)
    assert data._found is not None


def test_a_lone_surrogate_becomes_a_character_that_can_be_written() -> None:
    assert tree(r'{"\udc00": "\ud800 x"}').value == {"\ufffd": "\ufffd x"}


def test_a_duplicate_key_is_reported_at_its_second_place_and_the_last_value_stays() -> None:
    text = '{"a": {"x": 1, "y": 2},\n "a": {"x": 3}}'
    found = document(text)
    assert [(p.rule, p.span.start) for p in found.problems] == [
        ("source/duplicate-key", text.rindex('"a"'))
    ]
    assert "line 1" in found.problems[0].message
    assert found.data is not None
    assert found.data.value == {"a": {"x": 3}}
    assert "/a/y" not in found.data


def test_numbers_that_json_lacks_are_reported_and_the_rest_is_read() -> None:
    text = '{"a": NaN, "b": [-Infinity], "c": "NaN"}'
    assert [found for _, found, _ in complaints(text)] == ["NaN", "-Infinity"]
    assert document(text).data is not None


@pytest.mark.parametrize("depth", [DEPTH_LIMIT + 1, 5_000, 100_000])
def test_nesting_is_bounded(depth: int) -> None:
    ((rule, _, message),) = complaints("[" * depth + "]" * depth)
    assert rule == "source/syntax"
    assert str(DEPTH_LIMIT) in message
    assert complaints("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT) == []


def test_an_integer_of_any_length_is_read() -> None:
    assert complaints("[" + "9" * 5000 + "]") == []


@pytest.mark.parametrize(
    ("text", "source", "message"),
    [
        ("", "", "the file is empty"),
        ('{"a": 1,}', ",", "a comma with nothing after it"),
        ("[1,\n]", ",", "a comma with nothing after it"),
        ('{"a" 1}', "1", "a colon is missing"),
        ('{"a": 1 "b": 2}', '"', "a comma is missing"),
        ("{a: 1}", "a", "a key in double quotes is missing"),
        ("{'a': 1}", "'", "JSON strings take double quotes"),
        ('{"a": 1, // c\n "b": 2}', "/", "JSON has no comments"),
        ('{"a": "x\ny"}', "\n", "write \\n or \\t"),
        (r'{"a": "\q"}', "\\", "double the backslash"),
        ('{"a": "x', '"', "never closed"),
        ('{"a": [1, 2', "2", "the file ends before"),
        ("{} {}", "{", "the value ends before this"),
        ('{"a": }', "}", "a value is missing"),
        ('{"a": True}', "T", "a value is missing"),
    ],
)
def test_a_syntax_error_says_where_and_what_to_do(text: str, source: str, message: str) -> None:
    ((rule, found, said),) = complaints(text)
    assert rule == "source/syntax"
    assert found == source
    assert message in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tsconfig.base.json", '// by custom\n{"a": 1}'),
        ("log.json", '{"a": 1}\n{"a": 2}\n'),
        ("cookie.json", '{"a": {{ cookiecutter.a }}}'),
    ],
)
def test_what_is_another_language_by_custom_is_no_broken_json(name: str, text: str) -> None:
    assert document(text, name).problems == ()
