"""Finds the forms of a packed termbase in a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.borrowed import quotations
from corrigenda.mapped import OBJECT
from corrigenda.termbase.context import (
    is_address,
    is_all_capitals,
    is_former,
    is_in_name,
    is_title_case,
    stands_as,
)
from corrigenda.termbase.normal import letters, lowered, normal, tokens
from corrigenda.termbase.terms import KINDS

if TYPE_CHECKING:
    from corrigenda.document import Block, Document
    from corrigenda.termbase.expanding import Guard, Record
    from corrigenda.termbase.packing import Found, Packed

_BETWEEN = "\0"
"""What stands between two blocks: nothing that any form could hold."""

_HEADINGS = frozenset({"article-title", "subtitle", "title", "th"})
_NOT_LETTERS = bytes(c if chr(c).isalnum() or c >= 128 else 32 for c in range(256))
_NUMBER_BEFORE = r"(?:^|[\s(\[~<>=±–/×-])[-+−]?\d[\d.,]*(?:\s*[–×±-]\s*\d[\d.,]*)?\s?$"


class Hit(NamedTuple):
    """A form at its place in the haystack."""

    start: int
    end: int
    base: int
    record: int
    form: str
    shift: str


class Haystack:
    """The text in which terms are looked for: all blocks of a document as one, in small letters.

    `text` is as written but for what `normal` makes the same; `small` in small letters. Both have
    the blocks at the same offsets.
    """

    __slots__ = ("_digits", "_quotes", "_words", "blocks", "doubled", "small", "starts", "text")

    def __init__(self, document: Document, kinds: frozenset[str]) -> None:
        self.blocks: list[Block] = [b for b in document.blocks if b.kind in kinds and b.text]
        self.starts: list[int] = []
        at = 0
        for block in self.blocks:
            self.starts.append(at)
            at += len(block.text) + 1
        self.text = normal(_BETWEEN.join(block.text for block in self.blocks))
        self.small = lowered(self.text)
        self.doubled = "  " in self.text
        self._words = _words(document, self.blocks)
        self._digits: set[str] | None = None
        self._quotes: dict[int, list[int]] = {}

    def words(self, *, digits: bool) -> set[str]:
        """The distinct words in small letters, with the empty one; runs with digits if asked."""
        if not digits:
            return self._words
        if self._digits is None:
            runs = set(self.small.encode("utf-8", "replace").translate(_NOT_LETTERS).split())
            odd = (run.decode("utf-8", "replace") for run in runs if not run.isalpha())
            self._digits = self._words.union(*map(tokens, odd))
        return self._digits

    def places(self, form: str) -> Iterator[tuple[int, int]]:
        """Where a form in small letters stands between boundaries."""
        if self.doubled and " " in form:
            for match in _spaced(form).finditer(self.small):
                if self.is_bounded(*match.span()):
                    yield match.span()
            return
        at = self.small.find(form)
        while at >= 0:
            end = at + len(form)
            if self.is_bounded(at, end):
                yield at, end
            at = self.small.find(form, at + 1)

    def is_bounded(self, start: int, end: int) -> bool:
        """Whether no letter or digit runs on at either end of a place."""
        text = self.small
        if (
            start
            and text[start].isalnum()
            and (text[start - 1].isalnum() or text[start - 1] == "'")
        ):
            return _is_quote(text, start - 1)
        return not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())

    def place(self, start: int, end: int) -> tuple[Block, int, int]:
        """The block of a place of the haystack, and the place in its text."""
        at = bisect_right(self.starts, start) - 1
        return self.blocks[at], start - self.starts[at], end - self.starts[at]

    def is_quoted(self, start: int) -> bool:
        """Whether a place stands in quotation marks."""
        at = bisect_right(self.starts, start) - 1
        if at not in self._quotes:
            self._quotes[at] = quotations(self.blocks[at].text)
        return bisect_right(self._quotes[at], start - self.starts[at]) % 2 == 1


def found_in(hay: Haystack, packed: Packed, base: int, levels: Sequence[str]) -> Iterator[Hit]:
    """Where the document has forms of a termbase that are to be reported."""
    anchors = packed.anchors
    words = hay.words(digits=packed.head.digits)
    for anchor in anchors.keys() & words:
        for found in packed.under(anchor):
            if found.text != anchor and not words.issuperset(letters(found.text)):
                continue
            record = None
            for start, end in hay.places(found.text):
                record = record or packed.record(found.record)
                if record.profile in levels and _counts(hay, found, record, start, end):
                    yield Hit(start, end, base, found.record, found.form, found.shift)


def longest(found: Iterable[Hit]) -> list[Hit]:
    """Those of the hits that none longer overlaps, of equal ones the nearest, in their order."""
    kept: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, h.base, h.start, h.record, h.form)):
        at = bisect_right(taken, (hit.start, hit.end))
        before = taken[at - 1] if at else (0, 0)
        after = taken[at] if at < len(taken) else (hit.end, hit.end)
        if before[1] <= hit.start and hit.end <= after[0]:
            taken.insert(at, (hit.start, hit.end))
            kept.append(hit)
    return sorted(kept)


def guarded(hay: Haystack, packed: Packed, start: int, end: int, *, longer: bool) -> bool:
    """Whether a place stands in a form that is right; `longer`: in one with more around it."""
    words = set(letters(hay.small[max(0, start - 80) : end + 80]))
    for word in sorted(words):
        for guard in packed.guards(word):
            text = lowered(guard.text)
            if len(text) < end - start or (longer and len(text) == end - start):
                continue
            if _covers(hay, text, guard.text if guard.exact else "", start, end):
                return True
    return False


def forms_like(packed: Packed, name: str) -> list[Found]:
    """The forms to avoid that a name is."""
    text = normal(name)
    small = lowered(text)
    keys = {*letters(small), *tokens(small), ""} & packed.anchors.keys()
    return [
        found
        for key in sorted(keys)
        for found in packed.under(key)
        if found.text == small
        and found.cased in ("", text)
        and text not in packed.record(found.record).right
    ]


def guards_like(packed: Packed, name: str) -> list[Guard]:
    """The forms that are right and that a name is."""
    text = normal(name)
    small = lowered(text)
    keys = sorted({*letters(small), *tokens(small), ""})
    return [
        guard
        for key in keys
        for guard in packed.guards(key)
        if guard.text == text or (not guard.exact and lowered(guard.text) == small)
    ]


def _covers(hay: Haystack, text: str, cased: str, start: int, end: int) -> bool:
    at = hay.small.find(text, max(0, end - len(text)))
    while 0 <= at <= start:
        stop = at + len(text)
        if stop >= end and hay.is_bounded(at, stop) and cased in ("", hay.text[at:stop]):
            return True
        at = hay.small.find(text, at + 1)
    return False


def _counts(hay: Haystack, found: Found, record: Record, start: int, end: int) -> bool:
    """Whether a place is one at which the termbase has something to say of the form."""
    block, lower, upper = hay.place(start, end)
    here, text = hay.text[start:end], block.text
    return (
        _is_of_kind(record, block.kind)
        and found.cased in ("", here)
        and OBJECT not in (text[lower - 1 : lower], text[upper : upper + 1])
        and (not record.number or _follows_number(text, lower))
        and not is_address(text, lower, upper)
        and not hay.is_quoted(start)
        and not any(_covers(hay, phrase, "", start, end) for phrase in record.exceptions)
        and not (record.former and is_former(text, lower, upper, record.use))
        and (
            _is_misspelt(record, block, here)
            if record.name
            else _is_meant(found, record, block, lower, upper)
        )
    )


def _is_of_kind(record: Record, kind: str) -> bool:
    wanted = kind in record.kinds if record.kinds else kind in KINDS
    return wanted and kind not in record.not_kinds


def _is_meant(found: Found, record: Record, block: Block, start: int, end: int) -> bool:
    """Whether a form is used as the word that the entry is about."""
    text = block.text
    if _is_hyphenated(text, start, end):
        return False
    if block.kind in _HEADINGS and is_title_case(text):
        if found.cased and any(lowered(use) == found.text for use in record.use):
            return False  # capitals are all that is wrong with it
    elif is_in_name(text, start, end, found.form):
        return False
    return stands_as(record.part, found.shift, text, start, end)


def _is_misspelt(record: Record, block: Block, here: str) -> bool:
    if here in record.right or " ".join(here.split()) in record.right:
        return False
    return not (here.isupper() and is_all_capitals(block.text))


def _is_hyphenated(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties the form to another word: “non-diabetics”."""
    before = text[start - 1 : start] in ("-", "‑", "‐") and text[start - 2 : start - 1].isalnum()
    after = text[end : end + 1] in ("-", "‑", "‐") and text[end + 1 : end + 2].isalnum()
    return before or after


def _words(document: Document, blocks: Iterable[Block]) -> set[str]:
    from corrigenda.document import PROSE

    words = set(map(str.lower, document.vocabulary))
    others = [block for block in blocks if block.kind not in PROSE]
    words.update(*(block.lowered for block in others))
    odd = [word for word in words if not word.isascii() or "'" in word]
    for word in odd:
        words.update(letters(normal(word)))
    words.add("")
    return words


def _is_quote(text: str, at: int) -> bool:
    """Whether an apostrophe opens a quotation rather than standing inside a word."""
    return text[at] == "'" and (at == 0 or not text[at - 1].isalnum())


@lru_cache(maxsize=512)
def _spaced(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\ ", " +"))


def _follows_number(text: str, at: int) -> bool:
    return _number_before().search(text[max(0, at - 40) : at]) is not None


@lru_cache(maxsize=1)
def _number_before() -> re.Pattern[str]:
    return re.compile(_NUMBER_BEFORE)
