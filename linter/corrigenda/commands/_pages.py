"""The pages of the rules: what the lists, `explain` and the outputs tell about a rule id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.errors import UsageError
from corrigenda.finding import Confidence, Severity
from corrigenda.output import RuleInfo
from corrigenda.rule import Rule, RuleMeta
from corrigenda.schema_rules import SCHEMA_RULES
from corrigenda.selection import ALL

_OF_SCHEMAS = frozenset(name for name, _, _ in SCHEMA_RULES)
_SENTENCE_END = re.compile(r"(?<=\w[.!?])(?<!\b\w\.) (?=[A-Z])")


class Page(NamedTuple):
    """A rule as a reader sees it. `meta` is None where the engine itself reports the rule."""

    info: RuleInfo
    profile: str | None
    fix: str | None
    meta: RuleMeta | None

    @property
    def turned_on(self) -> str:
        """What turns the rule on: a profile, the schemas, or nothing (“always”)."""
        return self.profile or ("schema" if self.info.id in _OF_SCHEMAS else "always")

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.info.id.partition("/")[0]


def pages(rules: Iterable[type[Rule]]) -> dict[str, Page]:
    """The page of every rule: the packs', the engine's and the schemas', sorted by id."""
    found = {rule.meta.id: _of_rule(rule) for rule in rules}
    for name, rule in ENGINE_RULES.items():
        found[name] = Page(_info(name, rule.severity, rule.doc), None, None, None)
    return dict(sorted(found.items()))


def families(ids: Iterable[str]) -> list[str]:
    """The families of the rule ids, sorted."""
    return sorted({name.partition("/")[0] for name in ids})


def check_selectors(option: str, selectors: Iterable[str], ids: Mapping[str, object]) -> None:
    """Raises UsageError for a selector that names no rule, no family and not all of them."""
    known = {*ids, *families(ids), ALL}
    for word in selectors:
        if word not in known:
            from corrigenda.config.meaning import nearest

            near = nearest(word, ids)
            hint = f"; did you mean `{near}`?" if near else "; `corrigenda rules` lists them"
            raise UsageError(f"{option}: no rule or family is called “{word}”{hint}")


def _of_rule(rule: type[Rule]) -> Page:
    meta = rule.meta
    info = _info(
        meta.id, meta.severity, rule.__doc__ or meta.id, meta.confidence, tuple(meta.sources)
    )._replace(words=meta.words)
    return Page(info, meta.profile, meta.fix, meta)


def _info(
    name: str,
    severity: Severity,
    text: str,
    confidence: Confidence = Confidence.HIGH,
    sources: tuple[str, ...] = (),
) -> RuleInfo:
    page = dedent(text)
    first = _SENTENCE_END.split(" ".join(page.partition("\n\n")[0].split()), maxsplit=1)[0]
    return RuleInfo(name, severity, first, page, confidence, sources)


def dedent(docstring: str) -> str:
    """A docstring without the indentation of its place, as `inspect.cleandoc` has it."""
    first, _, rest = docstring.expandtabs().strip("\n").partition("\n")
    lines = rest.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    cut = min(indents, default=0)
    text = "\n".join([first.strip(), *(line[cut:].rstrip() for line in lines)])
    return re.sub(r"\n{3,}", "\n\n", text).strip()
