"""spelling/dialect: which mixes are reported, once and with counts, and what is left alone."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.document import Block, Document
from corrigenda.finding import Finding
from corrigenda.testing import apply_fixes, check_text
from corrigenda.text import SourceText
from corrigenda_rules.spelling._dialects import NAMES, REGIONS, declared, foreign, table
from corrigenda_rules.spelling._respelling import american, is_variant
from corrigenda_rules.spelling.dialect import Dialect

AMERICAN = "The color and the behavior of neighbors in the center were analyzed. "
BRITISH = "The colour and the behaviour of neighbours in the centre were analysed. "


def reported(text: str, **options: Any) -> list[str]:
    """The words reported in a Markdown text."""
    return [text[slice(*f.span)] for f in check_text(Dialect, text, options=options)]


def in_block(kind: str, text: str, lang: str | None = None) -> list[Finding]:
    """The findings in an American document that ends with one block of this kind."""
    whole = AMERICAN + text
    blocks = [
        Block("p", AMERICAN, [(0, 0, len(AMERICAN))]),
        Block(kind, text, [(0, len(AMERICAN), len(whole))], lang=lang),
    ]
    return list(Dialect(date(2025, 6, 30)).check(Document(SourceText("x", whole), "page", blocks)))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (AMERICAN + "A tumour was centred.", "tumour"),
        (AMERICAN * 2 + BRITISH, "colour"),
        (BRITISH * 2 + AMERICAN, "color"),
        (BRITISH + "It was summarized, visualized and summarised and colorless.", "summarised"),
        ("The color is one colour and one more colour.", "color"),
    ],
)
def test_the_minority_is_reported_once_at_its_first_word(text: str, first: str) -> None:
    assert reported(text) == [first]


@pytest.mark.parametrize(
    "text",
    [
        "",
        AMERICAN,
        BRITISH,
        AMERICAN + "It was organized and recognized.",
        BRITISH + "It was organized and recognized.",
        BRITISH + "It was organised and recognised.",
        AMERICAN + "One artefact was seen.",
        BRITISH + "One hematoma was seen.",
        "The colour and behaviour of neighbours in the centre were analyzed; pediatric anemia.",
        AMERICAN + "The Labour Party and the Centre for Behaviour at Tumour House.",
        AMERICAN + "They wrote of “tumours, colours and behaviours” in “the centre”.",
        AMERICAN + 'They wrote of "tumours, colours and behaviours".',
        AMERICAN + "\n\n> The tumours, colours and behaviours of the centre.\n",
        AMERICAN + "See tumour_centre.css, colour=behaviour and `labour` in /colour/centre.",
        AMERICAN + "\n\n- Smith J. Tumour behaviour and colour. J Tumours 2004;12(3):45-67.\n",
        AMERICAN + "Exercise and advise; promise to surprise, revise and comprise otherwise.",
        BRITISH + "The sulfate, the fetus, the program and the meter of the analog catalog.",
        "El color y el favor de la labor en el tumor.\n\n" + BRITISH,
    ],
)
def test_one_dialect_is_left_alone_and_so_is_what_others_wrote(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize("kind", ["kwd", "aff", "ref", "contrib", "subject", "disp-quote"])
def test_names_quotations_and_terms_of_a_thesaurus_do_not_count(kind: str) -> None:
    assert in_block(kind, "the tumour of the colour in behaviour") == []


@pytest.mark.parametrize("kind", ["article-title", "abstract", "caption", "td", "title", "p", "fn"])
def test_the_author_s_own_words_count_wherever_they_stand(kind: str) -> None:
    assert len(in_block(kind, "the tumour of the colour in behaviour")) == 1


def test_another_language_does_not_count() -> None:
    assert in_block("p", "les colours de behaviour", lang="fr") == []


def test_the_counts_of_both_sides_and_the_places_are_told() -> None:
    text = AMERICAN + "A tumour, a tumour and an odour."
    (finding,) = check_text(Dialect, text)
    assert finding.message == (
        "British “tumour” (2×), “odour” (1×) beside American “color” (1×), “behavior” (1×), "
        "“neighbors” (1×), “center” (1×) and 1 more: write one spelling throughout"
    )
    assert [text[slice(*r.span)] for r in finding.related] == ["odour", "color"]
    assert finding.suggestions == ("tumor",)


def test_the_fix_turns_the_minority_and_nothing_else() -> None:
    text = AMERICAN + "A *tumour*, Tumour and the “tumour” of odours."
    fixed = apply_fixes(text, check_text(Dialect, text))
    assert fixed == AMERICAN + "A *tumor*, Tumour and the “tumour” of odors."
    assert reported(fixed) == []


@pytest.mark.parametrize(
    ("dialect", "words"),
    [
        ("en-US", ["colour", "organised"]),
        ("en-GB", ["analyzed"]),
        ("en-CA", ["organised"]),
        ("en-AU", ["analyzed", "realized"]),
    ],
)
def test_an_option_asks_for_a_dialect_and_each_other_word_is_told(
    dialect: str, words: list[str]
) -> None:
    text = "The colour was organised, analyzed and realized by another colour."
    assert reported(text, dialect=dialect) == words


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("Behaviour of tumours", True),
        ("Colour and tumour", True),
        ("Centre of Tumours", False),
        ("Tumour Behaviour Group", False),
        ("“Colour” and tumours", False),
        ("TUMOURS and COLOURS", False),
    ],
)
def test_the_word_that_opens_a_title_counts_but_not_that_of_a_name(
    title: str, counts: bool
) -> None:
    found = reported(f"# {title}\n\n{AMERICAN}")
    assert found == ([title.partition(" ")[0]] if counts else [])


def test_kinds_of_block_can_be_left_out() -> None:
    text = "# The colour and the behaviour\n\n" + AMERICAN
    assert reported(text) == ["colour"]
    assert reported(text, **{"skip-kinds": ["title", "article-title"]}) == []


@pytest.mark.parametrize(
    ("tag", "dialect"),
    [
        ("en-GB", "en-GB"),
        ("en_us", "en-US"),
        ("en-NZ", "en-AU"),
        ("en-Latn-CA", "en-CA"),
        ("en", ""),
        ("de-CH", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_language_tag_declares_a_dialect(tag: str | None, dialect: str) -> None:
    assert declared(tag) == dialect


def test_the_declared_dialect_wins_over_the_majority() -> None:
    text = "---\nlang: en-GB\n---\n\n" + AMERICAN
    assert reported(text) == ["color"]
    assert reported(text.replace("en-GB", "en-US")) == []


# --- the table


def test_the_table_is_of_pairs_that_no_region_has_both_of_but_canada_and_australia() -> None:
    known = table()
    assert len(known.to_american) > 500
    for british, spelled in known.to_american.items():
        assert british != spelled
        assert "U" not in known.regions[british], british
        assert british not in known.to_british
        if spelled in known.regions:
            assert "U" in known.regions[spelled], spelled
            assert "G" not in known.regions[spelled], spelled


def test_the_pairs_of_the_table_are_variants_or_differ_in_a_doubled_letter() -> None:
    for british, spelled in table().to_american.items():
        doubled = {british.replace("ll", "l"), spelled.replace("ll", "l")}
        assert is_variant(british, spelled) or len(doubled) == 1, (british, spelled)
        assert american(spelled) == spelled


@pytest.mark.parametrize("word", ["program", "meter", "fetus", "sulfate", "analyses", "exercise"])
def test_a_word_of_all_dialects_is_no_sign_of_one(word: str) -> None:
    assert word not in table().regions


def test_organize_is_right_in_all_dialects_but_australian() -> None:
    regions = table().regions
    wrong = [dialect for dialect in NAMES if foreign(["organized"], dialect, regions)]
    assert wrong == ["en-AU"]
    assert NAMES.keys() == REGIONS.keys()


WORDS = st.sampled_from(
    ["colour", "color", "analysed", "analyzed", "organised", "organized", "cell", "the", "labelled"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=12), st.sampled_from(["", *NAMES]))
def test_what_is_fixed_is_not_reported_again(words: list[str], dialect: str) -> None:
    text = "It was " + " ".join(words) + "."
    for _ in range(3):
        text = apply_fixes(text, check_text(Dialect, text, options={"dialect": dialect}))
    assert reported(text, dialect=dialect) == []


@settings(max_examples=100, deadline=None)
@given(st.text(string.ascii_letters + " .“”\"'\n<>_*`", max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(reported(BRITISH + AMERICAN + text), list)
