"""What becomes of one word of a file, and why: what ``corrigenda explain --word`` shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.finding import Finding
from corrigenda.linting import Engine
from corrigenda.rule import CorpusRule, Rule
from corrigenda.selection import matches
from corrigenda.stets import Slip, lines, read_stets
from corrigenda.text import SourceText, Span
from corrigenda.yielding import give_way


class Found(NamedTuple):
    """A place of the word: the kind of its block, and what comes of it, a line for each rule."""

    span: Span
    kind: str
    fates: tuple[str, ...]


class Explanation(NamedTuple):
    """All that can be said of a word in a file.

    `unread` counts its places in text that no rule reads: code, addresses, markup. `accepted` has
    the entries that accept it (place and note), `rules` the account of each rule by its id.
    """

    source: SourceText
    places: tuple[Found, ...]
    unread: int
    accepted: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, tuple[str, ...]], ...]


def explain(engine: Engine, source: SourceText, settings: Settings, word: str) -> Explanation:
    """What becomes of `word` (any case) in a source, as a check with these settings would have it.

    A rule that fails gives the line that says so as its account.
    """
    document = engine.document(source, settings)
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    spans: dict[Span, str] = {}
    for block in document.blocks:
        for match in pattern.finditer(block.text):
            spans.setdefault(block.span(*match.span()), block.kind)
    in_source = sum(
        not any(span.start < match.end() and match.start() < span.end for span in spans)
        for match in pattern.finditer(source.text)
    )
    rules = [r for r in engine.rules_for(document, settings) if not isinstance(r, CorpusRule)]
    fates = _fates(document, rules, sorted(spans))
    origins = settings.accept.origins(word)
    return Explanation(
        source,
        tuple(Found(span, spans[span], tuple(fates[span])) for span in sorted(spans)),
        in_source,
        tuple((one.place(entry), one.note(entry)) for one, entry in origins),
        tuple((rule.meta.id, lines) for rule in rules if (lines := _account(rule, document, word))),
    )


def _account(rule: Rule, document: Document, word: str) -> tuple[str, ...]:
    try:
        return tuple(rule.explain(document, word))
    except Exception as error:  # a rule is foreign code: the others are asked all the same
        return (f"the rule failed: {type(error).__name__}: {error}",)


def _fates(document: Document, rules: Iterable[Rule], spans: list[Span]) -> dict[Span, list[str]]:
    """What comes of each place: which rules report it, and what keeps a report back."""
    fates: dict[Span, list[str]] = {span: [] for span in spans}
    if not spans:
        return fates
    kept = {rule.meta.id: rule for rule in rules}
    found = list(_findings(kept.values(), document))
    last = give_way(found, {name: rule.meta.yields_to for name, rule in kept.items()})
    staying = set(map(id, last))
    stets = list(read_stets(document, list[Slip]())) if "stet" in document.source.text else []
    near = [(f, over) for f in found if (over := [s for s in spans if _overlap(f.span, s)])]
    near.sort(key=lambda pair: (pair[0].span, pair[0].rule, pair[0].message))
    for finding, over in near:
        first, end = lines(document.source, finding.span)
        silent = [
            document.source.line_of(stet.comment.span.start)
            for stet in stets
            if stet.covers(first, end) and matches(finding.rule, stet.selectors)
        ]
        words = kept[finding.rule].meta.words
        if id(finding) not in staying:
            others = {f.rule for f, _ in near if _overlap(f.span, finding.span)}
            named = sorted(others.intersection(kept[finding.rule].meta.yields_to))
            fate = f"left by {finding.rule} to {' and '.join(named)}"
        elif words and document.accept.covers(document.source, finding.span):
            fate = f"not reported by {finding.rule}: accepted"
        elif silent:
            fate = f"not reported by {finding.rule}: silenced by the comment on line {silent[0]}"
        else:
            fate = f"reported by {finding.rule}: {finding.message}"
        for span in over:
            fates[span].append(fate)
    return fates


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _findings(rules: Iterable[Rule], document: Document) -> Iterator[Finding]:
    for rule in rules:
        try:
            yield from list(rule.check(document))
        except Exception:  # noqa: S112  # a check says so; here the others are asked
            continue
