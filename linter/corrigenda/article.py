"""Values with places: Tree (any YAML or JSON value) and Article (the canonical metadata).

Both are plain JSON values with a table from JSON Pointer (RFC 6901) to the place in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from corrigenda.document import MappedText
from corrigenda.text import Span

Json = Any
"""A JSON value: None, bool, int, float, str, list of such, dict from str to such."""

Step = str | int


def pointer(*path: Step) -> str:
    """The JSON Pointer of a path: ``pointer("authors", 0)`` is ``/authors/0``."""
    made = "".join([f"/{step}" for step in path])
    if made.count("/") == len(path) and "~" not in made:
        return made
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def parent(at: str) -> str:
    """The pointer one level up; the parent of the root (``""``) is the root."""
    return at.rpartition("/")[0]


class Place(NamedTuple):
    """Where a value stands. `key`: its key in a mapping. `text`: a string's characters, mapped."""

    span: Span
    key: Span | None = None
    text: MappedText | None = None


class Tree:
    """A JSON value, each part of which knows its place in the source."""

    __slots__ = ("_places", "value")

    def __init__(self, value: Json, places: dict[str, Place]) -> None:
        self.value = value
        self._places = places

    def __contains__(self, at: str) -> bool:
        return at in self._places

    def get(self, at: str, default: Json = None) -> Json:
        """The value at a JSON Pointer, or `default` where there is none."""
        value = self.value
        for step in at.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict) and name in value:
                value = value[name]
            elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
                value = value[int(name)]
            else:
                return default
        return value

    def span(self, at: str = "") -> Span:
        """The source of the value at a pointer; of the nearest value around it, if it has none."""
        while at and at not in self._places:
            at = parent(at)
        place = self._places.get(at)
        return place.span if place else Span(0, 0)

    def key_span(self, at: str) -> Span | None:
        """The source of the key of the value at a pointer, where it has one."""
        place = self._places.get(at)
        return place.key if place else None

    def text(self, at: str) -> MappedText | None:
        """The string at a pointer with its map; None where the value is not the source's text."""
        place = self._places.get(at)
        return place.text if place else None

    def places(self) -> Iterator[tuple[str, Place]]:
        """Every pointer that has a place of its own, in the order they were read."""
        yield from self._places.items()


class Article(Tree):
    """One article's metadata in the shape of ``article.schema.json``, from any format.

    `complete`: the file is (or stands for) the article, so that a profile may ask what it must
    have. A record in somebody's bibliography is not complete.
    """

    __slots__ = ("complete",)

    def __init__(self, value: Json, places: dict[str, Place], *, complete: bool = True) -> None:
        super().__init__(value, places)
        self.complete = complete

    def items(self, name: str) -> list[tuple[str, Json]]:
        """The members of the array `name` with their pointers; none where it is not an array."""
        found = self.value.get(name)
        return (
            [(pointer(name, k), v) for k, v in enumerate(found)] if isinstance(found, list) else []
        )

    def string(self, name: str) -> str:
        """The string member `name`, or the empty string."""
        found = self.value.get(name)
        return found if isinstance(found, str) else ""


class ArticleBuilder:
    """Puts an article together value by value; every reader ends in one of these."""

    __slots__ = ("_places", "_value")

    def __init__(self) -> None:
        self._value: dict[str, Json] = {}
        self._places: dict[str, Place] = {}

    def put(
        self,
        path: tuple[Step, ...],
        text: MappedText | None = None,
        value: Json = None,
        *,
        span: Span | None = None,
        key: Span | None = None,
    ) -> str:
        """Sets the value at `path`, making the objects and arrays above it. Returns its pointer.

        The value is the characters of `text`, unless `value` gives another one (a parsed date, a
        boolean); its place is that of `text`, or `span`. An array is extended by the index that
        is its length.
        """
        holder: Json = self._value
        for step, after in pairwise(path):
            empty: Json = [] if isinstance(after, int) else {}
            if isinstance(holder, list):
                if step == len(holder):
                    holder.append(empty)
                holder = holder[int(step)]
            else:
                holder = holder.setdefault(step, empty)
        put = value if value is not None else text.text if text is not None else None
        if isinstance(holder, list) and path[-1] == len(holder):
            holder.append(put)
        else:
            holder[path[-1]] = put
        at = pointer(*path)
        mapped = text if text is not None and value is None else None
        place = span or (text.span() if text is not None and text.text else None)
        if place is not None:
            self._places[at] = Place(place, key, mapped)
            self._widen(at, place)
        return at

    def place(self, path: tuple[Step, ...], span: Span, key: Span | None = None) -> None:
        """Gives an object or array a place of its own, wider than the hull of its members."""
        self._places[pointer(*path)] = Place(span, key)

    def get(self, name: str, default: Json = None) -> Json:
        """The top-level member put so far."""
        return self._value.get(name, default)

    def __bool__(self) -> bool:
        return bool(self._value)

    def build(self, *, complete: bool = True, whole: Span | None = None) -> Article:
        """The article. `whole` is the source of all of it; else the hull of its values."""
        if whole is not None:
            self._places[""] = Place(whole)
        return Article(self._value, self._places, complete=complete)

    def _widen(self, at: str, span: Span) -> None:
        start, end = span
        while at:
            at = at[: at.rindex("/")]
            old = self._places.get(at)
            if old is None:
                self._places[at] = Place(span)
            elif old.span.start > start or old.span.end < end:
                hull = Span(min(old.span.start, start), max(old.span.end, end))
                self._places[at] = Place(hull, old.key, old.text)
