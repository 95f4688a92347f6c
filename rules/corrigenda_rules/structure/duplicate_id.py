"""structure/duplicate-id: one id for two elements."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Anchor, Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.structure._labels import Label, labels


class DuplicateId(Rule):
    """An id that two elements of a file have.

    A link to it leads to the first of them, so that readers see the wrong figure or reference. XML
    that is validated against a DTD does not pass.

    So are the labels of figures, tables, equations and sections in Markdown (``{#fig:growth}``,
    ``:name: fig-growth``), of which a program that makes pages takes one.

    Give the second one an id of its own and correct what refers to it.
    """

    meta = RuleMeta(
        id="structure/duplicate-id",
        severity=Severity.ERROR,
        since="0.2",
        profile="minimal",
        sources=("JATS, @id (ID)", "XML 1.0, 3.3.1 (Validity constraint: ID)"),
        examples=(
            Example(
                fails='<article><front/><body><sec id="s1"><fig id="f1"/><fig id="⟦f1⟧"/></sec>'
                "</body></article>",
                reports="“f1” is the id of the <fig> of line 1 already",
                path="a.xml",
            ),
            Example(
                fails="# Cells\n\n![Growth](a.png){#fig:a}\n\n![Mice](b.png){#⟦fig:a⟧ width=50%}\n",
                reports="“fig:a” is a label of line 3 already",
            ),
            Example(passes="See [a](#fig:a) and @fig:a.\n\n![Growth](a.png){#fig:a}\n"),
            Example(
                passes='<article><front/><body><sec id="s1"><fig id="f1"/><fig id="F1"/></sec>'
                "</body></article>",
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for an earlier element with the same id."""
        first: dict[str, Anchor] = {}
        for anchor in document.anchors:
            other = first.setdefault(anchor.id, anchor)
            if other is not anchor:
                line = document.source.line_of(other.span.start)
                yield self.finding(
                    anchor.span,
                    f"“{anchor.id}” is the id of the <{other.kind}> of line {line} already: give "
                    "this element another one",
                    related=[Related(other.span, f"<{other.kind}> has it first")],
                )
        seen: dict[str, Label] = {}
        for label in document.derive(labels):
            before = seen.setdefault(label.key, label)
            if before is not label:
                line = document.source.line_of(before.span.start)
                yield self.finding(
                    label.span,
                    f"“{label.key}” is a label of line {line} already: give this one another",
                    related=[Related(before.span, "it stands here first")],
                )
