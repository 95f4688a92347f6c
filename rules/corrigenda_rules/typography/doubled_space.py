"""typography/doubled-space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import OBJECT, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.typography._text import SENTENCES, around, fix, of_kinds

_ALIGNED = 4
"""From so many doubled spaces on, if words are that dense with them, a block is set by columns."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=[\w,%*])|(?<=[^.!?:;…][)”’\"]))[ \xa0]{2,}(?=[\w(“\"])")


class DoubledSpace(Rule):
    """Two or more spaces inside a sentence.

    A page shows them as one, but a search for the exact words, a comparison of two versions and a
    text copied into a form do not.

    Two spaces after a full stop, colon or semicolon are a habit and are left alone. So is text
    that is set in columns with spaces, and a gap at which something was taken out (a comment, an
    attribute).

    Keep one space. The fix is safe.
    """

    meta = RuleMeta(
        id="typography/doubled-space",
        severity=Severity.INFO,
        since="0.1",
        fix="safe",
        examples=(
            Example(
                fails="We used⟦  ⟧two spaces.",
                reports="“We used two spaces.”",
                fixed="We used two spaces.",
            ),
            Example(fails="After a *word*⟦   ⟧three.", fixed="After a *word* three."),
            Example(passes="2.1  Study design", path="page.txt"),
            Example(passes="One sentence.  Another one.  The habit: two spaces."),
            Example(passes="Here <!-- a comment --> is a gap, and {{ x }} here."),
            Example(passes="a    b    c    d    e\nf    g    h    i    j"),
            Example(passes="| a  | b   |\n|----|-----|\n| x  | y   |"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each gap."""
        for block in of_kinds(document, SENTENCES):
            text = block.text
            if "  " not in text and "\xa0" not in text:
                continue
            found = [m for m in _pattern().finditer(text) if block.is_verbatim(*m.span())]
            if len(found) >= _ALIGNED and len(found) * 4 > len(block.words):
                continue
            for match in found:
                start, end = match.span()
                if OBJECT in (text[start - 1], text[end]) or "\xa0" in match[0]:
                    continue
                if start < 12 and not text[:start].strip("0123456789."):
                    continue  # “1.2  Results”: the number of a heading stands apart
                yield self.finding(
                    block.span(start, end),
                    f"{end - start} spaces in a row in “{around(text, start, end)}”: keep one",
                    fix=fix(block, start, end, " "),
                )
