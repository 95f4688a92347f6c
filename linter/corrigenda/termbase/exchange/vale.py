"""Reads what Vale keeps terms in: vocabularies, and the styles `substitution` and `existence`.

Source: the documentation of Vale on vocabularies and on its extension points. Entries are regular
expressions there; see `literal`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from corrigenda.termbase.exchange.concepts import (
    Avoided,
    Concept,
    ExchangeError,
    Imported,
    LeftOut,
    More,
    Terms,
    plain,
)
from corrigenda.termbase.exchange.literal import NotLiteralError, literals
from corrigenda.text import SourceText

_SEVERITY = {"error": "error", "warning": "warning", "suggestion": "info"}
_STYLES = ("substitution", "existence")
_LEAVE_OUT = "leave it out"
"""The advice for what a style replaces by nothing."""


def read_vocabulary(source: SourceText) -> Imported:
    """Reads a file of a vocabulary: its name says whether its words are accepted or rejected.

    What is accepted with a capital in it is a name with one right spelling, as Vale treats it; what
    is accepted in several spellings is allowed in each. What is rejected is avoided.
    """
    is_reject = os.path.basename(source.path).casefold().startswith("reject")
    concepts: list[Concept] = []
    left_out: list[LeftOut] = []
    for number, line in enumerate(source.text.splitlines(), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        try:
            found = literals(entry)
        except NotLiteralError as reason:
            left_out.append(_pattern(number, entry, reason))
            continue
        texts = tuple(filter(None, dict.fromkeys(map(plain, found.texts))))
        if not texts:
            continue
        if is_reject:
            more: More = () if found.ignores_case else (("case", "exact"),)
            concepts.append(Concept(avoid=tuple(map(Avoided, texts)), more=more, line=number))
        elif len(texts) > 1 or found.ignores_case or not _is_name(texts[0]):
            concepts.append(Concept(allow=texts, line=number))
        else:
            concepts.append(Concept(use=texts, more=(("spelling", "exact"),), line=number))
    if not concepts and not left_out:
        raise ExchangeError("this vocabulary is empty")
    return Imported(Terms(tuple(concepts)), tuple(left_out))


def read_style(value: Mapping[str, Any], line_of: Callable[[str], int]) -> Imported:
    """Reads a style from its value; `line_of` gives the line of a JSON Pointer into it.

    Raises ExchangeError for a style that holds no terms.
    """
    kind = value.get("extends")
    if kind not in _STYLES:
        raise ExchangeError(
            f"a style of Vale that extends “{plain(str(kind))}”; only {' and '.join(_STYLES)} hold "
            "terms", line_of("/extends"),
        )  # fmt: skip
    style = _Style(value, line_of)
    concepts = list(style.substitutions() if kind == "substitution" else style.existences())
    if not concepts and not style.left_out:
        key = "swap" if kind == "substitution" else "tokens"
        raise ExchangeError(f"this style has nothing in `{key}`", line_of(""))
    return Imported(Terms(tuple(concepts), sources=style.sources), tuple(style.left_out))


class _Style:
    def __init__(self, value: Mapping[str, Any], line_of: Callable[[str], int]) -> None:
        self.value = value
        self.line_of = line_of
        self.left_out: list[LeftOut] = []
        link = value.get("link")
        self.sources = {"vale": plain(link)} if isinstance(link, str) and link else {}

    def substitutions(self) -> Iterator[Concept]:
        """The pairs of `swap`: what is found, and what to write (``a|b``: either)."""
        swap = self.value.get("swap")
        pairs: list[tuple[str, Any, str]] = []
        if isinstance(swap, Mapping):
            pairs = [(str(key), swap[key], f"/swap/{_escaped(str(key))}") for key in swap]
        elif isinstance(swap, list):  # the form with its order kept: a list of mappings
            pairs = [
                (str(key), item[key], f"/swap/{number}/{_escaped(str(key))}")
                for number, item in enumerate(swap)
                if isinstance(item, Mapping)
                for key in item
            ]
        for found, use, at in pairs:
            wanted = tuple(filter(None, map(plain, str(use).split("|")))) if use else ()
            if "$" in str(use) or isinstance(use, dict | list):
                line = self.line_of(at)
                self.left_out.append(LeftOut(line, f"“{plain(found)}”: no word to write instead"))
                continue
            yield from self._concept(found, at, use=wanted, advice="" if wanted else _LEAVE_OUT)

    def existences(self) -> Iterator[Concept]:
        """The `tokens`: what is found, and should not be there."""
        if self.value.get("raw"):
            line = self.line_of("/raw")
            self.left_out.append(LeftOut(line, "this style: `raw` is a pattern around its tokens"))
            return
        items = self.value.get("tokens")
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, str):
                yield from self._concept(item, f"/tokens/{number}")

    def _concept(
        self, pattern: str, at: str, use: tuple[str, ...] = (), advice: str = ""
    ) -> Iterator[Concept]:
        line = self.line_of(at)
        try:
            found = literals(pattern)
        except NotLiteralError as reason:
            self.left_out.append(_pattern(line, pattern, reason))
            return
        texts = [text for text in dict.fromkeys(map(plain, found.texts)) if text]
        ignores_case = found.ignores_case or self.value.get("ignorecase") is True
        avoid = tuple(Avoided(text) for text in texts if text not in use)
        if avoid:
            more = self._more(() if ignores_case else (("case", "exact"),))
            sources = tuple(self.sources)
            yield Concept(use, avoid, advice=advice, sources=sources, more=more, line=line)

    def _more(self, more: More) -> More:
        exceptions = self.value.get("exceptions")
        if isinstance(exceptions, list) and exceptions:
            listed = [plain(str(item)) for item in exceptions]
            more = (*more, ("except", [item for item in listed if item]))
        severity = _SEVERITY.get(str(self.value.get("level")), "warning")
        return more if severity == "warning" else (*more, ("severity", severity))


def _pattern(line: int, pattern: str, reason: NotLiteralError) -> LeftOut:
    shown = plain(pattern)
    shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
    return LeftOut(line, f"the pattern “{shown}”: {reason}")


def _is_name(text: str) -> bool:
    return not text.islower() and any(c.isupper() for c in text)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
