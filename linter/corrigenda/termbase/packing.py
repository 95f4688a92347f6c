"""A termbase in the form that loads in no time: one text, cut at control characters.

Its tables of lines are cut only when they are needed: the *anchors* (for each form to find, the
word it is, or that pair of neighbouring words in it which the fewest forms have), beside each the
forms under it; the records of what to say; the anchors of the forms that are right, beside each
those forms. A document is asked for the anchors it has in one intersection of two sets, however
many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, pairwise
from typing import NamedTuple

from corrigenda.termbase.entries import Entry
from corrigenda.termbase.expanding import Guard, Record, Surface, guards, records
from corrigenda.termbase.normal import letters, lowered, stem, tokens

LAYOUT = 2
"""Goes up when the packed form, or what is worked out before it is packed, changes."""

_SECTION, _LINE, _ITEM, _FIELD, _MEMBER = "\x1d", "\n", "\x1e", "\x1f", "\x1c"
CONTROLS = frozenset((_SECTION, _ITEM, _FIELD, _MEMBER))
"""Characters that no text of a termbase can hold."""

_CROWD = 40
"""From how many forms under one word on an anchor with digits is taken where there is one."""


class Head(NamedTuple):
    """What is known of a packed termbase before its tables are cut.

    `size` is that of the source in bytes. `digits`: some anchors have digits. `kinds` are kinds of
    block that entries ask for by name.
    """

    layout: int
    digest: str
    size: int
    name: str
    about: str
    lang: str
    extends: tuple[str, ...]
    entries: int
    digits: bool
    kinds: tuple[str, ...]


class Found(NamedTuple):
    """A form under an anchor. `text` is in small letters, `cased` as listed where that counts."""

    text: str
    cased: str
    record: int
    form: str
    shift: str
    plurals: bool


class Packed:
    """The tables of a termbase, cut when they are first asked for."""

    __slots__ = ("_anchors", "_guards", "_records", "_sections", "head")

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for bytes that were not made by `pack` of this layout."""
        self._sections = data.split(_SECTION.encode())
        first = self._sections[0]
        if len(self._sections) != 6 or not first.startswith(f"{LAYOUT}{_FIELD}".encode()):
            raise ValueError("no packed termbase of this layout")
        self.head = _head(first.decode())
        self._anchors: dict[str, str] | None = None
        self._guards: dict[str, str] | None = None
        self._records: list[str] | None = None

    @property
    def anchors(self) -> dict[str, str]:
        """Anchor to what `under` takes apart."""
        if self._anchors is None:
            self._anchors = _table(self._sections[1], self._sections[2])
        return self._anchors

    def under(self, anchor: str) -> list[Found]:
        """The forms under an anchor."""
        found = []
        for item in self.anchors[anchor].split(_ITEM):
            text, cased, record, form, shift, plurals = item.split(_FIELD)
            number = int(record)
            found.append(Found(text, cased, number, form or cased or text, shift, plurals == "1"))
        return found

    def record(self, number: int) -> Record:
        """What to say of a form."""
        if self._records is None:
            self._records = self._sections[3].decode().split(_LINE)
        return _record(self._records[number])

    @property
    def guarded(self) -> dict[str, str]:
        """The keys of forms that are right, to what `guards` takes apart."""
        if self._guards is None:
            self._guards = _table(self._sections[4], self._sections[5])
        return self._guards

    def guards(self, word: str) -> list[Guard]:
        """The forms that are right under a word in small letters."""
        line = self.guarded.get(word)
        if line is None:
            return []
        parts = (item.split(_FIELD) for item in line.split(_ITEM))
        return [Guard(text, *(flag == "1" for flag in flags)) for text, *flags in parts]


