"""Authors: the same one twice, markers that lead nowhere, what is no part of a name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from corrigenda.article import ArticleBuilder
from corrigenda.document import Block, Document, MappedText
from corrigenda.finding import Severity
from corrigenda.testing import apply_fixes
from corrigenda.text import SourceText
from corrigenda_rules.authorship.doubled_name import DoubledName
from corrigenda_rules.authorship.duplicate_name import DuplicateName
from corrigenda_rules.authorship.name_form import NameForm
from corrigenda_rules.authorship.unknown_affiliation import UnknownAffiliation
from corrigenda_rules.authorship.unused_affiliation import UnusedAffiliation
from rules.articles import check, reported


def authors(*names: str, **more: Any) -> dict[str, Any]:
    return {"authors": [{"literal": name} for name in names], **more}


def with_references(*references: list[str], labels: str = "12") -> dict[str, Any]:
    return {
        "authors": [
            {"literal": f"Author {chr(65 + k)}", "affiliations": refs}
            for k, refs in enumerate(references)
        ],
        "affiliations": [{"label": label, "name": f"Institute number {label}"} for label in labels],
    }


def test_a_full_name_twice_is_reported_at_the_second() -> None:
    article = authors("Ada Field", "Bo Lind", "ADA FIELD")
    (finding,) = check(DuplicateName, article)
    assert reported(DuplicateName, article) == ["ADA FIELD"]
    assert finding.severity is Severity.WARNING
    assert finding.pointer == "/authors/2"


def test_accents_and_hyphens_do_not_make_another_person() -> None:
    assert reported(DuplicateName, authors("José-Luis García", "Jose Luis Garcia"))


@pytest.mark.parametrize(
    "names",
    [
        ("Ada Field", "Ada Fields"),
        ("Y. Wang", "Y. Wang"),
        ("Wang Y", "Wang Y"),
        ("Wu Yuanhao", "Han Luyao", "Wang Yu", "Wang Yunuo"),
        ("Madonna", "Madonna"),
    ],
)
def test_names_that_many_people_share_pass(names: tuple[str, ...]) -> None:
    assert reported(DuplicateName, authors(*names)) == []


def test_two_people_of_one_name_with_their_own_orcids_pass() -> None:
    article = {
        "authors": [
            {"literal": "Wei Wang", "orcid": "0000-0002-1694-233X"},
            {"literal": "Wei Wang", "orcid": "0009-0001-5055-9262"},
        ]
    }
    assert reported(DuplicateName, article) == []


def test_one_name_in_two_places_is_only_noted() -> None:
    article = {
        "authors": [
            {"literal": "Wei Wang", "affiliations": ["1"]},
            {"literal": "Wei Wang", "affiliations": ["2"]},
        ]
    }
    (finding,) = check(DuplicateName, article)
    assert finding.severity is Severity.INFO
    assert "ORCID" in finding.message


def test_one_orcid_for_two_authors_is_an_error() -> None:
    article = {
        "authors": [
            {"literal": "Ada Field", "orcid": "0000-0002-1694-233X"},
            {"literal": "Bo Lind", "orcid": "https://orcid.org/0000-0002-1694-233X"},
        ]
    }
    (finding,) = check(DuplicateName, article)
    assert finding.severity is Severity.ERROR
    assert "“Ada Field”" in finding.message


def test_zeros_in_place_of_orcids_are_another_rules_business() -> None:
    zeros = {"orcid": "0000-0000-0000-0000"}
    article = {"authors": [{"literal": "Ada Field", **zeros}, {"literal": "Bo Lind", **zeros}]}
    assert reported(DuplicateName, article) == []


def page(*pieces: tuple[str, str, str]) -> Document:
    """A page whose authors stand in pieces of (text before the name, name, text after it)."""
    builder = ArticleBuilder()
    blocks, text = [], ""
    for k, (before, name, after) in enumerate(pieces):
        start = len(text)
        builder.put(("authors", k, "literal"), MappedText.verbatim(name, start + len(before)))
        piece = before + name + after
        blocks.append(
            Block.of("contrib", MappedText.verbatim(piece, start), pointer=f"/authors/{k}")
        )
        text += piece
    return Document(SourceText("page.txt", text), "page", blocks, [builder.build()])


def test_doubled_names_are_one_finding_and_lose_their_first_copy() -> None:
    document = page(
        ("YuanHao  Wu", "YuanHao Wu", "1,2"),
        ("Luyao  Han", "Luyao Han", "1,2"),
        ("", "Chen Li", "3,4*"),
    )
    (finding,) = DoubledName(date(2025, 6, 30)).check(document)
    assert "2 authors’ names stand twice (YuanHao Wu, Luyao Han)" in finding.message
    assert document.source.text[slice(*finding.span)] == "YuanHao  WuYuanHao Wu1,2"
    assert len(finding.related) == 1
    assert apply_fixes(document.source.text, [finding]) == "YuanHao Wu1,2Luyao Han1,2Chen Li3,4*"


def test_one_doubled_name_is_named_alone() -> None:
    document = page(("Ada Field,", "Ada Field", "1"), ("", "Bo Lind", "2"))
    (finding,) = DoubledName(date(2025, 6, 30)).check(document)
    assert "the author’s name “Ada Field” stands twice" in finding.message
    assert apply_fixes(document.source.text, [finding]) == "Ada Field1Bo Lind2"


def test_a_name_made_of_one_syllable_twice_is_not_doubled() -> None:
    document = page(("", "Li Li", "1"), ("", "An An", "2"), ("", "Duran Duran", "3"))
    assert list(DoubledName(date(2025, 6, 30)).check(document)) == []


def test_a_name_that_a_line_break_made_two_authors_is_doubled_and_no_duplicate() -> None:
    document = page(("", "Ada Field", ",\n"), ("", "Ada Field", "1*"), ("", "Bo Lind", "2"))
    (finding,) = DoubledName(date(2025, 6, 30)).check(document)
    assert "“Ada Field” stands twice" in finding.message
    assert list(DuplicateName(date(2025, 6, 30)).check(document)) == []


def test_more_than_the_name_is_never_taken_away() -> None:
    document = page(("&#x;Ada Field,&#x;", "Ada Field", "1"))
    (finding,) = DoubledName(date(2025, 6, 30)).check(document)
    assert finding.fix is None


def test_a_marker_without_affiliation_is_reported() -> None:
    article = with_references(["1", "3"], ["2"])
    (finding,) = check(UnknownAffiliation, article)
    assert finding.pointer == "/authors/0/affiliations/1"
    assert "“3”" in finding.message
    assert "1, 2" in finding.message


@pytest.mark.parametrize(
    "refs", [["1"], ["2", "1"], ["¹"], ["*"], ["†", "1"], ["1-2"], ["(1)"], ["Institute number 2"]]
)
def test_a_marker_that_leads_somewhere_or_to_a_note_passes(refs: list[str]) -> None:
    assert reported(UnknownAffiliation, with_references(refs)) == []


def test_without_labels_nothing_is_said_of_markers() -> None:
    article = {
        "authors": [{"literal": "Ada Field", "affiliations": ["7"]}],
        "affiliations": [{"name": "Ice Institute"}],
    }
    assert reported(UnknownAffiliation, article) == []
    assert reported(UnusedAffiliation, article) == []


def test_an_affiliation_nobody_refers_to_is_reported() -> None:
    article = with_references(["1"], ["1"])
    assert reported(UnusedAffiliation, article) == ["Institute number 2"]


def test_markers_lost_in_copying_a_page_do_not_make_affiliations_unused() -> None:
    article = with_references(["1"], ["1"])
    article["authors"].append({"literal": "Cy Young"})
    assert reported(UnusedAffiliation, article, format="page") == []
    assert reported(UnusedAffiliation, article) == ["Institute number 2"]


def test_a_note_among_the_affiliations_is_no_affiliation() -> None:
    article = with_references(["1"], labels="1")
    article["affiliations"].append({"label": "2", "name": "Present address: Ice Institute"})
    assert reported(UnusedAffiliation, article) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Ada Field1", "a digit"),
        ("Ada Field²", "a digit"),
        ("Ada Field*", "a note sign"),
        ("Ada Field,", "comma"),
        ("and Ada Field", "“and”"),
        ("Ada Field and", "“and”"),
        ("Ada Field et al.", "not named"),
        ("Ada Field ada@example.org", "e-mail"),
        ("Dr. Ada Field", "title or degree"),
        ("Ada Field, PhD", "title or degree"),
        ("Ada Field M.D.", "title or degree"),
        ("ADA FIELD", "in capital letters"),
        ("ada field", "in small letters"),
    ],
)
def test_what_is_no_part_of_a_name_is_reported(name: str, message: str) -> None:
    (finding,) = check(NameForm, authors("Bo Lind", name, "Cy Young"))
    assert message in finding.message


@pytest.mark.parametrize(
    "name",
    [
        "Ada van der Field Jr.",
        "A. B. Lind III",
        "王伟",
        "Seán O'Neill-d’Arc",
        "Andrea Anderson",
        "Md Rahman",
        "The ICE2 Study Group",
        "JP Li",
        "Ludwig van Beethoven",
        "Nguyễn Văn An",
        "TBD",
        "Drew Prof",
    ],
)
def test_ordinary_names_pass(name: str) -> None:
    assert reported(NameForm, authors("Bo Lind", name, "Cy Young")) == []


def test_capitals_that_all_authors_use_are_a_style() -> None:
    assert reported(NameForm, authors("ADA FIELD", "BO LIND", "CYRUS YOUNG")) == []
