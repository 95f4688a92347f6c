"""typography/repeated-punctuation."""

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
    return re.compile(
        r"[,;:.?!](?=\s?[,;.])(?<=[\w)\]].)"
        r"(?:(?<=,)\s?[,.]|(?<=;)\s?[;.]|(?<=[.:?!])\.|(?<=;),|(?<=,);)(?=\s|\Z|[”\"])"
    )


class RepeatedPunctuation(Rule):
    """Two marks where one belongs: “,,”, “..”, “,.”.

    It is what is left when a word, a citation or half a sentence was taken out.

    Exempt are ellipses, also spaced ones, a full stop that ends an abbreviation before another
    mark (“et al.,”), and “?!”.

    Keep the mark that is meant. The fix is safe where both marks are the same.
    """

    meta = RuleMeta(
        id="typography/repeated-punctuation",
        severity=Severity.WARNING,
        since="0.1",
        fix="safe",
        examples=(
            Example(
                fails="The cells⟦,,⟧ once washed, died⟦..⟧ They were dead⟦,.⟧",
                reports="in a row",
                fixed="The cells, once washed, died. They were dead.",
            ),
            Example(fails="Mice, rats⟦, ,⟧ and men.", fixed="Mice, rats, and men."),
            Example(passes="And so on... until “the end …”. Doe et al., 2020; etc.; i.e., so."),
            Example(passes="What?! Up and down . . . and `a,,b` in ../folder, or 1..10."),
            Example(passes="In the U.S., and the A, B,C lists."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each pair of marks."""
        for block in of_kinds(document, SENTENCES):
            text = block.text
            for match in _pattern().finditer(text):
                start, end = match.span()
                first, last = match[0][0], match[0][-1]
                if first == "." and re.match(r"\s?\.", text[end : end + 2]):
                    continue
                mark = first if first == last else last if last == "." and first in ",;:" else ""
                yield self.finding(
                    block.span(start, end),
                    f"“{' '.join(match[0].split())}” in “{around(text, start, end)}”: "
                    "two marks in a row where one belongs",
                    fix=fix(block, start, end, mark, safe=first == last) if mark else None,
                )
