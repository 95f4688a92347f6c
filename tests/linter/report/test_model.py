"""The model of the correction report: passages, marks, proposals and author queries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.report.made import marked, of_rule, report_of


def test_a_finding_in_a_paragraph_is_marked_in_its_text_without_markup() -> None:
    article = report_of("# Lupus\n\nIn *lupus erthematosus* the [skin](x.html) is inflamed.\n")
    item = of_rule(article, "spelling/typo")
    assert marked(article, item) == "erthematosus"
    assert article.passages[item.passage].text == "In lupus erthematosus the skin is inflamed."
    assert item.sentence == "In lupus erthematosus the skin is inflamed."


def test_objects_are_spelt_out_and_marks_behind_them_move() -> None:
    article = report_of("# Lupus\n\nAs `code` and [@doe2020] show, lupus erthematosus is rare.\n")
    item = of_rule(article, "spelling/typo")
    assert marked(article, item) == "erthematosus"
    assert "`code`" in article.passages[item.passage].text


def test_what_stands_in_no_paragraph_is_shown_as_lines_of_the_file() -> None:
    article = report_of(
        "---\ntitle: Lupus\nauthors:\n- name: Ada Lind\n"
        "  orcid: 0000-0002-1694-2339\n---\n\nText.\n"
    )
    item = of_rule(article, "identifiers/orcid")
    assert article.passages[item.passage].kind == "source"
    assert article.passages[item.passage].text == "  orcid: 0000-0002-1694-2339"
    assert marked(article, item) == "0000-0002-1694-2339"


def test_a_proposal_holds_what_it_replaces_and_the_characters_around_it() -> None:
    article = report_of("# Lupus\n\nIn lupus erthematosus the skin is inflamed.\n")
    (proposal,) = of_rule(article, "spelling/typo").proposals
    assert article.text[proposal.start : proposal.end] == proposal.text == "erthematosus"
    assert proposal.replacement == "erythematosus"
    assert proposal.before.endswith("In lupus ")
    assert proposal.after.startswith(" the skin")


def test_a_query_asks_for_one_decision_with_the_sentence() -> None:
    article = report_of("# Lupus\n\nIt is rare. In lupus erthematosus the skin is red. So be it.\n")
    assert of_rule(article, "spelling/typo").query.endswith(
        "Please confirm: should “erthematosus” read “erythematosus” "
        "in “In lupus erthematosus the skin is red.”?"
    )


def test_a_very_long_paragraph_is_cut_around_its_marks() -> None:
    article = report_of("# Lupus\n\n" + "The skin is red and sore. " * 4000 + "An erthematosus.\n")
    item = of_rule(article, "spelling/typo")
    assert marked(article, item) == "erthematosus"
    assert len(article.passages[item.passage].text) < 5000


@given(st.text(alphabet="ab *`_[]()#>\n-<&;é𝔸\ufffc\r\t|", max_size=300))
def test_every_finding_has_one_mark_in_a_passage_whatever_the_text(text: str) -> None:
    article = report_of(f"{text} erthematosus  the the")
    marks = sorted(m.item for passage in article.passages for m in passage.marks)
    assert marks == list(range(len(article.items)))
    for passage in article.passages:
        assert all(0 <= m.start <= m.end <= len(passage.text) for m in passage.marks)
    for item in article.items:
        for proposal in item.proposals:
            assert article.text[proposal.start : proposal.end] == proposal.text
