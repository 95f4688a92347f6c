"""The built-in termbases: each entry has its source, and its examples say what it does."""

from __future__ import annotations

import os
import runpy
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from corrigenda.termbase.loading import Library, Location, builtin, make, packed_beside
from corrigenda.termbase.packing import Packed
from corrigenda.termbase.reading import TermbaseFile, decode
from corrigenda.termbase.terms import Base, Terms
from corrigenda.testing import read_text

BUILTIN = {name: location for name, location in builtin().items() if name.startswith("corrigenda:")}


@cache
def file_of(name: str) -> TermbaseFile:
    return decode(name, Path(BUILTIN[name].path).read_bytes())


@cache
def terms_of(name: str) -> Terms:
    return Terms([Base(name, Packed(make(name, Path(BUILTIN[name].path).read_bytes())))])


@lru_cache(maxsize=1)
def all_terms() -> Terms:
    return Terms([terms_of(name).bases[0] for name in BUILTIN])


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans, opened = "", [], 0
    for char in text:
        if char == "⟦":
            opened = len(plain)
        elif char == "⟧":
            spans.append((opened, len(plain)))
        else:
            plain += char
    return plain, spans


def listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def examples() -> list[Any]:
    found = []
    for name in BUILTIN:
        file = file_of(name)
        if file.wrong:
            continue  # told by a test of its own
        for index, term in enumerate(file.value["terms"]):
            title = (listed(term.get("use")) or [str(term.get("avoid"))])[0]
            own = term.get("examples") or {}
            for kind in ("fails", "passes"):
                for number, text in enumerate(listed(own.get(kind))):
                    label = f"{name.partition(':')[2]}-{title}-{kind}-{number}"
                    label = label.encode("ascii", "backslashreplace").decode()
                    found.append(pytest.param(name, index, kind, text, id=label))
    return found


@pytest.mark.parametrize(("name", "index", "kind", "text"), examples())
def test_an_example_shows_what_its_entry_reports(
    name: str, index: int, kind: str, text: str
) -> None:
    line = file_of(name).line_of(index)
    plain, marked = unmarked(text)
    if kind == "fails":
        assert marked, "mark with ⟦ and ⟧ what must be reported"
    document = read_text(plain)
    terms = terms_of(name)
    found = [m for m in terms.matches(document, "strict") if terms.record(m).line == line]
    spans = sorted({tuple(m.block.span(m.start, m.end)) for m in found})
    assert spans == sorted(marked), f"line {line}: reported {[m.text for m in found]}"
    together = [m.block.span(m.start, m.end) for m in all_terms().matches(document, "strict")]
    for start, end in marked:
        assert any(s < end and start < e for s, e in together), "another termbase hides it"


@pytest.mark.parametrize("name", BUILTIN)
def test_a_built_in_termbase_is_sound(name: str) -> None:
    assert file_of(name).lines() == []


@pytest.mark.parametrize("name", BUILTIN)
def test_every_entry_has_a_source_and_examples_of_both_kinds(name: str) -> None:
    file = file_of(name)
    for index, term in enumerate(file.value["terms"]):
        where = f"{name}:{file.line_of(index)}"
        assert term.get("source"), f"{where} names no source"
        if term.get("avoid") or term.get("spelling"):
            own = term.get("examples") or {}
            assert listed(own.get("fails")), f"{where} has no failing example"
            assert listed(own.get("passes")), f"{where} has no passing example"


@pytest.mark.parametrize("name", BUILTIN)
def test_the_packed_form_is_that_of_its_file(name: str) -> None:
    path = BUILTIN[name].path
    beside = packed_beside(path)
    assert os.path.exists(beside), "run tools/build_termbases.py"
    kept = Path(beside).read_bytes()
    assert kept == make(name, Path(path).read_bytes()), "run tools/build_termbases.py"


def test_the_tool_finds_nothing_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(root / "tools" / "build_termbases.py"))["main"]
    assert main(write=False) == 0
    assert "error" not in capsys.readouterr().err


def test_built_in_termbases_are_on_by_default() -> None:
    library = Library(os.getcwd())
    assert [base.shown for base in library.compose(library.builtin).bases] == list(builtin())
    assert all(isinstance(location, Location) for location in BUILTIN.values())
