"""The report as a workbook (XLSX): the rows of the CSV, to be filtered and decided in place."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from corrigenda.finding import Severity
from corrigenda.report.model import Proof
from corrigenda.report.rows import COLUMNS, rows

_WIDTHS = (28, 28, 7, 6, 8, 10, 28, 24, 24, 60, 60, 60, 8, 11, 28, 18)
_ROWS = 1_048_575
"""The rows of a sheet below its head."""
_MADE = datetime(2000, 1, 1)  # the same bytes whenever it is written


def render(proof: Proof) -> bytes:
    """The bytes of the workbook: the sheets “Articles” and “Findings”."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _MADE, "title": "Correction report"})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        summary = book.add_worksheet("Articles")
        heads = ("File", "Title", "Errors", "Warnings", "Notes", "Fixable")
        for column, name in enumerate(heads):
            summary.write_string(0, column, name, head)
        for line, article in enumerate(proof.articles[:_ROWS], 1):
            summary.write_string(line, 0, article.path[:_CELL], wrap)
            summary.write_string(line, 1, article.title[:_CELL], wrap)
            for column, severity in enumerate(Severity, 2):
                summary.write_number(line, column, article.number_of(severity), wrap)
            summary.write_number(line, 5, sum(i.fixable for i in article.items), wrap)
        summary.set_column(0, 1, 40)
        summary.freeze_panes(1, 0)
        summary.autofilter(0, 0, max(1, min(len(proof.articles), _ROWS)), len(heads) - 1)
        sheet = book.add_worksheet("Findings")
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.write_string(0, column, name, head)
            sheet.set_column(column, column, width)
        table = rows(proof)[:_ROWS]
        for line, row in enumerate(table, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, column, cell, wrap)
                else:
                    sheet.write_string(line, column, cell, wrap)
        last = max(1, len(table))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        decision = COLUMNS.index("Decision")
        choices = {"validate": "list", "source": ["accept", "reject"]}
        sheet.data_validation(1, decision, last, decision, choices)
    return out.getvalue()


_CELL = 32_000
