"""Finds the forms of a packed termbase in a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.borrowed import in_correspondence, is_reference, quotations
from corrigenda.mapped import OBJECT
from corrigenda.termbase.context import (
    is_address,
    is_all_capitals,
    is_former,
    is_in_name,
    is_title_case,
    stands_as,
)
from corrigenda.termbase.expanding import plurals_of
from corrigenda.termbase.inflecting import PLURAL
from corrigenda.termbase.normal import letters, lowered, normal, stem, tokens
from corrigenda.termbase.terms import KINDS

if TYPE_CHECKING:
    from corrigenda.document import Block, Document
    from corrigenda.termbase.expanding import Guard, Record
    from corrigenda.termbase.packing import Found, Packed

_BETWEEN = "\0"
"""What stands between two blocks: nothing that any form could hold."""

_REACH = 200
"""How far around a place a form that is right may begin or end, in characters."""

_ENTRIES = frozenset({"p", "list-item"})
"""The kinds of block that an entry of a list of references may be taken for."""

_HEADINGS = frozenset({"article-title", "subtitle", "title", "th"})
_NOT_LETTERS = bytes(c if chr(c).isalnum() or c >= 128 else 32 for c in range(256))
_NUMBER_BEFORE = (
    r"(?:^|[\s(\[~<>=±–/×-])[-+−]?\d(?:[\d.,]*\d)?"
    r"(?:\s*[–×±-]\s*\d(?:[\d.,]*\d)?)?\s?$"
)


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

    __slots__ = ("_digits", "_keys", "_quotes", "blocks", "doubled", "small", "starts", "text")

    def __init__(self, document: Document, kinds: frozenset[str]) -> None:
        letters = document.derive(in_correspondence)
        self.blocks: list[Block] = [
            b for b in document.blocks if b.kind in kinds and b.text and id(b) not in letters
        ]
        self.starts: list[int] = []
        at = 0
        for block in self.blocks:
            self.starts.append(at)
            at += len(block.text) + 1
        self.text = normal(_BETWEEN.join(block.text for block in self.blocks))
        self.small = lowered(self.text)
        self.doubled = "  " in self.text
        self._keys = _keys(self.blocks)
        self._digits: set[str] | None = None
        self._quotes: dict[int, list[int]] = {}

    def keys(self, *, digits: bool) -> set[str]:
        """What forms can be anchored by: words and pairs of words; runs with digits if asked."""
        if not digits:
            return self._keys
        if self._digits is None:
            runs = set(self.small.encode("utf-8", "replace").translate(_NOT_LETTERS).split())
            odd = (run.decode("utf-8", "replace") for run in runs if not run.isalpha())
            self._digits = self._keys.union(*map(tokens, odd))
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
        if _is_contracted(text, end):
            return False
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
    for anchor in anchors.keys() & hay.keys(digits=packed.head.digits):
        for found in packed.under(anchor):
            record = None
            is_there = found.text in hay.small or hay.doubled
            for one in _variants(found):
                if not is_there and one.text.startswith(found.text):
                    continue
                for start, end in hay.places(one.text):
                    record = record or packed.record(one.record)
                    if record.profile in levels and _counts(hay, one, record, start, end):
                        yield Hit(start, end, base, one.record, one.form, one.shift)


def _variants(found: Found) -> Iterator[Found]:
    """A form under an anchor and its plurals, as far as they stand under the same one."""
    yield found
    if found.plurals:
        for text in plurals_of(found.cased or found.text):
            cased = text if found.cased else ""
            yield found._replace(text=lowered(text), cased=cased, shift=PLURAL)


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


def is_guarded(hay: Haystack, bases: Iterable[Packed], hit: Hit) -> bool:
    """Whether a place stands in a form that is right.

    It does so by a farther termbase only where that form has more around the place.
    """
    start, end = hit.start, hit.end
    keys = all_keys(hay.small[max(0, start - _REACH) : end + _REACH])
    for number, packed in enumerate(bases):
        least = end - start + (number > hit.base)
        for key in sorted(keys & packed.guarded.keys()):
            for guard in packed.guards(key):
                for form in (guard.text, *(plurals_of(guard.text) if guard.plurals else ())):
                    cased = form if guard.exact else ""
                    if len(form) >= least and _covers(hay, lowered(form), cased, start, end):
                        return True
    return False


def forms_like(packed: Packed, name: str) -> list[Found]:
    """The forms to avoid that a name is."""
    text = normal(name)
    small = lowered(text)
    return [
        found
        for key in sorted(all_keys(small) & packed.anchors.keys())
        for listed in packed.under(key)
        for found in _variants(listed)
        if found.text == small
        and found.cased in ("", text)
        and text not in packed.record(found.record).right
    ]


def guards_like(packed: Packed, name: str) -> list[Guard]:
    """The forms that are right and that a name is."""
    text = normal(name)
    small = lowered(text)
    return [
        guard
        for key in sorted(all_keys(small) & packed.guarded.keys())
        for guard in packed.guards(key)
        for form in (guard.text, *(plurals_of(guard.text) if guard.plurals else ()))
        if form == text or (not guard.exact and lowered(form) == small)
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
        and not (block.kind in _ENTRIES and is_reference(text))
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
    if found.cased and text[start:end].isupper() and is_all_capitals(text):
        return False  # its capitals are those of the line
    if block.kind in _HEADINGS and is_title_case(text):
        if found.cased and any(lowered(use) == found.text for use in record.use):
            return False  # capitals are all that is wrong with it
    elif not _is_name(found, record) and is_in_name(text, start, end, found.form):
        return False
    return stands_as(record.part, found.shift, text, start, end)


def _is_name(found: Found, record: Record) -> bool:
    """Whether a form is a name that is written wrongly, so that names beside it say nothing."""
    return found.cased[:1].isupper() and any(use != use.lower() for use in record.use)


def _is_misspelt(record: Record, block: Block, here: str) -> bool:
    if here in record.right or " ".join(here.split()) in record.right:
        return False
    return not (here.isupper() and is_all_capitals(block.text))


def _is_hyphenated(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties the form to another word: “non-diabetics”."""
    before = text[start - 1 : start] in ("-", "‑", "‐") and text[start - 2 : start - 1].isalnum()
    after = text[end : end + 1] in ("-", "‑", "‐") and text[end + 1 : end + 2].isalnum()
    return before or after


def _keys(blocks: Iterable[Block]) -> set[str]:
    """The keys that a document has: those of all its blocks, and a few over their borders."""
    words = list(chain.from_iterable(block.lowered for block in blocks))
    stems = {word: stem(word) for word in set(words)}
    keys = {"", *stems.values()}
    keys.update(map(" ".join, pairwise(map(stems.__getitem__, words))))
    return keys


def all_keys(text: str) -> set[str]:
    """The keys that a piece of text in small letters has."""
    runs = letters(text)
    stems = list(map(stem, runs))
    return {"", *stems, *tokens(text), *map(" ".join, pairwise(stems))}


def _is_contracted(text: str, end: int) -> bool:
    """Whether a word runs on after an apostrophe: “can” in “can't”; a genitive does not count."""
    rest = text[end : end + 3]
    return rest[:1] == "'" and rest[1:2].isalpha() and (rest[1] != "s" or rest[2:].isalnum())


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
