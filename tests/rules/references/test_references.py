"""references/*: what is cited, in which order, and what the list holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.rule import Rule
from corrigenda.testing import check_text
from corrigenda_rules.references.duplicate import Duplicate
from corrigenda_rules.references.incomplete import Incomplete
from corrigenda_rules.references.order import Order
from corrigenda_rules.references.page_range import PageRange
from corrigenda_rules.references.uncited import Uncited
from corrigenda_rules.references.unknown import Unknown


def cite(number: int, shown: str = "") -> str:
    return f'<xref ref-type="bibr" rid="r{number}">{shown or number}</xref>'


def jats(text: str, references: int = 6, extra: str = "") -> str:
    listed = "".join(
        f'<ref id="r{k}"><label>{k}</label><mixed-citation>{chr(90 - k)}od A. Work {k}. 20{k:02}.'
        "</mixed-citation></ref>"
        for k in range(1, references + 1)
    )
    return (
        f"<article><front/><body><sec><p>{text}</p></sec></body><back><ref-list>{listed}{extra}"
        "</ref-list></back></article>"
    )


def manuscript(text: str, references: int = 6) -> str:
    listed = "".join(
        f"{k}. {chr(90 - k)}od A. Work {k}. Sea. 20{k:02};{k}:1-9.\n"
        for k in range(1, references + 1)
    )
    return f"# Ice\n\n## Abstract\n\nIt melts.\n\n## Results\n\n{text}\n\n## References\n\n{listed}"


def messages(rule: type[Rule], text: str, path: str = "a.xml") -> list[str]:
    return [finding.message for finding in check_text(rule, text, path)]


def names(rule: type[Rule], text: str, path: str = "a.xml") -> list[str]:
    """The numbers of references that messages begin with or name first."""
    return [m.partition("reference ")[2].split()[0] for m in messages(rule, text, path)]


@pytest.mark.parametrize(
    "between",
    [
        "–",
        "-",
        "&#x2013;",
        "&#8211;",
        "</sup>–<sup>",
        "]–[",
        " – ",
        "</sup>&#8722;<sup>",
        "<bold>–</bold>",
    ],
)
def test_a_dash_between_two_citations_cites_all_between(between: str) -> None:
    text = jats(f"A{cite(1)}. <sup>{cite(2)}{between}{cite(6)}</sup>")
    assert messages(Uncited, text) == []


def test_one_mark_may_cite_a_range_or_several() -> None:
    several = '<xref ref-type="bibr" rid="r4 r5 r6">4–6</xref>'
    assert messages(Uncited, jats(cite(1, "1–3") + several)) == []


def test_a_comma_between_two_citations_cites_no_more_than_the_two() -> None:
    assert names(Uncited, jats(f"{cite(1)}, {cite(2)}, {cite(4)},{cite(6)}")) == ["3", "5"]


def test_a_text_that_cites_little_of_the_list_is_not_judged() -> None:
    assert messages(Uncited, jats(cite(1) + cite(2))) == []


def test_numbers_in_brackets_are_citations_where_the_list_follows() -> None:
    text = manuscript("As [1], [2, 3] and [5; 6] say; the range [0, 1] is closed.")
    assert names(Uncited, text, "a.md") == ["4"]


def test_every_citation_of_what_is_missing_is_told() -> None:
    assert len(messages(Unknown, jats(f"{cite(1)} {cite(9)} {cite(9)} {cite(2)}"))) == 2


def test_a_list_that_was_cut_off_is_not_judged() -> None:
    text = manuscript("As [1–6] and [7, 8, 9, 10, 11] say, and [12–20].")
    assert messages(Unknown, text, "a.md") == []


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ([1, 2, 3, 4, 5, 6], []),
        ([1, 2, 1, 3, 2, 4, 5, 6], []),
        ([1, 2, 4, 3, 5, 6], ["4"]),
        ([1, 3, 4, 5, 6, 2], ["3"]),
        ([6, 5, 4, 3, 2, 1], []),  # another system
        ([3, 1, 6, 2, 5, 4], []),
        ([1, 2, 4, 5, 6], []),  # 3 is not cited at all
    ],
)
def test_the_first_citation_that_passes_over_a_number_is_told(
    cited: list[int], told: list[str]
) -> None:
    text = " ".join(map(cite, cited))
    assert names(Order, jats(text)) == told
    assert names(Order, manuscript(" ".join(f"[{n}]" for n in cited)), "a.md") == told


def test_what_a_table_cites_first_is_not_out_of_order() -> None:
    table = f"</p><table-wrap><table><tr><td>{cite(3)}</td></tr></table></table-wrap><p>"
    text = f"{cite(1)} {cite(2)} {table} {cite(4)} {cite(3)} {cite(5)} {cite(6)}"
    assert messages(Order, jats(text)) == []


def test_a_preprint_beside_its_published_version_is_told_as_such() -> None:
    extra = (
        "<ref><element-citation><article-title>On the slow melting of glaciers</article-title>"
        "<source>{0}</source><year>2020</year></element-citation></ref>"
    )
    text = jats("", 0, extra.format("bioRxiv") + extra.format("Sea"))
    (message,) = messages(Duplicate, text)
    assert "a preprint and its published version" in message


def test_one_title_in_two_volumes_is_two_works() -> None:
    extra = (
        "<ref><element-citation><article-title>Report of the glacier commission</article-title>"
        "<source>Sea</source><year>2020</year><volume>{0}</volume></element-citation></ref>"
    )
    assert messages(Duplicate, jats("", 0, extra.format(3) + extra.format(4))) == []
    assert len(messages(Duplicate, jats("", 0, extra.format(3) + extra.format(3)))) == 1


def test_an_entry_with_nothing_but_a_text_is_not_called_incomplete() -> None:
    assert messages(Incomplete, jats("")) == []


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_pages_run_backwards_only_where_both_numbers_are_whole(first: int, last: int) -> None:
    extra = (
        f"<ref><element-citation><fpage>{first}</fpage><lpage>{last}</lpage></element-citation>"
        "</ref>"
    )
    wrong = len(str(first)) == len(str(last)) and last < first
    assert len(messages(PageRange, jats("", 0, extra))) == wrong
