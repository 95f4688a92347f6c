"""What every form of the correction report shows: a Proof with its articles, passages and items.

A passage is a piece of the article as a reader sees it, without markup; what stands in no passage
(front matter, the head of a file) is shown as the lines of the source. Marks are ranges of the text
of a passage, while the places of an item are those of the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import LocatedFinding, Severity
from corrigenda.mapped import needs_escape
from corrigenda.output import RuleInfo
from corrigenda.report.comparison import Comparison
from corrigenda.report.passages import Mark, Passage, passages_of
from corrigenda.report.queries import query, sentence_around

CONTEXT = 30
"""How many characters of the source a decision holds on either side of what it changes."""


class Proposal(NamedTuple):
    """A change of the file: put `replacement` for `text`, the source from `start` to `end`.

    Offsets are code points. `before` and `after` are the characters around it, at most `CONTEXT`.
    """

    start: int
    end: int
    text: str
    replacement: str
    before: str
    after: str


class Item(NamedTuple):
    """A finding as the report shows it.

    `number` counts the items of an article from 1: its author query is AQ1, AQ2, … `passage` is the
    index of the passage that shows it and `sentence` the text around it there. `proposals` are the
    edits of its fix; or the one that takes the first suggestion; or none. `fixable`: they are a
    fix (not a mere suggestion), and `safe` that its meaning cannot change.
    """

    number: int
    finding: LocatedFinding
    passage: int
    sentence: str
    proposals: tuple[Proposal, ...]
    fixable: bool
    safe: bool
    query: str

    @property
    def family(self) -> str:
        """The family of the rule: what stands before the slash."""
        return self.finding.rule.partition("/")[0]


class ReportedArticle(NamedTuple):
    """A checked file: `sha256` is that of its bytes, `title` empty where it tells none.

    `text` is the decoded source. Items are in the order of the file.
    """

    path: str
    title: str
    format: str
    lang: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]
    items: tuple[Item, ...]

    def number_of(self, severity: Severity) -> int:
        """How many items have this severity."""
        return sum(item.finding.severity is severity for item in self.items)


class Proof(NamedTuple):
    """The whole report: every checked file, those without findings too, sorted by path."""

    version: str
    articles: tuple[ReportedArticle, ...]
    title: str = "Correction report"
    comparison: Comparison | None = None
    rule: Callable[[str], RuleInfo | None] = lambda _: None

    @property
    def items(self) -> list[tuple[ReportedArticle, Item]]:
        """All items, each with its article, in the order of the outputs."""
        return [(article, item) for article in self.articles for item in article.items]


def reported(document: Document, findings: Iterable[LocatedFinding]) -> ReportedArticle:
    """The article that `document` is, with its findings in the order of the outputs."""
    found = sorted(findings, key=lambda finding: finding.sort_key)
    text = document.source.text
    spans = [(f.location.start.offset, f.location.end.offset) for f in found]
    passages, places = passages_of(document, spans)
    items = []
    for number, (finding, place) in enumerate(zip(found, places, strict=True), 1):
        shown = passages[place]
        mark = next(m for m in shown.marks if m.item == number - 1)
        sentence = sentence_around(shown.text, mark.start, mark.end)
        proposals = _proposals(text, finding, shown.text[mark.start : mark.end])
        items.append(
            Item(
                number,
                finding,
                place,
                sentence,
                proposals,
                finding.fix is not None,
                finding.fix is not None and finding.fix.safe,
                query(number, finding, sentence, corrected(finding, proposals)),
            )
        )
    return ReportedArticle(
        document.source.path,
        _title(document),
        document.format,
        document.lang or "",
        hashlib.sha256(document.source.to_bytes()).hexdigest(),
        text,
        tuple(passages),
        tuple(items),
    )


def unread(path: str, findings: Sequence[LocatedFinding]) -> ReportedArticle:
    """The article of a file that cannot be read: its findings, and no text."""
    items = tuple(
        Item(number, finding, 0, "", (), False, False, query(number, finding, "", None))
        for number, finding in enumerate(sorted(findings, key=lambda f: f.sort_key), 1)
    )
    marks = tuple(Mark(k, 0, 0) for k in range(len(items)))
    return ReportedArticle(path, "", "", "", "", "", (Passage("source", 0, 1, "", marks),), items)


def corrected(finding: LocatedFinding, proposals: Sequence[Proposal]) -> str | None:
    """The text of a finding's place after its proposals; None where they change another place."""
    place = finding.location
    parts: list[str] = []
    at = place.start.offset
    for start, end, _, replacement, _, _ in proposals:
        if start < at or end > place.end.offset:
            return None
        parts += place.text[at - place.start.offset : start - place.start.offset], replacement
        at = end
    return "".join((*parts, place.text[at - place.start.offset :])) if proposals else None


def _proposals(text: str, finding: LocatedFinding, shown: str) -> tuple[Proposal, ...]:
    if finding.fix is not None:
        return tuple(
            _proposal(text, edit.start.offset, edit.end.offset, edit.replacement)
            for edit in finding.fix.edits
        )
    place = finding.location
    if finding.suggestions and place.text == shown != "":  # no markup lies inside
        first = finding.suggestions[0]
        if needs_escape(first) - needs_escape(shown):
            return ()
        return (_proposal(text, place.start.offset, place.end.offset, first),)
    return ()


def _proposal(text: str, start: int, end: int, replacement: str) -> Proposal:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Proposal(start, end, text[start:end], replacement, before, after)


def _title(document: Document) -> str:
    for article in document.articles:
        if article.complete and article.string("title"):
            return " ".join(article.string("title").split())
    first = next(document.of_kind("article-title"), None)
    return " ".join(first.text.split()) if first is not None else ""
