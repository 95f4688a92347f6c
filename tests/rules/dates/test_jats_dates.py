"""dates/*: what only JATS articles say of their dates, and days that were taken for months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.articles import check

from corrigenda.finding import Severity
from corrigenda.testing import check_text
from corrigenda_rules.dates.after_issue import AfterIssue
from corrigenda_rules.dates.iso_attribute import IsoAttribute
from corrigenda_rules.dates.order import Order

INSIDE = "<day>7</day><month>5</month><year>2021</year>"


def jats(attribute: str, inside: str = INSIDE, name: str = "pub-date") -> str:
    return (
        f'<article><front><article-meta><{name} date-type="pub" iso-8601-date="{attribute}">'
        f"{inside}</{name}></article-meta></front></article>"
    )


@pytest.mark.parametrize(
    ("attribute", "right"),
    [
        ("2021-05-07", True),
        ("2021-05", True),
        ("2021", True),
        ("20210507", True),
        ("2021-05-07T10:00:00+01:00", True),
        ("2021-07-05", False),
        ("2012-05-07", False),
        ("2021-13-01", False),
        ("2021-02-30", False),
        ("2021-5-7", False),
        ("07.05.2021", False),
        ("May 2021", False),
        ("", False),
    ],
)
def test_the_attribute_says_the_date_that_stands_inside(attribute: str, right: bool) -> None:
    found = check_text(IsoAttribute, jats(attribute), "a.xml")
    assert [f.suggestions for f in found] == ([] if right else [("2021-05-07",)])


def test_a_date_without_numbers_inside_is_compared_as_far_as_it_goes() -> None:
    assert check_text(IsoAttribute, jats("2021-07-05", "<year>2021</year>"), "a.xml") == []
    spring = "<season>Spring</season><year>2021</year>"
    assert check_text(IsoAttribute, jats("2021-07-05", spring), "a.xml") == []
    assert len(check_text(IsoAttribute, jats("2020-07-05", spring), "a.xml")) == 1


@pytest.mark.parametrize(
    ("online", "issue", "severity"),
    [
        ("2021-05-07", "2021-05", None),
        ("2021-05-07", "2021", None),
        ("2021-05-07", "2021-08", None),
        ("2021-05-07", "2021-03", Severity.INFO),
        ("2022-05-07", "2021", Severity.WARNING),
        ("2022-05-07", "2021-03", Severity.WARNING),
        ("2022-05-07", "1988-03", None),
        ("soon", "2021", None),
    ],
)
def test_online_before_the_issue(online: str, issue: str, severity: Severity | None) -> None:
    found = check(AfterIssue, {"dates": {"published": online, "issue": issue}})
    assert [f.severity for f in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("received", "accepted", "meant"),
    [
        ("2024-05-03", "2024-04-12", "accepted on 2024-12-04, or received on 2024-03-05"),
        ("2024-05-30", "2024-04-12", "accepted on 2024-12-04"),
        ("2024-11-02", "2024-05-20", "received on 2024-02-11"),
    ],
)
def test_exchanged_days_and_months_are_suggested(received: str, accepted: str, meant: str) -> None:
    found = check(Order, {"dates": {"received": received, "accepted": accepted}})
    assert [f.message.partition("should it be ")[2] for f in found] == [f"{meant}?"]


def test_no_exchange_is_suggested_that_leaves_other_dates_out_of_order() -> None:
    dates = {"received": "2024-05-30", "accepted": "2024-04-12", "published": "2024-08-01"}
    (found,) = check(Order, {"dates": dates})
    assert found.message.endswith("one of the two dates is wrong")
    assert found.suggestions == ()


@given(
    st.text(alphabet="0123456789-T:Z /.x", max_size=24),
    st.text(alphabet="<>/yearmonthd10", max_size=40),
)
def test_any_attribute_is_judged_without_error(attribute: str, inside: str) -> None:
    text = jats(attribute, inside)
    for finding in check_text(IsoAttribute, text, "a.xml"):
        assert text[slice(*finding.span)] == attribute
