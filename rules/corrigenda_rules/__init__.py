"""The built-in rule pack. It has no privilege that a third-party pack lacks.

One module a rule, in a folder a family, named as the rule: ``spelling/typo`` is the one rule class
of ``corrigenda_rules.spelling.typo``.
"""

from __future__ import annotations

from corrigenda.rule import RuleEntry


def rules() -> list[RuleEntry]:
    """Every rule of the pack: what the entry point ``corrigenda.rules`` names."""
    from corrigenda_rules.catalogue import RULES

    return list(RULES)
