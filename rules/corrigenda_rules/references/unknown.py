"""references/unknown: a citation of a reference that is not in the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._bibliographies import bibliographies
from corrigenda_rules.references._cited import cited_keys
from corrigenda_rules.references._entries import citations, entries

_HEAD = '<article><front/><body><sec><p>So <xref ref-type="bibr" rid="r1">1</xref>, '
_LIST = '.</p></sec></body><back><ref-list><ref id="r1"><mixed-citation>Ott A. Ice. 2001.'
_END = "</mixed-citation></ref></ref-list></back></article>"
_TEXT = (
    "# Ice\n\n## Abstract\n\nIt melts.\n\n## Results\n\nAs said [1], again [2,3]{0}.\n\n"
    "## References\n\n1. Ott A. Ice. Sea. 2001;3:1-9.\n2. Roe B. Sea. Sky. 2002;4:5-8.\n"
    "3. Lee C. Sky. Ice. 2003;5:7-9.\n4. Kay D. Air. Sky. 2004;6:1-2.\n"
)
_FRONT = "---\ntitle: Ice\nbibliography: refs.bib\n---\n\n"
_BIB = "@article{ott2001, title={Ice}}\n@article{roe2002,}\n@book{lee2003, title={Sea}}\n"


class Unknown(Rule):
    r"""A citation whose reference is not in the list.

    Readers cannot look up what is cited, links lead nowhere, and indexes lose the citation. Either
    the reference was deleted, or the key or number is wrong.

    Judged are ids (JATS ``xref`` of the type ``bibr``) against the elements of the file, numbers in
    brackets against the length of a list that stands in the same document, where the text cites
    most of that list, and the keys of Markdown (``@ott2001``, ``{cite:p}`ott2001```,
    ``\citep{ott2001}``, ``[](@ott2001)``) against the bibliographies that the front matter names
    (``bibliography``, ``references``). Without such a name the project's is taken, or those beside
    the document, where they hold most of what it cites. A bibliography that is missing is told by
    `references/bibliography`, once.
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
            Example(
                fails=f"{_FRONT}As [@ott2001; see @⟦rowe2002⟧, p. 3] and -@⟦lee2O03⟧ said.\n",
                beside={"refs.bib": _BIB},
                reports="no bibliography holds it; is “",
            ),
            Example(
                fails=f"{_FRONT}As {{cite:p}}`ott2001,⟦kay1999⟧`, [](@⟦kay1998⟧).\n",
                beside={"refs.bib": _BIB},
                reports="holds it: correct it or add the work to refs.bib",
            ),
            Example(
                passes=f"{_FRONT}As [@ott2001] and @roe2002, @fig:one, [@doi:10.5555/1], "
                "`@code2001`, me@lee2004.org and the users @lee and @ott said.\n",
                beside={"refs.bib": _BIB},
            ),
            Example(passes=f"{_FRONT}As [@nobody2001] said: the file is not there.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks up what is cited."""
        if document.format == "markdown" and document.derive(cited_keys):
            yield from self._keys(document)
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

    def _keys(self, document: Document) -> Iterator[Finding]:
        """Looks up the keys of Markdown."""
        listed, cited = document.derive(bibliographies), document.derive(cited_keys)
        works = listed.works()
        keys = {key.text for key in cited if key.sure} or {key.text for key in cited}
        if not works or not (listed.certain or 2 * len(keys & works.keys()) >= len(keys)):
            return
        if any(named.works is None for named in listed.named):
            return  # `references/bibliography` tells that
        for key in cited:
            if key.text in works or (key.text == "*" and not key.sure):
                continue
            near = _nearest(key.text, works)
            if not (key.sure or near or re.search(r"(?:1[89]|20)\d\d", key.text)):
                continue  # the name of a user, of a decorator
            held = next((n.name for n in listed.named), "the front matter")
            what = f"“{key.text}” is cited, but no bibliography holds it"
            work, named = works[near] if near else (None, None)
            path = named.companion.path if named is not None and named.companion else ""
            yield self.finding(
                key.span,
                f"{what}; is “{near}” meant?"
                if near
                else f"{what}: correct it or add the work to {held}",
                confidence=None if listed.certain else Confidence.MEDIUM,
                suggestions=[near] if near else (),
                related=[Related(work.span, f"the entry “{near}”", path)] if work else (),
            )


def _nearest(key: str, works: Iterable[str]) -> str:
    """The key that a slip of the pen makes of this one; empty where none is near."""
    from difflib import get_close_matches

    lower: dict[str, str] = {}
    for one in works:
        lower.setdefault(one.lower(), one)
    found = get_close_matches(key.lower(), lower, 1, 0.82)
    return lower[found[0]] if found else ""


_FEW = 3
"""A list of fewer references says nothing of the numbers in a text."""
