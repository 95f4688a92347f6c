"""Words broken and run together: split-word, joined-words, lost-ligature, line-break-hyphen."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text, read_text
from corrigenda_rules.spelling._broken import seams, strange
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._ligatures import LIGATURES, restored
from corrigenda_rules.spelling.joined_words import JoinedWords
from corrigenda_rules.spelling.line_break_hyphen import LineBreakHyphen
from corrigenda_rules.spelling.lost_ligature import LostLigature
from corrigenda_rules.spelling.split_word import SplitWord

ALL = (SplitWord, JoinedWords, LostLigature, LineBreakHyphen)
CLEAN = (
    "The patients received the treatment in the second group of the trial. There was a significant "
    "difference between the effects, and the information was confirmed by different efficient "
    "methods. The definition of the coefficient was sufficient for the classification of results. "
    "These interferon levels were identified during the treatment of inflammation."
)
WORDS = sorted(set(re.findall(r"[a-z]{6,}", CLEAN)))


def reported(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def mended(rule: type[Rule], text: str) -> str:
    return apply_fixes(text, check_text(rule, text))


@pytest.mark.parametrize("rule", ALL)
def test_clean_prose_is_left_alone(rule: type[Rule]) -> None:
    assert reported(rule, CLEAN) == []


@pytest.mark.parametrize("rule", ALL)
def test_skipped_kinds_are_not_looked_at(rule: type[Rule]) -> None:
    text = "# The infor mation ofthe signicant infor-mation\n\nThe second group was small.\n"
    assert check_text(rule, text)
    assert not check_text(rule, text, options={"skip-kinds": ["article-title", "title"]})


@pytest.mark.parametrize("rule", ALL)
def test_code_addresses_and_formulae_are_left_alone(rule: type[Rule]) -> None:
    text = "Call `infor mation ofthe signicant` at https://ofthe.org/signicant or $infor- mation$."
    assert reported(rule, text) == []


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize("text", ["", "a", "- ", "ﬁ", "\ufffd", "x-\n", "of-", "-the-", " ﬁ "])
def test_next_to_nothing_is_no_trouble(rule: type[Rule], text: str) -> None:
    assert reported(rule, text) == []


@pytest.mark.parametrize("rule", ALL)
@given(text=st.text(alphabet="abefilnotuT -\n\ufffd?®ﬁ.,", max_size=80))
def test_any_text_is_checked_and_every_span_is_inside_it(rule: type[Rule], text: str) -> None:
    for finding in check_text(rule, text, "page.txt"):
        assert 0 <= finding.span.start < finding.span.end <= len(text)


@given(word=st.sampled_from(WORDS), at=st.integers(2, 4), gap=st.sampled_from([" ", "\n"]))
def test_a_word_that_is_split_is_put_together_or_left(word: str, at: int, gap: str) -> None:
    broken = word[:at] + gap + word[at:]
    text = CLEAN.replace(word, broken, 1)
    fixed = text
    for rule in (LostLigature, SplitWord):
        fixed = mended(rule, fixed)
    assert fixed in (text, CLEAN)
    if word[:at] not in lexicon() and len(word) - at > 2 and word[at:] not in lexicon():
        assert fixed == CLEAN


@given(word=st.sampled_from(WORDS))
def test_a_lost_ligature_is_put_back_or_left(word: str) -> None:
    found = next((x for x in LIGATURES if x in word), None)
    if found is not None:
        text = CLEAN.replace(word, word.replace(found, "", 1), 1)
        assert mended(LostLigature, text) in (text, CLEAN)


@pytest.mark.parametrize("rule", ALL)
def test_what_is_mended_is_not_reported_again(rule: type[Rule]) -> None:
    text = (
        "The infor mation ofthe trial was signicant and con rmed by interferon for the treat- ment "
        "of a di erent state-ofthe-art method according tot he plan of the second group."
    )
    once = mended(rule, text)
    assert once != text
    assert reported(rule, once) == []


class TestSplitWord:
    def test_a_capital_stays(self) -> None:
        text = "Infor mation was given to them."
        assert mended(SplitWord, text) == "Information was given to them."

    def test_a_line_break_in_markdown_counts_as_a_space(self) -> None:
        text = "They were given infor\nmation about it."
        assert mended(SplitWord, text) == "They were given information about it."

    def test_markup_inside_leaves_no_fix(self) -> None:
        (finding,) = check_text(SplitWord, "They were given **infor** mation about it.")
        assert finding.fix is None
        assert finding.suggestions == ("information",)

    def test_an_unknown_word_that_the_text_uses_by_itself_is_a_term(self) -> None:
        text = "We infor and infor the infor mation of the infor and its infor."
        assert reported(SplitWord, text) == []

    def test_a_letter_moves_over_the_space_both_ways(self) -> None:
        text = "The patient sreceived it, as shown i nthe table."
        assert mended(SplitWord, text) == "The patients received it, as shown in the table."

    def test_a_word_does_not_give_way_to_a_rarer_one(self) -> None:
        assert reported(SplitWord, "The porphyrzins and the symbiozonts and others.") == []

    def test_french_is_left_alone(self) -> None:
        text = "Les infor mation de la France sont dans le treat ment des patients."
        assert reported(SplitWord, text) == []


class TestJoinedWords:
    def test_words_of_content_are_information_and_only_where_they_stand_apart_too(self) -> None:
        text = "The statisticalanalysis of the results was done."
        assert not check_text(JoinedWords, text)
        (finding,) = check_text(JoinedWords, text + " All statistical analysis was blind.")
        assert finding.severity is Severity.INFO

    def test_a_word_written_three_times_is_meant(self) -> None:
        text = "The resultsof tool. We ran resultsof again, and resultsof was quick."
        assert reported(JoinedWords, text) == []

    def test_little_words_run_together_are_never_meant(self) -> None:
        text = "The end ofthe first, ofthe second and ofthe third."
        assert reported(JoinedWords, text) == ["ofthe"] * 3

    def test_a_capital_inside_a_sentence_is_a_name(self) -> None:
        assert reported(JoinedWords, "We thank Ofthe and Inthe Smith for it.") == []

    def test_a_compound_with_hyphens_is_not_its_matter(self) -> None:
        assert reported(JoinedWords, "The state-ofthe-art method was used.") == []


class TestLostLigature:
    @pytest.mark.parametrize(
        ("broken", "right"),
        [
            ("signicant", "significant"),
            ("scientic", "scientific"),
            ("dierent", "different"),
            ("identied", "identified"),
            ("signi cant", "significant"),
            ("speci c", "specific"),
            ("con rmed", "confirmed"),
            ("signi fi cant", "significant"),
            ("signi ﬁ cant", "significant"),
            ("signifi cant", "significant"),
            ("ﬁ rst", "first"),
            ("di\ufffderent", "different"),
            ("di€erent", "different"),
            ("con\x0crmed", "confirmed"),
        ],
    )
    def test_each_way_of_losing_one_is_found(self, broken: str, right: str) -> None:
        text = f"This was the {broken} result of the group."
        assert mended(LostLigature, text) == f"This was the {right} result of the group."

    def test_short_rests_need_other_losses_beside_them(self) -> None:
        assert reported(LostLigature, "The rst format of the ow.") == []
        text = "The signicant and scientic results of the rst group."
        assert reported(LostLigature, text) == ["signicant", "scientic", "rst"]

    def test_only_a_sure_one_has_a_safe_fix(self) -> None:
        text = "The signicant and scientic results of the rst group."
        found = check_text(LostLigature, text)
        assert {text[slice(*f.span)]: f.fix is not None and f.fix.safe for f in found} == {
            "signicant": True,
            "scientic": True,
            "rst": False,
        }

    def test_what_may_be_another_slip_is_left_to_other_rules(self) -> None:
        assert "medication" in lexicon()
        assert reported(LostLigature, "The modication was given twice.") == []

    def test_a_ligature_that_is_there_is_none_lost(self) -> None:
        assert reported(LostLigature, "The signiﬁcant eﬀect was found.") == []

    @pytest.mark.parametrize("word", ["significant", "effect", "different", "efficient", "reflect"])
    def test_the_letters_go_back_to_where_they_were(self, word: str) -> None:
        found = next(x for x in LIGATURES if x in word)
        assert word in [whole for whole, _, _ in restored(word.replace(found, "", 1))]


class TestLineBreakHyphen:
    @pytest.mark.parametrize(
        ("broken", "right"),
        [
            ("infor- mation", "information"),
            ("infor-\nmation", "information"),
            ("infor-\r\n  mation", "information"),
            ("infor\u00ad\nmation", "information"),
            ("infor-mation", "information"),
            ("well- known", "well-known"),
            ("dose-\ndependent", "dose-dependent"),
            ("state-ofthe-art", "state-of-the-art"),
        ],
    )
    def test_each_kind_is_mended(self, broken: str, right: str) -> None:
        text = f"This is the {broken} result of the group."
        assert mended(LineBreakHyphen, text) == f"This is the {right} result of the group."

    @pytest.mark.parametrize(
        "text",
        [
            "short- and long-term effects",
            "pre- or post-operative care",
            "two- to threefold higher",
            "up- and down- regulated genes",
            "inter- versus intra-class values",
            "self- compared to other-touch",
            "the results- which were few",
            "with Cl- over the range",
            "a non-significant, well-known, co-operative effect",
        ],
    )
    def test_hyphens_that_hang_on_purpose_are_left_alone(self, text: str) -> None:
        assert reported(LineBreakHyphen, f"This is {text} of the group.") == []

    def test_the_form_of_the_document_decides(self) -> None:
        assert (
            mended(LineBreakHyphen, "A follow-up, the follow- up.") == "A follow-up, the follow-up."
        )
        text = "It was nonsignificant, non- significant."
        assert mended(LineBreakHyphen, text) == "It was nonsignificant, nonsignificant."

    def test_a_compound_is_a_warning_and_a_broken_word_an_error(self) -> None:
        text = "The infor- mation was well- known."
        assert [f.severity for f in check_text(LineBreakHyphen, text)] == [
            Severity.ERROR,
            Severity.WARNING,
        ]

    def test_a_word_broken_between_two_lines_of_a_page_is_joined(self) -> None:
        text = "Abstract\n\nTreated with erythema-\ntosus drugs in the second group of the trial."
        assert reported(LineBreakHyphen, text, "page.txt") == ["erythema-\ntosus"]


def test_only_unknown_words_of_prose_are_strange() -> None:
    document = read_text("The infor mation, DNA, mRNA and `code`; Infor 21st patient's.\n")
    assert document.derive(strange) == {"infor": 2, "mation": 1, "st": 1}


def test_seams_stand_in_the_order_of_the_text_and_do_not_overlap() -> None:
    document = read_text("The infor mation and the treat ment was signi cant in the group.\n")
    found = document.derive(seams)
    assert [s.word for s in found] == ["information", "treatment", "significant"]
    assert all(a.end <= b.start for a, b in pairwise(found))
