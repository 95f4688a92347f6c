"""References to figures and tables: one form, no number missing, in order, keys defined."""

from __future__ import annotations

import pytest

from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.consistency.figure_missing import FigureMissing
from corrigenda_rules.consistency.figure_number import FigureNumber
from corrigenda_rules.consistency.figure_order import FigureOrder
from corrigenda_rules.consistency.reference_form import ReferenceForm
from corrigenda_rules.consistency.reference_key import ReferenceKey

HEAD = "---\ntitle: On cells\nauthors: [{name: Ada Field}]\n---\n\n"
CAPTIONS = "\n\n**Figure 1.** Cells.\n\n**Figure 2.** Mice.\n\n**Figure 3.** Rats.\n"
PAGE_CAPTIONS = "\n\nFigure 1. Cells of mice in a dish.\n\nFigure 2. Mice in a cage of the house.\n"


def _found(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


@pytest.mark.parametrize(
    ("text", "minority"),
    [
        ("It grew (Figure 1; Figure 2), and died (Fig. 3).", ["Fig."]),
        ("It grew (Fig. 1). It died (Fig. 2). It rose (figure 3).", ["figure"]),
        ("It grew (Fig 1), fell (Fig. 2) and died (Fig. 3).", ["Fig"]),
        ("As Figure 1, FIGURE 2 and also Figure 3 show.", ["FIGURE"]),
        ("We saw it in Figs. 1–3, in Figures 4 and 5, and in Figs. 6–8.", ["Figures"]),
        ("As in Table 1, Table 2 and table 3.", ["table"]),
        ("As in Table I, Table II and Tab. III.", ["Tab."]),
        ("By Eq. (1), Eq. (2) and Equation (3) it holds.", ["Equation"]),
        ("As in Section 2, Sec. 3 and Section 4.1.", ["Sec."]),
        ("As in Additional file 1, Additional file 2 and Additional File 3.", ["Additional File"]),
        ("See [Figure 1](#a), [Fig. 2](#b) and [Figure 3](#c).", ["Fig."]),
        ("In Figure @fig:a, in Figure @fig:b, in Fig. @fig:c.", ["Fig."]),
        ("See Figure 1, Fig. 2, figure 3, Figure 4 and Figure 5.", ["Fig.", "figure"]),
        ("In Figure 1a,b, Figure 2A and Figure 3b.", ["2A"]),
        ("Seen (Fig. 1 A), then (Fig. 2A) and (Fig. 3B–D).", ["1 A"]),
        ("In Figure S1, Supplementary Figure S2 and Figure S3.", ["Supplementary Figure S2"]),
        (
            "As (supplementary Table S1), (Supplementary Table S2) and (Supplementary Table S3).",
            ["supplementary Table S1"],
        ),
    ],
)
def test_the_form_that_stands_less_is_reported_once(text: str, minority: list[str]) -> None:
    assert _found(ReferenceForm, text) == minority


@pytest.mark.parametrize(
    "text",
    [
        "It grew (Fig. 1). Figure 2 shows it. It died (Fig. 3). Figures 4 and 5 too.",
        "As Figure 1 shows, and Figure 2, it grew (Fig. 3) and died (Fig. 4; Fig. 5).",
        "Panels were (Fig. 1A–C), (Fig. 2A and B), (Fig. 3A, C and 4B).",
        "The figure of Figure 1 and the table of Table 1; tables and figures 3 m long.",
        "We cut sections 5 µm thick, as Section 2 says; Section 3 tells of section 501(c) of law.",
        "The code `fig. 3` and Figure 3 and Figure 4.",
        "Figure 1—figure supplement 2 and Figure 3—source data 1.",
        "A box 3 m wide, the movie 2001 and Box 1.",
    ],
)
def test_right_usage_is_left_alone(text: str) -> None:
    assert _found(ReferenceForm, text) == []


def test_the_fix_keeps_plurals_and_panels() -> None:
    text = "See Figure 1, Figure 2A, Figs. 3 and 4, Figure 5, and Figures 6–8."
    fixed = apply_fixes(text, check_text(ReferenceForm, text))
    assert fixed == "See Figure 1, Figure 2A, Figures 3 and 4, Figure 5, and Figures 6–8."


def test_a_message_counts_every_form_and_names_its_lines() -> None:
    (finding,) = check_text(ReferenceForm, "In Figure 1.\n\nIn Fig. 2.\n\nIn Figure 3.\n")
    assert finding.message.startswith("“Fig.” (1×, line 3) beside “Figure” (2×, lines 1 and 5)")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("See Figures 1–3 and Figure 4." + CAPTIONS, ["Figure 4"]),
        ("See Figure 1, Figure 2, Figure 3 and Figure 7B." + CAPTIONS, ["Figure 7B"]),
        ("See Figure 1 and Figure 2." + CAPTIONS, ["Figure 3"]),
        ("See Figs. 1, 2 and 3, and Fig. 9 of Smith et al." + CAPTIONS, []),
        ("See Figures 1–3 and Figure S1." + CAPTIONS, []),
        ("See Figures 1–3; one mouse in Figure 2, 12 in the next." + CAPTIONS, []),
        ("See Figures 7–9 and Figures 11–15." + CAPTIONS, []),
    ],
)
def test_a_number_without_caption_and_a_caption_without_citation_are_reported(
    text: str, missing: list[str]
) -> None:
    assert _found(FigureMissing, HEAD + text) == missing


