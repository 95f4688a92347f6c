"""Affiliations of metadata: those an article lists, and those its authors name or refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import ArticleBuilder, Json, Step, pointer
from corrigenda.document import MappedText
from corrigenda.readers import metadata_keys as keys
from corrigenda.readers.data import DataTree
from corrigenda.readers.metadata_keys import find
from corrigenda.text import Span

Path = tuple[Step, ...]

_SPLITS = (re.compile(r"[^\s,;][^,;]*"), re.compile(r"[^\s,;&]+"))

_NOTE = re.compile(r"[*†‡§¶#]{1,3}|\\(?:dagger|ddagger|ast|star|S|P)")
"""A mark of an author among the labels of affiliations: it stands for a note."""


class Putter:
    """Puts texts of a tree into an article's builder."""

    def __init__(self, tree: DataTree, builder: ArticleBuilder) -> None:
        self._tree = tree
        self._builder = builder

    def _text(self, path: Path) -> MappedText | None:
        text = self._tree.written(pointer(*path))
        return text.strip() if text is not None and text.text.strip() else None

    def _put(self, path: Path, words: str, into: Path, holder: Json) -> bool:
        """Puts the text under the first of the names `words` at `into`. False: there is none."""
        key = find(holder, words)
        if key is None:
            return False
        at = (*path, key, 0) if isinstance(holder[key], list) else (*path, key)
        text = self._text(at)
        if text is not None:
            self._builder.put(into, text, key=self._tree.key_span(pointer(*path, key)))
        return text is not None

    def _next(self, name: str) -> Path:
        return (name, len(self._builder.get(name, [])))


class Affiliations(Putter):
    """The affiliations of one article, each once, with the label by which authors refer to it."""

    def __init__(self, tree: DataTree, builder: ArticleBuilder) -> None:
        super().__init__(tree, builder)
        self._labels: dict[str, str] = {}  # the label of an affiliation by its label or name
        self._unlabelled: dict[str, tuple[Path, Span]] = {}
        self._count = 0

    def listed(self, path: Path, value: Json) -> None:
        """The affiliations that the article lists; authors refer to them."""
        if isinstance(value, dict) and not find(
            value, f"{keys.ORGANIZATION} {keys.ADDRESS} {keys.ROR}"
        ):
            for key in value:  # label: name
                self._named((*path, key), key)
            return
        if isinstance(value, str | dict):
            self.add(path, value)
        for k, member in enumerate(value if isinstance(value, list) else ()):
            at = (*path, k)
            if isinstance(member, dict) and len(member) == 1 and not find(member, "name ror"):
                self._named((*at, *member), next(iter(member)))  # - label: name
            else:
                self.add(at, member)

    def mentions(self, path: Path, value: Json) -> Iterator[tuple[Span | MappedText, str]]:
        """What a member of an author refers to: each place that mentions one, and its label."""
        if isinstance(value, dict):
            text = self._text((*path, "ref")) if "ref" in value else self._own_label(path, value)
            if text is not None and ("ref" in value or text.text in self._labels):
                yield text, text.text
            elif (label := self.add(path, value)) is not None:
                yield self._tree.span(pointer(*path)), label
            return
        text = self._text(path)
        if text is None:
            return
        splits = [[text.cut(*m.span()).strip() for m in p.finditer(text.text)] for p in _SPLITS]
        splits = [[s for s in pieces if not _NOTE.fullmatch(s.text)] for pieces in splits]
        splits[1] = [piece for piece in splits[1] if piece.text != "and"]
        pieces = next((s for s in splits if s and self._are_labels([p.text for p in s])), None)
        if text.text in self._labels:
            known = self._labels[text.text]
            yield (text if known == text.text else text.span()), known
        elif pieces is not None:
            for piece in pieces:
                known = self._labels.get(piece.text, piece.text)
                yield (piece if known == piece.text else piece.span()), known
        elif (label := self.add(path, value)) is not None:
            yield text.span(), label

    def use(self, label: str) -> None:
        """Gives an affiliation its number, where it has none of its own, for an author needs it."""
        if label in self._unlabelled:
            into, span = self._unlabelled.pop(label)
            self._builder.put((*into, "label"), value=label, span=span)

    def _named(self, path: Path, label: Step) -> None:
        """An affiliation written as ``label: name``."""
        into = self._next("affiliations")
        text = self._text(path)
        span = self._tree.key_span(pointer(*path))
        if text is None or span is None:
            value = self._tree.get(pointer(*path))
            if isinstance(value, dict):
                self.add(path, value, str(label))
            return
        self._builder.put((*into, "label"), value=str(label), span=span)
        self._builder.put((*into, "name"), text)
        self._labels[str(label)] = self._labels[text.text] = str(label)
        self._count += 1

    def add(self, path: Path, value: Json, label: str | None = None) -> str | None:
        """Adds an affiliation, or finds it among those there are; returns its label."""
        name_path, name = path, self._text(path) if isinstance(value, str) else None
        if isinstance(value, dict):
            key = find(value, keys.ORGANIZATION) or find(value, keys.ADDRESS)
            name_path = (*path, key) if key else path
            name = self._text(name_path) if key else None
        own = self._own_label(path, value)
        if own is None and name is not None and name.text in self._labels:
            return self._labels[name.text]
        if name is None and own is None and not find(value, keys.ROR):
            return None
        into = self._next("affiliations")
        self._count += 1
        place = self._tree.span(pointer(*path))
        if own is not None:
            self._builder.put((*into, "label"), own)
            label = own.text
        elif label is not None:
            key_span = self._tree.key_span(pointer(*path))
            self._builder.put((*into, "label"), value=label, span=key_span or place)
        else:  # it gets its number when the first author refers to it
            label = self._free_label()
            self._unlabelled[label] = into, name.span() if name is not None else place
        self._labels.setdefault(label, label)
        if name is not None:
            key_span = self._tree.key_span(pointer(*name_path)) if name_path != path else None
            self._builder.put((*into, "name"), name, key=key_span)
            self._labels.setdefault(name.text, label)
        if isinstance(value, dict):
            self._put(path, keys.ROR, (*into, "ror"), value)
            self._put(path, keys.CITY, (*into, "city"), value)
            self._put(path, keys.COUNTRY, (*into, "country"), value)
            self._builder.place(into, place)
        return label

    def _own_label(self, path: Path, value: Json) -> MappedText | None:
        key = find(value, keys.LABEL)
        return self._text((*path, key)) if key is not None else None

    def _free_label(self) -> str:
        number = self._count
        while str(number) in self._labels:
            number += 1
        return str(number)

    def _are_labels(self, pieces: list[str]) -> bool:
        """Whether the pieces of a string refer to affiliations rather than name one."""
        if all(piece in self._labels for piece in pieces):
            return True
        numbers = [re.fullmatch(r"\d{1,3}(?:[-–]\d{1,3})?", piece) for piece in pieces]
        if not self._labels:
            return all(numbers)
        pairs = zip(pieces, numbers, strict=True)
        return all(n or (len(p) <= 3 and (p.islower() or len(p) == 1)) for p, n in pairs)
