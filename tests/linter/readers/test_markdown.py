"""The Markdown of real manuscripts: what is prose in it, of which kind, and where it stands."""

from __future__ import annotations

import pytest

from corrigenda.document import OBJECT, Document
from corrigenda.testing import read_text

Shown = list[tuple[str, str]]


def shown(document: Document) -> Shown:
    return [(block.kind, block.text.replace(OBJECT, "▢")) for block in document.blocks]


HABITS: dict[str, tuple[str, Shown]] = {
    "emphasis is transparent to words": (
        "**T**echnology and H<sub>2</sub>O, ~~no~~ *yes*.",
        [("p", "Technology and H2O, no yes.")],
    ),
    "pandoc citations": (
        "Known [@doe2019; see @roe, p. 3], as @poe_1 says [-@doe2019]. Mail me@x.org.",
        [("p", "Known ▢, as ▢ says ▢. Mail ▢.")],
    ),
    "a citation with markup in its key": (
        "See [@doi:10.1002/(SICI)1_x_2; @pmid:123] and @url:https://x.org/a_b_c.",
        [("p", "See ▢ and ▢.")],
    ),
    "no citation": ("[2.4 GHz @ 5 V] and [me@x.org]", [("p", "[2.4 GHz @ 5 V] and [▢]")]),
    "a citation across a line break": ("a [@b;\n@c] d", [("p", "a ▢ d")]),
    "cross references": (
        "In @fig:x, {@tbl:y}, \\autoref{z}, Figure~\\ref{w} and \\@ref(fig:v).",
        [("p", "In ▢, ▢, ▢, Figure▢ and ▢.")],
    ),
    "roles": ("See {ref}`a` and {cite:p}`b,c` and :doc:`d`.", [("p", "See ▢ and ▢ and ▢▢.")]),
    "formulae": (
        "If $a_i * b$, \\(x_1*y\\) and $$c_1 * d$$ then.",
        [("p", "If ▢, ▢ and ▢ then.")],
    ),
    "a formula over several lines": (
        "Then\n\n$$\na_1\n- b\n+ c\n$$\n\nholds.",
        [("p", "Then"), ("p", "holds.")],
    ),
    "a LaTeX environment": (
        "Then\n\\begin{align}\na *b* c\n\\end{align}\nholds.",
        [("p", "Then\n▢\nholds.")],
    ),
    "dollars are money": ("It costs $5/$6 or US$7.", [("p", "It costs $5/$6 or US$7.")]),
    "escaped brackets are brackets": (
        "\\[not a formula, but words in brackets\\] and 2 \\* 3",
        [("p", "[not a formula, but words in brackets] and 2 * 3")],
    ),
    "entities": ("R&amp;D &lt; 5&nbsp;mm", [("p", "R&D < 5\xa0mm")]),
    "addresses": (
        "At https://x.org/a_b_c, (http://y.org), www.z.org. <https://w.org> doi:10.1000/x_y.",
        [("p", "At ▢, (▢), ▢. ▢ doi:▢.")],
    ),
    "links": (
        "A [named link](http://x.org/a_(b)) and [https://y.org](https://y.org), [y.org](y).",
        [("p", "A named link and ▢, ▢.")],
    ),
    "reference definitions are not shown": (
        'A [link][1] and [b].\n\n[1]: http://x.org "teh"\n[b]: y\n',
        [("p", "A link and b.")],
    ),
    "attributes": (
        "## Head {#sec:a .b}\n\nText `x`{.python} here.",
        [("title", "Head"), ("p", "Text ▢ here.")],
    ),
    "superscripts and subscripts": ("x^2^ and H~2~O, ~5 to ~6.", [("p", "x2 and H2O, ~5 to ~6.")]),
    "templates": (
        "By {{author.name}} {% if x %}and{% endif %} {{< var y >}}.",
        [("p", "By ▢ ▢and▢ ▢.")],
    ),
    "emoji": ("Good :+1: no :tada: 12:30: x", [("p", "Good :+1: no ▢ 12:30: x")]),
    "code": (
        "Run `a  b`.\n\n    indented teh\n\n```python\n# teh @x $$\n```\n\n~~~\nteh\n~~~\n",
        [("p", "Run ▢.")],
    ),
    "raw HTML": (
        "<div>teh</div>\n\nA<br>b <code>teh</code> <b>c</b>.\n\n<script>\nteh\n\nteh\n</script>\n",
        [("p", "A\nb ▢ c.")],
    ),
    "figures": (
        "![A caption with *words*](a.png){width=3}\n\nSee ![inline](b.png) it.",
        [("caption", "A caption with words"), ("p", "See ▢ it."), ("caption", "inline")],
    ),
    "tables": (
        "| a | b |\n|---|--:|\n| c \\| d | `e` |\n\nTable: Its caption {#tbl:x}\n",
        [("th", "a"), ("th", "b"), ("td", "c | d"), ("caption", "Table: Its caption")],
    ),
    "a caption under a table": (
        "| a |\n|---|\n| b |\n\n: Its caption.\n",
        [("th", "a"), ("td", "b"), ("caption", "Its caption.")],
    ),
    "a caption by its label": (
        "**Figure 1.** Cells in blue.\n\nFigure 1 shows cells.",
        [("caption", "Figure 1. Cells in blue."), ("p", "Figure 1 shows cells.")],
    ),
    "lists": (
        "- one\n  more\n- [x] two\n\n  second\n  1. three\n",
        [
            ("list-item", "one\nmore"),
            ("list-item", "two"),
            ("list-item", "second"),
            ("list-item", "three"),
        ],
    ),
    "quotations and alerts": (
        "> said\n> she\n\n> [!NOTE]\n> Take care.\n\n> [!info]- Title\n> Text.",
        [("disp-quote", "said\nshe"), ("p", "Take care."), ("disp-quote", "Title\nText.")],
    ),
    "footnotes": ("Text[^1].\n\n[^1]: A note.\n", [("p", "Text▢."), ("fn", "A note.")]),
    "inline notes": ("Text^[A note.] on.", [("p", "Text[A note.] on.")]),
    "definition lists": ("Term\n: What it is.\n", [("p", "Term"), ("p", "What it is.")]),
    "directives that hold prose": (
        "```{note} Its title\n:class: tip\nIts *body*.\n```\n\n:::{tip}\nBody.\n:::\n",
        [("title", "Its title"), ("p", "Its body."), ("p", "Body.")],
    ),
    "a figure directive": (
        ":::{figure} a_b_c.png\n:name: x\nThe caption.\n:::\n\nText.",
        [("caption", "The caption."), ("p", "Text.")],
    ),
    "a table directive": (
        "```{list-table} The caption\n* - a\n  - b\n```\n",
        [("caption", "The caption"), ("td", "a"), ("td", "b")],
    ),
    "directives that hold code": (
        "```{code-cell} python\nteh\n```\n\n:::{math}\nteh\n:::\n\n```{r fig, echo=F}\nteh\n```\n",
        [],
    ),
    "directives with options in YAML": (
        ":::{figure} a.svg\n---\nwidth: 80%\n---\nCaption.\n:::\n\nText.",
        [("caption", "Caption."), ("p", "Text.")],
    ),
    "Quarto's figure divs": (
        "::: {#fig-x layout-ncol=2}\n![A](a.png)\n\nBoth.\n:::\n\nText.",
        [("caption", "A"), ("caption", "Both."), ("p", "Text.")],
    ),
    "nested directives": (
        "::::{note}\nA\n\n:::{tip}\nB\n:::\n\nC\n::::\n\nD",
        [("p", "A"), ("p", "B"), ("p", "C"), ("p", "D")],
    ),
    "pandoc divs": (
        "::: {.callout-note}\n## Head\nBody.\n:::\n\n::: {#refs}\n:::\n",
        [("title", "Head"), ("p", "Body.")],
    ),
    "lines of MyST with carriage returns": (
        "(t)=\r\n# A\r\n\r\n% c\r\n\r\n+++\r\n\r\nB\r\n",
        [("article-title", "A"), ("p", "B")],
    ),
    "grid tables": (
        "A.\n\n+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n\nB.",
        [("p", "A."), ("p", "B.")],
    ),
    "a per cent sign that begins a line": ("It was 50\n% of all.", [("p", "It was 50\n% of all.")]),
    "comments under a heading": (
        "# A\n% one\n%% two\nText.",
        [("article-title", "A"), ("p", "Text.")],
    ),
    "MyST lines": (
        '(target)=\n# A\n\n% a comment\n\nB\n\n+++ {"x": 1}\n\nC\n',
        [("article-title", "A"), ("p", "B"), ("p", "C")],
    ),
    "LaTeX commands": (
        "\\newpage\n\nAn \\emph{important} point.\\label{x} \\textcolor{red}{y}",
        [("p", "An important point. ▢")],
    ),
    "hard and soft breaks": ("a  \nb\\\nc\nd", [("p", "a\nb\nc\nd")]),
    "an unclosed fence": ("A.\n\n```\nteh\n", [("p", "A.")]),
    "carriage returns": ("a\r\nb\r\n\r\nc\rd\r", [("p", "a\nb"), ("p", "c\nd")]),
}


