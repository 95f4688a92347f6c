"""The word lists of the page reader, from ``vocabulary.txt``."""

from __future__ import annotations

import os
from functools import lru_cache


@lru_cache(maxsize=1)
def _sections() -> dict[str, list[str]]:
    path = os.path.join(os.path.dirname(__file__), "vocabulary.txt")
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in lines:
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("# "):
            entries.append(line)
    return sections


@lru_cache(maxsize=32)
def known(section: str) -> frozenset[str]:
    """The entries of a section."""
    return frozenset(_sections()[section])


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Each label of a part of an article, in lower case, and the part it names."""
    return {
        name: section.removeprefix("label ")
        for section, names in _sections().items()
        if section.startswith("label ")
        for name in names
    }


@lru_cache(maxsize=8)
def openings(name: str) -> tuple[str, ...]:
    """The first words, in lower case, of paragraphs of a class."""
    return tuple(_sections()["opening " + name])
