"""typography/missing-space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.typography._text import (
    FUNCTION_WORDS,
    OPENERS,
    SENTENCES,
    is_alone,
    is_english,
    of_kinds,
)


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(r"[.,;!?](?<=[a-z]{2}.)(?=[A-Za-z][a-z])")


@lru_cache(maxsize=1)
def _around() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.@/\\:#_~{|<-])([A-Za-z]?[a-z]{2,})([.,;!?])([A-Za-z][a-z]{1,})"
        r"(?![\w@/\\:_(=~}|>-]|\.\w)"
    )


@lru_cache(maxsize=1)
def _bracket() -> re.Pattern[str]:
    words = "|".join(sorted(_AFTER_BRACKET))
    return re.compile(rf"[)\]](?<=[a-z]{{2}}.)({words})(?=\s)")


_AFTER_BRACKET = frozenset(
    {"and", "are", "as", "by", "for", "from", "have", "in", "is", "of", "or", "that", "the", "to"}
) | {"was", "were", "which", "with", "has"}


_GOING_ON = frozenset(
    [
        *("and", "which", "with", "where", "while", "when", "then", "from", "this", "these"),
        *("they", "there", "that", "the", "their", "through", "during", "after", "before"),
        *("into", "about", "along", "however", "therefore", "thus", "because", "although"),
    ]
)
"""Small words that a slip of the hand leaves after a full stop, and no part of a dotted name."""

_NAMES = 2
"""A text with more of them is full of dotted names, such as those of a programming interface."""


class MissingSpace(Rule):
    """No space after a full stop, comma, semicolon or closing bracket: “disease.However”.

    Words that touch are one word to a search engine, to a screen reader and to a program that
    splits a text into sentences.

    A full stop is reported between a word of the text and one that opens sentences or that a
    sentence goes on after; a comma or semicolon between two words that the text uses elsewhere.
    File names, addresses, code, chemical names and lists without spaces are left alone.

    Add the space. The fix is not safe, since a name may be meant.
    """

    meta = RuleMeta(
        id="typography/missing-space",
        severity=Severity.WARNING,
        since="0.1",
        fix="unsafe",
        examples=(
            Example(
                fails="This is a ⟦disease.However⟧, it is rare.",
                reports="no space after “.”",
                fixed="This is a disease. However, it is rare.",
            ),
            Example(
                fails="Wash the cells and the ⟦tubes,then⟧ count, and then stop.",
                fixed="Wash the cells and the tubes, then count, and then stop.",
            ),
            Example(
                fails="The cells (washed)⟦and⟧ counted.", fixed="The cells (washed) and counted."
            ),
            Example(fails="It has plotting ⟦functions.along⟧ with functions to compute rates."),
            Example(passes="See x.The in code `a.The`, data.The.csv, Node.js, ASP.Net, java.Util."),
            Example(passes="In *N,N*-dimethyl and e.g.the like; www.example.org and Ph.D. work."),
            Example(passes="A {stream.Readable} and a stream.Readable stream that is readable."),
            Example(passes="A list of (un)known and (re)used things, (s)he said, and f(x)in y."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each mark that a word follows at once."""
        for block in of_kinds(document, SENTENCES):
            if not is_english(document, block):
                continue
            text = block.text
            for mark in _mark().finditer(text):
                at = mark.end()
                match = _around().match(text, _word_start(text, mark.start()))
                if match is not None and _is_slip(document, match):
                    edit = block.edit(at - 1, at, f"{mark[0]} ")
                    yield self._report(block.span(*match.span()), mark[0], edit)
            for match in _bracket().finditer(text):
                start, end = match.span(1)
                if _encloses_word(text, start):
                    edit = block.edit(start, start + 1, f" {text[start]}")
                    yield self._report(block.span(start, end), text[start - 1], edit)

    def _report(self, span: Span, mark: str, edit: Edit | None) -> Finding:
        return self.finding(
            span,
            f"no space after “{mark}”: add one",
            fix=None if edit is None else Fix((edit,), safe=False),
        )


def _word_start(text: str, end: int) -> int:
    """Where the letters that end at `end` begin."""
    start = end
    while start and "A" <= text[start - 1] <= "z" and text[start - 1].isalpha():
        start -= 1
    return start


def _is_slip(document: Document, match: re.Match[str]) -> bool:
    left, mark, right = match.groups()
    used = document.vocabulary
    if left not in used and left.lower() not in used and len(left) < 5:
        return False
    if mark in ".!?":
        lower = right.lower()
        if not right[0].isupper():
            # “curves.along with them”: a clause goes on after a full stop that should be a comma
            return (
                mark == "."
                and right in _GOING_ON
                and left in used
                and len(left) > 3
                and document.derive(_dotted) <= _NAMES
                and re.match(r" [a-z]{2,}", match.string[match.end() : match.end() + 4]) is not None
            )
        if lower in OPENERS or lower in FUNCTION_WORDS:
            return True
        # “experiment.Data are shown”, and not “stream.Readable”: a sentence goes on after it
        text = match.string
        return (
            len(lower) > 3 < len(left)
            and left.islower()
            and left in used
            and (lower in used or (used[left] > 1 and document.derive(_dotted) <= _NAMES))
            and is_alone(text, *match.span())
            and re.match(r",? [a-z]{2,}", text[match.end() : match.end() + 5]) is not None
        )
    lower = right.lower()
    if right[0].isupper():
        return False
    return lower in FUNCTION_WORDS or (
        used.get(right, 0) > 1 and used.get(left, 0) > 1 and len(left) > 3 < len(right)
    )


def _dotted(document: Document) -> int:
    """How often a full stop stands between a small letter and a capital."""
    return sum(
        1
        for block in of_kinds(document, SENTENCES)
        for match in _mark().finditer(block.text)
        if match[0] == "." and block.text[match.end()].isupper()
    )


def _encloses_word(text: str, at: int) -> bool:
    """Whether the bracket that ends before `at` follows a space: “(s)he” and “f(x)in” do not."""
    closing = text[at - 1]
    opening = "(" if closing == ")" else "["
    start = text.rfind(opening, max(0, at - 300), at - 1)
    return start > 0 and text[start - 1].isspace() and at - start > 5
