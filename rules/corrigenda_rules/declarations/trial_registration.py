"""declarations/trial-registration: a randomised trial without its registration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.declarations._statements import judged, methods

_TEXT = (
    "---\ntitle: {}\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n# Introduction\n\nIce.\n\n"
    "# Methods\n\nPatients were enrolled.{}\n\n# Results\n\nIt melts.\n"
)
_FIRST = 2006


class TrialRegistration(Rule):
    """A report of a randomised trial that names no registration.

    Journals publish a trial only if it was registered before the first participant came, and
    readers look in the register whether the outcomes are those that were planned. CONSORT asks for
    the number and the name of the register, in the abstract too.

    A trial is known by its title (“a randomised controlled trial”). Reviews, secondary analyses and
    methods for trials are not judged, nor are articles from before 2006, when registration became
    the rule, nor files without the text. Any number of a register anywhere is enough, and any word
    on registration.

    Add the number and the register to the abstract and to the methods.
    """

    meta = RuleMeta(
        id="declarations/trial-registration",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "ICMJE Recommendations, III.L Clinical Trials",
            "CONSORT, items on trial registration",
        ),
        examples=(
            Example(
                fails=_TEXT.format("Ice for sprains, ⟦a randomised controlled trial⟧", ""),
                reports="names no registration",
            ),
            Example(
                passes=_TEXT.format(
                    "Ice for sprains, a randomised controlled trial", " (NCT01234567)"
                ),
            ),
            Example(
                passes=_TEXT.format("A meta-analysis of randomised controlled trials of ice", "")
            ),
            Example(
                passes="---\ntitle: Ice, a randomised trial\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "---\n\n# Abstract\n\nIce melts.\n",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the title, and then looks for a registration."""
        if "andomi" not in document.source.text:
            return
        article = judged(document)
        if article is None or article.get("/trials") or not document.derive(methods):
            return
        title = article.string("title")
        match = _trial().search(title)
        if match is None or _other().search(title) or _year(article) < _FIRST:
            return
        if _registered().search(document.source.text):
            return
        mapped = article.text("/title")
        exact = mapped is not None and mapped.text == title
        yield self.finding(
            mapped.span(*match.span()) if mapped and exact else article.span("/title"),
            "the article reports a randomised trial and names no registration: add its number and "
            "the register",
            pointer="/title",
        )


def _year(article: Article) -> int:
    year = article.get("/year")
    return year if type(year) is int else _FIRST


@lru_cache(maxsize=1)
def _trial() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:an? )?randomi[sz]ed,?(?: [\w-]+,?){0,5}? (?:trial|rct)\b")


@lru_cache(maxsize=1)
def _other() -> re.Pattern[str]:
    return re.compile(
        r"(?i)review|meta-?analy|secondary|post[- ]hoc|rationale|methodolog|statistic|simulat"
        r"|trials\b|analysis of|sub-?study|sub-?group|from (?:a|the|two|three)\b"
        r"|in (?:a|the) (?:\w+ ){0,3}random"
        r"|design|letter|reply|comment|correction|nested|follow-?up|results of (?:a|the) survey"
        r"|qualitative|mice|rats?\b|dogs?\b|cows?\b|calves|pigs?\b|horses?\b|cattle|sheep"
    )


@lru_cache(maxsize=1)
def _registered() -> re.Pattern[str]:
    return re.compile(
        r"NCT ?\d{6}|ISRCTN|ACTRN|ANZCTR|ChiCTR|EudraCT|\bUMIN|DRKS|CTRI/|PACTR|\bNTR\W?\d|IRCT"
        r"|jRCT|KCT\d|RBR-|TCTR|RPCEC|SLCTR|JPRN|EUCTR|[Cc]linical ?[Tt]rials?\.gov"
        r"|[Cc]ontrolled-?[Tt]rials\.com|(?i:trial regist|regist(?:ered|ration|ry)\b)"
    )
