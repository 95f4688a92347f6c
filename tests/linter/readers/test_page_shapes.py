"""Shapes in which real pages give their head: menus above the title, authors over many lines."""

from __future__ import annotations

import pytest

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.readers.page import read
from corrigenda.text import SourceText

TEXT = (
    "Slack water is short in small harbours, and pilots wait for it. We measured how long it lasts "
    "in nine harbours over two winters, and asked forty pilots how they choose the hour. The wait "
    "was shorter than the tables say wherever a sill lies at the mouth of the harbour."
)
TITLE = "Slack water in small harbours and the patience of pilots"
DATES = "Received: 3 March 2024; Accepted: 7 May 2024; Published: 9 May 2024\n"


def document(text: str) -> Document:
    return read(SourceText("page.txt", text))


def article(text: str) -> Article:
    (found,) = document(text).articles
    return found


def people(text: str) -> list[tuple[str, list[str]]]:
    return [(a["literal"], a.get("affiliations", [])) for a in article(text).value["authors"]]


def places(text: str) -> list[tuple[str | None, str]]:
    return [(a.get("label"), a["name"]) for a in article(text).value["affiliations"]]


# --- authors -------------------------------------------------------------------------------------


def test_markers_and_commas_on_lines_of_their_own_belong_to_the_names_before_them() -> None:
    text = (
        f"Review\n\n{TITLE}\n\nby\nAda Field\n1,\nBo Marsh\n1 and\nCarla Ray\n2,*\n"
        "1\nInstitute of Tides, University of Bergen, 5007 Bergen, Norway\n"
        "2\nSchool of Harbours, University of Lisbon, 1000 Lisbon, Portugal\n"
        "*\nAuthor to whom correspondence should be addressed.\n"
        f"Tides 2024, 3(2), 1-9; https://doi.org/10.5555/tides3020001\n{DATES}\nAbstract\n\n{TEXT}\n"
    )
    assert people(text) == [("Ada Field", ["1"]), ("Bo Marsh", ["1"]), ("Carla Ray", ["2"])]
    assert [label for label, _ in places(text)] == ["1", "2"]
    assert article(text).get("/authors/2/corresponding") is True


def test_a_list_without_numbers_over_many_lines_is_one_list() -> None:
    text = (
        f"Article\n\n{TITLE}\n\nby\nAda Field\n,\nMd Bo Marsh\n*,\nCarla Ray\nand\nDan Fjord\n"
        "School of Harbours, University of Lisbon, Lisbon, Portugal\n*\n"
        f"Author to whom correspondence should be addressed.\n{DATES}\nAbstract\n\n{TEXT}\n"
    )
    assert [name for name, _ in people(text)] == [
        "Ada Field", "Md Bo Marsh", "Carla Ray", "Dan Fjord",
    ]  # fmt: skip
    assert article(text).get("/authors/1/corresponding") is True


def test_a_number_over_an_affiliation_is_its_label_and_no_marker_of_the_author_above() -> None:
    text = (
        f"Article\n{TITLE}\nAda Field\n1\nInstitute of Tides, University of Bergen, Norway\n"
        f"2\nSchool of Harbours, Lisbon, Portugal\n{DATES}Abstract\n{TEXT}\n"
    )
    assert [label for label, _ in places(text)] == ["1", "2"]


def test_a_doubled_name_whose_copies_both_have_a_star_is_one_author() -> None:
    text = (
        f"Research Article\n{TITLE}\nAda Field*&#x;Ada Field1*Bo MarshBo Marsh2\n"
        "  • 1Institute of Tides, Bergen, Norway\n  • 2School of Harbours, Lisbon, Portugal\n"
        f"{DATES}Abstract\n{TEXT}\n"
    )
    assert people(text) == [("Ada Field", ["1"]), ("Bo Marsh", ["2"])]


def test_names_that_stand_in_one_line_with_their_place_are_authors_of_that_place() -> None:
    text = (
        f"World J Tides. Nov 19, 2024; 14(11): 1772-1778\n{TITLE}\n"
        "Ada Field, Bo Marsh, Harbour Centre, University of Bergen, Bergen 5007, Norway\n"
        "Carla Ray, School of Harbours, University of Lisbon, Lisbon 1000, Portugal\n"
        f"Abstract\n{TEXT}\n"
    )
    assert people(text) == [("Ada Field", ["1"]), ("Bo Marsh", ["1"]), ("Carla Ray", ["2"])]
    assert places(text)[1] == (
        "2", "School of Harbours, University of Lisbon, Lisbon 1000, Portugal",
    )  # fmt: skip
    assert article(text).get("/journal/title") == "World J Tides"
    assert [article(text).get(f"/{n}") for n in ("volume", "issue", "pages")] == [
        "14", "11", "1772-1778",
    ]  # fmt: skip


