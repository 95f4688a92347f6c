"""structure/abstract-labels: a structured abstract that lacks a part or has them out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import quote
from corrigenda_rules.structure._sections import sections

_NAMES = {
    "background": 0, "introduction": 0, "context": 0, "rationale": 0, "importance": 0,
    "objective": 0, "objectives": 0, "aim": 0, "aims": 0, "purpose": 0,
    "background and aims": 0, "background and objectives": 0, "aims and objectives": 0,
    "method": 1, "methods": 1, "materials and methods": 1, "material and methods": 1,
    "patients and methods": 1, "subjects and methods": 1, "design and methods": 1,
    "methodology": 1, "experimental design": 1,
    "result": 2, "results": 2, "findings": 2, "main results": 2, "principal findings": 2,
    "conclusion": 3, "conclusions": 3, "interpretation": 3, "conclusions and relevance": 3,
}  # fmt: skip
"""The labels that abstracts have, and the part that each of them opens."""
_MOST = 40
"""No abstract has more labels than that."""
_HEAD = "# Ice\n\n## Abstract\n\n"


class _Label(NamedTuple):
    name: str
    part: int
    span: Span


class AbstractLabels(Rule):
    """A structured abstract with a label that stands twice, is missing or out of order.

    Readers and programs find the methods and the results of a study by the labels of its abstract.
    Where background, methods and conclusions have labels and the results have none, a label was
    lost and the results are read as methods.

    Only the customary labels are looked at (Background, Methods, Results, Conclusions and their
    variants), where an abstract has at least three of them; other labels may stand anywhere among
    them. Results in front of the methods are a warning, as is a label that stands twice; a missing
    label for the results is a note (info): protocols have none. Many journals ask for no label for
    the methods.
    """

    meta = RuleMeta(
        id="structure/abstract-labels",
        severity=Severity.WARNING,
        since="0.2",
        sources=(
            "ICMJE, Recommendations, IV.A.3.b (Abstract)",
            "ANSI/NISO Z39.14, Guidelines for Abstracts",
        ),
        examples=(
            Example(
                fails=f"{_HEAD}**Background:** Ice melts. **Results:** It did. **⟦Methods⟧:** A "
                "ship. **Conclusions:** It melts.\n",
                reports="stands after “Results”",
            ),
            Example(
                fails=f"{_HEAD}**Background:** Ice melts. **Methods:** A ship. **⟦Methods⟧:** It "
                "did. **Conclusions:** It melts.\n",
                reports="stands twice",
            ),
            Example(
                fails="<article><front><article-meta><abstract><sec><title>Background</title><p>Ice"
                " melts.</p></sec><sec><title>Methods</title><p>A ship. It did.</p></sec><sec>"
                "<title>⟦Conclusions⟧</title><p>It melts.</p></sec></abstract></article-meta>"
                "</front></article>",
                reports="no label for the results",
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}**Objective:** To melt ice. **Design:** Cohort. **Methods:** A"
                " ship. **Results:** It did. **Conclusions:** It melts. **Registration:** None.\n",
            ),
            Example(passes=f"{_HEAD}Background: ice melts. Our methods: a ship.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the labels of the abstract in their order."""
        labels = _labels(document)[:_MOST]
        if len({label.part for label in labels}) < 3 and len(labels) < 4:
            return
        seen: list[_Label] = []
        told = False
        for label in labels:
            same = next((s for s in seen if s.name == label.name), None)
            late = next((s for s in seen if s.part > label.part > 0), None)
            if same is not None:
                yield self._wrong(label, same, "stands twice in the abstract: correct one of them")
                told = True
            elif late is not None:
                yield self._wrong(
                    label, late, f"stands after {quote(late.name)}: change their order"
                )
                told = True
            seen.append(label)
        if not told and {label.part for label in labels} == {0, 1, 3}:
            after = next(label for label in labels if label.part == 3)
            if _findings().search(document.source.text, labels[0].span.start, after.span.start):
                return
            yield self.finding(
                after.span,
                f"the abstract has no label for the results: add it before {quote(after.name)}",
                severity=Severity.INFO,
                pointer="/abstract",
            )

    def _wrong(self, label: _Label, other: _Label, what: str) -> Finding:
        return self.finding(
            label.span,
            f"{quote(label.name)} {what}",
            related=[Related(other.span, quote(other.name))],
            pointer="/abstract",
        )


def _labels(document: Document) -> list[_Label]:
    """The customary labels of the abstract: headings in it, or words before a colon."""
    found = [
        _Label(section.heading.text.strip(" :."), _NAMES[section.name], section.heading.span())
        for section in document.derive(sections)
        if section.abstract and section.name in _NAMES
    ]
    if found:
        return found
    for block in document.of_kind("abstract"):
        if ":" not in block.text and "." not in block.text:
            continue
        for match in _label().finditer(block.text):
            name = " ".join(match[1].split())
            part = _NAMES.get(name.lower())
            if part is not None:
                found.append(_Label(name, part, block.span(*match.span(1))))
    return found


@lru_cache(maxsize=1)
def _findings() -> re.Pattern[str]:
    """A label that tells of results under a name of its own."""
    return re.compile(r"(?i)(?:finding|result|outcome|discussion)s?[^.:<\n]{0,40}(?::|</title>|\n)")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """A capitalised name at the beginning of a sentence, with a colon behind it."""
    return re.compile(
        r"(?:^|(?<=[.:?!)\]])\s{1,3}|\n)([A-Z][A-Za-z]{2,15}(?: (?:[a-z]{3}|&) [A-Za-z]{3,15})?"
        r"|[A-Z]{3,15}(?: AND [A-Z]{3,15})?)\s?:(?=\s|[A-Z])"
    )
