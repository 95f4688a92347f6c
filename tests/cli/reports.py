"""Reports for the tests of the outputs: two files with every kind of finding and nasty text."""

from __future__ import annotations

from corrigenda.finding import Confidence, Edit, Finding, Fix, LocatedFinding, Related, Severity
from corrigenda.locating import locate
from corrigenda.output import Report, RuleInfo
from corrigenda.text import SourceText, Span

PAPER = SourceText(
    "content/überblick, a:b%.md",
    "# 漢字 and teh\tword\r\n"
    "\tAn e\u0301cole 😀 darn.\r\n"
    "The first line of a long thing\r\n"
    "that ends here.\r\n" + "word " * 60 + "teh" + " word" * 60 + "\r\n",
)
DATA = SourceText("data.yaml", 'title: "<b>& \x1b[31mred\u202e"\nyear: 2o25\n# \x00 \ud800\n')
EMPTY = SourceText("empty.md", "")


def span(source: SourceText, text: str, nth: int = 0) -> Span:
    """The place of the nth occurrence of a text."""
    at = -1
    for _ in range(nth + 1):
        at = source.text.index(text, at + 1)
    return Span(at, at + len(text))


def finding(
    rule: str,
    severity: Severity,
    message: str,
    place: Span,
    *,
    related: tuple[Related, ...] = (),
    suggestions: tuple[str, ...] = (),
    fix: Fix | None = None,
    pointer: str | None = None,
) -> Finding:
    """A finding of high confidence."""
    return Finding(
        rule, severity, Confidence.HIGH, message, place, related, suggestions, fix, pointer
    )


def replaced(place: Span, text: str, *, safe: bool = True) -> Fix:
    """A fix of one edit."""
    return Fix((Edit(*place, text),), safe)


def findings() -> tuple[LocatedFinding, ...]:
    """Every kind of finding, in the order of the outputs."""
    first, second = span(PAPER, "teh"), span(PAPER, "teh", 1)
    long = Span(span(PAPER, "The first").start, span(PAPER, "ends here").end)
    two_edits = Fix((Edit(*span(PAPER, "An"), "A"), Edit(*span(PAPER, "darn"), "")), safe=False)
    paper = [
        finding("spelling/typo", Severity.WARNING, "“teh” is not a word", first,
                suggestions=("the", "tea"), fix=replaced(first, "the")),
        finding("style/word", Severity.ERROR, "a word that must not\nbe printed",
                span(PAPER, "darn"), fix=two_edits),
        finding("style/length", Severity.INFO, "too long", long),
        finding("spelling/typo", Severity.WARNING, "“teh” is not a word", second,
                related=(Related(first, "first met here, %: [1]"),), fix=replaced(second, "")),
    ]  # fmt: skip
    value = span(DATA, "<b>& \x1b[31mred\u202e")
    data = [
        finding("metadata/type", Severity.ERROR, "`year` should be a number, not “2o25”",
                span(DATA, "2o25"), pointer="/year"),
        finding("style/markup", Severity.WARNING, "markup “<b>& \x1b[31m”,: ]]> in a title",
                value, pointer="/title"),
        finding("style/odd", Severity.INFO, "a lone surrogate \ud800", span(DATA, "\x00 \ud800")),
    ]  # fmt: skip
    empty = [finding("source/empty", Severity.WARNING, "nothing in it", Span(0, 0))]
    located = [*locate(PAPER, paper), *locate(DATA, data), *locate(EMPTY, empty)]
    return tuple(sorted(located, key=lambda f: f.sort_key))


def report(**more: object) -> Report:
    """The report of a run that found all that in four files."""
    sources = {source.path: source for source in (PAPER, DATA, EMPTY)}
    infos = {
        "spelling/typo": RuleInfo(
            "spelling/typo",
            Severity.WARNING,
            "A word that is not one.",
            "A word that is not one.\n\nReaders stumble; indexes file it wrongly.",
            Confidence.MEDIUM,
            ("A dictionary, page 1",),
        )
    }
    made = Report(
        findings=findings(),
        checked=("clean.md", PAPER.path, DATA.path, EMPTY.path),
        version="1.2.3",
        rule=infos.get,
        source=sources.get,
    )
    return made._replace(**more)


CLEAN = Report((), ("a.md", "b.md"), "1.2.3")
"""The report of a run that found nothing."""
