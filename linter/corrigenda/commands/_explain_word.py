"""``corrigenda explain --word WORD FILE``: what becomes of a word, and on what evidence."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator

from corrigenda.commands import _run
from corrigenda.commands._terminal import put
from corrigenda.errors import UsageError
from corrigenda.explaining import Explanation, Found, explain
from corrigenda.output._style import one_line, paint, visible
from corrigenda.output._words import counted
from corrigenda.text import SourceText, UndecodableError

_PLACES = 5
"""How many places with the same fate are named."""


def run(args: Namespace, path: str, word: str, *, colour: bool) -> int:
    """Explains and returns the exit code. Raises UsageError where there is nothing to explain."""
    word = " ".join(word.split())
    if not word:
        raise UsageError("explain: --word names no word")
    asked = _run.prepare(args)
    shown = path.replace(os.sep, "/")
    try:
        with open(path, "rb") as file:
            source = SourceText.from_bytes(shown, file.read())
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror or error}") from None
    except UndecodableError as error:
        raise UsageError(f"{shown}:{error.line}: {error}") from None
    told = explain(asked.engine, source, asked.settings_for(path), word)
    if not told.places and not told.unread:
        raise UsageError(f"{shown} does not have “{one_line(word)}”")
    rules = {name for name, _ in told.rules}
    lines = [visible(line) for line in _lines(told, word)]
    put("".join(f"{paint(line, 'bold', colour and line in rules)}\n" for line in lines))
    return 0


def _lines(told: Explanation, word: str) -> Iterator[str]:
    """The lines of the account; a rule's begin with its id alone on a line."""
    where = counted(len(told.places), "place")
    yield f"“{word}” in {told.source.path}: {where} in text that rules read"
    if told.unread:
        yield f"  and {counted(told.unread, 'place')} in code, addresses, markup or comments"
    yield from _grouped(told)
    if told.accepted:
        yield "accepted by:"
        for place, note in told.accepted:
            yield f"  {place}{f'  # {note}' if note else ''}"
    for name, lines in told.rules:
        yield ""
        yield name
        yield from (f"  {line}" for line in lines)
    if not told.rules and not any(place.fates for place in told.places):
        yield "no rule that is on has anything to say of it"


def _grouped(told: Explanation) -> Iterator[str]:
    """The places, those with the same fate together."""
    groups: dict[tuple[str, ...], list[Found]] = {}
    for place in told.places:
        groups.setdefault(place.fates, []).append(place)
    for fates, places in groups.items():
        named = [_place(told.source, one) for one in places[:_PLACES]]
        if len(places) > _PLACES:
            kinds = Counter(one.kind for one in places[_PLACES:])
            listed = ", ".join(f"{number} in {kind}" for kind, number in sorted(kinds.items()))
            named.append(f"and {len(places) - _PLACES} more ({listed})")
        yield from (f"  {name}" for name in named)
        yield from (f"    {fate}" for fate in (fates or ("no rule reports it",)))


def _place(source: SourceText, found: Found) -> str:
    line, column, _ = source.position(found.span.start)
    return f"{source.path}:{line}:{column}  ({found.kind})"
