"""spelling/lost-ligature."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
from corrigenda_rules.spelling._ligature_signs import ODD, Place, floating, replaced
from corrigenda_rules.spelling._ligatures import (
    beheaded,
    between,
    curtailed,
    restored,
)

_SHORTEST = 5
"""The fewest letters of a word that alone shows that a ligature is lost."""
_COMMON = 4
"""The tier from which a word may have been meant."""
_TERM = 4
"""From how many times on an unknown word is taken for a term at first."""
_DAMAGED = 2
"""From how many such words on a document counts as damaged: then short words are judged too."""


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
            *replaced(document, blocks),
            *floating(document, blocks),
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

    def _report(self, place: Place) -> Finding:
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


def _apart(document: Document) -> Iterator[Place]:
    """A space where the ligature stood, or beside it."""
    for seam in document.derive(seams):
        if is_ligature_break(seam):
            yield Place(seam.block, seam.start, seam.end, seam.word, sure=True)


def _shrunk(document: Document, blocks: list[Block]) -> Iterator[Place]:
    """Nothing where the ligature stood."""
    unknown = document.derive(strange)
    # What stands often is a term, unless others show that the document is damaged.
    meant = {word: _best(word) for word, count in unknown.items() if count < _TERM}
    if any(best is not None and best[1] for best in meant.values()):
        meant |= {word: _best(word) for word, count in unknown.items() if count >= _TERM}
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
                if (before and before in ODD) or (after and after != "?" and after in ODD):
                    continue
                if is_free(block.text, start, end) and not block.tokens[k].isupper():
                    yield Place(block, start, end, *found[word])


@lru_cache(maxsize=20_000)
def _best(word: str) -> tuple[str, bool] | None:
    """What an unknown word was before it lost a ligature, and whether it alone shows that."""
    known = lexicon()
    found = []
    for whole, _, _ in restored(word):
        tier = known.tier(whole) or 0
        if tier >= 3:
            found.append((tier, whole, True))
    if not found:
        for whole in (*beheaded(word), *curtailed(word)):
            tier = known.tier(whole) or 0
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


def _rests(document: Document, blocks: list[Block]) -> Iterator[Place]:
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


def _whole(block: Block, k: int, word: str, known: Lexicon) -> Place | None:
    """What a rest was: the end of a word whose beginning stands before it, or `word` if any."""
    start, end = block.spans[k]
    if k:
        low, middle = block.spans[k - 1]
        gap = block.text[middle:start]
        left, right = block.lowered[k - 1], block.tokens[k]
        if known.tier(left) in (8, 9):  # “in eld”
            gap = ""
        if gap == " " or (gap and gap in ODD):
            for ligature in between(left[-1], right[0]):
                longer = left + ligature + right
                if (known.tier(longer) or 0) >= (0 if word else _COMMON) and longer in known:
                    return Place(block, low, end, longer, sure=False)
    return Place(block, start, end, word, sure=False) if word else None
