"""The unknown words of a document, and whether the place of each lets it be a slip.

Only distinct words are looked up, and only the blocks that hold an unknown one are taken apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from corrigenda.document import OBJECT, PROSE, RUNNING, Block, Document, Occurrence
from corrigenda_rules.spelling._institutions import is_elsewhere, is_slip
from corrigenda_rules.spelling._language import is_foreign
from corrigenda_rules.spelling._lexicon import Lexicon

SHORTEST, LONGEST = 4, 30
"""The least and most letters of a word that is judged; what is longer is no word somebody typed."""

_SHORT = frozenset({"teh", "adn"})
"""Slips of fewer letters that nobody means, as written in small letters."""

_PROPER = frozenset({"aff", "kwd", "article-title", "subtitle", "title", "th", "td", "subject"})
"""Kinds in which ordinary words are capitalised."""
_KINDS = PROSE | _PROPER
_PARTICLES = frozenset(
    {
        "de",
        "la",
        "le",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "des",
        "du",
        "et",
        "für",
        "und",
    }
)
"""An affiliation with one of these is written in another language."""
_CLINGING = frozenset("@#$%&*_/\\=+<>~^|{}[0123456789" + OBJECT)
"""A word that touches one of these is part of a symbol, a name of a file, a key, a formula."""
_LATIN = (
    "us",
    "a",
    "um",
    "is",
    "i",
    "ae",
    "oides",
    "ans",
    "ens",
    "ax",
    "ex",
    "ix",
    "on",
    "or",
    "es",
)
"""What the second word of a species' name ends in."""
_QUOTED = frozenset({"''", "‘’", "“”", '""', "„“", "«»"})
"""A single word between these marks."""
_TOKEN = re.compile(r"[^\W\d_]+")
_SPACE_AND_MARKS = " \t\n\r\"“‘'([*_"


class Unknown(NamedTuple):
    """A word (lower case, a–z) that the lexicon does not know, where it may be a slip.

    `times`: how often the document has it; `proper`: it stands in a proper name somewhere.
    """

    plain: str
    times: int
    proper: bool
    occurrences: tuple[Occurrence, ...]


class Found(NamedTuple):
    """What `unknown_words` found; `counts` are those of all words of the document, as written."""

    words: list[Unknown]
    counts: Counter[str]


def unknown_words(document: Document, lexicon: Lexicon) -> Found:
    """The unknown words of the document's prose, keywords and affiliations, in its order."""
    blocks = [block for block in document.blocks if block.kind in _KINDS]
    counts = Counter(document.vocabulary)
    for block in blocks:
        if block.kind not in PROSE:
            counts.update(block.tokens)
    parts: dict[str, list[str]] = {}
    for word in [word for word in counts if not word.isalpha()]:  # “Crohn’s”
        parts[word] = _TOKEN.findall(word)
        for part in parts[word]:
            counts[part] += counts[word]
    unknown = _unknown(counts, lexicon)
    holding = unknown.union(word for word in parts if not unknown.isdisjoint(parts[word]))
    symbols = {f.lower() for f in unknown if f[1:] != f[1:].lower()}
    found: dict[str, list[Occurrence]] = {}
    proper: set[str] = set()
    barred = symbols
    for block in blocks:
        if holding.isdisjoint(block.tokens):
            continue
        words = set(block.tokens)
        for word in words & parts.keys():
            words.update(parts[word])
        here = words & unknown
        foreign = is_foreign(block, words, len(here), document.lang) or (
            block.kind == "aff" and (not words.isdisjoint(_PARTICLES) or is_elsewhere(words))
        )
        tokens = list(_TOKEN.finditer(block.text))
        for k in [k for k, token in enumerate(tokens) if token[0] in here]:
            token = tokens[k]
            plain = token[0].lower()
            if plain in barred or _is_kept(block.text, token.end()):
                continue
            fit = None if foreign else _fits(block, tokens, k, lexicon)
            if fit is None:
                barred.add(plain)
                continue
            if fit:
                proper.add(plain)
            found.setdefault(plain, []).append(Occurrence(block, token.start(), token.end()))
    return Found(
        [
            Unknown(plain, len(at), plain in proper, tuple(at))
            for plain, at in found.items()
            if plain not in barred
        ],
        counts,
    )