def test_the_figures_of_a_page_are_judged_too() -> None:
    page = (
        "Growth of cells in mice and other animals of the house\n\nAbstract\n\n"
        "Cells grow in mice, and this was seen in all of the mice that we had in the house.\n\n"
        "Results\n\nCells grew (Figure 1) in the mice (Figure 2) and in the rats (Figure 3), which "
        "was seen in all of the animals that we had in the house.\n"
    )
    assert _found(FigureMissing, page + PAGE_CAPTIONS, "page.txt") == ["Figure 3"]


def test_one_section_of_a_manuscript_may_cite_the_figures_of_another() -> None:
    assert _found(FigureMissing, "See Figure 1, Figure 2, Figure 3 and Figure 8." + CAPTIONS) == []


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("First Figure 1, then Figure 3, and Figure 2.", ["Figure 3"]),
        ("First Table 2, then Table 1 and Table 3.", ["Table 2"]),
        ("Figure 1, Figure S2, Figure S1, Figure 2, Figure 3, Figure S3.", ["Figure S2"]),
        ("Figure 1, Figures 2–4, Figure 3 and Figure 5.", []),
        ("Figure 1, Figure 2, Figure 1, Figure 3.", []),
        ("Figure 1, Table 2 of Smith, Figure 2, Figure 3.", []),
        ("Figure 3 and Figure 4.", []),
    ],
)
def test_a_figure_cited_before_a_smaller_number_is_reported(text: str, early: list[str]) -> None:
    assert _found(FigureOrder, text) == early


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("**Table 1.** A.\n\n**Table 2.** B.\n\n**Table 4.** C.\n", ["Table 4"]),
        ("**Figure 1.** A.\n\nx\n\n**Figure 2.** B.\n\nx\n\n**Figure 1.** C.\n", ["Figure 1"]),
        ("**Figure 1.** A.\n\n**Table 2.** B.\n\n**Table 1.** B.\n\n**Figure 2.** C.\n", []),
        ("See Figure 3.\n\n**Figure 1.** A.\n\n**Figure 2.** B.\n\n**Figure 4.** C.\n", []),
    ],
)
def test_captions_are_numbered_without_gap_and_once(text: str, wrong: list[str]) -> None:
    assert _found(FigureNumber, text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("See @fig:a and [@fig:c].\n\n![A](a.png){#fig:a}\n", ["[@fig:c]"]),
        ("See @fig-a and @fig-c.\n\n![A](a.png){#fig-a}\n", ["@fig-c"]),
        ("See \\@ref(fig:a).\n\n```{r a, fig.cap='A'}\nplot(a)\n```\n\n{#fig:b}\n", []),
        ("See @fig:a and @tbl:x.\n\n![A](a.png){#fig:a}\n", []),
        ("See @fig:a.\n", []),
    ],
)
def test_a_key_that_nothing_defines_is_reported(text: str, wrong: list[str]) -> None:
    assert _found(ReferenceKey, HEAD + text) == wrong


def test_long_lists_of_numbers_cost_little() -> None:
    text = "See Figures " + ", ".join(map(str, range(1, 999))) + " and " + "Fig. (((" * 2000
    assert _found(ReferenceForm, text) == []
