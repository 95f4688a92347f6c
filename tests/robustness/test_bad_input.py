"""Bad input is normal input: each kind is named, the rest is checked, nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import quiet_environment
from corrigenda.config.settings import Settings
from corrigenda.linting import Engine
from corrigenda.readers import FORMATS
from corrigenda.registry import load_rules

GOOD = "The role of of sleep in memory.\n"


def check(folder: Path, *arguments: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, the JSON output and standard error of a check."""
    done = subprocess.run(
        [sys.executable, "-m", "corrigenda", "check", "--output-format", "json", "--no-cache",
         "--isolated", *arguments],
        cwd=folder,
        env=quiet_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout), done.stderr


def rules_by_path(output: dict[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in output["findings"]:
        found.setdefault(finding["path"], set()).add(finding["rule"])
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file that has one finding."""
    (tmp_path / "good.md").write_text(GOOD)
    return tmp_path


def test_a_yaml_syntax_error_is_a_finding_at_its_place(folder: Path) -> None:
    (folder / "broken.yaml").write_text("title: Sleep\nauthors: [Ana Ruiz\ndoi: x\n")
    code, output, _ = check(folder)
    assert code == 2
    found = rules_by_path(output)
    assert "source/syntax" in found["broken.yaml"]
    assert "typography/doubled-word" in found["good.md"]
    (syntax,) = (f for f in output["findings"] if f["rule"] == "source/syntax")
    assert syntax["start"]["line"] in (2, 3)


def test_a_json_syntax_error_is_a_finding_at_its_place(folder: Path) -> None:
    (folder / "broken.json").write_text('{\n  "title": "Sleep",\n}\n')
    code, output, _ = check(folder)
    assert code == 2
    (syntax,) = (f for f in output["findings"] if f["rule"] == "source/syntax")
    assert (syntax["path"], syntax["start"]["line"]) in {("broken.json", 2), ("broken.json", 3)}
    assert "good.md" in rules_by_path(output)


def test_a_broken_front_matter_does_not_hide_the_text(folder: Path) -> None:
    (folder / "paper.md").write_text(f"---\ntitle: [Sleep\n---\n\n{GOOD}")
    code, output, _ = check(folder, "paper.md")
    assert code == 2
    assert {"source/syntax", "typography/doubled-word"} <= rules_by_path(output)["paper.md"]


def test_an_unclosed_front_matter_is_named(folder: Path) -> None:
    (folder / "paper.md").write_text("---\ntitle: Sleep\nauthor: Ana Ruiz\n")
    _, output, _ = check(folder, "paper.md")
    assert "source/syntax" in rules_by_path(output)["paper.md"]


@pytest.mark.parametrize("name", ["data.md", "data.yaml", "data.json", "data.txt"])
def test_invalid_utf8_is_named_with_the_byte(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"title: caf\xe9\n")
    code, output, _ = check(folder)
    assert code == 2
    (bad,) = (f for f in output["findings"] if f["path"] == name)
    assert bad["rule"] == "source/unreadable"
    assert "0xe9 at byte 10" in bad["message"]
    assert "good.md" in rules_by_path(output)


def test_a_binary_file_under_a_text_name_is_named(folder: Path) -> None:
    (folder / "data.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    code, output, _ = check(folder)
    assert code == 2
    assert rules_by_path(output)["data.md"] == {"source/unreadable"}


def test_a_binary_file_given_by_name_is_skipped_with_a_word(folder: Path) -> None:
    (folder / "figure.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    code, output, errors = check(folder, "figure.png", "good.md")
    assert code == 1
    assert set(rules_by_path(output)) == {"good.md"}
    assert "figure.png" in errors


@pytest.mark.parametrize("name", ["empty.md", "empty.yaml", "empty.json", "empty.txt"])
@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\r\n \t\r\n"])
def test_an_empty_file_is_no_reason_to_fail(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    code, output, _ = check(tmp_path)
    if name == "empty.json":
        assert code in (0, 2)
    else:
        assert code == 0, output


def test_a_file_of_20_mb_is_passed_over_with_a_finding(folder: Path) -> None:
    (folder / "big.txt").write_bytes(b"The role of sleep in memory is large.\n" * 550_000)
    code, output, _ = check(folder)
    assert code == 1
    assert rules_by_path(output)["big.txt"] == {"source/too-large"}
    assert "good.md" in rules_by_path(output)


def test_a_loop_of_folders_ends(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    code, output, _ = check(folder)
    assert code == 1
    assert set(rules_by_path(output)) == {"good.md"}


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    if os.geteuid():
        (folder / "secret.md").write_text(GOOD)
        (folder / "secret.md").chmod(0)
    else:  # no permission keeps root out, but the memory of a process cannot be read as a file
        (folder / "secret.md").symlink_to("/proc/self/mem")
    code, output, _ = check(folder)
    assert code == 2
    assert rules_by_path(output)["secret.md"] == {"source/unreadable"}
    assert "good.md" in rules_by_path(output)


def test_a_dangling_link_given_by_name_is_an_error_and_the_rest_is_checked(folder: Path) -> None:
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    code, output, errors = check(folder, "gone.md", "good.md")
    assert code == 2
    assert "gone.md" in errors + json.dumps(output)
    assert "good.md" in rules_by_path(output)


def test_a_missing_path_is_an_error_and_the_rest_is_checked(folder: Path) -> None:
    code, output, errors = check(folder, "mising.md", "good.md")
    assert code == 2
    assert "mising.md" in errors
    assert "good.md" in rules_by_path(output)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
PIECES = st.lists(
    st.sampled_from(
        [
            "---\n",
            "title: A b\n",
            "authors:\n",
            "  - name: C D\n",
            "    orcid: 0000\n",
            "# Head\n",
            "## Abstract\n\n",
            "Abstract\n",
            "Keywords: a, b; c\n",
            "Received: 08 May 2025; Accepted: 1\n",
            "• 1Department of X, Beijing, China\n",
            "A  BA B1,2*C  DC D1\n",
            "doi: 10.1/x\n",
            "* Correspondence: ",
            "Copyright: © 2025 Wu and Li.\n",
            "CAR-T (chimeric) therapy, CAR T.\n",
            "[@key] $x$ `c` ",
            "{",
            "}",
            "[",
            "]",
            '"',
            ": ",
            ", ",
            "- ",
            "| a | b |\n|---|---|\n",
            "<!-- stet: x -->",
            "```\n",
            "\r\n",
            "\n",
            "&amp;",
            "\\",
            "'",
            "“",
            "(",
            ")",
            "https://doi.org/10.1/x.",
            "1",
            "é",
            "\ufeff",
            "🧬",
            "\u2028",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def engine() -> Engine:
    """All installed rules."""
    from datetime import date

    return Engine(load_rules(), date(2026, 1, 15))


@pytest.mark.parametrize("format", sorted(FORMATS))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXT | PIECES)
def test_no_text_makes_a_reader_or_a_rule_fail(engine: Engine, format: str, text: str) -> None:
    strict = Settings(profile="strict", level="strict", select=("all",), format=format)
    result = engine.check_bytes("any.md", text.encode(), strict)
    assert result.tracebacks == ()
    for finding in result.findings:
        start, end = finding.location.start.offset, finding.location.end.offset
        assert 0 <= start <= end <= len(text)
        assert finding.location.text == text.removeprefix("\ufeff")[start:end]


def test_a_format_without_a_reader_is_not_taken_for_plain_text(folder: Path) -> None:
    (folder / "article.docx").write_text(f"<article><p>{GOOD}</p></article>")
    code, output, errors = check(folder, "article.docx", "good.md")
    assert (code, set(rules_by_path(output))) == (1, {"good.md"})
    assert "article.docx: skipped, no reader for .docx files yet" in errors
    code, output, _ = check(folder, "--format", "page", "article.docx")
    assert (code, set(rules_by_path(output))) == (1, {"article.docx"})
