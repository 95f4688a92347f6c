"""consistency/empty-cell."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds

_MARKS = frozenset({"NA", "N/A", "n/a", "n.a.", "N.A.", "na", "-", "–", "—", "−", "--", "---"})


class EmptyCell(Rule):
    """Cells without a value, marked in several ways in one table: “NA”, “N/A”, “–”.

    The reader asks whether the marks mean different things: not measured, not applicable, zero.

    Use one mark, or say in a note what each one means.
    """

    meta = RuleMeta(
        id="consistency/empty-cell",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        profile="strict",
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 3.67 (empty cells)",),
        examples=(
            Example(
                fails="| a | b |\n|---|---|\n| 1 | NA |\n| NA | 2 |\n| ⟦N/A⟧ | 3 |\n",
                reports="“N/A” (1×, line 5) beside “NA” (2×, lines 3 and 4)",
                fixed="| a | b |\n|---|---|\n| 1 | NA |\n| NA | 2 |\n| NA | 3 |\n",
            ),
            Example(fails="| a | b |\n|---|---|\n| 1 | – |\n| – | 2 |\n| ⟦-⟧ | 3 |\n"),
            Example(passes="| a | b |\n|---|---|\n| 1 | NA |\n\n| a | b |\n|---|---|\n| – | 2 |\n"),
            Example(passes="| a | b |\n|---|---|\n| 1 | NA |\n| NA gene | |\n| 0 | 3 |\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the marks in the cells of each table."""
        tables: dict[int, dict[str, list[Use]]] = {}
        for block in document.of_kind("td"):
            if block.cell is not None and block.text in _MARKS:
                marks = tables.setdefault(block.cell[0], {})
                marks.setdefault(block.text, []).append(Use(block, 0, len(block.text)))
        for marks in tables.values():
            yield from at_odds(
                self,
                document,
                [Form(mark, tuple(uses)) for mark, uses in marks.items()],
                advice="mark empty cells with “{}”, or say what each mark means",
                undecided="mark empty cells in one way, or say what each mark means",
                rewrite=lambda _, model: model.name,
            )
