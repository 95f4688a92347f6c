"""What a rule is: Rule, CorpusRule, RuleMeta, Example, Option.

A rule is a class with metadata and a generator. It reads a Document, never the disk, the clock or
the network: the date and its options are given to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from corrigenda.finding import Confidence, Finding, Fix, Related, Severity
from corrigenda.text import Span
from corrigenda.wordlists import LISTS

if TYPE_CHECKING:
    from datetime import date

    from corrigenda.document import Document

ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
"""What a rule id looks like: family and name, in small letters and hyphens."""


class Example(NamedTuple):
    """A piece of a file that a rule must pass or fail; executed by the tests.

    Give `passes` or `fails`. In `fails`, ``⟦`` and ``⟧`` enclose each span that must be reported,
    no other being reported; `reports` is a part of each message. `fixed` is the text after the
    rule's fixes, unsafe ones included. `path` chooses the format, as a file's name does.
    `termbase` is the text of a termbase (YAML) that holds for the example, `beside` are the texts
    of files beside it, by name; one named
    `retractions.csv` is the table of retracted works.
    """

    passes: str = ""
    fails: str = ""
    reports: str = ""
    fixed: str | None = None
    path: str = "article.md"
    options: Mapping[str, Any] = {}
    today: str = "2025-06-30"
    termbase: str = ""
    beside: Mapping[str, str] = {}


class Option(NamedTuple):
    """An option of a rule, set under ``[tool.corrigenda.rules."family/name"]``.

    The type of `default` (bool, int, float, str, list of str) is the type a value must have;
    `choices`, where there are any, are all that a str or an item of a list may be.
    """

    name: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()


class RuleMeta(NamedTuple):
    """What the program knows of a rule without running it.

    `profile` is the least of ``minimal`` < ``standard`` < ``strict`` that turns the rule on.
    `words`: the rule reports words or terms, so the `accept` list silences it.
    `sources`: the standard, guideline or paper behind it, with the section.
    `yields_to`: ids of rules that know the same mistake better: where one of them reports the same
    or an overlapping place, this rule's finding is dropped.
    `whole`: a corpus rule that tells what is nowhere, so it must have seen every file.
    """

    id: str
    severity: Severity
    since: str
    examples: tuple[Example, ...] = ()
    confidence: Confidence = Confidence.HIGH
    profile: str = "standard"
    options: tuple[Option, ...] = ()
    words: bool = False
    fix: str | None = None
    sources: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    whole: bool = False

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


class Rule:
    """The base of every rule. The docstring is the page that ``corrigenda explain`` shows."""

    meta: ClassVar[RuleMeta]
    level: str = "standard"
    """The profile (minimal, standard, strict) the rule runs under; set by the engine."""

    def __init__(
        self,
        today: date,
        options: Mapping[str, Any] | None = None,
        severity: Severity | None = None,
    ) -> None:
        self.today = today
        self.options: dict[str, Any] = {o.name: o.default for o in self.meta.options}
        self.options.update(options or {})
        self.severity = severity

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields what is wrong with the document."""
        raise NotImplementedError

    def explain(self, document: Document, word: str) -> Iterator[str]:
        """Yields, line by line, how this rule judges a word in the document; here: nothing.

        `word` is as the person typed it, in any case.
        """
        return iter(())

    def finding(
        self,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        related: Iterable[Related] = (),
        suggestions: Iterable[str] = (),
        fix: Fix | None = None,
        pointer: str | None = None,
    ) -> Finding:
        """A finding of this rule. The severity set in the config outranks `severity`."""
        return Finding(
            self.meta.id,
            self.severity or severity or self.meta.severity,
            confidence or self.meta.confidence,
            message,
            span,
            tuple(related),
            tuple(suggestions),
            fix,
            pointer,
        )


class RuleEntry:
    """Where a rule is, so that a run imports only the rules it needs.

    `target` is ``module:Class``. A rule that `needs` an ``article`` reads the metadata of articles:
    it is not even imported for a file that describes none, unless the file holds one of the
    literal texts it `mentions`. A rule with `mentions` alone runs where the file holds one. A rule
    that needs a ``word-list`` reads lists of accepted words alone, one that needs a ``termbase``
    termbases alone; one that needs
    ``accepted-words`` reads, beside these, documents in which words are accepted.
    """

    __slots__ = ("_rule", "id", "mentions", "needs", "profile", "target")

    def __init__(
        self,
        identity: str,
        target: str,
        *,
        profile: str = "standard",
        needs: str = "",
        mentions: tuple[str, ...] = (),
    ) -> None:
        self.id = identity
        self.target = target
        self.profile = profile
        self.needs = needs
        self.mentions = mentions
        self._rule: type[Rule] | None = None

    @classmethod
    def of(cls, rule: type[Rule]) -> RuleEntry:
        """The entry of a rule that is imported already."""
        target = f"{rule.__module__}:{rule.__qualname__}"
        entry = cls(rule.meta.id, target, profile=rule.meta.profile)
        entry._rule = rule
        return entry

    def load(self) -> type[Rule]:
        """The rule's class. Raises ImportError, AttributeError or what its module raises."""
        if self._rule is None:
            module, _, name = self.target.partition(":")
            self._rule = getattr(import_module(module), name)
        return self._rule

    def concerns(self, document: Document) -> bool:
        """Whether the rule could say anything of this document."""
        if not self.needs and not self.mentions:
            return True
        if self.needs == "article" and document.articles:
            return True
        if self.needs == "termbase":
            return document.format == "termbase"
        if self.needs in ("word-list", "accepted-words") and document.format in LISTS:
            return True
        if self.needs == "accepted-words" and document.accept:
            return True
        return any(text in document.source.text for text in self.mentions)


class CorpusFact(NamedTuple):
    """A small JSON value that a corpus rule collected, with the file and place it came from."""

    path: str
    span: Span
    value: Any


class CorpusRule(Rule):
    """A rule over many files: `collect` runs per file, `conclude` once over all facts."""

    def check(self, document: Document) -> Iterator[Finding]:
        """A corpus rule says nothing of one file alone."""
        return iter(())

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields facts: a place in this document and a small JSON value."""
        raise NotImplementedError

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields (path, finding) for the facts of all files, sorted by path and offset."""
        raise NotImplementedError
