"""typography/unbalanced-quotes."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.typography._pairs import Lone, lone_quote, without_partner
from corrigenda_rules.typography._text import SENTENCES, around, is_english, of_kinds

_REACH = 4
"""How many blocks on, at most, a quotation is closed: it may hold a title or a list."""


class UnbalancedQuotes(Rule):
    """A double quotation mark without its partner in a paragraph.

    The reader cannot tell where the words of another end, which is what a quotation is about.

    Only double marks are looked at: a single one may be an apostrophe. Exempt are inches, seconds
    of arc, ditto marks, text in languages that quote otherwise, and a quotation of several
    paragraphs, each of which opens and only the last of which closes.

    Add the missing mark or delete the odd one.
    """

    meta = RuleMeta(
        id="typography/unbalanced-quotes",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(fails="She called it ⟦“⟧a trap and left.", reports="has no partner"),
            Example(fails="She called it a trap⟦”⟧ and left."),
            Example(fails='A ⟦"⟧so-called gene of the cell.'),
            Example(passes='A “trap”, a "gene" and “mixed" marks.'),
            Example(passes="A 5\" pipe, 30° 15′ 20\" north, and don't 'worry'."),
            Example(passes="“One paragraph of a quotation.\n\n“Its second and last paragraph.”"),
            Example(passes="Das ist „gut“ gesagt."),
            Example(passes='Code `"` and "text".'),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields at most one finding a paragraph."""
        for _, block, at, _ in without_partner(_lone(document), _REACH):
            yield self.finding(
                block.span(at, at + 1),
                f"the quotation mark in “{around(block.text, at, at + 1).strip('“”')}” has no "
                "partner: add it or delete this one",
            )


def _lone(document: Document) -> Iterator[Lone]:
    blocks = list(of_kinds(document, SENTENCES))
    for number, block in enumerate(blocks):
        text = block.text
        if '"' not in text and "“" not in text and "”" not in text:
            continue
        if "„" in text or "«" in text or "‟" in text or not is_english(document, block):
            continue
        found = lone_quote(text)
        if found is None:
            continue
        at, opens = found
        follower = blocks[number + 1].text if number + 1 < len(blocks) else ""
        if not (opens and follower.startswith(text[at])):
            yield Lone(number, block, at, opens)
