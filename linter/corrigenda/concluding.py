"""What rules over many files say in the end, put to the files it concerns.

Each fact that a rule collects keeps its place as an output shows it, so a conclusion is told
without reading a file again: with a warm cache, one file that changed is one file that is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from corrigenda.accepting import not_accepted
from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, LocatedFinding, Severity
from corrigenda.locating import Mark, located, mark
from corrigenda.rule import CorpusFact, Rule
from corrigenda.suppression import suppress
from corrigenda.text import Position, SourceText, Span


class Fact(NamedTuple):
    """What a corpus rule collected at a place. `silenced`: nothing may be reported there."""

    rule: str
    span: Span
    value: Any
    mark: Mark
    silenced: bool = False


class Stated(NamedTuple):
    """The facts of one file."""

    path: str
    facts: Sequence[Fact]


def facts_of(
    document: Document, rule: Rule, found: Iterable[tuple[Span, Any]], settings: Settings
) -> list[Fact]:
    """What a rule collected from a document, with its places."""
    identity, source = rule.meta.id, document.source
    facts = [Fact(identity, span, value, mark(source, span)) for span, value in found]
    kept = {f.span for f in _allowed(document, rule, [f.span for f in facts], settings)}
    return [fact if fact.span in kept else fact._replace(silenced=True) for fact in facts]


def _allowed(
    document: Document, rule: Rule, spans: Iterable[Span], settings: Settings
) -> list[Finding]:
    """Findings at those of the places at which the rule may report."""
    of = rule.meta.id
    asked = [Finding(of, Severity.INFO, Confidence.LOW, "", span) for span in dict.fromkeys(spans)]
    if rule.meta.words and settings.accept:
        asked = not_accepted(asked, document, {of})
    return [f for f in suppress(document, asked, settings, (of,), ()) if f.rule == of]


def by_rule(files: Iterable[Stated]) -> dict[str, list[CorpusFact]]:
    """The facts of all files by the rule that collected them, sorted by path and offset."""
    found: dict[str, list[CorpusFact]] = {}
    for path, facts in sorted(files, key=lambda file: file.path):
        for fact in sorted(facts, key=lambda fact: fact.span):
            found.setdefault(fact.rule, []).append(CorpusFact(path, fact.span, fact.value))
    return found


class Places:
    """Where things stand in files that are no longer at hand.

    `read` gives the document of a file, for a place that no fact has.
    """

    def __init__(self, files: Iterable[Stated], read: Callable[[str], Document]) -> None:
        self._facts = dict(files)
        self._marks: dict[str, dict[tuple[str, Span], Fact]] = {}
        self._positions: dict[str, dict[int, Position]] = {}
        self._read = read
        self._documents: dict[str, Document] = {}

    def located(
        self, path: str, name: str, found: Iterable[tuple[Rule, Finding]], settings: Settings
    ) -> Iterator[LocatedFinding]:
        """The findings in one file that nothing silences; `name` is the file's in fingerprints."""
        kept = [finding for rule, finding in found if self._may(path, rule, finding, settings)]
        return located(
            kept,
            name,
            lambda finding: self._mark(path, finding),
            lambda other, offset: self._position(other or path, offset),
        )

    def _may(self, path: str, rule: Rule, finding: Finding, settings: Settings) -> bool:
        fact = self._of(path).get((finding.rule, finding.span))
        if fact is not None:
            return not fact.silenced
        return bool(_allowed(self._document(path), rule, [finding.span], settings))

    def _mark(self, path: str, finding: Finding) -> Mark:
        fact = self._of(path).get((finding.rule, finding.span))
        return fact.mark if fact is not None else mark(self._source(path), finding.span)

    def _position(self, path: str, offset: int) -> Position:
        known = self._positions.get(path)
        if known is None:
            marks = [fact.mark.location for fact in self._facts.get(path, ())]
            known = {at.offset: at for place in marks for at in (place.start, place.end)}
            self._positions[path] = known
        return known.get(offset) or self._source(path).position(offset)

    def _of(self, path: str) -> dict[tuple[str, Span], Fact]:
        if path not in self._marks:
            facts = self._facts.get(path, ())
            self._marks[path] = {(fact.rule, fact.span): fact for fact in facts}
        return self._marks[path]

    def _source(self, path: str) -> SourceText:
        return self._document(path).source

    def _document(self, path: str) -> Document:
        if path not in self._documents:
            self._documents[path] = self._read(path)
        return self._documents[path]
