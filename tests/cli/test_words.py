"""``corrigenda words``: adding to the accepted words, listing and checking them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.commandline import Done, corrigenda


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a configuration, a file of words and an article."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "corrigenda.toml").write_text(
        'accept-files = ["words.txt"]\naccept = [\n  "CAR-T",  # a therapy\n  "erthematosus",\n]\n'
    )
    (tmp_path / "words.txt").write_text("anafibrol  # a drug\nTeh\nzwibbler\n")
    (tmp_path / "a.md").write_text("Anafibrol, CAR-T, teh and erthematosus.\n")
    return tmp_path


def words(folder: Path, *arguments: str) -> Done:
    return corrigenda(folder, "words", *arguments)


# add -------------------------------------------------------------------------------------------


def test_a_word_is_put_where_it_belongs_with_its_note(project: Path) -> None:
    done = words(project, "add", "kcat", "zzz", "Aaa", "--note", "as  we\nsay")
    assert done == (0, "words.txt: added “kcat”, “zzz” and “Aaa”\n", "")
    assert (project / "words.txt").read_text() == (
        "Aaa  # as we say\nanafibrol  # a drug\nkcat  # as we say\nTeh\nzwibbler\n"
        "zzz  # as we say\n"
    )


def test_a_list_that_is_in_no_order_grows_at_its_end_and_keeps_every_byte(project: Path) -> None:
    before = b"\xef\xbb\xbf# ours\r\n\r\nzwibbler\r\n# theirs\r\nanafibrol"
    (project / "words.txt").write_bytes(before)
    assert words(project, "add", "kcat").code == 0
    assert (project / "words.txt").read_bytes() == before + b"\r\nkcat\r\n"


def test_a_word_between_others_leaves_headings_where_they_are(project: Path) -> None:
    (project / "words.txt").write_text("# drugs\nanafibrol\n\n# the rest\nzwibbler\n")
    words(project, "add", "kcat", "aaa")
    assert (project / "words.txt").read_text() == (
        "# drugs\naaa\nanafibrol\nkcat\n\n# the rest\nzwibbler\n"
    )


def test_what_is_accepted_already_is_not_added_again(project: Path) -> None:
    before = (project / "words.txt").read_bytes()
    done = words(project, "add", "Anafibrol", "CAR-T", "TEH")
    assert done == (
        0,
        "“Anafibrol” is accepted already: words.txt:1\n"
        "“CAR-T” is accepted already: corrigenda.toml:3\n"
        "“TEH” is accepted already: words.txt:2\n",
        "",
    )
    assert (project / "words.txt").read_bytes() == before
    assert words(project, "add", "teh", "teh", "TeH").out == (
        "“TeH” is accepted already: words.txt:3\nwords.txt: added “teh”\n"
    )


@pytest.mark.parametrize(
    ("name", "config", "where"),
    [
        ("corrigenda.toml", "", "corrigenda.toml:\n  accept-files = "),
        ("pyproject.toml", "[tool.corrigenda]\n", "pyproject.toml under [tool.corrigenda]:\n"),
        ("x.txt", "", "corrigenda.toml:\n  accept-files = "),
    ],
)
def test_a_new_file_is_begun_and_what_names_it_is_told(
    tmp_path: Path, name: str, config: str, where: str
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / name).write_text(config)
    (tmp_path / "sub").mkdir()
    done = words(tmp_path / "sub" if name != "x.txt" else tmp_path, "add", "de novo")
    assert done.code == 0
    assert "words.txt: began with “de novo”\n" in done.out
    assert where in done.out
    assert done.out.endswith('accept-files = ["words.txt"]\n')
    assert (tmp_path / "words.txt").read_text() == "de novo\n"


def test_another_file_is_made_and_added_to_the_line_of_the_configuration(project: Path) -> None:
    done = words(project, "add", "kcat", "--file", "lists/more.txt")
    assert done.out == (
        "lists/more.txt: began with “kcat”\n"
        "it counts when the configuration names it; write in corrigenda.toml:\n"
        '  accept-files = ["words.txt", "lists/more.txt"]\n'
    )
    assert (project / "lists" / "more.txt").read_text() == "kcat\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "a->b"], "words add: “a->b” is no word; "),
        (["add", ""], "words add: an empty word"),
        (["add", "#x"], "words add: “#x”: in a file of words “#” begins a note"),
        (["add"], "the following arguments are required: WORD"),
        (["lst"], "words: unknown action “lst”; did you mean `list`?"),
        (["add", "x", "--file", "."], ".: cannot be read: "),
        (["list", "--output-format", "xml"], "unknown output format “xml”"),
    ],
)
def test_wrong_use_is_one_line_and_nothing_is_written(
    project: Path, arguments: list[str], message: str
) -> None:
    before = (project / "words.txt").read_bytes()
    done = words(project, *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert message in done.err
    assert (project / "words.txt").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions")
def test_a_folder_that_cannot_be_written_is_one_line(project: Path) -> None:
    project.chmod(0o500)
    try:
        done = words(project, "add", "kcat")
    finally:
        project.chmod(0o700)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "words.txt: Permission denied" in done.err


# list ------------------------------------------------------------------------------------------


def test_every_accepted_word_is_listed_with_its_place_and_note(
    project: Path, snapshot: SnapshotAssertion
) -> None:
    with (project / "corrigenda.toml").open("a") as file:
        file.write('[[overrides]]\nfiles = ["old.md"]\naccept = ["colour"]\n')
    assert words(project, "list").out == snapshot
    value = json.loads(words(project, "list", "--output-format", "json").out)
    assert value["words"][0] == {
        "word": "CAR-T",
        "path": "corrigenda.toml",
        "line": 3,
        "note": "a therapy",
    }
    assert [word["word"] for word in value["words"]] == [
        "CAR-T", "erthematosus", "anafibrol", "Teh", "zwibbler", "colour",
    ]  # fmt: skip


def test_no_words_are_an_empty_list(tmp_path: Path) -> None:
    assert words(tmp_path, "list") == (0, "", "")


# check -----------------------------------------------------------------------------------------


def test_the_lists_are_checked_with_every_rule_on_them(
    project: Path, snapshot: SnapshotAssertion
) -> None:
    done = words(project, "check", "--output-format", "concise")
    assert (done.code, done.err) == (1, "")
    assert done.out == snapshot


def test_the_lists_are_checked_with_the_documents_too(project: Path) -> None:
    done = corrigenda(project, "check", "--select", "accept", "--output-format", "concise")
    assert done.code == 1
    assert [line.split()[:3] for line in done.out.splitlines()] == [
        ["corrigenda.toml:4:4:", "warning", "accept/misspelt"],
        ["words.txt:2:1:", "info", "accept/unused"],
        ["words.txt:3:1:", "info", "accept/unused"],
    ]
    with (project / "words.txt").open("a") as file:
        file.write("transciptional  # stet: accept/misspelt because ours\n")
    assert "transciptional" not in corrigenda(project, "check", "--select", "accept/misspelt").out


@pytest.mark.parametrize("arguments", [["a.md"], ["words.txt"], ["a.md", "words.txt"]])
def test_a_run_on_some_files_does_not_say_that_words_are_unused(
    project: Path, arguments: list[str]
) -> None:
    done = corrigenda(project, "check", "--select", "accept/unused", *arguments)
    assert (done.code, done.out.startswith("No findings in")) == (0, True)
    done = words(project, "check", "a.md")
    assert "accept/unused" not in done.out
    assert done.err == (
        "corrigenda: unused entries are not looked for: the documents checked are not all there "
        "are\n"
    )


def test_an_unreadable_document_keeps_words_from_being_called_unused(project: Path) -> None:
    (project / "b.md").write_bytes(b"caf\xe9")
    done = corrigenda(project, "check", "--select", "accept/unused,source")
    assert done.code == 2
    assert "accept/unused" not in done.out


def test_unused_words_are_told_from_the_cache_as_well(project: Path) -> None:
    for number in range(10):
        (project / f"more{number}.md").write_text("More.\n")
    first = corrigenda(project, "check", "--select", "accept")
    assert first.out.count("accept/unused") == 2
    assert (project / ".corrigenda_cache").is_dir()
    assert corrigenda(project, "check", "--select", "accept").out == first.out
    (project / "more3.md").write_text("A Zwibbler.\n")
    assert corrigenda(project, "check", "--select", "accept").out.count("accept/unused") == 1


def test_words_of_a_file_silence_what_the_document_says(project: Path) -> None:
    selected = ("check", "a.md", "--select", "fixture/letters")
    assert "“teh”" in corrigenda(project, *selected).out
    words(project, "add", "teh")
    assert corrigenda(project, *selected).code == 0


def test_without_any_list_there_is_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Text.\n")
    done = words(tmp_path, "check")
    assert done.code == 0
    assert "neither `accept` nor `accept-files`" in done.err


def test_a_broken_file_of_words_ends_the_run_with_one_line(project: Path) -> None:
    (project / "words.txt").write_bytes(b"one\ncaf\xe9\n")
    done = corrigenda(project, "check", "a.md")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "corrigenda: error: words.txt:2: not valid UTF-8: byte 0xe9 at byte 7; "
        "save the file as UTF-8\n"
    )


def test_a_fix_takes_needless_lines_out_of_a_file_of_words(project: Path) -> None:
    (project / "words.txt").write_text("teh\nTeh\nanafibrol  # a drug\nteh  # again\n")
    done = words(project, "check", "--fix")
    assert "Fixed 1 finding in 1 file." in done.out
    assert (project / "words.txt").read_text() == "teh\nanafibrol  # a drug\nteh  # again\n"


def test_unused_words_are_taken_out_when_that_is_asked_for(project: Path) -> None:
    (project / "words.txt").write_text(
        "anafibrol  # a drug\nunseen  # kept: it has a note\nzwibbler"
    )
    assert "unsafe" in words(project, "check").out
    done = words(project, "check", "--fix", "--unsafe-fixes")
    assert "Fixed 1 finding in 1 file." in done.out
    assert (project / "words.txt").read_text() == (
        "anafibrol  # a drug\nunseen  # kept: it has a note"
    )
    assert words(project, "check", "a.md", "--fix", "--unsafe-fixes").code == 1
    assert "anafibrol" in (project / "words.txt").read_text()


def test_a_word_is_added_to_the_file_of_the_nearest_configuration(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('accept-files = ["team.txt"]\n')
    (tmp_path / "team.txt").write_text("one\n")
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "corrigenda.toml").write_text(
        'extend = "../team.toml"\nextend-accept-files = ["own.txt"]\n'
    )
    (tmp_path / "paper" / "own.txt").write_text("two\n")
    assert words(tmp_path / "paper", "add", "three", "one").out == (
        "“one” is accepted already: ../team.txt:1\nown.txt: added “three”\n"
    )
