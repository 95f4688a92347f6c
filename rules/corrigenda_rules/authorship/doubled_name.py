"""authorship/doubled-name: names that a copied page shows twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Block, Document
from corrigenda.finding import Edit, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import copies, people


class _Doubled(NamedTuple):
    name: str
    span: Span
    edit: Edit | None


class DoubledName(Rule):
    """An author's name that stands twice in a row: “YuanHao  WuYuanHao Wu”.

    Web pages carry each name a second time, for the portrait or for screen readers. A crawler, or
    a hand that copies, brings both along, and in an index they become one strange name.

    One finding is made for all such names of an article, at the first of them. The safe fix takes
    away the first copy of each name, provided that it holds nothing but the name.
    """

    meta = RuleMeta(
        id="authorship/doubled-name",
        severity=Severity.WARNING,
        since="0.1",
        profile="minimal",
        fix="safe",
        examples=(
            Example(
                fails="ORIGINAL RESEARCH article\n\nFront. Mar. Sci.\n\n"
                "Sec. Ocean Observation\n\nVolume 12 - 2025 | doi: 10.3389/fmars.2025.1555555\n\n"
                "Sea ice grows thin in the northern seas\n\n"
                "⟦Ada  FieldAda Field1⟧Bo  LindBo Lind2*\n"
                "  • 1Ice Institute, Oslo, Norway\n  • 2Department of Seas, Kiel, Germany\n\n"
                "Ice is thin in the northern seas. We measured it from a ship for ten years.\n\n"
                "Keywords: sea ice, thickness\n\nReceived: 08 May 2025; Accepted: 20 Jun 2025.\n",
                reports="2 authors’ names stand twice",
                fixed="ORIGINAL RESEARCH article\n\nFront. Mar. Sci.\n\n"
                "Sec. Ocean Observation\n\nVolume 12 - 2025 | doi: 10.3389/fmars.2025.1555555\n\n"
                "Sea ice grows thin in the northern seas\n\n"
                "Ada Field1Bo Lind2*\n"
                "  • 1Ice Institute, Oslo, Norway\n  • 2Department of Seas, Kiel, Germany\n\n"
                "Ice is thin in the northern seas. We measured it from a ship for ten years.\n\n"
                "Keywords: sea ice, thickness\n\nReceived: 08 May 2025; Accepted: 20 Jun 2025.\n",
                path="page.txt",
            ),
            Example(
                passes="Research Article\n\nSea ice grows thin in the northern seas\n\n"
                "Li Li1, Bo Lind2*\n\n1 Ice Institute, Oslo, Norway\n"
                "2 Department of Seas, Kiel, Germany\n\nAbstract\n\nIce is thin.\n\n"
                "Keywords: sea ice, thickness\n\nReceived: 08 May 2025; Accepted: 20 Jun 2025\n",
                path="page.txt",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at each author's piece of the page."""
        found = [
            doubled
            for article in document.articles[:1]
            for block in document.of_kind("contrib")
            if (doubled := _doubled(article, block)) is not None
        ]
        for article in document.articles[:1]:
            authors = people(article)
            shadows = copies(document, authors)
            found += [_Doubled(p.name, p.span, None) for p in authors if p.pointer in shadows]
        if not found:
            return
        first, *others = sorted(found, key=lambda doubled: doubled.span)
        names = ", ".join(d.name for d in (first, *others)[:3]) + (" …" if len(found) > 3 else "")
        what = (
            f"{len(found)} authors’ names stand twice ({names})"
            if others
            else f"the author’s name {quote(first.name)} stands twice"
        )
        edits = [d.edit for d in found if d.edit is not None]
        yield self.finding(
            first.span,
            f"{what}: keep one of each",
            related=[Related(d.span, f"{quote(d.name)} stands twice") for d in others],
            fix=Fix(tuple(edits), safe=True) if edits else None,
            pointer="/authors",
        )


def _doubled(article: Article, block: Block) -> _Doubled | None:
    """The doubled name in an author's piece of the page."""
    if not block.pointer or not block.pointer.startswith("/authors/"):
        return None
    author = article.get(block.pointer)
    if not isinstance(author, dict):
        return None
    name = author.get("literal") or " ".join(
        part for part in (author.get("given"), author.get("family")) if part
    )
    wanted = _letters(name)
    if len(wanted) < 3 or _letters(block.text).count(wanted) < 2:
        return None
    return _Doubled(name, block.span(), _edit(block, wanted))


def _edit(block: Block, wanted: str) -> Edit | None:
    """Takes the text away up to the end of the first copy, if that is all it takes away."""
    at, length = 0, 0
    while at < len(block.text) and length < len(wanted):
        length += len(_letters(block.text[at]))
        at += 1
    rest = block.text[at:].lstrip(" \t\xa0,\r\n")
    if _letters(block.text[:at]) != wanted or not rest[:1].isalpha():
        return None
    return block.edit(0, len(block.text) - len(rest), "")


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalpha())
