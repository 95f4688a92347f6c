"""Writes termbases as styles and vocabularies of Vale: a folder for its ``StylesPath``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from corrigenda.termbase.exchange.concepts import Concept, Terms, members
from corrigenda.termbase.exchange.yaml_out import quoted

_LEVELS = {"error": "error", "warning": "warning", "info": "suggestion"}


def as_vale(terms: Terms) -> dict[str, str]:
    """The files by their paths in the folder.

    Forms with a preferred one become styles that substitute, those without styles that look for
    their existence; one for each severity and each way to see capitals. Names with one right
    spelling become a vocabulary. Vale has no plurals, contexts or parts of speech.
    """
    name = _name(terms.name)
    files: dict[str, str] = {}
    groups: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    exceptions: dict[tuple[str, str, str], list[str]] = {}
    for concept in terms.concepts:
        for key, row in _rows(concept):
            groups.setdefault(key, []).append(row)
            exceptions.setdefault(key, []).extend(_exceptions(concept))
    for key in sorted(groups):
        kind, level, case = key
        stem = {"substitution": "Terms", "existence": "Avoid"}[kind]
        more = "" if level == "warning" else level.capitalize()
        path = f"{name}/{stem}{more}{'' if case == 'any' else 'Exact'}.yml"
        files[path] = _style(key, dict(reversed(groups[key])), exceptions[key])
    names = [form for c in terms.concepts if ("spelling", "exact") in c.more for form in c.use]
    if names:
        lines = sorted(dict.fromkeys(map(_literal, names)))
        files[f"config/vocabularies/{name}/accept.txt"] = "".join(f"{line}\n" for line in lines)
    return dict(sorted(files.items()))


def lost(terms: Terms) -> list[tuple[str, int]]:
    """The members of entries that Vale does not hold, and how many entries have each."""
    counts: Counter[str] = Counter()
    for concept in terms.concepts:
        found = members(concept, ("case", "except", "severity", "spelling"))
        found |= {key for key in ("why", "advice", "note") if getattr(concept, key)}
        counts.update(found)
    return sorted(counts.items())


def _rows(concept: Concept) -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    more = dict(concept.more)
    for item in concept.avoid:
        own = dict(item.more)
        level = _LEVELS.get(str(own.get("severity") or more.get("severity")), "warning")
        case = "exact" if "exact" in (own.get("case"), more.get("case")) else "any"
        use = item.use or concept.use
        kind = "substitution" if use else "existence"
        yield (kind, level, case), (_literal(item.form), "|".join(use))


def _exceptions(concept: Concept) -> list[str]:
    found = dict(concept.more).get("except")
    listed = found if isinstance(found, list | tuple) else [found]
    return [*concept.allow, *(item for item in listed if isinstance(item, str))]


def _style(key: tuple[str, str, str], rows: dict[str, str], exceptions: Iterable[str]) -> str:
    kind, level, case = key
    told = "Use '%s' instead of '%s'." if kind == "substitution" else "Do not write '%s'."
    lines = [
        f"extends: {kind}",
        f"message: {quoted(told)}",
        f"level: {level}",
        f"ignorecase: {'true' if case == 'any' else 'false'}",
    ]
    listed = sorted(dict.fromkeys(exceptions))
    if listed:
        lines += ["exceptions:", *(f"  - {quoted(item)}" for item in listed)]
    ordered = sorted(rows, key=lambda form: (-len(form), form))  # the longest is found first
    if kind == "substitution":
        lines += ["swap:", *(f"  {quoted(form)}: {quoted(rows[form])}" for form in ordered)]
    else:
        lines += ["tokens:", *(f"  - {quoted(form)}" for form in ordered)]
    return "\n".join(lines) + "\n"


def _literal(form: str) -> str:
    """A pattern that stands for just this form."""
    return re.sub(r"([\\.^$*+?{}()|\[\]])", r"\\\1", form)


def _name(name: str) -> str:
    """A name for a folder, as Vale has them: letters, digits and hyphens."""
    words = "".join(c if c.isalnum() else " " for c in name).split()
    return "-".join(words) or "Termbase"
