"""consistency/heading-level."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_HEADINGS = ("article-title", "title")
_LOWEST = 6
"""The level of titles that are no headings of sections: of notes, of boxes."""


class HeadingLevel(Rule):
    """A heading that is two levels or more below the one before it.

    A heading of level 4 after one of level 2 leaves a level out. Readers who listen to a page go by
    the levels, and a table of contents shows a hole.

    Going up by several levels is right (a new section after a part of a part). Only formats that
    write levels are judged. Raise the heading, or add the one that is missing.
    """

    meta = RuleMeta(
        id="consistency/heading-level",
        severity=Severity.INFO,
        since="0.2",
        sources=("W3C, Web Content Accessibility Guidelines 2.1, technique G141",),
        examples=(
            Example(
                fails="## Methods\n\n#### ⟦Mice⟧\n\n## Results\n",
                reports="a heading of level 4 follows one of level 2",
            ),
            Example(
                passes="# Cells and mice\n\n## Methods\n\n### Mice\n\n#### Food\n\n## Results\n"
            ),
            Example(passes="#### Methods\n\nText.\n\n#### Results\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares each heading with the one before it."""
        if document.format == "page":
            return
        before = None
        for block in document.of_kind(*_HEADINGS):
            level = block.level or 1
            if level == _LOWEST and not _is_marked(document, block):
                continue
            if before is not None and level > (before.level or 1) + 1 and before.kind == "title":
                yield self.finding(
                    block.span(),
                    f"a heading of level {level} follows one of level {before.level}: leave no "
                    "level out",
                    related=[Related(before.span(), "the heading before it")],
                )
            before = block


def _is_marked(document: Document, block: Block) -> bool:
    """Whether a title of the lowest level has the mark of a heading."""
    line = document.source.line_of(block.span().start)
    return document.source.line_text(line).lstrip(" >").startswith(("#", "<h"))
