"""structure/*: sections, labels of abstracts, captions and texts of images."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda.rule import Rule
from corrigenda.testing import check_text
from corrigenda_rules._spans import Spans
from corrigenda_rules.structure._sections import kind_of
from corrigenda_rules.structure.abstract_labels import AbstractLabels
from corrigenda_rules.structure.alt_text import AltText
from corrigenda_rules.structure.duplicate_heading import DuplicateHeading
from corrigenda_rules.structure.empty_section import EmptySection
from corrigenda_rules.structure.missing_caption import MissingCaption
from corrigenda_rules.structure.missing_section import MissingSection

RULES = (AbstractLabels, AltText, DuplicateHeading, EmptySection, MissingCaption, MissingSection)


def reported(rule: type[Rule], text: str, path: str = "a.md", level: str = "standard") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path, level=level)]


def jats(body: str, front: str = "") -> str:
    return (
        f"<article><front><article-meta>{front}</article-meta></front><body>{body}</body></article>"
    )


def section(title: str, inner: str = "<p>It melts.</p>") -> str:
    return f"<sec><title>{title}</title>{inner}</sec>"


def abstract(*labels: str, form: str = "{}: Ice melts.") -> str:
    return "# Ice\n\n## Abstract\n\n" + "\n\n".join(form.format(x) for x in labels) + "\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("materials and methods", "methods"),
        ("experimental procedures", "methods"),
        ("results and discussion", "results"),
        ("background", "introduction"),
        ("conclusions", "conclusions"),
        ("general discussion", "discussion"),
        ("case presentation", "case"),
        ("acknowledgements", ""),
        ("a " * 40 + "method", ""),
    ],
)
def test_customary_headings_are_known_by_their_words(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "between",
    [
        "",
        "\n",
        "<!-- to be written -->\n",
        "\n<!--\ntwo\nlines\n-->\n\n",
        "<a id=x></a>\n",
        "---\n",
    ],
)
def test_a_section_is_empty_with_nothing_but_marks_and_comments_in_it(between: str) -> None:
    text = f"# Ice\n\nIt melts.\n\n## Limits\n\n{between}\n## Results\n\nNo.\n"
    assert reported(EmptySection, text) == ["Limits"]


@pytest.mark.parametrize(
    "between",
    [
        "Nothing.",
        "![](a.png)",
        "![A map](a.png)",
        "```r\nplot(x)\n```",
        "$$x = 1$$",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "{{< include _limits.qmd >}}",
        "- one",
        "> quoted",
        "<table><tr><td>1</td></tr></table>",
        ":::{note}\nx\n:::",
        "[](x.md)",
        "### Part\n\nText.",
        "\\input{limits}",
    ],
)
def test_a_section_with_anything_in_it_is_not_empty(between: str) -> None:
    text = f"# Ice\n\nIt melts.\n\n## Limits\n\n{between}\n\n## Results\n\nNo.\n"
    assert reported(EmptySection, text) == []


def test_the_last_heading_is_judged_only_where_the_file_is_the_whole_article() -> None:
    end = "## Methods\n\nA ship.\n\n## Limits\n"
    assert reported(EmptySection, end) == []
    front = "---\ntitle: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n"
    assert reported(EmptySection, front + end) == ["Limits"]
    assert reported(EmptySection, front + end.replace("Limits", "References")) == []


@pytest.mark.parametrize("heading", ["Limits\n------", "Limits {#sec:limits}\n"])
def test_marks_of_a_heading_do_not_fill_its_section(heading: str) -> None:
    hashes = "" if "--" in heading else "## "
    text = f"# Ice\n\nIt melts.\n\n{hashes}{heading}\n\n## Results\n\nNo.\n"
    assert reported(EmptySection, text) == ["Limits"]


def test_an_empty_section_of_jats_is_found_at_its_title() -> None:
    body = (
        section("Methods") + section("<italic>Limits</italic>", "\n<!-- x -->\n") + section("End")
    )
    assert reported(EmptySection, jats(body), "a.xml") == ["Limits"]
    for inner in (
        "<fig/>",
        "<p>x</p>",
        "<disp-formula>x</disp-formula>",
        section("Part"),
        "<list/>",
    ):
        assert reported(EmptySection, jats(section("Limits", inner)), "a.xml") == []


def test_a_section_of_the_same_name_beside_it_is_reported_once() -> None:
    body = section("Methods") + section("Results") + section("Methods")
    found = check_text(DuplicateHeading, jats(body), "a.xml")
    assert [f.severity for f in found] == [Severity.WARNING]
    assert len(found[0].related) == 1


def test_headings_that_come_back_in_a_series_are_right() -> None:
    body = "".join(map(section, ("Remarks", "Habitat", "Remarks", "Habitat")))
    assert reported(DuplicateHeading, jats(body), "a.xml") == []
    body = "".join(map(section, ("Remarks", "Remarks", "Remarks")))
    assert reported(DuplicateHeading, jats(body), "a.xml") == []


def test_headings_with_code_are_compared_by_their_code() -> None:
    text = "# Ice\n\n## Class `A`\n\nx\n\n## Class `B`\n\ny\n"
    assert reported(DuplicateHeading, text) == []
    assert reported(DuplicateHeading, text.replace("`B`", "`A`")) == ["Class `A`"]


def test_copied_pages_do_not_tell_the_levels_of_headings() -> None:
    page = (
        "Research Article\n\nSea ice\n\nAda Field1, Bo Lind1\n\n1 Ice Institute, Oslo, Norway\n\n"
        "Abstract\n\nIce melts.\n\nKeywords: ice, sea\n\nMethods\n\nResults\n\nResults\n\nIt did.\n"
    )
    assert reported(DuplicateHeading, page, "page.txt") == []
    assert reported(EmptySection, page, "page.txt") == []


@pytest.mark.parametrize("form", ["{}: Ice melts.", "**{}:** Ice melts.", "**{}**: Ice melts."])
@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (("Background", "Results", "Methods", "Conclusions"), ["Methods"]),
        (("Background", "Methods", "Conclusion", "Results"), ["Results"]),
        (("Objectives", "Methods", "Methods", "Conclusions"), ["Methods"]),
        (("BACKGROUND", "METHODS", "CONCLUSIONS"), ["CONCLUSIONS"]),
        (("Background", "Methods", "Results", "Conclusions"), []),
        (("Objective", "Background", "Methods", "Findings", "Interpretation"), []),
        (("Background", "Results", "Conclusions"), []),
        (("Results", "Methods"), []),
        (("Importance", "Design", "Results", "Methodology", "Conclusions"), ["Methodology"]),
    ],
)
def test_labels_of_an_abstract(form: str, labels: tuple[str, ...], wrong: list[str]) -> None:
    assert reported(AbstractLabels, abstract(*labels, form=form)) == wrong


def test_labels_that_are_headings_in_jats() -> None:
    def front(*labels: str) -> str:
        return jats("", f"<abstract>{''.join(map(section, labels))}</abstract>")

    assert reported(AbstractLabels, front("Aim", "Results", "Methods"), "a.xml") == ["Methods"]
    assert (
        reported(AbstractLabels, front("Aim", "Methods and findings", "Conclusion"), "a.xml") == []
    )


@pytest.mark.parametrize(
    ("image", "found"),
    [
        ("![](a.png)", True),
        ("![ ](a.png){width=3}", True),
        ('<img src="a.png">', True),
        ("<img src='a.png' width='3'/>", True),
        ("![A map](a.png)", False),
        ('<img src="a.png" alt="">', False),
        ('<img alt="A map" src="a.png">', False),
        ('![](a.png){fig-alt="A map"}', False),
        ("`![](a.png)`", False),
        ("~~~\n![](a.png)\n~~~", False),
        ("<!-- ![](a.png) -->", False),
        ("![][map]", False),
    ],
)
def test_images_without_a_text(image: str, found: bool) -> None:
    assert bool(reported(AltText, f"# Ice\n\nIt melts.\n\n{image}\n")) is found


def test_figures_of_jats_want_a_text_in_the_strict_profile_alone() -> None:
    text = jats('<fig id="f"><caption><p>x</p></caption><graphic/></fig>')
    assert reported(AltText, text, "a.xml") == []
    assert reported(AltText, text, "a.xml", "strict") == ['<fig id="f">']
    assert (
        reported(AltText, text.replace("<graphic/>", "<alt-text>x</alt-text>"), "a.xml", "strict")
        == []
    )


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<label>1</label><graphic/>", True),
        ("<caption/><graphic/>", True),
        ("<caption><title> </title><p/></caption>", True),
        ("<caption><p><italic>x</italic></p></caption>", False),
        ("<caption><title>x</title></caption>", False),
    ],
)
@pytest.mark.parametrize("name", ["fig", "table-wrap"])
def test_a_caption_without_words_is_none(name: str, inner: str, found: bool) -> None:
    text = jats(section("Ice", f"<{name}>{inner}</{name}>"))
    assert bool(reported(MissingCaption, text, "a.xml")) is found
    assert (
        reported(
            MissingCaption, jats("", f"<abstract><{name}>{inner}</{name}></abstract>"), "a.xml"
        )
        == []
    )


@pytest.mark.parametrize(
    ("kind", "headings", "lacking"),
    [
        ("Original Article", "Introduction Results Discussion", ["methods"]),
        ("ORIGINAL RESEARCH article", "Introduction Methods Discussion", ["results"]),
        ("research-article", "Introduction Conclusions", ["methods", "results"]),
        ("Research Article", "Introduction Model Results Discussion", []),
        ("Original research", "Background Methods Findings Discussion", []),
        ("Research protocol", "Introduction Discussion", []),
        ("Research Article", "Approach Discussion", []),
        ("Case Report", "Introduction Discussion", ["the case"]),
        ("Case Report", "Introduction Case-presentation Discussion", []),
        ("Review", "Introduction Discussion", []),
    ],
)
def test_sections_that_a_type_of_article_asks_for(
    kind: str, headings: str, lacking: list[str]
) -> None:
    front = f"---\ntitle: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\ntype: {kind}\n---\n\n"
    body = "".join(f"## {h.replace('-', ' ')}\n\nText.\n\n" for h in headings.split())
    found = check_text(MissingSection, front + body)
    assert [f.message.partition(" no section for ")[2].partition(":")[0] for f in found] == lacking


@given(
    st.lists(
        st.sampled_from(
            [
                "# A\n",
                "## A\n",
                "### B\n",
                "text\n",
                "![](a)\n",
                "```\n",
                "<img>\n",
                "\n",
                "A\n--\n",
            ]
        ),
        max_size=12,
    )
)
def test_any_markdown_is_judged_without_error(lines: list[str]) -> None:
    text = "".join(lines)
    for rule in RULES:
        for finding in check_text(rule, text, level="strict"):
            assert 0 <= finding.span.start <= finding.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            ["<sec>", "</sec>", "<title>A</title>", "<p>x</p>", "<fig>", "</fig>", "<caption>", "x",
             "</caption>", "<label>1</label>", "<!--", "-->", "<abstract>", "</abstract>"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_broken_xml_is_judged_without_error(parts: list[str]) -> None:
    text = jats("".join(parts))
    for rule in RULES:
        for finding in check_text(rule, text, "a.xml", level="strict"):
            assert 0 <= finding.span.start <= finding.span.end <= len(text)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6), st.integers(-1, 31))
def test_spans_hold_the_offsets_that_one_of_them_holds(
    ranges: list[tuple[int, int]], at: int
) -> None:
    spans = [(min(pair), max(pair)) for pair in ranges]
    assert (at in Spans(spans)) is any(start <= at < end for start, end in spans)
