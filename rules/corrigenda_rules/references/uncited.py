"""references/uncited: a reference that the text never cites."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._bibliographies import Named, Work, bibliographies
from corrigenda_rules.references._cited import cited_keys
from corrigenda_rules.references._entries import citations, entries

_HEAD = "<article><front/><body><sec><p>"
_REF = '<ref id="{0}"><mixed-citation>{1}</mixed-citation></ref>'
_LIST = "</p></sec></body><back><ref-list>"
_END = "</ref-list></back></article>"
_FRONT = "---\ntitle: Ice\nbibliography: refs.bib\n---\n\n"
_BIB = "@article{ott2001, title={Ice}}\n@article{roe2002,}\n@book{lee2003, title={Sea}}\n"


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

    Of a bibliography beside a Markdown text (BibTeX, CSL), or in its front matter, pages show what
    is cited alone; what is left over is told in one finding, as an information. One that holds
    more than twice as much as the text cites is a library, as is one that several documents share:
    of those only the profile ``strict`` speaks.
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
            Example(
                fails=f"{_FRONT}As [@ott2001] and @lee2003 said.\n".replace(
                    "refs.bib", "⟦refs.bib⟧"
                ),
                reports="the text does not cite “roe2002” of refs.bib",
                beside={"refs.bib": _BIB},
            ),
            Example(
                passes=f"{_FRONT}As [@ott2001], {{cite}}`roe2002` and @lee2003 said.\n",
                beside={"refs.bib": _BIB},
            ),
            Example(passes=f"{_FRONT}As [@ott2001] said.\n", beside={"refs.bib": _BIB}),
            Example(
                passes=f"{_FRONT}As [@ott2001; @lee2003] said.\n",
                beside={"refs.bib": _BIB, "other.md": _FRONT},
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the list with what the text cites."""
        if document.format == "markdown" and document.derive(cited_keys):
            yield from self._left_over(document)
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

    def _left_over(self, document: Document) -> Iterator[Finding]:
        """What the bibliographies of a Markdown text hold beside what it cites."""
        text = document.source.text
        if any(mark in text for mark in _MORE) or re.search(r"nocite:[^\n]*(?:\n +)?.*@\*", text):
            return
        listed = document.derive(bibliographies)
        said = set(_keys().findall(text))
        groups: list[tuple[Named | None, tuple[Work, ...], str]]
        groups = [(n, n.works or (), n.name) for n in listed.named if n.span is not None]
        if listed.inline and not listed.named:
            groups = [(None, listed.inline, "the front matter")]
        for named, works, name in groups:
            rest = [work for work in works if said.isdisjoint((work.key, *work.also))]
            shared = named is not None and _is_shared(document, named)
            if not rest or ((2 * len(rest) > len(works) or shared) and self.level != "strict"):
                continue
            keys = ", ".join(f"“{work.key}”" for work in rest[:_SHOWN])
            more = f" and {len(rest) - _SHOWN} more" if len(rest) > _SHOWN else ""
            path = named.companion.path if named is not None and named.companion else ""
            yield self.finding(
                (named.span if named is not None else None) or rest[0].span,
                f"the text does not cite {keys}{more} of {name}: cite or remove what is left over",
                severity=Severity.INFO,
                related=[Related(work.span, f"“{work.key}”", path) for work in rest[:_SHOWN]],
            )


def _is_shared(document: Document, named: Named) -> bool:
    """Whether another document in the folder of this one names the bibliography."""
    beside = document.companions
    if beside is None:
        return False
    return any(
        one.source is not None
        and one.path != document.source.path
        and os.path.basename(named.name) in one.source.text
        for folder in beside.folders()[:1]
        for one in beside.listed(folder, ".md", ".qmd", ".Rmd", ".tex", ".yml")
    )


@lru_cache(maxsize=1)
def _keys() -> re.Pattern[str]:
    return re.compile(r"\w(?:[:.#$%&\-+?<>~/]*\w)*")


_SHOWN = 5
_MORE = ("{{< include", "{include}", "child=", "{{< embed", "\\include{", "\\input{", "write_bib(")
"""Marks of a text of which other files are parts."""
