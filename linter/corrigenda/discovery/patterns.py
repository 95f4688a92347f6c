"""Globs: braces, and the folder where a walk for them begins."""

from __future__ import annotations

import re

_MAGIC = re.compile(r"[*?\[{]")
_MOST = 256


def has_magic(argument: str) -> bool:
    """Whether an argument may be a glob."""
    return _MAGIC.search(argument) is not None


def braces(pattern: str) -> list[str]:
    """The patterns that ``{a,b}`` stands for; nested ones too. At most 256 are made."""
    done: list[str] = []
    todo = [pattern]
    while todo and len(done) + len(todo) <= _MOST:
        head = todo.pop(0)
        group = re.search(r"\{([^{}]*,[^{}]*)\}", head)
        if group is None:
            done.append(head)
        else:
            for choice in group[1].split(","):
                todo.append(head[: group.start()] + choice + head[group.end() :])
    return list(dict.fromkeys([*done, *todo]))


def fixed_part(pattern: str) -> tuple[str, str]:
    """The folders before the first part that holds a wildcard, and the rest of the pattern."""
    parts = pattern.split("/")
    count = next((n for n, part in enumerate(parts) if has_magic(part)), len(parts) - 1)
    return "/".join(parts[:count]) + "/" * (count > 0), "/".join(parts[count:])