@pytest.mark.parametrize("habit", HABITS)
def test_habit(habit: str) -> None:
    text, expected = HABITS[habit]
    assert shown(read_text(text, "notes.md")) == expected


def test_mdx_imports_and_comments_are_no_prose() -> None:
    text = "import X from 'y'\n\nText {/* note */} here <X a={1} />.\n"
    document = read_text(text, "a.mdx")
    assert shown(document) == [("p", "Text  here .")]
    assert [c.text for c in document.comments] == [" note "]


def test_comments_are_collected_with_their_places() -> None:
    text = (
        "a <!-- one --> b\n\n<!--\ntwo\n-->\n\n% three\n\n`<!-- no -->`\n\n```\n<!-- no -->\n```\n"
    )
    document = read_text(text, "a.md")
    assert [c.text for c in document.comments] == [" one ", "\ntwo\n", " three"]
    assert [text[slice(*c.span)] for c in document.comments] == [
        "<!-- one -->",
        "<!--\ntwo\n-->",
        "% three",
    ]
    assert shown(document) == [("p", "a  b"), ("p", "▢")][:1]


def test_the_span_of_a_word_in_mixed_markup_is_its_hull() -> None:
    text = "> 😀 a **T**echno\\-logy\n> &amp; end"
    (block,) = read_text(text, "a.md").blocks
    at = block.text.index("Techno")
    assert text[slice(*block.span(at, at + 11))] == "T**echno\\-logy"
    assert block.edit(at, at + 1, "t") is not None
    assert block.edit(at, at + 3, "x") is None
    at = block.text.index("\n")
    assert text[slice(*block.span(at, at + 1))] == "\n> "


