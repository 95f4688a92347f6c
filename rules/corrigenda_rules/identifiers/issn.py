"""identifiers/issn: a wrong ISSN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import DASHES, Value, is_placeholder, quote, values
from corrigenda_rules.identifiers._check_digits import issn_check_character, issn_is_valid

_EXAMPLES = frozenset({"00000000", "12345679"})


class Issn(Rule):
    """An ISSN whose check character does not fit, or that has another form than NNNN-NNNN.

    Databases join an article to its journal by the ISSN; a wrong one joins it to another journal,
    or to none. The eighth character is computed from the seven before it (X stands for ten), so
    that a wrong digit shows.

    A missing hyphen, a dash in its place and a small x are mended by a safe fix. What stands
    around the number (``ISSN``, ``(print)``) is left alone.
    """

    meta = RuleMeta(
        id="identifiers/issn",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=("ISO 3297:2022, annex A",),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.5555/1\nissn: ⟦2475-9067⟧\n",
                reports="check character",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                'doi: 10.5555/1\nissn: "⟦24759066⟧"\n',
                reports="write the ISSN as 2475-9066",
                fixed="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                'doi: 10.5555/1\nissn: "2475-9066"\n',
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.5555/1\nissn: 2434-561X\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the ISSNs of every article's journal."""
        for value in values(document, "journal", "issn", "*"):
            if not is_placeholder(value.text):
                yield from self._judge(value)

    def _judge(self, value: Value) -> Iterator[Finding]:
        match = re.search(rf"\d[\dXx{DASHES}\s-]{{5,10}}[\dXx]", value.text)
        start, end = match.span() if match else (0, len(value.text))
        written = value.text[start:end]
        number = re.sub(rf"[{DASHES}\s-]", "", written).upper()
        right = f"{number[:4]}-{number[4:]}"
        severity, suggestions, fix = Severity.ERROR, (), None
        if not re.fullmatch(r"\d{7}[\dX]", number):
            message = f"{quote(value.text)} is no ISSN: it should look like 1234-567X"
        elif number in _EXAMPLES:
            message = f"{quote(written)} is an example, not the ISSN of a journal"
        elif not issn_is_valid(number):
            expected = issn_check_character(number)
            message = (
                f"the check character of the ISSN {quote(written)} does not fit "
                f"(it would be {expected}): a digit is wrong"
            )
        elif written != right:
            severity, message = Severity.WARNING, f"write the ISSN as {right}"
            fix = value.fix((start, end, right), safe=True)
        else:
            return
        yield self.finding(
            value.part(start, end),
            message,
            severity=severity,
            suggestions=[right] if severity is Severity.WARNING else suggestions,
            fix=fix,
            pointer=value.pointer,
        )