def test_all_authors_and_then_all_places_can_share_one_line() -> None:
    text = (
        f"{TITLE}\n\nAda Field1, Bo Marsh2, and Carla Ray1 1Institute of Tides, Bergen University, "
        "af@tides.example 2School of Harbours, Lisbon University, bm@harbour.example\nAbstract\n\n"
        f"{TEXT}\n\nIndex Terms:\nslack water, small harbours, patience of pilots, "
        "timetables of ferries, sills at the mouths of harbours\n\nI Introduction\n\n"
        "Tides rise and fall.\n"
    )
    assert people(text) == [("Ada Field", ["1"]), ("Bo Marsh", ["2"]), ("Carla Ray", ["1"])]
    assert places(text) == [
        ("1", "Institute of Tides, Bergen University"),
        ("2", "School of Harbours, Lisbon University"),
    ]
    assert len(article(text).value["keywords"]) == 5


def test_a_line_affiliation_under_each_author_gives_the_author_that_place() -> None:
    text = (
        f"{TITLE}\n\nPublished online by Tide University Press:  20 June 2022\n\n"
        "Ada Field\nAffiliation:\nInstitute of Tides, University of Bergen, Bergen, Norway\n"
        "Bo Marsh*\nAffiliation:\nSchool of Harbours, University of Lisbon, Lisbon, Portugal\n"
        "Carla Ray\nAffiliation:\nInstitute of Tides, University of Bergen, Bergen, Norway\n"
        "*\nAuthor for correspondence: Bo Marsh. E-mail: bm@harbour.example\n\n"
        f"Abstract\n\n{TEXT}\n"
    )
    assert article(text).get("/title") == TITLE
    assert people(text) == [("Ada Field", ["1"]), ("Bo Marsh", ["2"]), ("Carla Ray", ["1"])]
    assert len(places(text)) == 2
    assert article(text).get("/dates/online") == "2022-06-20"


def test_an_address_alone_under_an_author_is_the_authors_e_mail() -> None:
    text = (
        f"{TITLE}\n\n  • Ada Field,\n\n    Roles Investigation\n\n"
        "    Affiliation Key Lab. of Tides (Harbour Institute), University of Bergen, Norway\n\n"
        "  • Bo Marsh\n\n    Roles Supervision\n\n    bm@harbour.example\n\n"
        "    Affiliation School of Harbours, University of Lisbon, Lisbon, Portugal\n\n"
        f"Abstract\n\n{TEXT}\n"
    )
    assert people(text) == [("Ada Field", ["1"]), ("Bo Marsh", ["2"])]
    assert article(text).get("/authors/1/email") == "bm@harbour.example"
    assert article(text).get("/authors/1/corresponding") is True


def test_authors_whom_only_the_citation_in_the_head_names_are_read_from_it() -> None:
    text = (
        f"  • Volume 2024, Issue 8, August 2024 (In Progress)\n  • Author Guidelines\n\n{TITLE}\n\n"
        f"Ada Field, Bo Marsh, {TITLE}, Journal of Tides , Volume 16, Issue 4, April 2016, "
        f"Pages 62–65, https://doi.org/10.5555/tides008\n\n{TEXT}\n"
    )
    assert [name for name, _ in people(text)] == ["Ada Field", "Bo Marsh"]
    assert article(text).get("/journal/title") == "Journal of Tides"
    assert article(text).get("/volume") == "16"


def test_a_study_group_in_small_letters_closes_an_author_list() -> None:
    text = (
        f"{TITLE}\n  1. Ada Field1,\n  2. Bo Marsh2\n  3. on behalf of the TIDE study group\n"
        "  1. 1Institute of Tides, Bergen, Norway\n  2. 2School of Harbours, Lisbon, Portugal\n"
        f"  1. Correspondence to Dr Bo Marsh; bm{{at}}harbour.example\n\nAbstract\n\n{TEXT}\n"
    )
    assert [name for name, _ in people(text)] == ["Ada Field", "Bo Marsh", "the TIDE study group"]