def pack(
    head: Head, entries: Iterable[Entry], line_of: Callable[[int], int] = lambda index: 0
) -> bytes:
    """The packed form. `line_of` gives the line of an entry by its index."""
    table: list[str] = []
    surfaces: list[tuple[Surface, int, bool]] = []
    right: list[Guard] = []
    kinds: set[str] = set()
    for entry in entries:
        kinds.update(entry.kinds)
        for record, made in records(entry, line_of(entry.position)):
            surfaces += [(one, len(table), record.exact) for one in made]
            table.append(_line(record))
        right += guards(entry)
    anchors = _anchored([one.text for one, _, _ in surfaces])
    under: dict[str, dict[str, None]] = {}
    for (one, number, exact), anchor in zip(surfaces, anchors, strict=True):
        small = lowered(one.text)
        cased = one.text if exact else ""
        listed = "" if one.form in (one.text, cased) and one.form == (cased or small) else one.form
        item = _FIELD.join((small, cased, str(number), listed, one.shift, _field(one.plurals)))
        under.setdefault(anchor, {})[item] = None
    protected: dict[str, dict[str, None]] = {}
    for guard, anchor in zip(right, _anchored([one.text for one in right]), strict=True):
        item = _FIELD.join((guard.text, *map(_field, guard[1:])))
        protected.setdefault(anchor, {})[item] = None
    digits = any(char.isdecimal() for anchor in under for char in anchor)
    head = head._replace(layout=LAYOUT, digits=digits, kinds=tuple(sorted(kinds)))
    fields = (_field(value) for value in head)
    return _SECTION.join((
        _FIELD.join(fields),
        _LINE.join(under),
        _LINE.join(map(_ITEM.join, under.values())),
        _LINE.join(table),
        _LINE.join(protected),
        _LINE.join(map(_ITEM.join, protected.values())),
    )).encode()  # fmt: skip


def keys_of(runs: list[str]) -> list[str]:
    """What runs of small letters can be anchored by: the one there is, or the pairs; as stems."""
    stems = list(map(stem, runs))
    return stems if len(stems) < 2 else list(map(" ".join, pairwise(stems)))


def _anchored(texts: list[str]) -> list[str]:
    """For each form the key to look it up by: that of its keys which the fewest forms have.

    Where many share even that one, a run with digits does better (“term 4711”). Forms without
    a letter are under the empty word.
    """
    keys = [keys_of(letters(lowered(text))) or [""] for text in texts]
    counts = Counter(chain.from_iterable(keys))
    found = []
    for text, some in zip(texts, keys, strict=True):
        best = min(some, key=lambda key: (counts[key], -len(key)))
        if counts[best] > _CROWD:
            digits = [token for token in tokens(lowered(text)) if not token.isalpha()]
            best = max(digits, key=len, default=best)
        found.append(best)
    return found


def _field(value: object) -> str:
    if isinstance(value, tuple):
        return _MEMBER.join(value)
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)


def _line(record: Record) -> str:
    return _FIELD.join(map(_field, record))


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(_MEMBER)) if text else ()


def _table(keys: bytes, values: bytes) -> dict[str, str]:
    if not values:
        return {}
    return dict(zip(keys.decode().split(_LINE), values.decode().split(_LINE), strict=True))


def _head(line: str) -> Head:
    layout, digest, size, name, about, lang, extends, entries, digits, kinds = line.split(_FIELD)
    return Head(
        int(layout),
        digest,
        int(size),
        name,
        about,
        lang,
        _list(extends),
        int(entries),
        digits == "1",
        _list(kinds),
    )


def _record(line: str) -> Record:
    fields = line.split(_FIELD)
    return Record(
        line=int(fields[0]),
        use=_list(fields[1]),
        why=fields[2],
        advice=fields[3],
        sources=_list(fields[4]),
        exact=fields[5] == "1",
        name=fields[6] == "1",
        part=fields[7],
        kinds=_list(fields[8]),
        not_kinds=_list(fields[9]),
        exceptions=_list(fields[10]),
        severity=fields[11],
        profile=fields[12],
        fix=fields[13],
        number=fields[14] == "1",
        former=fields[15] == "1",
        right=_list(fields[16]),
    )
