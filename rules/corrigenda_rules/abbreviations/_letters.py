"""Whether the letters of an abbreviation are those of the words that it may stand for."""

from __future__ import annotations

import re

_INITIALS = 3
_LITTLE = frozenset({"a", "and", "as", "at", "by", "for", "in", "of", "or", "the", "to", "with"})
_NEVER_FIRST = frozenset(
    {"a", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "our",
     "that", "the", "these", "this", "to", "was", "we", "were", "which", "with"}
)  # fmt: skip
"""No long form that was found letter by letter begins with one of these ("in vitro" apart)."""


def find_long(short: str, head: str, *, exactly: bool = False) -> int | None:
    """Where in `head` the words begin that end it and that `short` stands for.

    `exactly`: its letters must be the first ones of the words.
    """
    letters = _letters(short)
    if not letters:
        return None
    tail = head.rstrip(" ,\"“”'‘’*_\ufffc")
    head = tail[-30 - 12 * len(letters) :]
    cut = len(tail) - len(head)
    stop = max(head.rfind(". "), head.rfind("; "), head.rfind("\n\n"), head.rfind(") ") - 60, -1)
    words = [m.start() for m in re.finditer(r"[^\s\-–/(]+", head) if m.start() > stop]
    allowed = min(len(letters) + 5, len(letters) * 2) + 1
    spaced = [w for w in words if w == 0 or head[w - 1].isspace() or head[w - 1] == "("]
    if not spaced:
        return None
    whole = _by_initials(letters, head, words, spaced)
    if whole is not None or exactly:
        return None if whole is None else cut + whole
    start = _backwards(letters, head, spaced[-allowed] if len(spaced) >= allowed else spaced[0])
    if start is None:
        return None
    long = head[start:]
    first = long.split()[0].lower()
    if (
        len(long) <= len(short)
        or short in re.split(r"[\s-]", long)
        or (first in _NEVER_FIRST and not long.lower().startswith(("in v", "in s")))
    ):
        return None
    return cut + start


def _by_initials(letters: str, head: str, words: list[int], spaced: list[int]) -> int | None:
    """Where words begin whose initials hold all letters in order, one word being left over.

    “on-target off-tumor toxicity (OTOT)”: the shortest words with these letters would be
    “off-tumor toxicity”. Three letters are the least.
    """
    initials = words[-len(letters) :]
    if [head[w].lower() for w in initials] == list(letters):
        return initials[0]
    if len(letters) < _INITIALS:
        return None
    for many in (len(letters) + 1, len(letters) + 2):
        start = words[-many] if len(words) >= many else -1
        if start in spaced and head[start].lower() == letters[0]:
            parts = [part for part in re.split(r"[\s\-–/(]+", head[start:].lower()) if part]
            content = [part[0] for part in parts if part not in _LITTLE]
            left_over = len(content) - len(letters)
            is_short = left_over <= (len(content) == len(parts))
            if left_over >= 0 and is_short and _in_order(letters, "".join(content)):
                return start
    return None


def _backwards(letters: str, head: str, lowest: int) -> int | None:
    """Where the last letters in order begin in ``head[lowest:]``, the first one at a word's start.

    This is the search of Schwartz and Hearst, from the end of the text to its beginning.
    """
    at = len(head) - 1
    for k in range(len(letters) - 1, -1, -1):
        while at >= lowest:
            if head[at].lower() == letters[k] and (k or at == 0 or not head[at - 1].isalnum()):
                break
            at -= 1
        if at < lowest:
            return None
        at -= 1
    return at + 1


def is_long(short: str, long: str) -> bool:
    """Whether `short` can stand for the whole of `long`."""
    letters = _letters(short)
    words = re.findall(r"[^\W_]+", long.lower())
    if words and words[0] in ("a", "an", "the") and not _are_initials(letters, words):
        del words[0]
    if not letters or not 1 < len(words) <= min(len(letters) + 5, len(letters) * 2):
        return _is_one_word(letters, words)
    initials = "".join(w[0] for w in words)
    shared = sum(c in initials for c in letters)
    return (
        words[0][0] == letters[0]
        and 2 * shared > len(letters)
        and _in_order(letters, "".join(words))
    )


def _are_initials(letters: str, words: list[str]) -> bool:
    """Whether the letters are all words' first, an article's too: “a disintegrin and …” (ADAM)."""
    return "".join(word[0] for word in words) == letters


def _is_one_word(letters: str, words: list[str]) -> bool:
    """Whether the letters are those of one long word: “TB, tuberculosis”."""
    if len(words) != 1 or not letters or words[0][0] != letters[0]:
        return False
    return len(words[0]) > 2 * len(letters) and _in_order(letters, words[0])


def _in_order(letters: str, text: str) -> bool:
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def may_mean(short: str, head: str) -> bool:
    """Whether half of an abbreviation's letters begin words before it: foreign or loose forms."""
    letters = _letters(short)
    words = re.findall(r"[^\W\d_]+", head)[-(len(letters) + 4) :]
    initials = [w[0].lower() for w in words]
    return bool(letters) and sum(c in initials for c in letters) * 2 >= len(letters)


def _letters(short: str) -> str:
    """The letters and digits that the long form must hold, without a plural ``s`` and Greek."""
    if len(short) > 2 and short[-1] == "s" and short[-2].isupper():
        short = short[:-1]
    return "".join(c for c in short.lower() if c.isascii() and c.isalnum())


def capitals(text: str) -> int:
    """How many capitals a text has."""
    return sum(map(str.isupper, text))