# --- affiliations --------------------------------------------------------------------------------


def test_letters_glued_to_the_places_of_one_line_part_them() -> None:
    text = (
        f"feature articles\n\n{TITLE}\n\nAda Fielda and Bo Marshb\n\n"
        "aInstitute of Tides, University of Bergen, Bergen, Norway, and bNRC Laboratory of "
        f"Harbours, Lisbon, Portugal\n\n(Received 18 November 2015; accepted 10 December 2015)\n\n"
        f"{TEXT}\n"
    )
    assert [label for label, _ in places(text)] == ["a", "b"]


def test_initials_and_short_forms_end_no_affiliation() -> None:
    text = (
        f"{TITLE}\nAda Field1, Bo Marsh2\n1Institute of Tides, T.H. Fjord School of Public Health, "
        "Bergen, Norway\n2SEA Research Institute Co., Ltd., Lisbon 1000, Portugal. "
        f"E-mail: bm@harbour.example; Fax: +351 10\n{DATES}Abstract\n{TEXT}\n"
    )
    assert [name for _, name in places(text)] == [
        "Institute of Tides, T.H. Fjord School of Public Health, Bergen, Norway",
        "SEA Research Institute Co., Ltd., Lisbon 1000, Portugal",
    ]


def test_stars_alone_give_no_labels_to_affiliations() -> None:
    text = (
        f"{TITLE}\nAda Field* and Bo Marsh\nSchool of Harbours, University of Lisbon, Portugal\n"
        f"{DATES}Abstract\n{TEXT}\n"
    )
    assert [label for label, _ in places(text)] == [None]


# --- title, type, journal ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Priority-Aware Data Scheme for Networked Medical Harbour Applications",
        "Which Factors Are Most Closely Associated With Waiting? A Study in Bergen, Norway",
        "Case Report: A Pilot at Rest in the Harbour of a Small Island",
        "The Limits of Shared Research",
    ],
)
def test_a_title_in_capitalised_words_is_no_affiliation_and_no_section(title: str) -> None:
    text = (
        f"Research Article\n\nJournal of Tides, 16 September 2021\n\n{title}\n\n"
        "  • 1Institute of Tides, University of Bergen, Bergen, Norway\n"
        f"  • 2School of Harbours, Lisbon, Portugal\n\n{TEXT}\n"
    )
    assert article(text).get("/title") == title
    assert len(places(text)) == 2


def test_a_title_that_breaks_within_a_phrase_goes_on_in_the_next_line() -> None:
    text = (
        "Editorial\nThe Patience of Pilots and the Length of\nSlack Water in Harbours\n"
        "Ada Field 1 and Bo Marsh 1,*\n1 Institute of Tides, Bergen, Norway\n"
        f"{DATES}Abstract: {TEXT}\n"
    )
    found = article(text).get("/title")
    assert str(found).split("\n") == [
        "The Patience of Pilots and the Length of", "Slack Water in Harbours",
    ]  # fmt: skip


def test_titles_of_neighbours_and_settings_above_the_title_are_interface() -> None:
    text = (
        "Next Article in Journal\nFerries on Time in Nine Fjords of the North\n"
        "Previous Article in Journal\nOn the Colour of Buoys and the Sight of Gulls\n"
        "Font Type:\nArial Georgia Verdana\nFont Size:\nAa Aa Aa\nLine Spacing:\nColumn Width:\n"
        f"Background:\nReview\n\n{TITLE}\n\n1\nInstitute of Tides, Bergen, Norway\n"
        f"Tides 2024, 3(2), 1-9; https://doi.org/10.5555/tides3020001\n{DATES}\nAbstract\n\n{TEXT}\n"
    )
    found = article(text)
    assert (found.get("/title"), found.get("/type")) == (TITLE, "Review")
    assert "authors" not in found.value
    assert any("Buoys" in b.text for b in document(text).of_kind("interface"))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Research Article | Open Access", "Research Article"),
        ("Letter to the Editor Open Access", "Letter to the Editor"),
        ("  • Study protocol", "Study protocol"),
        ("Case report", "Case report"),
    ],
)
def test_the_article_type_stands_without_its_badge_and_bullet(line: str, kind: str) -> None:
    text = f"{line}\n\n{TITLE}\n\nAda Field, Bo Marsh\n\nAbstract\n\n{TEXT}\n"
    assert article(text).get("/type") == kind


