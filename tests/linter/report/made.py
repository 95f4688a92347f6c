"""Reports made of texts, for the tests of their forms."""

from __future__ import annotations

from datetime import date

from corrigenda.config.settings import Settings
from corrigenda.linting import Engine
from corrigenda.registry import rule_entries
from corrigenda.report.comparison import Comparison
from corrigenda.report.model import Item, Proof, ReportedArticle, reported
from corrigenda.text import SourceText

ENGINE = Engine(rule_entries(), date(2026, 1, 15))

HOSTILE = (
    "# <script>alert(1)</script> `x` | =cmd\n\n"
    "=HYPERLINK(1) erthematosus <img src=x onerror=alert(1)> @someone #1 [a](javascript:alert(1)) "
    "\u202e\u2066 \x1b[31m \x07 ]]> </textarea> {{ 7*7 }} the the http://evil.example/\n"
)
"""What must be inert in every output."""


def report_of(text: str, path: str = "article.md") -> ReportedArticle:
    source = SourceText(path, text)
    found = ENGINE.check(source, Settings()).findings
    return reported(ENGINE.document(source, Settings()), found)


def proof_of(*texts: str, path: str = "article.md", comparison: Comparison | None = None) -> Proof:
    """A proof of the texts; the second and further ones are `path` with a number before it."""
    names = [path, *(f"{k}-{path}" for k in range(2, len(texts) + 1))]
    articles = [report_of(text, name) for name, text in zip(names, texts, strict=True)]
    return Proof("0.1", tuple(articles), comparison=comparison)


def marked(article: ReportedArticle, item: Item) -> str:
    passage = article.passages[item.passage]
    mark = next(m for m in passage.marks if m.item == item.number - 1)
    return passage.text[mark.start : mark.end]


def of_rule(article: ReportedArticle, rule: str) -> Item:
    return next(item for item in article.items if item.finding.rule == rule)
