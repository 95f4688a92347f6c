"""identifiers/doi: a DOI that will not resolve, or stands in the wrong form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import DASHES, INVISIBLE, Value, is_placeholder, quote, value

_RESOLVER = r"(?:https?:\s?/{1,2})?(?:dx\.|www\.)?doi\.org/+|(?:doi|info:doi/)\s*:?\s*|urn:doi:"
_NAME = r"10\.\d{4,9}(?:\.\d+)*/"
_TAILS = r"(?i)/(?:full(?:/html)?|abstract|pdf|epdf|fulltext|html|meta|pdfft|supplementary)/?$"
_QUERY = r"(?i)\?(?:utm_\w+|journalcode|needaccess|src|ref|casa_token|via|download|cookieset)=.*$"
_SECOND = r"[,;\s]\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/"
_TWICE = r"(?i)(?:https?://)?(?:dx\.)?doi\.org/+(?:https?:/+(?:dx\.)?doi\.org/+|doi:\s?)+(?=10\.)"

_LONGEST_TAIL = 40


class Doi(Rule):
    """A DOI that will not resolve, or is not written as its field wants it.

    The DOI is how an article is found, cited and counted; one lost character and every link to it
    is dead. A DOI is ``10.``, a registrant's number, a slash and a suffix.

    Reported are: a lost ``10.``; a space, a typographic dash or an invisible character inside; a
    full stop, comma or bracket at the end that belongs to the sentence around it; a doubled
    ``doi:`` or resolver; the address of the publisher's page or of a library's proxy; the tail of
    such an address (``/full``). In a metadata field that is called ``doi``, an address of the
    resolver is noted too (as a warning in CITATION.cff, whose schema refuses it): programs put
    ``https://doi.org/`` before the value themselves. On an article's page and in a reference,
    the address is the form that Crossref asks for.

    Short DOIs (``10/abcd``) and placeholders (``10.xxxx/…``, which ``metadata/placeholder``
    reports) pass.
    """

    meta = RuleMeta(
        id="identifiers/doi",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=(
            "DOI Handbook, 2.2 Syntax of a DOI name",
            "Crossref, DOIs and matching regular expressions",
            "Crossref DOI display guidelines",
        ),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: ⟦3389/fimmu.2025.16251⟧\n",
                reports="has lost its “10.”",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.5555/ice.2025.12⟦.⟧\n",
                reports="belongs to the sentence",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: ⟦https://doi.org/https://doi.org/⟧10.5555/ice.2025.12\n",
                reports="doubled",
                fixed="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.5555/ice.2025.12\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: ⟦https://doi.org/⟧10.5555/ice.2025.12\n",
                reports="without the resolver",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.5555/ice⟦–⟧2025\n",
                reports="dash",
                fixed="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.5555/ice-2025\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM2>3.0.CO;2-B\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\nabstract: Ice is thin.\n"
                "doi: 10/gcgnx9\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the DOI of every article and those of its references, then the text."""
        seen = []
        for article in document.articles:
            for at in ["/doi", *(f"{at}/doi" for at, _ in article.items("references"))]:
                found = value(article, at)
                if found is not None and not is_placeholder(found.text):
                    seen.append(found.span)
                    yield from self._judge(found, document, article)
        text = document.source.text
        if "doi.org/http" in text or "doi.org/doi" in text:
            yield from self._in_text(document, seen)

    def _in_text(self, document: Document, seen: list[Span]) -> Iterator[Finding]:
        """A resolver that stands twice before a DOI in the text, a reference for instance."""
        for block in document.blocks:
            for match in re.finditer(_TWICE, block.text):
                span = block.span(*match.span())
                if any(span.start < b and a < span.end for a, b in seen):
                    continue
                edit = block.edit(*match.span(), "https://doi.org/")
                yield self.finding(
                    span,
                    f"doubled before the DOI: {quote(match[0])}; one resolver is enough",
                    suggestions=["https://doi.org/"],
                    fix=Fix((edit,), safe=True) if edit else None,
                    pointer=block.pointer,
                )

    def _judge(self, doi: Value, document: Document, article: Article) -> Iterator[Finding]:
        text = doi.text
        match = re.match(rf"(?:{_RESOLVER})*", text, re.IGNORECASE)
        start = match.end() if match else 0
        name = text[start:]
        if re.fullmatch(r"10/[a-z0-9]{2,12}", name, re.IGNORECASE):
            return
        if re.search(_SECOND, name):
            yield self.finding(
                doi.span,
                f"{quote(text)} holds more than one DOI: give one",
                pointer=doi.pointer,
            )
        elif re.match(_NAME, name):
            yield from self._prefix(doi, start, document, article)
            yield from self._suffix(doi, start)
        else:
            yield self._no_name(doi, start)

    def _prefix(
        self, doi: Value, end: int, document: Document, article: Article
    ) -> Iterator[Finding]:
        """What stands before the name: nothing, the resolver, or too much of it."""
        prefix = doi.text[:end]
        cff = document.source.path.endswith(".cff")
        if len(re.findall(_RESOLVER, prefix, re.IGNORECASE)) > 1:
            message = f"doubled before the DOI: {quote(prefix)}; the name alone is enough"
            severity = Severity.ERROR
        elif prefix and document.format != "page" and self._is_doi_field(doi, document, article):
            message = "give the DOI without the resolver before it, as 10.… alone"
            severity = Severity.WARNING if cff else Severity.INFO
        else:
            return
        yield self.finding(
            doi.part(0, end),
            message,
            severity=severity,
            fix=doi.fix((0, end, ""), safe=True),
            pointer=doi.pointer,
        )

    def _is_doi_field(self, doi: Value, document: Document, article: Article) -> bool:
        """Whether the key of the value is ``doi``: an ``@id`` or ``url`` wants the address."""
        key = article.key_span(doi.pointer)
        if key is None or doi.pointer != "/doi":
            return False
        return document.source.text[slice(*key)].strip("\"' ").casefold() == "doi"

    def _suffix(self, doi: Value, start: int) -> Iterator[Finding]:
        """What stands in the name and does not belong there."""
        text = doi.text
        for pattern, what, instead in (
            (f"[{DASHES}]", "a typographic dash stands for a hyphen", "-"),
            (f"[{INVISIBLE}]+", "an invisible character stands", ""),
            (r"\s+", "a space stands", ""),
        ):
            found = [m.span() for m in re.finditer(pattern, text) if m.start() >= start]
            if found:
                yield self.finding(
                    doi.part(*found[0]),
                    f"{what} in the DOI {quote(text[start:])}",
                    fix=doi.fix(*((a, b, instead) for a, b in found), safe=INVISIBLE in pattern),
                    pointer=doi.pointer,
                )
        tail = re.search(_QUERY, text) or re.search(_TAILS, text)
        a, b = tail.start() if tail else _end(text), len(text)
        if a == b:
            return
        message = f"{quote(text[a:])} at the end of the DOI belongs to the sentence around it"
        if tail:
            message = f"{quote(tail[0])} belongs to the address of a page, not to the DOI"
        yield self.finding(
            doi.part(a, b),
            message,
            severity=Severity.WARNING,
            fix=doi.fix((a, b, ""), safe=False),
            pointer=doi.pointer,
        )

    def _no_name(self, doi: Value, start: int) -> Finding:
        text, name = doi.text, doi.text[start:]
        inside = re.search(rf"{_NAME}\S.*", name)
        suggestion = ""
        if inside and "://" in name[: inside.start()]:
            suggestion = re.sub(_QUERY, "", inside[0])
            suggestion = re.sub(rf"{_TAILS}|\.(?:svg|pdf|html?)$", "", suggestion)
            message = f"{quote(text)} is a page's address: give the DOI, {suggestion}"
        elif re.fullmatch(r"[.,]?\d{4,5}(?:\.\d+)?/\S{2,}", name):
            suggestion = "10." + name.lstrip(".,")
            message = f"the DOI {quote(text)} has lost its “10.”: should it be {suggestion}?"
        elif re.match(r"(?:[1lI][0oO]|0|1)\s?[.,]\s?\d{4,9}/", name):
            suggestion = re.sub(r"^(?:[1lI][0oO]|0|1)\s?[.,]\s?", "10.", name)
            message = f"the DOI {quote(text)} should start with “10.”: should it be {suggestion}?"
        else:
            message = f"{quote(text)} is no DOI: it should look like 10.5555/suffix"
        return self.finding(
            doi.part(start, len(text)) if start < len(text) else doi.span,
            message,
            suggestions=[suggestion] if suggestion else (),
            fix=doi.fix((start, len(text), suggestion), safe=False) if suggestion else None,
            pointer=doi.pointer,
        )


def _end(text: str) -> int:
    """Where the DOI ends, without the marks after it; a closing bracket stays with its opening."""
    end = len(text)
    while end > max(0, len(text) - _LONGEST_TAIL) and text[end - 1] in ".,;:\"'’”>]})":
        pair = next((p for p in ("()", "[]", "{}", "<>") if p[1] == text[end - 1]), None)
        if pair and text.count(pair[1], 0, end) <= text.count(pair[0], 0, end):
            break
        end -= 1
    return end
