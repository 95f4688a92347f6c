"""consistency/latin-plural."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._pairs import compare


class LatinPlural(Rule):
    """One noun with a Latin (or Greek) plural and an English one in the same document.

    “Formulae” and “formulas”, “indices” and “indexes” are both right; a text has one of them.
    Reported once per noun, at the first place of the plural that is used less.

    Left out are plurals with senses of their own (media and mediums) and forms that are verbs too
    (focuses); “indexes” is a verb before what it lists (“PubMed indexes the journal”).
    """

    meta = RuleMeta(
        id="consistency/latin-plural",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 7.6 (alternative plural forms)",
            "Scientific Style and Format (plurals of words from Latin and Greek)",
        ),
        examples=(
            Example(
                fails="Both formulas hold; the formulas of the table. The ⟦formulae⟧ differ.",
                reports="“formulae” (1×, line 1) beside “formulas” (2×, line 1)",
                fixed="Both formulas hold; the formulas of the table. The formulas differ.",
            ),
            Example(
                fails="# Indices of health\n\nThe ⟦indexes⟧ of health.",
                reports="write “indices” throughout",
                fixed="# Indices of health\n\nThe indices of health.",
            ),
            Example(fails="Two spectra and the spectra.\n\n⟦Spectrums⟧ were taken."),
            Example(passes="The indices of the journals that PubMed indexes in full."),
            Example(
                passes="Culture media and mediums; it focuses on foci; a formula and formulae."
            ),
            Example(passes="The spectra. “Spectrums” is what they wrote."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for both sides of the pairs of ``latin_plural.txt``."""
        return compare(self, document, "latin_plural.txt", unless=_is_verb)


def _is_verb(word: str, before: str, after: str) -> bool:
    """Whether “indexes” is a verb, by the words around it."""
    return word == "indexes" and (
        after in _OBJECTS or (before[:1].isupper() and before != "The") or before in _SUBJECTS
    )


_OBJECTS = frozenset({"a", "all", "an", "each", "every", "in", "into", "it", "its", "the", "their",
                      "them", "these", "this", "which", "with"})  # fmt: skip
_SUBJECTS = frozenset({"and", "it", "that", "then", "which", "who"})
