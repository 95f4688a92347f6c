"""Forms that lead back to themselves: write b for a, c for b, a for c."""

from __future__ import annotations

from corrigenda.document import Document
from corrigenda.termbase.normal import lowered, normal
from corrigenda_rules.termbase._entries import Listed, forms


def cycles(document: Document) -> list[list[Listed]]:
    """Each circle of forms to avoid, from the one that is listed first."""
    return document.derive(_cycles)


def _cycles(document: Document) -> list[list[Listed]]:
    steps: dict[str, Listed] = {}
    for form in forms(document):
        if form.role == "avoid" and form.use:
            steps.setdefault(_key(form.form), form)
    found: list[list[Listed]] = []
    done: set[str] = set()
    for start in steps:
        path: list[str] = []
        at = start
        while at in steps and at not in done:
            done.add(at)
            path.append(at)
            at = _key(normal(steps[at].use[0]))
        if at in path and len(path) - path.index(at) > 1:
            found.append([steps[key] for key in path[path.index(at) :]])
    return found


def _key(form: str) -> str:
    return lowered(form)
