"""Reads a JSON file that somebody hands to a command, with errors that name the place."""

from __future__ import annotations

from typing import Any

from corrigenda.errors import UsageError


def load_json(path: str, option: str = "") -> Any:
    """The value of the file. `option` is what an error names before the path.

    Raises UsageError where it cannot be read or is no JSON in UTF-8.
    """
    import json

    name = f"{option} {path}".strip()
    try:
        with open(path, encoding="utf-8-sig") as file:
            return json.load(file)
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror or error}") from None
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise UsageError(f"{place}: not JSON: {error.msg}") from None
    except (UnicodeDecodeError, RecursionError):
        raise UsageError(f"{name}: it is no JSON text in UTF-8") from None
