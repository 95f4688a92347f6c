"""Finds rule packs: installed distributions with an entry point in the group `corrigenda.rules`.

The entry point names a callable that returns the pack's rule classes. The entry points are read
from the ``entry_points.txt`` of each ``*.dist-info`` folder on ``sys.path``: importing
importlib.metadata alone costs more than half a check of one file.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from importlib import import_module

from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.errors import UsageError
from corrigenda.rule import Rule

GROUP = "corrigenda.rules"
_RULE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


def entry_points(folders: Iterable[str] | None = None) -> dict[str, str]:
    """Name and ``module:callable`` of every entry point in the group, sorted by name.

    The first folder on the path that has a name wins, as in Python's own import system.
    """
    found: dict[str, str] = {}
    for folder in sys.path if folders is None else folders:
        try:
            with os.scandir(folder or ".") as entries:
                names = sorted(
                    e.name for e in entries if e.name.endswith((".dist-info", ".egg-info"))
                )
        except OSError:
            continue
        for name in names:
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8") as file:
                    text = file.read()
            except OSError:
                continue
            if GROUP in text:
                for key, value in _section(text):
                    found.setdefault(key, value)
    return dict(sorted(found.items()))


def _section(text: str) -> list[tuple[str, str]]:
    inside, pairs = False, []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            pairs.append((key.strip(), value.strip()))
    return pairs


def load_rules(points: dict[str, str] | None = None) -> list[type[Rule]]:
    """Every rule of every installed pack, sorted by id.

    Raises UsageError when a pack cannot be imported, names something that is not a rule, or takes
    an id that another pack has.
    """
    rules: dict[str, type[Rule]] = {}
    for name, target in (entry_points() if points is None else points).items():
        for rule in _load_pack(name, target):
            identity = rule.meta.id
            if not _RULE_ID.fullmatch(identity):
                raise UsageError(f"rule pack {name}: {identity!r} is no rule id (family/name)")
            other = rules.get(identity)
            if identity in ENGINE_RULES or (other is not None and other is not rule):
                raise UsageError(f"rule pack {name}: the rule id {identity} is taken already")
            rules[identity] = rule
    return [rules[key] for key in sorted(rules)]


def _load_pack(name: str, target: str) -> Iterable[type[Rule]]:
    module, _, attribute = target.partition(":")
    try:
        pack: Callable[[], Iterable[type[Rule]]] = getattr(import_module(module), attribute)
        rules = list(pack())
    except Exception as error:  # a pack is foreign code: whatever it raises, name the pack
        raise UsageError(
            f"rule pack {name} ({target}) cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    for rule in rules:
        if not (isinstance(rule, type) and issubclass(rule, Rule) and hasattr(rule, "meta")):
            raise UsageError(f"rule pack {name}: {rule!r} is not a rule")
    return rules
