"""The one path that every command takes: read -> check -> suppress -> locate.

`Engine.check` turns a source into a FileResult, which knows no document and can be sent between
processes or kept in a cache. `corrigenda.running.lint` does it for many files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corrigenda.accepting import not_accepted
from corrigenda.companions import Shelf
from corrigenda.concluding import Fact, Places, Stated, by_rule, facts_of
from corrigenda.config.globs import slashed
from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.document import Document
from corrigenda.engine_rules import BROKEN_INPUT, engine_finding, too_large
from corrigenda.errors import UsageError
from corrigenda.finding import Finding, LocatedFinding
from corrigenda.locating import locate
from corrigenda.readers import read
from corrigenda.registry import load_rule
from corrigenda.rule import CorpusRule, Rule, RuleEntry
from corrigenda.selection import is_selected, matches
from corrigenda.suppression import suppress
from corrigenda.text import SourceText, Span, UndecodableError
from corrigenda.yielding import give_way

_DEFAULT = RuleSettings()
_NO_SETTINGS = Settings()
_UNSEEN = BROKEN_INPUT | {"source/too-large"}


class FileResult(NamedTuple):
    """What checking one file gave. `facts` are those of corpus rules.

    `read` are the paths of other files that the result depends on, with what they held (as
    `corrigenda.companions.current` tells it).
    """

    path: str
    findings: tuple[LocatedFinding, ...] = ()
    facts: tuple[Fact, ...] = ()
    tracebacks: tuple[str, ...] = ()
    read: tuple[tuple[str, str], ...] = ()


class Engine:
    """The rules that may run and the date they are to take for today.

    `cwd` is the folder that paths are relative to, `root` the one that the names in fingerprints
    are (absolute, with ``/``).
    """

    def __init__(
        self,
        rules: Iterable[RuleEntry | type[Rule]],
        today: date,
        *,
        cwd: str = "",
        root: str = "",
    ) -> None:
        self.cwd = cwd
        self.root = root
        self.entries = tuple(r if isinstance(r, RuleEntry) else RuleEntry.of(r) for r in rules)
        self.today = today
        self._known = frozenset(entry.id for entry in self.entries)
        self._selected: dict[int, tuple[Settings, tuple[RuleEntry, ...]]] = {}
        self._made: dict[tuple[int, str], Rule] = {}
        self._shelf = Shelf(cwd, root)

    def rules(self) -> list[type[Rule]]:
        """The classes of all rules, imported now: for listings and help texts."""
        return [load_rule(entry) for entry in self.entries]

    def selected(self, settings: Settings) -> tuple[RuleEntry, ...]:
        """The rules that these settings turn on. One Settings object is asked for many files."""
        kept = self._selected.get(id(settings))
        if kept is None:
            on = (e for e in self.entries if is_selected(e.id, e.profile, settings))
            kept = self._selected[id(settings)] = settings, tuple(on)
        return kept[1]

    def rule(self, entry: RuleEntry, settings: Settings) -> Rule:
        """The rule with its options under these settings. Raises UsageError as `load_rule` does."""
        key = id(settings), entry.id
        made = self._made.get(key)
        if made is None:
            of = settings.rules.get(entry.id, _DEFAULT)
            cls = load_rule(entry)
            try:
                made = cls(self.today, of.options, of.severity)
            except Exception as error:  # foreign code, as in `_run`
                reason = f"{type(error).__name__}: {error}"
                raise UsageError(f"the rule {entry.id} cannot be set up: {reason}") from error
            made.level = settings.level
            self._made[key] = made
        return made

    def rules_for(self, document: Document, settings: Settings) -> list[Rule]:
        """The rules that these settings turn on and that the document concerns."""
        selected = self.selected(settings)
        return [self.rule(entry, settings) for entry in selected if entry.concerns(document)]

    def document(self, source: SourceText, settings: Settings) -> Document:
        """The document that the rules get to see."""
        document = read(source, settings.format)
        document.accept = settings.accept
        document.terms = settings.terms
        document.retractions = settings.retractions
        if self.root:
            document.companions = self._shelf.companions(source.path)
        return document

    def identity(self, path: str) -> str:
        """The name of a file in fingerprints: relative to the root, wherever the command runs."""
        if self.cwd == self.root and not os.path.isabs(path):
            return path
        full = slashed(os.path.normpath(os.path.join(self.cwd, path)))
        inside = self.root.rstrip("/") + "/"
        return full[len(inside) :] if full.startswith(inside) else path

    def check_path(self, path: str, settings: Settings) -> FileResult:
        """Reads a file from disk and checks it; a file that cannot be read is a finding."""
        try:
            size = os.path.getsize(path)
            if size > settings.max_file_size:
                message = too_large(size, settings)
                return self.problem(path, "source/too-large", message, settings=settings)
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"cannot be read: {reason}"
            return self.problem(path, "source/unreadable", message, settings=settings)
        return self.check_bytes(path, data, settings)

    def check_bytes(self, path: str, data: bytes, settings: Settings) -> FileResult:
        """Checks the bytes of a file; `path` is the name that findings show."""
        try:
            source = SourceText.from_bytes(path.replace(os.sep, "/"), data)
        except UndecodableError as error:
            message = str(error)
            return self.problem(path, "source/unreadable", message, error.line, settings)
        return self.check(source, settings)

    def check(self, source: SourceText, settings: Settings) -> FileResult:
        """Checks a decoded source."""
        document = self.document(source, settings)
        findings = [
            engine_finding(p.rule, p.message, p.span, p.severity, settings)
            for p in document.problems
            if not matches(p.rule, settings.ignore)
        ]
        tracebacks: list[str] = []
        rules = self.rules_for(document, settings)
        findings += self._run(rules, document, tracebacks)
        yields_to = {rule.meta.id: rule.meta.yields_to for rule in rules if rule.meta.yields_to}
        if yields_to:
            findings = give_way(findings, yields_to)
        if document.data is not None or document.articles or settings.schemas:
            from corrigenda.validation import schema_findings

            findings += schema_findings(document, settings)
        if settings.accept:
            words = {rule.meta.id for rule in rules if rule.meta.words}
            findings = not_accepted(findings, document, words)
        facts, failed = self._collect(rules, document, settings, tracebacks)
        findings += failed
        corpus = {rule.meta.id for rule in rules if isinstance(rule, CorpusRule)}
        ran = {entry.id for entry in self.selected(settings)} - corpus
        findings = suppress(document, findings, settings, self._known, ran)
        return FileResult(
            source.path,
            tuple(locate(source, findings, self.identity(source.path), document.companions)),
            tuple(facts),
            tuple(tracebacks),
            tuple(sorted(document.companions.read.items())) if document.companions else (),
        )

    def conclude(
        self,
        results: Sequence[FileResult],
        settings_for: Callable[[str], Settings],
        whole: Collection[str] = (),
    ) -> list[FileResult]:
        """The results with what the corpus rules say of all files together added to them.

        `whole` are the paths of files of words of which the run sees everything they hold for; of
        the others a rule whose metadata say `whole` says nothing.
        """
        if any(f.rule in _UNSEEN for result in results for f in result.findings):
            whole = ()  # a file that was not read may hold what is looked for
        stated = [Stated(result.path, result.facts) for result in results]
        collected = by_rule(stated)
        checked = {result.path for result in results}
        added: dict[str, list[tuple[Rule, Finding]]] = {}
        tracebacks: dict[str, list[str]] = {}
        for entry in self.entries:
            facts = collected.get(entry.id)
            if not facts or (load_rule(entry).meta.whole and not whole):
                continue
            rule = self.rule(entry, settings_for(facts[0].path))
            assert isinstance(rule, CorpusRule)
            try:
                found = list(rule.conclude(facts))
                for path, _ in found:
                    if path not in checked:
                        raise ValueError(f"it reports in {path!r}, which was not checked")
            except Exception as error:  # as in `_run`
                path = facts[0].path
                found = [(path, self._failed(rule, error, tracebacks.setdefault(path, [])))]
            if rule.meta.whole:
                found = [(p, f) for p, f in found if p in whole or f.rule in BROKEN_INPUT]
            for path, finding in found:
                added.setdefault(path, []).append((rule, finding))
        places = Places(stated, lambda path: self._document_of(path, settings_for(path)))
        return [
            self._with(r, added[r.path], tracebacks.get(r.path, []), places, settings_for(r.path))
            if r.path in added
            else r
            for r in results
        ]

    def _with(
        self,
        result: FileResult,
        findings: Iterable[tuple[Rule, Finding]],
        tracebacks: Iterable[str],
        places: Places,
        settings: Settings,
    ) -> FileResult:
        more = places.located(result.path, self.identity(result.path), findings, settings)
        return result._replace(
            findings=tuple(sorted((*result.findings, *more), key=lambda f: f.sort_key)),
            tracebacks=(*result.tracebacks, *tracebacks),
        )

    def _document_of(self, path: str, settings: Settings) -> Document:
        with open(path, "rb") as file:
            return self.document(SourceText.from_bytes(path, file.read()), settings)

    def problem(
        self, path: str, rule: str, message: str, line: int = 1, settings: Settings = _NO_SETTINGS
    ) -> FileResult:
        """The result of a file that could not be checked, unless the settings ignore the rule."""
        blank = SourceText(path.replace(os.sep, "/"), "\n" * (line - 1))
        if matches(rule, settings.ignore):
            return FileResult(blank.path)
        at = line - 1
        finding = engine_finding(rule, message, Span(at, at), settings=settings)
        return FileResult(blank.path, tuple(locate(blank, [finding], self.identity(blank.path))))

    def _run(
        self, rules: Iterable[Rule], document: Document, tracebacks: list[str]
    ) -> Iterator[Finding]:
        for rule in rules:
            try:
                yield from _sound(list(rule.check(document)), document.source)
            except Exception as error:  # a rule is foreign code: report it, run the others
                yield self._failed(rule, error, tracebacks)

    def _collect(
        self,
        rules: Iterable[Rule],
        document: Document,
        settings: Settings,
        tracebacks: list[str],
    ) -> tuple[list[Fact], list[Finding]]:
        facts: list[Fact] = []
        failed: list[Finding] = []
        for rule in rules:
            if isinstance(rule, CorpusRule):
                try:
                    facts += facts_of(document, rule, rule.collect(document), settings)
                except Exception as error:  # as in `_run`
                    failed.append(self._failed(rule, error, tracebacks))
        return facts, failed

    @staticmethod
    def _failed(rule: Rule, error: Exception, tracebacks: list[str]) -> Finding:
        from traceback import format_exception

        tracebacks.append("".join(format_exception(error)))
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        message = f"the rule {rule.meta.id} failed on this file: {what}"
        return engine_finding("internal/rule-failed", message, Span(0, 0))


def _sound(findings: list[Finding], source: SourceText) -> list[Finding]:
    """The findings. Raises ValueError for what is no finding or lies outside the text."""
    for finding in findings:
        if not isinstance(finding, Finding):
            raise ValueError(f"{finding!r} is no finding")
        start, end = finding.span
        if not 0 <= start <= end <= len(source.text):
            raise ValueError(f"the span {start} to {end} is not inside the text")
    return findings
