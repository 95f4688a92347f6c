"""Where English words have the ligatures that are lost when text is taken from a PDF.

Fonts draw fi, fl, ff, ffi and ffl as one sign. A PDF that does not say which letters the sign
stands for gives back nothing, a space, or a character of another table.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

LIGATURES = ("ffi", "ffl", "fi", "fl", "ff")

SIGNS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
"""The characters that Unicode has for them."""

_CONTEXTS = {
    "fi": (
        "aa as de dl ds ea eb ec ee eg el en et ex ge ia ic id ie ld ll ln ls lt nc nd ne ng nl "
        "nn nr oa ob oc ol on ot rc re rl rn rs rt se tt ua"
    ),
    "fl": ("aa ae au do ee eo eu ey ie iu ko la na ni no nu ny oa oo ou ri ro ru ry sa ya"),
    "ff": ("aa ae ao ee eo eu ia ie is iu oe om os ua ue us uy"),
    "ffi": ("ac ad al an ar at ec ee ic in it oc uc un ux"),
    "ffl": ("ae ai eu oi ue"),
}
"""For each, the letters before and after it in the words of an English lexicon."""


@lru_cache(maxsize=1)
def _contexts() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for ligature, pairs in _CONTEXTS.items():
        for pair in pairs.split():
            table.setdefault(pair, []).append(ligature)
    return {pair: tuple(found) for pair, found in table.items()}


def between(left: str, right: str) -> tuple[str, ...]:
    """The ligatures that common words have between two letters (a–z)."""
    return _contexts().get(left + right, ())


def restored(word: str) -> Iterator[tuple[str, int, str]]:
    """What `word` (lower case) may have been before it lost a ligature inside.

    Each with the place in `word` where the ligature stood, and the ligature. Most are no words.
    """
    contexts = _contexts()
    for at in range(1, len(word)):
        for ligature in contexts.get(word[at - 1 : at + 1], ()):
            yield word[:at] + ligature + word[at:], at, ligature


def beheaded(word: str) -> Iterator[str]:
    """What `word` may have been before it lost a ligature at its beginning: “rst”, “ow”."""
    for ligature in ("fi", "fl"):
        yield ligature + word


def curtailed(word: str) -> Iterator[str]:
    """What `word` may have been before it lost a ligature at its end: “o”, “sti”."""
    yield word + "ff"
