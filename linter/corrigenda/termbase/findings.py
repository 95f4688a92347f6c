"""What is wrong with a termbase that is checked as a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corrigenda.engine_rules import engine_finding
from corrigenda.selection import is_selected
from corrigenda.termbase.checking import problems

if TYPE_CHECKING:
    from corrigenda.config.settings import Settings
    from corrigenda.document import Document
    from corrigenda.finding import Finding

RULE = "termbase/invalid"


def termbase_findings(document: Document, settings: Settings) -> Iterator[Finding]:
    """A finding for everything that keeps the termbase, or an entry of it, from being used."""
    if document.data is not None and is_selected(RULE, "minimal", settings):
        for wrong in problems(document.source, document.data):
            yield engine_finding(RULE, wrong.message, wrong.span, settings=settings)
