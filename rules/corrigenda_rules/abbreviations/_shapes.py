"""Abbreviations by their shape: where they stand, and which forms are one abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST = 10
"""The letters of the longest abbreviation; what is longer is a name or a shout."""

_INNER = re.compile(r"[a-z]{2}[A-Z]|[A-Z][a-z]+[A-Z]")
_PART = re.compile(r"[-–‑/&+]")


class Abbreviation(NamedTuple):
    """An abbreviation in a text. `form` is ``text[start:end]``; `key` is the same for all forms.

    ``CAR-T``, ``CARs`` and ``CAR-T-cell`` have the forms ``CAR-T``, ``CARs``, ``CAR-T`` and the
    key ``CAR``. `parts`: the abbreviations that a composite one is made of (``GM``, ``CSF``).
    """

    form: str
    key: str
    parts: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w@#\\.:\ufffc-])[A-Za-zα-ωµ][A-Za-z0-9α-ω]*(?:[-–‑/&+][A-Za-z0-9α-ω]+)*"
        r"(?![\w@]|\.[A-Za-z])"
    )


@lru_cache(maxsize=1)
def _shape() -> re.Pattern[str]:
    return re.compile(r"[a-z]{0,2}[A-ZΑ-Ω]{2,}[0-9α-ω]*s?|[A-Z][a-z]?[0-9]?[A-Z]+s?")


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations of a text in their order."""
    for match in _tokens(text):
        found = _of_token(match)
        if found is not None:
            yield found


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a text that hold two capitals, found from the capitals on: that is quick."""
    match = _token().match
    end = 0
    for spot in _capitals().finditer(text):
        start = spot.start()
        if start < end:
            continue
        while start > end and (text[start - 1].isalnum() or text[start - 1] in "-–‑/&+"):
            start -= 1
        token = match(text, start)
        end = spot.end()
        if token is not None:
            end = token.end()
            yield token


@lru_cache(maxsize=1)
def _capitals() -> re.Pattern[str]:
    return re.compile(r"[A-ZΑ-Ω][a-z0-9]{0,9}[A-ZΑ-Ω]")


def _of_token(match: re.Match[str]) -> Abbreviation | None:
    token = match[0]
    core = _of_word(token)
    if core is None:
        return None
    start, end, parts, key = core
    at = match.start()
    return Abbreviation(token[start:end], key, parts, at + start, at + end)


@lru_cache(maxsize=4096)
def _of_word(token: str) -> tuple[int, int, tuple[str, ...], str] | None:
    """(start, end, parts, key) of the abbreviation inside a token; a text repeats its tokens."""
    if sum(map(str.isupper, token)) < 2:
        return None
    core = _core(token)
    return None if core is None else (*core, _key(token[core[0] : core[1]], core[2]))


def key_of(form: str) -> str:
    """The key of a form that stands in a definition or in an option."""
    found = _core(form)
    return _key(form[found[0] : found[1]], found[2]) if found else singular(form)


def singular(form: str) -> str:
    """A form without its plural ``s`` and without hyphens."""
    if len(form) > 2 and form.endswith("s") and form[-2].isupper():
        form = form[:-1]
    return re.sub(r"[-–‑]", "", form)


def _core(token: str) -> tuple[int, int, tuple[str, ...]] | None:
    """(start, end, parts) of the abbreviation inside a hyphenated token, if there is one."""
    pieces: list[tuple[int, int, str]] = []
    at = 0
    for piece in _PART.split(token):
        pieces.append((at, at + len(piece), piece))
        at += len(piece) + 1
    shaped = [is_shaped(p) for _, _, p in pieces]
    named = any(not s and _INNER.search(p) for s, (_, _, p) in zip(shaped, pieces, strict=True))
    if named or not any(shaped):
        return None  # NT-proBNP, CAST/EiJ: a name with an abbreviation in it
    first = shaped.index(True)
    while first and _belongs(pieces[first - 1][2]):
        first -= 1
    last = shaped.index(True)
    while last + 1 < len(pieces) and (shaped[last + 1] or _belongs(pieces[last + 1][2])):
        last += 1
    parts = tuple(p for (_, _, p), s in zip(pieces, shaped, strict=True) if s)
    return pieces[first][0], pieces[last][1], parts[: last - first + 1]


def _belongs(piece: str) -> bool:
    """Whether a piece that is no abbreviation itself is part of a composite one: T, 1, L1, α."""
    return len(piece) <= 2 and not (piece.isalpha() and piece.islower() and piece.isascii())


def is_shaped(piece: str) -> bool:
    """Whether a piece looks like an abbreviation: capitals, up to two small letters before them.

    A plural ``s`` may follow. What mixes cases otherwise (NeuN, EcoRI, GitHub) is a name.
    """
    return 2 <= len(piece) <= LONGEST and _shape().fullmatch(piece) is not None


def _key(form: str, parts: tuple[str, ...]) -> str:
    return singular(parts[0]) if len(parts) == 1 else "-".join(singular(p) for p in parts)
