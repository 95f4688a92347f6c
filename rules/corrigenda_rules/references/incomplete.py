"""references/incomplete: a reference without a part that readers need to find the work."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import Entry, entries, records

_HEAD = '<article><front/><body/><back><ref-list><ref id="r1">'
_END = "</ref></ref-list></back></article>"
_AUTHOR = "<name><surname>Ott</surname></name>"
_NAMES = {
    "authors": "authors",
    "title": "title",
    "journal": "journal",
    "year": "year",
    "pages": "pages or article number",
}


class Incomplete(Rule):
    """A journal article in the list of references without its authors, title, journal or year.

    Indexes and publishers match references by these parts; what lacks one is not linked, and the
    cited authors lose a citation. Pages (or the number of the article) are asked for only where
    there is neither a DOI nor a PMID.

    Judged are entries that name their parts (``element-citation``) and say that they are a journal
    article; an entry “in press” needs no pages. So are the records of a bibliography (BibTeX, RIS,
    CSL) that are of that type; of them no pages are asked for, nor a journal of preprints.
    """

    meta = RuleMeta(
        id="references/incomplete",
        severity=Severity.WARNING,
        since="0.2",
        sources=(
            "JATS4R, Citations",
            "ICMJE, Recommendations, IV.A.3.g (References)",
        ),
        examples=(
            Example(
                fails="⟦@article{ott,\n  author = {Ott, A},\n  title = {Ice},\n  year = 2001\n}⟧\n",
                reports="“ott” has no journal: add it",
                path="refs.bib",
            ),
            Example(
                passes="@article{ott,\n  author = {Ott, Ada},\n  title = {Ice},\n  year = 2001,\n"
                "  eprint = {2001.00001}\n}\n",
                path="refs.bib",
            ),
            Example(
                fails=f'{_HEAD}⟦<element-citation publication-type="journal">{_AUTHOR}'
                "<article-title>Ice</article-title><year>2001</year><fpage>3</fpage>"
                f"</element-citation>⟧{_END}",
                reports="reference 1 (Ott 2001) has no journal",
                path="a.xml",
            ),
            Example(
                fails=f'{_HEAD}⟦<element-citation publication-type="journal">{_AUTHOR}'
                "<article-title>Ice</article-title><source>Sea</source></element-citation>⟧"
                f"{_END}",
                reports="has no year and no pages or article number",
                path="a.xml",
            ),
            Example(
                passes=f'{_HEAD}<element-citation publication-type="journal">{_AUTHOR}'
                "<article-title>Ice</article-title><source>Sea</source><year>2001</year>"
                f'<pub-id pub-id-type="doi">10.1/a</pub-id></element-citation>{_END}',
                path="a.xml",
            ),
            Example(
                passes=f'{_HEAD}<element-citation publication-type="book">{_AUTHOR}'
                f"<source>Ice</source></element-citation>{_END}",
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for the parts of each journal article."""
        for entry in (*document.derive(entries), *document.derive(records)):
            lacking = _lacking(entry)
            if 0 < len(lacking) < len(_NAMES) - 1:
                yield self.finding(
                    entry.span,
                    f"{entry.name} has " + " and ".join(f"no {n}" for n in lacking) + ": add it",
                    pointer=entry.pointer,
                )


def _lacking(entry: Entry) -> list[str]:
    value = entry.value
    if value.get("type") not in (
        "journal", "article", "article-journal", "journal-article", "JOUR"
    ):  # fmt: skip
        return []
    lacking = [name for name in _NAMES if not value.get(name)]
    elsewhere = value.get("doi") or value.get("pmid") or "press" in entry.get("text").lower()
    if "pages" in lacking and (elsewhere or not entry.pointer):
        lacking.remove("pages")
    if "journal" in lacking and not entry.pointer:
        start, end = entry.span
        record = entry.document.source.text[start:end].lower()
        if "eprint" in record or "arxiv" in record or "rxiv" in record:
            lacking.remove("journal")  # a preprint that calls itself an article
    return [_NAMES[name] for name in lacking]
