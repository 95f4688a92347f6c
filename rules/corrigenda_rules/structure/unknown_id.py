"""structure/unknown-id: a reference to an id that nothing in the file has."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_HEAD = "<article><front/><body><sec><p>See "
_END = "</sec></body></article>"
_NAMES = {
    "fig": "figure",
    "table": "table",
    "table-wrap": "table",
    "disp-formula": "equation",
    "sec": "section",
    "app": "appendix",
    "fn": "footnote",
    "table-fn": "footnote of a table",
    "supplementary-material": "supplement",
    "aff": "affiliation",
    "corresp": "correspondence note",
    "author-notes": "author note",
}


class UnknownId(Rule):
    """A cross reference whose id nothing in the file has.

    The link leads nowhere on the web, and what it names was perhaps deleted: a figure, a table, a
    note, a section. XML that is validated against a DTD does not pass.

    Citations of references are `references/unknown`.
    """

    meta = RuleMeta(
        id="structure/unknown-id",
        severity=Severity.ERROR,
        since="0.2",
        profile="minimal",
        sources=("JATS, @rid (IDREFS)", "XML 1.0, 3.3.1 (Validity constraint: IDREF)"),
        yields_to=("authorship/unknown-affiliation",),
        examples=(
            Example(
                fails=f'{_HEAD}<xref ref-type="fig" rid="⟦f2⟧">Fig. 2</xref>.</p>'
                f'<fig id="f1"><label>Fig. 1</label></fig>{_END}',
                reports="no figure has the id “f2”",
                path="a.xml",
            ),
            Example(
                passes=f'{_HEAD}<xref ref-type="fig" rid="f1">Fig. 1</xref>.</p>'
                f'<fig id="f1"><label>Fig. 1</label></fig>{_END}',
                path="a.xml",
            ),
            Example(passes="See [Figure 2](#f2)."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks up each id that something refers to."""
        known = {anchor.id for anchor in document.anchors}
        for link in document.links:
            if link.kind != "bibr" and link.id not in known:
                name = _NAMES.get(link.kind, "element")
                yield self.finding(
                    link.span,
                    f"no {name} has the id “{link.id}”: correct it, or add what it refers to",
                )
