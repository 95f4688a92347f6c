"""The parts of a document that are read alone: the abstract, the body, each caption."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules.abbreviations._definitions import Definition, defined_in
from corrigenda_rules.abbreviations._shapes import is_shaped

_BODY = frozenset({"p", "list-item", "disp-quote"})
_LISTS = re.compile(
    r"(?:list of )?(?:abbreviations?|acronyms?|glossary|nomenclature|notation)\b", re.IGNORECASE
)


class Placed(NamedTuple):
    """A definition, its block, and the part of the document it belongs to (``abstract`` …)."""

    part: str
    block: Block
    definition: Definition


def placed_definitions(document: Document) -> list[Placed]:
    """The definitions with a long form in abstract and body, in the order of the file.

    Symbols (Shh, EEA1) are left out: a name beside a symbol helps wherever it stands; so are lists
    of abbreviations, which repeat what the text defines and are meant to.
    """
    parts = _parts_of(document)
    return [
        Placed(parts[id(block)], block, definition)
        for block, definition in document.derive(defined_in)
        if definition.long
        and not definition.listed
        and id(block) in parts
        and is_shaped(definition.key.partition("-")[0])
        and not any(c.isdigit() for c in definition.key)
    ]


def _parts_of(document: Document) -> dict[int, str]:
    parts: dict[int, str] = {}
    in_list = False
    for block in document.blocks:
        if block.kind == "title":
            in_list = _LISTS.match(block.text.strip()) is not None
        elif block.kind == "abstract":
            parts[id(block)] = "abstract"
        elif block.kind in _BODY and not in_list and not _LISTS.match(block.text.lstrip("*_ ")):
            parts[id(block)] = "text"
    return parts


def same_meaning(a: str, b: str) -> bool:
    """Whether two long forms are the same but for case, hyphens, number and word endings."""
    return _stems(a) == _stems(b)


def related_meaning(a: str, b: str) -> bool:
    """Whether two long forms share a word, or one is written as one word of the other."""
    first, second = _stems(a), _stems(b)
    return bool(first & second) or "".join(sorted(first)) == "".join(sorted(second))


def _stems(long: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", long.lower())
    return frozenset(w[:5].replace("ae", "e").replace("oe", "e")[:4] for w in words if len(w) > 2)
