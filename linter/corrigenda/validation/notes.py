"""The annotations ``x-corrigenda`` of a user's schema: whether the program understands them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corrigenda.finding import Severity
from corrigenda.rule import ID


def bad_notes(schema: Any, at: str) -> Iterator[tuple[str, str]]:
    """Pointer and words for every annotation that says nothing the program understands.

    `at` is the pointer of `schema`.
    """
    if isinstance(schema, list):
        for k, item in enumerate(schema):
            yield from bad_notes(item, f"{at}/{k}")
    elif isinstance(schema, dict):
        for name, value in schema.items():
            inner = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
            if name == "x-corrigenda" and not at.endswith("/properties"):
                yield from _bad_note(value, inner)
            elif name not in ("enum", "const", "default", "examples"):
                yield from bad_notes(value, inner)


def _bad_note(notes: Any, at: str) -> Iterator[tuple[str, str]]:
    if not isinstance(notes, dict):
        yield at, "`x-corrigenda` should map keywords to rules"
        return
    severities = [s.value for s in Severity]
    for keyword, note in notes.items():
        inner = f"{at}/{keyword}"
        if not isinstance(note, dict):
            yield inner, f"`x-corrigenda` of `{keyword}` should be an object with a `rule`"
            continue
        members = note.get("members", {})
        for part in (note, *(members.values() if isinstance(members, dict) else ())):
            rule = part.get("rule", "a/b") if isinstance(part, dict) else None
            if not isinstance(rule, str) or not re.fullmatch(ID, rule):
                yield inner, f"`rule` of `{keyword}` should be a rule id such as metadata/required"
            elif part.get("severity", "error") not in severities:
                yield inner, f"`severity` of `{keyword}` should be one of {', '.join(severities)}"
            elif not isinstance(part.get("message", ""), str):
                yield inner, f"`message` of `{keyword}` should be a string"
