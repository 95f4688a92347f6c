"""Words that were broken or damaged: what the rules on split words and lost ligatures share.

All of it starts from the distinct words that the lexicon does not know; the text of a block is
looked at only where such a word stands beside one with which it makes a known word.
"""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from corrigenda.document import OBJECT, Block, Document
from corrigenda.finding import Edit
from corrigenda_rules.spelling._blocks import place, spelled
from corrigenda_rules.spelling._language import is_foreign, names
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._ligatures import LIGATURES, between
from corrigenda_rules.spelling._words import words

LONGEST = 30
"""The most letters of a word that somebody wrote."""

CLINGING = frozenset("@#$%&*_/\\=+<>~^|{}[]0123456789-–'’" + OBJECT)
"""A word that touches one of these is part of a symbol, a key, a compound or a formula."""

_SPACES = frozenset({" ", "\n", "\r\n", "\u00a0"})
HYPHENS = "-\u2010\u00ad"
"""Hyphen-minus, hyphen, soft hyphen."""
_HYPHEN = frozenset(HYPHENS)
_ARTICLES = frozenset({"a", "i"})
_AFTER_NAME = frozenset({"et", "al", "de", "von", "van", "der", "la"})
_RESTS = ("ect", "ects", "ected", "ecting", "ective", "ectively", "ectiveness", "ort", "orts")
"""What is left of effect, affect, effort behind a lost ligature, whatever the lexicon says."""
FOREIGN = names("de du des la le les el los las del con en della und der das die von")
"""Little words of other languages, in small letters."""
_NEVER = 10
"""A tier that no word has."""
_PATIENCE = 3
"""How often an unknown word is tried with its neighbours before it counts as a term."""
_SURE = 4
"""The tier from which a word may have been meant where its parts alone say little."""


class Seam(NamedTuple):
    """Two neighbours that are one word: ``block.text[start:end]`` was to be `word` (lower case).

    `lost` is the ligature that stood between them, empty where nothing is missing. `gap` is what
    parts them: white space, a hyphen, or a hyphen and white space.
    """

    block: Block
    start: int
    end: int
    word: str
    lost: str
    gap: str


def strange(document: Document) -> dict[str, int]:
    """The unknown words (lower case, a–z) of all judged blocks, and how often each stands there.

    Words of two letters and more that are written in small letters, but for the first. For
    `document.derive`.
    """
    forms, counts = document.derive(words)
    found: dict[str, int] = {}
    for form in forms:
        word = form.lower()
        if len(word) <= LONGEST and form.isalpha() and form[1:].islower():
            found[word] = found.get(word, 0) + counts[form]
    for rest in _RESTS:
        if rest in counts:
            found[rest] = counts[rest]
    return dict(sorted(found.items()))


def is_english(document: Document, block: Block) -> bool:
    """Whether a block is not written in another language.

    Unknown words do not count: damaged English has many.
    """
    judged = document.derive(_languages)
    if id(block) not in judged:
        judged[id(block)] = not is_foreign(block, set(block.tokens), 0, document.lang)
    return judged[id(block)]


def _languages(document: Document) -> dict[int, bool]:
    return {}


def is_at_home(block: Block, at: int) -> bool:
    """Whether the words around the one at index `at` are not those of another language.

    A list of keywords, a title with its translation: the block as a whole may still be English.
    """
    around = block.tokens[max(0, at - 3) : at] + block.tokens[at + 2 : at + 5]
    return all(word.isascii() for word in around) and FOREIGN.isdisjoint(around)


