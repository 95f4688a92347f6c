"""Writes a termbase as JSON, the quick form for many entries: one entry a line."""

from __future__ import annotations

import json
from typing import Any

from corrigenda.termbase.exchange.concepts import Terms, to_value


def as_json(terms: Terms) -> str:
    """The text of a JSON file."""
    value = to_value(terms)
    entries = value.pop("terms")
    head = [f"  {_dump(key)}: {_dump(member)}," for key, member in value.items()]
    lines = ",\n".join(f"    {_dump(entry)}" for entry in entries)
    body = f'  "terms": [\n{lines}\n  ]' if entries else '  "terms": []'
    return "\n".join(["{", *head, body, "}"]) + "\n"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
