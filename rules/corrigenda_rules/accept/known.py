"""accept/known."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.accept._entries import entries, removal
from corrigenda_rules.spelling._lexicon import lexicon


class Known(Rule):
    """An accepted word that the lexicon knows already.

    Lists that were begun for another spelling checker hold hundreds of words that this one knows.
    They do no harm but for their number: among them the entries that matter, and those that are
    misspelt, are hard to see.

    An entry can be there for another rule than those on spelling: a pair of words that are easily
    confused, or a term that the house writes its own way. Keep it then, with a note. Entries with
    a capital, of several words, or with other characters than a–z are not looked at.
    """

    meta = RuleMeta(
        id="accept/known",
        severity=Severity.INFO,
        since="0.1",
        profile="strict",
        fix="unsafe",
        examples=(
            Example(
                fails="⟦microarray⟧\nzzyzxin\n",
                reports="needs no entry",
                fixed="zzyzxin\n",
                path="accept.words",
            ),
            Example(
                fails="zzyzxin\n⟦cytokine⟧ # as in the style guide",
                fixed="zzyzxin\ncytokine # as in the style guide",
                path="accept.words",
            ),
            Example(passes="zzyzxin\nCrohn\nde novo\nt-test\n", path="accept.words"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each entry in small letters that the lexicon has."""
        for block in entries(document):
            word = block.text
            if word.isascii() and word.isalpha() and word.islower() and word in lexicon():
                span = block.span()
                yield self.finding(
                    span,
                    f"“{word}” is a known word: it needs no entry",
                    fix=removal(document, span, safe=False),
                    pointer=block.pointer,
                )
