"""``corrigenda report`` and ``corrigenda apply`` through the real command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.commandline import Done, corrigenda

PLAIN = ("--isolated", "--no-cache", "--select", "spelling,typography")
TEXT = (
    "# Lupus\n\nIn lupus erthematosus the skin is red, on the face above all.\n\nIt is is sore.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_bytes(TEXT.encode())
    (tmp_path / "clean.md").write_bytes(b"# Lupus\n\nThe skin is red.\n")
    return tmp_path


def report(folder: Path, *arguments: str) -> Done:
    return corrigenda(folder, "report", *PLAIN, *arguments)


def decide(folder: Path, *which: str) -> list[dict[str, Any]]:
    """Decisions on the findings of a.md, in order; written to decisions.json."""
    report(folder, "a.md", "-o", "report.json", "-q")
    value = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    decisions = []
    for finding, decision in zip(value["findings"], which, strict=True):
        proposal = finding["proposals"][0]
        decisions.append(
            {
                **{key: finding[key] for key in ("path", "fingerprint", "rule")},
                **{key: proposal[key] for key in ("start", "end", "text", "context")},
                "decision": decision,
                "replacement": proposal["replacement"] if decision == "accept" else None,
                "comment": None,
            }
        )
    written = {
        "version": 1,
        "files": [{k: value["articles"][0][k] for k in ("path", "sha256")}],
        "decisions": decisions,
    }
    (folder / "decisions.json").write_text(json.dumps(written), encoding="utf-8")
    return decisions


def apply(folder: Path, *arguments: str) -> Done:
    return corrigenda(folder, "apply", "decisions.json", *PLAIN, *arguments)


def test_a_report_goes_to_standard_output_as_markdown(folder: Path) -> None:
    done = report(folder)
    assert done.code == 0
    assert "| `a.md` | 1 | 1 | 0 | 2 |" in done.out
    assert done.err == ""


@pytest.mark.parametrize("name", ["r.html", "r.md", "r.csv", "r.xlsx", "r.json"])
def test_the_form_is_told_by_the_name_of_the_file(folder: Path, name: str) -> None:
    done = report(folder, "-o", name)
    assert done == (0, "", f"corrigenda: {name}: 2 findings of 2 files\n")
    assert (folder / name).stat().st_size > 100


def test_a_form_that_cannot_be_told_is_asked_for(folder: Path) -> None:
    done = report(folder, "-o", "r.odt")
    assert (done.code, done.out) == (2, "")
    assert "--output r.odt: say the form with --to (one of html, markdown" in done.err
    assert report(folder, "--to", "xlsx").err.startswith(
        "corrigenda: error: a report as xlsx needs a file: --output report.xlsx"
    )


def test_a_broken_file_is_in_the_report_and_the_others_too(folder: Path) -> None:
    (folder / "b.md").write_bytes(b"caf\xe9 \xff")
    done = report(folder)
    assert done.code == 2
    assert "`b.md`" in done.out
    assert "`a.md`" in done.out


def test_accepted_decisions_are_applied_and_rejected_ones_are_not(folder: Path) -> None:
    decide(folder, "accept", "reject")
    done = apply(folder)
    assert done == (0, "", "corrigenda: 1 decision applied in 1 file, 1 rejected\n")
    assert (folder / "a.md").read_bytes() == TEXT.replace("erth", "eryth").encode()


def test_a_diff_changes_nothing(folder: Path) -> None:
    decide(folder, "accept", "accept")
    done = apply(folder, "--diff")
    assert (done.code, done.err) == (0, "corrigenda: 2 decisions would be applied in 1 file\n")
    assert "+In lupus erythematosus the skin is red, on the face above all.\n" in done.out
    assert (folder / "a.md").read_bytes() == TEXT.encode()


def test_a_decision_that_no_longer_fits_is_refused_and_named(folder: Path) -> None:
    decide(folder, "accept", "accept")
    (folder / "a.md").write_bytes(TEXT.replace("is is", "is").encode())
    done = apply(folder)
    assert done.code == 1
    assert done.out == (
        "a.md:5:6: refused typography/doubled-word: the text it changes is not there any more\n"
    )
    assert done.err == "corrigenda: 1 decision applied in 1 file, 1 refused\n"
    assert b"erythematosus" in (folder / "a.md").read_bytes()


def test_rejected_findings_go_to_a_baseline(folder: Path) -> None:
    decide(folder, "accept", "reject")
    done = apply(folder, "--reject-to", "known.json")
    assert done.code == 0
    assert corrigenda(folder, "check", *PLAIN, "a.md", "--baseline", "known.json").code == 0


def test_a_file_outside_the_project_is_left_alone(folder: Path) -> None:
    decisions = decide(folder, "accept", "reject")
    inner = folder / "inner"
    inner.mkdir()
    decisions[0]["path"] = "../a.md"
    value = {"version": 1, "decisions": decisions[:1]}
    (inner / "decisions.json").write_text(json.dumps(value), encoding="utf-8")
    done = apply(inner)
    assert done.code == 2
    assert "../a.md: left as it is, because it lies outside the project" in done.err
    assert (folder / "a.md").read_bytes() == TEXT.encode()


def test_a_decision_that_would_break_a_file_is_not_applied(folder: Path) -> None:
    (folder / "a.xml").write_text("<article><p>It is is so.</p></article>", encoding="utf-8")
    change = {
        "path": "a.xml",
        "fingerprint": "0",
        "rule": "typography/doubled-word",
        "decision": "accept",
        "replacement": "is <",
        "start": {"offset": 15},
        "end": {"offset": 20},
        "text": "is is",
        "context": {"before": "It ", "after": " so"},
    }
    value = {"version": 1, "decisions": [change]}
    (folder / "decisions.json").write_text(json.dumps(value), encoding="utf-8")
    done = apply(folder)
    assert done.code == 2
    assert "a.xml: left as it was, because what was decided would break it" in done.err
