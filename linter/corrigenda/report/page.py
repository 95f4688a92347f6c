"""The report as one self-contained page (HTML), to be read, decided and sent back.

Nothing is loaded from anywhere: style and script stand in the page and are allowed by their
hashes alone (Content Security Policy Level 3), the data are JSON that the script puts into the page
as text. What is shown of an article has its control and direction characters as signs.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from corrigenda.finding import Severity
from corrigenda.output._style import one_line, visible
from corrigenda.report.model import Item, Proof, ReportedArticle, corrected
from corrigenda.report.passages import Mark, Passage

_ASSETS = os.path.join(os.path.dirname(__file__), "assets")
_WHOLE = 4_000_000
"""So many characters of text in all are shown; of more, what stands around the findings."""
_PASSAGES = 600
"""So many passages of one article are shown; of more, those around the findings."""
_SEVERITIES = {severity: k for k, severity in enumerate(Severity)}


def render(proof: Proof) -> str:
    """The page; the same bytes for the same proof."""
    style, script = _asset("report.css"), _asset("report.js")
    whole = sum(len(article.text) for article in proof.articles) <= _WHOLE
    families: dict[str, int] = {}
    for _, item in proof.items:
        families[item.family] = families.get(item.family, 0) + 1
    counts = sorted(families.items(), key=lambda pair: (-pair[1], pair[0]))
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.j2").render(
        title=one_line(proof.title),
        version=proof.version,
        style=Markup(style),  # noqa: S704  # ours, and free of “</”
        script=Markup(script),  # noqa: S704
        policy=(
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'"
        ),
        families=[(name, n, sorted(families).index(name) % 8) for name, n in counts],
        most=max((number for _, number in counts), default=1),
        totals=[sum(a.number_of(s) for a in proof.articles) for s in Severity],
        files=len(proof.articles),
        fixable=sum(item.fixable for _, item in proof.items),
        comparison=proof.comparison,
        solved=[] if proof.comparison is None else [
            (one_line(s.path), s.rule, one_line(s.message)) for s in proof.comparison.solved[:500]
        ],
        index=_data(_index(proof)),
        articles=[_data(_article(article, proof, whole)) for article in proof.articles],
    )  # fmt: skip


def _asset(name: str) -> str:
    with open(os.path.join(_ASSETS, name), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _data(value: Any) -> Markup:
    """JSON that can stand in a script element: no markup begins or ends in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704


def _index(proof: Proof) -> dict[str, Any]:
    """What the page knows before an article is opened."""
    key = hashlib.sha256()
    rules = sorted({item.finding.rule for _, item in proof.items})
    for article, item in proof.items:
        key.update(f"{article.path}\0{item.finding.fingerprint}\0".encode("utf-8", "replace"))
    infos = {name: proof.rule(name) for name in rules}
    return {
        "version": proof.version,
        "key": key.hexdigest()[:32],
        "rules": {name: info.summary if info else "" for name, info in infos.items()},
        "articles": [
            {
                "path": article.path,
                "shown": one_line(article.path),
                "title": one_line(article.title),
                "sha256": article.sha256,
                "counts": [article.number_of(severity) for severity in Severity],
                "fixable": sum(item.fixable for item in article.items),
                "rules": sorted({rules.index(item.finding.rule) for item in article.items}),
                "prints": [item.finding.fingerprint for item in article.items],
            }
            for article in proof.articles
        ],
    }


def _article(article: ReportedArticle, proof: Proof, whole: bool) -> dict[str, Any]:
    wanted = range(len(article.passages))
    if not whole or len(wanted) > _PASSAGES:
        shown = {item.passage for item in article.items}
        near = 1 if whole else 0
        wanted = sorted(  # type: ignore[assignment]
            {n for k in shown for n in range(k - near, k + near + 1) if n in wanted}
        )
    return {
        "passages": [_passage(article.passages[k], article.items, k) for k in wanted],
        "items": [_item(item, article, proof) for item in article.items],
    }


def _passage(passage: Passage, items: tuple[Item, ...], number: int) -> list[Any]:
    """Kind, level, line, the runs of the text with the items that mark each, and its items."""
    here = [m.item for m in passage.marks if items[m.item].passage == number]
    return [passage.kind, passage.level, passage.line, _runs(passage.text, passage.marks), here]


def _runs(text: str, marks: tuple[Mark, ...]) -> list[Any]:
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    runs: list[Any] = []
    empty = {m.start: [o.item for o in marks if o.start == o.end == m.start] for m in marks}
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        if empty.get(start):
            runs.append(["", empty[start]])
        if start < end:
            on = [m.item for m in marks if m.start <= start and end <= m.end and m.start < m.end]
            runs.append([visible(text[start:end]), on] if on else visible(text[start:end]))
    return runs


def _item(item: Item, article: ReportedArticle, proof: Proof) -> dict[str, Any]:
    finding, place = item.finding, item.finding.location
    around = article.text
    start, end = place.start.offset, place.end.offset
    value: dict[str, Any] = {
        "id": finding.fingerprint,
        "rule": finding.rule,
        "severity": _SEVERITIES[finding.severity],
        "message": one_line(finding.message),
        "query": item.query,
        "line": place.start.line,
        "at": [start, end, place.text, around[max(0, start - 30) : start], around[end : end + 30]],
        "edits": [list(one) for one in item.proposals],
    }
    if item.fixable:
        value["fix"] = "safe" if item.safe else "unsafe"
    after = corrected(finding, item.proposals)
    if after is not None and len(place.text) + len(after) < 400:
        value["change"] = [_edges(place.text), _edges(after)]
    if finding.suggestions[1:]:
        value["others"] = [one_line(s) for s in finding.suggestions[1:6]]
    if proof.comparison is not None and finding.fingerprint in proof.comparison.new:
        value["new"] = True
    return value


def _edges(text: str) -> str:
    """The text on one line, with a sign for the space at its edges, which nobody would see."""
    shown = one_line(text)
    if not shown:
        return "␣" if text else ""
    return "␣" * text[:1].isspace() + shown + "␣" * text[-1:].isspace()
