"""Every example on every rule of the pack says what the rule does."""

from __future__ import annotations

import inspect
import re

import pytest

from corrigenda.finding import Severity
from corrigenda.rule import Example, Rule, RuleEntry
from corrigenda.testing import check_text, examples, read_text, run_example
from corrigenda_rules import rules

ENTRIES = rules()
RULES = [entry.load() for entry in ENTRIES]


def _name(value: object) -> str:
    if isinstance(value, RuleEntry):
        return value.id
    if isinstance(value, type):
        return value.meta.id  # type: ignore[attr-defined]
    assert isinstance(value, Example)
    return (value.fails or value.passes)[:30].encode("ascii", "backslashreplace").decode()


@pytest.mark.parametrize(("rule", "example"), examples(RULES), ids=_name)
def test_an_example_shows_what_its_rule_reports(rule: type[Rule], example: Example) -> None:
    run_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_a_rule_has_a_page_and_a_module_of_its_own(rule: type[Rule]) -> None:
    page = inspect.getdoc(rule)
    assert page
    first, _, rest = page.partition("\n")
    assert len(first) <= 100, "the first line is a summary"
    assert rest.strip(), "the page says why it matters and what to do"
    family, _, name = rule.meta.id.partition("/")
    module = f"corrigenda_rules.{family}.{name.replace('-', '_')}"
    assert rule.__module__ == module


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_metadata_of_a_rule_is_well_formed(rule: type[Rule]) -> None:
    meta = rule.meta
    assert isinstance(meta.severity, Severity)
    assert meta.fix in (None, "safe", "unsafe")
    assert all(option.help for option in meta.options)
    fixed = any(e.fixed is not None for e in meta.examples)
    assert fixed == (meta.fix is not None), "a rule with a fix shows one in an example"


@pytest.mark.parametrize("entry", ENTRIES, ids=_name)
def test_the_catalogue_says_of_a_rule_what_its_metadata_says(entry: RuleEntry) -> None:
    meta = entry.load().meta
    assert (entry.id, entry.profile) == (meta.id, meta.profile)


@pytest.mark.parametrize("entry", ENTRIES, ids=_name)
def test_the_catalogue_passes_over_no_file_that_a_rule_has_findings_in(entry: RuleEntry) -> None:
    for example in entry.load().meta.examples:
        if example.fails:
            text = example.fails.replace("⟦", "").replace("⟧", "")
            # the example of a corpus rule holds several files, each after a line “=== name”
            _, *files = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
            parts = list(zip(files[::2], files[1::2], strict=True)) or [(example.path, text)]
            assert any(entry.concerns(read_text(part, name)) for name, part in parts), text


def test_the_rules_are_listed_once_each() -> None:
    ids = [rule.meta.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("rule", "example"), examples(RULES), ids=_name)
def test_the_first_suggestion_is_what_the_fix_puts_in_the_marked_place(
    rule: type[Rule], example: Example
) -> None:
    if not example.fails or example.fails.startswith("=== "):
        return
    source = re.sub("[⟦⟧]", "", example.fails)
    found = check_text(rule, source, example.path, options=example.options, today=example.today,
                       termbase=example.termbase)  # fmt: skip
    for finding in found:
        inside = [
            e
            for e in (finding.fix.edits if finding.fix else ())
            if finding.span.start <= e.start and e.end <= finding.span.end
        ]
        if not inside or not finding.suggestions:
            continue
        text, at = "", finding.span.start
        for edit in inside:
            text += source[at : edit.start] + edit.replacement
            at = edit.end
        assert finding.suggestions[0] == text + source[at : finding.span.end]
