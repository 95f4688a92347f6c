"""The unknown words of a document and where they stand.

Only distinct words are looked up, and only the blocks that hold an unknown one are taken apart.
What can never be a slip (a symbol, part of an address, another language) is kept with the reason;
of the rest the places are counted, for `_decision` to weigh.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection
from typing import NamedTuple

from corrigenda.document import OBJECT, Block, Document, Occurrence
from corrigenda_rules.spelling._blocks import spelled
from corrigenda_rules.spelling._context import Place, place_of
from corrigenda_rules.spelling._institutions import is_elsewhere, is_slip
from corrigenda_rules.spelling._language import is_foreign, names
from corrigenda_rules.spelling._lexicon import NAME, Lexicon, lexicon
from corrigenda_rules.spelling._words import words

SHORTEST, LONGEST = 4, 30
"""The least and most letters of a word that is judged; what is longer is no word somebody typed."""

_SHORT = frozenset({"teh", "adn", "fo", "hte", "nad", "ot", "si", "thn", "wih", "taht"})
"""Slips of few letters, as written in small letters."""

_PARTICLES = names("de la le del della di da do dos das des du et für und")
"""An affiliation with one of these is written in another language."""
_CLINGING = frozenset("@#$%&*_/\\=+<>~^|{}[0123456789" + OBJECT)
"""A word that touches one of these is part of a symbol, a name of a file, a key, a formula."""
_NAMED = frozenset({"contrib", "ref", "corresp", "permissions", "article-id", "pub-info"})
"""Kinds of block that hold names of persons; a word capitalised there is no slip elsewhere."""
_TOKEN = re.compile(r"[^\W\d_]+")
_FEW = 8
"""Up to how many words are searched for one by one; more are looked up among all words."""
_SHOUTED = 6
"""Up to how many letters a word in capitals is a symbol wherever it stands."""
_LEAST_START, _LEAST_NAME = 5, 6
"""The least letters of a capitalised word that is judged: opening a sentence, within one."""


SYMBOL = "shaped as a symbol"
"""Why a word with capitals inside, or in capitals among other ones, is not judged."""


class Unknown(NamedTuple):
    """A word (lower case, a–z) that the lexicon does not know.

    `kept` says why it cannot be judged, empty where it can. `elsewhere`: how often the source has
    it outside the judged blocks (in code, addresses, keys, references), 0 where it is kept.
    """

    plain: str
    kept: str
    occurrences: tuple[Occurrence, ...]
    places: tuple[Place, ...]
    elsewhere: int


class Unknowns(NamedTuple):
    """What `unknowns` found: the words in the order of the file, and how often each word stands.

    `symbols`: unknown words (lower case) that are written as symbols somewhere, left out.
    """

    words: tuple[Unknown, ...]
    counts: Counter[str]
    symbols: frozenset[str] = frozenset()


def unknowns(document: Document) -> Unknowns:
    """The unknown words of a document's prose, keywords and affiliations: for `document.derive`."""
    return _Search(document, lexicon()).result()


