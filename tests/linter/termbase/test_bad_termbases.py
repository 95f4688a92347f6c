"""What people and attackers put into a termbase: one clear line each, in bounded time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.termbase import reading
from corrigenda.termbase.checking import problem_of
from corrigenda.termbase.entries import termbase_of
from corrigenda.termbase.packing import CONTROLS
from corrigenda.termbase.reading import decode, looks_like_termbase
from corrigenda.validation import errors
from corrigenda_schemas import load


def wrong(text: str | bytes, name: str = "t.yaml") -> list[str]:
    return decode(name, text if isinstance(text, bytes) else text.encode()).lines()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", "t.yaml:1:1: a termbase is a mapping that begins with “termbase: 1”"),
        ("12\n", "t.yaml:1:1: a termbase is a mapping that begins with “termbase: 1”"),
        ("name: x\n", "t.yaml:1:1: `termbase` is missing from this termbase"),
        ("termbase: 2\n", "t.yaml:1:11: the format of this termbase is version 2; this"),
        ("termbase: one\n", "t.yaml:1:11: `termbase` should be"),
        ("termbase: 1\nterms: x\n", "t.yaml:2:8: `terms` should be a list"),
        ("termbase: 1\nterms:\n  - x\n", "t.yaml:3:5: item 1 of `terms` should be a mapping"),
        ("termbase: 1\nterms:\n  - {}\n", "t.yaml:3:5: this entry says nothing; give it `use`"),
        ("termbase: 1\nterms:\n  - {use: 12, avoid: x}\n",
         "t.yaml:3:11: `use` in item 1 of `terms` should be"),
        ("termbase: 1\nterms:\n  - {avoid: x}\n", "t.yaml:3:13: “x” is avoided, and nothing says"),
        ("termbase: 1\nterms:\n  - {use: x, avoid: x}\n", "t.yaml:3:21: “x” is to be written and"),
        ("termbase: 1\nterms:\n  - {use: Xy, avoid: [y, xy]}\n",
         "t.yaml:3:26: “xy” differs from “Xy” in capitals alone; add `case: exact`"),
        ("termbase: 1\nterms:\n  - {spelling: exact, avoid: x, advice: y}\n",
         "t.yaml:3:5: `spelling: exact` is about `use`, which this entry lacks; add it"),
        ("termbase: 1\nsources: {ama: AMA}\nterms:\n  - {use: x, source: amaa}\n",
         "t.yaml:4:22: `source` names “amaa”, which `sources` does not have; did you mean `ama`?"),
        ("termbase: 1\nterms:\n  - {use: x, avoid: [{form: y, whys: z}]}\n",
         "t.yaml:3:32: `whys` is not a known key of item 1 of `avoid` of item 1 of `terms`; did"),
        ("termbase: 1\nterms:\n  - {use: x, avoid: y, in: paragraph}\n",
         "t.yaml:3:28: `in` in item 1 of `terms` should be one of"),
        ("termbase: 1\nterms:\n  - {use: x, avoid: y, severity: fatal}\n",
         "t.yaml:3:34: `severity` in item 1 of `terms` should be one of"),
        ("termbase: 1\nlang: English please\n", "t.yaml:2:7: `lang`"),
        ("termbase: 1\nname: a\nname: b\n", "t.yaml:3:1: the key “name” stands twice"),
        ("termbase: 1\nterms:\n\t- x\n", "t.yaml:3:1: a tab cannot indent YAML; use spaces"),
        (b"termbase: 1\n\0", "t.yaml:1:1: binary file (it holds NUL bytes)"),
        (b"termbase: 1\nname: caf\xe9\n", "t.yaml:2:1: not valid UTF-8: byte 0xe9 at byte 21"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_characters(text: str | bytes, line: str) -> None:
    (said,) = wrong(text)
    assert said.startswith(line)


@pytest.mark.parametrize(
    "form",
    [
        "(a+)+$",
        "colou?r\\b",
        "^the",
        "a|b",
        "[Cc]olor",
        "foo.*bar",
        "/x/",
        "(?i)x",
        "a{2,}",
        "\\w+",
    ],
)
def test_a_pattern_is_told_so(form: str) -> None:
    text = json.dumps({"termbase": 1, "terms": [{"use": "x", "avoid": [form]}]})
    (said,) = wrong(text, "t.json")
    assert "looks like a pattern; a termbase holds words as they stand in a text" in said


@pytest.mark.parametrize(
    "form",
    ["mg/kg", "p-value", "Crohn's disease", "C++", "C#", "benzo[a]pyrene", "°C", "+/-", "e.g.",
     "IL-2", "What?", "A (B)", "10 %", "$", "μ*", "CD4+", "CD4+ T cell", "(S)-ibuprofen", "US$",
     "m^2", "HLA-A*02", "T cells (CD4+)", "x^2", "and | or"],
)  # fmt: skip
def test_what_people_write_is_no_pattern(form: str) -> None:
    assert problem_of(form) is None


def test_a_control_character_is_told() -> None:
    for char in CONTROLS:
        assert "control character" in (problem_of(f"a{char}b") or "")


def test_every_mistake_of_a_file_is_told_up_to_twenty() -> None:
    lines = wrong("termbase: 1\nterms:\n" + "  - {avoid: x}\n" * 30)
    assert len(lines) == 21
    assert lines[-1] == "t.yaml: and 10 more"


def test_aliases_cannot_make_much_of_little() -> None:
    names = "bcdefghij"
    rows = [
        f"{n}: &{n} [{', '.join(['*' + p] * 9)}]" for p, n in zip("a" + names, names, strict=False)
    ]
    lines = wrong("termbase: 1\na: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(rows) + "\n")
    assert len(lines) == 1
    assert "aliases make more than 100,000 values" in lines[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.yaml", "termbase: 1\nterms: " + "[" * 5000 + "]" * 5000),
        ("t.json", '{"termbase": 1, "terms": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    ],
)
def test_deep_nesting_is_told(name: str, text: str) -> None:
    (said,) = wrong(text, name)
    assert "nested more than 200 levels deep; flatten them" in said


def test_a_million_entries_are_told_to_be_too_many() -> None:
    (said,) = wrong("termbase: 1\nterms:\n" + "  - {use: a, avoid: b}\n" * 1_000_000)
    assert said == "t.yaml:3:1: more than 200,000 entries are too many; split the termbase"
    (said,) = wrong('{"termbase": 1, "terms": [' + ",".join(["{}"] * 200_001) + "]}", "t.json")
    assert said.startswith("t.json:1:17: 200,001 entries are over the limit of 200,000")


def test_a_million_forms_are_told_to_be_too_many() -> None:
    terms = [{"use": "a", "avoid": [str(n) for n in range(1_000_001)]}]
    (said,) = wrong(json.dumps({"termbase": 1, "terms": terms}), "t.json")
    assert "1,000,002 forms are over the limit of 1,000,000; split the termbase" in said


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1_000_000)
    (said,) = wrong("x" * 2_000_001)
    assert said == "t.yaml:1:1: not read: 2 MB is over the limit of 1 MB for a termbase; split it"


def test_long_yaml_must_be_plain() -> None:
    (said,) = wrong("termbase: 1\nabout: |\n" + "  x\n" * 300_000)
    assert "YAML of more than 1,000,000 characters must be plain" in said


def test_an_error_in_long_plain_yaml_is_told_at_the_line_of_its_entry() -> None:
    long = "termbase: 1\nterms:\n" + "  - {use: good term, avoid: bad term}\n" * 40_000
    assert wrong(long + "  - {used: x}\n")[0].startswith(
        "t.yaml:40003:5: `used` is not a known key"
    )


def test_a_form_of_five_million_characters_is_told() -> None:
    (said,) = wrong("termbase: 1\nterms:\n  - use: " + "x" * 5_000_000 + "\n")
    assert said.endswith("has 5000000 characters; at most 200 are allowed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("termbase: 1\n", True),
        ("# a note\n\n---\ntermbase: 1\n", True),
        ('"termbase": 1\n', True),
        ('{"termbase": 1}', True),
        ('{\n  "termbase": 1\n}', True),
        ("{termbase: 1}", True),
        ("title: on a termbase\n", False),
        ("terms:\n  termbase: 1\n", False),
        ("# termbase: 1\n", False),
        ("# " * 5000 + "termbase", False),
    ],
)
def test_a_termbase_is_known_by_its_first_key(text: str, expected: bool) -> None:
    assert looks_like_termbase(text) is expected


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a", "b c", "exact", "noun", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["form", "use", "fails"]), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = ("use", "avoid", "allow", "case", "as", "in", "inflect", "examples", "source", "spelling")
TERMS = st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3) | VALUES, max_size=3)


@given(TERMS)
@settings(max_examples=150)
def test_whatever_is_not_refused_can_be_used(terms: Any) -> None:
    value = {"termbase": 1, "terms": terms}
    file = decode("t.json", json.dumps(value).encode())
    if errors(load("termbase"), value):
        assert file.wrong
    if not file.wrong:
        assert len(termbase_of(file.value, "t").entries) == len(terms or ())
