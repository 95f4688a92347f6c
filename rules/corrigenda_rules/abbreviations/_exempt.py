"""Which abbreviations need no definition in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda_rules.abbreviations._known import is_symbol, known_abbreviations
from corrigenda_rules.abbreviations._names import in_name, is_name, is_shouted, names_in_titles
from corrigenda_rules.abbreviations._shapes import Abbreviation, abbreviations, key_of
from corrigenda_rules.abbreviations._uses import Use


@lru_cache(maxsize=1)
def _known_keys() -> frozenset[str]:
    known = known_abbreviations()
    return known.union(key_of(k) for k in known)


class Exemptions:
    """The abbreviations that need no definition in this document, each for a reason.

    They are known to all readers (``known.txt`` and the option `known`), symbols by their shape,
    listed in the front matter, or names: that shows in the words around one of their uses.
    """

    __slots__ = ("_known", "_listed", "_names")

    def __init__(self, document: Document, known: Iterable[str]) -> None:
        self._known = _known_keys().union(known, map(key_of, known))
        self._listed = frozenset(_listed(document))
        self._names = document.derive(names_in_titles)

    def form(self, form: str) -> bool:
        """Whether an abbreviation is exempt by itself, wherever it stands."""
        found = next(abbreviations(form), None)
        return form in self._known or is_symbol(form) or (found is not None and self.found(found))

    def found(self, found: Abbreviation, defined: frozenset[str] = frozenset()) -> bool:
        """The same of an abbreviation in a text, of which parts may be `defined` alone."""
        if found.key in self._listed or found.key in self._names or found.key in self._known:
            return True
        if found.form in self._known or is_symbol(found.form):
            return True
        return all(
            p in self._known or key_of(p) in self._known or key_of(p) in defined or is_symbol(p)
            for p in found.parts
        )

    @staticmethod
    def use(use: Use) -> bool:
        """Whether this place is no use of the abbreviation: a label, or part of a proper name."""
        return in_name(use.block.text, use.found) or is_shouted(use.block.text, use.found)

    @staticmethod
    def named(use: Use) -> bool:
        """Whether the words around a use say that the abbreviation is the name of a thing."""
        return is_name(use.block.text, use.found)


def _listed(document: Document) -> Iterator[str]:
    """The keys of the abbreviations that the front matter lists, which MyST shows to readers."""
    listed = document.data.get("/abbreviations") if document.data is not None else None
    if isinstance(listed, dict):
        yield from (key_of(str(short)) for short in listed)
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("short"), str):
            yield key_of(entry["short"])
