"""Brackets and quotation marks that have no partner, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

from corrigenda.document import Block

_OPEN = {"(": ")", "[": "]"}
_CLOSE = {")": "(", "]": "["}

_NOTATION = 20
"""More brackets without a partner than this in one paragraph are a notation, no prose."""


class Lone(NamedTuple):
    """A mark without a partner: the number of its block in the file, the block and the offset."""

    number: int
    block: Block
    at: int
    opens: bool

    @property
    def mark(self) -> str:
        """The mark."""
        return self.block.text[self.at]


def without_partner(found: Iterable[Lone], reach: int) -> list[Lone]:
    """The marks that none in the `reach` blocks after (or before) them can be the partner of.

    `found` is in the order of the file. An aside or a quotation may hold a list or a heading.
    """
    open_: list[Lone] = []
    left: list[Lone] = []
    for lone in found:
        if lone.opens:
            open_.append(lone)
            continue
        while open_ and lone.number - open_[0].number > reach:
            left.append(open_.pop(0))
        partner = next((k for k in range(len(open_) - 1, -1, -1) if _may_pair(open_[k], lone)), -1)
        if partner < 0:
            left.append(lone)
        else:
            del open_[partner]
    return sorted([*left, *open_], key=lambda lone: (lone.number, lone.at))


def _may_pair(one: Lone, other: Lone) -> bool:
    return one.number < other.number and _OPEN.get(one.mark, other.mark) == other.mark


@lru_cache(maxsize=1)
def _not_brackets() -> re.Pattern[str]:
    return re.compile(
        r"\A\d{1,2}\s[)\]]"  # “1 )”
        r"|(?:(?<=\s)|(?<=[^\w\s])|\A)(?:\d{1,3}|[A-Za-z]{1,2}|[ivxIVX]{1,5})\d?[)\]]"  # “a)”
        r"|(?<=[\"'“‘(])[()\[\]](?=[\"'”’)])"  # the mark itself: “(”
        r"|(?<![\w)])[:;=8xX]['’]?[-o^]?[)(\[\]DP]{1,3}(?!\w)"  # smileys
        r"|[(\[][^()\[\]\n]{1,40}[,;][^()\[\]\n]{1,40}[)\]]"  # intervals: [0, 1)
    )


def lone_brackets(text: str) -> list[int]:
    """The offsets of the brackets without a partner; brackets of each kind pair by themselves."""
    if not any(mark in text for mark in "()[]"):
        return []
    lone = _unpaired(text)
    if len(lone) > _NOTATION:
        return []
    # Most paragraphs stop here. Elsewhere, what is no bracket may have taken the partner of one:
    # each round blanks what then stands out.
    for _ in range(3):
        if not lone:
            break
        text = _not_brackets().sub(partial(_blanked, frozenset(lone)), text)
        lone = _unpaired(text)
    return lone


def _blanked(odd: frozenset[int], match: re.Match[str]) -> str:
    touched = any(at in odd for at in range(*match.span()))
    return " " * len(match[0]) if touched else match[0]


def _unpaired(text: str) -> list[int]:
    waiting: dict[str, list[int]] = {"(": [], "[": []}
    lone: list[int] = []
    for match in re.finditer(r"[()\[\]]", text):
        mark = match[0]
        if mark in _OPEN:
            waiting[mark].append(match.start())
        elif waiting[_CLOSE[mark]]:
            waiting[_CLOSE[mark]].pop()
        else:
            lone.append(match.start())
    return sorted([*lone, *waiting["("], *waiting["["]])


def lone_quote(text: str) -> tuple[int, bool] | None:
    """The double quotation mark without a partner, and whether it opens; None where all pair.

    Straight and curly marks pair with each other, since many texts mix them, and only their number
    is judged: two that point the same way are a pair badly set. Inches, seconds of arc and ditto
    marks do not count.
    """
    opened = -1
    last_closed = -1
    for match in re.finditer('["“”]', text):
        at, mark = match.start(), match[0]
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if mark == '"' and opened < 0 and (before.isdigit() or before + after == "()"):
            continue  # 5 inches, 20 seconds, the mark itself
        if mark == '"' and (not before or before.isspace()) and (not after or after.isspace()):
            continue  # a ditto mark
        if opened >= 0:
            opened, last_closed = -1, at
        else:
            opened = at
    if opened < 0:
        return None
    # An odd number: the one that pairs with none is the last, unless a curly one says otherwise.
    mark = text[opened]
    before = text[opened - 1 : opened] if opened else ""
    closes = mark == "”" or (
        mark == '"' and last_closed < opened and bool(before.strip(" \n(—–-["))
    )
    return opened, not closes
