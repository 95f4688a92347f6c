"""Rules that give way: one mistake is reported once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Severity
from corrigenda.linting import Engine
from corrigenda.rule import Rule, RuleMeta
from corrigenda.text import SourceText, Span
from corrigenda.yielding import give_way

PLAIN = Settings(profile="minimal", level="minimal", ignore=("metadata",))


class Whole(Rule):
    """The whole of “eect”."""

    meta = RuleMeta(
        "made/whole", Severity.ERROR, "0.1", profile="minimal", yields_to=("made/part",)
    )
    word = "eect"

    def check(self, document: Document) -> Iterator[Finding]:
        at = document.source.text.find(self.word)
        while at >= 0:
            yield self.finding(Span(at, at + len(self.word)), "met")
            at = document.source.text.find(self.word, at + 1)


class Part(Whole):
    """A part of “eect” that stands in “the eect”."""

    meta = RuleMeta("made/part", Severity.INFO, "0.1", profile="minimal")
    word = "the ee"


def said(text: str, settings: Settings = PLAIN) -> list[tuple[str, int]]:
    result = Engine([Whole, Part], date(2026, 1, 1)).check(SourceText("a.md", text), settings)
    return [(finding.rule, finding.location.start.offset) for finding in result.findings]


def test_a_rule_yields_where_the_other_reports_an_overlapping_place_and_nowhere_else() -> None:
    assert said("An eect, and the eect.") == [("made/whole", 3), ("made/part", 13)]


def test_a_rule_that_does_not_run_is_not_yielded_to() -> None:
    off = PLAIN._replace(ignore=("metadata", "made/part"))
    assert said("In the eect.", off) == [("made/whole", 7)]


def test_a_finding_that_a_comment_silences_is_yielded_to_all_the_same() -> None:
    assert said("In the eect. <!-- stet: made/part because so -->\n") == []


def finding(rule: str, start: int, end: int) -> Finding:
    return Finding(rule, Severity.ERROR, Confidence.HIGH, "met", Span(start, end))


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        ((4, 8), False),
        ((0, 4), True),
        ((8, 9), True),
        ((7, 20), False),
        ((5, 6), False),
        ((5, 5), True),
    ],
)
def test_places_overlap_when_they_have_a_character_in_common(
    other: tuple[int, int], stays: bool
) -> None:
    mine = finding("a/b", 4, 8)
    kept = give_way([mine, finding("c/d", *other)], {"a/b": ("c/d",)})
    assert (mine in kept) is stays
    assert len(kept) == 1 + stays


def test_an_empty_place_yields_to_the_same_empty_place() -> None:
    kept = give_way([finding("a/b", 4, 4), finding("c/d", 4, 4)], {"a/b": ("c/d",)})
    assert [one.rule for one in kept] == ["c/d"]


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda s: (s[0], s[0] + s[1]))
FINDINGS = st.lists(st.tuples(st.sampled_from(["a/a", "b/b", "c/c"]), SPANS), max_size=12)


@given(FINDINGS)
def test_what_stays_is_what_a_comparison_of_all_pairs_keeps(
    made: list[tuple[str, tuple[int, int]]],
) -> None:
    table = {"a/a": ("b/b", "c/c"), "b/b": ("c/c",)}
    findings = [finding(rule, *span) for rule, span in made]

    def gives_way(one: Finding) -> bool:
        return any(
            other.rule in table.get(one.rule, ())
            and (
                other.span == one.span
                or max(one.span.start, other.span.start) < min(one.span.end, other.span.end)
            )
            for other in findings
        )

    assert give_way(findings, table) == [one for one in findings if not gives_way(one)]


def test_a_finding_covers_all_the_places_that_its_fix_would_change() -> None:
    fix = Fix((Edit(0, 3, "x"), Edit(10, 13, "x")), safe=False)
    strong = Finding("a", Severity.ERROR, Confidence.HIGH, "m", Span(0, 3), fix=fix)
    weak = [Finding("b", Severity.ERROR, Confidence.HIGH, "m", Span(at, at + 2)) for at in (5, 10)]
    assert give_way([strong, *weak], {"b": ("a",)}) == [strong, weak[0]]
