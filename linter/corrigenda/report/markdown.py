"""The report as Markdown, for a comment on a pull request or the summary of a job.

What comes from the articles is inert: it can neither format, link, mention nor refer. The text is
cut politely before `LIMIT`, the length a comment may have on the common forges.
"""

from __future__ import annotations

import re

from corrigenda.finding import Severity
from corrigenda.output._style import one_line
from corrigenda.output._words import counted
from corrigenda.report.model import Item, Proof, ReportedArticle, corrected

LIMIT = 65_000
"""The most characters: a comment on GitHub may have 65,536."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=:])")
_CALLS = re.compile(r"(?<=[@#!~])(?=\w)|(?<=\w)(?=@)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-\d)")
_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def escaped(text: str) -> str:
    """The text for a line of Markdown: every mark escaped, nothing that a forge would link."""
    return "\u200b".join(_SPECIAL.sub(_sign, part) for part in _CALLS.split(one_line(text)))


def _sign(match: re.Match[str]) -> str:
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(match[1], "\\" + match[1])


def code(text: str) -> str:
    """The text as a span of code, whatever back-ticks it holds; a space at its edge is shown."""
    shown = one_line(text).replace("|", "¦")
    shown = "␣" * text[:1].isspace() + shown + "␣" * (text[-1:].isspace() and bool(shown))
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    gap = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return f"{fence}{gap}{shown}{gap}{fence}"


def render(proof: Proof) -> str:
    """The whole report; what does not fit is counted at its end."""
    with_items = [article for article in proof.articles if article.items]
    head = [f"# {escaped(proof.title)}\n\n", _told(proof, len(with_items))]
    if proof.comparison is not None:
        head += _compared(proof)
    if with_items:
        head += _table(with_items)
    parts = list(head)
    length = sum(map(len, parts))
    left = len(proof.items)
    for article in with_items:
        title = f" – {escaped(article.title)}" if article.title else ""
        section = [f"\n## {code(article.path)}{title}\n\n"]
        section += [_entry(item, proof) for item in article.items]
        for part in section:
            if length + len(part) > LIMIT:
                rest = counted(left, "finding")
                return "".join(parts) + f"\n*… and {rest} more: see the whole report.*\n"
            parts.append(part)
            length += len(part)
            left -= part is not section[0]
    return "".join(parts)


def _told(proof: Proof, touched: int) -> str:
    numbers = ((s, sum(a.number_of(s) for a in proof.articles)) for s in Severity)
    told = ", ".join(counted(n, _NAMES[s]) for s, n in numbers if n)
    files = counted(len(proof.articles), "file")
    if not told:
        return f"Nothing to correct in {files}.\n"
    fixable = sum(item.fixable for _, item in proof.items)
    return f"{told} in {touched:,} of {files}; {fixable:,} can be mended by a fix.\n"


def _compared(proof: Proof) -> list[str]:
    since = proof.comparison
    assert since is not None
    lines = [
        f"\nSince the earlier report: {len(since.new)} new, {len(since.solved)} solved, "
        f"{since.stays} as before.\n"
    ]
    if since.solved:
        lines.append("\n<details><summary>Solved</summary>\n\n")
        for one in since.solved[:100]:
            lines.append(f"- {code(one.path)} {escaped(one.rule)}: {escaped(one.message)}\n")
        lines.append("\n</details>\n")
    return lines


def _table(articles: list[ReportedArticle]) -> list[str]:
    lines = [
        "\n| article | errors | warnings | notes | fixable |\n| --- | --: | --: | --: | --: |\n"
    ]
    for article in articles[:200]:
        numbers = " | ".join(str(article.number_of(severity)) for severity in Severity)
        fixable = sum(item.fixable for item in article.items)
        lines.append(f"| {code(article.path)} | {numbers} | {fixable} |\n")
    if len(articles) > 200:
        lines.append(f"\n… and {counted(len(articles) - 200, 'article')} more.\n")
    return lines


def _entry(item: Item, proof: Proof) -> str:
    finding = item.finding
    new = proof.comparison is not None and finding.fingerprint in proof.comparison.new
    place = f"line {finding.location.start.line}"
    first = (
        f"- **AQ{item.number}** ({_NAMES[finding.severity]}, {place}, {code(finding.rule)})"
        f"{' **new**' if new else ''}: {escaped(finding.message)}\n"
    )
    proposed = corrected(finding, item.proposals)
    text = finding.location.text
    if proposed is not None and 0 < len(text) <= 200 and len(proposed) <= 200:
        put = code(proposed) if proposed else "(delete)"
        first += f"  - {code(text)} → {put}\n"
    if item.sentence:
        first += f"  - in: {escaped(item.sentence)}\n"
    return first
