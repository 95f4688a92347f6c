"""What a list of accepted words silences.

An entry in small letters accepts the word in any case; one with a capital accepts it as written
and wholly in capitals, as a headline has it (“Crohn” accepts “CROHN”, not “crohn”). An entry of
several words accepts each of them where they stand together. Typographic apostrophes, and letters
with their accents apart, are as good as the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from corrigenda.text import SourceText, Span
from corrigenda.wordlists import Entry, GivenWords, WordList

if TYPE_CHECKING:
    from corrigenda.document import Document
    from corrigenda.finding import Finding


class Accept:
    """All that is accepted in a file: the entries of its lists. False where there are none."""

    __slots__ = ("_firsts", "_forms", "_phrases", "_uppers", "lists")

    def __init__(self, lists: Iterable[WordList] = ()) -> None:
        self.lists = tuple(one for one in lists if one.words)
        self._forms: frozenset[str] | None = None
        self._uppers: frozenset[str] | None = None
        self._phrases: dict[str, list[str]] | None = None
        self._firsts: dict[str, list[str]] | None = None

    @classmethod
    def of(cls, words: Iterable[str]) -> Accept:
        """These words."""
        return cls((GivenWords(words),))

    def __bool__(self) -> bool:
        return bool(self.lists)

    def __iter__(self) -> Iterator[str]:
        """The entries as written, each once, sorted."""
        return iter(sorted(self._words()))

    def __contains__(self, text: str) -> bool:
        """Whether a word or phrase is accepted as it is written here."""
        form = normal(text)
        if form in self.forms or form.lower() in self.forms:
            return True
        return form.isupper() and form in self.uppers

    @property
    def forms(self) -> frozenset[str]:
        """The entries, as `normal` has them."""
        if self._forms is None:
            words = self._words()
            is_plain = all(map(str.isascii, words)) and all(map(str.isalnum, words))
            self._forms = words if is_plain else frozenset(map(normal, words))
        return self._forms

    @property
    def uppers(self) -> frozenset[str]:
        """The entries that have a capital, in capitals."""
        if self._uppers is None:
            self._uppers = frozenset(form.upper() for form in self.forms if not form.islower())
        return self._uppers

    def covers(self, source: SourceText, span: Span) -> bool:
        """Whether what stands at a place is accepted: by itself, or as part of a phrase there."""
        text = source.text[slice(*span)]
        if text in self or (not text.isalnum() and bare(text) in self):
            return True
        phrases = self._phrases_with(text)
        return any(
            start <= span.start and span.end <= end
            for phrase in phrases
            for start, end in _around(phrase, source.text, span)
        )

    def origins(self, text: str) -> list[tuple[WordList, Entry]]:
        """The entries that accept a word or phrase by itself, in the order of the lists."""
        return [
            (one, entry)
            for one in self.lists
            for entry in one.entries()
            if accepts(entry.text, text)
        ]

    def used_in(self, document: Document) -> set[str]:
        """The entries (as `normal` has them) that stand in any of the document's blocks.

        Where it cannot be told cheaply, an entry counts as used.
        """
        tokens = _tokens(document)
        lowered = set(map(str.lower, tokens))
        found = set(self.forms & (tokens | lowered))
        capitals = {token for token in tokens if token.isupper()}
        if not capitals.isdisjoint(self.uppers):
            found.update(form for form in self.forms if form.upper() in capitals)
        if self._firsts is None:
            self._firsts = {}
            for form in [form for form in self.forms if not form.isalpha()]:
                first = _letters().search(form)
                self._firsts.setdefault(first[0].lower() if first else "", []).append(form)
        for first_word in self._firsts.keys() & {*lowered, ""}:
            found.update(
                form
                for form in self._firsts[first_word]
                if lowered.issuperset(_letters().findall(form.lower()))
            )
        return found

    def digest(self) -> bytes:
        """What of the lists could change a result, in short."""
        return b"".join(one.digest() for one in self.lists)

    def _words(self) -> frozenset[str]:
        if len(self.lists) == 1:
            return self.lists[0].words
        return frozenset[str]().union(*(one.words for one in self.lists))

    def _phrases_with(self, text: str) -> list[str]:
        """The entries of several words, one of which this is."""
        if self._phrases is None:
            self._phrases = {}
            for form in self.forms:
                if " " in form:
                    for part in sorted({*form.split(), *_letters().findall(form)}):
                        self._phrases.setdefault(part.lower(), []).append(form)
        parts = {part.lower() for part in normal(text).split()}
        return sorted({form for part in parts for form in self._phrases.get(part, ())})


NOTHING = Accept()
"""Nothing is accepted."""


def not_accepted(
    findings: Iterable[Finding], document: Document, rules: Collection[str]
) -> list[Finding]:
    """The findings without those of the given rules at places that the document accepts."""
    accept, source = document.accept, document.source
    return [f for f in findings if f.rule not in rules or not accept.covers(source, f.span)]


def accepts(entry: str, text: str) -> bool:
    """Whether an entry accepts a word or phrase as it is written here."""
    entry, form = normal(entry), normal(text)
    return form == entry or form.lower() == entry or (form.isupper() and form == entry.upper())


def bare(text: str) -> str:
    """A word without the markup that stands inside it: ``rep**urpose``, ``CO<sub>2</sub>``."""
    return text if text.isalnum() else re.sub(r"</?[A-Za-z]{1,10}>|[*_~]+", "", text)


def normal(text: str) -> str:
    """The text as entries are compared: one form of accents and apostrophes, single spaces."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text).replace("’", "'")
    return text if text.isalnum() else re.sub(r"\s+", " ", text)


def _tokens(document: Document) -> set[str]:
    """Every distinct run of letters of the document, accents joined to their letters."""
    from unicodedata import is_normalized

    if is_normalized("NFC", document.source.text):
        words = set[str]().union(*(block.tokens for block in document.blocks))
        parts = [_letters().findall(word) for word in words if not word.isalpha()]
        return words.union(*parts)
    return set(_letters().findall(normal("\n".join(block.text for block in document.blocks))))


def _around(phrase: str, text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Where a phrase (as `normal` has it) stands around a place, as offsets into the text."""
    reach = 2 * len(phrase) + 8  # accents and white space may take more room than in the entry
    pattern = _pattern(phrase)
    for match in pattern.finditer(text, max(0, span.start - reach), span.end + reach):
        yield match.span()


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase between word boundaries, in any case where it has no capital."""
    from unicodedata import normalize

    written = dict.fromkeys((phrase, normalize("NFD", phrase)))
    spellings = (re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in written)
    flags = 0 if phrase != phrase.lower() else re.IGNORECASE
    return re.compile(rf"(?<!\w)(?:{'|'.join(spellings)})(?!\w)", flags)
