"""Words run together: “ofthe”, “resultsof”, “asshownin”, and which words they were."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.document import Document
from corrigenda_rules.spelling._broken import strange
from corrigenda_rules.spelling._language import names
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon

GRAMMAR = names(
    "the of and for with from that which this these those are was were been be is it its in on at "
    "by to as or not have has had can could may might must shall should will would their our his "
    "her we you they than then when where while into upon between among after before during "
    "under over through without within about against such some any all both each more most other "
    "also but however there here if so because since until although does did do no"
)
"""Words that carry grammar. No closed compound and hardly a name is made of them."""

_NO_PREFIX = frozenset(
    GRAMMAR
    - names("in on over under up out after by to all at so no for within it be is do his her or as")
)
"""Those of them with which no word of one's own making begins: “onsite”, “inhouse”, “overfit”."""

_NO_SUFFIX = frozenset(
    GRAMMAR
    - names("in on at or as over under after by to so is it all be her some than no do through")
)
"""Those with which none ends: “formin”, “sensor”, “crossover”."""

_STRONG = names("the of and with from that which this these those are was were have")
"""Words that no other word begins or ends with as if it were made with them."""

_COINED = names(
    "todo howto forall foreach isin isnot notin init inplace timeit tolist tolower toupper infile "
    "groupby orderby sortby endif endfor endwith startswith endswith assertthat testthat whatif "
    "ifelse dowhile getall anyof allof oneof noone "
    "abovementioned aftertreatment aftereffect videoconference"
)
"""What programmers and others write as one word on purpose."""

_WEAK_ENDS = frozenset({"in", "on", "at", "or", "as", "is", "it", "an", "to"})
"""Endings of proteins, minerals and terms as well: “formin”, “codon”, “kinesis”."""

_BOUNDS = tuple(sorted(GRAMMAR))
_WEAK_STARTS = frozenset({"to", "is", "by", "as", "at", "be"})
"""Beginnings of other words as well."""

_USUAL = {
    "abit": "a bit",
    "alot": "a lot",
    "aswell": "as well",
    "atleast": "at least",
    "dueto": "due to",
    "incase": "in case",
    "infact": "in fact",
    "inorder": "in order",
    "inspite": "in spite",
    "ofcourse": "of course",
}
"""Phrases that many people write as one word, some of them near another word: “infact”."""

_LEAST = 5
"""The fewest letters of what is judged."""
_MANY = 3
"""From how many times on a document means what it writes."""


class Run(NamedTuple):
    """The words of a run, a space between; `sure`: one of them carries grammar."""

    words: str
    sure: bool


def runs(document: Document) -> dict[str, Run]:
    """The unknown words of a document that are several run together: for `document.derive`."""
    known = lexicon()
    found = {}
    for word, count in document.derive(strange).items():
        run = taken_apart(word, count, document, known)
        if run is not None:
            found[word] = run
    return found


def taken_apart(word: str, count: int, document: Document, known: Lexicon) -> Run | None:
    """The words that an unknown word (lower case, a–z) is made of, or None.

    `count`: how often the document has it.
    """
    if word in _USUAL:
        return Run(_USUAL[word], sure=True)
    if len(word) < _LEAST or word in _COINED:
        return None
    if len(word) < 12 and not (word.startswith(_BOUNDS) or word.endswith(_BOUNDS)):
        return None
    best: tuple[int, str] | None = None
    content: tuple[int, str] | None = None
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        if (left in GRAMMAR or right in GRAMMAR) and left in known and right in known:
            pair = known.pair(left, right)
            if _with_grammar(left, right, pair, count, known):
                best = max(best or (0, ""), (pair, f"{left} {right}"))
                continue
        if (
            left in known.common  # most words that are no run are done with here
            and right in known.common
            and count < _MANY
            and min(at, len(word) - at) > 3
            and max(at, len(word) - at) > 7
            and (pair := known.pair(left, right))
            and _has_apart(document, left, right)
        ):
            content = max(content or (0, ""), (pair, f"{left} {right}"))
    if best is not None:
        if best[0] < 8 and any(c.edits == 1 and c.tier > 1 for c in known.near(word)):
            return None  # “thereform” is “therefrom”
        return Run(best[1], sure=True)
    whole = _three(word, known) if len(word) >= 8 else None
    return whole or (Run(content[1], sure=False) if content else None)


def _with_grammar(left: str, right: str, pair: int, count: int, known: Lexicon) -> bool:
    """Whether a pair is surely two words, one of which carries grammar."""
    before, after = left in GRAMMAR, right in GRAMMAR
    if before and after:
        return pair >= 7
    if count >= _MANY or len(left) + len(right) < 6:
        return False
    other = right if before else left
    if min(len(left), len(right)) < 2 or len(other) < 3 or not (before or after):
        return False
    if (left in _STRONG or right in _STRONG) and len(other) > 4 and _tier(other, known) >= 4:
        return True
    if left in _NO_PREFIX or right in _NO_SUFFIX:
        return pair >= 1 and _tier(other, known) >= 4
    # “tolower”; “resultin”, “focuson”: words that call for the little word after them.
    return pair >= 7 and (
        (left in _WEAK_STARTS and len(right) > 3) or (right in _WEAK_ENDS and len(left) > 4)
    )


def _three(word: str, known: Lexicon) -> Run | None:
    """Three words run together, at least two of them words that carry grammar: “asshownin”."""
    for first in range(2, len(word) - 3):
        left = word[:first]
        if left not in known.common or _tier(left, known) < 6:
            continue
        for second in range(first + 2, len(word) - 1):
            middle, right = word[first:second], word[second:]
            if (left in GRAMMAR) + (middle in GRAMMAR) + (right in GRAMMAR) < 2:
                continue
            if known.pair(left, middle) >= 4 and known.pair(middle, right) >= 4:
                if _tier(left + middle, known) >= 3:
                    return Run(f"{left}{middle} {right}", sure=True)
                if _tier(middle + right, known) >= 3:
                    return Run(f"{left} {middle}{right}", sure=True)
                return Run(f"{left} {middle} {right}", sure=True)
    return None


def _has_apart(document: Document, left: str, right: str) -> bool:
    """Whether the document has two words next to each other, with a space between."""
    if left not in document.vocabulary or right not in document.vocabulary:
        return False
    apart = f"{left} {right}"
    return any(apart in block.text for block in document.blocks)


def _tier(word: str, known: Lexicon) -> int:
    tier = known.tier(word)
    return -1 if tier is None else tier
