"""page/interface-text on whole pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from corrigenda.finding import Finding
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.page.interface_text import InterfaceText

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def seed(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


def report(text: str, path: str = "page.txt") -> list[Finding]:
    return check_text(InterfaceText, text, path)


def test_neighbouring_lines_are_one_finding_with_their_number() -> None:
    first = report(seed("pubmed-stone-fish.txt"))[0]
    assert first.message == (
        "“An official website of the United States government” and 9 more lines are text of the "
        "web site, not of the article: delete it"
    )


def test_the_link_labels_of_all_references_are_one_finding() -> None:
    found = [f for f in report(seed("mdpi-biochar.txt")) if "Google Scholar" in f.message]
    assert len(found) == 1
    assert "in 2 places" in found[0].message
    assert len(found[0].related) == 1


def test_a_long_text_is_quoted_in_part() -> None:
    found = report(seed("frontiers-car-t.txt"))
    assert found[0].message.startswith("“Your new experience awaits. Try the new design now and")
    assert len(found[0].message) < 150
    assert "\n" not in found[0].message


@pytest.mark.parametrize("name", sorted(p.name for p in SEEDS.glob("*.txt")))
def test_a_page_has_few_findings_and_none_after_the_fix(name: str) -> None:
    text = seed(name)
    found = report(text)
    assert len(found) < 12
    mended = apply_fixes(text, found)
    assert report(mended) == []


@pytest.mark.parametrize("name", sorted(p.name for p in SEEDS.glob("*.txt")))
def test_the_fix_deletes_what_was_reported_and_nothing_else(name: str) -> None:
    text = seed(name)
    edits = sorted({e for f in report(text) if f.fix for e in f.fix.edits})
    gone = "".join(text[e.start : e.end] for e in edits)
    assert all(e.replacement == "" for e in edits)
    assert "Abstract" not in gone
    assert all(before.end <= after.start for before, after in pairwise(edits))


def test_a_fix_keeps_windows_newlines_whole() -> None:
    text = seed("frontiers-car-t.txt").replace("\n", "\r\n")
    mended = apply_fixes(text, report(text))
    assert mended.startswith("\r\nREVIEW article\r\n")
    assert "Cancer Treatment\r\n" in mended


def test_the_same_text_in_another_format_is_not_looked_at() -> None:
    assert report(seed("frontiers-car-t.txt"), "page.md") == []
