"""Files of accepted words: what is an entry, what is a note, what is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.errors import UsageError
from corrigenda.text import SourceText
from corrigenda.wordlists import GivenWords, entries_of, notes_of, problem_of, read_words


def entries(text: str) -> list[tuple[str, str]]:
    """Each entry and its note, both as they stand at their places."""
    source = SourceText("words.txt", text)
    found = []
    for entry in entries_of(source):
        assert text[slice(*entry.span)] == entry.text
        found.append((entry.text, text[slice(*entry.note)]))
    return found


def read(folder: Path, data: bytes) -> list[str]:
    (folder / "words.txt").write_bytes(data)
    return sorted(read_words(str(folder / "words.txt"), "words.txt").words)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cytokine", [("cytokine", "")]),
        ("  cytokine\t# a note  ", [("cytokine", "a note")]),
        ("de novo #Latin # really", [("de novo", "Latin # really")]),
        ("C# # the language", [("C#", "the language")]),
        ("C#", [("C#", "")]),
        ("# only a note", []),
        ("   ", []),
        ("cytokine #", [("cytokine", "")]),
        ("naïve’s", [("naïve’s", "")]),
    ],
)
def test_a_line_holds_an_entry_and_a_note(line: str, expected: list[tuple[str, str]]) -> None:
    assert entries(line) == expected
    assert entries(f"first\n\n{line}\nlast") == [("first", ""), *expected, ("last", "")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_ends_an_entry(newline: str, tmp_path: Path) -> None:
    text = newline.join(["one", "", "two # note", "three"])
    assert entries(text) == [("one", ""), ("two", "note"), ("three", "")]
    assert read(tmp_path, text.encode()) == ["one", "three", "two"]


def test_the_header_of_another_tool_is_no_entry_but_a_word_like_it_is() -> None:
    assert entries("personal_ws-1.1 en 2 utf-8\nomics\n") == [("omics", "")]
    assert entries("omics\npersonal_ws-1.1\n") == [("omics", ""), ("personal_ws-1.1", "")]


def test_a_note_is_found_on_lines_without_an_entry_too() -> None:
    source = SourceText("words.txt", "# stet-file: x\none # two\nC#\n")
    assert [source.text[slice(*span)] for span in notes_of(source)] == ["# stet-file: x", "# two"]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("teh->the", "no patterns"),
        ("(?i)color", "no patterns"),
        ("!forbidden", "no patterns"),
        ("colo*", "no patterns"),
        ("[Cc]olor", "no patterns"),
        ("colou?r", "no patterns"),
        ("// a comment", "no patterns"),
        ("a|b", "no patterns"),
        ("1234", "no letter"),
        ("—", "no letter"),
        ("a\x07b", "control character"),
        ("\u202eevil", "control character"),
        ("x" * 101, "longer than 100"),
    ],
)
def test_what_can_be_no_word_is_broken_and_named_with_its_line(
    word: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as raised:
        read(tmp_path, f"fine\n\n{word}\n".encode())
    message = str(raised.value)
    assert message.startswith("words.txt:3: “")
    assert reason in message
    assert message.isprintable()


@pytest.mark.parametrize(
    "word", ["benzo[a]pyrene", "Na+", "C/EBP", "p53", "5-HT", "2,3-diol", "β-catenin", "α’"]
)
def test_what_scientists_write_is_a_word(word: str) -> None:
    assert problem_of(word) is None


def test_every_broken_line_is_named_at_most_twenty(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        read(tmp_path, b"a->b\nfine\na->b\n" + b"1\n" * 50)
    lines = str(raised.value).splitlines()
    assert [line.split(" ")[0] for line in lines[:3]] == [
        "words.txt:1:",
        "words.txt:3:",
        "words.txt:4:",
    ]
    assert len(lines) == 20


def test_a_file_in_another_encoding_is_named_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^words\.txt:2: not valid UTF-8"):
        read(tmp_path, b"one\nna\xefve\n")
    with pytest.raises(UsageError, match=r"^gone\.txt: cannot be read"):
        read_words(str(tmp_path / "gone.txt"), "gone.txt")
    assert read(tmp_path, "na\u00efve\n".encode("utf-8-sig")) == ["naïve"]
    assert read(tmp_path, "naïve\n".encode("utf-16")) == ["naïve"]


LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=8), max_size=8
)


@given(LINES)
def test_the_words_of_a_file_are_the_texts_of_its_entries(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes("\n".join(lines).encode())
    try:
        found = read_words(str(path), "any.txt")
    except UsageError:
        return
    assert found.words == {entry.text for entry in found.entries()}


def test_words_of_no_file_are_placed_by_their_name() -> None:
    given_words = GivenWords(["one", "two"])
    assert [given_words.place(entry) for entry in given_words.entries()] == ["accept", "accept"]
