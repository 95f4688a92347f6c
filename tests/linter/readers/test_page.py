"""Whole pages: the parts of an article, in the shapes of several publishers."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.readers.page import read
from corrigenda.text import SourceText

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
ORIGINAL = SEEDS.parents[1] / "shared" / "seeds" / "frontiers-fimmu-2025-1625166.txt"

FRONT = """Research Article
Journal of Tides
Volume 3, Issue 2, 2024
{title}
{authors}
{affiliations}
Abstract
Slack water is short in small harbours, and pilots wait for it. We measured how long it lasts.
Keywords: tides; harbours; pilots
Received: 3 March 2024; Accepted: 7 May 2024; Published: 9 May 2024
"""


def page(
    authors: str = "Ada Field 1,*, Bo Marsh 1,2",
    affiliations: str = "1 Institute of Tides, Bergen, Norway\n"
    "2 School of Harbours, Lisbon, Portugal",
    title: str = "Slack water in small harbours and the patience of pilots",
    after: str = "",
) -> str:
    return FRONT.format(authors=authors, affiliations=affiliations, title=title) + after


def document(text: str) -> Document:
    return read(SourceText("page.txt", text))


def article(text: str) -> Article:
    (found,) = document(text).articles
    return found


def names(text: str) -> list[str]:
    return [a["literal"] for a in article(text).value["authors"]]


def kinds(text: str, kind: str) -> list[str]:
    return [block.text for block in document(text).of_kind(kind)]


def seed(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


# --- the page the project began from ------------------------------------------------------------


@pytest.fixture(
    params=[
        "frontiers-car-t.txt",
        pytest.param(
            str(ORIGINAL), marks=pytest.mark.skipif(not ORIGINAL.exists(), reason="not here")
        ),
    ]
)
def car_t(request: pytest.FixtureRequest) -> str:
    return (SEEDS / request.param).read_text(encoding="utf-8")


def test_doubled_glued_names_give_each_author_once_and_in_order(car_t: str) -> None:
    assert [(a["given"], a["family"]) for a in article(car_t).value["authors"]] == [
        ("YuanHao", "Wu"),
        ("Luyao", "Han"),
        ("Yu", "Wang"),
        ("Mengjiao", "Gu"),
        ("Yunuo", "Wang"),
        ("Jingyue", "Gao"),
        ("Hanjing", "Huang"),
        ("Chen", "Li"),
    ]


def test_each_author_has_their_own_markers_and_the_star_means_corresponding(car_t: str) -> None:
    authors = article(car_t).value["authors"]
    assert [a["affiliations"] for a in authors] == [["1", "2"]] * 7 + [["3", "4"]]
    assert [a.get("corresponding", False) for a in authors] == [False] * 7 + [True]


def test_a_doubled_name_stays_visible_in_the_block_of_its_author(car_t: str) -> None:
    blocks = list(document(car_t).of_kind("contrib"))
    assert (blocks[0].text, blocks[0].pointer) == ("YuanHao  WuYuanHao Wu1,2", "/authors/0")
    clean = article(car_t).text("/authors/0/literal")
    assert clean is not None
    assert clean.span().start == blocks[0].span().start + len("YuanHao  Wu")


def test_all_the_facts_of_the_page_are_found(car_t: str) -> None:
    found = article(car_t)
    assert found.string("type") == "REVIEW article"
    assert found.get("/journal/title") == "Front. Immunol."
    assert found.string("section") == (
        "Autoimmune and Autoinflammatory Disorders : Autoimmune Disorders"
    )
    assert (found.string("volume"), found.get("/year")) == ("16", 2025)
    assert found.string("doi") == "10.3389/fimmu.2025.1625166"
    assert found.string("title").startswith("CAR-T Therapy: Pioneering")
    assert found.string("status") == "Provisionally accepted"
    assert found.get("/dates") == {"received": "2025-05-08", "accepted": "2025-07-23"}
    assert found.get("/copyright/holders") == [
        *("Wu", "Han", "Wang", "Gu", "Wang", "Gao", "Huang", "Li"),
    ]
    assert found.get("/correspondence/0/name") == "Chen Li"
    assert found.get("/correspondence/0/email") is None
    assert [a["label"] for a in found.value["affiliations"]] == ["1", "2", "3", "4"]
    assert {a["country"] for a in found.value["affiliations"]} == {"China"}
    assert found.value["keywords"] == [
        "Chimeric antigen receptor T-cell therapy",
        "CAR (chimeric antigen receptor)",
        "SLE - systemic lupus erthematosus",
        "Autoimmune Diseases",
        "Adverse (side) effects",
    ]


def test_a_link_glued_to_the_research_topic_is_split_from_it(car_t: str) -> None:
    found = document(car_t)
    texts = [b.text for b in found.of_kind("interface")]
    assert texts[-1] == "View all 3 articles"
    assert found.articles[0].string("research_topic").endswith("Autoimmune and Cancer Treatment")


def test_the_disclaimer_and_the_licence_are_no_interface(car_t: str) -> None:
    assert len(kinds(car_t, "interface")) == 2
    assert kinds(car_t, "permissions")[0].startswith("Copyright: © 2025 Wu")


# --- the seeds in other publishers' shapes -------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "count", "doi"),
    [
        ("plos-night-naps.txt", 3, "10.1371/journal.pone.0298761"),
        ("mdpi-biochar.txt", 4, "10.3390/plants14041234"),
        ("bmc-pulse-screening.txt", 3, "10.1186/s12916-023-02755-1"),
        ("elife-song-memory.txt", 3, "10.7554/eLife.84567"),
        ("pubmed-stone-fish.txt", 4, "10.1016/j.jtt.2024.01.007"),
        ("scielo-manuscript-wrapped.txt", 3, ""),
    ],
)
def test_a_seed_page_gives_an_article_with_title_authors_abstract_and_dates(
    name: str, count: int, doi: str
) -> None:
    found = article(seed(name))
    assert len(found.value["authors"]) == count
    assert found.string("doi") == doi
    assert len(found.string("title")) > 30
    assert len(found.string("abstract")) > 300
    assert "published" in found.value["dates"]
    assert all(a.get("name") for a in found.value["affiliations"])


def test_roles_affiliation_orcid_and_email_under_an_author_belong_to_that_author() -> None:
    first, second, _ = article(seed("plos-night-naps.txt")).value["authors"]
    assert first["roles"][:2] == ["Conceptualization", "Data curation"]
    assert first["email"] == "ingrid.solheim@fjordby.example"
    assert first["corresponding"] is True
    assert (first["affiliations"], second["affiliations"]) == (["1"], ["2"])
    assert second["orcid"] == "0000-0002-1825-0098"
    assert (second["given"], second["family"]) == ("Marcus", "van den Berg")


def test_labels_on_lines_of_their_own_belong_to_the_next_line() -> None:
    found = article(seed("mdpi-biochar.txt"))
    assert [(a["label"], a["country"]) for a in found.value["affiliations"]] == [
        ("1", "Italy"),
        ("2", "Austria"),
        ("3", "China"),
    ]
    assert found.get("/affiliations/0/city") == "Milan"


def test_an_orcid_id_glued_to_a_marker_gives_both() -> None:
    found = article(seed("bmc-pulse-screening.txt"))
    assert found.get("/authors/0/orcid") == "0000-0003-4471-0268"
    assert found.get("/authors/0/affiliations") == ["1"]


def test_a_structured_abstract_ends_where_the_article_begins_again_with_background() -> None:
    text = seed("bmc-pulse-screening.txt")
    assert article(text).string("abstract").endswith("ISRCTN12345678.")
    assert any(t.startswith("Atrial fibrillation raises") for t in kinds(text, "p"))


def test_other_articles_that_the_page_recommends_are_no_part_of_the_article() -> None:
    text = seed("pubmed-stone-fish.txt")
    assert any(t.startswith("Stings of the sea") for t in kinds(text, "interface"))
    assert article(text).string("pmid") == "38123456"


def test_wrapped_lines_are_one_paragraph_with_newlines_inside() -> None:
    text = seed("scielo-manuscript-wrapped.txt")
    (abstract,) = kinds(text, "abstract")
    assert "depends\non on the tank" in abstract
    assert kinds(text, "article-title") == [
        "Rainwater tanks and the taste of drinking water on three dry\nislands"
    ]


# --- parts of a page -----------------------------------------------------------------------------


def test_a_statement_is_read_from_its_label_or_from_the_paragraph_under_its_heading() -> None:
    after = "Funding: The Tide Trust paid.\n\nCompeting interests\n\nThe authors declare none.\n"
    found = article(page(after=after))
    assert found.get("/funding/0/statement") == "The Tide Trust paid."
    assert found.string("conflict_of_interest") == "The authors declare none."


def test_references_are_numbered_off_and_lose_their_link_labels() -> None:
    after = (
        "References\n1. Field A. Tides. J Sea. 2001;3:1–9. doi:10.5555/abc. "
        "[Google Scholar] [CrossRef]\n2. Marsh B. Locks. J Sea. 2002;4:1–9.\n"
    )
    found = article(page(after=after))
    assert found.value["references"] == [
        {"text": "Field A. Tides. J Sea. 2001;3:1–9. doi:10.5555/abc.", "doi": "10.5555/abc"},
        {"text": "Marsh B. Locks. J Sea. 2002;4:1–9."},
    ]
    assert kinds(page(after=after), "interface") == ["[Google Scholar] [CrossRef]"]


def test_urls_and_addresses_in_prose_become_objects_that_map_to_their_source() -> None:
    text = page(after="Introduction\nSee https://tides.example/x?y=1, or write to a@b.example.\n")
    (block,) = document(text).of_kind("p")
    assert block.text == "See \ufffc, or write to \ufffc."
    assert text[slice(*block.span(4, 5))] == "https://tides.example/x?y=1"


def test_a_correspondence_note_gives_name_and_email() -> None:
    after = "*Correspondence: Ada Field, ada@tides.example; Bo Marsh, bo{at}tides.example\n"
    found = article(page(after=after))
    assert [(c["name"], c["email"]) for c in found.value["correspondence"]] == [
        ("Ada Field", "ada@tides.example"),
        ("Bo Marsh", "bo@tides.example"),
    ]


def test_the_author_named_in_a_correspondence_note_is_corresponding_without_a_star() -> None:
    found = article(page(authors="Ada Field 1, Bo Marsh 2", after="Correspondence to Bo Marsh.\n"))
    assert [a.get("corresponding") for a in found.value["authors"]] == [None, True]


def test_a_symbol_means_what_the_note_beside_it_says() -> None:
    text = page(
        authors="Ada Field 1,†, Bo Marsh 2,*",
        after="† These authors contributed equally to this work.\n",
    )
    first, second = article(text).value["authors"]
    assert (first["equal"], second["corresponding"]) == (True, True)
    assert first["affiliations"] == ["1"]


def test_markers_without_any_labelled_affiliation_number_them_in_order() -> None:
    text = page(
        affiliations="",
        after="Authors and Affiliations\nInstitute of Tides, Bergen, Norway\nAda Field\n\n"
        "School of Harbours, Lisbon, Portugal\nBo Marsh\n",
    )
    assert [a["label"] for a in article(text).value["affiliations"]] == ["1", "2"]


def test_a_superscript_marker_and_a_plain_label_are_the_same_label() -> None:
    text = page(
        authors="Ada Field¹*, Bo Marsh²",
        affiliations="1 Institute of Tides, Bergen, Norway\n2 School of Harbours, Lisbon, Portugal",
    )
    assert [a["affiliations"] for a in article(text).value["authors"]] == [["1"], ["2"]]


def test_a_title_in_capitalised_words_is_not_taken_for_names() -> None:
    text = page(title="Neural Mechanisms of Honesty and Cheating")
    assert article(text).string("title") == "Neural Mechanisms of Honesty and Cheating"
    assert names(text) == ["Ada Field", "Bo Marsh"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "BMC Medicine volume 21, Article number: 55 (2023)",
            {"journal": "BMC Medicine", "volume": "21", "pages": "55", "year": 2023},
        ),
        (
            "Int. J. Mol. Sci. 2025, 26(4), 1234; https://doi.org/10.5555/ijms26041234",
            {
                "journal": "Int. J. Mol. Sci.",
                "volume": "26",
                "issue": "4",
                "pages": "1234",
                "doi": "10.5555/ijms26041234",
            },
        ),
        ("PLoS ONE 18(3): e0281234", {"journal": "PLoS ONE", "volume": "18", "pages": "e0281234"}),
        ("eLife 12:e84567", {"journal": "eLife", "volume": "12", "pages": "e84567"}),
        (
            "J Trop Toxinol. 2024 Mar 3;35(5):178-85. doi: 10.5555/x.",
            {"journal": "J Trop Toxinol", "volume": "35", "issue": "5", "pages": "178-85"},
        ),
        (
            "Citation: Field A, Marsh B (2023) Slack water. Front. Tides 9:3022. doi: 10.5555/ab",
            {"journal": "Front. Tides", "volume": "9", "pages": "3022", "doi": "10.5555/ab"},
        ),
        ("Volume 16 - 2025 | doi: 10.5555/fimmu.2025", {"volume": "16", "year": 2025}),
    ],
)
def test_where_it_was_published_is_read_from_any_one_line(
    line: str, expected: dict[str, object]
) -> None:
    text = page().replace("Journal of Tides\nVolume 3, Issue 2, 2024", line)
    found = article(text)
    for name, value in expected.items():
        at = "/journal/title" if name == "journal" else f"/{name}"
        assert found.get(at) == value, name


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Received: 3 March 2024 / Accepted: 7 May 2024", ("2024-03-03", "2024-05-07")),
        ("Received March 3, 2024; accepted May 7, 2024", ("2024-03-03", "2024-05-07")),
        ("Received 2024 Mar 3; Accepted 2024 May 7.", ("2024-03-03", "2024-05-07")),
        ("Received: 2024-03-03 Accepted: 2024-05-07", ("2024-03-03", "2024-05-07")),
        ("Received\n3 March 2024\nAccepted\n7 May 2024", ("2024-03-03", "2024-05-07")),
        ("Received: 03.03.2024, Accepted: 07.05.2024", ("2024-03-03", "2024-05-07")),
        ("Received: March 2024; Accepted: 31 February 2024", ("2024-03", "2024-02-31")),
        ("Received: 3/4/2024; Accepted: 5/6/2024", ("3/4/2024", "5/6/2024")),
    ],
)
def test_dates_of_any_style_become_iso_dates_and_ambiguous_ones_stay(
    line: str, dates: tuple[str, str]
) -> None:
    text = page().replace(
        "Received: 3 March 2024; Accepted: 7 May 2024; Published: 9 May 2024", line
    )
    found = article(text).get("/dates")
    assert (found["received"], found["accepted"]) == dates


# --- what is no article ---------------------------------------------------------------------------

README = """Tidelib 2.1

