"""Several termbases as one: what they say of a document, the nearer outranking the farther.

For each termbase the document's distinct words are intersected with its anchors; only forms whose
words all stand in the document are searched for. So the cost is that of the document, whatever the
number of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corrigenda.document import Block, Document
    from corrigenda.termbase.expanding import Record
    from corrigenda.termbase.packing import Packed

LEVELS = ("minimal", "standard", "strict")

KINDS = frozenset(
    {"abstract", "p", "list-item", "fn", "caption", "article-title", "subtitle", "title", "td",
     "th", "kwd"}
)  # fmt: skip
"""The kinds of block in which terms are looked for; an entry's `in` may name others."""


class Base(NamedTuple):
    """A termbase of a composition. `shown` names it in messages: its path, or “pack:name”."""

    shown: str
    packed: Packed


class Saying(NamedTuple):
    """What a termbase says of a form: `role` is use, allow or avoid, the last with its record."""

    form: str
    base: Base
    role: str
    record: Record | None


class Match(NamedTuple):
    """A form that a document should not have, at its place in a block.

    `form` is the one that the termbase lists, `shift` how it is inflected here; `base` is the
    number of the termbase in `Terms.bases`, `record` that of what it says, in it.
    """

    block: Block
    start: int
    end: int
    base: int
    record: int
    form: str
    shift: str

    @property
    def text(self) -> str:
        """What stands there."""
        return self.block.text[self.start : self.end]


class Terms:
    """The termbases that hold for a file, the nearest first. False where there are none."""

    __slots__ = ("_digest", "bases")

    def __init__(self, bases: Iterable[Base] = ()) -> None:
        self.bases = tuple(bases)
        self._digest: bytes | None = None

    def __bool__(self) -> bool:
        return bool(self.bases)

    def digest(self) -> bytes:
        """What of the termbases could change a result, in short."""
        heads = (f"{base.shown}\0{base.packed.head.digest}" for base in self.bases)
        return "\n".join(heads).encode("utf-8", "surrogatepass")

    def record(self, match: Match) -> Record:
        """What is to be said of a match."""
        return self.bases[match.base].packed.record(match.record)

    def matches(self, document: Document, level: str = "standard") -> list[Match]:
        """The forms that the document should not have, in its order.

        `level` is the profile: entries of a stricter one are passed over.
        """
        if not self.bases:
            return []
        from corrigenda.termbase.matching import Haystack, found_in, is_guarded, longest

        extra = {kind for base in self.bases for kind in base.packed.head.kinds}
        hay = Haystack(document, KINDS | extra)
        ranks = LEVELS[: LEVELS.index(level) + 1]
        found = [
            match
            for number, base in enumerate(self.bases)
            for match in found_in(hay, base.packed, number, ranks)
        ]
        if not found:
            return []
        packed = [base.packed for base in self.bases]
        return [
            Match(*hay.place(hit.start, hit.end), hit.base, hit.record, hit.form, hit.shift)
            for hit in longest(found)
            if not is_guarded(hay, packed, hit)
        ]

    def prefers(self, names: Sequence[str]) -> str | None:
        """That of several ways to write a thing which a termbase says to write, if one does.

        The nearest termbase that tells them apart decides.
        """
        for base in self.bases:
            told = _told(base.packed, names)
            preferred = [name for name in names if told[name] == "use"]
            if len(preferred) == 1:
                return preferred[0]
            rest = [name for name in names if told[name] != "avoid"]
            if len(rest) == 1 and len(names) > 1:
                return rest[0]
        return None

    def say(self, forms: Iterable[str], but: str = "") -> Iterator[Saying]:
        """What the termbases say of forms, each in turn but the one shown as `but`."""
        from corrigenda.termbase.matching import all_keys, forms_like, guards_like
        from corrigenda.termbase.normal import lowered, normal

        keyed: dict[str, dict[str, None]] = {}
        for form in forms:
            for key in all_keys(lowered(normal(form))):
                keyed.setdefault(key, {})[form] = None
        for base in self.bases:
            if base.shown == but:
                continue
            packed = base.packed
            keys = (packed.anchors.keys() | packed.guarded.keys()) & keyed.keys()
            told = dict.fromkeys(form for key in sorted(keys) for form in keyed[key])
            for form in told:
                for guard in guards_like(packed, form):
                    yield Saying(form, base, "use" if guard.preferred else "allow", None)
                for found in forms_like(packed, form):
                    yield Saying(form, base, "avoid", packed.record(found.record))


def _told(packed: Packed, names: Sequence[str]) -> dict[str, str]:
    from corrigenda.termbase.matching import forms_like, guards_like

    told = {}
    for name in names:
        if any(guard.preferred for guard in guards_like(packed, name)):
            told[name] = "use"
        else:
            told[name] = "avoid" if forms_like(packed, name) else ""
    return told


NOTHING = Terms()
"""No termbase."""


def is_builtin(name: str) -> bool:
    """Whether a name is that of a built-in termbase, not of a file."""
    pack, colon, rest = name.partition(":")
    return bool(colon) and len(pack) > 1 and not any(c in name for c in "/\\") and bool(rest)
