"""typography/unbalanced-brackets."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.typography._pairs import Lone, lone_brackets, without_partner
from corrigenda_rules.typography._text import SENTENCES, around, of_kinds

_REACH = 12
"""How many blocks on, at most, a bracket is closed: an aside may hold a list."""


class UnbalancedBrackets(Rule):
    """A round or square bracket that nothing closes, or that closes nothing, in a paragraph.

    The reader does not see where an aside ends; an abbreviation defined in such a bracket is not
    found by text mining.

    Exempt are list markers (“a)”, “1)”), half-open intervals (“[0, 1)”), smileys, code and
    formulae, and a bracket that a following paragraph or list item closes.

    Add the missing bracket or delete the odd one.
    """

    meta = RuleMeta(
        id="typography/unbalanced-brackets",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails="Cells ⟦(⟧washed twice were counted.",
                reports="“(” is never closed",
            ),
            Example(fails="Cells washed twice⟦)⟧ were counted.", reports="“)” closes nothing"),
            Example(fails="Cells (washed ⟦[⟧twice) were counted."),
            Example(passes="Cells (washed [twice]) were a) counted and b) kept; 1) so."),
            Example(passes="On the interval [0, 1) and (0, 1] it holds. Well :-) fine :)."),
            Example(passes="Type the mark “(” or (\\[) there."),
            Example(passes="A call `f(x` and a formula $[0, 1)$ and \\(escaped\\)."),
            Example(passes="The cases (three of them:\n\n- one,\n- two,\n- three)."),
            Example(passes="The [link](https://x.org/a_(b)) and https://x.org/a_(b) are fine."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each bracket without a partner."""
        found = (
            Lone(number, block, at, block.text[at] in "([")
            for number, block in enumerate(of_kinds(document, SENTENCES))
            for at in lone_brackets(block.text)
        )
        for _, block, at, opens in without_partner(found, _REACH):
            what = "is never closed" if opens else "closes nothing"
            yield self.finding(
                block.span(at, at + 1),
                f"“{block.text[at]}” {what} in “{around(block.text, at, at + 1)}”: "
                "add its partner or delete it",
            )
