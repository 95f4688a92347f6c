"""JSON Schemas as rules."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.finding import Finding


def schema_findings(document: Document, settings: Settings) -> Iterator[Finding]:
    """What the profile's schema and the user's own schemas say of a document."""
    return iter(())
