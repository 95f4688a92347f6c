"""The baseline: a file of known findings that survives edits elsewhere."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.baseline import Entry, load, split, write
from corrigenda.config.settings import Settings
from corrigenda.errors import UsageError
from corrigenda.finding import LocatedFinding
from corrigenda.linting import Engine
from corrigenda.text import SourceText
from linter.test_suppression import RULES

TEXT = "First a tpyo.\n\nThen the the end.\n\nLast a tpyo, and a tpyo.\n"


def findings(text: str, path: str = "a.md") -> list[LocatedFinding]:
    settings = Settings(ignore=("metadata",))
    engine = Engine(RULES, date(2026, 1, 1))
    return list(engine.check(SourceText(path, text), settings).findings)


def known(folder: Path, text: str) -> dict[str, Entry]:
    path = str(folder / "known.json")
    write(path, findings(text))
    return load(path)


def test_what_was_written_is_known_and_nothing_is_new(tmp_path: Path) -> None:
    parted = split(findings(TEXT), known(tmp_path, TEXT))
    assert (len(parted.known), parted.new, parted.stale) == (4, [], 0)


def test_a_new_finding_is_new(tmp_path: Path) -> None:
    parted = split(findings(TEXT + "\nA new tpyo.\n"), known(tmp_path, TEXT))
    assert [f.location.start.line for f in parted.new] == [7]


@pytest.mark.parametrize(
    "edited",
    [
        "A line above.\n" + TEXT,
        TEXT.replace("\n\n", "\nA line put in just there.\n\nAnother.\n\n"),
        TEXT.replace("First a tpyo", "\n\n\nFirst  a\ttpyo"),
        TEXT.replace("\n", "\r\n"),
        TEXT + "More at the end, which is fine.",
    ],
)
def test_fingerprints_survive_edits_elsewhere(tmp_path: Path, edited: str) -> None:
    parted = split(findings(edited), known(tmp_path, TEXT))
    assert (parted.new, parted.stale) == ([], 0)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["x", "", "Lorem.", "- a"]))))
def test_lines_put_in_anywhere_leave_the_fingerprints(inserted: list[tuple[int, str]]) -> None:
    lines = TEXT.split("\n")
    for at, line in inserted:
        lines.insert(at, line)
    before = {f.fingerprint for f in findings(TEXT)}
    assert {f.fingerprint for f in findings("\n".join(lines))} == before


def test_what_was_mended_is_counted_where_its_file_was_checked(tmp_path: Path) -> None:
    baseline = known(tmp_path, TEXT)
    mended = findings(TEXT.replace("the the", "the"))
    assert split(mended, baseline).stale == 1
    assert split(mended, baseline, ["a.md"]).stale == 1
    assert split([], baseline, ["b.md"]).stale == 0


def test_the_same_finding_in_another_file_is_new(tmp_path: Path) -> None:
    parted = split(findings(TEXT, "b.md"), known(tmp_path, TEXT))
    assert parted.known == []


def test_the_file_has_a_line_for_each_finding_sorted_and_the_same_each_time(
    tmp_path: Path,
) -> None:
    path = tmp_path / "known.json"
    found = findings(TEXT, "b.md") + findings(TEXT, "a.md")
    assert write(str(path), found) == 8
    first = path.read_bytes()
    write(str(path), reversed(found))
    assert path.read_bytes() == first
    text = first.decode("utf-8")
    assert len(text.splitlines()) == 10
    entries = json.loads(text)["findings"]
    assert [e["path"] for e in entries] == ["a.md"] * 4 + ["b.md"] * 4
    assert entries[0]["rule"] == "spelling/typo"
    assert entries[0]["message"] == "found tpyo"


def test_an_empty_baseline_is_a_baseline(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    assert write(str(path), []) == 0
    assert load(str(path)) == {}


def test_characters_of_no_encoding_come_back(tmp_path: Path) -> None:
    odd = [f._replace(message="a \ud800 “half”") for f in findings(TEXT)]
    path = str(tmp_path / "known.json")
    write(path, odd)
    assert {e.message for e in load(path).values()} == {"a \ud800 “half”"}


def test_a_link_stays_a_link_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("{}")
    (tmp_path / "known.json").symlink_to("real.json")
    write(str(tmp_path / "known.json"), findings(TEXT))
    assert (tmp_path / "known.json").is_symlink()
    assert len(load(str(tmp_path / "real.json"))) == 4
    assert sorted(os.listdir(tmp_path)) == ["known.json", "real.json"]
    assert stat.S_IMODE((tmp_path / "real.json").stat().st_mode) & 0o600 == 0o600


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[", ":1:2: not JSON: Expecting value; `corrigenda baseline` writes the baseline anew"),
        (b"[]", ": not a baseline: it has no list of `findings`; `corrigenda baseline` writes it "
         "anew"),
        (b'{"findings": []}', ": not a baseline: its `version` should be 1; `corrigenda baseline` "
         "writes it anew"),
        (b'{"version": 1, "findings": [{"rule": 1}]}', ": not a baseline: `findings[0]` should "
         "have the strings `fingerprint`, `rule`, `path`, `message`; `corrigenda baseline` writes "
         "it anew"),
        (b"\xff\x00", ": not a baseline: it is no JSON text in UTF-8; `corrigenda baseline` writes "
         "it anew"),
        (b"[" * 100_000, ": not a baseline: it is no JSON text in UTF-8; `corrigenda baseline` "
         "writes it anew"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        load(str(path))
    assert str(caught.value) == f"{path}{message}"


def test_a_missing_file_or_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such baseline; `corrigenda baseline` writes"):
        load(str(tmp_path / "no.json"))
    with pytest.raises(UsageError, match="the baseline cannot be written: No such file"):
        write(str(tmp_path / "no" / "known.json"), [])
    with pytest.raises(UsageError, match="the baseline cannot be read: Is a directory"):
        load(str(tmp_path))
