"""keywords/composite: two terms in one keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote
from corrigenda_rules.keywords._terms import abbreviates, is_abbreviation, keywords

_Verdict = tuple[str, tuple[str, ...], Severity]


class Composite(Rule):
    """A keyword that is made of two.

    Databases match a keyword as a whole: nobody searches for “SLE - systemic lupus
    erythematosus”, and an article under that keyword is found under neither form. Give one term a
    keyword, or two keywords.

    Reported are an abbreviation and its long form joined by a dash, a colon or brackets; a
    bracket inside a term (“Adverse (side) effects”); a list that was not split. The common form
    “long form (ABBR)” and two terms around a slash are noted only (info).

    Right are brackets that belong to a name (poly(lactic acid), iron (III) oxide, Mercury
    (planet)), a slash inside a name (HIV/AIDS, PI3K/Akt) and inverted headings (“Receptors,
    Antigen”).
    """

    meta = RuleMeta(
        id="keywords/composite",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - ⟦SLE - systemic lupus erythematosus⟧\n"
                "  - ⟦CAR (chimeric antigen receptor)⟧\n",
                reports="holds two forms",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - ⟦Adverse (side) effects⟧\n",
                reports="“Adverse effects” or “side effects”",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - ⟦sea ice; thickness; radar⟧\n",
                reports="list",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Rest\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [dreams, ⟦NREM - non-rapid eye movement sleep⟧]\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - poly(lactic acid)\n  - iron (III) oxide\n  - HIV/AIDS\n"
                "  - Mercury (planet)\n  - T-cell therapy\n  - Receptors, Antigen\n"
                "  - R (programming language)\n  - COVID-19 - epidemiology\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the keywords of every article."""
        for article in document.articles:
            found = list(keywords(article))
            for keyword in found:
                verdict = _verdict(keyword, alone=len(found) == 1)
                if verdict is not None:
                    message, suggestions, severity = verdict
                    yield self.finding(
                        keyword.span,
                        message,
                        severity=severity,
                        suggestions=suggestions,
                        pointer=keyword.pointer,
                    )


def _verdict(keyword: Value, *, alone: bool) -> _Verdict | None:
    text = keyword.text
    if re.search(r"\S;\s*\S|\s[•·|]\s", text) or (alone and re.search(r",.+,|、|，", text)):
        parts = tuple(p.strip() for p in re.split(r"[;•·|、，]|,\s", text) if p.strip())
        return f"{quote(text)} is a list: give each term a keyword", parts, Severity.WARNING
    return _two_forms(text) or _bracket(text) or _slash(text)


def _two_forms(text: str) -> _Verdict | None:
    """An abbreviation with its long form, either first, joined by a dash, a colon or brackets."""
    match = re.fullmatch(r"(.+?)(?:\s+[-–—:=]\s+|:\s+|\s[–—]|[–—]\s)(.+)", text)
    bracket = re.fullmatch(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]", text)
    for found in filter(None, (match, bracket)):
        one, other = found[1].strip(), found[2].strip()
        for short, long in ((one, other), (other, one)):
            if is_abbreviation(short) and " " in long and _begins(short, long):
                usual = found is bracket and short == other
                said = f"{quote(text)} holds two forms of one term: keep {quote(long)}"
                return said, (long,), Severity.INFO if usual else Severity.WARNING
    return None


def _begins(short: str, long: str) -> bool:
    """Whether an abbreviation stands for a term or its beginning: “MS - mass spectrometry data”."""
    parts = long.split()
    return any(abbreviates(short, " ".join(parts[:end])) for end in range(len(parts), 1, -1))


def _bracket(text: str) -> _Verdict | None:
    """A word in brackets in the middle of a term: two terms in one."""
    match = re.fullmatch(r"(.*\w) \(([a-z][a-z-]{2,}(?: [a-z-]+)?)\) (\w.*)", text)
    if match is None or match[2].endswith("-") or match[1].isupper():
        return None
    before, inside, after = match.groups()
    head = before.rpartition(" ")[0]
    second = f"{head} {inside} {after}".strip()
    said = f"{quote(text)} holds two terms: {quote(f'{before} {after}')} or {quote(second)}"
    return said, (f"{before} {after}", second), Severity.WARNING


def _slash(text: str) -> _Verdict | None:
    """Two terms around a slash; without spaces it must join terms of two words and more."""
    match = re.fullmatch(r"([^/]+?)(\s*)/(\s*)([^/]+)", text)
    if match is None:
        return None
    one, left, right, other = match.groups()
    spaced = left and right
    heading = one.istitle() and other.islower()  # Heart Failure/drug therapy
    if (spaced or (" " in one and " " in other)) and not heading and "://" not in text:
        said = f"{quote(text)} holds two terms: give each a keyword"
        return said, (one.strip(), other.strip()), Severity.INFO
    return None
