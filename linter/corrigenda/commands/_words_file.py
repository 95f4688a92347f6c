"""Puts words into a file of words: in its order, with its newlines, and nothing twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corrigenda.accepting import Accept
from corrigenda.commands._destinations import write_data
from corrigenda.text import SourceText
from corrigenda.wordlists import Entry, WordList, entries_of, read_words

_ORDERS: tuple[Callable[[str], str], ...] = (str.casefold, str)
"""The orders in which lists are kept: as in a dictionary, and by code point."""


class Added(NamedTuple):
    """The words that were put in, and those accepted before, with their places.

    `is_new`: there was no such file.
    """

    added: list[str]
    there: list[tuple[str, str]]
    is_new: bool


def add(path: str, shown: str, words: Iterable[str], note: str, known: Iterable[WordList]) -> Added:
    """Adds words to the file at `path`, which need not exist. Raises UsageError.

    `known` are the lists that hold already.
    """
    is_new = not os.path.lexists(path)
    own = WordList(shown, SourceText(shown, ""), ()) if is_new else read_words(path, shown)
    accept = Accept([own, *(one for one in known if one.path != shown)])
    source = own.source
    text, added, there = source.text, [], []
    for word in words:
        origins = accept.origins(word)
        if origins:
            one, entry = origins[0]
            there.append((word, one.place(entry)))
            continue
        text = inserted(SourceText(shown, text), word, note)
        added.append(word)
        accept = Accept([*accept.lists, WordList(shown, SourceText(shown, text), [word])])
    if added:
        write_data(path, source.to_bytes(text), shown)
    return Added(added, there, is_new)


def inserted(source: SourceText, word: str, note: str = "") -> str:
    """The text of a file of words with one more: where it belongs if the file is sorted."""
    text = source.text
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    line = f"{word}  # {note}{newline}" if note else word + newline
    entries = list(entries_of(source))
    at = _place(source, entries, word)
    if at == len(text) and text and not text.endswith(("\n", "\r")):
        return text + newline + line
    return text[:at] + line + text[at:]


def _place(source: SourceText, entries: Sequence[Entry], word: str) -> int:
    """The offset of the line before which a word belongs."""
    for order in _ORDERS:
        keys = [order(entry.text) for entry in entries]
        if len(keys) > 1 and all(a <= b for a, b in pairwise(keys)):
            before = [e for e, key in zip(entries, keys, strict=True) if key <= order(word)]
            if not before:
                return source.starts[source.line_of(entries[0].span.start) - 1]
            last = source.line_of(before[-1].span.start)
            return source.starts[last] if last < len(source.starts) else len(source.text)
    return len(source.text)
