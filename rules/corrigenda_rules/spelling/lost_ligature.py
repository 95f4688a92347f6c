"""spelling/lost-ligature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP, judged
from corrigenda_rules.spelling._broken import (
    is_english,
    is_free,
    is_ligature_break,
    like,
    seams,
    strange,
)
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._ligatures import (
    LIGATURES,
    SIGNS,
    beheaded,
    between,
    curtailed,
    restored,
)

_ODD = "\ufffd®¯€•ÞßŽ?\uf001\uf002\uf003\uf004\x02\x03\x0b\x0c\x0e\x0f\x1b\x1c\x1d\x1e\x1f"
"""What other tables of characters have where a font has a ligature; a question mark for none."""

_SHORTEST = 5
"""The fewest letters of a word that alone shows that a ligature is lost."""
_COMMON = 4
"""The tier from which a word may have been meant."""
_TERM = 4
"""From how many times on an unknown word is taken for a term at first."""
_DAMAGED = 2
"""From how many such words on a document counts as damaged: then short words are judged too."""


class _Place(NamedTuple):
    """``block.text[start:end]`` was to be `word`; `sure`: the place needs no other beside it."""

    block: Block
    start: int
    end: int
    word: str
    sure: bool


class LostLigature(Rule):
    """A word without its fi, fl, ff, ffi or ffl: “signicant”, “eect”, “di erent”, “con®rmed”.

    Fonts draw these letters as one sign, a ligature. Text that is taken from a PDF often has
    nothing in its place, or a space, or a character of another table; sometimes the letters are
    there but stand apart (“signi fi cant”, “fi rst”). No search finds such a word, and a reader
    may take “ow” or “rst” for a symbol.

    Reported is an unknown word, or two neighbours of which one is unknown, that the letters of one
    ligature turn into a common word. What may as well be another slip, and rests of fewer than
    five letters (“rst”), are reported only in a document that has lost ligatures elsewhere. Words
    that the document has also by themselves, names, symbols, formulae and other languages are left
    alone.

    The fix puts the letters in. Where there is one such word, look for others: every ligature of
    the same PDF is lost in the same way.
    """

    meta = RuleMeta(
        id="spelling/lost-ligature",
        severity=Severity.ERROR,
        since="0.1",
        words=True,
        fix="safe",
        options=(SKIP,),
        examples=(
            Example(
                fails="The change was highly ⟦signicant⟧ in both groups.",
                reports="“significant”",
                fixed="The change was highly significant in both groups.",
            ),
            Example(
                fails="This was ⟦con rmed⟧ by a ⟦speci c⟧ antibody and by ⟦di erent⟧ assays.",
                reports="ligature",
                fixed="This was confirmed by a specific antibody and by different assays.",
            ),
            Example(
                fails="The ⟦ﬁ rst⟧ result, ⟦signi fi cant⟧, was ⟦defi ned⟧ before.",
                fixed="The first result, significant, was defined before.",
            ),
            Example(fails="A ⟦signi®cant⟧ ⟦di\ufffderence⟧ was ⟦con?rmed⟧ in the second group."),
            Example(
                fails="The ⟦rst⟧ ⟦scientic⟧ ⟦denition⟧ of an ⟦ecient⟧ ⟦ow⟧.",
                fixed="The first scientific definition of an efficient flow.",
            ),
            Example(
                passes="The rst format, the ow variable and an eld file; a significant effect."
            ),
            Example(passes="The eluent was profilin; prolin and Prot. were left, and Acme® cells."),
            Example(passes="Is it so?yes. It costs 5€ or 10€ per cell•line, de novo and con brio."),
            Example(passes="L'effet est di erent de la speci c et les résultats ne sont pas."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports what is sure, and if that is enough, what is like it."""
        blocks = judged(document, self.options)
        places = [
            *_apart(document),
            *_shrunk(document, blocks),
            *_replaced(document, blocks),
            *_floating(document, blocks),
        ]
        allowed = {id(block) for block in blocks}
        places = [place for place in places if id(place.block) in allowed]
        damaged = len({place.word for place in places if place.sure}) >= _DAMAGED
        if damaged:
            places += _rests(document, blocks)
        places.sort(key=lambda place: (not place.sure, place.start - place.end))
        taken: dict[int, set[int]] = {}
        for place in places:
            covered = taken.setdefault(id(place.block), set())
            if (place.sure or damaged) and covered.isdisjoint(range(place.start, place.end)):
                covered.update(range(place.start, place.end))
                yield self._report(place)

    def _report(self, place: _Place) -> Finding:
        block, start, end, word, sure = place
        written = block.text[start:end]
        meant = like(word, written)
        edit = block.edit(start, end, meant)
        shown = " ".join(written.split())
        return self.finding(
            block.span(start, end),
            f"“{shown}” has lost a ligature: write “{meant}”",
            confidence=None if sure else Confidence.MEDIUM,
            suggestions=(meant,),
            fix=Fix((edit,), safe=sure) if edit else None,
            pointer=block.pointer,
        )


