"""Authors of metadata in all the ways in which files write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import ArticleBuilder, Json, pointer
from corrigenda.document import MappedText
from corrigenda.readers import metadata_keys as keys
from corrigenda.readers.data import DataTree, whole
from corrigenda.readers.metadata_affiliations import Affiliations, Path, Putter
from corrigenda.readers.metadata_keys import find, normal
from corrigenda.text import Span

_AFFILIATIONS = keys.FIELDS["affiliations"] + " organization organisation affiliation-refs"
_MARKS = re.compile(r"\s*(?:\^|\\textsuperscript|\[\^|<sup>|\\thanks|\$\^)")
_MARK = re.compile(
    r"\$?\^\{?[\d\w,*†‡ ]{1,20}\}?[$^]|\\textsuperscript\{[^{}]{1,20}\}|<sup>[^<>]{1,20}</sup>"
)
EMAIL_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PERSON = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*\s+){1,4}[A-ZÀ-ÞĀ-Ž][\w'’-]+\.?")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*[,;]\s+")
_TRUE = frozenset({"true", "yes"})
_LONGEST_NOTE = 80
_NOTED_CORRESPONDING = ("corresponding author", "correspondence", "for correspondence")
_NOTED_EQUAL = ("contributed equally", "equal contribution", "co-first", "joint first")
"""What the footnote of an author says of them, in lower case."""


class People(Putter):
    """Puts the authors of one article into its builder, and the affiliations they name."""

    def __init__(self, tree: DataTree, builder: ArticleBuilder, affiliations: Affiliations) -> None:
        super().__init__(tree, builder)
        self._affiliations = affiliations

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
        named = len(self._builder.get("authors", ())) > int(into[1])
        if not named and not find(value, f"{keys.ORCID} {keys.EMAIL} {_AFFILIATIONS}"):
            return  # nobody is meant
        if not named:
            self._builder.put(into, None, {}, span=self._tree.span(pointer(*path)))
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
            self._literal(path, key, into, value)
        elif len(value) == 1 and not (given or family):  # the name is the key of what is said
            (only,) = value
            span = self._tree.key_span(pointer(*path, only))
            if span is not None and isinstance(value[only], dict | None):
                written = self._tree.source.text[slice(*span)]
                same = written == only
                text = MappedText.verbatim(only, span.start) if same else whole(only, span)
                self._builder.put((*into, "literal"), text.strip())

    def _literal(self, path: Path, key: str, into: Path, value: dict[str, Json]) -> None:
        """A whole name; a footnote mark at its end (“Jane Doe^[Corresponding author]”) is none."""
        text = self._text((*path, key))
        if text is None:
            return
        marks = _MARKS.search(text.text, 1)
        at = pointer(*path, key)
        name = text if marks is None else text.cut(0, marks.start()).strip()
        self._builder.put((*into, "literal"), name, key=self._tree.key_span(at))
        if marks is None or len(text.text) - marks.end() > _LONGEST_NOTE:
            return
        note = text.text[marks.end() :].casefold()
        place = text.span(marks.start(), len(text.text))
        for words, flag in ((_NOTED_CORRESPONDING, "corresponding"), (_NOTED_EQUAL, "equal")):
            if any(word in note for word in words):
                self._builder.put((*into, flag), value=True, span=place)

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
                yield from self._affiliations.mentions(at, one)

    def _refer(self, into: Path, at: Span | MappedText, label: str) -> None:
        self._affiliations.use(label)
        labels = self._tree_value(into).get("affiliations", [])
        target = (*into, "affiliations", len(labels))
        if isinstance(at, MappedText):
            self._builder.put(target, at)
        elif label not in labels:
            self._builder.put(target, value=label, span=at)


def _people(text: MappedText) -> Iterator[MappedText]:
    """The persons of a string: one, or those it joins by commas and “and”, maybe with marks."""
    marked = len(_MARK.findall(text.text)) > 1
    if marked or " and " in text.text or " & " in text.text:
        # the marks are blanked, so that a comma inside “$^{1, 2}$” separates nobody
        bare = _MARK.sub(lambda match: " " * len(match[0]), text.text)
        parts, at = [], 0
        for match in _AND.finditer(bare):
            parts.append((at, match.start()))
            at = match.end()
        parts.append((at, len(bare)))
        if all(_PERSON.fullmatch(bare[start:end].strip()) for start, end in parts):
            yield from (text.cut(start, end).strip() for start, end in parts)
            return
    yield text
