"""Where a document uses its abbreviations."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules.abbreviations._definitions import defined_in
from corrigenda_rules.abbreviations._parts import ASIDE, parts_of
from corrigenda_rules.abbreviations._shapes import Abbreviation, abbreviations


class Use(NamedTuple):
    """An abbreviation at its place. `order` is the number of its block in the document.

    `defines`: it stands there as the short form of a definition.
    """

    order: int
    part: str
    block: Block
    found: Abbreviation
    defines: bool

    @property
    def place(self) -> tuple[int, int]:
        """What the uses of a document are ordered by."""
        return self.order, self.found.start


def capital_words(document: Document) -> set[str]:
    """The distinct words of the prose that have two capitals or more."""
    return {w for w in document.vocabulary if not w[1:].islower() and _is_capital(w)}


def _is_capital(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1


def uses_of(document: Document) -> dict[str, list[Use]]:
    """The uses of every abbreviation by its key, in the order of the file.

    Those that no rule judges (headings, lists, back matter) are left out. Use it through
    `Document.derive`.
    """
    uses: dict[str, list[Use]] = {}
    defining = {(id(b), d.start) for b, d in document.derive(defined_in)}
    parts = document.derive(parts_of)
    for index, block in enumerate(document.blocks):
        if parts[index] is ASIDE:
            continue
        for found in abbreviations(block.text):
            defines = (id(block), found.start) in defining
            use = Use(index, parts[index], block, found, defines)
            uses.setdefault(found.key, []).append(use)
    return uses
