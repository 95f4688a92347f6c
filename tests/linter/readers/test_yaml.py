"""YAML: values, places, and what is said of a file that is broken."""

from __future__ import annotations

import pytest

from corrigenda.article import Json
from corrigenda.document import Document
from corrigenda.readers.data import DEPTH_LIMIT, DataTree
from corrigenda.readers.yaml import LENGTH_LIMIT, YamlPart, parse_yaml, read
from corrigenda.readers.yaml_tree import ALIAS_LIMIT
from corrigenda.testing import read_text
from corrigenda.text import SourceText


def parsed(text: str) -> YamlPart:
    return parse_yaml(SourceText("x.yaml", text))


def tree(text: str) -> DataTree:
    part = parsed(text)
    assert part.problems == []
    return part.trees[0]


def under(text: str, at: str) -> str:
    """The source of the value at a pointer."""
    return text[slice(*tree(text).span(at))]


def complaints(text: str) -> list[tuple[str, str, str]]:
    """Rule, source and message of every problem."""
    return [(p.rule, text[slice(*p.span)], p.message) for p in parsed(text).problems]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        *(
            ("yes", "yes"),
            ("no", "no"),
            ("on", "on"),
            ("2020-01-01", "2020-01-01"),
            ("1_000", "1_000"),
        ),
        *(("true", True), ("False", False), ("~", None), ("null", None), ("", None)),
        *(("12", 12), ("-3", -3), ("0012", 12), ("0o14", 12), ("0x1F", 31), ("1.50", 1.5)),
        *(("1e3", 1000.0), (".inf", float("inf")), ("12:30:45", "12:30:45"), ("1.2.3", "1.2.3")),
        *(("'12'", "12"), ('"true"', "true"), ("!!str 12", "12"), ("!Ref name", "name")),
        ("!!python/name:material.extensions.emoji.to_svg", ""),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_scalars_have_the_types_of_the_core_schema(scalar: str, value: Json) -> None:
    found = tree(f"key: {scalar}\n").value["key"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "source", "value"),
    [
        ("k: plain words", "plain words", "plain words"),
        ("k: two\n  lines", "two\n  lines", "two lines"),
        ("k: two\n\n  paragraphs", "two\n\n  paragraphs", "two\nparagraphs"),
        ("k: 'it''s'", "'it''s'", "it's"),
        (r'k: "a\tb\u00e9\x41\U0001F600"', r'"a\tb\u00e9\x41\U0001F600"', "a\tbéA😀"),
        (r'k: "\ud83d\ude00"', r'"\ud83d\ude00"', "😀"),
        ('k: "a \\\n   b"', '"a \\\n   b"', "a b"),
        (
            "k: |\n  one\n   two\n\n  three\n\nz: 1",
            "|\n  one\n   two\n\n  three",
            "one\n two\n\nthree\n",
        ),
        ("k: >-\n  one\n  two\n\n  three\n", ">-\n  one\n  two\n\n  three", "one two\nthree"),
        ("k: |2-\n    a\n   b\n", "|2-\n    a\n   b", "  a\n b"),
        ("k: |+ # kept\n  a\n\n", "|+ # kept\n  a", "a\n\n"),
        ("k: |\n  \n    text\n", "|\n  \n    text", "\ntext\n"),
        ("k: |\r\n  a\r\n  b\r\n", "|\r\n  a\r\n  b", "a\nb\n"),
        ("k: &anchor text # note", "text", "text"),
        ("k: !tag 'x'", "'x'", "x"),
        ("k: [a, {b: c}]\nz: 1", "[a, {b: c}]", ["a", {"b": "c"}]),
        ("k:\n  - a\n  - b\n\n\nz: 1", "- a\n  - b", ["a", "b"]),
        ("k: 😀 text", "😀 text", "😀 text"),
    ],
)
def test_a_value_knows_its_source(text: str, source: str, value: Json) -> None:
    found = tree(text)
    assert found.value["k"] == value
    assert text[slice(*found.span("/k"))] == source
    mapped = found.text("/k")
    if isinstance(value, str):
        assert mapped is not None
        assert mapped.text == value


