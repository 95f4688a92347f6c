"""``--statistics``: how often each rule was reported, and which words; for people and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from corrigenda.accepting import bare
from corrigenda.finding import Confidence, LocatedFinding, Severity
from corrigenda.output import Report
from corrigenda.output._style import one_line, paint, width
from corrigenda.output._words import counted, summary

_SHOWN = 10
"""How many words of a rule are shown where other rules were reported too."""


class Word(NamedTuple):
    """A word that a rule reported, in whatever case: how often, and the first suggestion."""

    word: str
    times: int
    suggestion: str | None


class Count(NamedTuple):
    """A rule, its worst severity in this run, and how many findings it has and could fix.

    `words` are the words it reported, the most frequent first; None where it reports none.
    """

    rule: str
    severity: Severity
    findings: int
    fixable: int
    words: tuple[Word, ...] | None = None


def counts(report: Report) -> list[Count]:
    """The rules that reported something, the most frequent first, then by name."""
    table: dict[str, Count] = {}
    by_rule: dict[str, list[LocatedFinding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
        old = table.get(finding.rule, Count(finding.rule, finding.severity, 0, 0))
        worst = min(old.severity, finding.severity, key=lambda severity: severity.rank)
        fixable = finding.fix is not None and (finding.fix.safe or report.unsafe)
        table[finding.rule] = Count(finding.rule, worst, old.findings + 1, old.fixable + fixable)
    for name, info in ((name, report.rule(name)) for name in table):
        if info is not None and info.words:
            table[name] = table[name]._replace(words=tuple(_words(by_rule[name])))
    return sorted(table.values(), key=lambda count: (-count.findings, count.rule))


def _words(findings: list[LocatedFinding]) -> list[Word]:
    """The words of the findings, the most frequent first, then by the alphabet.

    Of the ways in which a word is written, one in small letters is shown if there is one, else the
    most frequent.
    """
    forms: dict[str, Counter[str]] = {}
    suggestions: dict[str, str] = {}
    for finding in findings:
        text = one_line(bare(finding.location.text))
        forms.setdefault(text.lower(), Counter())[text] += 1
        if finding.suggestions and text not in suggestions:
            suggestions[text] = finding.suggestions[0]
    found = []
    for small, written in forms.items():
        shown = small if small in written else min(written, key=lambda w: (-written[w], w))
        found.append(Word(shown, written.total(), suggestions.get(shown)))
    return sorted(found, key=lambda word: (-word.times, word.word.lower(), word.word))


def render(report: Report, *, colour: bool = False) -> str:
    """A table: count, rule, severity, and whether ``--fix`` mends it; then the words reported."""
    rows = counts(report)
    number = max((len(f"{row.findings:,}") for row in rows), default=0)
    name = max((len(row.rule) for row in rows), default=0)
    lines = []
    for row in rows:
        severity = paint(row.severity.value, row.severity, colour)
        gap = " " * (len("warning") - len(row.severity.value))
        more = [f"{row.fixable:,} fixable"] if row.fixable else []
        more += [counted(len(row.words), "word")] if row.words else []
        end = f"{gap}  {', '.join(more)}" if more else ""
        lines.append(f"{row.findings:>{number},}  {row.rule:<{name}}  {severity}{end}\n")
    for row in rows:
        if row.words:
            lines += ["\n", f"{paint(row.rule, 'bold', colour)}\n"]
            lines += _listed(row.words, None if len(rows) == 1 else _SHOWN)
    closing = [] if report.quiet else ["\n"] * bool(lines) + [summary(report), "\n"]
    return "".join([*lines, *closing])


def _listed(words: tuple[Word, ...], most: int | None) -> list[str]:
    """The words with their numbers and suggestions, all or the most frequent ones."""
    shown = words[:most]
    number = max(len(f"{word.times:,}") for word in shown)
    across = min(30, max(width(word.word) for word in shown))
    lines = []
    for word in shown:
        gap = " " * max(0, across - width(word.word))
        near = f"{gap}  {one_line(word.suggestion)}?" if word.suggestion else ""
        lines.append(f"  {word.times:>{number},}  {word.word}{near}\n")
    left = len(words) - len(shown)
    if left:
        lines.append(f"  and {counted(left, 'more word')}\n")
    return lines


def render_words(report: Report) -> str:
    """The words that rules are least sure of, one a line: a list to accept words from.

    What a rule of more than low confidence reports is left out: those words are mistakes, and a
    list that was written by a machine must not silence them. The known word that is closest
    stands beside each as a note, for the eye of who reads the list.
    """
    unsure = [f for f in report.findings if f.confidence is Confidence.LOW]
    kept = [row.words for row in counts(report._replace(findings=tuple(unsure))) if row.words]
    words: dict[str, Word] = {}
    for word in (word for listed in kept for word in listed):
        old = words.get(word.word)
        words[word.word] = word if old is None else old._replace(times=old.times + word.times)
    ordered = sorted(words.values(), key=lambda w: (-w.times, w.word.lower(), w.word))
    return "".join(
        f"{word.word}  # {one_line(word.suggestion)}?\n" if word.suggestion else f"{word.word}\n"
        for word in ordered
    )


def render_json(report: Report) -> str:
    """The same counts as one object, in the shape of ``findings.schema.json``."""
    from corrigenda.output.json import dump, head

    rows = []
    for row in counts(report):
        value: dict[str, object] = {
            "rule": row.rule,
            "severity": row.severity.value,
            "count": row.findings,
            "fixable": row.fixable,
        }
        if row.words is not None:
            value["words"] = [
                {"word": word.word, "count": word.times, "suggestion": word.suggestion}
                for word in row.words
            ]
        rows.append(value)
    return dump({**head(report), "statistics": rows})
