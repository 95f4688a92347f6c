"""The rules of the pack, family by family."""

from __future__ import annotations

from corrigenda.rule import Rule

RULES: tuple[type[Rule], ...] = ()
