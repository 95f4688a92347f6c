"""What in a text is not its author's to change."""

from __future__ import annotations

import pytest

from corrigenda.borrowed import in_correspondence
from corrigenda.readers import read
from corrigenda.text import SourceText


def letters(text: str, path: str = "a.md") -> list[str]:
    """The texts of the blocks that are part of the correspondence."""
    document = read(SourceText(path, text))
    inside = document.derive(in_correspondence)
    return [block.text for block in document.blocks if id(block) in inside]


@pytest.mark.parametrize("heading", ["Decision letter", "Author response", "Peer review file"])
def test_what_stands_under_the_heading_of_a_letter_is_correspondence(heading: str) -> None:
    assert letters(f"# T\n\nOwn.\n\n## {heading}\n\nTheirs.\n\n- Point.\n") == [
        heading,
        "Theirs.",
        "Point.",
    ]


def test_the_correspondence_ends_where_a_section_of_the_article_begins() -> None:
    text = "## Decision letter\n\nTheirs.\n\n## Major points\n\nTheirs too.\n\n## Methods\n\nOwn.\n"
    assert "Own." not in letters(text)
    assert "Theirs too." in letters(text)


def test_a_page_without_headings_has_letters_from_their_opening_words_on() -> None:
    text = (
        "A title of a page\n\nThe article is long and has a text of its own.\n\n"
        "Thank you for sending your work to our journal. We have read it.\n\nPlease mend it.\n"
    )
    assert letters(text, "a.txt") == [
        "Thank you for sending your work to our journal. We have read it.",
        "Please mend it.",
    ]


def test_thanks_in_the_author_s_own_words_are_no_letter() -> None:
    assert letters("# T\n\nThank you for sending a stamp, wrote one of those we asked.\n") == []
    assert letters("# T\n\n## Peers\n\nWe decided.\n") == []
