"""Authors and affiliations of metadata in all the ways in which files write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import ArticleBuilder, Json, Step, pointer
from corrigenda.document import MappedText
from corrigenda.readers import metadata_keys as keys
from corrigenda.readers.data import DataTree, whole
from corrigenda.readers.metadata_keys import find, normal
from corrigenda.text import Span

_AFFILIATIONS = keys.FIELDS["affiliations"] + " organization organisation affiliation-refs"
_SPLITS = (re.compile(r"[^\s,;][^,;]*"), re.compile(r"[^\s,;&]+"))
_MARKS = re.compile(r"\s*(?:\^|\\textsuperscript|\[\^|<sup>|\\thanks|\$\^)")
EMAIL_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PERSON = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*\s+){1,4}[A-ZÀ-ÞĀ-Ž][\w'’-]+\.?")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*[,;]\s+")
_TRUE = frozenset({"true", "yes"})

Path = tuple[Step, ...]


class People:
    """Puts the authors and affiliations of one article into its builder."""

    def __init__(self, tree: DataTree, builder: ArticleBuilder) -> None:
        self._tree = tree
        self._builder = builder
        self._labels: dict[str, str] = {}  # the label of an affiliation by its label or name
        self._unlabelled: dict[str, tuple[Path, Span]] = {}
        self._count = 0

    def affiliations(self, path: Path, value: Json) -> None:
        """The affiliations that the article lists; authors refer to them."""
        if isinstance(value, dict) and not find(
            value, f"{keys.ORGANIZATION} {keys.ADDRESS} {keys.ROR}"
        ):
            for key in value:  # label: name
                self._named((*path, key), key)
            return
        if isinstance(value, str | dict):
            self._affiliation(path, value)
        for k, member in enumerate(value if isinstance(value, list) else ()):
            at = (*path, k)
            if isinstance(member, dict) and len(member) == 1 and not find(member, "name ror"):
                self._named((*at, *member), next(iter(member)))  # - label: name
            else:
                self._affiliation(at, member)

    def authors(self, path: Path, value: Json) -> None:
        """The authors, from a list or a single one."""
        if isinstance(value, dict) and not find(value, f"{keys.LITERAL} {keys.FAMILY}"):
            if value and all(isinstance(member, dict) for member in value.values()):
                for key, member in value.items():
                    self._author((*path, key), member)
            return
        members = enumerate(value) if isinstance(value, list) else [(None, value)]
        for k, member in members:
            at = path if k is None else (*path, k)
            if isinstance(member, str) and (text := self._text(at)) is not None:
                for name in _people(text):
                    self._string_author(name)
            elif isinstance(member, dict):
                self._author(at, member)

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

    # Affiliations

    def _named(self, path: Path, label: Step) -> None:
        """An affiliation written as ``label: name``."""
        into = self._next("affiliations")
        text = self._text(path)
        span = self._tree.key_span(pointer(*path))
        if text is None or span is None:
            value = self._tree.get(pointer(*path))
            if isinstance(value, dict):
                self._affiliation(path, value, str(label))
            return
        self._builder.put((*into, "label"), value=str(label), span=span)
        self._builder.put((*into, "name"), text)
        self._labels[str(label)] = self._labels[text.text] = str(label)
        self._count += 1

    def _affiliation(self, path: Path, value: Json, label: str | None = None) -> str | None:
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

    # Authors

    def _string_author(self, text: MappedText) -> None:
        """An author that is one string: a name, maybe with footnote marks or an address."""
        into = self._next("authors")
        email = EMAIL_ADDRESS.search(text.text)
        end = email.start() if email else len(text.text)
        if marks := _MARKS.search(text.text, 1):
            end = min(end, marks.start())
        name = text.cut(0, end).strip()
        while name.text.endswith(("<", "(", ",")):
            name = name.cut(0, len(name.text) - 1).strip()
        if not name.text:
            return
        self._builder.put((*into, "literal"), name)
        if email and "^[" not in text.text:
            self._builder.put((*into, "email"), text.cut(*email.span()))

    def _author(self, path: Path, value: dict[str, Json]) -> None:
        into = self._next("authors")
        self._name(path, value, into)
        if not self._builder.get("authors") or len(self._builder.get("authors")) == into[1]:
            return  # nobody is named
        if len(value) == 1 and isinstance(only := next(iter(value.values())), dict):
            path, value = (*path, next(iter(value))), only
            if find(value, keys.LITERAL) is not None:
                return
        self._orcid(path, value, into)
        self._put(path, keys.EMAIL, (*into, "email"), value)
        scopes: list[tuple[Path, Json]] = [(path, value)]
        if isinstance(attributes := value.get("attributes"), dict):
            scopes.append(((*path, "attributes"), attributes))
        for at, scope in scopes:
            self._flag(at, scope, keys.CORRESPONDING, (*into, "corresponding"))
            self._flag(at, scope, keys.EQUAL, (*into, "equal"))
        self._attributes((*path, "attributes"), value.get("attributes"), into)
        self._roles(path, value, into)
        for mention, label in self._references(path, value):
            self._refer(into, mention, label)
        self._builder.place(into, self._tree.span(pointer(*path)))

    def _name(self, path: Path, value: dict[str, Json], into: Path) -> None:
        given = self._put(path, keys.GIVEN, (*into, "given"), value)
        family = self._put(path, keys.FAMILY, (*into, "family"), value)
        key = find(value, keys.LITERAL)
        if given and family:
            return
        if key is not None and isinstance(value[key], dict):
            self._name((*path, key), value[key], into)
        elif key is not None and not (given or family):
            self._put(path, key, (*into, "literal"), value)
        elif len(value) == 1 and not (given or family):  # the name is the key of what is said
            (only,) = value
            span = self._tree.key_span(pointer(*path, only))
            if span is not None and isinstance(value[only], dict | None):
                written = self._tree.source.text[slice(*span)]
                same = written == only
                text = MappedText.verbatim(only, span.start) if same else whole(only, span)
                self._builder.put((*into, "literal"), text.strip())

    def _orcid(self, path: Path, value: dict[str, Json], into: Path) -> None:
        if self._put(path, keys.ORCID, (*into, "orcid"), value):
            return
        for key in ("@id", "identifier", "url", "id", "sameAs"):
            if "orcid.org/" in str(value.get(key)) and isinstance(value[key], str):
                self._put(path, key, (*into, "orcid"), {key: value[key]})
                return

    def _flag(self, path: Path, scope: Json, words: str, into: Path) -> None:
        key = find(scope, words)
        if key is None or into[-1] in self._tree_value(into[:-1]):
            return
        value = scope[key]
        truth = value.casefold() in _TRUE if isinstance(value, str) else value
        if isinstance(value, str) and EMAIL_ADDRESS.search(value):
            truth = True  # the address is the mark
        if isinstance(truth, bool):
            at = pointer(*path, key)
            self._builder.put(
                into, value=truth, span=self._tree.span(at), key=self._tree.key_span(at)
            )

    def _attributes(self, path: Path, value: Json, into: Path) -> None:
        """The flags of an author as a list of their names."""
        for k, name in enumerate(value if isinstance(value, list) else ()):
            for words, flag in ((keys.CORRESPONDING, "corresponding"), (keys.EQUAL, "equal")):
                if isinstance(name, str) and normal(name) in keys.names(words):
                    span = self._tree.span(pointer(*path, k))
                    self._builder.put((*into, flag), value=True, span=span)

    def _tree_value(self, into: Path) -> dict[str, Json]:
        found: dict[str, Json] = self._builder.get(str(into[0]))[int(into[1])]
        return found

    def _roles(self, path: Path, value: dict[str, Json], into: Path) -> None:
        key = find(value, keys.ROLES)
        if key is None:
            return
        many = isinstance(value[key], list)
        for k in range(len(value[key]) if many else 1):
            text = self._text((*path, key, k) if many else (*path, key))
            if text is not None:
                roles = self._tree_value(into).get("roles", [])
                self._builder.put((*into, "roles", len(roles)), text)

    def _references(
        self, path: Path, value: dict[str, Json]
    ) -> Iterator[tuple[Span | MappedText, str]]:
        """The affiliations of an author: where each is mentioned, and its label."""
        for key, member in value.items():
            if normal(key) not in keys.names(_AFFILIATIONS):
                continue
            many = member if isinstance(member, list) else [member]
            for k, one in enumerate(many):
                at = (*path, key, k) if isinstance(member, list) else (*path, key)
                yield from self._mentions(at, one)

    def _mentions(self, path: Path, value: Json) -> Iterator[tuple[Span | MappedText, str]]:
        if isinstance(value, dict):
            text = self._text((*path, "ref")) if "ref" in value else self._own_label(path, value)
            if text is not None and ("ref" in value or text.text in self._labels):
                yield text, text.text
            elif (label := self._affiliation(path, value)) is not None:
                yield self._tree.span(pointer(*path)), label
            return
        text = self._text(path)
        if text is None:
            return
        splits = [[text.cut(*m.span()).strip() for m in p.finditer(text.text)] for p in _SPLITS]
        splits[1] = [piece for piece in splits[1] if piece.text != "and"]
        pieces = next((s for s in splits if s and self._are_labels([p.text for p in s])), None)
        if text.text in self._labels:
            known = self._labels[text.text]
            yield (text if known == text.text else text.span()), known
        elif pieces is not None:
            for piece in pieces:
                known = self._labels.get(piece.text, piece.text)
                yield (piece if known == piece.text else piece.span()), known
        elif (label := self._affiliation(path, value)) is not None:
            yield text.span(), label

    def _are_labels(self, pieces: list[str]) -> bool:
        """Whether the pieces of a string refer to affiliations rather than name one."""
        if all(piece in self._labels for piece in pieces):
            return True
        numbers = [re.fullmatch(r"\d{1,3}(?:[-–]\d{1,3})?", piece) for piece in pieces]
        if not self._labels:
            return all(numbers)
        pairs = zip(pieces, numbers, strict=True)
        return all(n or (len(p) <= 3 and (p.islower() or len(p) == 1)) for p, n in pairs)

    def _refer(self, into: Path, at: Span | MappedText, label: str) -> None:
        if label in self._unlabelled:
            affiliation, span = self._unlabelled.pop(label)
            self._builder.put((*affiliation, "label"), value=label, span=span)
        labels = self._tree_value(into).get("affiliations", [])
        target = (*into, "affiliations", len(labels))
        if isinstance(at, MappedText):
            self._builder.put(target, at)
        elif label not in labels:
            self._builder.put(target, value=label, span=at)


def _people(text: MappedText) -> Iterator[MappedText]:
    """The persons of a string: one, or those it joins by commas and “and”."""
    if " and " in text.text or " & " in text.text:
        parts, at = [], 0
        for match in _AND.finditer(text.text):
            parts.append(text.cut(at, match.start()).strip())
            at = match.end()
        parts.append(text.cut(at, len(text.text)).strip())
        if all(_PERSON.fullmatch(part.text) for part in parts):
            yield from parts
            return
    yield text
