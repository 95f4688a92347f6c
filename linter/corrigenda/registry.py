"""Finds rule packs: installed distributions with an entry point in the group `corrigenda.rules`.

The entry point names a callable that returns the pack's rules: classes, or a `RuleEntry` each. The
entry points are read from the ``entry_points.txt`` of each ``*.dist-info`` folder on ``sys.path``:
importing importlib.metadata alone costs more than half a check of one file.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module

from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.errors import UsageError
from corrigenda.finding import Confidence, Severity
from corrigenda.rule import ID, Rule, RuleEntry, RuleMeta

GROUP = "corrigenda.rules"
"""The entry points that name rule packs."""

_RULE_ID = re.compile(ID)


def entry_points(folders: Iterable[str] | None = None, group: str = GROUP) -> dict[str, str]:
    """Name and target (``module:callable``) of every entry point in a group, sorted by name.

    The first folder on the path that has a name wins, as in Python's own import system.
    """
    found: dict[str, str] = {}
    for text in _declared(tuple(sys.path if folders is None else folders)):
        if f"[{group}]" in text:
            for key, value in _section(text, group):
                found.setdefault(key, value)
    return dict(sorted(found.items()))


@lru_cache(maxsize=4)
def _declared(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The ``entry_points.txt`` files that have something for this program, read once a process."""
    texts = []
    for folder in folders:
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
            if "[corrigenda." in text:
                texts.append(text)
    return tuple(texts)


def _section(text: str, group: str) -> list[tuple[str, str]]:
    inside, pairs = False, []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            pairs.append((key.strip(), value.strip()))
    return pairs


def rule_entries(points: dict[str, str] | None = None) -> list[RuleEntry]:
    """Every rule of every installed pack, sorted by id; the classes are not imported yet.

    Raises UsageError when a pack cannot be imported, names something that is not a rule, or takes
    an id that another pack has.
    """
    entries: dict[str, RuleEntry] = {}
    for name, target in (entry_points() if points is None else points).items():
        for entry in _load_pack(name, target):
            if not _RULE_ID.fullmatch(entry.id):
                raise UsageError(f"rule pack {name}: {entry.id!r} is no rule id (family/name)")
            other = entries.get(entry.id)
            if entry.id in ENGINE_RULES or (other is not None and other.target != entry.target):
                raise UsageError(f"rule pack {name}: the rule id {entry.id} is taken already")
            entries[entry.id] = entry
    return [entries[key] for key in sorted(entries)]


def load_rules(points: dict[str, str] | None = None) -> list[type[Rule]]:
    """The class of every rule, sorted by id, for those who want to read all their metadata.

    Raises UsageError as `rule_entries`, and for a rule that cannot be imported.
    """
    return [load_rule(entry) for entry in rule_entries(points)]


def load_rule(entry: RuleEntry) -> type[Rule]:
    """The class of a rule.

    Raises UsageError when it cannot be imported, is no rule or another one than its entry says.
    """
    try:
        rule = entry.load()
    except Exception as error:  # foreign code, as in `_load_pack`
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(f"the rule {entry.id} cannot be loaded: {reason}") from error
    if not (isinstance(rule, type) and issubclass(rule, Rule) and hasattr(rule, "meta")):
        raise UsageError(f"the rule {entry.id}: {entry.target} is not a rule")
    if (rule.meta.id, rule.meta.profile) != (entry.id, entry.profile):
        listed = f"listed as {entry.id} of the profile {entry.profile}"
        said = f"{entry.target} says {rule.meta.id} of the profile {rule.meta.profile}"
        raise UsageError(f"a rule is {listed}, but {said}")
    return rule


def _load_pack(name: str, target: str) -> Iterator[RuleEntry]:
    module, _, attribute = target.partition(":")
    try:
        pack: Callable[[], Iterable[type[Rule] | RuleEntry]]
        pack = getattr(import_module(module), attribute)
        rules = list(pack())
    except Exception as error:  # a pack is foreign code: whatever it raises, name the pack
        raise UsageError(
            f"rule pack {name} ({target}) cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    for rule in rules:
        if isinstance(rule, RuleEntry):
            yield rule
        elif isinstance(rule, type) and issubclass(rule, Rule) and hasattr(rule, "meta"):
            _check_meta(name, rule)
            yield RuleEntry.of(rule)
        else:
            raise UsageError(f"rule pack {name}: {rule!r} is not a rule")


def _check_meta(pack: str, rule: type[Rule]) -> None:
    """Raises UsageError where a rule's metadata are of another type than its author was told."""
    meta = rule.meta
    if not isinstance(meta, RuleMeta):
        raise UsageError(f"rule pack {pack}: `meta` of {rule.__name__} is no RuleMeta")
    for key, kind in (("severity", Severity), ("confidence", Confidence)):
        value = getattr(meta, key)
        if not isinstance(value, kind):
            raise UsageError(
                f"rule pack {pack}: `{key}` of {meta.id} should be a {kind.__name__}, not {value!r}"
            )
