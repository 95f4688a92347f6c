"""consistency/accent."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, capitalised_like
from corrigenda_rules.consistency._words import lowered, neighbours, standing

_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ð": "d", "þ": "th"}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_TWO_WORDS = frozenset(
    {"resume", "expose", "rose", "lame", "pate", "sake", "mate", "pique", "saute", "attache",
     "charge", "forme", "marque", "fete", "sure", "tache", "cote", "male", "peso",
     "passe", "manque", "publico"}
)  # fmt: skip
"""Words that are another word without their accent: résumé, exposé, rosé, pâté."""
_ENGLISH_NAMES = frozenset(
    {"mexico", "quebec", "montreal", "zurich", "peru", "panama", "bogota", "cordoba", "merida",
     "malaga", "cadiz", "sao", "brasilia", "haiti", "benin", "malmo", "goteborg", "dusseldorf",
     "turkiye", "caceres", "leon", "colon", "medellin", "valparaiso", "yucatan", "reunion",
     "munster", "wurzburg", "krakow", "galapagos", "istanbul", "izmir"}
)  # fmt: skip
"""Places that have an English name without the accent, and an accent in names in their language."""
_FOREIGN = frozenset(
    {"de", "del", "della", "der", "des", "di", "do", "dos", "da", "du", "e", "el", "et", "la", "le",
     "les", "und", "universidad", "universidade", "université", "universität", "y"}
)  # fmt: skip
"""Beside one of these a word is part of a name in another language."""


class Accent(Rule):
    """One word or name that a document writes with an accent and without.

    “Sjögren” and “Sjogren”, “naïve” and “naive”, “Schrödinger” and “Schroedinger”: a search that
    minds accents finds one of them, and a name without its letters is a name misspelt. Ligatures
    count too (œ and oe, æ and ae, and the typesetter's ﬁ that a copy from a PDF leaves).

    The form that is used more is suggested; for a name, the one with the accent is often right, so
    look it up. Pairs of different words are left out (resume and résumé, expose and exposé), and so
    are places with an English name of their own (Mexico, Quebec) and names in another language.
    """

    meta = RuleMeta(
        id="consistency/accent",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 7.21 and 11.21 (accents, ligatures)",),
        examples=(
            Example(
                fails="Sjögren's syndrome is rare. Sjögren described it; ⟦Sjogren⟧ is a city too.",
                reports="“Sjogren” (1×, line 1) beside “Sjögren” (2×, line 1): write “Sjögren”",
                fixed="Sjögren's syndrome is rare. Sjögren described it; Sjögren is a city too.",
            ),
            Example(
                fails="Naive mice, naive T cells and ⟦naïve⟧ controls.",
                reports="write “naive” throughout",
                fixed="Naive mice, naive T cells and naive controls.",
            ),
            Example(
                fails="The Schrödinger equation of Schrödinger. The ⟦Schroedinger⟧ picture.",
                reports="“Schroedinger”",
            ),
            Example(
                fails="A speciﬁc test, a specific one, a specific one.".replace(
                    "speciﬁc", "⟦speciﬁc⟧"
                ),
                reports="“speciﬁc” (1×",
                fixed="A specific test, a specific one, a specific one.",
            ),
            Example(passes="We resume the work; see the résumé. They expose it in an exposé."),
            Example(passes="In Mexico, at the Universidad Nacional Autónoma de México."),
            Example(passes="Naïve and naïve. The “naive” of others. Ångström built it in Angola."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares words with letters beyond a to z with the words they are without accents."""
        words = document.derive(lowered)
        groups = _twins(words)
        if not groups:
            return
        wanted = frozenset(word for group in groups.values() for word in group)
        places = standing(document, wanted, names=True)
        for base, group in groups.items():
            forms: dict[str, list[Use]] = {}
            for word in group:
                for use in places.get(word, ()):
                    if _FOREIGN.isdisjoint(w.lower() for w in neighbours(use)):
                        forms.setdefault(_stem(word), []).append(use)
            if len(forms) < 2 or base in _ENGLISH_NAMES:
                continue
            yield from at_odds(
                self,
                document,
                [Form(_named(uses), tuple(sorted(uses, key=_place))) for uses in forms.values()],
                rewrite=_rewritten,
            )


def _twins(words: frozenset[str]) -> dict[str, list[str]]:
    """The words with accents and without, by what they are without, sorted."""
    groups: dict[str, set[str]] = {}
    strange = sorted(word for word in words if not word.isascii())
    for word in strange:
        stem = _stem(word)
        if len(stem) > 3:
            for plain in _plain(stem):
                if plain not in _TWO_WORDS:
                    groups.setdefault(plain, set()).add(word)
    found: dict[str, list[str]] = {}
    for plain, group in groups.items():
        there = {form for form in (plain, f"{plain}'s", f"{plain}’s") if form in words}
        if len({_stem(word) for word in group | there}) > 1:
            found[plain] = sorted(group | there)
    return found


def _plain(word: str) -> list[str]:
    """A word in the letters a to z, in the ways there are; nothing for another script."""
    made = []
    for table in (_LETTERS, _LETTERS | _UMLAUTS):
        spelled = "".join(table.get(c, c) for c in unicodedata.normalize("NFC", word))
        bare = "".join(
            c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c)
        )
        if bare.isascii() and bare.isalpha() and bare not in made:
            made.append(bare)
    return made


def _stem(word: str) -> str:
    """A word without the ending of the possessive."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def _named(uses: list[Use]) -> str:
    counts: Mapping[str, int] = Counter(_stem(use.text) for use in uses)
    return max(counts, key=lambda text: (counts[text], text))


def _rewritten(use: Use, model: Form) -> str:
    ending = use.text[len(_stem(use.text)) :]
    return capitalised_like(model.name, _stem(use.text)) + ending


def _place(use: Use) -> tuple[int, int]:
    return use.span
