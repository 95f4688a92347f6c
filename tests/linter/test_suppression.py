"""`stet` comments: what they silence, and what is said of those that silence nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.document import Document
from corrigenda.finding import Finding, LocatedFinding, Severity
from corrigenda.fixing import apply
from corrigenda.linting import Engine
from corrigenda.rule import CorpusRule, Rule, RuleMeta
from corrigenda.testing import apply_fixes
from corrigenda.text import SourceText, Span


def finds(identity: str, pattern: str, base: type[Rule] = Rule) -> type[Rule]:
    """A rule that reports every place in the source where a pattern matches."""

    class Made(base):  # type: ignore[misc, valid-type]
        """A rule."""

        meta = RuleMeta(identity, Severity.WARNING, "0.1")

        def check(self, document: Document) -> Iterator[Finding]:
            for match in re.finditer(pattern, document.source.text):
                yield self.finding(Span(*match.span()), f"found {match[0]}")

    return Made


class Corpus(CorpusRule):
    """A rule over all files."""

    meta = RuleMeta("corpus/same", Severity.WARNING, "0.1")

    def collect(self, document: Document) -> Iterator[tuple[Span, object]]:
        return iter(())


RULES = [
    finds("spelling/typo", "tpyo"),
    finds("spelling/confusable", "affect"),
    finds("typography/doubled-word", r"the\s+the"),
]
QUIET = Settings(profile="minimal", level="minimal", ignore=("metadata", "source"))
STANDARD = QUIET._replace(level="standard")


def check(text: str, path: str = "a.md", settings: Settings = STANDARD) -> list[LocatedFinding]:
    engine = Engine([*RULES, Corpus], date(2026, 1, 1))
    return list(engine.check(SourceText(path, text), settings).findings)


def said(text: str, path: str = "a.md", settings: Settings = STANDARD) -> list[str]:
    """``line rule`` of every finding."""
    found = check(dedent(text).lstrip("\n"), path, settings)
    return [f"{f.location.start.line} {f.rule}" for f in found]


def test_a_comment_silences_its_own_line() -> None:
    text = """
    A tpyo. <!-- stet: spelling/typo because it is a quotation -->

    A tpyo.
    """
    assert said(text) == ["3 spelling/typo"]


def test_a_comment_alone_on_its_line_silences_the_paragraph_that_follows() -> None:
    text = """
    Before, a tpyo.

    <!-- stet: spelling/typo -->

    A tpyo here
    and a tpyo there.

    After, a tpyo.
    """
    assert said(text) == ["1 spelling/typo", "8 spelling/typo"]


def test_a_comment_line_divides_a_paragraph_and_silences_what_is_left_of_it() -> None:
    text = """
    First a tpyo,
    <!-- stet: spelling/typo -->
    then a tpyo,
    last a tpyo.
    """
    assert said(text) == ["1 spelling/typo"]


def test_of_a_list_the_next_item_is_silenced() -> None:
    text = """
    - A tpyo.
    <!-- stet: spelling/typo -->
    - A tpyo.
    - A tpyo.
    """
    assert said(text) == ["1 spelling/typo", "4 spelling/typo"]


def test_comments_that_follow_one_another_speak_for_the_same_line() -> None:
    text = """
    <!-- stet: spelling/typo -->
    <!-- stet: typography because
         of the long reason -->
    A tpyo and the the.
    """
    assert said(text) == []


def test_a_finding_over_two_lines_is_silenced_on_either() -> None:
    assert said("Over the\nthe end. <!-- stet: typography -->\n") == []
    assert said("Over the <!-- stet: typography -->\nthe end.\n") == [
        "1 stet/unused"  # the comment stands between the two words: that is not one finding
    ]


@pytest.mark.parametrize(
    "rules",
    [
        "spelling/typo, typography/doubled-word",
        "spelling,typography",
        "all",
        "spelling/typo ,typography because so",
        "spelling, typography — so",
    ],
)
def test_rules_and_families_are_separated_by_commas(rules: str) -> None:
    assert said(f"A tpyo and the the. <!-- stet: {rules} -->\n") == []


def test_a_file_is_silenced_from_anywhere_in_it() -> None:
    text = """
    A tpyo and the the.

    <!-- stet-file: spelling because the corpus is historical -->
    """
    assert said(text) == ["1 typography/doubled-word"]


def test_between_begin_and_end_rules_are_silent() -> None:
    text = """
    A tpyo.

    <!-- stet-begin: spelling -->
    A tpyo.

    A tpyo.
    <!-- stet-end -->

    A tpyo.
    """
    assert said(text) == ["1 spelling/typo", "9 spelling/typo"]


def test_begin_and_end_come_in_pairs() -> None:
    assert said("<!-- stet-begin: spelling -->\n\nA tpyo.\n") == ["1 stet/malformed"]
    assert said("<!-- stet-end -->\n") == ["1 stet/malformed"]


def test_in_yaml_the_comment_silences_its_line_or_the_value_below() -> None:
    text = """
    title: A tpyo  # stet: spelling/typo because
    # stet: spelling
    abstract: |
      A tpyo
      and a tpyo.
    keywords:
      - tpyo
      - tpyo # stet: spelling/typo
      # stet: spelling/typo
      - tpyo
      - tpyo
    """
    assert said(text, "a.yaml") == ["7 spelling/typo", "11 spelling/typo"]


def test_in_a_front_matter_comments_are_those_of_yaml() -> None:
    text = """
    ---
    title: A tpyo
    # stet: spelling/typo
    subtitle: A tpyo
    ---

    A tpyo.
    """
    assert said(text) == ["2 spelling/typo", "7 spelling/typo"]


def test_a_text_page_takes_comments_as_in_html() -> None:
    text = """
    <!-- stet-file: typography -->
    A tpyo and the the. <!-- stet: spelling/typo -->
    A tpyo.
    """
    assert said(text, "a.txt") == ["3 spelling/typo"]


def test_json_has_no_comments() -> None:
    assert said('{"title": "A tpyo", "x": "<!-- stet: spelling -->"}\n', "a.json") == [
        "1 spelling/typo"
    ]


def test_code_and_words_that_begin_alike_are_no_comments() -> None:
    assert said("A `<!-- stet: spelling -->` tpyo.\n") == ["1 spelling/typo"]
    assert said("A tpyo. <!-- stethoscope: spelling -->\n") == ["1 spelling/typo"]


def test_a_comment_that_silences_nothing_is_reported_and_taken_away() -> None:
    text = dedent("""\
        One.  <!-- stet: spelling/typo -->

        <!-- stet: typography -->
        Two.
        """)
    found = check(text)
    assert [f.message for f in found] == [
        "this comment silences nothing: no finding of spelling/typo here; remove it",
        "this comment silences nothing: no finding of typography here; remove it",
    ]
    edits = [edit for f in found if f.fix for edit in f.fix.edits]
    assert all(f.fix and f.fix.safe for f in found)
    fixed = text
    for edit in sorted(edits, reverse=True):
        fixed = fixed[: edit.start.offset] + edit.replacement + fixed[edit.end.offset :]
    assert fixed == "One.\n\nTwo.\n"


def test_of_several_rules_those_that_silence_nothing_are_named() -> None:
    (finding,) = check("A tpyo. <!-- stet: spelling/typo, typography -->\n")
    assert finding.message == "typography silences nothing here; remove it from the comment"
    assert finding.fix is None


def test_only_rules_that_ran_are_judged() -> None:
    text = "One. <!-- stet: spelling/typo -->\n"
    assert said(text, settings=STANDARD._replace(select=("typography", "stet"))) == []
    assert said(text, settings=STANDARD._replace(select=("spelling", "stet"))) == ["1 stet/unused"]
    assert said(text, settings=STANDARD._replace(ignore=("spelling/typo",))) == []
    family = "One. <!-- stet: spelling -->\n"
    assert said(family, settings=STANDARD._replace(select=("spelling/typo", "stet"))) == []
    assert said("One. <!-- stet: corpus/same -->\n") == []


def test_what_stet_says_follows_select_ignore_and_severity() -> None:
    text = "One. <!-- stet: spelling/typo -->\n"
    assert said(text, settings=STANDARD._replace(select=("spelling",))) == []
    assert said(text, settings=STANDARD._replace(ignore=("stet/unused",))) == []
    rules = {"stet/unused": RuleSettings(Severity.INFO)}
    assert check(text, settings=STANDARD._replace(rules=rules))[0].severity is Severity.INFO


def test_a_bare_stet_is_malformed_and_names_the_rules_of_its_line() -> None:
    found = check("A tpyo and the the. <!-- stet -->\n")
    assert [f.rule for f in found] == [
        "spelling/typo", "typography/doubled-word", "stet/malformed",
    ]  # fmt: skip
    assert found[-1].message == (
        "`stet` names no rule; write `stet: spelling/typo, typography/doubled-word because` "
        "and the reason"
    )
    assert found[-1].suggestions == ("stet: spelling/typo, typography/doubled-word",)


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("stet: spelling/tipo", "there is no rule “spelling/tipo”; did you mean `spelling/typo`?"),
        ("stet: typo", "there is no rule “typo”; did you mean `spelling/typo`?"),
        ("stet: speling", "there is no rule “speling”; did you mean `spelling`?"),
        ("stet: nothing/like-it", "there is no rule “nothing/like-it”"),
        ("stet spelling/typo", "write a colon after `stet`"),
        ("stet-file spelling/typo", "write a colon after `stet-file`"),
        ("stet-file spelling, typography because so", "write a colon after `stet-file`"),
        ("stet this whole line", "`stet` names no rule; write `stet: family/rule because` and the "
         "reason"),
        ("stet-fiel: spelling", "there is no `stet-fiel`; write stet, stet-file, stet-begin or "
         "stet-end"),
        ("stet: because so", "`stet` names no rule; write `stet: family/rule because` and the "
         "reason"),
        ("stet-file:", "`stet-file` names no rule; write `stet-file: family/rule because` and the "
         "reason"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_malformed(comment: str, message: str) -> None:
    (finding,) = check(f"Fine. <!-- {comment} -->\n")
    assert (finding.rule, finding.message) == ("stet/malformed", message)


def test_a_reason_needs_because() -> None:
    (finding,) = check("A tpyo. <!-- stet: spelling/typo it is a quotation -->\n")
    assert finding.message == (
        "“it is a quotation” is no rule; write `because` before a reason, and commas between rules"
    )


def test_rules_of_schemas_and_of_the_engine_are_known() -> None:
    text = "One. <!-- stet: schema/required, source/duplicate-key because -->\n"
    assert [rule for rule in said(text) if "malformed" in rule] == []


def test_broken_input_cannot_be_silenced() -> None:
    text = "# stet-file: all\ntitle: [\n"
    settings = STANDARD._replace(ignore=("stet",))
    assert any("source/syntax" in rule for rule in said(text, "a.yaml", settings))


def test_many_comments_and_findings_are_matched_line_by_line() -> None:
    text = "A tpyo. <!-- stet: spelling/typo -->\n\n" * 3000
    assert check(text) == []


def test_a_comment_that_begins_what_silences_nothing_goes_with_the_one_that_ends_it() -> None:
    text = """\
