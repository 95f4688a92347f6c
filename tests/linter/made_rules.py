"""Rules made up for the tests of configuration, discovery and suppression."""

from __future__ import annotations

from corrigenda.finding import Severity
from corrigenda.rule import Option, Rule, RuleMeta


def rule(identity: str, *options: Option) -> type[Rule]:
    meta = RuleMeta(identity, Severity.WARNING, "0.1", options=options)
    return type("Made", (Rule,), {"meta": meta, "__doc__": "A rule."})


RULES = [
    rule("spelling/typo"),
    rule("spelling/confusable"),
    rule(
        "keywords/count",
        Option("max", 8, "the most"),
        Option("ratio", 0.5, "a share"),
        Option("strict", False, "a flag"),
        Option("words", ["a"], "a list"),
        Option("style", "apa", "a string"),
        Option("kinds", [], "some kinds", ("abstract", "p")),
        Option("kind", "p", "one kind", ("abstract", "p")),
    ),
    rule("typography/doubled-word"),
]
