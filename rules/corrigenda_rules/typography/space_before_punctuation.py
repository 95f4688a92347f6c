"""typography/space-before-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import OBJECT, Block, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.typography._text import PRINTED, fix, language, of_kinds


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # The mark comes first, being rarer than the space. One that a word follows at once
    # (“ .05”, “ .txt”, “ :smile:”) is something else.
    return re.compile(r"[,.;:!?](?<=[ \t\xa0].)(?=\s|\Z|[”’\"])")


class SpaceBeforePunctuation(Rule):
    """A space before a comma, full stop, colon, semicolon, question or exclamation mark.

    In English nothing stands between a word and the mark that follows it. The space lets the mark
    wrap to the next line, and it splits titles and section names in two for a search that expects
    “Disorders: Autoimmune”.

    Exempt are a bare web address, which the space keeps apart from the mark; text in French (where
    `lang: fr` says so), in which a space belongs before tall marks; ratios such as “1 : 2” and
    “p : q”; spaced ellipses; the markers of authors on a copied page (“Doe 1 , Roe 2”); and a mark
    that a character follows at once, as in “ .05” and “ .txt”.
    In a list whose items begin with “term : ” it is an `info`: that is a style of its own.

    Delete the space. The fix is safe.
    """

    meta = RuleMeta(
        id="typography/space-before-punctuation",
        severity=Severity.WARNING,
        since="0.1",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.7",),
        examples=(
            Example(
                fails="Sec. Autoimmune Disorders⟦ :⟧ Autoimmune Diseases and their care.",
                reports="space before “:”",
                fixed="Sec. Autoimmune Disorders: Autoimmune Diseases and their care.",
            ),
            Example(
                fails="The cells⟦ ,⟧ once washed⟦ ,⟧ were counted⟦ .⟧",
                fixed="The cells, once washed, were counted.",
            ),
            Example(fails="Is this *so*⟦ ?⟧ It is."),
            Example(
                fails="It is set by `natbib`⟦ .⟧ Others did so [@doe]⟦ ,⟧ too.",
                fixed="It is set by `natbib`. Others did so [@doe], too.",
            ),
            Example(passes="Mixed at a ratio of 1 : 2 (v : v), then p : q was computed."),
            Example(passes="A *p* of .05, files in .txt, and so on . . . until the end."),
            Example(passes="Cited by others [@doe; @roe, p. 3]. See `x` : it is code."),
            Example(passes="---\nlang: fr\n---\n\nPourquoi ? Parce que : ainsi !"),
            Example(passes="It lies at https://example.org/a , and at www.example.org/b ."),
            Example(passes="A line that ends :) and one that ends ;-) too."),
            Example(passes="| a | b |\n|:--|--:|\n| c | d |\n\n: Caption of the table"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each space."""
        page = document.format == "page"
        for block in of_kinds(document, PRINTED):
            text = block.text
            french = language(document, block) == "fr"
            for match in _pattern().finditer(text):
                mark, end = match[0], match.start()
                start = end
                while start and text[start - 1] in " \t\xa0":
                    start -= 1
                if not start or not (
                    text[start - 1].isalnum()
                    or text[start - 1] in ')]”’"%*'
                    or (text[start - 1] == OBJECT and mark in ",." and end - start == 1)
                ):
                    continue
                if text[start - 1] == OBJECT and _is_address(document, block, start):
                    continue
                if (french and mark in ":;!?") or _is_exempt(block, start, end, mark):
                    continue
                if page and mark == "," and _is_marker(text[max(0, start - 12) : start]):
                    continue
                label = mark == ":" and block.kind == "list-item" and _is_label(text[:start])
                yield self.finding(
                    block.span(start, end + 1),
                    f"space before “{mark}”: delete the space",
                    severity=Severity.INFO if label else None,
                    fix=fix(block, start, end),
                )


def _is_address(document: Document, block: Block, end: int) -> bool:
    """Whether a bare address ends there: the space keeps the mark from becoming a part of it."""
    return document.source.text.startswith(("http", "www."), block.span(end - 1, end).start)


def _is_exempt(block: Block, start: int, end: int, mark: str) -> bool:
    text = block.text
    if not block.is_verbatim(start, end + 1):
        return True  # something that is not printed stands between
    before, after = text[max(0, start - 12) : start], text[end + 1 : end + 14]
    if mark == ":" and (block.kind in ("td", "th") or _is_ratio(before, after)):
        return True
    if mark == "?" and block.kind in ("td", "th"):
        return True
    if mark == "!" and re.search(r"(?:\b\w|\d|\))\Z", before):
        return True  # a factorial
    return mark == "." and bool(re.match(r"[ \xa0]?\.", after) or re.search(r"\.\s?\Z", before))


def _is_marker(before: str) -> bool:
    """Whether a text ends in an author's marker, spaced off from the name."""
    return re.search(r"[^\W\d_.][.]?\s[\d*†‡§#¶]{1,2}\Z", before) is not None


def _is_label(before: str) -> bool:
    """Whether what stands before a colon is the term that a list item explains."""
    return len(before) < 60 and before.count(" ") < 4


def _is_ratio(before: str, after: str) -> bool:
    """Whether a colon stands between two numbers, two single letters, or in an empty cell."""
    left = re.search(r"(\S+)\Z", before)
    right = re.match(r"\s(\S+)", after)
    if left is None or right is None:
        return False
    one, other = left[1].strip("(["), right[1].strip(",.;)]")
    return (len(one) < 3 and len(other) < 3) or (one[-1].isdigit() and other[:1].isdigit())
