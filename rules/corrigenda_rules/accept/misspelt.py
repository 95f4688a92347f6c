"""accept/misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.accept._entries import entries
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._morphology import is_regular, is_variant

_SHORTEST = 7
"""The least letters of an entry that is judged: shorter words are close to too many others."""

_SHORTEST_NAME = 9
"""The same for one that begins with a capital: most of those are names."""

_LEAST, _LEAST_NAME = 2, 4
"""The least tier (see the lexicon) of the word that is meant, for both."""

_VOWELS = frozenset("aeiouy")
_LEAST_VOWEL, _LEAST_LOST, _LEAST_ADDED, _LEAST_CONSONANT = 9, 9, 11, 12
"""The least letters where one vowel stands for another, a letter is lost, one is added, and where a
consonant stands for another letter: “infectable” is no slip for “injectable”."""


class Misspelt(Rule):
    """An accepted word that is one slip away from a known word, and no word itself.

    Words come into these lists in bulk, from the report of a checker, and a misspelling among them
    is silenced for good, in every document. Such entries are found in the dictionaries of most
    projects that have one.

    The entry is reported where it stands, with the word it is close to. Regular forms of known
    words, other spellings of one (British for American), short words, symbols, entries of several
    words or with other characters than letters are left alone; a capitalised one must be close to
    a common word.

    Take the entry out and let the check find the misspelling in the documents; or, if the word is
    right, keep it and say so: ``sirolimin  # stet: accept/misspelt because it is our compound``.
    """

    meta = RuleMeta(
        id="accept/misspelt",
        severity=Severity.WARNING,
        since="0.1",
        confidence=Confidence.MEDIUM,
        examples=(
            Example(
                fails="anakinra\n⟦erthematosus⟧\n",
                reports="“erythematosus”",
                path="accept.words",
            ),
            Example(
                fails="⟦transciptional⟧  # added by the bot\n⟦Univeristy⟧\n",
                reports="probably a slip",
                path="accept.words",
            ),
            Example(
                passes="anakinra\nmTORC\nTcells\nhyperinflammation\ntumours\nde novo\nWnt\n",
                path="accept.words",
            ),
            Example(passes="erythematosus\nMeplazumab\nFlaviviridae\n", path="accept.words"),
            Example(passes="The erthematosus.", path="article.md"),
        ),
        sources=("greenelab/covid19-review, pull request 519",),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each entry that is a slip for a known word."""
        for block in entries(document):
            meant = meant_by(block.text, lexicon()) if len(block.text) >= _SHORTEST else []
            if meant:
                listed = " or ".join(f"“{word}”" for word in meant[:2])
                yield self.finding(
                    block.span(),
                    f"“{block.text}” is probably a slip for {listed}; if it is, take it out of "
                    "the accepted words",
                    suggestions=meant,
                    pointer=block.pointer,
                )


def meant_by(entry: str, known: Lexicon) -> list[str]:
    """The known words that an accepted word is a slip for, the likeliest first; most often none."""
    plain = entry.lower()
    is_name = entry[:1].isupper()
    least = _LEAST_NAME if is_name else _LEAST
    if not (entry.isascii() and entry.isalpha()) or entry[1:] != entry[1:].lower():
        return []
    if len(entry) < (_SHORTEST_NAME if is_name else _SHORTEST) or known.entry(plain) is not None:
        return []
    near = [one for one in known.near(plain) if one.edits == 1]
    if not near or is_regular(plain, known) or any(is_variant(plain, one.word) for one in near):
        return []
    words = [one.word for one in near if one.tier >= least and _is_slip(plain, one.word)]
    return [word.capitalize() for word in words[:3]] if is_name else words[:3]


def _is_slip(word: str, meant: str) -> bool:
    """Whether a difference of one edit is of a kind that people make by accident.

    The shorter the words, the surer must be the sign: swapped letters and a letter doubled or not
    are slips in words of any length that is judged; a different first letter or ending never, for
    most often that makes another word.
    """
    if word[0] != meant[0] or word[-1] != meant[-1]:
        return False
    shared = min(len(word), len(meant))
    at = next((k for k in range(shared) if word[k] != meant[k]), shared)
    if len(word) == len(meant):
        if word[at + 1] != meant[at + 1]:
            return True  # swapped
        vowels = word[at] in _VOWELS and meant[at] in _VOWELS
        return len(word) >= (_LEAST_VOWEL if vowels else _LEAST_CONSONANT)
    longer = max(word, meant, key=len)
    least = _LEAST_LOST if len(word) < len(meant) else _LEAST_ADDED
    return longer[at] == longer[at - 1] or len(word) >= least