def test_an_escaped_character_is_one_with_its_backslash() -> None:
    text = "2 \\* 3"
    (block,) = read_text(text, "a.md").blocks
    assert block.text == "2 * 3"
    assert text[slice(*block.span(2, 3))] == "\\*"


SECTIONS = """# The title

## Abstract

First paragraph.

### Background

Second paragraph.

## Keywords

one, two; three

## Results

- item

## References

1. Doe J. A paper.
"""


def test_sections_give_their_paragraphs_a_kind() -> None:
    assert shown(read_text(SECTIONS, "a.md")) == [
        ("article-title", "The title"),
        ("title", "Abstract"),
        ("abstract", "First paragraph."),
        ("title", "Background"),
        ("abstract", "Second paragraph."),
        ("title", "Keywords"),
        ("kwd", "one, two"),
        ("kwd", "three"),
        ("title", "Results"),
        ("list-item", "item"),
        ("title", "References"),
        ("ref", "Doe J. A paper."),
    ]


def test_a_title_and_an_abstract_make_an_article_that_is_not_complete() -> None:
    (article,) = read_text(SECTIONS, "a.md").articles
    assert not article.complete
    assert article.value == {
        "title": "The title",
        "abstract": "First paragraph.\nSecond paragraph.",
        "keywords": ["one, two", "three"],
        "references": [{"text": "Doe J. A paper."}],
    }
    assert SECTIONS[slice(*article.span("/keywords/1"))] == "three"
    abstract = article.text("/abstract")
    assert abstract is not None
    at = abstract.text.index("Second")
    assert SECTIONS[slice(*abstract.span(at, at + 6))] == "Second"


