"""spelling/unknown-word."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP
from corrigenda_rules.spelling._case import cased
from corrigenda_rules.spelling._decision import decisions
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._morphology import strength


class UnknownWord(Rule):
    """A word that no lexicon knows and nobody has accepted.

    Most of these words are right: new methods, products, terms of a field. Read once, they make
    the list of words that a team accepts, and whatever turns up later deserves a look. With
    `--statistics` the words are counted.

    Names, symbols, formulae, species, words next to code or markup, regular forms of known words
    and text in other languages are left alone, as in `spelling/typo`. What that rule or one of
    its sisters reports is not reported here again. Where a known word is near, it is suggested.
    """

    meta = RuleMeta(
        id="spelling/unknown-word",
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        profile="strict",
        since="0.1",
        words=True,
        fix=None,
        options=(SKIP,),
        yields_to=(
            "spelling/typo",
            "spelling/split-word",
            "spelling/joined-words",
            "spelling/lost-ligature",
            "spelling/line-break-hyphen",
            "terminology/term",
        ),
        examples=(
            Example(
                fails="We filtered the reads with ⟦zwibbler⟧ and counted them.",
                reports="not in the lexicon",
            ),
            Example(
                fails="Lupus ⟦erthematosus⟧ was diagnosed.",
                reports="“erythematosus”",
            ),
            Example(passes="Lupus erythematosus was diagnosed in the reannotated cohort."),
            Example(passes="We thank Zwibbler and the Qwertz Foundation for their help."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports each occurrence of the unknown words that are no regular forms of known ones."""
        known = lexicon()
        for decision in document.derive(decisions):
            unknown = decision.unknown
            lower = any(place.case == "lower" for place in unknown.places)
            if not lower and (decision.score is None or decision.score < 0):
                continue  # a name, as far as anybody can tell
            if (decision.score or -9.0) < 0 and strength(unknown.plain, known) > 1:
                continue
            for at in unknown.occurrences:
                if at.block.kind in self.options[SKIP.name]:
                    continue
                written = at.block.text[at.start : at.end]
                suggestions = [cased(s, written) for s in decision.suggestions]
                hint = f"; did you mean “{suggestions[0]}”?" if suggestions else ""
                yield self.finding(
                    at.block.span(at.start, at.end),
                    f"“{written}” is not in the lexicon{hint}",
                    suggestions=suggestions,
                    pointer=at.block.pointer,
                )
