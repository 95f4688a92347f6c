"""affiliations/punctuation: stray commas in an affiliation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote, values


class Punctuation(Rule):
    """A comma or semicolon that separates nothing: at an end of an affiliation, or doubled.

    Such a mark is what an empty field of a form leaves behind (“Oslo, , Norway”); programs that
    split the address at commas find an institution without a name. The safe fix removes it.
    """

    meta = RuleMeta(
        id="affiliations/punctuation",
        severity=Severity.WARNING,
        since="0.1",
        fix="safe",
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute, Oslo⟦, ,⟧ Norway⟦,⟧\n"
                "doi: 10.5555/1\n",
                fixed="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute, Oslo, Norway\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Ice Inc., Oslo, Norway.\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the affiliations of every article."""
        seen = set()
        for value in values(document, "affiliations", "*", "name"):
            if value.span not in seen:
                seen.add(value.span)
                yield from self._judge(value)

    def _judge(self, value: Value) -> Iterator[Finding]:
        for match in re.finditer(r"^[,;]\s*|[,;](?:\s*[,;])*$|[,;](?:\s*[,;])+", value.text):
            at_end = match.start() == 0 or match.end() == len(value.text)
            where = "separates nothing" if at_end else "leaves a part of the affiliation empty"
            kept = "" if at_end else match[0][0]
            yield self.finding(
                value.part(*match.span()),
                f"{quote(match[0].strip())} {where}",
                fix=value.fix((*match.span(), kept), safe=True),
                pointer=value.pointer,
            )
