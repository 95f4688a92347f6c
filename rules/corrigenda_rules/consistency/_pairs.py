"""Pairs of words that mean the same, as data: how a file of them is read, how two are compared."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Rule
from corrigenda_rules._consistency import Form, Use, at_odds, capitalised_like
from corrigenda_rules.consistency._words import lowered, neighbours, standing


class Pair(NamedTuple):
    """Two ways to write one word. `reason` says why they are the same, `left` and `right` how."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    reason: str


@lru_cache(maxsize=4)
def read_pairs(name: str) -> tuple[Pair, ...]:
    """The pairs of a file of this folder.

    A line has the inflected forms of both sides in step, parted by ``|``, and a reason after
    ``#``: ``focussed focussing | focused focusing # …``. Raises ValueError for a line that has not.
    """
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    pairs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.strip() or line.startswith("#"):
                continue
            words, _, reason = line.partition("#")
            left, _, right = words.partition("|")
            pair = Pair(tuple(left.split()), tuple(right.split()), reason.strip())
            if len(pair.left) != len(pair.right) or not pair.left or not pair.reason:
                raise ValueError(f"{name}: {line.strip()!r} is no pair with a reason")
            pairs.append(pair)
    return tuple(pairs)


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(w for pair in read_pairs(name) for w in pair.left + pair.right)


def compare(
    rule: Rule,
    document: Document,
    name: str,
    unless: Callable[[str, str, str], bool] | None = None,
    severity: Severity | None = None,
    *,
    least: int = 2,
    custom: float = 1,
) -> Iterator[Finding]:
    """A finding for each pair of the file `name` of which the document has both sides.

    A use does not count where `unless` is true of the word in small letters, the word before it
    and the word after it as they stand. `least` and `custom` are those of `at_odds`.
    """
    words = _words(name) & document.derive(lowered)
    if len(words) < 2:
        return
    both = [
        pair
        for pair in read_pairs(name)
        if not (words.isdisjoint(pair.left) or words.isdisjoint(pair.right))
    ]
    if not both:
        return
    places = standing(document, frozenset(w for p in both for w in p.left + p.right) & words)
    if unless:
        places = {
            word: [use for use in uses if not unless(word, *neighbours(use))]
            for word, uses in places.items()
        }
    for pair in both:
        forms = [_form(side, places) for side in (pair.left, pair.right)]
        other = dict(zip(pair.left + pair.right, pair.right + pair.left, strict=True))

        def rewrite(use: Use, _: Form, other: dict[str, str] = other) -> str:
            return capitalised_like(other[use.text.lower()], use.text)

        yield from at_odds(
            rule,
            document,
            [f for f in forms if f],
            rewrite=rewrite,
            severity=severity,
            least=least,
            custom=custom,
        )


def _form(side: tuple[str, ...], places: dict[str, list[Use]]) -> Form | None:
    """One side of a pair as the document has it, called by the word used most."""
    used = [word for word in side if places.get(word)]
    if not used:
        return None
    name = max(used, key=lambda word: len(places[word]))
    uses = sorted((use for word in used for use in places[word]), key=lambda use: use.span)
    return Form(name, tuple(uses))
