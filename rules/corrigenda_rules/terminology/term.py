"""terminology/term."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Fix, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda.termbase.expanding import Record
from corrigenda.termbase.replacing import edit, replacements
from corrigenda.termbase.terms import Match, Terms

_BASE = """
termbase: 1
terms:
  - use: GitHub
    spelling: exact
"""
_LINES = 3
_RELATED = 20


class Term(Rule):
    """A word that a termbase says to avoid, with the one to write and the reason.

    A house has words it wants and words it does not: names of software in their right spelling,
    diseases by the name they have today, people before their illness. A termbase lists them, with
    the reason and the source; this rule finds them. Several built-in termbases are on by default
    (`corrigenda config` names them); your own come first:

        termbases = ["house.yaml", "corrigenda:biomedical"]

    Plurals, verb forms and capitals need not be listed. One finding is made for each form of an
    entry, or for all wrong spellings of a name, at its first place; the other places are related
    ones. Nothing is reported in quotations
    and references, in code, addresses and names of things (“American Diabetics Association”), nor
    inside a longer term that is right.

    Write what the message says. Where a form is right after all, accept it: one place with a `stet`
    comment, all with the list of accepted words, or for a house with `allow` in its own termbase.
    """

    meta = RuleMeta(
        id="terminology/term",
        severity=Severity.WARNING,
        since="0.2",
        profile="minimal",
        words=True,
        fix="unsafe",
        options=(
            Option(
                "names-only", False, "report the spelling of names only, no words to be avoided"
            ),
        ),
        sources=("ISO 30042:2019 and ISO 704:2022, preferred and deprecated terms",),
        examples=(
            Example(
                termbase=_BASE,
                fails="The code is on ⟦Github⟧. See Github for more.",
                reports="“Github” (2×, line 1): write “GitHub”",
                fixed="The code is on GitHub. See GitHub for more.",
            ),
            Example(
                termbase=_BASE,
                fails="The code is on ⟦Github⟧. See Git-Hub and Github.",
                reports="“Github”, “Git-Hub” (3×, line 1): write “GitHub”",
                fixed="The code is on GitHub. See GitHub and GitHub.",
            ),
            Example(
                termbase=_BASE,
                passes="The code is on GitHub (github.com/corrigenda), user @github.",
            ),
            Example(termbase=_BASE, passes="They wrote “hosted on Github” in their letter."),
            Example(
                termbase=_BASE, passes="See `Github` and [the code](https://example.org/Github)."
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each form that the termbases of the document say to avoid."""
        terms = document.terms
        groups: dict[tuple[int, int, str], list[Match]] = {}
        for match in terms.matches(document, self.level):
            groups.setdefault(_group(match, terms.record(match)), []).append(match)
        for matches in groups.values():
            record = terms.record(matches[0])
            if record.name or not self.options["names-only"]:
                yield from self._report(document, record, matches)

    def _report(
        self, document: Document, record: Record, matches: list[Match]
    ) -> Iterator[Finding]:
        first = matches[0]
        uses = replacements(first, record)
        yield self.finding(
            first.block.span(first.start, first.end),
            _message(document, record, matches, uses),
            severity=Severity(record.severity),
            related=[
                Related(m.block.span(m.start, m.end), f"“{m.text}” stands here too")
                for m in matches[1 : _RELATED + 1]
            ],
            suggestions=uses,
            fix=_fix(document.terms, matches) if uses else None,
            pointer=first.block.pointer,
        )


def _group(match: Match, record: Record) -> tuple[int, int, str]:
    """What is told by one finding: the places of a form, or of all spellings of a name."""
    uses = replacements(match, record)
    if _is_name(uses):
        return match.base, -1, uses[0]
    return match.base, match.record, match.form


def _is_name(uses: tuple[str, ...]) -> bool:
    """Whether what is to be written has capitals of its own."""
    return bool(uses) and any(map(str.isupper, uses[0][1:]))


def _message(
    document: Document, record: Record, matches: list[Match], uses: tuple[str, ...]
) -> str:
    forms = list(dict.fromkeys(" ".join(m.text.split()) for m in matches))
    if not _is_name(uses):  # “Foo” and “foo” are one form
        forms = forms[:1]
    said = ", ".join(f"“{form}”" for form in forms[:_LINES])
    if len(matches) > 1:
        said += f" ({len(matches)}×, {_lines(document, matches)})"
    if uses:
        said += ": write " + " or ".join(f"“{use}”" for use in uses)
    elif record.advice:
        said += f": {record.advice}"
    if uses and record.advice:
        said += f", or {record.advice}"
    return f"{said} ({record.why})" if record.why else said


def _lines(document: Document, matches: list[Match]) -> str:
    found = [document.source.line_of(m.block.span(m.start, m.end).start) for m in matches]
    lines = [str(line) for line in dict.fromkeys(found)]
    if len(lines) > _LINES:
        return f"lines {', '.join(lines[:_LINES])} …"
    if len(lines) > 1:
        return f"lines {', '.join(lines[:-1])} and {lines[-1]}"
    return f"line {lines[0]}"


def _fix(terms: Terms, matches: list[Match]) -> Fix | None:
    edits = []
    safe = True
    for match in matches:
        record = terms.record(match)
        done = edit(match, replacements(match, record)[0]) if record.fix != "none" else None
        if done is None:
            return None
        edits.append(done)
        safe = safe and record.fix == "safe"
    return Fix(tuple(edits), safe=safe)
