"""Rule packs: what a pack's author is told where a rule is not as the engine needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from corrigenda.document import Document
from corrigenda.errors import UsageError
from corrigenda.finding import Finding, Severity
from corrigenda.registry import rule_entries
from corrigenda.rule import Rule, RuleMeta


def rule_with(meta: object) -> type[Rule]:
    class Made(Rule):
        """A rule."""

        def check(self, document: Document) -> Iterator[Finding]:
            yield from ()

    Made.meta = meta  # type: ignore[assignment]
    return Made


def message_for(monkeypatch: pytest.MonkeyPatch, rules: object) -> str:
    module = ModuleType("a_pack")
    module.rules = rules  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "a_pack", module)
    with pytest.raises(UsageError) as raised:
        rule_entries({"a": "a_pack:rules"})
    return str(raised.value)


def meta(**more: object) -> RuleMeta:
    return RuleMeta(**{"id": "a/b", "severity": Severity.ERROR, "since": "1", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (meta(severity="warning"), "`severity` of a/b should be a Severity, not 'warning'"),
        (meta(confidence=1), "`confidence` of a/b should be a Confidence, not 1"),
        (meta(id="b"), "'b' is no rule id (family/name)"),
        ({"id": "a/b"}, "`meta` of Made is no RuleMeta"),
    ],
)
def test_metadata_that_are_not_as_they_should_be_name_the_pack_and_the_rule(
    monkeypatch: pytest.MonkeyPatch, made: object, said: str
) -> None:
    assert message_for(monkeypatch, lambda: [rule_with(made)]) == f"rule pack a: {said}"


def test_a_pack_that_cannot_be_asked_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert message_for(monkeypatch, None).startswith("rule pack a (a_pack:rules) cannot be loaded")
    assert message_for(monkeypatch, lambda: [int]).endswith("<class 'int'> is not a rule")


def test_two_packs_cannot_have_the_same_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [rule_with(meta()), rule_with(meta())]
    rules[1].__qualname__ = "Other"
    assert (
        message_for(monkeypatch, lambda: rules) == "rule pack a: the rule id a/b is taken already"
    )
