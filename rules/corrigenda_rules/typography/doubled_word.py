"""typography/doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import and_, eq

from corrigenda.document import Block, Document, Word
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.typography._text import FUNCTION_WORDS, SENTENCES, fix, language, of_kinds

_MEANT = frozenset(
    [
        *("had", "that", "very", "so", "many", "much", "far", "long", "log", "ha", "really"),
        *("her", "do"),
        # tautonyms and names of places, peoples and bands that prose sets in lower case
        *("bora", "pago", "walla", "yo", "tsetse", "agar", "aye", "chi", "can", "choo", "dik"),
        # words of other languages that double by right, or stand so in names
        *("nous", "vous", "die", "der", "das", "den", "dat", "dem", "quo", "sous", "se", "pro"),
    ]
)
"""Words that writers double on purpose, in lower case."""

_REDUPLICATING = frozenset({"und", "id", "ms", "jv", "tl", "vi", "sw", "zh", "haw", "mi"})
"""Languages in which doubling is grammar, and those not known."""

_ENGLISH = frozenset({"the", "of", "and", "to", "for", "with", "is", "was", "are", "we", "that"})
"""English prose of a few words has one of these; dummy text has none."""

_LATIN = frozenset(
    {"vitro", "vivo", "situ", "silico", "utero", "ovo", "planta", "cellulo", "natura", "toto"}
    | {"vacuo", "extremis"}
)
"""What follows “in” in Latin phrases that English uses as adjectives."""


class DoubledWord(Rule):
    """A word set twice in a row, such as “the the”, also across a line break or markup.

    The eye skips the second word, above all where a line ends between the two, so that it survives
    every reading. In a title or an abstract it goes into every database.

    Exempt are pairs that writers mean (“had had”, “that that”, “very very”), “in in vitro”, names
    and scientific names (“Walla Walla”, *Gorilla gorilla*), single letters, numbers and
    abbreviations, and words with anything but white space between them. The option `allow` takes
    more.

    Delete one of the two, or write what was meant. The fix is safe for a word that only carries
    grammar; for any other it is not.
    """

    meta = RuleMeta(
        id="typography/doubled-word",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="safe",
        options=(Option("allow", [], "words that may stand twice in a row"),),
        examples=(
            Example(
                fails="We measured ⟦the the⟧ rate.",
                reports="“the” stands twice",
                fixed="We measured the rate.",
            ),
            Example(
                fails="In most of ⟦the\nthe⟧ cases.",
                fixed="In most of the cases.",
            ),
            Example(
                fails="⟦The the⟧ cells and ⟦a **a⟧** cell.", fixed="The cells and a **a** cell."
            ),
            Example(fails="It was a ⟦cell cell⟧ contact.", fixed="It was a cell contact."),
            Example(
                fails="The median ⟦importance scores importance scores⟧ fell.",
                fixed="The median importance scores fell.",
            ),
            Example(fails="It is one ⟦of the of the⟧ largest."),
            Example(passes="Again and again and again; more and more and more; step by step by."),
            Example(fails="> one ⟦and\n> and⟧ another"),
            Example(passes="She had had it, and that that is so is very very rare."),
            Example(passes="Used in in vitro and in in-depth studies, the “the” of English."),
            Example(passes="*Gorilla gorilla* and *Rattus rattus* near Walla Walla; Duran Duran."),
            Example(passes="Lorem ipsum dolor.\n\nNulla mi mi, venenatis sed ipsum varius."),
            Example(passes="The base A A A and a `the` the; the [@key] the; no. 3 3."),
            Example(passes="The DNA DNA hybrid. What it is, is clear. Follow-up up to a year."),
            Example(passes="Who they are are not the same.", options={"allow": ["are"]}),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each pair."""
        allowed = _MEANT | {str(word).casefold() for word in self.options["allow"]}
        for block in of_kinds(document, SENTENCES):
            if language(document, block) in _REDUPLICATING:
                continue
            tokens = block.lowered
            again = list(map(eq, tokens, tokens[2:]))
            if True in again and any(map(and_, again, again[1:])):
                yield from self._pairs(document, block, again)
            if not any(map(eq, tokens, tokens[1:])):
                continue
            if _is_filler(document, block):
                continue
            pairs = [at for at, (a, b) in enumerate(pairwise(tokens)) if a == b not in allowed]
            for at in pairs:
                first, second = (Word(block.tokens[k], *block.spans[k]) for k in (at, at + 1))
                if _is_slip(block, first, second, allowed):
                    yield self._report(document, block, first, second)

    def _pairs(self, document: Document, block: Block, again: list[bool]) -> Iterator[Finding]:
        """The pairs of words that stand twice in a row: “importance scores importance scores”."""
        tokens = block.lowered
        for at in [k for k, (one, two) in enumerate(pairwise(again)) if one and two]:
            pair = tokens[at : at + 2]
            start, end = block.spans[at][0], block.spans[at + 3][1]
            if _is_pair(pair) and not _is_filler(document, block) and _is_plain(block, start, end):
                yield self.finding(
                    block.span(start, end),
                    f"“{' '.join(pair)}” stands twice in a row: delete one of the two",
                    fix=fix(block, block.spans[at + 1][1], end, safe=False),
                )

    def _report(self, document: Document, block: Block, first: Word, second: Word) -> Finding:
        word = second.text
        safe = word in FUNCTION_WORDS and language(document, block) in ("", "en")
        return self.finding(
            block.span(first.start, second.end),
            f"“{word}” stands twice in a row: delete one of the two",
            fix=fix(block, first.end, second.end, safe=safe),
        )


