"""``--fix`` and ``--diff`` through the real command."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.commandline import check, corrigenda

TEXT = "See teh cat.\r\n\r\nA very darn cat, hte end"
LETTERS = ("--select", "fixture/letters,fixture/hedge,fixture/forbidden")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with fixes of both kinds, and one without."""
    (tmp_path / "a.md").write_bytes(TEXT.encode())
    (tmp_path / "clean.md").write_bytes(b"See the cat.\n")
    return tmp_path


def test_fix_applies_the_safe_fixes_and_reports_the_rest(
    folder: Path, snapshot: SnapshotAssertion
) -> None:
    done = check(folder, *LETTERS, "--fix")
    assert done.code == 1
    assert done.out == snapshot
    fixed = TEXT.replace("teh", "the").replace("hte", "the")
    assert (folder / "a.md").read_bytes() == fixed.encode()


def test_unsafe_fixes_are_applied_only_where_they_are_asked_for(folder: Path) -> None:
    check(folder, *LETTERS, "--unsafe-fixes")
    assert (folder / "a.md").read_bytes() == TEXT.encode()
    check(folder, *LETTERS, "--fix", "--unsafe-fixes")
    assert b"A quite darn" in (folder / "a.md").read_bytes()


def test_fixing_again_changes_nothing(folder: Path) -> None:
    check(folder, *LETTERS, "--fix")
    before = (folder / "a.md").stat().st_mtime_ns
    done = check(folder, *LETTERS, "--fix")
    assert "Fixed" not in done.out
    assert (folder / "a.md").stat().st_mtime_ns == before


def test_diff_shows_the_changes_and_makes_none(folder: Path, snapshot: SnapshotAssertion) -> None:
    done = check(folder, *LETTERS, "--diff")
    assert (done.code, done.err) == (1, "corrigenda: --fix would mend 2 findings in 1 file\n")
    assert done.out == snapshot
    assert (folder / "a.md").read_bytes() == TEXT.encode()
    assert check(folder, *LETTERS, "--diff", "clean.md") == (0, "", "corrigenda: nothing to fix\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_diff_can_be_applied_by_git(folder: Path) -> None:
    done = check(folder, *LETTERS, "--diff")
    patch = done.out.encode("utf-8", "surrogateescape")
    subprocess.run(["git", "apply", "-p0"], cwd=folder, input=patch, check=True)
    patched = (folder / "a.md").read_bytes()
    (folder / "a.md").write_bytes(TEXT.encode())
    check(folder, *LETTERS, "--fix")
    assert (folder / "a.md").read_bytes() == patched


def test_standard_input_is_mended_to_standard_output(folder: Path) -> None:
    arguments = (*LETTERS, "-", "--stdin-filename", "x.md")
    done = check(folder, *arguments, "--fix", "--output-format", "concise", stdin=TEXT.encode())
    assert done.out == TEXT.replace("teh", "the").replace("hte", "the")
    assert [line.split()[2] for line in done.err.splitlines()] == [
        "fixture/hedge",
        "fixture/forbidden",
    ]
    diff = check(folder, *arguments, "--diff", stdin=TEXT.encode())
    assert (diff.code, diff.out.splitlines()[0]) == (1, "--- x.md")


def test_fixes_that_undo_one_another_are_left_out(folder: Path) -> None:
    (folder / "p.md").write_text("ping and teh cat\n", encoding="utf-8")
    done = check(folder, "--select", "restless,fixture", "--fix", "p.md")
    assert done.code == 1
    once = (folder / "p.md").read_text(encoding="utf-8")
    assert "the cat" in once
    check(folder, "--select", "restless,fixture", "--fix", "p.md")
    assert (folder / "p.md").read_text(encoding="utf-8") == once


def test_a_rule_over_many_files_can_fix_too(folder: Path) -> None:
    (folder / "one.md").write_text("twin\n", encoding="utf-8")
    (folder / "two.md").write_text("# Head\n\ntwin\n", encoding="utf-8")
    done = check(folder, "--select", "many/twins", "--fix")
    assert done.code == 0
    assert "Fixed 1 finding in 1 file" in done.out
    assert (folder / "one.md").read_text(encoding="utf-8") == "twin\n"
    assert (folder / "two.md").read_text(encoding="utf-8") == "# Head\n\nbrother\n"


def test_a_fix_that_would_break_a_file_is_refused(folder: Path) -> None:
    (folder / "d.yaml").write_text("title: A\n", encoding="utf-8")
    done = check(folder, "--select", "breaking", "--fix", "d.yaml")
    assert done.code == 2
    assert "d.yaml: left as it was, because its fixes would break it" in done.err
    assert (folder / "d.yaml").read_text(encoding="utf-8") == "title: A\n"


def test_what_the_baseline_holds_is_not_fixed(folder: Path) -> None:
    done = corrigenda(folder, "baseline", "--isolated", "--select", "fixture", "--output", "b.json")
    assert done.code == 0
    with (folder / "a.md").open("ab") as file:
        file.write(b"\r\n\r\nAnd teh dog")
    check(folder, "--fix", "--baseline", "b.json")
    assert (folder / "a.md").read_bytes() == (TEXT + "\r\n\r\nAnd the dog").encode()


def test_a_file_that_goes_read_only_is_named_and_left(folder: Path) -> None:
    (folder / "a.md").chmod(0o444)
    done = check(folder, "--fix", "a.md")
    if (folder / "a.md").read_bytes() == TEXT.encode():  # root may write anything
        assert done.code == 2
        assert "a.md: left as it was, because it is read-only" in done.err
