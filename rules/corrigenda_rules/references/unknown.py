"""references/unknown: a citation of a reference that is not in the list."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import citations, entries

_HEAD = '<article><front/><body><sec><p>So <xref ref-type="bibr" rid="r1">1</xref>, '
_LIST = '.</p></sec></body><back><ref-list><ref id="r1"><mixed-citation>Ott A. Ice. 2001.'
_END = "</mixed-citation></ref></ref-list></back></article>"
_TEXT = (
    "# Ice\n\n## Abstract\n\nIt melts.\n\n## Results\n\nAs said [1], again [2,3]{0}.\n\n"
    "## References\n\n1. Ott A. Ice. Sea. 2001;3:1-9.\n2. Roe B. Sea. Sky. 2002;4:5-8.\n"
    "3. Lee C. Sky. Ice. 2003;5:7-9.\n4. Kay D. Air. Sky. 2004;6:1-2.\n"
)


class Unknown(Rule):
    """A citation whose reference is not in the list.

    Readers cannot look up what is cited, links lead nowhere, and indexes lose the citation. Either
    the reference was deleted, or the key or number is wrong.

    Judged are ids (JATS ``xref`` of the type ``bibr``) against the elements of the file, and
    numbers in brackets against the length of a list that stands in the same document, where the
    text cites most of that list.
    """

    meta = RuleMeta(
        id="references/unknown",
        severity=Severity.ERROR,
        since="0.2",
        profile="minimal",
        sources=(
            "JATS, <xref> and @rid",
            "ICMJE, Recommendations, IV.A.3.g (References)",
        ),
        examples=(
            Example(
                fails=f'{_HEAD}<xref ref-type="bibr" rid="⟦r7⟧">7</xref>{_LIST}{_END}',
                reports="“r7” is the id of no reference",
                path="a.xml",
            ),
            Example(fails=_TEXT.format(" and ⟦[4,5]⟧"), reports="reference 5 is cited"),
            Example(passes=_TEXT.format(" and [4]")),
            Example(
                passes=f'{_HEAD}<xref ref-type="bibr" rid="r1">1</xref>{_LIST}{_END}', path="a.xml"
            ),
            Example(passes=_TEXT.format(" in the interval [0, 12] of [1999]")),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks up what is cited."""
        if any(link.kind == "bibr" for link in document.links):
            known = {anchor.id for anchor in document.anchors}
            for link in document.links:
                if link.kind == "bibr" and link.id not in known:
                    yield self.finding(
                        link.span,
                        f"“{link.id}” is the id of no reference in this file: correct it or add "
                        "the reference",
                    )
            return
        listed, cited = document.derive(entries), document.derive(citations)
        most = max((entry.number for entry in listed), default=0)
        there = {n for one in cited for n in one.numbers}
        if most < _FEW or 10 * len(there & set(range(1, most + 1))) < 7 * most:
            return
        beyond = {n for n in there if n > most}
        if not beyond or 5 * len(beyond) > most + 5:
            return  # the list was cut off, or the numbers are something else
        for one in cited:
            wrong = [n for n in one.numbers if n > most]
            if wrong:
                yield self.finding(
                    one.span,
                    f"reference {wrong[-1]} is cited, but the list ends with {most}: correct the "
                    "number or add the reference",
                    confidence=Confidence.MEDIUM,
                )


_FEW = 3
"""A list of fewer references says nothing of the numbers in a text."""
