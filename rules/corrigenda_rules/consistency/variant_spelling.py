"""consistency/variant-spelling."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._pairs import compare


class VariantSpelling(Rule):
    """One word that a document spells in two ways, both of them right.

    “Towards” and “toward”, “acknowledgement” and “acknowledgment”, “homolog” and “homologue”: both
    spellings are in the dictionaries, and no dialect asks for one of them. A text that has both
    looks as if two hands wrote it, and a search finds half of the places.

    Reported once per word, at the first place of the spelling that is used less. Quotations,
    entries of references and names (capitals inside of a sentence) do not count. Words that
    have two senses in their two spellings are left out (program and programme, disk and disc,
    historic and historical). Adjectives in -ic and -ical
    (physiologic, physiological) are a remark only, where one of them is clearly the custom (three
    for one); small words like “toward” are compared from three uses on. British beside American
    spelling is `spelling/dialect`'s to tell.
    """

    meta = RuleMeta(
        id="consistency/variant-spelling",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        yields_to=("spelling/dialect",),
        sources=(
            "The Chicago Manual of Style, 17th ed., 7.1 (one spelling throughout)",
            "AMA Manual of Style, 11th ed., chapter 11 (correct and preferred usage)",
        ),
        examples=(
            Example(
                fails="Progress towards the goal, then towards the end, and ⟦toward⟧ the rim.",
                reports="“toward” (1×, line 1) beside “towards” (2×, line 1): write “towards”",
                fixed="Progress towards the goal, then towards the end, and towards the rim.",
            ),
            Example(
                fails="# Homologs of the gene\n\nMany homologs. ⟦Homologues⟧ differ.",
                reports="write “homologs” throughout",
                fixed="# Homologs of the gene\n\nMany homologs. Homologs differ.",
            ),
            Example(
                fails="The focused beam, focusing on it, a focused one; ⟦focussed⟧ again.",
                reports="“focussed” (1×, line 1) beside “focused”",
            ),
            Example(
                fails="A sulphate and a ⟦sulfate⟧.",
                reports="write one of them throughout",
            ),
            Example(
                fails="Histologic cuts, histologic stains, histologic signs, a ⟦histological⟧ one.",
                reports="write “histologic” throughout",
            ),
            Example(passes="Histologic sections, a histologic stain and a histological one."),
            Example(passes="Progress towards the goal, and toward the rim."),
            Example(passes="The word “toward” was changed to towards. See `toward`, or towards."),
            Example(passes="Gray et al. saw grey matter; the Gray Lab likes it."),
            Example(passes="A disk in the disc; the programme ran a program; a historic history."),
            Example(passes="We thank all. The towards and the homologues agree."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for both sides of the pairs of the files ``variant_….txt``."""
        yield from compare(self, document, "variant_spelling.txt")
        yield from compare(self, document, "variant_particle.txt", least=3)
        yield from compare(self, document, "variant_ending.txt", severity=Severity.INFO, custom=3)