@pytest.mark.parametrize(
    "text",
    [
        "# Tool\n\nInstall it.\n",
        "## Abstract\n\nText.\n",
        "# Summary\n\nText.\n",
        "",
        "\n",
        "---\n",
    ],
)
def test_other_texts_are_no_article(text: str) -> None:
    assert read_text(text, "README.md").articles == ()


def test_labels_in_a_paragraph_name_the_abstract_and_the_keywords() -> None:
    text = "# A\n\n**Abstract.** We did it.\n\n*Key words*: a b, c\n"
    assert shown(read_text(text, "a.md")) == [
        ("article-title", "A"),
        ("abstract", "We did it."),
        ("kwd", "a b"),
        ("kwd", "c"),
    ]


FRONT = """---
title: "A paper"
authors:
  - name: Jane Doe
    affiliation: 1
affiliations:
  - name: A University
    index: 1
date: 1 May 2025
bibliography: paper.bib
---
"""


def test_a_summary_that_opens_an_article_without_an_abstract_is_one() -> None:
    text = FRONT + "\n# Summary\n\nIt is so.\n\n# Statement of need\n\nMuch.\n"
    document = read_text(text, "paper.md")
    (article,) = document.articles
    assert article.complete
    assert article.string("abstract") == "It is so."
    assert text[slice(*article.span("/abstract"))] == "It is so."
    assert ("p", "Much.") in shown(document)


def test_a_title_above_the_summary_is_no_section() -> None:
    text = FRONT + "\n# `tool`: A paper\n\n# Summary\n\nIt is so.\n"
    (article,) = read_text(text, "paper.md").articles
    assert article.string("abstract") == "It is so."


def test_keywords_end_before_the_next_label_and_go_on_over_a_line_break() -> None:
    text = "# A\n\n**Keywords:** light at\nnight, song\n**JEL:** C22\n"
    assert shown(read_text(text, "a.md"))[1:] == [("kwd", "light at night"), ("kwd", "song")]


def test_sections_that_state_something_are_values_of_the_article() -> None:
    text = FRONT + (
        "\n## Competing interests\n\nNone.\n\n## Funding\n\nBy X.\n\n### Grants\n\nY.\n"
        "\n## Data and code availability\n\nOpen.\n\n## References\n\nDoe, 2020.\n"
    )
    (article,) = read_text(text, "paper.md").articles
    assert article.get("/conflict_of_interest") == "None."
    assert article.get("/funding") == [{"statement": "By X.\nY."}]
    assert article.get("/data_availability") == "Open."
    assert article.get("/references/0/text") == "Doe, 2020."
    assert text[slice(*article.span("/funding/0/statement"))].endswith("Y.")
    assert article.span("").start < text.index("A paper")


def test_a_summary_elsewhere_is_a_conclusion() -> None:
    text = FRONT + "\n# Methods\n\nA.\n\n# Summary\n\nB.\n"
    document = read_text(text, "paper.md")
    assert ("p", "B.") in shown(document)
    assert not document.articles[0].string("abstract")


def test_the_front_matter_is_data_and_its_abstract_outranks_the_text() -> None:
    text = FRONT.replace("date:", "abstract: Said before.\ndate:") + "\n## Abstract\n\nOther.\n"
    document = read_text(text, "paper.md")
    assert document.articles[0].string("abstract") == "Said before."
    assert document.data is not None
    assert document.data.get("/title") == "A paper"
    span = document.data.span("/title")
    assert "A paper" in text[slice(*span)]


