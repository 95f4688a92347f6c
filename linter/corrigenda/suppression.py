"""`stet` — let it stand: comments in a file that silence findings.

``stet: family/rule because reason``
    Silences the rule on the comment's own line. A comment that stands alone on its line speaks for
    what follows: the next line, and all of the paragraph or value that starts there.
``stet-begin: …`` and ``stet-end``
    Silence the rule between them.
``stet-file: …``
    Silences the rule in the whole file.

Rules are separated by commas; a family or ``all`` stands for its rules. What cannot be read is
reported under `stet/malformed`, what silences nothing under `stet/unused`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from corrigenda.config.settings import Settings
from corrigenda.document import Comment, Document
from corrigenda.engine_rules import BROKEN_INPUT, ENGINE_RULES
from corrigenda.finding import Confidence, Edit, Finding, Fix
from corrigenda.selection import ALL, is_selected, matches
from corrigenda.stets import WORD, Slip, Stet, lines, read_stets, stands_alone
from corrigenda.text import SourceText, Span

_FEW_LINES = 100


def suppress(
    document: Document,
    findings: Iterable[Finding],
    settings: Settings,
    known: Collection[str],
    ran: Collection[str] | None = None,
) -> list[Finding]:
    """The findings that no `stet` comment silences, and those about the comments themselves.

    `known` are the ids of all loaded rules, `ran` those of the rules that ran on this document
    (None: all): of the others nobody can say that a comment silences nothing.
    """
    findings = list(findings)
    if WORD not in document.source.text:
        return findings
    slips: list[Slip] = []
    stets = list(read_stets(document, slips))
    if not stets and not slips:
        return findings
    kept, used = _apply(document.source, findings, stets)
    reported = {finding.rule for finding in findings}
    slips += _unknown(stets, settings, {*known, *reported})
    judge = _Judge(settings, set(known), known if ran is None else ran)
    kept += _malformed(document.source, slips, findings, settings)
    return kept + list(_unused(document.source, stets, used, judge))


def _apply(
    source: SourceText, findings: Iterable[Finding], stets: list[Stet]
) -> tuple[list[Finding], set[tuple[int, str]]]:
    """The findings left, and which selector of which comment silenced one: all that could."""
    kept: list[Finding] = []
    used: set[tuple[int, str]] = set()
    near = _Index(stets)
    for finding in findings:
        first, last = lines(source, finding.span)
        by = [
            (number, selector)
            for number in near.over(first, last)
            if finding.rule not in BROKEN_INPUT and stets[number].covers(first, last)
            for selector in stets[number].selectors
            if matches(finding.rule, (selector,))
        ]
        used.update(by)
        if not by:
            kept.append(finding)
    return kept, used


class _Index:
    """The comments by line, so that a file with many of them and many findings stays linear."""

    def __init__(self, stets: list[Stet]) -> None:
        self.count = len(stets)
        self.wide: list[int] = []
        self.by_line: dict[int, list[int]] = {}
        for number, stet in enumerate(stets):
            if stet.last - stet.first > _FEW_LINES:
                self.wide.append(number)
                continue
            for line in range(stet.first, stet.last + 1):
                self.by_line.setdefault(line, []).append(number)

    def over(self, first: int, last: int) -> Iterable[int]:
        """The numbers of the comments that may cover a line from `first` to `last`."""
        if last - first > _FEW_LINES:
            return range(self.count)
        near = (self.by_line.get(line, ()) for line in range(first, last + 1))
        return sorted({number for numbers in near for number in numbers}.union(self.wide))


def _unknown(stets: Iterable[Stet], settings: Settings, known: set[str]) -> Iterator[Slip]:
    """The selectors that name nothing."""
    known = known | set(ENGINE_RULES)
    families = {name.partition("/")[0] for name in known} | {"schema", ALL}
    declared: set[str] | None = None
    for stet in stets:
        for name in stet.selectors:
            if name in known or name in families or name.startswith("schema/"):
                continue
            if declared is None:
                from corrigenda.config.meaning import ids_in_schemas

                declared = ids_in_schemas([*settings.schemas, settings.profile])
            if name not in declared and name not in {i.partition("/")[0] for i in declared}:
                from corrigenda.config.meaning import nearest

                near = nearest(name, known)
                hint = f"; did you mean `{near}`?" if near else ""
                message = f"there is no rule “{name}”{hint}"
                yield Slip(stet.comment, message, (near,) if near else ())


def _malformed(
    source: SourceText, slips: Iterable[Slip], findings: Iterable[Finding], settings: Settings
) -> Iterator[Finding]:
    for slip in slips:
        message, suggestions = slip.message, slip.suggestions
        if slip.bare:
            first, last = lines(source, slip.comment.span)
            near = {
                finding.rule
                for finding in findings
                for start, end in (lines(source, finding.span),)
                if start <= last + 1 and end >= first
            }
            rules = ", ".join(sorted(near)) or "family/rule"
            suggestions = (f"{slip.bare}: {rules}",) if near else ()
            message += f"; write `{slip.bare}: {rules} because` and the reason"
        yield from _finding(
            "stet/malformed", slip.comment.span, message, settings, suggestions=suggestions
        )


class _Judge:
    """Knows of which selectors it can be said that they silence nothing."""

    def __init__(self, settings: Settings, known: set[str], ran: Collection[str]) -> None:
        self.settings = settings
        self.known = known
        self.ran = ran

    def knows(self, selector: str) -> bool:
        """Whether what the selector stands for was looked for in this run."""
        settings = self.settings
        if "/" not in selector:
            wanted = settings.select
            families = {name.partition("/")[0] for name in (*self.known, *ENGINE_RULES)}
            is_known = selector == ALL or selector in families
            return is_known and (not wanted or selector in wanted or ALL in wanted)
        if selector in self.known:
            return selector in self.ran
        return selector in ENGINE_RULES and is_selected(selector, "minimal", settings)


def _unused(
    source: SourceText, stets: Iterable[Stet], used: set[tuple[int, str]], judge: _Judge
) -> Iterator[Finding]:
    for number, stet in enumerate(stets):
        idle = [s for s in stet.selectors if (number, s) not in used and judge.knows(s)]
        if not idle:
            continue
        if len(idle) == len(stet.selectors):
            words = f"this comment silences nothing: no finding of {' or '.join(idle)} here"
            fix = _removal(source, stet)
        else:
            words = f"{' and '.join(idle)} silences nothing here" + "; remove it from the comment"
            fix = None
        if fix is not None:
            words += "; remove it"
        yield from _finding("stet/unused", stet.comment.span, words, judge.settings, fix=fix)


def _removal(source: SourceText, stet: Stet) -> Fix | None:
    """The fix that takes a comment away, and the one that ends what it begins."""
    comments = (stet.comment,) if stet.end is None else (stet.comment, stet.end)
    edits = [_without(source, comment) for comment in comments]
    found = tuple(edit for edit in edits if edit is not None)
    return Fix(found, safe=True) if len(found) == len(edits) else None


def _without(source: SourceText, comment: Comment) -> Edit | None:
    """The edit that takes a comment away: with its lines where it stands alone on them.

    Between two paragraphs of Markdown it leaves an empty line: without one they would be joined.
    """
    start, end = comment.span
    first, last = lines(source, comment.span)
    line_start = source.starts[first - 1]
    before = source.text[line_start:start]
    if stands_alone(source, comment):
        if before.strip():
            return None  # inside a quotation: an empty line there is not the same as none
        start = line_start
        if source.text.startswith("<!--", comment.span.start) and _is_between(source, first, last):
            return Edit(start, source.starts[last - 1] + len(source.line_text(last)), "")
        end = source.starts[last] if last < len(source.starts) else len(source.text)
    else:
        start -= len(before) - len(before.rstrip(" \t"))
    return Edit(start, end, "")


def _is_between(source: SourceText, first: int, last: int) -> bool:
    """Whether the lines before and after those from `first` to `last` both hold something."""
    around = [line for line in (first - 1, last + 1) if 1 <= line <= len(source.starts)]
    return len(around) == 2 and all(source.line_text(line).strip() for line in around)


def _finding(
    rule: str,
    span: Span,
    message: str,
    settings: Settings,
    *,
    suggestions: tuple[str, ...] = (),
    fix: Fix | None = None,
) -> Iterator[Finding]:
    if is_selected(rule, "minimal", settings):
        of = settings.rules.get(rule)
        severity = (of and of.severity) or ENGINE_RULES[rule].severity
        yield Finding(
            rule, severity, Confidence.HIGH, message, span, suggestions=suggestions, fix=fix
        )
