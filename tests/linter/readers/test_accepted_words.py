"""Lists of accepted words as documents: files of words, and arrays of a configuration."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.document import Document
from corrigenda.readers import read
from corrigenda.readers.config import entries_at
from corrigenda.text import SourceText


def shown(document: Document) -> list[tuple[str, str, str | None]]:
    """Each entry as it is meant, as it stands in the file, and its pointer."""
    assert {block.kind for block in document.blocks} <= {"accept"}
    text = document.source.text
    return [(b.text, text[slice(*b.span())], b.pointer) for b in document.blocks]


def config(text: str, name: str = "corrigenda.toml") -> Document:
    return read(SourceText(name, text), "config")


def test_a_file_of_words_is_a_block_for_each_entry_and_its_notes_are_comments() -> None:
    document = read(SourceText("accept.words", "# ours\n\nkcat  # stet: x\nde novo\n"))
    assert shown(document) == [("kcat", "kcat", None), ("de novo", "de novo", None)]
    assert [comment.text for comment in document.comments] == ["ours", "stet: x"]
    text = document.source.text
    assert [text[slice(*c.span)] for c in document.comments] == ["# ours", "# stet: x"]
    assert (document.articles, document.data, document.format) == ((), None, "words")


def test_the_arrays_of_a_configuration_are_found_where_they_stand() -> None:
    document = config(
        """\
title = 'accept = ["no"]'  # a 'comment'
[tool.other]
accept = ["not ours"]
[tool.corrigenda]
accept = [
  "CAR-T", # a therapy
  'C:\\new',"two # no note",
  "na\\u00efve",
  \"\"\"
many\"\"\",
]
extend-accept=["kcat"]

[[tool.corrigenda.overrides]]
files = ["a.md"]
accept = ["first"]
[[tool.corrigenda.overrides]]
files = ["b.md"]
"extend-accept" = ["second"]
""",
        "sub/pyproject.toml",
    )
    assert shown(document) == [
        ("CAR-T", "CAR-T", "/tool/corrigenda/accept/0"),
        ("C:\\new", "C:\\new", "/tool/corrigenda/accept/1"),
        ("two # no note", "two # no note", "/tool/corrigenda/accept/2"),
        ("naïve", "na\\u00efve", "/tool/corrigenda/accept/3"),
        ("many", "\nmany", "/tool/corrigenda/accept/4"),
        ("kcat", "kcat", "/tool/corrigenda/extend-accept/0"),
        ("first", "first", "/tool/corrigenda/overrides/0/accept/0"),
        ("second", "second", "/tool/corrigenda/overrides/1/extend-accept/0"),
    ]
    assert [c.text for c in document.comments] == [" a 'comment'", " a therapy"]


def test_the_note_of_an_entry_is_the_comment_on_its_line() -> None:
    text = 'accept = [\n  "a", "b",  # of b\n  # of none\n  "c", "d" # of d\n]\n'
    entries = entries_at(SourceText("corrigenda.toml", text), ("accept",), list("abcd"))
    assert [(e.text, text[slice(*e.note)]) for e in entries] == [
        ("a", ""),
        ("b", "of b"),
        ("c", ""),
        ("d", "of d"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'overrides = [{files = ["x"], accept = ["a"]}]\n',
        "accept = []\n",
        "accept = 3\n",
        "accept = [[]]\n",
        "",
        "accept = [",
        "overrides = 3\n",
    ],
)
def test_what_cannot_be_found_or_read_is_passed_over_without_an_error(text: str) -> None:
    assert [block.text for block in config(text).blocks] in ([], ["a"])


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=5), max_size=5), st.booleans())
def test_any_strings_are_found_at_their_places(words: list[str], in_lines: bool) -> None:
    written = [json.dumps(w, ensure_ascii=False).replace("\x7f", "\\u007f") for w in words]
    text = "accept = [" + (",\n  " if in_lines else ", ").join(written) + "]  # end\nx = 1\n"
    source = SourceText("corrigenda.toml", text)
    entries = entries_at(source, ("accept",), words)
    assert [entry.text for entry in entries] == words
    for entry, one in zip(entries, written, strict=True):
        assert text[entry.span.start - 1 : entry.span.end + 1] == one
