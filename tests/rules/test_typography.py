"""The typography rules beyond their examples: other kinds of block, other formats, any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.document import Block, Document
from corrigenda.finding import Severity
from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text, read_text
from corrigenda.text import SourceText
from corrigenda_rules import rules
from corrigenda_rules.typography.doubled_space import DoubledSpace
from corrigenda_rules.typography.doubled_word import DoubledWord
from corrigenda_rules.typography.glued_words import GluedWords
from corrigenda_rules.typography.missing_space import MissingSpace
from corrigenda_rules.typography.repeated_punctuation import RepeatedPunctuation
from corrigenda_rules.typography.space_before_punctuation import SpaceBeforePunctuation
from corrigenda_rules.typography.space_inside_brackets import SpaceInsideBrackets
from corrigenda_rules.typography.title_full_stop import TitleFullStop
from corrigenda_rules.typography.unbalanced_brackets import UnbalancedBrackets
from corrigenda_rules.typography.unbalanced_quotes import UnbalancedQuotes

FAMILY = [entry.load() for entry in rules() if entry.id.startswith("typography/")]
TODAY = "2025-06-30"


def said(rule: type[Rule], text: str, path: str = "a.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def page(*parts: tuple[str, str]) -> Document:
    """A page whose blocks are the given (kind, text), one after the other without a gap."""
    text = "".join(part for _, part in parts)
    blocks, at = [], 0
    for kind, part in parts:
        if kind:
            blocks.append(Block(kind, part, [(0, at, at + len(part))]))
        at += len(part)
    return Document(SourceText("page.txt", text), "page", blocks)


def found_on(document: Document, rule: type[Rule]) -> list[str]:
    findings = rule(date.fromisoformat(TODAY)).check(document)
    return [document.source.text[slice(*f.span)] for f in findings]


def test_a_label_before_its_text_and_a_link_behind_a_word_are_glued_on_a_page() -> None:
    text = "Part of the Research TopicInnovative Cells in TreatmentView all 3 articles"
    assert found_on(page(("subject", text)), GluedWords) == ["TopicInnovative", "TreatmentView"]


def test_parts_of_a_page_that_touch_are_glued() -> None:
    document = page(("", "Research Topic"), ("subject", "New Care"), ("interface", "View all 3"))
    assert found_on(document, GluedWords) == ["TopicNew", "CareView"]


def test_short_words_that_open_sentences_are_found_behind_long_ones() -> None:
    text = "There are many typesWe found them. It is the FoundationThis is so."
    assert said(GluedWords, text) == ["typesWe", "FoundationThis"]
    assert said(GluedWords, "A builtIn and a checkIn, and the classIn of it.") == []


def test_dotted_names_of_a_programming_interface_need_no_space() -> None:
    names = "A stream.Readable source, a socket.Writable source and a server.Handler source. "
    assert said(MissingSpace, f"The stream, the server, the socket. {names}") == []
    prose = "The tissue of the mouse is a tissue.Alternating colours show the parts."
    assert said(MissingSpace, prose) == ["tissue.Alternating"]


def test_names_of_authors_may_touch() -> None:
    document = page(("contrib", "Chen Li"), ("contrib", "YuanHao Wu"), ("aff", "LiThe Hospital"))
    assert found_on(document, GluedWords) == []


def test_a_word_in_mixed_case_that_comes_again_is_a_name() -> None:
    document = page(("p", "We used TopicModels; TopicModels is a package of the field."))
    assert found_on(document, GluedWords) == []


def test_a_label_is_no_evidence_outside_a_page() -> None:
    assert said(GluedWords, "The AbstractSifter and the MethodsNow service.") == []


@pytest.mark.parametrize(
    "text",
    ["Au cours de l'année ? Oui : non ; si !", "« Oui » : non"],
)
def test_french_spaces_stand_where_the_file_says_french(text: str) -> None:
    assert said(SpaceBeforePunctuation, f"---\nlang: fr-CA\n---\n\n{text}\n") == []


FRENCH = (
    "Les cellules sont dans le milieu : est-ce que la division est rapide ? Pour les souris, une "
    "réponse est claire ; pour les rats, le résultat est dans la table."
)
GERMAN = "Die Zellen der Maus sind groß und die der Ratte klein, was sich sich leicht zeigt. " * 12


def test_french_and_other_languages_are_known_without_being_named() -> None:
    assert said(SpaceBeforePunctuation, FRENCH) == []
    assert said(DoubledWord, GERMAN) == []
    assert said(DoubledWord, "It was the the answer.") == ["the the"]


def test_a_space_before_a_comma_is_none_in_french_either() -> None:
    assert said(SpaceBeforePunctuation, "---\nlang: fr\n---\n\nOui , non.\n") == [" ,"]


def test_markers_of_authors_on_a_page_may_stand_apart() -> None:
    document = page(("p", "Jane Doe 1 , John Q. Roe 2 , and others , too"))
    assert found_on(document, SpaceBeforePunctuation) == [" ,"]


def test_terms_of_a_list_before_a_colon_are_a_style() -> None:
    (finding,) = check_text(SpaceBeforePunctuation, "- **rate** : how fast it is", "a.md")
    assert finding.severity is Severity.INFO


def test_no_break_spaces_before_a_mark_count() -> None:
    assert said(SpaceBeforePunctuation, "A word\u00a0: another.") == ["\u00a0:"]


def test_markup_that_prints_nothing_before_a_mark_is_no_space() -> None:
    assert said(SpaceBeforePunctuation, "The date {#tbl:x tag='2'}. Then.") == []


def test_a_doubled_word_is_found_through_markup_but_not_mended_there() -> None:
    (finding,) = check_text(DoubledWord, "of the **the** cell", "a.md")
    assert finding.fix is None


def test_the_fix_of_a_doubled_word_is_safe_only_for_words_of_grammar() -> None:
    (grammar,) = check_text(DoubledWord, "of the the cell", "a.md")
    (other,) = check_text(DoubledWord, "of cell cell contacts", "a.md")
    assert grammar.fix is not None
    assert grammar.fix.safe
    assert other.fix is not None
    assert not other.fix.safe


def test_rows_of_a_word_are_a_pattern() -> None:
    assert said(DoubledWord, "It went tick tick tick all day.") == []


def test_spaces_in_columns_are_no_slip() -> None:
    assert said(DoubledSpace, "one  two  three  four  five  six") == []
    assert said(DoubledSpace, "One two three four five  six seven.") == ["  "]


def test_an_interval_and_a_smiley_are_no_brackets() -> None:
    assert said(UnbalancedBrackets, "On [0, 1) and (a, b] it holds :-) or so.") == []


def test_a_bracket_may_hold_a_list() -> None:
    assert said(UnbalancedBrackets, "It (namely:\n\n1. one\n2. two)\n\nis closed.") == []


def test_a_bracket_that_closes_before_it_opens_has_no_partner() -> None:
    assert said(UnbalancedBrackets, "One) is closed.\n\nThe other (is open.") == [")", "("]


def test_a_quotation_may_go_over_a_list() -> None:
    assert said(UnbalancedQuotes, "He said “first:\n\n- one\n- two”\n") == []


def test_every_lone_straight_quotation_mark_is_told_from_inches() -> None:
    assert said(UnbalancedQuotes, 'A 5" pipe and a "good one.') == ['"']


def test_headings_of_one_level_that_all_end_in_a_full_stop_are_a_style() -> None:
    style = "# A.\n\n## B cells.\n\nx\n\n## C cells.\n\nx\n\n## D cells.\n\nx\n"
    assert said(TitleFullStop, style) == []
    assert said(TitleFullStop, style + "\n## E\n\n## F\n\n## G\n") == [".", ".", "."]


def test_a_title_in_the_front_matter_is_a_title() -> None:
    text = "---\ntitle: Cells of mice.\nauthor: Jane Doe\nabstract: It is so.\n---\n\nText.\n"
    assert said(TitleFullStop, text) == ["."]


def test_chemical_and_file_names_need_no_space_after_their_marks() -> None:
    text = "Use N,N-dimethyl, 1,2-diol, data.The.csv, e.g.the, Ph.D.s and the socket.io there."
    assert said(MissingSpace, text) == []


def test_marks_in_a_row_in_code_or_an_ellipsis_are_meant() -> None:
    assert said(RepeatedPunctuation, "So `a,,b` ... and on… and 1..5, etc. .") == []


def test_a_space_in_brackets_around_one_letter_is_mathematics() -> None:
    assert said(SpaceInsideBrackets, "Of f( x ) and ( 3, 4 ) and [ i ].") == []


PIECES = st.sampled_from(
    [
        *("the ", "The ", "the\n", "cell", "Cell", " ", "  ", ",", ".", ":", ";", "?", "!", "("),
        *(")", "[", "]", '"', "“", "”", "*", "**", "`x`", "[@k]", "\n\n", "# ", "- ", "> "),
        *("\u00a0", "a", "However", "in ", "vitro", "View all ", "Topic", "3", "…", "'", "-"),
        *("&amp;", "<b>", "</b>"),
    ]
)
TEXT = st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_findings_stand_inside_the_file_and_their_edits_inside_the_finding(text: str) -> None:
    for document in (read_text(text, "a.md"), page(("p", text or "x"))):
        size = len(document.source.text)
        for rule in FAMILY:
            for finding in rule(date.fromisoformat(TODAY)).check(document):
                start, end = finding.span
                assert 0 <= start < end <= size
                assert "\n" not in finding.message
                for edit in finding.fix.edits if finding.fix else ():
                    assert start <= edit.start <= edit.end <= end


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_safe_fixes_come_to_an_end(text: str) -> None:
    for _ in range(12):
        findings = [f for rule in FAMILY for f in check_text(rule, text, "a.md")]
        safe = [f for f in findings if f.fix and f.fix.safe]
        if not safe:
            return
        mended = apply_fixes(text, safe)
        assert mended != text
        text = mended
    raise AssertionError("the fixes go on and on")
