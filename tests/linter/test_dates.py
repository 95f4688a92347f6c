"""Dates as articles write them: what is read, what is left alone, what the calendar says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.dates import date_range, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025", "2025"),
        ("2025-05", "2025-05"),
        ("2025-05-08", "2025-05-08"),
        ("2025-5-8", "2025-05-08"),
        ("2025/05/08", "2025-05-08"),
        ("2025-05-08T10:00:00Z", "2025-05-08"),
        ("2025-05-08 10:00:00 +0100", "2025-05-08"),
        ("13 August 2017", "2017-08-13"),
        ("08 May 2025", "2025-05-08"),
        ("08-May-2025", "2025-05-08"),
        ("May 8, 2025", "2025-05-08"),
        ("May 8 2025", "2025-05-08"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("8th May 2025", "2025-05-08"),
        ("8th of May, 2025", "2025-05-08"),
        ("Thursday, 8 May 2025", "2025-05-08"),
        ("May 2025", "2025-05"),
        ("2025 May 8", "2025-05-08"),
        ("2025 Dec", "2025-12"),
        ("8.5.2025", "2025-05-08"),
        ("2025年5月8日", "2025-05-08"),
        ("  8 May 2025\n", "2025-05-08"),
    ],
)
def test_a_date_is_read_at_the_precision_it_is_written_with(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        *("", "today", "Spring 2025", "in press", "n.d.", "1 2025", "12345", "Mayor 2025", "2025a"),
        *("2025 Mar-Apr", "2019-20", "8 May", "8 May 25", "published 8 May 2025", "Marching 2020"),
        "0" * 10_000,
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert parse_date(text) is None


def test_an_order_that_the_country_decides_is_not_guessed() -> None:
    assert parse_date("08/05/2025") is None
    assert parse_date("13/08/2017") == "2017-08-13"
    assert parse_date("08/13/2017") == "2017-08-13"
    assert parse_date("05/05/2025") == "2025-05-05"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("30 February 2025", "2025-02-30"),
        ("June 31, 2024", "2024-06-31"),
        ("2025-13-45", "2025-13-45"),
        ("2023-02-29", "2023-02-29"),
    ],
)
def test_an_impossible_day_is_kept_as_claimed_and_has_no_range(text: str, claimed: str) -> None:
    assert parse_date(text) == claimed
    assert date_range(claimed) is None


def test_the_range_of_a_date_depends_on_its_precision() -> None:
    assert date_range("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert date_range("2025") == (date(2025, 1, 1), date(2025, 12, 31))
    assert date_range("2025-05-08") == (date(2025, 5, 8), date(2025, 5, 8))
    assert date_range("in press") is None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_usual_form_of_a_day_gives_that_day(day: date) -> None:
    month = day.strftime("%B")
    year = f"{day.year:04d}"
    for text in (
        day.isoformat(),
        f"{day.day} {month} {year}",
        f"{month} {day.day}, {year}",
        f"{day.day:02d}-{month[:3]}-{year}",
        f"{year}/{day.month}/{day.day}",
    ):
        assert parse_date(text) == day.isoformat()
    assert date_range(day.isoformat()) == (day, day)


@given(st.text())
def test_any_text_gives_a_date_in_iso_shape_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or all(part.isdecimal() for part in found.split("-"))
