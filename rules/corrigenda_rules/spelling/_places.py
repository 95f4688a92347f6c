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

from corrigenda.document import OBJECT, RUNNING, Block, Document, Occurrence
from corrigenda_rules.spelling._blocks import KINDS
from corrigenda_rules.spelling._institutions import is_elsewhere, is_slip
from corrigenda_rules.spelling._language import is_foreign, is_switch, names
from corrigenda_rules.spelling._lexicon import NAME, Lexicon, lexicon

SHORTEST, LONGEST = 4, 30
"""The least and most letters of a word that is judged; what is longer is no word somebody typed."""

_SHORT = frozenset({"teh", "adn", "fo", "hte", "nad", "ot", "si", "thn", "wih", "taht"})
"""Slips of few letters, as written in small letters."""

_PARTICLES = names("de la le del della di da do dos das des du et für und")
"""An affiliation with one of these is written in another language."""
_CLINGING = frozenset("@#$%&*_/\\=+<>~^|{}[0123456789" + OBJECT)
"""A word that touches one of these is part of a symbol, a name of a file, a key, a formula."""
_LATIN = tuple(
    ["us", "a", "um", "is", "i", "ae", "oides", "ans", "ens", "ax", "ex", "ix", "on", "or", "es"]
)
"""What the second word of a species' name ends in."""
_QUOTED = frozenset({"''", "‘’", "“”", '""', "„“", "«»"})
"""A single word between these marks."""
_NAMED = frozenset({"contrib", "ref", "corresp", "permissions", "article-id", "pub-info"})
"""Kinds of block that hold names of persons; a word capitalised there is no slip elsewhere."""
_TOKEN = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r",? [(\[]?(?:19|20)\d\d(?!\d)")
_SURE = 9
"""How many strange words beside it a citation counts for."""
_SPACE_AND_MARKS = " \t\n\r\"“‘'([*_"
_FEW = 8
"""Up to how many words are searched for one by one; more are looked up among all words."""
_LEAST_START, _LEAST_NAME = 5, 6
"""The least letters of a capitalised word that is judged: opening a sentence, within one."""
_COMMON = 3
"""The tier from which a neighbour is taken for an ordinary word."""
_CONTEXT = 80
"""How many code points before and after a word its neighbours are looked for in."""


class Place(NamedTuple):
    """How one occurrence stands.

    `case`: ``lower``, ``start`` (capitalised, opens a sentence or block), ``title`` (capitalised
    among capitalised words), ``name`` (capitalised in the run of a sentence), ``upper``. `good` and
    `bad`: ordinary and strange words in the same capitalised run. `left`, `right`: the neighbours
    in lower case, empty over punctuation. `mark`: stands in brackets, or next to what is no prose.
    `quoted`: it stands alone between quotation marks, a name or a word that is spoken of.
    `strange`: the word before or after it in the sentence is no common one.
    """

    case: str
    kind: str
    good: int
    bad: int
    left: str
    right: str
    mark: bool
    hyphen: bool
    quoted: bool
    strange: bool


class Unknown(NamedTuple):
    """A word (lower case, a–z) that the lexicon does not know.

    `kept` says why it cannot be judged, empty where it can. `elsewhere`: how often the source has
    it outside the judged blocks (in code, addresses, keys, references).
    """

    plain: str
    kept: str
    occurrences: tuple[Occurrence, ...]
    places: tuple[Place, ...]
    elsewhere: int


class Unknowns(NamedTuple):
    """What `unknowns` found: the words in the order of the file, and how often each word stands."""

    words: tuple[Unknown, ...]
    counts: Counter[str]


def unknowns(document: Document) -> Unknowns:
    """The unknown words of a document's prose, keywords and affiliations: for `document.derive`."""
    return _Search(document, lexicon()).result()


