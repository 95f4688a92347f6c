"""The cache: the same results with it as without, whatever happens to its file."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.accepting import Accept
from corrigenda.cache import Cache, engine_key
from corrigenda.cache_values import decode, encode
from corrigenda.concluding import Fact
from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.document import Document
from corrigenda.finding import (
    Confidence,
    LocatedEdit,
    LocatedFinding,
    LocatedFix,
    Location,
    RelatedPlace,
    Severity,
)
from corrigenda.linting import Engine, FileResult
from corrigenda.locating import Mark
from corrigenda.rule import CorpusRule, Rule, RuleEntry, RuleMeta
from corrigenda.running import lint
from corrigenda.text import Position, Span
from linter.test_suppression import RULES

TODAY = date(2026, 1, 1)
ENTRIES = [RuleEntry.of(rule) for rule in RULES]
KEY = b"key"
PLAIN = Settings(ignore=("metadata",))


class Collects(CorpusRule):
    """Collects the length of every file."""

    meta = RuleMeta("corpus/length", Severity.INFO, "0.1")

    def collect(self, document: Document) -> Iterator[tuple[Span, object]]:
        yield Span(0, 1), {"length": len(document.source.text), "list": [1, None, 2.5]}

    def conclude(self, facts: object) -> Iterator[tuple[str, object]]:  # type: ignore[override]
        return iter(())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        Path(f"{number}.md").write_text(f"A tpyo {number}\n\nand the the end.\n")
    return tmp_path


def opened(folder: Path, key: bytes = KEY) -> Cache:
    cache = Cache.open(str(folder / "cache"), key)
    assert cache is not None
    return cache


class Counting(Engine):
    """An engine that counts what it checks."""

    checked = 0

    def check_path(self, path: str, settings: Settings) -> FileResult:
        self.checked += 1
        return super().check_path(path, settings)


def run(
    folder: Path, settings: Settings = PLAIN, key: bytes = KEY, rules: list[type[Rule]] = RULES
) -> tuple[list[FileResult], int]:
    """The results of a run with the cache, and how many files were checked."""
    engine = Counting([*rules, Collects], TODAY)
    files = sorted(name for name in os.listdir(folder) if name.endswith(".md"))
    cache = opened(folder, key)
    results = lint(engine, files, lambda path: settings, jobs=1, cache=cache)
    cache.close()
    return results, engine.checked


def test_a_second_run_checks_nothing_and_says_the_same(folder: Path) -> None:
    engine = Engine([*RULES, Collects], TODAY)
    files = [f"{number}.md" for number in range(12)]
    without = lint(engine, files, lambda path: PLAIN, jobs=1)
    first, second = run(folder), run(folder)
    assert (first[1], second[1]) == (12, 0)
    assert first[0] == second[0] == without
    assert repr(second[0]) == repr(without)


def test_a_changed_file_is_checked_again(folder: Path) -> None:
    run(folder)
    Path("3.md").write_text("A tpyo and a tpyo.\n")
    results, checked = run(folder)
    assert checked == 1
    assert len(next(r for r in results if r.path == "3.md").findings) == 2


def test_a_file_that_only_looks_newer_is_not(folder: Path) -> None:
    run(folder)
    os.utime("3.md", (1, 1))
    assert run(folder)[1] == 0


@pytest.mark.parametrize(
    "settings",
    [
        PLAIN._replace(select=("spelling",)),
        PLAIN._replace(rules={"spelling/typo": RuleSettings(Severity.INFO)}),
        PLAIN._replace(accept=Accept.of(["tpyo"])),
        PLAIN._replace(format="page"),
    ],
)
def test_other_settings_are_another_result(folder: Path, settings: Settings) -> None:
    run(folder)
    assert run(folder, settings)[1] == 12
    assert run(folder)[1] == 0  # and do not drive out the first


def test_another_program_or_day_is_another_result(folder: Path) -> None:
    run(folder)
    assert run(folder, key=b"other")[1] == 12


@pytest.mark.parametrize(
    "reference",
    [
        '{"$ref": "parts/part.yaml#/$defs/x"}',
        '{"$id": "https://a.org/s/own.json", "$ref": "https://a.org/s/parts/part.yaml#/$defs/x"}',
        '{"$ref": "parts/the part.yaml"}',
        '{"$ref": "parts/the%20part.yaml"}',
    ],
)
def test_the_text_of_schemas_counts_with_what_they_refer_to(folder: Path, reference: str) -> None:
    (folder / "parts").mkdir()
    schema, part = folder / "own.json", folder / "parts" / "part.yaml"
    if "the" in reference:
        part = part.with_name("the part.yaml")
    schema.write_text(reference)
    part.write_text("$defs: {x: {$ref: ../own.json}}")
    settings = PLAIN._replace(ignore=("all",), profile=str(schema), format="page")
    run(folder, settings)
    assert run(folder, settings)[1] == 0
    part.write_text("$defs: {x: {type: object}}")
    assert run(folder, settings)[1] == 12


def test_the_key_holds_the_day_the_rules_and_their_files(tmp_path: Path) -> None:
    key = engine_key(ENTRIES, TODAY)
    assert key == engine_key(ENTRIES, TODAY)
    assert key != engine_key(ENTRIES, date(2026, 1, 2))
    assert key != engine_key(ENTRIES, TODAY, "/repo/text", "/repo")  # names in fingerprints
    assert key != engine_key([], TODAY)  # the module of the rules is not looked at


def test_the_folder_is_kept_out_of_git_and_backups(folder: Path) -> None:
    opened(folder).close()
    assert (folder / "cache" / ".gitignore").read_text() == "*\n"
    tag = (folder / "cache" / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_folder_that_was_there_gets_no_gitignore(folder: Path) -> None:
    (folder / "cache").mkdir()
    opened(folder).close()
    assert not (folder / "cache" / ".gitignore").exists()


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 500])
def test_a_broken_file_is_made_anew(folder: Path, data: bytes) -> None:
    run(folder)
    (folder / "cache" / "results.sqlite").write_bytes(data)
    assert run(folder)[1] == 12
    assert run(folder)[1] == 0


def test_a_file_of_another_shape_is_made_anew(folder: Path) -> None:
    (folder / "cache").mkdir()
    database = sqlite3.connect(folder / "cache" / "results.sqlite")
    database.execute("CREATE TABLE results (id, other)")
    database.commit()
    database.close()
    assert run(folder)[1] == 12
    assert run(folder)[1] == 0


def test_what_is_no_result_is_checked_again(folder: Path) -> None:
    run(folder)
    for text in ("[", "[]", "{}", "null", '["0.md",[[1]],[],[]]', '["other",[],[],[]]'):
        database = sqlite3.connect(folder / "cache" / "results.sqlite")
        database.execute("UPDATE results SET result = ?", (text,))
        database.commit()
        database.close()
        assert run(folder)[1] == 12


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path) -> None:
    (folder / "file").write_text("")
    assert Cache.open(str(folder / "file" / "cache"), KEY) is None
    assert Cache.open(str(folder / "file"), KEY) is None


def test_a_database_that_cannot_be_written_is_done_without(folder: Path) -> None:
    run(folder)
    cache = opened(folder)
    assert cache._database is not None
    cache._database.execute("PRAGMA query_only = ON")
    Path("0.md").write_text("New tpyo.\n")
    results = lint(Engine(RULES, TODAY), ["0.md"], lambda path: PLAIN, jobs=1, cache=cache)
    cache.close()
    assert len(results[0].findings) == 1


def test_runs_side_by_side_do_not_disturb_one_another(folder: Path) -> None:
    first, second = opened(folder), opened(folder)
    engine = Engine(RULES, TODAY)
    for cache in (first, second):
        lint(engine, ["0.md", "1.md"], lambda path: PLAIN, jobs=1, cache=cache)
    second.close()
    first.close()
    third = opened(folder)
    assert third.get("0.md", PLAIN) is not None
    third.close()


def test_a_file_that_changed_while_it_was_checked_is_not_kept(folder: Path) -> None:
    cache = opened(folder)
    assert cache.get("0.md", PLAIN) is None
    result = Engine(RULES, TODAY).check_path("0.md", PLAIN)
    Path("0.md").write_text("Something else by now.\n")
    cache.put(result, PLAIN)
    cache.close()
    assert run(folder)[1] == 12


def test_large_and_missing_files_are_not_read(folder: Path) -> None:
    cache = opened(folder)
    assert cache.get("0.md", PLAIN._replace(max_file_size=3)) is None
    assert cache.get("no.md", PLAIN) is None
    cache.put(FileResult("no.md"), PLAIN)
    cache.close()


def test_old_results_are_thrown_away(folder: Path) -> None:
    run(folder)
    path = folder / "cache" / "results.sqlite"
    database = sqlite3.connect(path)
    database.execute("UPDATE results SET day = day - 31")
    database.commit()
    for number in range(6):
        Path(f"{number}.md").unlink()
    assert run(folder)[1] == 0
    assert database.execute("SELECT count(*) FROM results").fetchone() == (6,)
    database.close()


TEXTS = st.text(st.characters(codec=None), max_size=5)
POSITIONS = st.builds(Position, st.integers(1), st.integers(1), st.integers(0))
EDITS = st.builds(LocatedEdit, POSITIONS, POSITIONS, TEXTS)
FINDINGS = st.builds(
    LocatedFinding,
    st.builds(Location, TEXTS, POSITIONS, POSITIONS, TEXTS, TEXTS, st.integers(0)),
    TEXTS,
    st.sampled_from(Severity),
    st.sampled_from(Confidence),
    TEXTS,
    st.none() | TEXTS,
    st.lists(TEXTS, max_size=2).map(tuple),
    st.none() | st.builds(LocatedFix, st.lists(EDITS, max_size=2).map(tuple), st.booleans()),
    st.lists(st.builds(RelatedPlace, TEXTS, POSITIONS, POSITIONS, TEXTS), max_size=2).map(tuple),
    TEXTS,
)
FACTS = st.builds(
    Fact,
    TEXTS,
    st.builds(Span, st.integers(0), st.integers(0)),
    st.recursive(st.none() | st.booleans() | TEXTS, lambda part: st.lists(part, max_size=2)),
    st.builds(
        Mark,
        st.builds(Location, TEXTS, POSITIONS, POSITIONS, TEXTS, TEXTS, st.integers(0)),
        TEXTS,
    ),
    st.booleans(),
)


@given(
    st.builds(
        FileResult,
        st.just("a.md"),
        st.lists(FINDINGS, max_size=2).map(tuple),
        st.lists(FACTS, max_size=2).map(tuple),
        st.lists(TEXTS, max_size=1).map(tuple),
    )
)
def test_a_result_comes_back_as_it_was(result: FileResult) -> None:
    text = encode(result)
    text.encode("utf-8")
    json.loads(text)
    back = decode("a.md", text)
    assert back == result
    assert repr(back) == repr(result)
