"""typography/title-full-stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.typography._text import around, fix

_STYLE = 3
"""So many headings of a level that end in a full stop, and more than half, are a style."""


@lru_cache(maxsize=1)
def _abbreviation() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:al|spp?|subspp?|ssp|var|cv|cf|etc|vs|incl?|ltd|co|corp|jr|sr|st|nos?|dr|prof|vols?"
        r"|eds?|pp|approx|nov|gen|lat|str|auct|fig|figs|dept|univ|est|ca|max|min|ref|refs|eq|eqs"
        r"|ph\.d|inst|assoc)|\b\w|\.\w{1,4}|\A\w*\s?\d+)\.\Z",
        re.IGNORECASE,
    )


class TitleFullStop(Rule):
    """A full stop at the end of a title or a heading.

    Titles are set without one; reference managers and indexes add their own, and the article is
    then cited with two. Question and exclamation marks are part of a title and stay.

    Exempt are ellipses, abbreviations (“et al.”, “spp.”, “U.S.”), headings that are numbers, and
    levels of heading of which most end in a full stop: that is their style.

    Delete the full stop. The fix is safe.
    """

    meta = RuleMeta(
        id="typography/title-full-stop",
        severity=Severity.WARNING,
        since="0.1",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.14",),
        examples=(
            Example(
                fails="# Cell therapy in autoimmune disease⟦.⟧\n\nText.",
                reports="ends in a full stop",
                fixed="# Cell therapy in autoimmune disease\n\nText.",
            ),
            Example(fails="Text.\n\n## Effects on *cells*⟦.⟧\n\nText.\n\n## Other\n"),
            Example(passes="# Why do cells die?\n\nText.\n\n## Wait …\n\n## And then..."),
            Example(
                passes="# A new species of *Rosa* sp.\n\n## Reply to Doe et al.\n\n## In the U.S."
            ),
            Example(passes="# 1.\n\n## 2.\n\nText."),
            Example(passes="## Methods.\n\nA.\n\n## Results.\n\nB.\n\n## Discussion.\n\nC."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each title and heading."""
        all_, ending = Counter[int](), Counter[int]()
        for block in document.of_kind("title"):
            all_[block.level] += 1
            ending[block.level] += _ends(block)
        styles = {k for k, n in ending.items() if n >= _STYLE and n * 2 > all_[k]}
        for block in document.of_kind("article-title", "subtitle", "title"):
            if not _ends(block) or (block.kind == "title" and block.level in styles):
                continue
            end = len(block.text)
            what = "heading" if block.kind == "title" else "title"
            yield self.finding(
                block.span(end - 1, end),
                f"the {what} “{around(block.text, end - 1, end)}” ends in a full stop: delete it",
                fix=fix(block, end - 1, end),
                pointer=block.pointer,
            )


def _ends(block: Block) -> bool:
    text = block.text
    return (
        text.endswith(".")
        and not text.endswith("..")
        and len(block.tokens) > 0
        and not re.match(r"(?:Fig|Table|Box|Scheme|Supplementary)", text)
        and _abbreviation().search(text) is None
    )