class _Search:
    """One look through a document."""

    def __init__(self, document: Document, known: Lexicon) -> None:
        self.document = document
        self.known = known
        self.blocks = [block for block in document.blocks if block.kind in KINDS]
        self.counts = Counter(document.vocabulary)
        for block in self.blocks:
            if block.kind in ("aff", "kwd", "subject"):
                self.counts.update(block.tokens)
        self.named: set[str] | None = None

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
                    max(0, everywhere(plain) - len(at)),
                )
                for plain, at in found.items()
            ),
            self.counts,
        )

    def _everywhere(self, found: Collection[str]) -> Callable[[str], int]:
        """How often the source has a word, in whatever case, prose or not."""
        source = self.document.source.text.lower() if found else ""
        if len(found) > 10 * _FEW:
            return Counter(_TOKEN.findall(source)).__getitem__
        return lambda word: len(_places_of({word}, source))

    def _unknown_forms(self) -> dict[str, set[str]]:
        """The tokens that hold an unknown word, each with its unknown words as written."""
        common = self.known.common  # four of five words end here
        forms: dict[str, set[str]] = {}
        for form in self.counts.keys() - common:
            if not form.isalpha():  # “Crohn’s”
                parts = {part for part in _TOKEN.findall(form) if self._is_unknown(part)}
            else:
                parts = {form} if self._is_unknown(form) else set()
            if parts:
                forms[form] = parts
        return forms

    def _is_unknown(self, form: str) -> bool:
        return (
            (SHORTEST <= len(form) <= LONGEST or form in _SHORT)
            and form.isascii()
            and form.lower() not in self.known
        )

    def _look(
        self,
        block: Block,
        forms: dict[str, set[str]],
        found: dict[str, list[Occurrence]],
        places: dict[str, list[Place]],
        kept: dict[str, str],
    ) -> None:
        tokens = set(block.tokens)
        here: set[str] = set().union(*(forms[form] for form in tokens & forms.keys()))
        strange = sum(word.islower() or word.istitle() for word in here)
        foreign = is_foreign(block, tokens, strange, self.document.lang) or (
            block.kind == "aff" and (not tokens.isdisjoint(_PARTICLES) or is_elsewhere(tokens))
        )
        text = block.text
        shouted = text.isupper()
        for start, end in _places_of(here, text):
            if _is_kept(text, end):
                continue
            written = text[start:end]
            plain = written.lower()
            if foreign:
                reason = "in another language"
            elif written[1:] != written[1:].lower() and not (shouted and len(written) > 6):
                reason = "shaped as a symbol"
            else:
                reason = self._reason(text, start, end)
            if not reason:
                place = self._place(block, start, end, shouted)
                if place is None:
                    reason = "part of a species' name, or of a sentence in another language"
                elif place.case != "lower" and self._is_name(written, place):
                    reason = "a name"
                else:
                    places.setdefault(plain, []).append(place)
            if reason:
                kept.setdefault(plain, reason)
                places.setdefault(plain, [])
            found.setdefault(plain, []).append(Occurrence(block, start, end))

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
        if after[0] in "'’" and after[1:].isalpha() and after[1:] != "s":
            return "a contraction"
        return ""

    def _is_name(self, written: str, place: Place) -> bool:
        """Whether a capitalised word must be taken for a name.

        One within a sentence or a title is judged only where ordinary words are capitalised
        beside it; a short one that opens a sentence may be anybody's name.
        """
        if place.case == "start" or place.case == "upper":
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

    def _place(self, block: Block, start: int, end: int, shouted: bool) -> Place | None:
        """How an occurrence stands; None for a species' name and a sentence in another language."""
        text = block.text
        before = text[max(0, start - _CONTEXT) : start]
        after = text[end : end + _CONTEXT]
        lefts, rights = _TOKEN.findall(before), _TOKEN.findall(after)
        if is_switch({word.lower() for word in lefts + rights}):
            return None
        left, right = lefts[-2:], rights[:2]
        gap_left = before[before.rfind(left[-1]) + len(left[-1]) :] if left else before
        gap_right = after[: after.find(right[0])] if right else after
        near_left = left[-1] if left and gap_left in (" ", "\n", "-", ", ") else ""
        near_right = right[0] if right and gap_right in (" ", "\n", "-", ", ") else ""
        mark = gap_left.endswith(("(", "“", "‘", '"', OBJECT + " ", "[")) or gap_right.startswith(
            (")", "”", "’", " " + OBJECT, " [", '"')
        )
        hyphen = gap_left == "-" or gap_right == "-"
        good = bad = 0
        if text[start].islower():
            if near_left and gap_left in (" ", "\n") and self._is_genus(text[start:end], near_left):
                return None
            if gap_left == ". " and len(left[-1]) == 1 and text[start:end].endswith(_LATIN):
                return None  # “E. coli”
            case = "lower"
        else:
            running = block.kind in RUNNING
            opens = (not left or running) and _opens_sentence(text, start)
            run_on = bool(right) and gap_right == " " and right[0].istitle()
            for words, gaps in ((left, gap_left), (right, gap_right)):
                if any(c in ",;.:\n" for c in gaps):
                    continue
                for other in words:
                    if len(other) < 2 or (running and other.islower()):
                        continue
                    tier = self.known.tier(other.lower())
                    if tier is not None and tier >= (4 if running else 3):
                        good += 1
                    elif other.istitle() and not self._is_usual_name(other.lower()):
                        bad += 1
            if _is_cited(left, gap_left, right, after):
                bad += _SURE
            if shouted:
                case = "upper"
            elif opens and not run_on:
                case = "start"
            else:
                case = "name" if running else "title"
        quoted = start > 0 and text[start - 1] + text[end : end + 1] in _QUOTED
        near = near_left.lower(), near_right.lower()
        strange = any(word and (self.known.tier(word) or 0) < _COMMON for word in near)
        return Place(case, block.kind, good, bad, *near, mark, hyphen, quoted, strange)

    def _is_usual_name(self, word: str) -> bool:
        """Whether a word is one like “Chinese” or “Canada”, that stands among words anywhere."""
        entry = self.known.entry(word)
        return entry is not None and entry.known and entry.sources > 2

    def _is_listed_name(self, word: str) -> bool:
        """Whether a word is known as a surname or a place, though it is no known word."""
        entry = self.known.entry(word)
        return entry is not None and entry.domains & NAME != 0

    def _is_genus(self, word: str, before: str) -> bool:
        """Whether a lower-case word follows a genus: a capitalised word that is no common one."""
        return (
            word.endswith(_LATIN)
            and before.istitle()
            and len(before) > 1
            and (self.known.tier(before.lower()) or 0) < 3
        )


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


def _is_cited(left: list[str], gap: str, right: list[str], after: str) -> bool:
    """Whether a capitalised word is a person's as citations have it: an initial, et al., a year."""
    if left and len(left[-1]) == 1 and left[-1].isupper() and gap.rstrip() == ".":
        return True
    return right[:2] == ["et", "al"] or _YEAR.match(after) is not None


def _is_kept(text: str, at: int) -> bool:
    """Whether the word that ends at `at` is said to stand as it was found: “recieved [sic]”."""
    return text[at : at + 8].lstrip(" ”’*_\"'").lower().startswith(("[sic", "(sic"))


def _opens_sentence(text: str, at: int) -> bool:
    head = text[max(0, at - 12) : at].rstrip(_SPACE_AND_MARKS)
    if not head:
        return True
    if head[-1] == "." and head[-2:-1].isupper() and not head[-3:-2].isalpha():
        return False  # an initial: “P. Aplan”
    return head[-1] in ".!?:" and not head.endswith(("et al.", " sp.", "Fig.", "Dr.", "Prof."))
