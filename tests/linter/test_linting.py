"""The engine: what it reports itself, rules that fail, and rules over many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.document import Document
from corrigenda.errors import UsageError
from corrigenda.finding import Edit, Finding, Fix, Related, Severity
from corrigenda.linting import Engine, FileResult
from corrigenda.registry import load_rule
from corrigenda.rule import CorpusFact, CorpusRule, Option, Rule, RuleEntry, RuleMeta
from corrigenda.running import lint
from corrigenda.text import Span

TODAY = date(2026, 1, 1)
PLAIN = Settings(profile="minimal", level="minimal", ignore=("metadata",))


class SameFirstWord(CorpusRule):
    """Two files that begin with the same word."""

    meta = RuleMeta("corpus/same", Severity.WARNING, "0.1", profile="minimal")

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        word = document.source.text.partition(" ")[0]
        yield Span(0, len(word)), word

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        seen: dict[str, str] = {}
        for fact in facts:
            other = seen.setdefault(fact.value, fact.path)
            if other != fact.path:
                yield fact.path, self.finding(fact.span, f"as {other} begins")


class OnlyOnce(SameFirstWord):
    """A first word that no other file has."""

    meta = RuleMeta("corpus/once", Severity.WARNING, "0.1", profile="minimal", whole=True)

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        kept = list(facts)
        for fact in kept:
            if sum(other.value == fact.value for other in kept) == 1:
                yield fact.path, self.finding(fact.span, "nowhere else")


class Fails(Rule):
    """A rule with a mistake."""

    meta = RuleMeta("made/fails", Severity.WARNING, "0.1", profile="minimal")

    def check(self, document: Document) -> Iterator[Finding]:
        raise ZeroDivisionError("no\nnumber")


def said(result: FileResult) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.value) for finding in result.findings]


def lint_all(*rules: type[Rule], settings: Settings = PLAIN, jobs: int = 1) -> list[FileResult]:
    paths = [str(path) for path in sorted(Path().iterdir())]
    return lint(Engine(rules, TODAY), paths, lambda path: settings, jobs=jobs)


# what the engine reports itself ----------------------------------------------------------------

BROKEN = {
    "source/too-large": ("a.md", b"A word too many.\n", "warning"),
    "source/unreadable": ("a.md", b"caf\xe9", "error"),
    "source/syntax": ("a.yaml", b"a: [1\n", "error"),
    "source/duplicate-key": ("a.yaml", b"a: 1\na: 2\n", "error"),
}


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_a_rule_of_the_engine_takes_its_severity_from_the_settings(
    rule: str, tmp_path: Path
) -> None:
    name, data, severity = BROKEN[rule]
    path = tmp_path / name
    path.write_bytes(data)
    limit = 4 if rule == "source/too-large" else 1000
    settings = PLAIN._replace(max_file_size=limit)
    engine = Engine([], TODAY)
    assert said(engine.check_path(str(path), settings)) == [(rule, severity)]
    mild = settings._replace(rules={rule: RuleSettings(Severity.INFO)})
    assert said(engine.check_path(str(path), mild)) == [(rule, "info")]


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_a_rule_of_the_engine_can_be_ignored(rule: str, tmp_path: Path) -> None:
    name, data, _ = BROKEN[rule]
    path = tmp_path / name
    path.write_bytes(data)
    limit = 4 if rule == "source/too-large" else 1000
    for selector in (rule, "source"):
        settings = PLAIN._replace(max_file_size=limit, ignore=("metadata", selector))
        assert said(Engine([], TODAY).check_path(str(path), settings)) == []


def test_a_rule_that_fails_is_named_on_one_line_and_the_others_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        Path(name).write_text("Same words.\n")
    first, second = lint_all(Fails, SameFirstWord)
    assert said(first) == [("internal/rule-failed", "error")]
    assert said(second) == [("corpus/same", "warning"), ("internal/rule-failed", "error")]
    assert first.findings[0].message.endswith(
        "made/fails failed on this file: ZeroDivisionError: no"
    )
    assert "ZeroDivisionError" in first.tracebacks[0]


class Outside(Rule):
    """A rule that points past the end, where its option says so; else at nothing."""

    meta = RuleMeta(
        "made/outside", Severity.WARNING, "0.1", profile="minimal",
        options=(Option("end", 0, "where the span ends"),),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding(Span(0, self.options["end"]), "here")


class NoFinding(Fails):
    """A rule that yields something else."""

    def check(self, document: Document) -> Iterator[Finding]:
        yield None  # type: ignore[misc]


@pytest.mark.parametrize(
    ("rule", "end", "words"),
    [
        (Outside, 99, "ValueError: the span 0 to 99 is not inside the text"),
        (Outside, -1, "ValueError: the span 0 to -1 is not inside the text"),
        (NoFinding, 0, "ValueError: None is no finding"),
    ],
)
def test_what_no_output_could_show_is_a_failure_of_its_rule(
    rule: type[Rule], end: int, words: str
) -> None:
    settings = PLAIN._replace(rules={"made/outside": RuleSettings(options={"end": end})})
    (finding,) = Engine([rule], TODAY).check_bytes("a.md", b"Text.\n", settings).findings
    assert (finding.rule, finding.severity) == ("internal/rule-failed", Severity.ERROR)
    assert finding.message.endswith(words)


def test_a_rule_that_cannot_be_set_up_is_named() -> None:
    class Unmade(Fails):
        """A rule that asks too much."""

        def __init__(self, *arguments: Any) -> None:
            raise KeyError("limit")

    with pytest.raises(UsageError, match="made/fails cannot be set up: KeyError: 'limit'"):
        Engine([Unmade], TODAY).check_bytes("a.md", b"Text.\n", PLAIN)


def test_an_entry_that_says_otherwise_than_its_rule_is_refused() -> None:
    entry = RuleEntry("made/fails", "made_up:Rule", profile="strict")
    entry._rule = Fails
    with pytest.raises(UsageError, match="listed as made/fails of the profile strict"):
        load_rule(entry)


# rules over many files -------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_rule_over_many_files_reports_in_the_file_it_names(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Same words.\n")
    Path("b.md").write_text("Other words.\n")
    Path("c.md").write_text("Same again.\n")
    results = lint_all(SameFirstWord, jobs=jobs)
    assert {r.path: [f.message for f in r.findings] for r in results} == {
        "a.md": [],
        "b.md": [],
        "c.md": ["as a.md begins"],
    }


def test_a_comment_silences_what_a_rule_over_many_files_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Same words.\n")
    Path("b.md").write_text("Same again. <!-- stet: corpus/same because it is meant -->\n")
    assert [said(result) for result in lint_all(SameFirstWord)] == [[], []]


class OtherFirstWord(SameFirstWord):
    """A file that begins otherwise than the first one."""

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        first, *others = facts
        for fact in others:
            if fact.value != first.value:
                related = Related(first.span, "the first file begins so", first.path)
                fix = Fix((Edit(*fact.span, first.value),), safe=False)
                yield fact.path, self.finding(fact.span, "differs", related=[related], fix=fix)


def test_a_conclusion_names_a_place_in_another_file_and_reads_none_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Same words.\n")
    Path("b.md").write_text("Other words.\n")
    monkeypatch.setattr(Engine, "_document_of", lambda *_: pytest.fail("a file is read again"))
    _, result = lint_all(OtherFirstWord)
    (finding,) = result.findings
    assert (finding.location.text, finding.location.excerpt) == ("Other", "Other words.")
    assert [(r.path, r.start.column, r.end.column) for r in finding.related] == [("a.md", 1, 5)]
    assert finding.fix is not None
    assert [e.replacement for e in finding.fix.edits] == ["Same"]


def test_a_conclusion_about_a_place_that_was_no_fact_reads_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SecondWord(SameFirstWord):
        """The second word of every file."""

        def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
            for fact in facts:
                at = fact.span.end + 1
                yield fact.path, self.finding(Span(at, at + 5), "the second word")

    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Same words.\n")
    Path("b.md").write_text("Same again. <!-- stet: corpus/same because it is meant -->\n")
    first, second = lint_all(SecondWord)
    assert [f.location.text for f in first.findings] == ["words"]
    assert second.findings == ()


def test_a_rule_over_many_files_cannot_report_in_a_file_that_was_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Elsewhere(SameFirstWord):
        """A rule that loses its way."""

        def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
            yield "elsewhere.md", self.finding(Span(0, 0), "nobody reads this")

    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Same words.\n")
    (result,) = lint_all(Elsewhere)
    assert said(result) == [("internal/rule-failed", "error")]
    assert "'elsewhere.md', which was not checked" in result.findings[0].message


# names in fingerprints -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cwd", "path", "name"),
    [
        ("/repo", "text/a.md", "text/a.md"),
        ("/repo", "/repo/text/a.md", "text/a.md"),
        ("/repo/text", "a.md", "text/a.md"),
        ("/repo/text", "../b.md", "b.md"),
        ("/repo/text", "../../other/b.md", "../../other/b.md"),
        ("/repo", "/repository/a.md", "/repository/a.md"),
    ],
)
def test_a_file_has_one_name_wherever_the_command_runs(cwd: str, path: str, name: str) -> None:
    assert Engine([], TODAY, cwd=cwd, root="/repo").identity(path) == name


def test_a_rule_that_must_see_everything_speaks_of_the_files_of_which_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(f"{name} word\n")
    engine = Engine([OnlyOnce], TODAY)

    def reported(*whole: str) -> list[str]:
        results = lint(engine, ["a.md", "b.md", "c.md"], lambda path: PLAIN, whole=whole)
        return [result.path for result in results if ("corpus/once", "warning") in said(result)]

    assert reported() == []
    assert reported("a.md", "c.md") == ["a.md", "c.md"]
    (tmp_path / "b.md").write_bytes(b"caf\xe9")
    assert reported("a.md") == [], "what could not be read may hold what is looked for"