def _apart(document: Document) -> Iterator[_Place]:
    """A space where the ligature stood, or beside it."""
    for seam in document.derive(seams):
        if is_ligature_break(seam):
            yield _Place(seam.block, seam.start, seam.end, seam.word, sure=True)


def _shrunk(document: Document, blocks: list[Block]) -> Iterator[_Place]:
    """Nothing where the ligature stood."""
    known = lexicon()
    unknown = document.derive(strange)
    # What stands often is a term, unless others show that the document is damaged.
    meant = {word: _best(word, known) for word, count in unknown.items() if count < _TERM}
    if any(best is not None and best[1] for best in meant.values()):
        meant |= {word: _best(word, known) for word, count in unknown.items() if count >= _TERM}
    found = {word: best for word, best in meant.items() if best is not None}
    if not found:
        return
    for block in blocks:
        if found.keys().isdisjoint(block.lowered) or not is_english(document, block):
            continue
        for k, word in enumerate(block.lowered):
            if word in found:
                start, end = block.spans[k]
                before, after = block.text[start - 1 : start], block.text[end : end + 1]
                if (before and before in _ODD) or (after and after != "?" and after in _ODD):
                    continue
                if is_free(block.text, start, end) and not block.tokens[k].isupper():
                    yield _Place(block, start, end, *found[word])


def _best(word: str, known: Lexicon) -> tuple[str, bool] | None:
    """What an unknown word was before it lost a ligature, and whether it alone shows that."""
    found = []
    for whole, _, _ in restored(word):
        tier = (known.tier(whole) or 0) if whole in known else 0
        if tier >= 3:
            found.append((tier, whole, True))
    if not found:
        for whole in (*beheaded(word), *curtailed(word)):
            tier = (known.tier(whole) or 0) if whole in known else 0
            if tier >= (_COMMON if len(word) > 3 else 5):
                found.append((tier, whole, len(word) > 5))
    if not found:
        return None
    tier, whole, inside = max(found)
    sure = inside and len(word) >= _SHORTEST and tier >= (_COMMON if len(word) < 9 else 3)
    if sure:
        # What is as near to another common word may be another slip.
        sure = not any(c.edits == 1 and c.tier >= tier - 1 for c in known.near(word))
    return (whole, sure) if sure or tier >= _COMMON else None


def _rests(document: Document, blocks: list[Block]) -> Iterator[_Place]:
    """Rare words that are left of a frequent one: “ow”, “de ned”; not sure by themselves."""
    known = lexicon()
    meant: dict[str, str] = {}
    for form in document.vocabulary:
        if form.islower() and form.isascii() and 1 < len(form) < 7 and form not in known.common:
            tier = known.tier(form)
            if tier is not None and tier < 4:
                best = max((known.tier(word) or 0, word) for word in beheaded(form))
                meant[form] = best[1] if best[0] >= max(5, tier + 3) else ""
    for block in blocks if meant else ():
        if not meant.keys().isdisjoint(block.tokens):
            for k, word in enumerate(block.tokens):
                if word in meant and is_free(block.text, *block.spans[k]):
                    place = _whole(block, k, meant[word], known)
                    if place is not None:
                        yield place


