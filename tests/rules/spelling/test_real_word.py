"""spelling/real-word: every line of the table of confusions, and how a place is judged."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import apply_fixes, check_text, read_text
from corrigenda_rules.spelling._company import Context, convicting, judge
from corrigenda_rules.spelling._confusions import Confusion, Line, Table, table
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling.real_word import RealWord

TABLE = table()
CONFUSIONS = [c for word in TABLE.words() for c in TABLE.suspect(word).confusions]
LINES = [(confusion, line) for confusion in CONFUSIONS for line in confusion.lines]


def _contexts(confusion: Confusion, line: Line) -> list[Context]:
    """What stands around each place of the suspect in the example of a line."""
    block = read_text(line.example.replace("{}", confusion.wrong)).blocks[0]
    pattern = rf"(?i)(?<!\w){re.escape(confusion.wrong)}(?!\w)"
    return [Context(block.text, *match.span()) for match in re.finditer(pattern, block.text)]


def _name(value: Confusion | Line) -> str:
    return value.wrong if isinstance(value, Confusion) else value.verdict + value.example[:40]


@pytest.mark.parametrize(("confusion", "line"), LINES, ids=_name)
def test_a_line_of_the_table_does_what_its_example_shows(confusion: Confusion, line: Line) -> None:
    others = confusion._replace(lines=tuple(o for o in confusion.lines if o is not line))
    alone = confusion._replace(lines=(line,))
    contexts = _contexts(confusion, line)
    if line.verdict == "-":
        assert any(
            convicting(others, context) and not convicting(confusion, context)
            for context in contexts
        ), "nothing is acquitted that another line convicts"
    else:
        assert any(convicting(alone, c) and convicting(confusion, c) for c in contexts)


@pytest.mark.parametrize(("confusion", "line"), LINES, ids=_name)
def test_the_rule_reports_the_example_of_a_line(confusion: Confusion, line: Line) -> None:
    found = check_text(RealWord, line.example.replace("{}", confusion.wrong))
    if line.verdict != "-":
        suggested = [word.lower() for finding in found for word in finding.suggestions]
        assert confusion.right[0] in suggested
        assert {f.severity.value for f in found} == {"info" if line.verdict == "?" else "warning"}


def test_the_table_has_each_confusion_in_a_sound_form() -> None:
    for confusion in CONFUSIONS:
        assert confusion.lines, f"{confusion.wrong}: no line"
        for line in confusion.lines:
            assert line.verdict in "+?-=&", confusion.wrong
            assert line.example, f"{confusion.wrong}: a line without an example"
            assert line.left or line.right or line.verdict in "=&", "a line without a context"


def test_both_words_of_a_confusion_exist() -> None:
    known = lexicon()
    words = {w for c in CONFUSIONS for w in (c.wrong, *c.right) if w.isalpha() and len(w) > 2}
    assert sorted(w for w in words if w not in known) == []


def test_a_part_of_the_table_without_a_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="wrong > right"):
        Table("casual, causal\n+ _ link | A casual link.")


def _judged(pattern: str, text: str) -> bool:
    made = Table(f"<be> = is are\n\nbad > good\n+ {pattern} | x")
    at = text.index("bad")
    return judge(made.suspect("bad"), Context(text, at, at + 3)) is not None


@pytest.mark.parametrize(
    ("pattern", "hit", "miss"),
    [
        ("a|b _", "a bad", "c bad"),
        ("_ link*", "bad links", "bad clink"),
        ("*ed _", "placed bad", "ed bad"),
        ("<be> _", "It are bad", "It be bad"),
        ("_ *", "bad one", "bad 1"),
        ("!a _ one", "the bad one", "a bad one"),
        ("_ *-one", "bad two", "bad."),
        ("_ a? one", "bad a one", "bad an one"),
        ("_ a? one", "bad one", "bad a two"),
        ("~mood _", "Mood was rated as very bad", "Mood was rated. It is bad"),
        ("_ #", "bad 12.5", "bad twelve"),
        ("^ _", "It is. bad", "It is bad"),
        ("_ $", "It is bad.", "It is bad, sir"),
        ("_ ,", "It is bad, sir", "It is bad sir"),
        ("- _", "so-bad", "so bad"),
        ("a _", "a bad", "a “bad”"),
        ("a _", "a bad", "a, bad"),
        ("_ one", "a\nbad\n  one", "bad_one"),
    ],
)
def test_a_pattern_says_what_stands_around_the_suspect(pattern: str, hit: str, miss: str) -> None:
    assert _judged(pattern, hit)
    assert not _judged(pattern, miss)


def test_an_acquittal_outweighs_every_conviction_whatever_their_order() -> None:
    made = Table("bad > good\n- _ one | x\n+ _ * | x\n+ a _ | x")
    assert judge(made.suspect("bad"), Context("a bad one", 2, 5)) is None
    assert judge(made.suspect("bad"), Context("a bad two", 2, 5)) is not None


def test_a_break_of_the_line_is_a_space() -> None:
    found = check_text(RealWord, "The score was higher\nthen\nthe mean.")
    assert [f.suggestions for f in found] == [("than",)]


def test_a_word_far_from_any_other_is_judged_by_nothing() -> None:
    wide = " " * 500
    assert check_text(RealWord, f"It{wide}tat{wide}fell; it{wide}form{wide}the", "a.txt") == []


def test_the_fix_keeps_the_case_and_leaves_nothing_to_report() -> None:
    text = "# Prostrate cancer and mental heath\n\nCasual inference has lead to errors.\n"
    fixed = apply_fixes(text, check_text(RealWord, text))
    assert fixed == "# Prostate cancer and mental health\n\nCausal inference has led to errors.\n"
    assert check_text(RealWord, fixed) == []


def test_keywords_are_judged_and_kinds_of_block_can_be_left_out() -> None:
    text = "---\ntitle: A study\nkeywords: [martial status]\n---\n\nTheir martial status.\n"
    assert len(check_text(RealWord, text)) == 1 + ("kwd" in _kinds(text))
    assert check_text(RealWord, text, options={"skip-kinds": ["p", "kwd"]}) == []


def _kinds(text: str) -> set[str]:
    return {block.kind for block in read_text(text).blocks}


CLEAN = (
    "The causal pathway is discrete.",
    "Casual contact with a patient was rare.",
    "Subunits form a complex, and form the basis of it; they are formed from the cells.",
    "Lead poisoning was led by lead exposure, and lead times to work rose.",
    "To effect a change in affect, and to affect the effect, is hard.",
    "It's been noted that its use is rare; its treated cells died.",
    "The principal component is in principle a matter of principle.",
    "The pubic bone and public health are not the same.",
    "If it is higher then we stop; no longer, then, than that.",
    "Their cells are there, where they were.",
    "Regions where mapped reads were found, and settings where samples were collected.",
    "They have been taken, were given, and took part; we chose to choose.",
    "The criteria of these bacteria were met; a criterion is a hypothesis of these analyses.",
    "Prior to analysis the samples were weighed; weighted means were used.",
    "Emission, remission, heath and moor; severe pain; to sever the nerve.",
    "Thirty-one sera from patients; a trail through a trial.",
    "The colostrum passed from mare to foal; HIV Tat specific factor 1, Tan I, an Asset-based way.",
    "We also thank our sponsors; changed assert to asset.strictEqual here.",
    "A stretch of the rout; the route of administration.",
)


@pytest.mark.parametrize("text", CLEAN)
def test_a_right_word_is_left_alone(text: str) -> None:
    assert check_text(RealWord, text) == []


@given(st.lists(st.sampled_from([*TABLE.words()[:60], "the", "of", "a", ",", ".", "-", "12"])))
def test_a_fixed_word_is_never_reported_as_another_slip_at_once(words: list[str]) -> None:
    text = " ".join(words)
    for finding in check_text(RealWord, text):
        start, end = finding.span
        assert text[start:end].lower() not in [s.lower() for s in finding.suggestions]


@given(st.text(alphabet="form theasn,.’'-\n“”￼", max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    for finding in check_text(RealWord, text, "article.txt"):
        assert text[slice(*finding.span)].lower() in TABLE.words()