def test_a_heading_that_repeats_the_title_is_the_title() -> None:
    document = read_text(FRONT + "\n# A paper\n\nText.\n", "paper.md")
    assert [b.text for b in document.of_kind("article-title")] == ["A paper", "A paper"]


def test_a_front_matter_that_is_never_closed_is_a_problem() -> None:
    document = read_text("---\ntitle: A\nlang: en\n\n# Text\n\nAnd teh rest.\n", "a.md")
    (problem,) = document.problems
    assert problem.rule == "source/syntax"
    assert "never closed" in problem.message
    assert ("p", "And teh rest.") in shown(document)


@pytest.mark.parametrize(
    "text",
    ["---\n\nText.\n", "---\nNote: it is prose.\n", "---\nText with words.\n---\n", "- - -\n"],
)
def test_a_rule_at_the_start_is_no_front_matter(text: str) -> None:
    document = read_text(text, "a.md")
    assert document.problems == ()
    assert document.data is None


def test_a_front_matter_that_is_never_opened_is_read_and_a_problem() -> None:
    text = "title: A Study\nauthors:\n  - name: Ada Field\ndoi: 10.5555/1\n---\n\nText.\n"
    document = read_text(text, "a.md")
    assert [p.rule for p in document.problems] == ["source/syntax"]
    assert "never opened" in document.problems[0].message
    assert document.articles[0].string("title") == "A Study"
    assert [b.text for b in document.of_kind("p")] == ["Text."]


@pytest.mark.parametrize(
    "text",
    [
        "title: a heading of the second level\n---\n\nText.",
        "date: the fruit\nkeywords are no keys here\n---\n",
        "Date: 2020-01-01\nAuthors: those who were there\n---\n",
    ],
)
def test_a_line_with_a_colon_opens_no_front_matter(text: str) -> None:
    document = read_text(text, "a.md")
    assert not document.problems
    assert document.data is None


@pytest.mark.parametrize("label", ["**Abstract**", "Abstract:", "*Abstract*"])
def test_a_paragraph_that_is_only_the_name_of_a_section_is_its_heading(label: str) -> None:
    text = (
        f"# On Ice\n\n{label}\n\n**Aims**: Ice is thin.\n\nIt melts.\n\n### Introduction\n\nText.\n"
    )
    document = read_text(text, "a.md")
    assert [b.text for b in document.of_kind("abstract")] == ["Aims: Ice is thin.", "It melts."]
    assert [b.text for b in document.of_kind("p")] == ["Text."]


def test_a_section_without_marks_ends_at_the_next_line_that_is_no_sentence() -> None:
    text = "# On Ice\n\nAbstract\n\nIce is thin.\n\nIntroduction\n\nIce is old.\n"
    document = read_text(text, "a.md")
    assert [b.text for b in document.of_kind("abstract")] == ["Ice is thin."]


def test_keys_that_say_how_to_render_do_not_make_a_manuscript_a_configuration() -> None:
    text = (
        "---\ntitle: On Ice\nauthor:\n  - name: Ada Field\n    orcid: 0000-0002-1694-233X\n"
        "execute:\n  echo: false\ntheme: cosmo\n---\n\nText.\n"
    )
    (article,) = read_text(text, "a.qmd").articles
    assert article.complete


def test_a_toml_front_matter_is_no_prose() -> None:
    document = read_text('+++\ntitle = "teh"\n+++\n\nText.\n', "a.md")
    assert shown(document) == [("p", "Text.")]


def test_the_language_comes_from_the_front_matter() -> None:
    assert read_text("---\nlang: fr\n---\n\nTexte.\n", "a.md").lang == "fr"


def test_a_long_line_of_constructs_is_read_in_linear_time() -> None:
    # Each of these is a way to make a careless scan quadratic: they must simply end.
    for piece in ("`a` ", "[@", "<!-- ", "$$ ", "{{ ", "http://x) ", "](", "\\begin{a} ", "(["):
        read_text(piece * 20_000, "a.md")
