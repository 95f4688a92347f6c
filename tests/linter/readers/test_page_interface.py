"""Buttons, menus and banners, and the prose that resembles them."""

from __future__ import annotations

import pytest

from corrigenda.readers.page.interface import (
    is_banner,
    is_button,
    is_link_labels,
    is_menu_word,
    reference_tail_start,
    tail_start,
)


@pytest.mark.parametrize(
    "line",
    [
        *("Download PDF", "Export citation", "Share on Facebook", "Sign in", "Cite this article"),
        *("View all 3 articles", "Article Views 344", "Skip to main content", "Figures (5)"),
        *("5012 Accesses", "Metricsdetails", "Open in a new tab", "Get rights and content"),
        *("Downloadkeyboard_arrow_down", "Skip to main contentSkip to article", "Elsevier logo"),
        *("Previous article in issue", "Download: Download high-res image (123KB)", "⨯"),
    ],
)
def test_a_short_line_of_interface_words_is_a_button(line: str) -> None:
    assert is_button(line)


@pytest.mark.parametrize(
    "line",
    [
        *("View all patients", "Search strategy", "Results", "Data", "Author contributions"),
        *("Save the whales", "Share of the tide", "Print media and memory", "Open questions"),
        *("Cited works of the pilots", "Follow-up", "Table 1", "Access to harbours"),
    ],
)
def test_headings_of_articles_are_no_buttons(line: str) -> None:
    assert not is_button(line)


@pytest.mark.parametrize(
    "line",
    [
        "Your new experience awaits. Try the new design now and help us make it even better",
        "We use cookies to improve your experience on our website.",
        "Sign up for our newsletter and get alerts in your inbox.",
        "You are using a browser version with limited support for CSS.",
        "Please enable JavaScript in your browser to use this site.",
    ],
)
def test_a_line_that_speaks_to_the_reader_about_the_site_is_a_banner(line: str) -> None:
    assert is_banner(line)


@pytest.mark.parametrize(
    "line",
    [
        "We measured slack water in ten harbours and asked pilots how long they wait.",
        "The final, formatted version of the article will be published soon.",
        "All claims expressed in this article are solely those of the authors.",
        "We thank our colleagues for their help with the design of the survey.",
        "Correspondence should be sent to the first author.",
    ],
)
def test_sentences_of_an_article_are_no_banners(line: str) -> None:
    assert not is_banner(line)


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("Innovations in TreatmentView all 3 articles", "View all 3 articles"),
        ("Slack water in harbours Download PDF", "Download PDF"),
        ("Slack water in harbours", ""),
        ("Read more", ""),
    ],
)
def test_interface_text_glued_to_the_end_of_a_line_is_found(line: str, tail: str) -> None:
    assert line[tail_start(line) :] == tail


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("Field A. Tides. J Sea 2017. [Google Scholar] [CrossRef]", "[Google Scholar] [CrossRef]"),
        (
            "Field A. Tides. J Sea 2017;3:1. Article CAS Google Scholar",
            "Article CAS Google Scholar",
        ),
        ("Field A. How we search Google Scholar. J Sea 2017.", ""),
        ("Field A. A plain reference with an Abstract", ""),
        ("[Google Scholar]", "[Google Scholar]"),
    ],
)
def test_link_labels_behind_a_reference_are_found(line: str, tail: str) -> None:
    assert line[reference_tail_start(line) :] == tail


def test_the_words_of_a_menu_count_but_not_the_number_of_a_figure() -> None:
    assert is_menu_word("PowerPoint slide")
    assert is_menu_word("TIFF")
    assert not is_menu_word("Figure 1")
    assert not is_menu_word("Participants")


def test_a_row_of_link_labels_is_known_as_such() -> None:
    assert is_link_labels("PubMed Abstract | CrossRef Full Text | Google Scholar")
    assert not is_link_labels("Abstract")
    assert not is_link_labels("Google Scholar was searched")
