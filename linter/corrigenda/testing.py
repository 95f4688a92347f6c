"""The rule tester, for authors of rule packs as for the built-in one.

In a test module of a pack::

    import pytest
    from corrigenda.testing import examples, run_example

    @pytest.mark.parametrize("rule, example", examples(my_pack.rules()))
    def test_example(rule, example):
        run_example(rule, example)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from corrigenda.accepting import Accept
from corrigenda.companions import Shelf
from corrigenda.document import Document
from corrigenda.finding import Finding
from corrigenda.readers import read
from corrigenda.retractions import retractions_of
from corrigenda.rule import CorpusFact, CorpusRule, Example, Rule, RuleEntry
from corrigenda.termbase.loading import make
from corrigenda.termbase.packing import Packed
from corrigenda.termbase.terms import NOTHING as NO_TERMS
from corrigenda.termbase.terms import Base, Terms
from corrigenda.text import SourceText

_MARK = re.compile("[⟦⟧]")
_FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)


def read_text(text: str, path: str = "article.md") -> Document:
    """The document that a file of this name with this text gives."""
    return read(SourceText(path, text))


def check_text(
    rule: type[Rule],
    text: str,
    path: str = "article.md",
    *,
    options: Mapping[str, Any] | None = None,
    today: str = "2025-06-30",
    termbase: str = "",
    level: str = "standard",
    beside: Mapping[str, str] = {},
) -> list[Finding]:
    """What one rule says of a text, in the order of the text.

    `termbase` is the text of a termbase (YAML) that holds for it, `level` the profile,
    `beside` are the texts of files beside it, by name; `retractions.csv` is the table of retracted
    works.
    """
    document = read_text(text, path)
    document.terms = terms_of(termbase)
    if beside:
        document.companions = Shelf(files=beside).companions(path)
        if "retractions.csv" in beside:
            table = beside["retractions.csv"].encode()
            document.retractions = retractions_of(table, "retractions.csv")
    made = rule(date.fromisoformat(today), options)
    made.level = level
    found = made.check(document)
    return sorted(found, key=lambda f: (f.span, f.message))


@lru_cache(maxsize=256)
def terms_of(termbase: str) -> Terms:
    """What the text of a termbase (YAML) says. Raises UsageError with all that is wrong with it."""
    if not termbase:
        return NO_TERMS
    return Terms([Base("terms.yaml", Packed(make("terms.yaml", termbase.encode())))])


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text after the fixes of all findings, those that overlap an earlier one left out."""
    edits = sorted({e for f in findings if f.fix for e in f.fix.edits})
    at, parts = 0, []
    for start, end, replacement in edits:
        if start >= at:
            parts += [text[at:start], replacement]
            at = end
    return "".join(parts) + text[at:]


def examples(rules: Iterable[type[Rule] | RuleEntry]) -> list[tuple[type[Rule], Example]]:
    """Every example of the rules, for a parametrised test.

    Raises AssertionError for a rule that lacks a failing or a passing example or a docstring.
    """
    pairs = []
    for given in rules:
        rule = given.load() if isinstance(given, RuleEntry) else given
        name = rule.meta.id
        assert rule.__doc__, f"{name} has no docstring"
        assert any(e.fails for e in rule.meta.examples), f"{name} has no failing example"
        assert any(e.passes for e in rule.meta.examples), f"{name} has no passing example"
        pairs += [(rule, example) for example in rule.meta.examples]
    return pairs


def run_example(rule: type[Rule], example: Example) -> None:
    """Runs one example; raises AssertionError with what was found where it does not hold.

    An example of a corpus rule holds several files, each after a line ``=== NAME``; what a file of
    words (``.words``) among them lists is accepted in all.
    """
    if issubclass(rule, CorpusRule):
        _run_corpus_example(rule, example)
        return
    text, spans = _unmark(example.passes or example.fails)
    findings = check_text(
        rule,
        text,
        example.path,
        options=example.options,
        today=example.today,
        termbase=example.termbase,
        beside=example.beside,
    )
    shown = [f"{text[slice(*f.span)]!r}: {f.message}" for f in findings]
    assert sorted({tuple(f.span) for f in findings}) == sorted(spans), (
        f"{rule.meta.id} should report {[text[a:b] for a, b in spans]}, but says {shown}"
    )
    for finding in findings:
        assert example.reports in finding.message, f"{example.reports!r} is not in {shown}"
    if example.fixed is not None:
        fixed = apply_fixes(text, findings)
        assert fixed == example.fixed, f"fixed to {fixed!r}, not to {example.fixed!r}"


def _run_corpus_example(cls: type[CorpusRule], example: Example) -> None:
    rule = cls(date.fromisoformat(example.today), example.options)
    parts = _FILE.split(example.passes or example.fails)[1:]
    files = {name: _unmark(text) for name, text in zip(parts[::2], parts[1::2], strict=True)}
    documents = [read_text(text, name) for name, (text, _) in sorted(files.items())]
    accept = Accept.of(b.text for document in documents for b in document.of_kind("accept"))
    for document in documents:
        document.accept = accept
    facts = [
        CorpusFact(document.source.path, span, value)
        for document in documents
        for span, value in rule.collect(document)
    ]
    found = list(rule.conclude(facts))
    expected = {(name, span) for name, (_, spans) in files.items() for span in spans}
    shown = [f"{name}: {f.message}" for name, f in found]
    assert {(name, tuple(f.span)) for name, f in found} == expected, (
        f"{cls.meta.id} should report {sorted(expected)}, but says {shown}"
    )
    assert all(example.reports in f.message for _, f in found), f"{example.reports!r}: {shown}"
    if example.fixed is not None:
        fixed = "".join(
            f"=== {name}\n{apply_fixes(text, [f for where, f in found if where == name])}"
            for name, (text, _) in files.items()
        )
        assert fixed == example.fixed, f"fixed to {fixed!r}, not to {example.fixed!r}"


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    parts, spans, opened, at = [], [], [], 0
    for piece, mark in zip(_MARK.split(marked), [*_MARK.findall(marked), ""], strict=True):
        parts.append(piece)
        at += len(piece)
        if mark == "⟦":
            opened.append(at)
        elif mark == "⟧":
            spans.append((opened.pop(), at))
    assert not opened, f"an unclosed ⟦ in {marked!r}"
    return "".join(parts), spans
