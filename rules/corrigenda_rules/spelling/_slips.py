"""Slips of pen and keyboard: how far two words are apart, and by which slips one is the other."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def neighbours(word: str) -> set[str]:
    """Every string one deletion, transposition, substitution or insertion away from `word`."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in splits if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    found |= {a + c + b[1:] for a, b in splits if b for c in LETTERS}
    found |= {a + c + b for a, b in splits for c in LETTERS}
    found.discard(word)
    return found


def distance(a: str, b: str, limit: int = 2) -> int:
    """The number of edits between two words (optimal string alignment), or ``limit + 1``.

    A transposition of adjacent letters counts as one edit. What is the same at both ends is left
    out first, so that close words cost little.
    """
    if a == b:
        return 0
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    start = 0
    shortest = min(len(a), len(b))
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return min(above[-1], limit + 1)


def skeleton(word: str) -> str:
    """A word without doubled letters and without the difference of vowels: “occurance”."""
    letters: list[str] = []
    for letter in word:
        plain = "a" if letter in _VOWELS else letter
        if letters[-1:] != [plain]:
            letters.append(plain)
    return "".join(letters)


def _adjacent(x: str, y: str) -> bool:
    for row, keys in enumerate(_KEYS):
        at = keys.find(x)
        if at < 0:
            continue
        for other in _KEYS[max(0, row - 1) : row + 2]:
            to = other.find(y)
            if to >= 0 and abs(to - at) <= 1:
                return True
    return False


SLIPS = (
    "lost", "extra", "doubled", "undoubled", "swapped", "vowel", "key", "sound", "other",
)  # fmt: skip
"""The kinds of slip that `slips` tells apart."""
_SOUNDS = frozenset(
    frozenset(pair) for pair in ("ck", "cs", "sz", "kq", "iy", "fv", "gj", "td", "mn", "xs", "wv")
)
"""Letters that sound, or in some hands look, alike."""


def slips(wrong: str, right: str) -> list[tuple[str, int]]:
    """By which slips `wrong` came of `right`: their kinds (`SLIPS`) and places in `wrong`.

    One of the shortest ways, always the same; `distance` of them where that is within reach.
    """
    start = 0
    shortest = min(len(wrong), len(right))
    while start < shortest and wrong[start] == right[start]:
        start += 1
    end = 0
    while end < shortest - start and wrong[-1 - end] == right[-1 - end]:
        end += 1
    a, b = wrong[start : len(wrong) - end], right[start : len(right) - end]
    if not a or not b:  # letters only lost or only added: the commonest case by far
        kind = "extra" if a else "lost"
        longer = wrong if a else right
        found = []
        for k in range(start, start + len(a or b)):
            twice = longer[k] in (longer[k - 1 : k], longer[k + 1 : k + 2])
            found.append(({"extra": "doubled", "lost": "undoubled"}[kind] if twice else kind, k))
        return found
    table = _table(a, b)
    i, j = len(a), len(b)
    found = []
    while i or j:
        here = table[i][j]
        if i and j and a[i - 1] == b[j - 1] and table[i - 1][j - 1] == here:
            i, j = i - 1, j - 1
        elif (
            i > 1
            and j > 1
            and a[i - 1] == b[j - 2]
            and a[i - 2] == b[j - 1]
            and table[i - 2][j - 2] == here - 1
        ):
            i, j = i - 2, j - 2
            found.append(("swapped", start + i))
        elif i and j and table[i - 1][j - 1] == here - 1:
            i, j = i - 1, j - 1
            found.append((_changed(a[i], b[j]), start + i))
        elif i and table[i - 1][j] == here - 1:
            i -= 1
            at = start + i
            twice = wrong[at] in (wrong[at - 1 : at], wrong[at + 1 : at + 2])
            found.append(("doubled" if twice else "extra", at))
        else:
            j -= 1
            at = start + j
            twice = right[at] in (right[at - 1 : at], right[at + 1 : at + 2])
            found.append(("undoubled" if twice else "lost", start + i))
    return found[::-1]


def _table(a: str, b: str) -> list[list[int]]:
    """The distances of all beginnings of two words (optimal string alignment)."""
    table = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        above = table[-1]
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, table[-2][j - 2] + 1)
            row.append(best)
        table.append(row)
    return table


def _changed(x: str, y: str) -> str:
    """The kind of slip that writes `x` for `y`."""
    if x in _VOWELS and y in _VOWELS:
        return "vowel"
    if frozenset((x, y)) in _SOUNDS:
        return "sound"
    return "key" if _adjacent(x, y) else "other"
