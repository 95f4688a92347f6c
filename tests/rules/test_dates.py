"""Dates: what cannot be is found; what only looks odd passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda_rules.dates import _history
from corrigenda_rules.dates.future import Future
from corrigenda_rules.dates.impossible import Impossible
from corrigenda_rules.dates.order import Order
from rules.articles import check, reported


def dates(**stages: str) -> dict[str, object]:
    return {"dates": stages}


@given(st.dates())
def test_every_date_of_the_calendar_is_possible(day: object) -> None:
    parts = _history.parse(str(day))
    assert parts is not None
    assert _history.fault(parts) is None or not 1400 <= parts[0] <= 2199


@pytest.mark.parametrize(
    "stages",
    [
        {"received": "2025-05-08", "accepted": "2025-07-23"},
        {"received": "2025-05-08", "accepted": "2025-05-08", "published": "2025-05-08"},
        {"received": "2025-05-08", "accepted": "2025-05"},
        {"received": "2025-05-08", "published": "2025"},
        {"accepted": "2025-05-08", "received": "2025-02-30"},
        {"received": "Spring 2025", "accepted": "2024-01-01"},
        {"published": "2024-01-01"},
    ],
)
def test_dates_that_can_follow_each_other_pass(stages: dict[str, str]) -> None:
    assert reported(Order, dates(**stages)) == []


def test_both_dates_are_named_and_the_other_one_is_shown() -> None:
    (finding,) = check(Order, dates(received="2025-07-23", accepted="2025-05-08"))
    assert "accepted on 2025-05-08, before it was received on 2025-07-23" in finding.message
    assert [r.message for r in finding.related] == ["received on 2025-07-23"]
    assert finding.pointer == "/dates/accepted"
    assert finding.severity is Severity.ERROR


def test_one_wrong_date_gives_one_finding() -> None:
    stages = {"received": "2026-01-01", "accepted": "2025-02-01", "published": "2025-03-01"}
    assert reported(Order, dates(**stages)) == ["2025-02-01"]


def test_a_publication_before_acceptance_is_a_warning() -> None:
    (finding,) = check(Order, dates(accepted="2025-05-08", published="2025-04-30"))
    assert finding.severity is Severity.WARNING


def test_the_year_of_the_volume_is_no_date() -> None:
    assert reported(Order, {"year": 2024, "dates": {"accepted": "2025-01-10"}}) == []


@pytest.mark.parametrize(
    "text",
    ["2024-02-29", "2000-02-29", "2025-12-31", "2025-12", "2025", "in press", "Spring 2025"],
)
def test_a_possible_date_and_words_pass(text: str) -> None:
    assert reported(Impossible, dates(received=text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-30", "28 days"),
        ("1900-02-29", "28 days"),
        ("2025-13-01", "no month 13"),
        ("2025-23-07", "should it be 2025-07-23?"),
        ("2025-00-10", "no month 0"),
        ("20225-05-08", "the year 20225"),
        ("31 April 2025", "30 days"),
        ("February 29, 2025", "28 days"),
        ("0205-05-08", "the year 205"),
    ],
)
def test_an_impossible_date_is_reported(text: str, message: str) -> None:
    (finding,) = check(Impossible, dates(received=text))
    assert message in finding.message


def test_an_impossible_year_is_reported() -> None:
    assert reported(Impossible, {"year": 20225, "copyright": {"year": 2025}}) == ["20225"]


def test_what_was_received_tomorrow_has_been_received_in_another_time_zone() -> None:
    assert reported(Future, dates(received="2025-07-01")) == []
    assert reported(Future, dates(received="2025-07-02")) == ["2025-07-02"]


def test_an_issue_may_be_dated_ahead() -> None:
    assert reported(Future, dates(published="2025-12")) == []
    assert reported(Future, dates(published="2026-12")) == ["2026-12"]


def test_how_far_ahead_is_an_option() -> None:
    assert check(Future, dates(published="2025-12"), days=30)


def test_a_month_that_has_begun_and_this_year_are_no_future() -> None:
    article = {"year": 2025, "dates": {"accepted": "2025-06", "received": "2025"}}
    assert reported(Future, article) == []


def test_a_year_to_come_is_reported() -> None:
    (finding,) = check(Future, {"year": 2052})
    assert "2052" in finding.message
    assert finding.severity is Severity.WARNING


def test_an_impossible_date_is_not_called_future() -> None:
    assert reported(Future, dates(received="2052-02-31")) == []
