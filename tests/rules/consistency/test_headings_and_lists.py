"""Headings and lists: one case, one punctuation, numbers and levels in sequence."""

from __future__ import annotations

import pytest

from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.consistency.heading_case import HeadingCase
from corrigenda_rules.consistency.heading_level import HeadingLevel
from corrigenda_rules.consistency.heading_number import HeadingNumber
from corrigenda_rules.consistency.heading_punctuation import HeadingPunctuation
from corrigenda_rules.consistency.list_case import ListCase
from corrigenda_rules.consistency.list_punctuation import ListPunctuation

TEXT = "The quality of data, of genes, of cells, of models and of growth was good; all mice ate.\n"


def _found(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def _headings(*names: str, level: int = 2) -> str:
    return "\n\n".join(f"{'#' * level} {name}\n\n{TEXT}" for name in names)


@pytest.mark.parametrize(
    ("names", "minority"),
    [
        (("Search for genes", "Models of growth", "Use of cells", "Quality of Data"), 1),
        (("Search for Genes", "Models of Growth", "Use of Cells", "Quality of data"), 1),
        (("Search for Genes", "Models of Growth", "Use of Cells", "QUALITY OF DATA"), 1),
        (("Search for genes", "Models of growth", "Use of cells", "Work with Bayes"), 0),
        (("Search for genes", "Models of growth", "Use of cells", "Growth: Models of data"), 0),
        (("Search for genes", "Models of growth", "Use of cells", "Materials and Methods"), 0),
        (("Search for genes", "Models of growth", "Use of cells", "“Growth of Cells”"), 0),
        (("Search for genes", "Models of growth", "Use of cells", "Use of `Models Data`"), 0),
        (("Search for genes", "Quality of Data"), 0),
        (("Results", "Methods", "Discussion", "Quality of Data"), 0),
    ],
)
def test_headings_of_a_level_agree_in_case(names: tuple[str, ...], minority: int) -> None:
    assert _found(HeadingCase, _headings(*names)) == list(names[-1:] if minority else ())


def test_each_level_of_headings_has_its_own_custom() -> None:
    upper = _headings("Search for Genes", "Models of Growth", "Use of Cells")
    lower = _headings("Search for genes", "Models of growth", "Use of cells", level=3)
    assert _found(HeadingCase, upper + "\n\n" + lower) == []


def test_one_finding_tells_of_all_headings_in_the_other_case() -> None:
    names = ("Search for genes", "Models of growth", "Use of cells", "Use of Data", "More Models")
    (finding,) = check_text(HeadingCase, _headings(*names))
    assert finding.message.startswith("“title case” (2×")
    assert len(finding.related) == 2


def test_a_heading_that_is_a_name_in_the_text_keeps_its_capitals() -> None:
    names = ("Search for genes", "Models of growth", "Use of cells", "Oral Health Data")
    text = _headings(*names) + "\n\nWe took the Oral Health Data, of which health is a part.\n"
    assert _found(HeadingCase, text) == []


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        (("1", "2", "4"), ["4"]),
        (("1", "1.1", "1.2", "1.4", "2"), ["1.4"]),
        (("1", "1.1", "1.1", "2"), ["1.1"]),
        (("1", "1.1", "2", "2.1", "2.2", "3"), []),
        (("3", "3.1", "3.2", "4"), []),
        (("1", "2"), []),
    ],
)
def test_numbers_of_headings_follow_each_other(numbers: tuple[str, ...], wrong: list[str]) -> None:
    text = "".join(f"## {number} Cells\n\nText.\n\n" for number in numbers)
    assert _found(HeadingNumber, text) == wrong


@pytest.mark.parametrize(
    ("ends", "fixed"),
    [
        (("", "", "", "."), ("", "", "", "")),
        (("", "", "", ":"), ("", "", "", "")),
        ((".", ".", ".", ""), (".", ".", ".", ".")),
        (("", "", "", "?"), ("", "", "", "?")),
        (("", ".", "", "."), ("", ".", "", ".")),
    ],
)
def test_headings_end_alike(ends: tuple[str, ...], fixed: tuple[str, ...]) -> None:
    def text(marks: tuple[str, ...]) -> str:
        return "".join(f"## The growing cells{mark}\n\n" for mark in marks)

    assert apply_fixes(text(ends), check_text(HeadingPunctuation, text(ends))) == text(fixed)


def test_a_level_left_out_is_told_as_information() -> None:
    (finding,) = check_text(HeadingLevel, "## A\n\n#### B\n\n## C\n\n### D\n")
    assert finding.severity.value == "info"


def _items(*items: str, mark: str = "-") -> str:
    return "There are\n\n" + "".join(f"{mark} {item}\n" for item in items)


@pytest.mark.parametrize(
    ("items", "wrong"),
    [
        (("Cells of mice", "Food of rats", "water of all"), ["water"]),
        (("cells of mice", "food of rats", "Water of all water"), ["Water"]),
        (("Cells of mice", "Food of rats", "`water` of all"), []),
        (("Cells of mice", "Food of rats", "mRNA of all"), []),
        (("Cells of mice", "Food of rats", "p53 of all"), []),
        (("Cells of mice", "Food of rats", "n-Butanol"), []),
        (("cells of mice", "food of rats", "Europe and its men"), []),
        (("Cells of mice", "water of all"), []),
        (("Cells", "cells", "Food", "food"), []),
    ],
)
def test_items_of_a_list_begin_alike(items: tuple[str, ...], wrong: list[str]) -> None:
    assert _found(ListCase, _items(*items)) == wrong
    assert _found(ListCase, _items(*items, mark="1.")) == wrong


def test_lists_beside_each_other_and_lists_in_lists_are_judged_apart() -> None:
    text = "- Cells\n- Food\n- Water\n  - of mice\n  - of rats\n  - of men\n\n1. cells\n2. food\n"
    assert _found(ListCase, text) == []


@pytest.mark.parametrize(
    ("items", "fixed"),
    [
        (("Two cells", "Some food.", "Cold water", "Some salt"), "Some food"),
        (("Cells grow.", "Mice eat", "Rats sleep.", "Men walk."), "Mice eat."),
        (("cells of mice;", "food of rats.", "water of all;", "salt."), "food of rats;"),
        (("cells of mice;", "food of rats; and", "salt of all."), "food of rats; and"),
        (("Two cells", "Some food", "Cold water."), "Some food"),
        (("Two cells", "Some food, etc.", "Cold water", "Salt too"), "Some food, etc."),
        (("Two cells", "Some `food`.", "Cold water:", "Why not salt?"), "Some `food`."),
    ],
)
def test_items_of_a_list_end_alike(items: tuple[str, ...], fixed: str) -> None:
    text = _items(*items)
    wanted = _items(items[0], fixed, *items[2:])
    assert apply_fixes(text, check_text(ListPunctuation, text)) == wanted