def _unknown(forms: Iterable[str], lexicon: Lexicon) -> set[str]:
    common = lexicon.common  # four of five words end here
    rare = [form for form in forms if form.lower() not in common]
    return {
        form
        for form in rare
        if (SHORTEST <= len(form) <= LONGEST or form in _SHORT)
        and form.isascii()
        and form.lower() not in lexicon
    }


def _fits(block: Block, tokens: list[re.Match[str]], k: int, lexicon: Lexicon) -> bool | None:
    """None where a word cannot be judged; else whether it stands as part of a proper name."""
    token = tokens[k]
    text = block.text
    before = text[token.start() - 1] if token.start() else " "
    after = text[token.end() : token.end() + 2] or " "
    if (
        before in _CLINGING
        or after[0] in _CLINGING
        # part of a host name, a qualified name
        or (before in ".:'’" and token.start() > 1 and not text[token.start() - 2].isspace())
        or (after[0] in ".:(" and after[1:].isalnum())
        # 'rticles', “teh”: a name, or a word that is spoken of
        or (before + after[0] in _QUOTED)
        # doesn't
        or (after[0] in "'’" and after[1:].isalpha() and after[1:] != "s")
    ):
        return None
    if token[0][0].islower():
        return None if _is_epithet(block, tokens, k, lexicon) else False
    if (
        (k == 0 or block.kind in RUNNING)
        and _opens_sentence(text, token.start())
        and not _begins_run(text, tokens, k)
    ):
        # A name may open a sentence as well: of short words only a common one is meant.
        return len(token[0]) < 8 if len(token[0]) > 5 else None
    if block.kind == "aff" and is_slip(token[0].lower()):
        return True
    return True if _among_words(block, tokens, k, lexicon) else None


def _is_kept(text: str, at: int) -> bool:
    """Whether the word that ends at `at` is said to stand as it was found: “recieved [sic]”."""
    return text[at : at + 8].lstrip(" ”’*_\"'").lower().startswith(("[sic", "(sic"))


def _begins_run(text: str, tokens: list[re.Match[str]], k: int) -> bool:
    """Whether another capitalised word follows: a person's name, most often."""
    if k + 1 == len(tokens):
        return False
    return tokens[k + 1][0].istitle() and text[tokens[k].end() : tokens[k + 1].start()] == " "


def _opens_sentence(text: str, at: int) -> bool:
    head = text[max(0, at - 12) : at].rstrip(_SPACE_AND_MARKS)
    return not head or (head[-1] in ".!?" and not head.endswith(("et al.", " sp.", "Fig.")))


def _is_epithet(block: Block, tokens: list[re.Match[str]], k: int, lexicon: Lexicon) -> bool:
    """Whether a lower-case word follows a genus: a capitalised word that opens no sentence."""
    if k == 0 or not tokens[k][0].endswith(_LATIN):
        return False
    before = tokens[k - 1]
    between = block.text[before.end() : tokens[k].start()]
    if not before[0].istitle() or between not in (" ", ". ", "\n"):
        return False
    if len(before[0]) == 1:
        return between == ". "
    return between != ". " and (lexicon.tier(before[0].lower()) or 0) < 3


def _among_words(block: Block, tokens: list[re.Match[str]], k: int, lexicon: Lexicon) -> bool:
    """Whether the words around a capitalised one, in the same run, are ordinary English words."""
    if len(tokens[k][0]) < 7:
        return False
    running = block.kind in RUNNING
    good = bad = 0
    for j in range(max(0, k - 2), min(len(tokens), k + 3)):
        other = tokens[j][0]
        if j == k or len(other) < 2 or (running and other.islower()):
            continue
        low, high = (
            (tokens[j].end(), tokens[k].start()) if j < k else (tokens[k].end(), tokens[j].start())
        )
        if any(c in ",;.\n" for c in block.text[low:high]):
            continue
        tier = lexicon.tier(other.lower())
        if tier is not None and tier >= (4 if running else 3):
            good += 1
        elif other[0].isupper():
            bad += 1
    return good > 2 * bad
