"""MappedText: from a range of the text to the exact characters of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.document import OBJECT, Block, MappedText, TextBuilder
from corrigenda.finding import Edit
from corrigenda.text import Span

PIECES = st.lists(
    st.tuples(
        st.sampled_from(["kept", "entity", "object", "markup"]),
        st.text("abc é𝒙", min_size=1, max_size=5),
    ),
    max_size=12,
)


def assemble(pieces: list[tuple[str, str]]) -> tuple[str, MappedText]:
    """A source made of verbatim text, entities, objects and markup, and the text it stands for."""
    source, builder = "", TextBuilder()
    for kind, text in pieces:
        start = len(source)
        if kind == "kept":
            source += text
            builder.add(text, start, len(source))
        elif kind == "entity":
            source += "&amp;"
            builder.add("&", start, len(source))
        elif kind == "object":
            source += f"`{text}`"
            builder.add(OBJECT, start, len(source))
        else:
            source += "**"
    return source, builder.build()


@given(PIECES, st.data())
def test_a_verbatim_range_is_the_source_under_its_span(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    source, mapped = assemble(pieces)
    if not mapped.text:
        return
    start = data.draw(st.integers(0, len(mapped.text) - 1))
    end = data.draw(st.integers(start + 1, len(mapped.text)))
    span = mapped.span(start, end)
    assert 0 <= span.start < span.end <= len(source)
    if mapped.is_verbatim(start, end):
        assert source[slice(*span)] == mapped.text[start:end]


@given(PIECES, st.data())
def test_a_cut_keeps_the_spans_of_what_it_is_cut_from(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    _, mapped = assemble(pieces)
    start = data.draw(st.integers(0, len(mapped.text)))
    end = data.draw(st.integers(start, len(mapped.text)))
    cut = mapped.cut(start, end)
    assert cut.text == mapped.text[start:end]
    for k in range(len(cut.text)):
        assert cut.span(k, k + 1) == mapped.span(start + k, start + k + 1)


def test_a_word_broken_by_markup_spans_the_markup() -> None:
    _, mapped = assemble([("kept", "T"), ("markup", ""), ("kept", "cell")])
    assert mapped.span(0, 5) == Span(0, 7)
    assert not mapped.is_verbatim(0, 5)
    assert mapped.edit(0, 5, "B cell") is None


def test_an_entity_is_touched_as_a_whole() -> None:
    _, mapped = assemble([("kept", "a"), ("entity", ""), ("kept", "b")])
    assert mapped.span(1, 2) == Span(1, 6)


def test_an_edit_never_brings_in_a_character_that_may_need_escaping() -> None:
    mapped = MappedText.verbatim("one two", 10)
    assert mapped.edit(0, 3, "three") == Edit(10, 13, "three")
    assert mapped.edit(0, 3, 'say "x"') is None


def test_a_range_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        MappedText.verbatim("abc", 0).span(2, 9)


def test_words_keep_inner_apostrophes_and_drop_digits() -> None:
    block = Block("p", "Crohn's CD19 naïve—x", [(0, 0, 20)])
    assert [w.text for w in block.words] == ["Crohn's", "CD", "naïve", "x"]


@given(st.text("aé'’ 1_-\ufffcB"))
def test_tokens_are_the_words_without_their_places(text: str) -> None:
    block = Block("p", text, [(0, 0, len(text))])
    assert block.tokens == [word.text for word in block.words]