def test_a_word_in_a_wrapped_value_knows_its_characters() -> None:
    text = "k: >\n  one two\n  thre\n"
    mapped = tree(text).text("/k")
    assert mapped is not None
    at = mapped.text.index("thre")
    assert text[slice(*mapped.span(at, at + 4))] == "thre"
    assert mapped.edit(at, at + 4, "three") is not None
    assert mapped.edit(at - 1, at + 4, "x") is None  # the fold before it is no plain character


def test_keys_and_numbers_are_had_as_written() -> None:
    text = 'a: 1\n"b c": 0012\nd: {1: x}\n'
    found = tree(text)
    key = found.key_span("/b c")
    assert key is not None
    assert text[slice(*key)] == '"b c"'
    assert found.text("/b c") is None
    written = found.written("/b c")
    assert written is not None
    assert written.text == "0012"
    assert found.value["d"] == {"1": "x"}


def test_places_are_offsets_into_the_whole_source() -> None:
    text = "---\r\ntitle: 😀 x\r\n---\r\nbody: no yaml"
    start, end = text.index("title"), text.index("---\r\nbody")
    part = parse_yaml(SourceText("x.md", text), start, end)
    assert part.trees[0].value == {"title": "😀 x"}
    assert text[slice(*part.trees[0].span("/title"))] == "😀 x"


def test_every_document_of_a_stream_is_a_tree_and_empty_ones_are_none() -> None:
    part = parsed("--- # nothing\n---\na: 1\n...\n---\n- b\n---\n")
    assert [t.value for t in part.trees] == [{"a": 1}, ["b"]]


def test_comments_are_kept_and_hashes_in_values_are_none() -> None:
    text = 'a: 1 # one\n# two\nb: "# no"\nc: d#no\ne: | # three\n  # no\nf: > \n  x\n#four\n'
    text += "g: [1, # five\n 2]"
    part = parsed(text)
    assert [comment.text for comment in part.comments] == [
        " one",
        " two",
        " three",
        "four",
        " five",
    ]
    assert text[slice(*part.comments[0].span)] == "# one"


def test_a_duplicate_key_is_reported_at_its_second_place_and_the_last_value_stays() -> None:
    text = "a: {x: 1, y: 2}\nb: 1\na: {x: 3}\n'b': 2\n"
    part = parsed(text)
    assert [(p.rule, p.span.start) for p in part.problems] == [
        ("source/duplicate-key", text.index("a: {x: 3")),
        ("source/duplicate-key", text.index("'b'")),
    ]
    assert "line 1" in part.problems[0].message
    assert part.trees[0].value == {"a": {"x": 3}, "b": 2}
    assert text[slice(*part.trees[0].span("/a/x"))] == "3"
    assert "/a/y" not in part.trees[0]


def test_an_alias_has_the_value_of_its_anchor_and_a_place_of_its_own() -> None:
    text = "a: &x {b: text}\nc: *x\nd: &y word\ne: *y\n"
    found = tree(text)
    assert found.value["c"] == {"b": "text"}
    assert text[slice(*found.span("/c"))] == "*x"
    assert text[slice(*found.span("/c/b"))] == "*x"
    mapped = found.text("/c/b")
    assert mapped is not None
    assert mapped.text == "text"
    assert mapped.edit(0, 4, "x") is None
    assert found.value["e"] == "word"


def test_a_merge_key_fills_in_what_the_mapping_lacks() -> None:
    text = "base: &b {x: 1, y: two}\none: {<<: *b, x: 3}\nmany: {<<: [*b, {z: 4}]}\n"
    found = tree(text)
    assert found.value["one"] == {"x": 3, "y": "two"}
    assert found.value["many"] == {"x": 1, "y": "two", "z": 4}
    assert text[slice(*found.span("/one/y"))] == "*b"


def test_an_alias_to_itself_and_one_to_nothing_are_problems_and_no_crash() -> None:
    assert complaints("a: &a [*a]")[0][:2] == ("source/syntax", "*a")
    assert complaints("a: *nobody")[0][:2] == ("source/syntax", "*nobody")


