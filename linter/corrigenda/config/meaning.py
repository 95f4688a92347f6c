"""Checks what a schema cannot know of a configuration: rule ids, options, names, files."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from corrigenda.config.checking import Path, Problem, closest, describe, key_name
from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.errors import UsageError
from corrigenda.rule import Option, Rule, RuleEntry
from corrigenda.selection import ALL

SELECTORS = ("select", "extend-select", "ignore", "extend-ignore")
"""The keys that hold lists of rule ids and families."""

_ID_IN_SCHEMA = re.compile(r"""\brule["']?\s*:\s*["']?([a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*)""")


class Known:
    """The rules that a configuration may name. The packs are looked for when a name is."""

    def __init__(
        self,
        rules: Iterable[RuleEntry | type[Rule]] | None,
        schemas: Callable[[], Iterable[str]] = list,
    ) -> None:
        """`rules`: None to look for them. `schemas`: paths of the user's schemas."""
        self._given = rules
        self._schemas = schemas
        self._rules: dict[str, RuleEntry | None] | None = None

    @property
    def rules(self) -> Mapping[str, RuleEntry | None]:
        """Every rule by id; None for those that the engine or a schema reports."""
        if self._rules is None:
            if self._given is None:
                from corrigenda.registry import rule_entries

                self._given = rule_entries()
            self._rules = dict.fromkeys(ENGINE_RULES)
            entries = (r if isinstance(r, RuleEntry) else RuleEntry.of(r) for r in self._given)
            self._rules.update((entry.id, entry) for entry in entries)
        return self._rules

    def options(self, rule: str) -> tuple[Option, ...]:
        """The options of a rule; none for one that the engine or a schema reports."""
        entry = self.rules.get(rule)
        if entry is None:
            return ()
        from corrigenda.registry import load_rule

        return load_rule(entry).meta.options

    def has(self, selector: str) -> bool:
        """Whether a selector names a rule, a family or all."""
        if selector == ALL or selector.partition("/")[0] == "schema":
            return True
        return _names(selector, self.rules) or _names(selector, ids_in_schemas(self._schemas()))

    def near(self, selector: str) -> str:
        """“did you mean” for an unknown selector."""
        found = nearest(selector, {*self.rules, *ids_in_schemas(self._schemas())})
        return f"; did you mean `{found}`?" if found else ""


def _names(selector: str, ids: Iterable[str]) -> bool:
    if "/" in selector:
        return selector in ids
    return any(name.startswith(selector + "/") for name in ids)


def nearest(selector: str, ids: Iterable[str]) -> str | None:
    """The id or family that somebody may have meant by an unknown one."""
    from difflib import get_close_matches

    known = sorted(ids)
    families = sorted({name.partition("/")[0] for name in known} | {ALL})
    names = {name.partition("/")[2]: name for name in known}
    family, slash, name = selector.partition("/")
    if not slash:
        if selector in names:
            return names[selector]
        return next(iter(get_close_matches(selector, families, 1, 0.6)), None)
    if name in names:
        return names[name]
    same = [known_id for known_id in known if known_id.startswith(family + "/")]
    near = get_close_matches(selector, same, 1, 0.6) or get_close_matches(selector, known, 1, 0.75)
    return near[0] if near else None


def ids_in_schemas(paths: Iterable[str]) -> set[str]:
    """The ids that the user's own schemas report under. What cannot be read is passed over."""
    found: set[str] = set()
    for path in paths:
        try:
            with open(path, encoding="utf-8") as file:
                found.update(_ID_IN_SCHEMA.findall(file.read()))
        except (OSError, UnicodeDecodeError):
            continue
    return found


def check_meaning(values: Mapping[str, Any], base: str, known: Known) -> list[Problem]:
    """What is wrong with values that have the right types. `base`: what paths are relative to."""
    problems = list(_tables(values, (), base, known))
    for index, override in enumerate(values.get("overrides", ())):
        problems += _tables(override, ("overrides", index), base, known)
    for glob, selectors in values.get("per-file-ignores", {}).items():
        problems += _selectors(selectors, ("per-file-ignores", glob), known)
    for index, entry in enumerate(values.get("schema", ())):
        path = ("schema", index, "schema")
        if not os.path.isfile(os.path.join(base, entry["schema"])):
            problems.append(_missing(path, entry["schema"], base))
    for index, entry in enumerate(values.get("format", ())):
        problems += _format(entry["format"], ("format", index, "format"))
    return problems


def _tables(values: Mapping[str, Any], at: Path, base: str, known: Known) -> Iterator[Problem]:
    for key in SELECTORS:
        yield from _selectors(values.get(key, ()), (*at, key), known)
    if "profile" in values:
        yield from _profile(values["profile"], (*at, "profile"), base)
    if isinstance(values.get("format"), str):
        yield from _format(values["format"], (*at, "format"))
    for key in ("accept-files", "extend-accept-files"):
        for index, name in enumerate(values.get(key, ())):
            if not os.path.isfile(os.path.join(base, os.path.expanduser(name))):
                yield _missing((*at, key, index), name, base)
    for key in ("termbases", "extend-termbases"):
        for index, name in enumerate(values.get(key, ())):
            yield from _termbase(name, (*at, key, index), base)
    table = values.get("retractions")
    if table and not os.path.isfile(os.path.join(base, os.path.expanduser(table))):
        yield _missing((*at, "retractions"), table, base)
    for rule, setting in values.get("rules", {}).items():
        yield from _rule(rule, setting, (*at, "rules", rule), known)
    for key in ("exclude", "extend-exclude", "include", "files"):
        if key in values:
            yield from _globs(values[key], (*at, key))


def _selectors(selectors: Iterable[str], at: Path, known: Known) -> Iterator[Problem]:
    for index, selector in enumerate(selectors):
        if not known.has(selector):
            yield Problem((*at, index), _unknown(selector, known), selector)


def _unknown(selector: str, known: Known) -> str:
    if "/" in selector:
        return f"there is no rule {selector}{known.near(selector)}"
    return f"there is no family of rules {selector}{known.near(selector)}"


def _rule(rule: str, setting: Any, at: Path, known: Known) -> Iterator[Problem]:
    if not known.has(rule):
        yield Problem(at, _unknown(rule, known), rule)
        return
    if isinstance(setting, str):
        return
    options = {option.name: option for option in known.options(rule)}
    for name, value in setting.items():
        if name == "severity":
            continue
        if name not in options:
            has = "; it has " + ", ".join(f"`{o}`" for o in options) if options else ""
            hint = closest(name, [*options, "severity"]) or has
            yield Problem((*at, name), f"the rule {rule} has no option `{name}`{hint}", name)
        elif not fits(value, options[name]):
            message = f"`{key_name((*at, name))}` should be {_kind(options[name].default)}"
            yield Problem((*at, name), f"{message}, not {describe(value)}", name)
        elif options[name].choices:
            yield from _choices(value, options[name].choices, (*at, name))


def _choices(value: Any, choices: Collection[str], at: Path) -> Iterator[Problem]:
    """A problem for each word of the value that is none of the choices."""
    many = isinstance(value, list)
    for index, word in enumerate(value if many else [value]):
        if word not in choices:
            what = f"`{key_name(at)}` has “{word}”" if many else f"`{key_name(at)}` is “{word}”"
            hint = closest(word, choices)
            listed = hint or f"; it may {'hold' if many else 'be'} {', '.join(choices)}"
            place = (*at, index) if many else at
            yield Problem(place, f"{what}, which is none of its values{listed}", word)


def fits(value: Any, option: Option) -> bool:
    """Whether a value has the type of the option's default."""
    default = option.default
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int | float):
        return isinstance(value, int) or (isinstance(default, float) and isinstance(value, float))
    if isinstance(default, list | tuple | frozenset | set):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _kind(default: Any) -> str:
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int):
        return "a whole number"
    if isinstance(default, float):
        return "a number"
    return "a string" if isinstance(default, str) else "a list of strings"


