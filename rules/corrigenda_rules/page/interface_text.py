"""page/interface-text: buttons, menus and banners that were copied with the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda.finding import Edit, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span

_QUOTED = 60
_MAX_RELATED = 5
_PAGE = """Research Article
Journal of Tides
Volume 3, Issue 2, 2024
Slack water in small harbours
Ada Field 1, Bo Marsh 1,*
1 Institute of Tides, University of Bergen, Bergen, Norway
{between}Abstract
Slack water is short in small harbours, and pilots wait for it.
Keywords: tides; harbours
Received: 3 March 2024; Accepted: 7 May 2024{end}
"""


class _Run(NamedTuple):
    """Interface blocks with nothing of the article between them, after a block of kind `after`."""

    blocks: list[Block]
    after: str

    @property
    def likeness(self) -> str:
        """The words without case and numbers; the link labels of references are all alike."""
        if self.after == "ref":
            return "references"
        words = " ".join(block.text for block in self.blocks).casefold()
        return " ".join("".join(" " if c.isdigit() else c for c in words).split())


class InterfaceText(Rule):
    """Text of the web site that was copied together with the article.

    A page of a publisher holds buttons (“Download PDF”), menus, counts of views, banners about
    cookies or a new design, and link labels behind each reference. Copied into the article's text
    they are read as its words: an index stores “View all 3 articles” as part of a title, a search
    finds the article under “Sign in”, and a screen reader reads it aloud.

    Lines beside one another are one finding. The labels behind the references of a list are one
    finding too, and so is a text that stands in several places; the others are related places.
    Licence text, the publisher's disclaimer and “will be published soon” are part of the article's
    page and pass. Only pages that are recognised as an article are looked at.

    Delete the lines, or copy the article's text alone. The fix, which is unsafe, deletes them.
    """

    meta = RuleMeta(
        id="page/interface-text",
        severity=Severity.WARNING,
        since="0.1",
        fix="unsafe",
        examples=(
            Example(
                fails=_PAGE.format(between="⟦Download PDF\nExport citation\nShare on⟧\n", end=""),
                reports="“Download PDF” and 2 more lines",
                fixed=_PAGE.format(between="", end=""),
                path="page.txt",
            ),
            Example(
                fails=_PAGE.format(
                    between="Part of the Special Issue Harbours⟦View all 3 articles⟧\n",
                    end="",
                ),
                reports="“View all 3 articles”",
                path="page.txt",
            ),
            Example(
                fails=_PAGE.format(
                    between="",
                    end="\n⟦We use cookies to improve your experience on our website.⟧",
                ),
                reports="We use cookies",
                path="page.txt",
            ),
            Example(
                fails=_PAGE.format(
                    between="",
                    end="\nReferences\nField A. Tides. J Sea. 2001;3:1–9. ⟦[Google Scholar]⟧\n"
                    "Marsh B. Locks. J Sea. 2002;4:1–9. [CrossRef]",
                ),
                reports="in 2 places",
                path="page.txt",
            ),
            Example(
                passes=_PAGE.format(
                    between="",
                    end="\nThe final, formatted version of the article will be published soon.\n"
                    "1. Introduction\nView all harbours as basins: then share of the tide and "
                    "search strategy follow.\nSearch strategy\nWe searched the log books.",
                ),
                path="page.txt",
            ),
            Example(passes="Download PDF\nShare\n\nA shopping list of tea.\n", path="notes.txt"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports each run of interface text of a recognised page once."""
        if document.format != "page" or not document.articles:
            return
        alike: dict[str, list[_Run]] = {}
        for run in _runs(document):
            alike.setdefault(run.likeness, []).append(run)
        for runs in alike.values():
            first, others = runs[0], runs[1:]
            yield self.finding(
                _span(first),
                _message(first, len(others)),
                related=[Related(_span(run), "and here") for run in others[:_MAX_RELATED]],
                fix=Fix(tuple(_edits(document, runs)), safe=False),
            )


def _runs(document: Document) -> Iterator[_Run]:
    run: list[Block] = []
    after = before = ""
    for block in document.blocks:
        if block.kind == "interface":
            after = after if run else before
            run.append(block)
        elif run:
            yield _Run(run, after)
            run = []
        before = block.kind
    if run:
        yield _Run(run, after)


def _span(run: _Run) -> Span:
    return Span(run.blocks[0].span().start, run.blocks[-1].span().end)


def _message(run: _Run, others: int) -> str:
    text = " ".join(run.blocks[0].text.split())
    if len(text) > _QUOTED:
        text = text[: _QUOTED - 1].rstrip() + "…"
    more = len(run.blocks) - 1
    lines = f" and {more} more line{'s' if more > 1 else ''}" if more else ""
    places = f", in {others + 1} places" if others else ""
    verb = "are" if more else "is"
    return f"“{text}”{lines} {verb} text of the web site, not of the article{places}: delete it"


def _edits(document: Document, runs: list[_Run]) -> Iterator[Edit]:
    """Deletes each block, with its line where nothing else is on it."""
    text = document.source.text
    for run in runs:
        for block in run.blocks:
            start, end = block.span()
            line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
            stop = end
            while stop < len(text) and text[stop] in " \t":
                stop += 1
            alone = not text[line_start:start].strip() and (
                stop == len(text) or text[stop] in "\r\n"
            )
            if alone:
                start = line_start
                end = stop + (2 if text.startswith("\r\n", stop) else 1)
                end = min(end, len(text))
            yield Edit(start, end, "")
