"""SourceText: bytes come back as they were, and every offset has its line and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.text import Position, SourceText, UndecodableError

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\t\ufeff"))


@given(TEXT, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_decoding_and_encoding_give_the_same_bytes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    if b"\0" in data and encoding.startswith("utf-8"):
        return
    if encoding == "utf-16" and text.startswith("\0"):
        return  # its mark and that NUL are the mark of UTF-32
    source = SourceText.from_bytes("a.md", data)
    assert source.to_bytes() == data


@given(TEXT)
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    source = SourceText("a.md", text)
    for offset in range(len(text) + 1):
        line, column, same = source.position(offset)
        assert same == offset
        assert source.starts[line - 1] + column - 1 == offset
        assert column >= 1
        assert not set("\r\n") & set(source.line_text(line))


def test_all_three_newlines_end_a_line() -> None:
    source = SourceText("a.md", "a\r\nb\rc\nd")
    assert [source.line_text(n) for n in (1, 2, 3, 4)] == ["a", "b", "c", "d"]
    assert source.position(7) == Position(4, 1, 7)


def test_the_place_of_an_invalid_byte_is_named() -> None:
    with pytest.raises(UndecodableError, match="byte 0xe9 at byte 8") as caught:
        SourceText.from_bytes("a.md", b"one\ntwo \xe9")
    assert caught.value.line == 2


def test_binary_data_is_told_from_bad_text() -> None:
    with pytest.raises(UndecodableError) as caught:
        SourceText.from_bytes("a.md", b"PK\x03\x04\x00\x00")
    assert caught.value.binary