def _whole(block: Block, k: int, word: str, known: Lexicon) -> _Place | None:
    """What a rest was: the end of a word whose beginning stands before it, or `word` if any."""
    start, end = block.spans[k]
    if k:
        low, middle = block.spans[k - 1]
        gap = block.text[middle:start]
        left, right = block.lowered[k - 1], block.tokens[k]
        if known.tier(left) in (8, 9):  # “in eld”
            gap = ""
        if gap == " " or (gap and gap in _ODD):
            for ligature in between(left[-1], right[0]):
                longer = left + ligature + right
                if (known.tier(longer) or 0) >= (0 if word else _COMMON) and longer in known:
                    return _Place(block, low, end, longer, sure=False)
    return _Place(block, start, end, word, sure=False) if word else None


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])([A-Za-z]{{0,20}})([{re.escape(_ODD)}]) ?([a-z]{{1,20}})")


def _replaced(document: Document, blocks: list[Block]) -> Iterator[_Place]:
    """Another character where the ligature stood: “signi®cant”."""
    source = document.source.text
    odd = [character for character in _ODD if character in source]
    if not odd:
        return
    known = lexicon()
    for block in blocks:
        if not any(character in block.text for character in odd):
            continue
        for match in _odd().finditer(block.text):
            word = _put_back(match, known)
            if word is not None and is_free(block.text, *match.span()):
                sure = bool(match[1] or len(word) > 6) and is_english(document, block)
                yield _Place(block, *match.span(), word, sure)


def _put_back(match: re.Match[str], known: Lexicon) -> str | None:
    left, right = match[1].lower(), match[3]
    weak = match[2] in "?®€•"
    if match[1][1:] != left[1:]:
        return None
    if weak and not left and (len(right) < 3 or right in known or match[0][1] == " "):
        return None
    if weak and left in known and right in known:
        return None
    choices = between(left[-1], right[0]) if left else ("fi", "fl")
    found = []
    for ligature in choices:
        word = left + ligature + right
        tier = known.tier(word)
        if tier is not None and tier >= (3 if len(word) > 7 else _COMMON) + (not left):
            found.append((tier, word))
    return max(found)[1] if found else None


@lru_cache(maxsize=1)
def _afloat() -> re.Pattern[str]:
    return re.compile(rf"{'|'.join(SIGNS)}|(?<![^\W_])(?:{'|'.join(LIGATURES)})(?![^\W_])")


@lru_cache(maxsize=1)
def _sides() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"(?<![^\W_])([A-Za-z]{1,20})( ?)\Z"), re.compile(
        r"( ?)([a-z]{1,20})(?![^\W_])"
    )


def _floating(document: Document, blocks: list[Block]) -> Iterator[_Place]:
    """The letters of the ligature by themselves: “signi fi cant”, “signi ﬁ cant”, “ﬁ rst”."""
    source = document.source.text
    signs = [sign for sign in SIGNS if sign in source]
    words = document.vocabulary
    alone = [f" {letters} " for letters in LIGATURES if letters in words]
    if not signs and not alone:
        return
    known = lexicon()
    for block in blocks:
        if not any(piece in block.text for piece in (*signs, *alone)):
            continue
        for match in _afloat().finditer(block.text):
            place = _around(block, match, known)
            if place is not None:
                yield place


def _around(block: Block, match: re.Match[str], known: Lexicon) -> _Place | None:
    """The word around a ligature that stands apart on one side or both."""
    text, (start, end) = block.text, match.span()
    letters = SIGNS.get(match[0], match[0])
    before = _sides()[0].search(text, max(0, start - 22), start)
    after = _sides()[1].match(text, end)
    left, gap = (before[1], before[2]) if before else ("", " ")
    space, right = (after[1], after[2]) if after else (" ", "")
    if not gap and not space:
        return None
    choices = [(left, right)]
    if gap:
        choices.append(("", right))
    if space:
        choices.append((left, ""))
    for a, b in choices:
        word = a.lower() + letters + b
        tier = known.tier(word)
        if len(word) < 5 or tier is None or tier < (3 if len(word) > 6 else _COMMON):
            continue
        if not (gap if a else space) and not (space if b else gap):
            continue
        low = start - len(gap) - len(a) if a else start
        high = end + len(space) + len(b) if b else end
        if text[low:high].split() != [text[low:high]] and is_free(text, low, high):
            return _Place(block, low, high, word, sure=True)
    return None
