"""Reads the descriptors of Medical Subject Headings (MeSH), as the file ``desc20xx.xml`` has them.

The file is read by events and has some 300 MB: only what is taken is kept. Headings are written
with the noun first (“Lupus Erythematosus, Systemic”) in catalogues, never in prose: such a form
is turned round, or left out where another name of the descriptor stands for it already. The
permuted forms that the file marks as such are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from corrigenda.termbase.exchange.concepts import (
    LIMIT,
    Avoided,
    Concept,
    ExchangeError,
    Imported,
    Terms,
    plain,
)
from corrigenda.termbase.exchange.xml import Text, parse

_ROOT = "DescriptorRecordSet"
_KEPT = ("String", "DescriptorUI", "TreeNumber")
_SOURCE = "mesh"
_PARTS = 4
"""How many parts a heading that is turned round has at most: with more it is a list."""


def read(
    file: BinaryIO,
    *,
    entry_terms: str = "allow",
    branches: Sequence[str] = (),
) -> Imported:
    """Reads the headings as preferred terms, the other names as what `entry_terms` says.

    `entry_terms`: ``allow``, ``avoid`` or ``none``. `branches`: tree numbers; if there are any,
    only descriptors in or below one of them are taken (``C04``, ``C20.543``). The names of a
    descriptor's other concepts are never avoided: they mean something narrower or broader. Raises
    ExchangeError for a broken file, and where no descriptor lies in the branches.
    """
    reader = _Reader(entry_terms, branches)
    parse(file, reader)
    if not reader.concepts:
        if reader.count and branches:
            named = ", ".join(branches)
            raise ExchangeError(f"no descriptor in {named}; write tree numbers, such as C04")
        raise ExchangeError("this file holds no MeSH descriptor")
    sources = {_SOURCE: "Medical Subject Headings, U.S. National Library of Medicine"}
    return Imported(Terms(tuple(reader.concepts), name="MeSH", lang="en", sources=sources))


def natural(name: str) -> str:
    """The name in the order of speech: “Diabetes Mellitus, Type 2” is “Type 2 Diabetes Mellitus”.

    A name in which the commas do something else is returned as it is: “1,2-Dimethylhydrazine”,
    “Wounds, Nonpenetrating, and Injuries”.
    """
    parts = name.split(", ")
    is_inverted = 1 < len(parts) <= _PARTS and not any(
        part.casefold().startswith(("and ", "or ", "not ", "except ")) for part in parts
    )
    return " ".join(reversed(parts)) if is_inverted else name


class _Reader:
    def __init__(self, entry_terms: str, branches: Sequence[str]) -> None:
        self.entry_terms = entry_terms
        self.branches = tuple(branch.upper().rstrip(".") for branch in branches)
        self.concepts: list[Concept] = []
        self.count = 0
        self._path: list[str] = []
        self._text: Text | None = None
        self._names: list[str] = []
        self._begin(0)

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if not self._path and name != _ROOT:
            raise ExchangeError(f"this is no file of MeSH descriptors: its root is <{name}>")
        self._path.append(name)
        if name == "DescriptorRecord":
            self._begin(line)
        elif name == "Concept":
            self._preferred = attributes.get("PreferredConceptYN") == "Y"
            self._names = []
        elif name == "Term":
            self._permuted = attributes.get("IsPermutedTermYN") == "Y"
        elif name in _KEPT:
            self._text = Text()

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.add(data)

    def end(self, name: str) -> None:
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        text = plain(str(self._text)) if self._text is not None and name in _KEPT else ""
        self._text = None
        if name == "String" and parent == "DescriptorName" and self._is_own():
            self._heading = text
        elif name == "String" and parent == "Term" and not self._permuted and text:
            self._names.append(text)
        elif name == "DescriptorUI" and parent == "DescriptorRecord":
            self._ui = text
        elif name == "TreeNumber":
            self._trees.append(text)
        elif name == "Concept":
            (self._same if self._preferred else self._other).extend(self._names)
        elif name == "DescriptorRecord":
            self._end_record()

    def _begin(self, line: int) -> None:
        self._line = line
        self._heading = self._ui = ""
        self._trees: list[str] = []
        self._same: list[str] = []
        self._other: list[str] = []
        self._preferred = self._permuted = False
        self._names = []

    def _is_own(self) -> bool:
        """Whether the name is the record's: others stand in it as what is referred to."""
        return self._path[1:] == ["DescriptorRecord", "DescriptorName"]

    def _end_record(self) -> None:
        if not self._heading:
            return
        self.count += 1
        if self.branches and not any(
            tree == branch or tree.startswith(branch + ("" if len(branch) == 1 else "."))
            for tree in self._trees
            for branch in self.branches
        ):
            return
        if len(self.concepts) >= LIMIT:
            raise ExchangeError(f"more than {LIMIT:,} descriptors")
        use = natural(self._heading)
        seen = {use.casefold()}
        same = _new(self._same, seen)
        other = _new(self._other, seen)
        if self.entry_terms == "none":
            same, other = [], []
        is_avoided = self.entry_terms == "avoid"
        self.concepts.append(
            Concept(
                use=(use,),
                avoid=tuple(map(Avoided, same)) if is_avoided else (),
                allow=tuple(other if is_avoided else same + other),
                note=f"{self._ui}, {self._heading}" if use != self._heading else self._ui,
                sources=(_SOURCE,),
                line=self._line,
            )
        )


def _new(names: Sequence[str], seen: set[str]) -> list[str]:
    """The names in the order of speech, without those that are there already."""
    found = []
    for name in map(natural, names):
        if name.casefold() not in seen and ", " not in name:
            seen.add(name.casefold())
            found.append(name)
    return found
