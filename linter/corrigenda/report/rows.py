"""The report as CSV: one row a finding, for a desk that lives in spreadsheets.

UTF-8 with a byte order mark, because spreadsheets take a file without one for the code page of the
machine. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
Injection).
"""

from __future__ import annotations

import csv
import io

from corrigenda.output._style import one_line, visible
from corrigenda.report.model import Proof, corrected

COLUMNS = (
    "File",
    "Title",
    "Query",
    "Line",
    "Column",
    "Severity",
    "Rule",
    "Text",
    "Proposed",
    "Message",
    "Sentence",
    "Author query",
    "Fix",
    "Decision",
    "Comment",
    "Fingerprint",
)
"""The heads of the columns; those of decision and comment are empty, to be filled in."""

CELL = 32_000
"""The most characters of a cell: a spreadsheet holds 32,767."""

Row = tuple[str | int, ...]


def rows(proof: Proof) -> list[Row]:
    """A row for each item, in the order of the outputs; whatever it holds is plain text."""
    made: list[Row] = []
    for article, item in proof.items:
        finding = item.finding
        proposed = corrected(finding, item.proposals)
        fix = ("safe" if item.safe else "unsafe") if item.fixable else ""
        made.append(
            (
                _cell(article.path),
                _cell(article.title),
                f"AQ{item.number}",
                finding.location.start.line,
                finding.location.start.column,
                finding.severity.value,
                finding.rule,
                _cell(finding.location.text),
                _cell(proposed or ("(delete)" if proposed == "" else "")),
                _cell(finding.message),
                _cell(item.sentence),
                _cell(item.query),
                fix,
                "",
                "",
                finding.fingerprint,
            )
        )
    return made


def render(proof: Proof) -> str:
    """The table with its head."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row] for row in rows(proof))
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    shown = one_line(visible(text))
    return shown if len(shown) <= CELL else shown[: CELL - 1] + "…"


def _guarded(cell: str | int) -> str | int:
    is_formula = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if is_formula else cell
