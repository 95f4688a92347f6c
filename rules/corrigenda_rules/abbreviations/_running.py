"""The running text of a document as one text to be searched for long forms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules.abbreviations._parts import ABSTRACT, TEXT, parts_of

_SPACES = ("-", "–", "‑", "\n", "\u00a0")
"""What stands for a space between the words of a long form."""


class Place(NamedTuple):
    """``block.text[start:end]``."""

    block: Block
    start: int
    end: int


class RunningText:
    """The paragraphs of the text, one behind the other, in small letters, hyphens as spaces."""

    __slots__ = ("_blocks", "_starts", "plain")

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._starts: list[int] = []
        texts, at = [], 0
        for block in blocks:
            self._starts.append(at)
            texts.append(plain(block.text))
            at += len(texts[-1]) + 1
        self.plain = "\0".join(texts)

    def at(self, block: Block, offset: int) -> int:
        """The place of an offset in one of the paragraphs."""
        index = next(k for k, one in enumerate(self._blocks) if one is block)
        return self._starts[index] + offset

    def find(self, words: str, start: int = 0) -> Iterator[Place]:
        """Where the words stand from `start` on, whole but for an ending; `words` is `plain`."""
        text, size = self.plain, len(words)
        at = text.find(words, start)
        while at >= 0:
            if not (at and text[at - 1].isalnum()):
                end = at + size + (text[at + size : at + size + 1] == "s")
                if not text[end : end + 1].isalnum():
                    index = bisect_right(self._starts, at) - 1
                    offset = self._starts[index]
                    yield Place(self._blocks[index], at - offset, end - offset)
            at = text.find(words, at + size)


def plain(text: str) -> str:
    """A text in small letters with spaces for hyphens, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    for mark in _SPACES:
        if mark in lowered:
            lowered = lowered.replace(mark, " ")
    return lowered


def running_text(document: Document) -> RunningText:
    """The text of a document; use it through `Document.derive`."""
    return _of_part(document, TEXT)


def running_abstract(document: Document) -> RunningText:
    """The abstract of a document; use it through `Document.derive`."""
    return _of_part(document, ABSTRACT)


def _of_part(document: Document, wanted: str) -> RunningText:
    parts = document.derive(parts_of)
    return RunningText(
        [b for b, part in zip(document.blocks, parts, strict=True) if part == wanted]
    )
