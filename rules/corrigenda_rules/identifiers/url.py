"""identifiers/url: a web address that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document, MappedText
from corrigenda.finding import Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, is_placeholder, quote, value

_KEYS = frozenset(
    {
        "url",
        "URL",
        "urls",
        "homepage",
        "website",
        "repository",
        "repository-code",
        "repository-artifact",
        "repository_code",
        "code_repository",
        "codeRepository",
        "license-url",
        "license_url",
        "archive",
    }
)
_BROKEN = (
    r"(?i)(?<![\w/])(?:"
    r"(?P<double>https?:/{1,2}(?=https?:?/))"
    r"|(?P<colon>https?//|https?;//|https?::+//)"
    r"|(?P<slash>https?:/(?![/\s])|https?:///+|https?:\\{1,2})"
    r"|(?P<space>https?:\s//|https?:/\s/|https?://\s(?=[\w-]+\.\w))"
    r"|(?P<letters>(?:htp|ht{3,}p|hht{1,2}p|https{2,}|hpttp?|htpp|ttp)s?://)"
    r")(?=\w)"
)
_WHAT = {
    "double": "the scheme stands twice",
    "colon": "the colon after the scheme is missing or wrong",
    "slash": "two slashes should follow the scheme",
    "space": "a space stands in the scheme",
    "letters": "the scheme is misspelt",
}


class Url(Rule):
    """A web address that leads nowhere, because its beginning or its end is broken.

    Such an address is no link any more, or a dead one. Reported are: ``http//``, ``http:/``,
    ``https:///``, ``htpp://``, a doubled scheme (``https://https://``), anywhere in the text; and,
    in the metadata (``url``, ``repository`` …), a space inside and a comma or full stop at the
    end.

    Code, and addresses with another scheme (``git+https``, ``ftp``, ``mailto``), are left alone.
    """

    meta = RuleMeta(
        id="identifiers/url",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=("RFC 3986, 3", "WHATWG URL Standard"),
        examples=(
            Example(
                fails="The data are at ⟦https//⟧example.org/ice in full.\n",
                reports="colon",
                fixed="The data are at https://example.org/ice in full.\n",
                path="article.txt",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "abstract: Ice is thin.\nurl: ⟦https://https://⟧example.org/ice\n",
                reports="twice",
                fixed="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "abstract: Ice is thin.\nurl: https://example.org/ice\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                'abstract: Ice is thin.\nurl: "https://example.org/ice⟦,⟧"\n',
                reports="at the end",
                path="metadata.yaml",
            ),
            Example(
                fails='<article><front/><body><p>See <ext-link xlink:href="⟦htp://⟧example.org/ice">'
                "our page</ext-link>.</p></body></article>",
                reports="misspelt",
                fixed='<article><front/><body><p>See <ext-link xlink:href="http://example.org/ice">'
                "our page</ext-link>.</p></body></article>",
                path="a.xml",
            ),
            Example(
                fails='[{"id": "ott", "type": "webpage", "title": "Ice", "URL": "⟦http:/⟧a.org"}]',
                reports="two slashes",
                path="refs.json",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "abstract: Ice is thin.\n"
                "url: https://web.archive.org/web/2020/http://example.org/ice_(sea)\n",
                path="metadata.yaml",
            ),
            Example(passes="Both http and https: the // stands for nothing, http:// neither.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the addresses of the metadata, then the text."""
        seen = set()
        for found in self._values(document):
            place = found.part(0, len(found.text))
            if place in seen or is_placeholder(found.text):
                continue
            seen.add(place)
            if found.mapped is not None:
                yield from self._broken(found.mapped, found.pointer)
            yield from self._tail(found)
        for block in document.blocks:
            if block.kind != "interface" and ("//" in block.text or ":/" in block.text):
                yield from self._broken(block, block.pointer)
        if document.format == "jats":
            source = document.source.text
            for match in re.finditer(
                r"""\bxlink:href\s{0,4}=\s{0,4}["']([^"'<>]{1,500})""", source
            ):
                target = MappedText(match[1], [(0, *match.span(1))])
                yield from self._broken(target, None)

    def _values(self, document: Document) -> Iterator[Value]:
        for article in document.articles:
            found = value(article, "/url")
            if found is not None:
                yield found
        if document.data is not None and document.articles:
            for at, _ in document.data.places():
                steps = at.rsplit("/", 2)
                if steps[-1] in _KEYS or (steps[-1].isdecimal() and steps[-2] in _KEYS):
                    found = value(document.data, at)
                    if found is not None:
                        yield found

    def _broken(self, text: MappedText, pointer: str | None) -> Iterator[Finding]:
        for match in re.finditer(_BROKEN, text.text):
            kind = str(match.lastgroup)
            end = match.end()
            rest = re.match(r"(?i)https?:?/{0,2}", text.text[end:])
            if kind == "double" and rest:
                end += rest.end()
            scheme = "https://" if "s" in text.text[match.start() : end].lower() else "http://"
            edit = text.edit(match.start(), end, scheme)
            if edit is None and text.is_verbatim(match.start(), end):
                # a colon may need quotes in YAML, but not one that slashes follow
                edit = Edit(*text.span(match.start(), end), scheme)
            yield self.finding(
                text.span(match.start(), end),
                f"{_WHAT[kind]}: {quote(text.text[match.start() : end])} should be {scheme}",
                suggestions=[scheme],
                fix=Fix((edit,), safe=True) if edit else None,
                pointer=pointer,
            )

    def _tail(self, found: Value) -> Iterator[Finding]:
        text = found.text
        if not re.match(r"(?i)https?://", text):
            return
        space = re.search(r"\s+", text)
        if space:
            yield self.finding(
                found.part(*space.span()),
                f"a space stands in the address {quote(text)}",
                pointer=found.pointer,
            )
            return
        tail = re.search(r"""[.,;>"'”’]+$""", text)
        if tail:
            yield self.finding(
                found.part(*tail.span()),
                f"{quote(tail[0])} at the end is no part of the address",
                severity=Severity.WARNING,
                fix=found.fix((*tail.span(), ""), safe=False),
                pointer=found.pointer,
            )
