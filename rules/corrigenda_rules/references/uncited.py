"""references/uncited: a reference that the text never cites."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import citations, entries

_HEAD = "<article><front/><body><sec><p>"
_REF = '<ref id="{0}"><mixed-citation>{1}</mixed-citation></ref>'
_LIST = "</p></sec></body><back><ref-list>"
_END = "</ref-list></back></article>"


def _one(key: str) -> str:
    return f'<xref ref-type="bibr" rid="{key}">{key}</xref>'


def _refs(*names: str) -> str:
    return "".join(_REF.format(f"r{k}", name) for k, name in enumerate(names, 1))


class Uncited(Rule):
    """A reference in the list that the text never cites.

    A list of references holds what the text cites and nothing else; what is left over from an
    earlier version misleads readers and counts in citation indexes. Either the citation was lost,
    or the reference goes.

    Citations are found by their ids (JATS ``xref``), or by numbers in brackets where the list of
    references follows the text (“[3, 5–7]”); a range cites what lies between. Nothing is said where
    the text cites less than half of the list: then it cites in another way, or is but a part.
    """

    meta = RuleMeta(
        id="references/uncited",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "ICMJE, Recommendations, IV.A.3.g (References)",
            "AMA Manual of Style, 11th ed., 3.1 (Reference Lists)",
        ),
        examples=(
            Example(
                fails=f"{_HEAD}So {_one('r1')}, {_one('r3')}.{_LIST}"
                + _refs("Ott A. Ice. 2001.", "Roe B. Sea. 2002.", "Lee C. Sky. 2003.")
                .replace("<mixed-citation>Roe", "⟦<mixed-citation>Roe")
                .replace("2002.</mixed-citation>", "2002.</mixed-citation>⟧")
                + _END,
                reports="the text does not cite reference 2 (Roe 2002)",
                path="a.xml",
            ),
            Example(
                fails="# Ice\n\n## Abstract\n\nIt melts.\n\n## Results\n\nAs said [1], and said "
                "again [2,4].\n\n## References\n\n1. Ott A. Ice. Sea. 2001;3:1-9.\n2. Roe B. "
                "Sea. Sky. 2002;4:5-8.\n3. ⟦Lee C. Sky. Ice. 2003;5:7-9.⟧\n4. Kay D. Air. Sky. "
                "2004;6:1-2.\n",
                reports="reference 3",
            ),
            Example(
                passes=f"{_HEAD}So {_one('r1')}&#x2013;{_one('r3')}.{_LIST}"
                + _refs("Ott A. Ice. 2001.", "Roe B. Sea. 2002.", "Lee C. Sky. 2003.")
                + _END,
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}So {_one('r1')}.{_LIST}"
                + _refs("Ott A. Ice. 2001.", "Roe B. Sea. 2002.", "Lee C. Sky. 2003.")
                + _END,
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the list with what the text cites."""
        listed = document.derive(entries)
        if not listed:
            return
        cited = {n for one in document.derive(citations) for n in one.numbers}
        missing = [entry for entry in listed if entry.number not in cited]
        if 2 * len(missing) >= len(listed):
            return
        for entry in missing:
            yield self.finding(
                entry.span,
                f"the text does not cite {entry.name}: cite it or take it out of the list",
                pointer=entry.pointer,
            )
