"""The built-in pack has no privilege: it is found and listed as any other."""

from __future__ import annotations

import corrigenda_rules
from corrigenda.registry import entry_points, rule_entries

ENTRIES = corrigenda_rules.rules()


def test_the_built_in_pack_comes_through_the_entry_point_like_any_other() -> None:
    assert entry_points()["corrigenda_rules"] == "corrigenda_rules:rules"
    assert {e.id for e in ENTRIES} <= {e.id for e in rule_entries()}


def test_the_table_is_sorted_and_names_no_rule_twice() -> None:
    ids = [entry.id for entry in ENTRIES]
    assert ids == sorted(set(ids))