Tidelib predicts tides. Copyright (c) 2024 Ada Field. Licensed under the MIT License.

Authors: Ada Field, Bo Marsh
License: MIT

Installation
pip install tidelib

Citation
Field A, Marsh B (2023) Tidelib: tides in Python. J Open Tides 8(85): 5000. https://doi.org/10.5555/12

Contributing
Send patches.
"""
POEM = (
    "Shall I go down to the harbour\nWhere the grey boats lie\n\nI will go down\nTo the sea\n" * 4
)
LOG = "".join(f"2024-01-{d:02} 12:00:01 INFO Received: request {d}\n" for d in range(1, 29))
CV = """Ada Field
Department of Tides, University of Bergen, Bergen, Norway
Education
2010 PhD, University of Bergen
Publications
Field A, Marsh B. Slack water. J Sea. 2020;12(3):1-9. doi: 10.5555/abc
Field A. Tides. J Sea. 2021;13(3):1-9. doi: 10.5555/abd
Awards
Tide prize 2020
"""
MEMO = """Request for Comments: 9999
The Tide Protocol
Copyright Notice
Copyright (c) 2023 The Tide Trust. All rights reserved.
Abstract
This memo describes a protocol for tides. It is simple and works over any transport.
1. Introduction
Tides rise and fall. A protocol is needed that says when.
References
[1] Bradner, S., "Words", RFC 1, March 1997.
[2] Field, A., "Tides", RFC 2, March 1998.
[3] Marsh, B., "Locks", RFC 3, March 1999.
"""
CONTENTS = "Journal of Tides\nVolume 3, Issue 2, 2024\nTable of contents\n" + "".join(
    f"Slack water in harbour {k}\nAda Field, Bo Marsh\nAbstract\nWe measured it.\nDownload PDF\n"
    for k in range(9)
)


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n\n", "word", "numpy>=1.20\npandas==2.0.1  # data\n-e .\n", "a\tb\n1\t2\n"),
        *(README, POEM, LOG, CV, MEMO, CONTENTS),
    ],
)
def test_what_is_no_article_gives_no_article_and_no_interface(text: str) -> None:
    found = document(text)
    assert found.articles == ()
    assert {b.kind for b in found.blocks} <= {"p", "title", "list-item", "caption", "td"}


def test_plain_prose_is_kept_paragraph_by_paragraph() -> None:
    text = "The first paragraph.\n\n  • An item.\n\nThe second one.\n"
    assert [(b.kind, b.text) for b in document(text).blocks] == [
        ("p", "The first paragraph."),
        ("list-item", "An item."),
        ("p", "The second one."),
    ]


def test_a_subject_before_the_authors_is_no_author() -> None:
    text = page(authors="Marine Biology\nAda Field 1,*, Bo Marsh 2")
    assert names(text) == ["Ada Field", "Bo Marsh"]


def test_a_labelled_paragraph_of_the_abstract_stays_in_it_whatever_its_label() -> None:
    abstract = "Background: Slack water is short.\nMethodology: We measured it.\nResults: It is."
    text = page().replace(
        "Slack water is short in small harbours, and pilots wait for it. "
        "We measured how long it lasts.",
        abstract,
    )
    assert article(text).string("abstract") == abstract


def test_the_abstract_of_several_paragraphs_maps_to_its_source() -> None:
    text = seed("pubmed-stone-fish.txt")
    found = article(text).text("/abstract")
    assert found is not None
    at = found.text.index("Five reports")
    assert text[slice(*found.span(at, at + 12))] == "Five reports"


def test_a_second_correspondent_on_the_next_line_needs_no_label() -> None:
    after = "* Correspondence: Ada Field, Institute of Tides, Bergen, Norway\nBo Marsh, Lisbon\n"
    found = article(page(after=after)).value["correspondence"]
    assert [note["name"] for note in found] == ["Ada Field", "Bo Marsh"]


def test_doubled_names_without_numbers_and_a_journal_that_looks_like_a_name() -> None:
    text = """Try the new design of our website now and help us make it even better for you
SYSTEMATIC REVIEW article
Front. Public Health
Volume 13 - 2025 | doi: 10.5555/fpubh.2025.1
Digital Tools and the Health of Dock Workers: A Systematic Review
Provisionally accepted
Ada Mary  FieldAda Mary FieldJosé  de la CruzJosé de la Cruz*Bo  MarshBo Marsh
  • Independent researcher, London, United Kingdom
Introduction: Dock workers use digital tools. Methods: We searched five databases for trials.
Keywords: digital health, dock workers
"""
    found = article(text)
    assert names(text) == ["Ada Mary Field", "José de la Cruz", "Bo Marsh"]
    assert found.get("/authors/1/corresponding") is True
    assert found.get("/journal/title") == "Front. Public Health"
    assert found.string("title").startswith("Digital Tools")
    assert found.string("abstract").startswith("Introduction: Dock workers")


def test_character_references_left_in_an_author_list_separate_nothing() -> None:
    text = page(authors="Ada Field&#x;Ada Field1†Bo MarshBo Marsh1†Carla Ray\nCarla Ray2*")
    assert names(text) == ["Ada Field", "Bo Marsh", "Carla Ray"]
    assert [a["affiliations"] for a in article(text).value["authors"]] == [["1"], ["1"], ["2"]]
