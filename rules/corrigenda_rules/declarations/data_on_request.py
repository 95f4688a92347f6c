"""declarations/data-on-request: data that one has to ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_JATS = (
    '<article><front><article-meta/></front><body><sec sec-type="data-availability"><title>Data'
    "</title><p>{}</p></sec></body></article>"
)


class DataOnRequest(Rule):
    """A statement that data or code are available on request.

    Few who ask get an answer, and after some years hardly anybody does. Journals and funders
    accept the phrase only where there is a reason, such as the privacy of patients.

    It is a note (info): put the data into a repository and cite it, or say why they cannot be
    shared and who decides on requests. Statements that give a reason are left alone, as are
    materials such as plasmids and cell lines.
    """

    meta = RuleMeta(
        id="declarations/data-on-request",
        severity=Severity.INFO,
        since="0.2",
        sources=("JATS4R, Data availability statements", "TOP Guidelines, Data transparency"),
        examples=(
            Example(
                fails="# Data availability\n\nThe data are ⟦available from the corresponding "
                "author on reasonable request⟧.\n",
                reports="a repository",
            ),
            Example(
                fails=_JATS.format("All code is ⟦available upon request⟧."),
                reports="a repository",
                path="a.xml",
            ),
            Example(
                passes="# Data availability\n\nThe data hold the names of patients and are "
                "available on request to the ethics committee.\n"
            ),
            Example(passes="# Methods\n\nPlasmids are available on request. Data are on Zenodo.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at each paragraph with the phrase."""
        if "request" not in document.source.text:
            return
        for block in document.of_kind("p", "fn", "list-item"):
            if "request" not in block.text:
                continue
            for match in _phrase().finditer(block.text):
                start = max(block.text.rfind(". ", 0, match.start()), 0)
                end = block.text.find(". ", match.end())
                sentence = block.text[start : end if end > 0 else None].lower()
                if _data().search(sentence) and not _reason().search(block.text):
                    yield self.finding(
                        block.span(*match.span()),
                        "data on request are seldom found again: put them into a repository, or "
                        "say why they cannot be shared",
                        pointer=block.pointer,
                    )
                    break


@lru_cache(maxsize=1)
def _phrase() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:available|provided|shared|obtained|accessible|supplied)\b"
        r"(?: (?:\w+|\([^()]{1,30}\)),?){0,12}? (?:on|upon|by|at|after|following)"
        r"(?: \w+){0,2} requests?\b"
    )


@lru_cache(maxsize=1)
def _data() -> re.Pattern[str]:
    return re.compile(r"\b(?:data|datasets?|code|scripts?|raw|software|programs?)\b")


@lru_cache(maxsize=1)
def _reason() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:privacy|confidential|patients?|ethic|legal|restrict|consent|committee|licen[cs]e"
        r"|sensitive|protect|agreement|third part|permission|embargo|GDPR|identif|repository"
        r"|deposited|publicly)"
    )
