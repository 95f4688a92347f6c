"""`stet` — let it stand: comments in a file that silence findings."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.finding import Finding


def suppress(
    document: Document, findings: Iterable[Finding], settings: Settings, known: set[str]
) -> list[Finding]:
    """The findings that no `stet` comment silences, and those about the comments themselves."""
    return list(findings)
