"""What holds for every text, Markdown or not."""

from __future__ import annotations

import html
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corrigenda.document import OBJECT, Block, Document, MappedText
from corrigenda.testing import read_text

ALPHABET = st.characters(blacklist_categories=["Cs"])

PIECES = st.sampled_from(
    [
        *("# Title\n", "## Abstract\n", "### Keywords\n", "# References\n", "---\n", "...\n"),
        *("+++\n", "title: x\n", "text ", "Wörter ", "漢字", "😀 ", "*", "**", "_", "`", "``"),
        *("```\n", "```python\n", "```{note}\n", ":::{figure} x.png\n", ":::\n", "::: {.c}\n"),
        *(":name: y\n", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\begin{align}", "\\end{align}"),
        *(
            "\\emph{a}",
            "\\cite{b}",
            "\\*",
            "\\\\",
            "[@key]",
            "[see @key, p. 3]",
            "@fig:x",
            "@",
            "[",
        ),
        *("]", "(", ")", "](u)", "![", "{#id .c}", "{{x}}", "{% y %}", "{@fig:z}", "{ref}`t`"),
        *("<!-- c -->", "<!--", "-->", "<b>", "</b>", "<code>", "</code>", "<br>", "<div>\n"),
        *("https://x.org/a_b", "<https://x.org>", "a@b.org", "&amp;", "&nbsp;", "&#x41;", "&"),
        *("\n", "\n\n", "\r\n", "\r", "  \n", "\\\n", "    ", "\t", "> ", "- ", "1. ", "- [ ] "),
        *(
            "| a | b |\n",
            "|---|---|\n",
            ": Caption\n",
            "Table: c\n",
            "[^1]",
            "[^1]: ",
            "Term\n: d\n",
        ),
        *(
            "% comment\n",
            "~",
            "~~",
            "^",
            "^[",
            "x^2^",
            "H~2~O",
            ":smile:",
            "{/* m */}",
            "\x1a",
            "\x00",
        ),
        *("Keywords: a, b; c\n", "Abstract: d\n", "Table 1. e\n", "[r]: http://x\n", "10.1000/x)."),
    ]
)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)
ANYTHING = st.one_of(st.text(ALPHABET, max_size=200), MARKDOWN)


def segments(text: MappedText) -> list[tuple[str, int, int]]:
    """Each segment of a mapped text: its characters and the source they stand for."""
    starts = [*text._text_starts, len(text.text)]
    return [
        (text.text[a:b], lower, upper)
        for a, b, lower, upper in zip(
            starts, starts[1:], text._source_starts, text._source_ends, strict=False
        )
    ]


def stands_for(shown: str, source: str) -> bool:
    """Whether a segment's characters are what its source says to a reader."""
    if shown in (source, OBJECT):
        return True
    if shown in ("\n", " ") and (not source or re.search(r"[\r\n]|<br", source)):
        return True  # a line break takes the prefix of the next line along
    if "\ufffd" in shown:
        return True
    return shown == source[1:] or shown == html.unescape(source)


def check_map(document: Document, block: Block) -> None:
    text = document.source.text
    previous = 0
    for shown, lower, upper in segments(block):
        assert previous <= lower <= upper <= len(text), (shown, lower, upper)
        assert stands_for(shown, text[lower:upper]), (shown, text[lower:upper])
        previous = upper


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
@example("\ufeff---\ntitle: x\n---\n# T\n")
@example("---\ntitle: [\n")
@example("0<CODE>\n</CODE>")
@example("a\\\r\nb &amp; c")
@example("> [!NOTE]\n> a [@b;\n> @c] d")
@example("![![a](b)](c) d")
@example("```{note} T\r\n:class: x\r\nbody\r\n```\r\n")
def test_every_block_maps_to_the_source_it_shows(text: str) -> None:
    document = read_text(text, "x.md")
    for block in document.blocks:
        assert block.text
        assert block.text == block.text.strip()
        check_map(document, block)


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_blocks_come_in_the_order_of_the_file_and_comments_are_comments(text: str) -> None:
    document = read_text(text, "x.mdx")
    starts = [block.span().start for block in document.blocks if block.pointer is None]
    assert starts == sorted(starts)
    for span, inner in document.comments:
        assert inner in text[slice(*span)]


@settings(max_examples=150, deadline=None)
@given(MARKDOWN)
def test_values_of_the_article_are_the_text_at_their_places(text: str) -> None:
    document = read_text("# A title\n\n## Abstract\n\nIt is so.\n\n" + text, "x.md")
    for article in document.articles:
        for at, place in article.places():
            value = article.get(at)
            if isinstance(value, str):
                assert place.text is not None
                assert place.text.text == value
                assert place.text.span() == place.span


@given(st.integers(1, 6), st.text("abcä漢😀", min_size=1, max_size=20))
def test_a_word_is_found_at_its_own_characters_whatever_stands_before_it(
    level: int, before: str
) -> None:
    text = f"{'#' * level} {before}\n\n> *{before}* &amp; **{before}** zebra\n"
    document = read_text(text, "x.md")
    (block,) = [b for b in document.blocks if "zebra" in b.text]
    at = block.text.index("zebra")
    assert text[slice(*block.span(at, at + 5))] == "zebra"
