"""Slips as hands and ears make them, drawn from a seeded generator, and the kinds they are of.

The shares of the kinds are those counted on two thousand misspellings that reading found in
published abstracts: a third lose a letter, a sixth each add, change or swap one, the first letter
is hit once in sixty times, and long words are misspelt far more often than short ones. A wrong key
lies beside the right one, and what sounds alike is written alike. No list of real misspellings is
used.
"""

from __future__ import annotations

import re
from random import Random

LETTER_KINDS = (
    "omission",
    "insertion",
    "substitution",
    "transposition",
    "doubling",
    "several edits",
)
"""What can happen to the letters of one word."""

SPACE_KINDS = ("split", "joined", "lost ligature")
"""What the way from a PDF or a line break does to words."""

LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    ("ance", "ence"), ("ence", "ance"), ("ant", "ent"), ("ent", "ant"), ("able", "ible"),
    ("ible", "able"), ("ei", "ie"), ("ie", "ei"), ("ph", "f"), ("y", "i"), ("i", "y"),
    ("rrh", "rh"), ("rh", "r"), ("ae", "e"), ("oe", "e"), ("th", "t"), ("ch", "k"), ("c", "k"),
    ("k", "c"), ("s", "c"), ("ce", "se"), ("z", "s"), ("x", "ks"), ("ou", "u"), ("eu", "u"),
    ("a", "e"), ("e", "a"), ("e", "i"), ("i", "e"), ("o", "a"), ("u", "o"), ("o", "u"),
)  # fmt: skip
_SHARES = (
    ("lose", 34),
    ("swap", 16),
    ("extra key", 15),
    ("sound", 12),
    ("wrong key", 8),
    ("double", 8),
    ("twice", 7),
)


def neighbours(letter: str) -> str:
    """The letters beside `letter` on a keyboard, left, right, above and below."""
    for y, row in enumerate(_ROWS):
        x = row.find(letter)
        if x >= 0:
            beside = row[max(0, x - 1) : x] + row[x + 1 : x + 2]
            if y:
                beside += _ROWS[y - 1][x : x + 2]
            if y + 1 < len(_ROWS):
                beside += _ROWS[y + 1][max(0, x - 1) : x + 1]
            return beside
    return ""


def weight(word: str) -> int:
    """How readily a word is misspelt, against others of other lengths."""
    return (min(len(word), 12) - 3) ** 2


def slip(word: str, draw: Random) -> str:
    """A misspelling of `word` (letters only, four at least), never the word itself.

    The first letter keeps its case.
    """
    names, shares = zip(*_SHARES, strict=True)
    lower = word.lower()
    for _ in range(50):
        how = draw.choices(names, shares)[0]
        if how == "twice":
            wrong = _once(_once(lower, "lose", draw), draw.choice(names[:-1]), draw)
        else:
            wrong = _once(lower, how, draw)
        if wrong != lower:
            return wrong.capitalize() if word[0].isupper() else wrong
    return word[:-1]


def _once(word: str, how: str, draw: Random) -> str:
    first = 0 if draw.random() < 0.016 else 1
    at = draw.randrange(first, len(word))
    if how == "lose":
        return word[:at] + word[at + 1 :]
    if how == "swap":
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how == "double":
        pairs = [i for i in range(1, len(word)) if word[i] == word[i - 1]]
        if pairs and draw.random() < 0.5:
            at = draw.choice(pairs)
            return word[:at] + word[at + 1 :]
        return word[:at] + word[at] + word[at:]
    if how == "sound":
        fitting = [
            (i, old, new)
            for old, new in _SOUNDS
            for i in range(1, len(word))
            if word[i:].startswith(old)
        ]
        if not fitting:
            return word
        at, old, new = draw.choice(fitting)
        return word[:at] + new + word[at + len(old) :]
    key = draw.choice(neighbours(word[at]) or word[at])
    return word[:at] + key + word[at + (how == "wrong key") :]


def lose_ligature(word: str, draw: Random) -> str:
    """`word` without one of its ligatures (fi, fl, ff, ffi, ffl); "" where it has none."""
    found = [(m.start(), m.group()) for m in re.finditer("|".join(LIGATURES), word)]
    if not found:
        return ""
    at, ligature = draw.choice(found)
    return word[:at] + word[at + len(ligature) :]


def kind_of(wrong: str, right: str) -> str:
    """The kind of the error: one of LETTER_KINDS or SPACE_KINDS."""
    a, b = wrong.lower(), right.lower()
    if re.search(r"[\s-]", a) and not re.search(r"[\s-]", b):
        return "split"
    if re.search(r"\s", b) and not re.search(r"\s", a):
        return "joined"
    if any(_without(b, ligature, a) for ligature in LIGATURES):
        return "lost ligature"
    if abs(len(a) - len(b)) == 1 and _squeezed(a) == _squeezed(b):
        return "doubling"
    short, long = sorted((a, b), key=len)
    if len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    ):
        return "omission" if short == a else "insertion"
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        if len(differ) == 1:
            return "substitution"
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            i, j = differ
            if a[i] == b[j] and a[j] == b[i]:
                return "transposition"
    return "several edits"


def _without(word: str, part: str, rest: str) -> bool:
    return any(
        word[: m.start()] + word[m.end() :] == rest for m in re.finditer(re.escape(part), word)
    )


def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
