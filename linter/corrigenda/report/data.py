"""The report as JSON: what ``check --output-format json`` writes, and what a person is asked.

The shape is that of ``report.schema.json``; a later report can be compared with it.
"""

from __future__ import annotations

from typing import Any

from corrigenda.finding import Severity
from corrigenda.output.json import dump, finding_value
from corrigenda.report.model import Item, Proof, ReportedArticle


def render(proof: Proof) -> str:
    """One object; the same bytes for the same findings."""
    value: dict[str, Any] = {
        "version": 1,
        "tool": {"name": "corrigenda", "version": proof.version},
        "files": len(proof.articles),
        "articles": [_article(article) for article in proof.articles],
        "findings": [{**finding_value(i.finding), **_item(i, proof)} for _, i in proof.items],
    }
    if proof.comparison is not None:
        value["comparison"] = {
            "new": len(proof.comparison.new),
            "stays": proof.comparison.stays,
            "solved": [one._asdict() for one in proof.comparison.solved],
        }
    return dump(value)


def _article(article: ReportedArticle) -> dict[str, Any]:
    return {
        "path": article.path,
        "title": article.title,
        "format": article.format,
        "sha256": article.sha256,
        "counts": {severity.value: article.number_of(severity) for severity in Severity},
    }


def _item(item: Item, proof: Proof) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "number": item.number,
        "sentence": item.sentence,
        "query": item.query,
        "proposals": [
            {
                "start": {"offset": one.start},
                "end": {"offset": one.end},
                "text": one.text,
                "replacement": one.replacement,
                "context": {"before": one.before, "after": one.after},
            }
            for one in item.proposals
        ],
    }
    if proof.comparison is not None:
        asked["new"] = item.finding.fingerprint in proof.comparison.new
    return asked
