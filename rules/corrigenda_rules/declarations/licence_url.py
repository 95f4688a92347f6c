"""declarations/licence-url: the address of a licence that leads to none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.declarations._licences import Address, addresses

_VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
_CODES = ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")


class LicenceUrl(Rule):
    """The address of a Creative Commons licence that leads to no licence.

    Machines know a licence by its address alone. One slip (`license` for `licenses`, `by-cn`, a
    version that does not exist) and the article counts as all rights reserved.

    An address without a version is noted (info): it does not say which text holds. Everything
    that Creative Commons has under `/licenses/` and `/publicdomain/` is right, in any language,
    and so are its other pages.

    Write `https://creativecommons.org/licenses/by/4.0/`, with the elements in this order: by, nc,
    then sa or nd.
    """

    meta = RuleMeta(
        id="declarations/licence-url",
        severity=Severity.ERROR,
        since="0.2",
        profile="minimal",
        sources=("JATS4R, Permissions", "Creative Commons, list of licences"),
        examples=(
            Example(
                fails="# Licence\n\n[CC BY](⟦https://creativecommons.org/license/by/4.0/⟧)\n",
                reports="should it be https://creativecommons.org/licenses/by/4.0/?",
            ),
            Example(
                fails="title: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "license: ⟦https://creativecommons.org/licenses/by-cn/4.0/⟧\n",
                reports="no licence “by-cn”",
                path="metadata.yaml",
            ),
            Example(
                fails='<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
                '<permissions><license xlink:href="⟦http://creativecommons.org/licenses/by/5.0/⟧">'
                "<license-p>Free.</license-p></license></permissions></article-meta></front>"
                "</article>",
                reports="no version 5.0",
                path="a.xml",
            ),
            Example(
                fails="# Licence\n\nSee ⟦http://creativecommons.org/licenses/by/⟧.\n",
                reports="names no version",
            ),
            Example(
                passes="See https://creativecommons.org/licenses/by-nc-sa/3.0/igo/legalcode.en, "
                "http://creativecommons.org/licenses/by/2.0, "
                "https://creativecommons.org/publicdomain/zero/1.0/, "
                "https://creativecommons.org/licenses/ or https://creativecommons.org/about/.\n",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at every address at Creative Commons."""
        for address in addresses(document.source.text):
            wrong = _fault(address)
            if wrong is None:
                continue
            what, meant, severity = wrong
            base = document.source.text[address.start : address.end - len(address.path)]
            suggestion = f"{base}{meant}" if meant else ""
            yield self.finding(
                Span(address.start, address.end),
                what + (f": should it be {suggestion}?" if suggestion else ""),
                severity=severity,
                suggestions=[suggestion] if suggestion else (),
            )


@lru_cache(maxsize=1)
def _path() -> re.Pattern[str]:
    return re.compile(
        r"(?i)/(licen[sc]es?|publicdomain|public-domain)(?:/([a-z_+-]+)(?:[-/_]?v?(\d[\d.]*))?(/.*)?)?/?"
    )


class _Named(NamedTuple):
    """What an address names, and the codes and versions that there are for it."""

    code: str
    version: str
    right: str
    codes: tuple[str, ...]
    versions: tuple[str, ...]


_Fault = tuple[str, str, "Severity | None"]
"""What is wrong, the path that was meant, and how bad it is, if not as bad as usual."""


def _fault(address: Address) -> _Fault | None:
    match = _path().fullmatch(address.path)
    if match is None or not match[2] or match[2].lower() in _PAGES:
        return None
    code, version = match[2].lower(), match[3] or ""
    if match[1].lower().startswith("public"):
        return _judge(address, _Named(code, version, "publicdomain", ("zero", "mark"), ("1.0",)))
    if version == "1.0" or code in _OLD:
        return None
    return _judge(address, _Named(code, version, "licenses", _CODES, _VERSIONS))


def _judge(address: Address, named: _Named) -> _Fault | None:
    code, version, right, codes, versions = named
    near = code.strip("-").replace("_", "-")
    if code not in codes:
        near = near if near in codes else _nearest(near, codes)
        end = f"/{version}/" if version in versions else ""
        return f"there is no licence “{code}”", f"/{right}/{near}{end}" if near else "", None
    if not version:
        return f"the address of the licence “{code}” names no version: add it", "", Severity.INFO
    number = version.strip(".")
    number = number if "." in number else f"{number}.0"
    meant = f"/{right}/{near}/{number}/" if number in versions else ""
    if version not in versions:
        return f"there is no version {version} of the licence “{code}”", meant, None
    if not address.path.lower().startswith(f"/{right}/{code}/{version}"):
        return "this is not the address of a licence", meant, None
    return None


def _nearest(code: str, codes: tuple[str, ...]) -> str:
    """The licence whose letters are most like those of `code`; empty if none is."""
    from difflib import get_close_matches

    ordered = sorted(codes, key=lambda known: sorted(known) != sorted(code))
    if sorted(ordered[0]) == sorted(code):
        return ordered[0]
    return next(iter(get_close_matches(code, ordered, 1, 0.5)), "")


_OLD = ("sampling", "nc-sampling", "sampling+", "nc-sampling+", "gpl", "lgpl", "bsd", "mit")
"""Licences that are no longer recommended, and those of others, have addresses of other forms."""
_PAGES = ("list", "work-html-popup", "choose", "index", "deed", "publicdomain", "about", "cc")
