"""Writes a termbase as YAML that is pleasant to go on with by hand.

A scalar is written plain where every reader of YAML takes it for the same string, else in double
quotes. Lists stand on one line where they fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from corrigenda.termbase.entries import VERSION
from corrigenda.termbase.exchange.concepts import Concept, Terms, entry

_WIDTH = 96
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_INNER = frozenset(" -./()+’'–")
"""What a plain scalar may hold beside letters and digits, wherever it stands."""
_OUTER = _INNER | frozenset(',;&%“”"?!=<>…§×')
"""What it may hold where no list on one line is around it."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

Remarks = Callable[[Concept, str], str]
"""What to write in a comment: after a form, or (form empty) above an entry."""


def as_yaml(terms: Terms, head: Sequence[str] = (), remarks: Remarks | None = None) -> str:
    """The text of a YAML file. `head` are lines of comment for its top, without ``#``."""
    return "\n".join(_lines(terms, head, remarks or _no_remarks)) + "\n"


def scalar(text: str, allowed: frozenset[str] = _INNER) -> str:
    """A string as YAML writes it: plain where it has no character that is not `allowed`.

    By default it can stand in a list on one line.
    """
    is_plain = (
        text[:1].isalpha()
        and text.lower() not in _RESERVED
        and not text.endswith(" ")
        and all(c.isalnum() or c in allowed for c in text)
    )
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """A string in quotation marks: single ones where double ones would need escapes inside."""
    if text.isprintable() and ('"' in text or "\\" in text):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(c: str) -> str:
    if c in _ESCAPES:
        return _ESCAPES[c]
    if c.isprintable():
        return c
    code = ord(c)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _no_remarks(concept: Concept, form: str) -> str:
    return ""


def _lines(terms: Terms, head: Sequence[str], remarks: Remarks) -> Iterator[str]:
    yield f"termbase: {VERSION}"
    for line in head:
        yield f"# {line}".rstrip()
    for key in ("name", "about", "lang"):
        if text := getattr(terms, key):
            yield f"{key}: {scalar(text, _OUTER)}"
    if terms.sources:
        yield "sources:"
        for key, text in terms.sources.items():
            yield f"  {scalar(key)}: {scalar(text, _OUTER)}"
    if not terms.concepts:
        yield "terms: []"
        return
    yield "terms:"
    for concept in terms.concepts:
        yield from _entry(concept, remarks)


def _entry(concept: Concept, remarks: Remarks) -> Iterator[str]:
    if remark := remarks(concept, ""):
        yield f"  # {remark}"
    lead = "  - "
    for key, value in entry(concept).items():
        yield from _member(lead, key, value, lambda form: remarks(concept, form))
        lead = "    "


def _member(lead: str, key: str, value: Any, remark: Callable[[str], str]) -> Iterator[str]:
    if isinstance(value, list):
        said = [remark(item) if isinstance(item, str) else "" for item in value]
        line = f"{lead}{key}: {_flow(value)}"
        is_short = len(line) <= _WIDTH and not any(isinstance(item, Mapping) for item in value)
        if is_short and not any(said):
            yield line
            return
        yield f"{lead}{key}:"
        for item, word in zip(value, said, strict=True):
            yield f"      - {_flow(item)}{f'  # {word}' if word else ''}"
    else:
        told = scalar(value, _OUTER) if isinstance(value, str) else _flow(value)
        yield f"{lead}{key}: {told}"


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(str(k))}: {_flow(v)}' for k, v in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return repr(value)
