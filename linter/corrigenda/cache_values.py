"""Results as JSON, and back: what a cache keeps of a file."""

from __future__ import annotations

import os
from typing import Any

from corrigenda.concluding import Fact
from corrigenda.finding import (
    Confidence,
    LocatedEdit,
    LocatedFinding,
    LocatedFix,
    Location,
    RelatedPlace,
    Severity,
)
from corrigenda.linting import FileResult
from corrigenda.locating import Mark
from corrigenda.text import Position, Span


def encode(result: FileResult) -> str:
    """A result as JSON. Raises TypeError or ValueError where a fact is no JSON value."""
    import json

    return json.dumps(result, separators=(",", ":"), allow_nan=False)


def decode(path: str, text: str) -> FileResult:
    """The result that `encode` wrote. Raises ValueError, TypeError or IndexError for others."""
    import json

    name, findings, facts, tracebacks, read = json.loads(text)
    if name != path.replace(os.sep, "/"):
        raise ValueError(name)
    return FileResult(
        name,
        tuple(_finding(*finding) for finding in findings),
        tuple(_fact(*fact) for fact in facts),
        tuple(tracebacks),
        tuple((str(path), str(held)) for path, held in read),
    )


def _finding(
    location: Any, rule: str, severity: str, confidence: str, *more: Any
) -> LocatedFinding:
    message, pointer, suggestions, fix, related, fingerprint = more
    return LocatedFinding(
        _location(location),
        rule,
        Severity(severity),
        Confidence(confidence),
        message,
        pointer,
        tuple(suggestions),
        None if fix is None else _fix(*fix),
        tuple(
            RelatedPlace(where, Position(*first), Position(*last), words)
            for where, first, last, words in related
        ),
        fingerprint,
    )


def _fact(rule: str, span: Any, value: Any, mark: Any, silenced: bool) -> Fact:
    location, context = mark
    return Fact(rule, Span(*span), value, Mark(_location(location), context), silenced)


def _location(place: Any) -> Location:
    path, start, end, text, excerpt, excerpt_at = place
    return Location(path, Position(*start), Position(*end), text, excerpt, excerpt_at)


def _fix(edits: Any, safe: bool) -> LocatedFix:
    located = (LocatedEdit(Position(*start), Position(*end), new) for start, end, new in edits)
    return LocatedFix(tuple(located), safe)
