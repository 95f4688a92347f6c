"""Articles made in memory, for rules that read values whatever format they came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from corrigenda.article import ArticleBuilder
from corrigenda.document import Block, Document, MappedText
from corrigenda.finding import Finding
from corrigenda.rule import Rule
from corrigenda.text import SourceText


def document_of(*articles: Mapping[str, Any], format: str = "yaml", prose: str = "") -> Document:
    """A document with these articles; every string stands on a line of its own in the source."""
    lines: list[str] = []
    length = 0
    built = []
    for article in articles:
        builder = ArticleBuilder()
        stack: list[tuple[tuple[str | int, ...], Any]] = [((), article)]
        while stack:
            path, value = stack.pop(0)
            if isinstance(value, Mapping):
                stack[:0] = [((*path, key), child) for key, child in value.items()]
            elif isinstance(value, list):
                stack[:0] = [((*path, k), child) for k, child in enumerate(value)]
            else:
                line = str(value)
                text = MappedText.verbatim(line, length)
                if isinstance(value, str):
                    builder.put(path, text)
                else:
                    builder.put(path, text, value)
                lines.append(line + "\n")
                length += len(line) + 1
        built.append(builder.build())
    blocks = [Block.of("p", MappedText.verbatim(prose, length))] if prose else []
    source = SourceText(f"article.{format}", "".join(lines) + prose)
    return Document(source, format, blocks, built)


def check(
    rule: type[Rule],
    *articles: Mapping[str, Any],
    format: str = "yaml",
    prose: str = "",
    today: str = "2025-06-30",
    **options: Any,
) -> list[Finding]:
    """What a rule says of articles made in memory."""
    document = document_of(*articles, format=format, prose=prose)
    return list(rule(date.fromisoformat(today), options).check(document))


def reported(rule: type[Rule], *articles: Mapping[str, Any], **more: Any) -> list[str]:
    """The pieces of the source that a rule reports, in the order of the findings."""
    document = document_of(
        *articles, format=more.get("format", "yaml"), prose=more.get("prose", "")
    )
    found = rule(date.fromisoformat("2025-06-30")).check(document)
    return [document.source.text[slice(*finding.span)] for finding in found]


def fixed(rule: type[Rule], article: Mapping[str, Any]) -> str:
    """The source after all fixes of a rule."""
    from corrigenda.testing import apply_fixes

    document = document_of(article)
    found = list(rule(date.fromisoformat("2025-06-30")).check(document))
    return apply_fixes(document.source.text, found).rstrip("\n")
