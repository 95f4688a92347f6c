"""Dashes, quotation marks, apostrophes, ellipses, Latin abbreviations, titles, dates, times."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text, read_text
from corrigenda_rules.catalogue import RULES
from corrigenda_rules.consistency.apostrophe_style import ApostropheStyle
from corrigenda_rules.consistency.caption_stop import CaptionStop
from corrigenda_rules.consistency.dash_style import DashStyle
from corrigenda_rules.consistency.date_form import DateForm
from corrigenda_rules.consistency.decade_apostrophe import DecadeApostrophe
from corrigenda_rules.consistency.decimal_places import DecimalPlaces
from corrigenda_rules.consistency.ellipsis_style import EllipsisStyle
from corrigenda_rules.consistency.empty_cell import EmptyCell
from corrigenda_rules.consistency.latin_abbreviation import LatinAbbreviation
from corrigenda_rules.consistency.latin_comma import LatinComma
from corrigenda_rules.consistency.quote_level import QuoteLevel
from corrigenda_rules.consistency.quote_style import QuoteStyle
from corrigenda_rules.consistency.serial_comma import SerialComma
from corrigenda_rules.consistency.time_form import TimeForm
from corrigenda_rules.consistency.title_stop import TitleStop

OWN = [
    *("apostrophe-style", "caption-stop", "dash-style", "date-form", "decade-apostrophe"),
    *("decimal-mark", "decimal-places", "ellipsis-style", "empty-cell", "latin-abbreviation"),
    *("latin-comma", "leading-zero", "minus-sign", "multiplication-sign", "number-words"),
    *("operator-space", "p-value-form", "p-value-zero", "percent-form", "quote-level"),
    *("quote-style", "serial-comma", "thousands", "time-form", "title-stop", "unit-form"),
    "unit-space",
]


def reported(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


@pytest.mark.parametrize(
    ("rule", "usual", "odd"),
    [
        (LatinAbbreviation, "(e.g., mice)", "(eg, mice)"),
        (LatinAbbreviation, "(e.g. mice)", "(e.g mice)"),
        (LatinAbbreviation, "(e.g. mice)", "(e. g. mice)"),
        (LatinAbbreviation, "(eg, mice)", "(e.g., mice)"),
        (LatinAbbreviation, "(i.e., mice)", "(ie, mice)"),
        (LatinAbbreviation, "(i.e. mice)", "(i.e mice)"),
        (LatinAbbreviation, "Doe et al. also", "Roe et al also"),
        (LatinAbbreviation, "Doe et al also", "Roe et al. also"),
        (LatinAbbreviation, "Doe et al. also", "Roe et. al. also"),
        (LatinAbbreviation, "mice vs. rats", "cats vs dogs"),
        (LatinAbbreviation, "mice vs rats", "cats vs. dogs"),
        (LatinAbbreviation, "mice, etc., here", "cats, etc, here"),
        (LatinAbbreviation, "ca. 5 mice", "ca 7 mice"),
        (LatinAbbreviation, "cf. the mice", "cf the cats"),
        (TitleStop, "with Dr. Doe", "with Dr Roe"),
        (TitleStop, "with Dr Doe", "with Dr. Roe"),
        (TitleStop, "with Mr Doe", "with Mrs. Roe"),
        (DateForm, "on 12 March 2024", "on June 3, 2024"),
        (DateForm, "on March 12, 2024", "on 3 June 2024"),
        (DateForm, "on 12 March 2024", "on 2024-06-03"),
        (DateForm, "on 12 March 2024", "on 03/06/2024"),
        (DateForm, "on 12 March 2024", "on 3.6.2024"),
        (DateForm, "on 2024-03-12", "on 3 June 2024"),
        (DateForm, "on 12 March 2024", "on 3rd June 2024"),
        (DateForm, "on 12 March 2024", "on 3 Jun 2024"),
        (DateForm, "on 12 March 2024", "on 2024 June 3"),
        (DateForm, "on March 12, 2024", "on June 3 2024"),
        (DateForm, "in March 2024", "in June, 2024"),
        (DateForm, "in March 2024", "in June of 2024"),
        (TimeForm, "at 5 pm", "at 9 p.m."),
        (TimeForm, "at 5 p.m.", "at 9 pm"),
        (TimeForm, "at 5 pm", "at 9pm"),
        (TimeForm, "at 5:30 pm", "at 9:15 PM"),
        (TimeForm, "at 5 PM", "at 9 a.m."),
        (EllipsisStyle, "one, two, ... ten", "a, b, … z"),
        (EllipsisStyle, "one, two, … ten", "a, b, ... z"),
        (EllipsisStyle, "one, two, ... ten", "a, b, . . . z"),
        (DashStyle, "the mice—all of them—then", "the cats – some of them – then"),
        (DashStyle, "the mice—all of them—then", "the cats - some of them - then"),
        (DashStyle, "the mice—all of them—then", "the cats — some of them — then"),
        (DashStyle, "the mice – all of them – then", "the cats—some of them—then"),
        (DashStyle, "the mice — all of them — then", "the cats—some of them—then"),
        (SerialComma, "mice, rats, and voles.", "cats, dogs and apes."),
        (SerialComma, "mice, rats or voles.", "cats, dogs, or apes."),
        (LatinComma, "(e.g., mice)", "(i.e. cats)"),
        (LatinComma, "(e.g. mice)", "(i.e., cats)"),
    ],
)
@pytest.mark.parametrize("path", ["article.md", "page.txt"])
def test_the_rarer_form_is_reported_once(rule: type[Rule], usual: str, odd: str, path: str) -> None:
    text = f"At first we were {usual}\nThen we were again {usual}\nLast of all we were {odd}\n"
    (found,) = reported(rule, text, path)
    assert found.strip() in odd
    assert text.index(found) > 0


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("“good”", '"bad"'),
        ('"good"', "“bad”"),
    ],
)
def test_quotation_marks_of_two_kinds_are_reported(usual: str, odd: str) -> None:
    text = f"It was {usual} here and {usual} there, but {odd} in the end.\n"
    assert reported(QuoteStyle, text, "page.txt") == [odd]
    (finding,) = check_text(QuoteStyle, text, "article.md")
    assert finding.severity is Severity.INFO, "a processor of Markdown makes them alike"
    assert apply_fixes(text, [finding]) == text.replace(odd, usual.replace("good", "bad"))


def test_apostrophes_of_two_kinds_are_reported() -> None:
    text = "Crohn’s disease isn’t rare, it’s said; it's known.\n"
    assert reported(ApostropheStyle, text, "page.txt") == ["'"]
    assert apply_fixes(text, check_text(ApostropheStyle, text)) == text.replace("'", "’")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (LatinAbbreviation, "Mice (e.g., a; e.g. b); the eg genes, an ie key, i.e. so; EG and IE."),
        (LatinAbbreviation, "Doe et al. saw it. Seen by Roe et al. Mice, etc. Then, etc., so."),
        (LatinAbbreviation, "Mice versus rats, cats vs. dogs; vs. and vs. it is."),
        (TitleStop, "With Dr Doe and Mr Roe; the drug DR. Mice; Ms and MS. Mrs Roe."),
        (DateForm, "On 12 March 2024, in March 2024 and May; on March 12 of it; 12 March."),
        (DateForm, "From 12–15 March 2024; v2024-03-12; release 2024-03-12; on 12 March 2024."),
        (DateForm, "On March 12, 2024 and March 13, 2024; at https://x.org/2024/03/12/."),
        (DateForm, "Ratios 12/13 and 1.2.3; at 10.1234/2024-03; on 12 March 2024."),
        (
            TimeForm,
            "At 5 pm and 7 am. A 5 pM solution, PM2.5, the 2PM and HG2PM loci; I am 5 am I.",
        ),
        (EllipsisStyle, "One, two, ... ten; “well … so”; 1..5; a/../b; `…` and so on..."),
        (DashStyle, "The mice—all of them—ate 5 – 7 and 5-7 of A–B."),
        (DashStyle, "Aims – to see mice. The mice—all of them—ate; x - y; a path A—b—C—d."),
        (DashStyle, "The mice---all of them---ate; the cats—some of them—too."),
        (QuoteStyle, 'A 5" pipe and 6" tubes; “so” and “so”; `"x"`; width="80%".'),
        (QuoteStyle, "“A ‘inner’ thing”, ‘alone’, “more”, 5′ and 3′ ends, don't."),
        (ApostropheStyle, "It’s the 5'-end, 3' end, N'-methyl, the mice' tails; isn’t it."),
        (DecadeApostrophe, "In the 1990s, 1990’s budget, the 1990’s largest flood, 5's, ’90s."),
        (QuoteLevel, "The “one ‘inner’ way”, the mice's and cats' ends, rock 'n' roll, “so”."),
        (CaptionStop, "Figure 1. It grew.\n\nFigure 2. It died\n\nTable 1. All cells of it\n"),
    ],
)
def test_right_usage_is_left_alone(rule: type[Rule], text: str) -> None:
    assert reported(rule, text) == []


@pytest.mark.parametrize("decade", ["the 1990’s", "the 1990's", "the late 1880's", "the 80's"])
def test_a_decade_loses_its_apostrophe(decade: str) -> None:
    text = f"It began in {decade} here.\n"
    fixed = apply_fixes(text, check_text(DecadeApostrophe, text))
    assert fixed == text.replace("’", "").replace("'", "")


# --- tables


def test_a_cell_of_a_markdown_table_knows_its_table_row_and_column() -> None:
    document = read_text(
        "| a | b |\n|---|---|\n| 1 |   |\n|   | 2 |\n\ntext\n\n| c |\n|---|\n| 3 |\n"
    )
    cells = [(b.text, b.kind, b.cell) for b in document.blocks]
    assert cells == [
        ("a", "th", (1, 0, 1)),
        ("b", "th", (1, 0, 2)),
        ("1", "td", (1, 1, 1)),
        ("2", "td", (1, 2, 2)),
        ("text", "p", None),
        ("c", "th", (2, 0, 1)),
        ("3", "td", (2, 1, 1)),
    ]


def _column(*values: str, head: str = "mean") -> str:
    return f"| {head} |\n|---|\n" + "".join(f"| {value} |\n" for value in values)


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        (("1.25", "3.50", "2.75", "1.5", "4.12"), ["1.5"]),
        (("1.2", "3.5", "2.7", "1.55", "4.1"), ["1.55"]),
        (("−1.25", "3.50", "2.75%", "1.5", "4.12 (0.1)"), ["1.5"]),
        (("1.25", "3.50", "1.5"), []),
        (("1.25", "3.5", "2.75", "1.5", "4.1"), []),
        (("1.25", "3.50", "2.75", "15", "4.12"), []),
        (("0.25", "0.50", "0.75", "0.002", "0.12"), []),
    ],
)
def test_a_value_with_other_decimals_than_its_column_is_reported(
    values: tuple[str, ...], odd: list[str]
) -> None:
    assert reported(DecimalPlaces, _column(*values)) == odd


def test_a_column_of_p_values_may_have_any_decimals() -> None:
    assert reported(DecimalPlaces, _column("0.25", "0.50", "0.75", "0.5", "0.12", head="*P*")) == []


def test_marks_of_empty_cells_are_compared_in_one_table_only() -> None:
    assert reported(EmptyCell, _column("NA", "N/A", "NA")) == ["N/A"]
    assert reported(EmptyCell, _column("NA") + "\ntext\n\n" + _column("N/A")) == []


# --- whatever the text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "5 mg",
                    "7mg",
                    "9 ml",
                    "5 mL",
                    "37 °C",
                    "4°C",
                    "5%",
                    "6 %",
                    "7 percent",
                    "12,500",
                ),
                *(
                    "12500 cells",
                    "12 500",
                    "p = 0.05",
                    "P<.01",
                    "p=0.000",
                    "n=5",
                    "n = 7",
                    "±",
                    "x",
                ),
                *("5 ± 1", "3 × 3", "3x3", "−5", "-5", " – ", "—", "--", "…", "...", "e.g.", "eg"),
                *("(", ")", "“", "”", '"', "'", "’s", "it's", "12 March 2024", "May 3, 2024"),
                *("2024-05-03", "5 pm", "7 p.m.", "two mice", "3 mice", "et al", "et al.", "\n\n"),
                *(
                    "the 1990's",
                    ".",
                    ",",
                    "0,5",
                    "0.5",
                    ".5",
                    "r = .5",
                    "*",
                    "5 mg/kg",
                    "5 mg kg−1",
                ),
            ]
        ),
        max_size=25,
    ),
    st.sampled_from(["article.md", "page.txt"]),
)
def test_no_text_breaks_a_rule_and_safe_fixes_leave_nothing_to_fix(
    words: list[str], path: str
) -> None:
    text = " ".join(words)
    for entry in RULES:
        family, _, name = entry.id.partition("/")
        if family != "consistency" or name not in OWN:
            continue
        rule = entry.load()
        mended = text
        for _ in range(5):
            findings = list(rule(date(2025, 6, 30)).check(read_text(mended, path)))
            assert all(f.span.start <= f.span.end <= len(mended) for f in findings)
            assert all("\n" not in f.message for f in findings)
            safe = [f for f in findings if f.fix is not None and f.fix.safe]
            if not safe:
                break
            mended = apply_fixes(mended, safe)
        else:
            pytest.fail(f"{entry.id} mends {text!r} for ever")