def _is_pair(pair: list[str]) -> bool:
    """Whether two words are hardly ever said twice: two of content, or two of grammar.

    “again and again and”, “more and more and” mix the two; “of the of the” and “mean value mean
    value” do not.
    """
    if pair[0] == pair[1] or not all(word.isascii() for word in pair):
        return False
    grammar = [word in FUNCTION_WORDS for word in pair]
    if all(grammar):
        return "and" not in pair and "more" not in pair
    return not any(grammar) and min(map(len, pair)) > 3


def _is_plain(block: Block, start: int, end: int) -> bool:
    """Whether a run of words is plain small letters with single spaces, all of it as written."""
    text = block.text[start:end]
    return (
        text == text.lower()
        and text.replace(" ", "").replace("\n", "").isalpha()
        and block.is_verbatim(start, end)
    )


def _is_filler(document: Document, block: Block) -> bool:
    """Whether a block is the dummy text of a template, which doubles words by chance."""
    return "orem ipsum" in document.source.text and _ENGLISH.isdisjoint(block.lowered)


def _is_slip(block: Block, first: Word, second: Word, allowed: frozenset[str] | set[str]) -> bool:
    text, word = block.text, second.text
    between = text[first.end : second.start]
    if not between.isspace() or first.text.casefold() in allowed:
        return False
    grammar = word.lower() in FUNCTION_WORDS
    if not word.islower() or not (first.text.islower() or grammar):
        # “Walla Walla”, “DNA DNA”, “Gorilla gorilla”: only “The the” is sure to be a slip
        return False
    if len(word) < 2 and (word != "a" or not first.text.islower()):
        return False
    if text[second.end : second.end + 1] in ("-", "‑", "/", "'", "’", "_") or text[
        max(0, first.start - 1) : first.start
    ] in ("-", "‑", "/", "_", "\\", "."):
        return False
    if word == "in" and _follows(text, second.end) in _LATIN:
        return False
    # A name in a link and again in bold after it is a list of people.
    return grammar or (
        block.is_verbatim(first.start, second.end) and not _is_run(text, first, second)
    )


def _follows(text: str, at: int) -> str:
    match = re.match(r"\s+(\w+)", text[at : at + 30])
    return match[1].lower() if match else ""


def _is_run(text: str, first: Word, second: Word) -> bool:
    """Whether the pair is part of a longer row of the same word: “ha ha ha”, a pattern."""
    word = second.text
    before = text[max(0, first.start - len(word) - 10) : first.start].rstrip()[-len(word) - 1 :]
    return _follows(text, second.end) == word.lower() or before.strip().lower() == word.lower()