class _Search:
    """One look through a document."""

    def __init__(self, document: Document, known: Lexicon) -> None:
        self.document = document
        self.known = known
        self.blocks = document.derive(spelled)
        self.found = document.derive(words)
        self.named: set[str] | None = None
        self.symbols: set[str] = set()

    def result(self) -> Unknowns:
        forms = self._unknown_forms()
        found: dict[str, list[Occurrence]] = {}
        places: dict[str, list[Place]] = {}
        kept: dict[str, str] = {}
        if forms:
            for block in self.blocks:
                if not forms.keys().isdisjoint(block.tokens):
                    self._look(block, forms, found, places, kept)
        everywhere = self._everywhere(found)
        return Unknowns(
            tuple(
                Unknown(
                    plain,
                    kept.get(plain, ""),
                    tuple(at),
                    tuple(places[plain]),
                    0 if plain in kept else max(0, everywhere(plain) - len(at)),
                )
                for plain, at in found.items()
            ),
            self.found.counts,
            frozenset(self.symbols),
        )

    def _everywhere(self, found: Collection[str]) -> Callable[[str], int]:
        """How often the source has a word, in whatever case, prose or not."""
        source = self.document.source.text.lower() if found else ""
        if len(found) > 10 * _FEW:
            return Counter(_TOKEN.findall(source)).__getitem__
        return lambda word: len(_places_of({word}, source))

    def _unknown_forms(self) -> dict[str, list[str]]:
        """The tokens that hold an unknown word that may be judged, each with these words."""
        forms: dict[str, list[str]] = {}
        for form, parts in self.found.forms.items():
            judged = [p for p in parts if SHORTEST <= len(p) <= LONGEST or p in _SHORT]
            if judged:
                forms[form] = judged
                self.symbols.update(p.lower() for p in judged if _is_symbol(p))
        if self.symbols:
            plain = (
                (f, [p for p in parts if p.lower() not in self.symbols])
                for f, parts in forms.items()
            )
            forms = {form: parts for form, parts in plain if parts}
        return forms

    def _is_foreign(self, block: Block, tokens: set[str], here: set[str]) -> bool:
        """Whether a block, with these words and unknown ones among them, is not in English."""
        strange = sum(not word.isupper() for word in here)
        if is_foreign(block, tokens, strange, self.document.lang):
            return True
        return block.kind == "aff" and (not tokens.isdisjoint(_PARTICLES) or is_elsewhere(tokens))

    def _look(
        self,
        block: Block,
        forms: dict[str, list[str]],
        found: dict[str, list[Occurrence]],
        places: dict[str, list[Place]],
        kept: dict[str, str],
    ) -> None:
        tokens = set(block.tokens)
        here: set[str] = set().union(*(forms[form] for form in tokens & forms.keys()))
        foreign = self._is_foreign(block, tokens, here)
        text = block.text
        shouted = text.isupper() and len(tokens) > 2
        for start, end in _places_of(here, text):
            if _is_kept(text, end):
                continue
            written = text[start:end]
            plain = written.lower()
            found.setdefault(plain, []).append(Occurrence(block, start, end))
            if plain in kept:
                continue
            if foreign:
                reason = "in another language"
            elif written.isupper() and not shouted:
                reason = SYMBOL
            else:
                reason = self._reason(text, start, end)
            if not reason:
                place = place_of(block, start, end, self.known, shouted=shouted)
                if place is None:
                    reason = "part of a species' name, or of a sentence in another language"
                elif place.case != "lower" and self._is_name(written, place):
                    reason = "a name"
                else:
                    places.setdefault(plain, []).append(place)
            if reason:
                kept[plain] = reason
                places.setdefault(plain, [])

    @staticmethod
    def _reason(text: str, start: int, end: int) -> str:
        """Why a word cannot be judged for what touches it."""
        before = text[start - 1] if start else " "
        after = text[end : end + 2] or " "
        if before in _CLINGING or after[0] in _CLINGING:
            return "touches a digit, a symbol or markup"
        if (before in ".:'’" and start > 1 and not text[start - 2].isspace()) or (
            after[0] in ".:(" and after[1:].isalnum()
        ):
            return "part of an address or a qualified name"
        if (before == "-" and text[max(0, start - 2)] in " -\n") or (
            after[0] == "-" and after[1:].isdigit()
        ):
            return "an option or part of a name with numbers"
        if after[0] in "'’" and after[1:].isalpha() and after[1:] != "s":
            return "a contraction"
        return ""

    def _is_name(self, written: str, place: Place) -> bool:
        """Whether a capitalised word must be taken for a name.

        One within a sentence or a title is judged only where ordinary words are capitalised
        beside it; a short one that opens a sentence may be anybody's name.
        """
        if place.case in ("start", "upper"):
            unsure = len(written) < _LEAST_START
        elif place.kind == "aff" and is_slip(written.lower()):
            unsure = False
        else:
            unsure = (
                len(written) < _LEAST_NAME
                or (place.bad > 0 and place.good <= 2 * place.bad)
                or self._is_listed_name(written.lower())
            )
        return unsure or self._is_person(written)

    def _is_person(self, written: str) -> bool:
        """Whether a capitalised word is one of the names that authors, editors, references have."""
        if self.named is None:
            found: set[str] = set()
            for block in self.document.blocks:
                if block.kind in _NAMED:
                    found.update(block.tokens)
            for article in self.document.articles:
                for role in ("authors", "editors"):
                    for _, person in article.items(role):
                        found.update(_TOKEN.findall(str(person)))
            self.named = found
        return written in self.named

    def _is_listed_name(self, word: str) -> bool:
        """Whether a word is known as a surname or a place, though it is no known word."""
        entry = self.known.entry(word)
        return entry is not None and entry.domains & NAME != 0


def _is_symbol(word: str) -> bool:
    """Whether a word has capitals inside; a long one in capitals may stand in a shouted title."""
    return not (word[1:].islower() or (word.isupper() and len(word) > _SHOUTED))


def _places_of(words: set[str], text: str) -> list[tuple[int, int]]:
    """Where these words stand in a text, as whole words, in its order."""
    if len(words) > _FEW:
        return [match.span() for match in _TOKEN.finditer(text) if match[0] in words]
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (text[end : end + 1].isalpha() or (at and text[at - 1].isalpha())):
                found.append((at, end))
            at = text.find(word, end)
    return sorted(found)


def _is_kept(text: str, at: int) -> bool:
    """Whether the word that ends at `at` is said to stand as it was found: “recieved [sic]”."""
    return text[at : at + 8].lstrip(" ”’*_\"'").lower().startswith(("[sic", "(sic"))
