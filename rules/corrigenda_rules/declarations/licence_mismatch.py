"""declarations/licence-mismatch: the name of one licence and the address of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.declarations._licences import (
    Address,
    Licence,
    Named,
    addresses,
    by_address,
    by_name,
)

_FAR = 200
_JATS = (
    '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><permissions>'
    '<license xlink:href="{}"><license-p>{}</license-p></license></permissions></article-meta>'
    "</front></article>"
)


class LicenceMismatch(Rule):
    """A licence whose name and address are not of the same licence.

    People read the name, machines follow the address: where the text says CC BY and the link leads
    to CC BY-NC, nobody knows what may be done with the article, and repositories reject it.

    The elements (BY, NC, ND, SA) and the versions are compared, where both give one. In a text an
    address is compared with the name that stands before it, or that is its link; of several names
    (one for the text and one for the data) with the nearest. In metadata the name is compared with
    the address beside it.

    Make the two the same.
    """

    meta = RuleMeta(
        id="declarations/licence-mismatch",
        severity=Severity.ERROR,
        since="0.2",
        profile="minimal",
        sources=("JATS4R, Permissions", "NISO RP-22-2021, Access and License Indicators"),
        examples=(
            Example(
                fails=_JATS.format(
                    "⟦https://creativecommons.org/licenses/by-nc/4.0/⟧",
                    "Distributed under the Creative Commons Attribution License (CC BY).",
                ),
                reports="leads to CC BY-NC 4.0, the text names CC BY",
                path="a.xml",
            ),
            Example(
                fails="# Licence\n\nThis is under a Creative Commons Attribution-NonCommercial "
                "3.0 licence (⟦https://creativecommons.org/licenses/by-nc/4.0/⟧).\n",
                reports="leads to CC BY-NC 4.0, the text names CC BY-NC 3.0",
            ),
            Example(
                fails="title: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\nlicense:\n  name: CC BY "
                "4.0\n  url: ⟦https://creativecommons.org/licenses/by-sa/4.0/⟧\n",
                reports="leads to CC BY-SA 4.0",
                path="metadata.yaml",
            ),
            Example(
                fails="<article><front><article-meta><permissions><license><license-p>Under the "
                '<ext-link href="⟦http://creativecommons.org/licenses/by-nc/4.0/⟧">Creative '
                "Commons Attribution License</ext-link>.</license-p></license></permissions>"
                "</article-meta></front></article>",
                reports="leads to CC BY-NC 4.0",
                path="a.xml",
            ),
            Example(
                passes=_JATS.format(
                    "https://creativecommons.org/licenses/by-nc-nd/4.0/deed.en",
                    "Under the Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 "
                    "International License (CC BY-NC-ND). The Public Domain waiver "
                    "(http://creativecommons.org/publicdomain/zero/1.0/) applies to the data.",
                ),
                path="a.xml",
            ),
            Example(
                passes="# Licence\n\nThe text is under CC BY 4.0, the code under another licence. "
                "See [licences](https://creativecommons.org/licenses/by-nc/4.0/).\n",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares names and addresses in the metadata and in the text."""
        told: set[Span] = set()
        for article in document.articles:
            found = self._metadata(document, article)
            if found is not None:
                told.add(found.span)
                yield found
        text = document.source.text
        for address in addresses(text):
            linked = by_address(address.path)
            span = Span(address.start, address.end)
            if linked is None or any(s.start <= span.start < s.end for s in told):
                continue
            beside = _named_before(text, address) or _named_inside(text, address)
            if beside is not None and linked.differs(beside.licence):
                place = Span(beside.start, beside.end)
                yield self._wrong(span, linked, beside.licence, place)

    def _metadata(self, document: Document, article: Article) -> Finding | None:
        linked = next((by_address(a.path) for a in addresses(article.string("license_url"))), None)
        if linked is None:
            return None
        named = by_name(article.string("license"))
        if not named or any(not linked.differs(one.licence) for one in named):
            return None
        return self._wrong(
            article.span("/license_url"),
            linked,
            named[0].licence,
            article.span("/license"),
            "/license_url",
        )

    def _wrong(
        self, span: Span, linked: Licence, named: Licence, place: Span, pointer: str | None = None
    ) -> Finding:
        return self.finding(
            span,
            f"the address leads to {linked.name}, the text names {named.name}: make them the same",
            related=[Related(place, f"names {named.name}")],
            pointer=pointer,
        )


def _named_before(text: str, address: Address) -> Named | None:
    """The licence whose name stands before an address, with nothing that parts the two."""
    start = max(0, address.start - _FAR)
    before = text[start : address.start]
    named = by_name(before)
    between = before[named[-1].end :] if named else ""
    if not named or addresses(between) or not _belongs(between):
        return None
    licence, begin, end = named[-1]
    return Named(licence, start + begin, start + end)


def _named_inside(text: str, address: Address) -> Named | None:
    """The licence whose name is the text of the link: ``<a href="…">CC BY</a>``."""
    opened = re.match(
        r"[^<>]{0,200}>(?:\s|<[^<>]{0,100}>){0,4}", text[address.end : address.end + 300]
    )
    if not opened:
        return None
    start = address.end + opened.end()
    named = by_name(text[start : start + 120])
    if not named or named[0].start > len("the "):
        return None
    licence, begin, end = named[0]
    return Named(licence, start + begin, start + end)


def _belongs(between: str) -> bool:
    """Whether nothing between a name and an address tells that they are two things."""
    other = r"[.;]\s+[A-Z]|\n\s*\n|\b(?:code|data|other|waiver)\b"
    return len(between) < 120 and re.search(other, between) is None
