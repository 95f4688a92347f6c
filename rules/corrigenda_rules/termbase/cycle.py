"""termbase/cycle."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.termbase._cycles import cycles
from corrigenda_rules.termbase._entries import span


class Cycle(CorpusRule):
    """Terms that lead back to where they began, or termbases that extend one another.

    “Write email for e-mail” and, further down, “write e-mail for email”: no text satisfies such a
    termbase. Over three or more entries it is hard to see, and a text that is mended goes round.

    Two termbases that extend each other, directly or through others, have no order, so none of
    them could outrank another; a configuration that names one of them is refused.

    Remove the step that is wrong.
    """

    meta = RuleMeta(
        id="termbase/cycle",
        severity=Severity.ERROR,
        since="0.2",
        examples=(
            Example(
                fails="=== house.yaml\ntermbase: 1\nterms:\n  - {use: email, avoid: ⟦e-mail⟧}\n"
                "  - {use: e-mail, avoid: email}\n",
                reports="“e-mail” → “email” → “e-mail”",
                path="house.yaml",
            ),
            Example(
                fails="=== house.yaml\ntermbase: 1\nextends: ⟦field.yaml⟧\n"
                "=== field.yaml\ntermbase: 1\nextends: [⟦house.yaml⟧]\n",
                reports="extend one another",
                path="house.yaml",
            ),
            Example(
                passes="=== house.yaml\ntermbase: 1\nextends: [field.yaml]\nterms:\n"
                "  - {use: email, avoid: [e-mail, electronic mail]}\n"
                "=== field.yaml\ntermbase: 1\nterms: []\n",
                path="house.yaml",
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields each circle of forms, as a message, and each termbase that this one extends."""
        if document.format != "termbase" or document.data is None:
            return
        for cycle in cycles(document):
            told = " → ".join(f"“{form.form}”" for form in (*cycle, cycle[0]))
            yield span(document, cycle[0]), {"circle": told}
        value = document.data.value
        extends = value.get("extends") if isinstance(value, dict) else None
        many = isinstance(extends, list)
        for index, name in enumerate(extends if isinstance(extends, list) else [extends]):
            if isinstance(name, str) and ":" not in name:
                place = document.data.span(f"/extends/{index}" if many else "/extends")
                yield place, {"extends": name}

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each circle of forms, and each step of a circle of termbases."""
        steps: dict[str, dict[str, Span]] = {}
        for path, place, value in facts:
            if "circle" in value:
                words = f"the terms go round in a circle: {value['circle']}; remove one step"
                yield path, self.finding(place, words)
            else:
                target = posixpath.normpath(
                    posixpath.join(posixpath.dirname(path), value["extends"])
                )
                steps.setdefault(path, {}).setdefault(target, place)
        for path in sorted(steps):
            for target, place in sorted(steps[path].items()):
                if path in _reached(target, steps):
                    words = (
                        "this termbase extends itself"
                        if target == path
                        else (f"{path} and {target} extend one another")
                    )
                    yield path, self.finding(place, f"{words}; remove one of the steps")


def _reached(start: str, steps: dict[str, dict[str, Span]]) -> set[str]:
    """The termbases that one extends in the end, itself among them."""
    found: set[str] = set()
    todo = [start]
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            todo += steps.get(at, ())
    return found
