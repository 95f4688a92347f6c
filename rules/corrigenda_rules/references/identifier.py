"""references/identifier: a DOI or PMID in a reference that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document, MappedText
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import is_placeholder, quote, value
from corrigenda_rules.references._entries import Entry, entries

_HEAD = "# Ice\n\n## Abstract\n\nIt melts.\n\n## References\n\n1. Ott A. Ice. Sea. 2001;3:1-9. "
_JATS = (
    '<article><front/><body/><back><ref-list><ref id="r1"><element-citation><article-title>Ice'
    '</article-title><pub-id pub-id-type="{0}">{1}</pub-id></element-citation></ref></ref-list>'
    "</back></article>"
)


class Identifier(Rule):
    """A DOI or PMID in a reference that cannot be one.

    Readers and indexes find a cited work by its number, so one that is mistyped is a dead link. A
    DOI is ``10.``, the number of a registrant, a slash and a suffix; a PMID has one to eight
    digits. In the elements of JATS and the fields of Crossref a DOI stands without the address of
    the resolver, which is told as information.

    Judged is what is called a DOI or PMID. What may be wrong with the end and the inside of a DOI
    in a field is told by `identifiers/doi`.
    """

    meta = RuleMeta(
        id="references/identifier",
        severity=Severity.WARNING,
        since="0.3",
        fix="safe",
        sources=(
            "DOI Handbook, 2.2 Syntax of a DOI name",
            "NLM, MEDLINE/PubMed Data Element Descriptions, PMID",
            "JATS, <pub-id>",
        ),
        examples=(
            Example(fails=f"{_HEAD}doi:⟦1O.5555/ice⟧\n", reports="is no DOI"),
            Example(fails=f"{_HEAD}https://doi.org/⟦5555/ice.12⟧.\n", reports="is no DOI"),
            Example(fails=f"{_HEAD}PMID: ⟦123456789012⟧.\n", reports="is no PMID"),
            Example(fails=_JATS.format("pmid", "⟦PMC712345⟧"), reports="is a PMCID", path="a.xml"),
            Example(
                fails=_JATS.format("doi", "⟦https://doi.org/⟧10.5555/ice"),
                reports="without the resolver",
                fixed=_JATS.format("doi", "10.5555/ice"),
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}doi: 10.5555/ice. https://doi.org/10.5555/ice PMID: 123456; "
                "PMCID: PMC12345\n"
            ),
            Example(passes=f"{_HEAD}https://doi.org/10/abcd2 doi: in press. DOI not found.\n"),
            Example(passes=_JATS.format("pmid", "123456"), path="a.xml"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at the numbers of each reference."""
        for entry in document.derive(entries):
            yield from self._members(entry)
            if not entry.get("doi") or not entry.get("pmid"):
                yield from self._text(entry)

    def _members(self, entry: Entry) -> Iterator[Finding]:
        """The members that a format names."""
        pmid = value(entry.article, f"{entry.pointer}/pmid")
        if pmid is not None and not is_placeholder(pmid.text):
            message = _pmid(pmid.text.strip())
            if message:
                yield self.finding(pmid.span, message, pointer=pmid.pointer)
        doi = value(entry.article, f"{entry.pointer}/doi")
        if doi is None or entry.document.format not in ("jats", "json"):
            return
        address = _address().match(doi.text)
        if address is not None and entry.document.source.text[doi.span.end :].startswith(
            ("<", '"')
        ):
            yield self.finding(
                doi.part(0, address.end()),
                "give the DOI without the resolver before it, as 10.… alone",
                severity=Severity.INFO,
                fix=doi.fix((0, address.end(), ""), safe=True),
                pointer=doi.pointer,
            )

    def _text(self, entry: Entry) -> Iterator[Finding]:
        """What the text calls so."""
        mapped = entry.article.text(f"{entry.pointer}/text")
        if mapped is not None and entry.document.format in ("markdown", "page"):
            start, end = entry.span  # as it is written: the reader takes addresses out
            mapped = MappedText(entry.document.source.text[start:end], [(0, start, end)])
        if mapped is None:
            return
        text = mapped.text
        lower = text.lower()
        if not entry.get("doi") and "doi" in lower:
            for match in _called_doi().finditer(text):
                name = match[1].rstrip(".,;:)]}”\"'")
                if name and "/" in name and not _right().match(name):
                    yield self.finding(
                        mapped.span(match.start(1), match.start(1) + len(name)),
                        f"{quote(name)} is no DOI: it should look like 10.5555/suffix",
                        pointer=entry.pointer,
                    )
        if not entry.get("pmid") and "pmid" in lower:
            for match in _called_pmid().finditer(text):
                message = _pmid(match[1])
                if message:
                    yield self.finding(mapped.span(*match.span(1)), message, pointer=entry.pointer)


def _pmid(number: str) -> str:
    """What is wrong with a PMID; nothing if it may be one."""
    if re.match(r"(?i)PMC\s*\d", number):
        return f"{quote(number)} is a PMCID, not a PMID: correct the one or the other"
    if re.search(r"\d", number) and not re.fullmatch(r"[1-9]\d{0,7}", number):
        return f"{quote(number)} is no PMID: it should be a number of up to eight digits"
    return ""


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    return re.compile(r"(?i)\s*(?:https?://)?(?:dx\.|www\.)?doi\.org/(?=10\.)|\s*doi:\s*(?=10\.)")


@lru_cache(maxsize=1)
def _called_doi() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:\bdoi\.org/|\bdoi:?\s?(?!\S{0,12}doi\b))([^\s<>,;\ufffc]{4,200})")


@lru_cache(maxsize=1)
def _right() -> re.Pattern[str]:
    return re.compile(r"(?i)10\.\d{4,9}(?:\.\d+)*/|10/[a-z0-9]|https?:|info:|urn:|doi|dx\.|10\.\Z")


@lru_cache(maxsize=1)
def _called_pmid() -> re.Pattern[str]:
    return re.compile(r"\bPMID:?\s?((?:PMC)?[0-9OIl]{1,20})\b")