def _profile(name: str, at: Path, base: str) -> Iterator[Problem]:
    from corrigenda.config.profiles import is_path, names

    if is_path(name):
        if not os.path.isfile(os.path.join(base, name)):
            yield _missing(at, name, base)
    elif name not in names():
        listed = ", ".join(f"“{n}”" for n in names())
        hint = closest(name, names())
        message = f"there is no profile “{name}”{hint or f'; there are {listed}'}"
        yield Problem(at, message, name)


def _termbase(name: str, at: Path, base: str) -> Iterator[Problem]:
    from corrigenda.termbase.terms import is_builtin

    if not is_builtin(name):
        if not os.path.isfile(os.path.join(base, os.path.expanduser(name))):
            yield _missing(at, name, base)
        return
    from corrigenda.termbase.loading import builtin

    known = builtin()
    if name not in known:
        hint = closest(name, known) or f"; there are {', '.join(known)}" if known else ""
        yield Problem(at, f"there is no termbase “{name}”{hint}", name)


def _format(name: str, at: Path) -> Iterator[Problem]:
    from corrigenda.readers import FORMATS

    if name not in FORMATS:
        listed = ", ".join(f"“{n}”" for n in FORMATS)
        hint = closest(name, FORMATS) or f"; there are {listed}"
        yield Problem(at, f"there is no format “{name}”{hint}", name)


def _globs(patterns: Iterable[str], at: Path) -> Iterator[Problem]:
    from corrigenda.config.globs import compiled

    for index, pattern in enumerate(patterns):
        if not re.search(r"[!\\\[]", pattern):
            continue  # only these can make a pattern that git does not understand
        try:
            compiled([pattern])
        except UsageError:
            message = f"`{key_name(at)}`: “{pattern}” is no pattern as in .gitignore"
            yield Problem((*at, index), message, pattern)


def _missing(at: Path, path: str, base: str) -> Problem:
    folder = os.path.dirname(os.path.join(base, path))
    near = ""
    if os.path.isdir(folder):
        near = closest(os.path.basename(path), os.listdir(folder))
    if not near and {"accept-files", "extend-accept-files"} & set(at):
        near = "; make it, it may be empty"
    return Problem(at, f"`{key_name(at)}` names “{path}”, which is no file{near}", path)
