"""Whether the words around a suspect convict it: the patterns of the table, held to a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corrigenda_rules.spelling._confusions import Confusion, Line, Slot, Suspect

_REACH = 120
"""How many characters to either side of a suspect are looked at."""
_PAIRS = 3
"""How much the pairs must say: the sum of two logarithms of how frequent they are."""
_FAR = 12
"""How many words a ``~`` looks at."""
_ENDS = frozenset(".!?;:")
_START = "^"
_END = "$"


class Context:
    """The words and marks around a place in a text, in lower case, the nearest first.

    A number is ``#``; beyond the ends of the text stand ``^`` and ``$``.
    """

    __slots__ = ("left", "right", "small")

    def __init__(self, text: str, start: int, end: int) -> None:
        floor = max(0, start - _REACH)
        while floor and text[floor - 1].isalnum() and floor < start:
            floor += 1
        self.small = text[start].islower()
        find = _token().findall
        before, after = text[floor:start], text[end : end + _REACH]
        self.left: list[str] = [_plain(t) for t in reversed(find(before))]
        self.right: list[str] = [_plain(t) for t in find(after)]
        if not floor:
            self.left.append(_START)
        if end + _REACH >= len(text):
            self.right.append(_END)
        # what touches the suspect without a space is a part of the same word
        if before and not before[-1].isspace() and before[-1] not in "([-":
            self.left = [""]
        inside = after[:1] == "." and after[1:2].isalnum()
        if inside or (after and (after[0].isalnum() or after[0] in "_@/\\=~^\ufffc")):
            self.right = [""]


def judge(suspect: Suspect, context: Context) -> tuple[Confusion, Line] | None:
    """The first confusion a line of which convicts the suspect here, with that line."""
    for confusion in suspect.confusions:
        line = convicting(confusion, context)
        if line is not None:
            return confusion, line
    return None


def convicting(confusion: Confusion, context: Context) -> Line | None:
    """The line that convicts, unless one acquits."""
    found = None
    for line in confusion.lines:
        if found is not None and line.verdict != "-":
            continue
        if _meets(line.left, context.left) and _meets(line.right, context.right):
            if line.verdict == "-":
                return None
            if line.verdict not in "=&" or _pairs_say(confusion, context, line.verdict == "&"):
                found = line
    return found


def _pairs_say(confusion: Confusion, context: Context, both: bool) -> bool:
    """Whether the meant word goes with the neighbours and the written one with neither.

    Not where the word may be a name or a part of a compound.
    """
    before, after = _first(context.left), _first(context.right)
    if not context.small or {"", "-"} & {before, after}:
        return False
    from corrigenda_rules.spelling._lexicon import lexicon

    pair = lexicon().pair
    if pair(before, confusion.wrong) or pair(confusion.wrong, after):
        return False
    left, right = pair(before, confusion.right[0]), pair(confusion.right[0], after)
    return left + right >= _PAIRS and (not both or bool(left and right))


def _meets(slots: tuple[Slot, ...], words: Sequence[str], at: int = 0) -> bool:
    """Whether the words from `at` on are as the slots say."""
    for k, slot in enumerate(slots):
        word = words[at] if at < len(words) else ""
        if slot.kind == "?":
            rest = slots[k + 1 :]
            return (slot.has(word) and _meets(rest, words, at + 1)) or _meets(rest, words, at)
        if slot.kind == "~":
            return _is_near(slot, words, at) and _meets(slots[k + 1 :], words, at)
        here = slot.has(word)
        if not here and word in _ENDS | {_START, _END}:
            here = bool(slot.words & {_START, _END})
        if here is (slot.kind in "!-") or (slot.kind == "-" and not word[:1].isalpha()):
            return False
        at += 1
    return True


def _first(words: Sequence[str]) -> str:
    return words[0] if words else ""


def _is_near(slot: Slot, words: Sequence[str], at: int) -> bool:
    for word in words[at : at + _FAR]:
        if word in _ENDS:
            return False
        if slot.has(word):
            return True
    return False


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|[^\w\s]")


def _plain(token: str) -> str:
    if token[0].isdigit():
        return "#"
    return token.lower().replace("’", "'")