<!-- stet-begin: spelling/typo -->
A tpyo.

<!-- stet-begin: typography/doubled-word -->
Nothing here.

<!-- stet-end -->
A tpyo.

<!-- stet-end -->
"""
    (finding,) = check(text)
    assert finding.rule == "stet/unused"
    inner = "<!-- stet-begin: typography/doubled-word -->\n"
    mended = text.replace(inner, "").replace("<!-- stet-end -->\n", "", 1)
    assert apply(text, [finding]) == (mended, 1)
    assert check(mended) == []


def test_a_comment_between_two_paragraphs_leaves_an_empty_line_when_it_goes() -> None:
    text = "One.\r\n<!-- stet: spelling/typo -->\r\nTwo.\r\n"
    (finding,) = check(text)
    assert apply(text, [finding]) == ("One.\r\n\r\nTwo.\r\n", 1)


@given(
    st.lists(
        st.sampled_from(
            ["A tpyo.", "the the", "", "<!-- stet: spelling -->", "x <!-- stet: typography -->",
             "<!-- stet-begin: all -->", "<!-- stet-end -->", "<!-- stet -->", "<!-- stet: x",
             "> <!-- stet: spelling/typo -->", "- <!--stet:all-->", "stet -->", "```"]
        ),
        max_size=12,
    ),
    st.sampled_from(["a.md", "a.txt"]),
)  # fmt: skip
def test_removing_unused_comments_changes_no_other_finding(lines: list[str], path: str) -> None:
    text = "\n".join(lines)
    engine = Engine(RULES, date(2026, 1, 1))
    first = engine.check(SourceText(path, text), STANDARD).findings
    unused = [f for f in first if f.rule == "stet/unused" and f.fix]
    fixed = text
    for edit in sorted((e for f in unused if f.fix for e in f.fix.edits), reverse=True):
        fixed = fixed[: edit.start.offset] + fixed[edit.end.offset :]
    second = engine.check(SourceText(path, fixed), STANDARD).findings
    ours = {"spelling/typo", "typography/doubled-word"}
    assert [f.message for f in first if f.rule in ours] == [
        f.message for f in second if f.rule in ours
    ]
    assert apply_fixes(text, []) == text
