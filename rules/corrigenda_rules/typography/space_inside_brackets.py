"""typography/space-inside-brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.typography._text import SENTENCES, around, fix, of_kinds


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # A word of two letters or more beside the space: “( x )” and “[ 0, 1 )” are mathematics.
    return re.compile(
        r"[()\[\]](?:(?<=[(\[])(?P<after>[ \t\xa0]{1,8})(?=[^\W\d_]{2})"
        r"|(?<=[^\W\d_]{2}[ \t\xa0][)\]]))"
    )


class SpaceInsideBrackets(Rule):
    """A space after an opening bracket or before a closing one: “( text )”.

    Brackets stand close to what they enclose; a line may otherwise end in a lone bracket.

    Exempt are mathematics, numbers, single letters, and smileys.

    Delete the space. The fix is safe.
    """

    meta = RuleMeta(
        id="typography/space-inside-brackets",
        severity=Severity.WARNING,
        since="0.1",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.7",),
        examples=(
            Example(
                fails="The cells (⟦ ⟧washed twice⟦ ⟧) were counted.",
                reports="space inside a bracket",
                fixed="The cells (washed twice) were counted.",
            ),
            Example(passes="An interval ( x ) or [ 0, 1 ) and a smile :-) here :) ."),
            Example(passes="Fine (as it is), with `( code )` and ( `code` )."),
            Example(passes="- [ ] a task\n- [x] done\n"),
            Example(passes="The steps are: a ) wash, b ) count."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each space."""
        for block in of_kinds(document, SENTENCES):
            text = block.text
            for match in _pattern().finditer(text):
                start, end = match.span("after")
                if start < 0:
                    start, end = match.start() - 1, match.start()
                if text[end] in ")]" and not _opens(text, start, text[end]):
                    continue
                yield self.finding(
                    block.span(start, end),
                    f"space inside a bracket in “{around(text, start, end)}”: delete it",
                    fix=fix(block, start, end),
                )


def _opens(text: str, at: int, closing: str) -> bool:
    """Whether the closing bracket after `at` has an opening one before it."""
    opening = "(" if closing == ")" else "["
    before = text[max(0, at - 400) : at]
    return before.count(opening) > before.count(closing)
