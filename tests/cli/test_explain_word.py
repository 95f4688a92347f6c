"""``corrigenda explain --word``: what becomes of a word in a file, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.commandline import Done, corrigenda

TEXT = """\
---
title: Teh cat
---

See teh cat and `teh`; teh dog, teh cow, teh hen, teh pig, teh fox.

<!-- stet: fixture/letters because it is quoted -->
They wrote teh, and no zoom.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def explain(folder: Path, *arguments: str) -> Done:
    return corrigenda(folder, "explain", "--select", "fixture,unsure/unknown", *arguments)


def test_the_fate_of_each_place_and_the_account_of_each_rule_are_shown(
    folder: Path, snapshot: SnapshotAssertion
) -> None:
    done = explain(folder, "--word", "teh", "a.md")
    assert (done.code, done.err) == (0, "")
    assert done.out == snapshot


def test_the_entry_that_accepts_a_word_is_shown_with_its_note(
    folder: Path, snapshot: SnapshotAssertion
) -> None:
    (folder / "words.txt").write_text("the\nteh  # as in the first edition\n")
    (folder / "corrigenda.toml").write_text('accept-files = ["words.txt"]\naccept = ["TEH"]\n')
    assert explain(folder, "a.md", "--word", "Teh").out == snapshot


def test_a_word_that_no_rule_speaks_of_says_so(folder: Path) -> None:
    assert explain(folder, "--word", "dog", "a.md") == (
        0,
        "“dog” in a.md: 1 place in text that rules read\n"
        "  a.md:5:28  (p)\n"
        "    no rule reports it\n"
        "no rule that is on has anything to say of it\n",
        "",
    )


def test_a_rule_that_fails_is_named_and_the_others_are_asked(folder: Path) -> None:
    done = explain(folder, "--word", "zoom", "a.md")
    assert done.code == 0
    assert "reported by unsure/unknown: “zoom” is not known\n" in done.out
    assert "unsure/unknown\n  the rule failed: RuntimeError: no luck\n" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--word", "zebra", "a.md"], "a.md does not have “zebra”"),
        (["--word", "te", "a.md"], "a.md does not have “te”"),
        (["--word", "  ", "a.md"], "explain: --word names no word"),
        (["--word", "teh", "b.md"], "b.md: cannot be read: No such file or directory"),
        (["--word", "teh", "."], ".: cannot be read: "),
        (["--word", "teh", "a.md", "a.md"], "explain: name the one file that has the word"),
        (["--word", "teh"], "explain: name the one file that has the word"),
        (["a", "b"], "explain: name one rule or family; a word of a file needs --word"),
        (["--word", "x", "bad.md"], "bad.md:2: not valid UTF-8"),
    ],
)
def test_what_cannot_be_explained_is_one_line(
    folder: Path, arguments: list[str], message: str
) -> None:
    (folder / "bad.md").write_bytes(b"fine\n\xff\n")
    done = explain(folder, *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert message in done.err


def test_the_evidence_on_a_real_misspelling_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Patients with lupus erthematosus were seen.\n")
    done = corrigenda(tmp_path, "explain", "--word", "erthematosus", "a.md")
    assert done.code == 0
    assert "reported by spelling/typo" in done.out
    assert "\nspelling/typo\n  " in done.out
    assert "erythematosus" in done.out


def test_the_colours_of_an_account_are_asked_for(folder: Path) -> None:
    done = explain(folder, "--word", "teh", "a.md", "--color", "always")
    assert "\x1b[1mfixture/letters\x1b[0m" in done.out