def is_free(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands free of digits, symbols, hyphens and what is no prose."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in CLINGING or after in CLINGING:
        return False
    # A full stop or a bracket with a letter at once behind it: a name of a file, a call.
    return not (
        after == "("
        or (after and after in ".:" and text[end + 1 : end + 2].isalnum())
        or (before and before in ".:" and text[start - 2 : start - 1].isalnum())
    )


class Pair(NamedTuple):
    """The words at `at` and `at` + 1 of a block, and what may have been lost between them.

    `lost`: ligatures, or nothing (an empty string), with which the two make a known word.
    """

    block: Block
    at: int
    lost: list[str]


def neighbours(document: Document) -> list[Pair]:
    """Each pair of words of which one is strange: for `derive`.

    A word that has stood in several pairs is left out once it is plain that it makes no other.
    """
    unknown = document.derive(strange)
    if not unknown:
        return []
    known = lexicon()
    forms = unknown.keys() | {word.capitalize() for word in unknown}
    found: list[Pair] = []
    failures: dict[str, int] = {}
    for block in document.derive(spelled):
        if forms.isdisjoint(block.tokens):
            continue
        tokens = block.tokens
        last = len(tokens) - 1
        tried = -1
        for k in compress(range(last + 1), map(forms.__contains__, tokens)):
            word = tokens[k].lower()
            if failures.get(word, 0) >= _PATIENCE:
                continue
            good = False
            for at in (k - 1, k):
                if tried < at < last:
                    tried = at
                    lost = _joining(tokens[at].lower(), tokens[at + 1], known)
                    found.append(Pair(block, at, lost))
                    good = good or bool(lost)
            if not good:
                failures[word] = failures.get(word, 0) + 1
    return found


def _joining(left: str, right: str, known: Lexicon) -> list[str]:
    found = [""] if left + right in known else []
    for lost in between(left[-1], right[0]):
        if left + lost + right in known:
            found.append(lost)
    return found


def seams(document: Document) -> list[Seam]:
    """The neighbours of which one is unknown and that make a known word: for `document.derive`."""
    unknown = document.derive(strange)
    known = lexicon()
    found: list[Seam] = []
    for block, at, possible in document.derive(neighbours):
        if not possible:
            continue
        left, right = block.tokens[at].lower(), block.tokens[at + 1]
        for lost in possible:
            if _is_meant(left, right, lost, known):
                seam = _seam(document, block, at, left + lost + right, lost)
                if seam is not None:
                    found.append(seam)
                    break
    return _supported(_apart(found, known), unknown)


def _is_meant(left: str, right: str, lost: str, known: Lexicon) -> bool:
    """Whether two words, or a ligature with what is left around it, make a word that is common."""
    word = left + lost + right
    if len(word) > LONGEST or right in _ARTICLES:
        return False
    tier = known.tier(word)
    return tier is not None and tier >= _least(left, right, lost, known)


def _least(left: str, right: str, lost: str, known: Lexicon) -> int:
    """The tier from which a word may be meant by its halves: lower where they are long."""
    size = len(left) + len(lost) + len(right)
    if right in _RESTS:
        return _SURE if lost or left.endswith(LIGATURES) else _NEVER
    if size < 5 or (left in _ARTICLES and len(right) < 5):
        return 7
    if lost:
        return _SURE if size < 10 else 3
    first, second = known.tier(left) or 0, known.tier(right) or 0
    if (len(left) < 4 and second >= 6) or (len(left) > 1 and len(right) < 4 and first >= 8):
        return _NEVER  # “Ab used”, “the se”
    unknown = max(len(half) for half in (left, right) if half not in known or half in _RESTS)
    return _SURE if unknown < 3 else max(2, 6 - unknown)


def _seam(document: Document, block: Block, at: int, word: str, lost: str) -> Seam | None:
    text = block.text
    start, middle = place(block, at)
    after, end = place(block, at + 1)
    left, right = text[start:middle], text[after:end]
    gap = text[middle:after]
    if gap not in _SPACES and (lost or len(gap) > 12 or gap.strip() not in _HYPHEN):
        return None
    if not right.islower() or not is_free(text, start, end):
        return None
    if gap in _SPACES and not lost and _may_be_term(left.lower(), right, word):
        return None
    if left[0].isupper() and (left[1:].isupper() or right in _AFTER_NAME):
        return None
    if not is_at_home(block, at) or not is_english(document, block):
        return None
    return Seam(block, start, end, word, lost, gap)


def _may_be_term(left: str, right: str, word: str) -> bool:
    """“cryo electron”, “ethylene diaminetetraacetic”: parts that may stand apart."""
    known = lexicon()
    stands = any(len(half) > 4 and half in known for half in (left, right))
    return stands and (known.tier(word) or 0) < 5


def _supported(found: list[Seam], unknown: dict[str, int]) -> list[Seam]:
    """Without those whose unknown half stands elsewhere on its own: a name, a symbol, a term."""
    joined: dict[str, int] = {}
    halves = []
    for seam in found:
        parts = _halves(seam)
        halves.append([part for part in parts if part in unknown])
        for part in halves[-1]:
            joined[part] = joined.get(part, 0) + 1
    return [
        seam
        for seam, parts in zip(found, halves, strict=True)
        if all(unknown[part] < 3 or 2 * joined[part] >= unknown[part] for part in parts)
    ]


def _apart(found: list[Seam], known: Lexicon) -> list[Seam]:
    """Of seams that share a word, the one with the rarer halves."""
    kept: list[Seam] = []
    for seam in found:
        if kept and kept[-1].block is seam.block and seam.start < kept[-1].end:
            if _weight(seam, known) < _weight(kept[-1], known):
                kept[-1] = seam
        else:
            kept.append(seam)
    return kept


def _weight(seam: Seam, known: Lexicon) -> int:
    tiers = (known.tier(half) for half in _halves(seam))
    return sum(-1 if tier is None else tier for tier in tiers)


def is_ligature_break(seam: Seam) -> bool:
    """Whether the break is where a ligature stands or stood: “signi cant”, “signifi cant”."""
    if not seam.gap.isspace():
        return False
    left, right = _halves(seam)
    return bool(seam.lost or left.endswith(LIGATURES) or right.startswith(LIGATURES))


def _halves(seam: Seam) -> tuple[str, str]:
    left, _, right = seam.block.text[seam.start : seam.end].lower().partition(seam.gap)
    return left, right


def mend(document: Document, block: Block, start: int, end: int, new: str) -> Edit | None:
    """The edit that puts `new` in place of ``block.text[start:end]``; None over markup.

    Unlike `Block.edit` it takes a line break for a space, whatever it looks like in the source.
    """
    edit = block.edit(start, end, new)
    if edit is None:
        span = block.span(start, end)
        if document.source.text[slice(*span)].split() == block.text[start:end].split():
            return Edit(*span, new)
    return edit


def like(word: str, written: str) -> str:
    """`word` in the case of what was `written`: capitalised where that is."""
    return word[0].upper() + word[1:] if written[0].isupper() else word
