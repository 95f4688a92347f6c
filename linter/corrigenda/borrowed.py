"""What in a text is not its author's to change: quotations, entries of a list of references."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain


def quotations(text: str) -> list[int]:
    """Where quotations begin and end, in turn: ``bisect_right(list, at) % 2`` is 1 inside one."""
    if not any(mark in text for mark in '“"«‘'):
        return []
    return list(chain.from_iterable(match.span() for match in _quotation().finditer(text)))


@lru_cache(maxsize=1)
def _quotation() -> re.Pattern[str]:
    return re.compile(r"“[^“”]{0,999}”|\"[^\"\n]{0,999}\"|«[^«»]{0,999}»|‘[^’‘]{0,200}’")


_LONGEST_REFERENCE = 700
"""No entry of a list of references has more code points."""


def is_reference(text: str) -> bool:
    """Whether a block's text is an entry of a list of references, by its year and its pages.

    Where a comma alone parts the numbers (“in 2010, 5, 7–9”), initials of a name must be there too.
    """
    found = _reference().search(text) if len(text) < _LONGEST_REFERENCE else None
    return found is not None and (":" in found[0] or _initials().search(text) is not None)


@lru_cache(maxsize=1)
def _reference() -> re.Pattern[str]:
    """A year, then the volume and pages of a journal, or the other way round."""
    return re.compile(
        r"\b(?:19|20)\d\d\b.{0,300}\b\d{1,4} ?(?:\(\d{1,3}\))?[:,] ?e?\d{1,6} ?[-–] ?\d"
        r"|\b\d{1,4} ?(?:\(\d{1,3}\))?[:,] ?e?\d{1,6} ?[-–] ?e?\d{1,6} ?[(;,.] ?(?:19|20)\d\d\b"
    )


@lru_cache(maxsize=1)
def _initials() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]\.|[^\W\d_],? [A-Z]{1,3}[,.;:&]")
