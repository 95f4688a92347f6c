"""typography/doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

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
            if not any(map(eq, tokens, tokens[1:])):
                continue
            if _is_filler(document, block):
                continue
            pairs = [at for at, (a, b) in enumerate(pairwise(tokens)) if a == b not in allowed]
            for at in pairs:
                first, second = (Word(block.tokens[k], *block.spans[k]) for k in (at, at + 1))
                if _is_slip(block, first, second, allowed):
                    yield self._report(document, block, first, second)

    def _report(self, document: Document, block: Block, first: Word, second: Word) -> Finding:
        word = second.text
        safe = word in FUNCTION_WORDS and language(document, block) in ("", "en")
        return self.finding(
            block.span(first.start, second.end),
            f"“{word}” stands twice in a row: delete one of the two",
            fix=fix(block, first.end, second.end, safe=safe),
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
