"""The quick reader of plain YAML says what the full one says, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from corrigenda.readers.yaml import parse_yaml
from corrigenda.termbase.plain_yaml import TooManyError, plain_value
from corrigenda.text import SourceText


def fully(text: str) -> Any:
    part = parse_yaml(SourceText("t.yaml", text))
    assert not part.problems, part.problems
    return part.trees[0].value if part.trees else None


PLAIN = """\
# a comment
termbase: 1
name: biomedical usage  # another
about: 'it''s plain'
lang: en
sources:
  ama: AMA Manual of Style, 11th ed., 11.12
  si.9: "SI Brochure: 9th ed."
terms:
- use: people with diabetes
  avoid: [diabetics, "diabetic patients", {form: sugar patient, use: a # b}]
- use:
    - GitHub
    - 'Git'
  spelling: exact
  fix: safe

- {use: x, avoid: [y, 1, true, null], inflect: false}
- use: a-b:c
  note:
  in: []
  why: 5 mL of it, - not more
"""


def test_a_termbase_as_people_write_it_is_plain() -> None:
    text = PLAIN.replace("use: a # b", "use: a")
    found = plain_value(text)
    assert found is not None
    assert found[0] == fully(text)
    assert found[1] == [10, 12, 18, 19]


@pytest.mark.parametrize(
    "odd",
    [
        "name: &a x",
        "name: *a",
        "name: !!str x",
        "name: |\n  x",
        "name: >-\n  x",
        "name: x\n  y",
        'name: "x\\n"',
        'name: "x\n  y"',
        "name: [a,\n  b]",
        "name: {a: b,\n  c: d}",
        "name: a: b",
        "name: x\nname: y",
        "<<: {name: x}",
        "? name\n: x",
        "name: x\n--- \nname: y",
        "name: x\n...\n",
        "name: 'x' y",
        "name: [a, b] c",
        "name: {a: b, a: c}",
        "name: a\u2028b",
        "name:\tx",
        "\tname: x",
        "terms:\n  - a\n - b",
        "name: @x",
        "name: [a b: c]",
        "name: [-]",
    ],
)
def test_whatever_is_not_plain_is_left_to_the_full_parser(odd: str) -> None:
    assert plain_value(f"termbase: 1\n{odd}\n") is None


WORDS = st.text(alphabet="ab1 :#-'\"[]{},&*!|>%@`\\~.\n\té€", max_size=12)


@given(WORDS, WORDS, WORDS)
@example("a", "'b'", "[a, 'c''d']")
@settings(max_examples=400)
def test_where_it_answers_both_say_the_same(first: str, second: str, third: str) -> None:
    text = f"termbase: 1\nname: {first}\nterms:\n- use: {second}\n  avoid:\n  - {third}\n"
    found = plain_value(text)
    if found is not None:
        assert found[0] == fully(text)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "rules" / "corrigenda_rules" / "terms").glob("*.yaml")), ids=str
)
def test_the_built_in_termbases_are_read_alike(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    found = plain_value(text)
    assert found is None or found[0] == fully(text)


def test_it_stops_where_there_are_too_many_entries() -> None:
    with pytest.raises(TooManyError):
        plain_value("termbase: 1\nterms:\n" + "- x\n" * 200_001)
