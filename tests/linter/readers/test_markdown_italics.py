"""Blocks of a Markdown text say what stands in italics and which list an item belongs to."""

from __future__ import annotations

import pytest

from corrigenda.document import Block
from corrigenda.testing import read_text


def _italics(block: Block) -> list[str]:
    assert block.italics is not None
    return [block.text[start:end] for start, end in block.italics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grows *in vivo* and _in vitro_.", ["in vivo", "in vitro"]),
        ("It grows <i>in vivo</i> and <em>ex vivo</em>.", ["in vivo", "ex vivo"]),
        ("A **bold *E. coli* strain** here.", ["E. coli"]),
        ("Two lines *of\nitalics*.", ["of\nitalics"]),
        ("Nothing leans here.", []),
        ("  *All of it*", ["All of it"]),
    ],
)
def test_a_block_of_markdown_knows_its_italics(text: str, expected: list[str]) -> None:
    (block,) = read_text(text).blocks
    assert _italics(block) == expected


def test_the_italics_of_a_picture_are_those_of_its_caption() -> None:
    caption, text = sorted(
        read_text("*Before* ![The *E. coli* cells](x.png) *after* it.").blocks,
        key=lambda block: block.kind,
    )
    assert _italics(caption) == ["E. coli"]
    assert _italics(text) == ["Before", "after"]


def test_a_list_item_knows_its_list_and_its_number() -> None:
    blocks = read_text("- one\n- two\n\n  more\n  - nested\n- three\n\nText\n\n1. first\n").blocks
    assert [(b.text, b.item) for b in blocks] == [
        ("one", (1, 1)),
        ("two", (1, 2)),
        ("more", (1, 2)),
        ("nested", (2, 1)),
        ("three", (1, 3)),
        ("Text", None),
        ("first", (3, 1)),
    ]


def test_a_format_that_cannot_tell_says_nothing_of_italics() -> None:
    for block in read_text("A line\n\nAnother line of text.\n", "page.txt").blocks:
        assert block.italics is None