def test_aliases_cannot_multiply_without_bound() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 10)}]" for k in range(1, 12)]
    part = parsed("\n".join(lines))
    assert [p.message for p in part.problems] == [part.problems[0].message]
    assert f"{ALIAS_LIMIT:,}" in part.problems[0].message


def test_nesting_is_bounded() -> None:
    text = "[" * (DEPTH_LIMIT * 50)
    ((rule, _, message),) = complaints(text)
    assert rule == "source/syntax"
    assert str(DEPTH_LIMIT) in message
    assert parsed("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).problems == []


@pytest.mark.parametrize(
    ("text", "source", "message"),
    [
        ("title: Foo: a bar", ":", "put the value in quotes"),
        ("a:\n\t- b", "\t", "use spaces"),
        ("a: 'x\nb: 1", "'", "never closed"),
        ("a: [1, 2\nb: 3", ":", "the list that opens on line 1 lacks"),
        ("a: {b: 1", "{", "never closed; close it with “}”"),
        ("a: @x", "@", "cannot start with “@”"),
        (r'a: "\q"', "q", r"“\q” is no escape sequence"),
        ('a: "Foo" and bar', "a", "put the whole value in quotes"),
        ("a:\n   b: 1\n  c: 2", "c", "mend the indentation"),
        ("a: - b", "-", "on a line of its own"),
        ("a: x\x01y", "\x01", "U+0001 is not allowed; remove it"),
        ('a: "\\UFFFFFFFF"', "a", "not valid YAML"),
    ],
)
def test_a_syntax_error_says_where_and_what_to_do(text: str, source: str, message: str) -> None:
    ((rule, found, said),) = complaints(text)
    assert rule == "source/syntax"
    assert found == source
    assert message in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a:\t1\t# c\n", {"a": 1}),
        ("a: 1\n \t\nb: 2\t\n", {"a": 1, "b": 2}),
        ("a: x\ty\t\n  z\n", {"a": "x\ty z"}),
        ("-\ta\n\t# comment\n- b\n", ["a", "b"]),
    ],
)
def test_tabs_that_indent_nothing_are_no_error(text: str, value: Json) -> None:
    assert tree(text).value == value


def test_documents_before_a_syntax_error_are_kept() -> None:
    part = parsed("---\na: 1\n---\nb: [\n---\nc: 1\n")
    assert [t.value for t in part.trees] == [{"a": 1}]
    assert [p.rule for p in part.problems] == ["source/syntax"]


@pytest.mark.parametrize("text", ["", "\n", "\r\n \t\r\n", "# only a comment\n", "---\n"])
def test_a_file_that_holds_nothing_is_no_problem(text: str) -> None:
    document = read(SourceText("x.yaml", text))
    assert (document.data, document.problems, document.blocks) == (None, (), ())


def test_a_template_is_not_held_to_be_broken_yaml() -> None:
    text = "{% set v = '1' %}\npackage:\n  version: {{ v }}\n"
    assert read(SourceText("meta.yaml", text)).problems == ()


def test_a_lock_file_and_a_huge_one_are_not_read() -> None:
    assert read(SourceText("conda-lock.yml", "a: [")).problems == ()
    huge = read(SourceText("x.yaml", "- a\n" * (LENGTH_LIMIT // 4 + 1)))
    assert [(p.rule, p.severity.value) for p in huge.problems] == [("source/too-large", "info")]


def test_a_front_matter_article_is_read_whole() -> None:
    document: Document = read(SourceText("x.yaml", "title: A title\nauthors: [A B]\nlang: fr\n"))
    assert [block.kind for block in document.blocks] == ["article-title", "contrib"]
    assert document.lang == "fr"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a: ?0, b: [?x, ? y]}\n", {"a": "?0", "b": ["?x", {"y": None}]}),
        ("{a: {a: :0}}\n", {"a": {"a": ":0"}}),
        ("[:x, {b: c:d}]\n", [":x", {"b": "c:d"}]),
        ('{"a":1, [x]:y}\n', {"a": 1, "[x]": "y"}),
    ],
)
def test_an_indicator_that_no_space_follows_may_begin_a_plain_value(text: str, value: Json) -> None:
    document = read_text(text, "x.yaml")
    assert not document.problems
    assert document.data is not None
    assert document.data.value == value