@pytest.mark.parametrize(
    "line",
    [
        "Journal of Tides logoLink to Journal of Tides",
        "Journal of Tides / 2015 / Article",
        "Journal: Journal of Tides, 2015",
    ],
)
def test_lines_of_sites_name_the_journal(line: str) -> None:
    text = f"{line}\n\n{TITLE}\n\nAuthors: Ada Field, Bo Marsh\n\nAbstract\n\n{TEXT}\n"
    assert article(text).get("/journal/title") == "Journal of Tides"
    assert [name for name, _ in people(text)] == ["Ada Field", "Bo Marsh"]


# --- abstract and keywords -----------------------------------------------------------------------


def test_a_protocol_keeps_its_discussion_and_registration_in_the_abstract() -> None:
    text = (
        f"{TITLE}\n\nAda Field 1, Bo Marsh 1\n\nAbstract\n\nBackground\n\n{TEXT}\n\nMethods\n\n"
        "Pilots will be asked.\n\nDiscussion\n\nThe answers will help ports.\n\n"
        "Trial registration\n\nTIDE-00006315.\n\nKeywords: Tides, Harbours, Pilots\n"
    )
    assert article(text).string("abstract").endswith("TIDE-00006315.")
    assert "will help ports" in article(text).string("abstract")


def test_full_stops_part_keywords_where_no_comma_does() -> None:
    text = (
        f"{TITLE}\n\nAda Field1\nBo Marsh2\n\nResumo\n\n{TEXT}\n\n"
        "Palavras-chave: Portos pequenos. Pilotos. Maré parada.\n"
    )
    assert article(text).value["keywords"] == ["Portos pequenos", "Pilotos", "Maré parada"]


def test_a_doi_on_the_line_after_its_reference_belongs_to_it() -> None:
    text = (
        f"{TITLE}\n\nhttps://doi.org/10.5555/tides.1\n\n"
        "Authors:\n\n  1. Ada Field\n  2. Bo Marsh\n\n"
        f"Abstract\n\n{TEXT}\n\n"
        "List of references\n\n  1. Ray, The Mind of a Pilot, Tides, 182, 1372\n"
        "    https://doi.org/10.5555/tides.008\n  2. Fjord, Sills, Tides, 51, 822\n"
        "    https://doi.org/10.5555/tides.009\n"
    )
    references = article(text).value["references"]
    assert [r["doi"] for r in references[:2]] == ["10.5555/tides.008", "10.5555/tides.009"]


# --- what is an article --------------------------------------------------------------------------


def test_an_abstract_in_parts_makes_a_page_without_other_metadata_an_article() -> None:
    text = (
        f"Skip to main content\n\n{TITLE}\n\nAbstract\n\nBackground\n\n{TEXT}\n\nConclusion\n\n"
        f"Pilots may wait less.\n\nBackground\n\n{TEXT}\n"
    )
    found = article(text)
    assert found.get("/title") == TITLE
    assert not found.complete  # nothing may be asked of a text that shows no metadata


def test_the_bare_text_of_a_report_is_an_article_of_which_nothing_is_asked() -> None:
    text = f"{TITLE}\n\nAbstract\n\n{TEXT}\n\nIntroduction\n\n{TEXT}\n\n"
    text += f"Results\n\n{TEXT}\n\nDiscussion\n\n{TEXT}\n"
    assert not article(text).complete


@pytest.mark.parametrize(
    "text",
    [
        "Format: https://example.org/format\nSource: https://example.org/tides\nComment:\n"
        "Different licences apply.\n\n"
        + "".join(
            f"Copyright (c) 20{k:02} Ada Field, Institute of Tides, Bergen, Norway\n"
            "Released under the licence Creative Commons Attribution 4.0.\n\n"
            for k in range(9)
        ),
        "Editors\nJournal metrics\nThe journal is open.\nReview\nComment\nNews\n28 March 2025\n"
        f"{TEXT}\nBy Ada Field\n6 June 2025 | 6 min read\n",
    ],
)
def test_licences_and_home_pages_are_no_articles(text: str) -> None:
    assert document(text).articles == ()
