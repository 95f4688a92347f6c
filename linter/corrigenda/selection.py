"""Which rules are on: `select`, `extend-select`, `ignore` and the profile."""

from __future__ import annotations

from corrigenda.config.settings import LEVELS, Settings

ALL = "all"


def is_selected(rule: str, rule_profile: str, settings: Settings) -> bool:
    """Whether a rule of the given profile level runs under these settings.

    A selector is a rule id, a family or ``all``; the most specific one that matches decides, and
    at the same specificity `ignore` wins. A rule named by its id, or selected by ``all``, runs
    whatever the profile; a family brings in those of its rules that the profile turns on.
    """
    chosen = max(_rank(rule, settings.select), _rank(rule, settings.extend_select))
    ignored = _rank(rule, settings.ignore)
    in_profile = LEVELS.index(settings.level) >= LEVELS.index(rule_profile)
    if ignored and ignored >= chosen:
        return False
    if chosen in (1, 3):
        return True
    return in_profile and (chosen == 2 or not settings.select)


def matches(rule: str, selectors: tuple[str, ...]) -> bool:
    """Whether any of the selectors names the rule, its family or all rules."""
    return _rank(rule, selectors) > 0


def _rank(rule: str, selectors: tuple[str, ...]) -> int:
    if not selectors:
        return 0
    if rule in selectors:
        return 3
    if rule.partition("/")[0] in selectors:
        return 2
    return 1 if ALL in selectors else 0
