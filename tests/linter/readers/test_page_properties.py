"""What holds for any text at all: nothing fails, and no position is lost."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.document import Document, MappedText
from corrigenda.readers.page import read
from corrigenda.text import SourceText

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PAGES = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
LINES = sorted({line for page in PAGES for line in page.splitlines() if len(line) < 160})

any_line = st.one_of(
    st.sampled_from(LINES),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60),
    st.text(alphabet="aB1,.;:*†©()[] \t\u00a0•²\r", max_size=40),
)
newline = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\n  "])
pages = st.lists(st.tuples(any_line, newline), max_size=40).map(
    lambda parts: "".join(line + end for line, end in parts)
)
quick = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def assert_mapped(text: MappedText, source: str) -> None:
    for k, char in enumerate(text.text):
        span = text.span(k, k + 1)
        if text.is_verbatim(k, k + 1):
            assert source[slice(*span)] == char
        else:
            assert char in "\ufffc\n"
    ends = [text.span(k, k + 1).end for k in range(len(text.text))]
    assert ends == sorted(ends)


def check(found: Document, source: str) -> None:
    for block in found.blocks:
        assert block.text == block.text.strip() != ""
        assert_mapped(block, source)
    starts = [block.span().start for block in found.blocks]
    assert starts == sorted(starts)
    for article in found.articles:
        for at, place in article.places():
            value = article.get(at)
            assert 0 <= place.span.start <= place.span.end <= len(source)
            if place.text is not None:
                assert place.text.text == value
                assert_mapped(place.text, source)


@quick
@given(pages)
def test_every_block_and_value_maps_to_its_own_characters(text: str) -> None:
    check(read(SourceText("page.txt", text)), text)


@quick
@given(st.sampled_from(PAGES), st.lists(st.tuples(st.integers(0, 80), any_line), max_size=6))
def test_a_page_with_lines_put_in_or_taken_out_keeps_its_positions(
    page: str, edits: list[tuple[int, str]]
) -> None:
    lines = page.split("\n")
    for at, line in edits:
        if at % 2 and lines:
            lines.pop(at % len(lines))
        else:
            lines.insert(at % (len(lines) + 1), line)
    text = "\n".join(lines)
    check(read(SourceText("page.txt", text)), text)


@quick
@given(st.sampled_from(PAGES))
def test_windows_newlines_change_no_value(page: str) -> None:
    unix = read(SourceText("page.txt", page)).articles[0].value
    windows = read(SourceText("page.txt", page.replace("\n", "\r\n"))).articles[0].value
    assert unix == windows


@quick
@given(pages)
def test_reading_twice_gives_the_same(text: str) -> None:
    first, second = (read(SourceText("page.txt", text)) for _ in range(2))
    assert [(b.kind, b.text, b.pointer) for b in first.blocks] == [
        (b.kind, b.text, b.pointer) for b in second.blocks
    ]
    assert [a.value for a in first.articles] == [a.value for a in second.articles]
