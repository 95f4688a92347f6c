"""A small rule pack whose findings the tests of the command line know by heart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Related, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, Option, Rule, RuleMeta
from corrigenda.text import Span


class Letters(Rule):
    """Letters in the wrong order: “teh” for “the”.

    Readers stumble. The fix is safe, because “teh” is no word of any language that this pack
    knows.
    """

    meta = RuleMeta(
        id="fixture/letters",
        severity=Severity.WARNING,
        since="1.0",
        words=True,
        fix="safe",
        options=(Option("also", ["hte"], "Further words that mean “the”."),),
        sources=("The Elements of Fixtures, section 1",),
        examples=(
            Example(fails="See ⟦teh⟧ cat.", reports="letters", fixed="See the cat."),
            Example(passes="See the cat."),
            Example(passes="title: teh\n", path="meta.yaml", options={"also": []}),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each wrong word; the later ones point to the first."""
        first = None
        for word in ("teh", *self.options["also"]):
            for block, start, end in document.occurrences(word):
                span = block.span(start, end)
                edit = block.edit(start, end, "the")
                yield self.finding(
                    span,
                    f"letters in the wrong order: “{word}”",
                    suggestions=["the"],
                    fix=Fix((edit,), safe=True) if edit else None,
                    related=[Related(first, "first met here")] if first else [],
                )
                first = first or span

    def explain(self, document: Document, word: str) -> Iterator[str]:
        """Yields whether the word is one of those that this rule knows."""
        if word.lower() in ("teh", *self.options["also"]):
            yield "letters in the wrong order"
            yield "  meant: the"


class Hedge(Rule):
    """A hedge that says nothing."""

    meta = RuleMeta(
        id="fixture/hedge",
        severity=Severity.INFO,
        since="1.0",
        confidence=Confidence.MEDIUM,
        profile="strict",
        fix="unsafe",
        examples=(Example(fails="It is ⟦very⟧ big."), Example(passes="It is big.")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each “very”."""
        for block, start, end in document.occurrences("very"):
            edit = block.edit(start, end, "quite")
            yield self.finding(
                block.span(start, end),
                "“very” says nothing",
                fix=Fix((edit,), safe=False) if edit else None,
            )


class Forbidden(Rule):
    """A word that must not be printed."""

    meta = RuleMeta(
        id="fixture/forbidden",
        severity=Severity.ERROR,
        since="1.1",
        examples=(Example(fails="A ⟦darn⟧ cat."), Example(passes="A cat.")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each “darn”."""
        for block, start, end in document.occurrences("darn"):
            yield self.finding(block.span(start, end), "a word that must not be printed")


class Restless(Rule):
    """Two words that this rule takes for one another: its fixes never end."""

    meta = RuleMeta(
        id="restless/words",
        severity=Severity.WARNING,
        since="1.0",
        fix="safe",
        examples=(Example(fails="⟦ping⟧"), Example(passes="pang")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields ping for pong and pong for ping."""
        for word, other in (("ping", "pong"), ("pong", "ping")):
            for block, start, end in document.occurrences(word):
                edit = block.edit(start, end, other)
                assert edit is not None
                yield self.finding(
                    block.span(start, end), f"write {other}", fix=Fix((edit,), safe=True)
                )


class Breaking(Rule):
    """A fix that makes YAML unreadable."""

    meta = RuleMeta(
        id="breaking/yaml",
        severity=Severity.WARNING,
        since="1.0",
        fix="safe",
        examples=(Example(fails="⟦title⟧: A\n", path="a.yaml"), Example(passes="A")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields the first five characters of a YAML file."""
        if document.format == "yaml" and document.source.text.startswith("title"):
            yield self.finding(Span(0, 5), "no title", fix=Fix((Edit(0, 5, "[ {"),), safe=True))


class Failing(Rule):
    """A rule with a mistake in it."""

    meta = RuleMeta(
        id="failing/rule",
        severity=Severity.WARNING,
        since="1.0",
        examples=(Example(fails="⟦x⟧"), Example(passes="y")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Raises."""
        raise RuntimeError("no luck today")
        yield


class Twins(CorpusRule):
    """A word that two files have."""

    meta = RuleMeta(
        id="many/twins",
        severity=Severity.WARNING,
        since="1.0",
        fix="safe",
        examples=(Example(fails="⟦x⟧"), Example(passes="y")),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields each “twin”."""
        for block, start, end in document.occurrences("twin"):
            yield block.span(start, end), None

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each but the first."""
        for path, span, _ in list(facts)[1:]:
            fix = Fix((Edit(*span, "brother"),), safe=True)
            yield path, self.finding(span, "two files have a twin", fix=fix)


class FailingOverMany(CorpusRule):
    """A rule over many files with a mistake in it."""

    meta = Failing.meta._replace(id="failing/many")

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Raises."""
        raise RuntimeError("no luck with many")
        yield


class Unknown(Rule):
    """A word that nobody knows."""

    meta = RuleMeta(
        id="unsure/unknown",
        severity=Severity.INFO,
        since="1.0",
        confidence=Confidence.LOW,
        profile="strict",
        words=True,
        yields_to=("fixture/letters",),
        examples=(Example(fails="A ⟦zwibbler⟧."), Example(passes="A cat.")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each word that begins with a z, and “teh”."""
        for word in document.vocabulary:
            if word[0] in "zZ" or word == "teh":
                for block, start, end in document.occurrences(word):
                    near = ["scribbler"] if word[:2] == "zw" else []
                    span = block.span(start, end)
                    yield self.finding(span, f"“{word}” is not known", suggestions=near)

    def explain(self, document: Document, word: str) -> Iterator[str]:
        """Raises."""
        if word == "zoom":
            raise RuntimeError("no luck")
        yield from ()


def rules() -> list[type[Rule]]:
    """The pack."""
    return [Unknown, Letters, Hedge, Forbidden, Restless, Breaking, Failing, Twins, FailingOverMany]
