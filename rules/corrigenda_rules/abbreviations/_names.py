"""Abbreviations that are used as names, and capitals that are no abbreviation at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda_rules.abbreviations._shapes import Abbreviation, key_of

_KIND = (
    "algorithm|archive|benchmark|challenge|cohort|collaboration|committee|consortium|corpus|"
    "database|dataset|data set|framework|guideline|guidelines|initiative|journal|language|"
    "library|package|"
    "platform|program|programme|project|registry|repository|server|simulator|software|statement|"
    "study|survey|telescope|tool|toolbox|toolkit|trial|website|workbench|workflow manager"
)


_SYMBOL = (
    "alleles?|cell lines?|zinc[- ]finger|antibod(?:y|ies)|buffer|domains?|expression|"
    "famil(?:y|ies)|genes?|haplotypes?|"
    "helicase|homolog(?:ue)?s?|isoforms?|kinases?|knockout|ligands?|loc(?:us|i)|mice|"
    "channels?|complex(?:es)?|motifs?|mutants?|pathways?|signall?ing|"
    "mutations?|orthologs?|phosphatase|polymorphisms?|promoters?|proteins?|strains?|subunits?|"
    "superfamily|transcription|transcripts?|variants?|vectors?"
)


_STATES = (
    " AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH "
    "NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY "
)
"""The postal codes of states: “(Sigma, St. Louis, MO)”."""
_FUNDED = re.compile(r"(?:[Ff]unded|[Ss]upported|[Ff]inanced) by [^.;]*$|[Ff]unding: [^.]*$")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"(?:,? (?:and|or) [A-Z]\w+)?['’]?s? (?:v?\d[\d.]* )?(?:[a-z]+ )?(?:{_KIND})s?\b"
        ),
        re.compile(
            rf"(?:[ -](?:binding|containing|like))?(?: [a-z]+)?[ -](?:{_SYMBOL})\b"
            r"|-(?:binding|encoded)"
        ),
        re.compile(
            r"(?:called|named|dubbed|termed|titled|entitled|present|presents|presented|introduce|"
            r"introduces|introduced|propose|proposes|proposed|develop|developed|describe|release|"
            r"released|"
            rf"{_KIND}|databases|datasets|tools|trials|websites),? (?:here )?(?:the )?[“\"'‘(*_]*$"
        ),
        re.compile(r"[”\"'’)*_]*(?:,| is| –| —|:|,? which is) (?:an?|the) \w"),
        re.compile(
            r"[-–‑]?\d|[-–‑][A-Z][a-z]{0,3}\d| \d{3}| v\.?\d|,? version|[™®•·⋯+*{]|\[\d"
            r"| \(?(?:Inc|Ltd|GmbH)\b"
        ),
        re.compile(
            r"\b(?:PubMed|Embase|EMBASE|MEDLINE|Medline|Cochrane|Scopus|CINAHL|PsycINFO|GeneCards|"
            r"Web of Science)\b"
        ),
    )


def is_name(text: str, found: Abbreviation) -> bool:
    """Whether the words around an abbreviation say that it is the name of a thing.

    “the MIMIC database”, “we present FOO”, “FOO, a tool for …”; “the KH domain”: a symbol.
    """
    kind, symbol, verb, described, numbered, databases = _patterns()
    if _FUNDED.search(text[max(0, found.start - 120) : found.start]):
        return True
    after = text[found.end : found.end + 60]
    before = text[max(0, found.start - 40) : found.start]
    if before[-1:] in ("•", "·", "⋯", "+") or numbered.match(after) or _is_genotype(text, found):
        return True
    if re.search(r"[A-Z]\w*\d\w*, $|[A-Z]{4,} $", before) or re.match(r", [A-Z]\w*\d", after):
        return True  # in a list of symbols, behind another word in capitals
    if re.search(r"(?:[,(]|\band|\bor) ?$", before) and (
        (f" {found.form} " in _STATES and re.match(r"[,;)]", after))
        or (before[-1:] == "(" and re.match(r", [A-Z][a-z]+(?: [A-Z][a-z]+)?[,)]", after))
        or databases.search(text[max(0, found.start - 80) : found.end + 60])
    ):
        return True
    return bool(
        kind.match(after) or symbol.match(after) or verb.search(before) or described.match(after)
    )


def _is_genotype(text: str, found: Abbreviation) -> bool:
    """Whether two bases are a genotype: “the GG and AA genotypes of rs800292”."""
    if len(found.form) != 2 or found.form.strip("ACGT"):
        return False
    around = text[max(0, found.start - 300) : found.end + 300]
    return re.search(r"[Gg]enotyp|[Aa]llel|\brs\d|SNP|carriers|polymorphi", around) is not None


def in_name(text: str, found: Abbreviation) -> bool:
    """Whether a capitalised word follows, so that the abbreviation is part of a proper name.

    “the VA Medical Center”, “the ABC Research Group”: nobody spells it out there.
    """
    return (
        re.match(r" (?:[A-Z][a-z]{2,}[A-Za-z]*(?=[\s,.;)]))", text[found.end : found.end + 30])
        is not None
    )


def is_shouted(text: str, found: Abbreviation) -> bool:
    """Whether capitals are a label (“METHODS:”) or part of a sentence in capitals."""
    if text[found.end : found.end + 1] == ":" and found.form.isupper() and len(found.form) > 5:
        return True
    return in_capitals(text, found.start, found.end)


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in a line of words in capitals."""
    around = re.findall(r"[^\W\d_]{2,}", text[max(0, start - 40) : end + 40])
    return sum(w.isupper() for w in around) > 3 and all(w.isupper() for w in around)


def names_in_titles(document: Document) -> set[str]:
    """The keys of names that a title opens with (“FOO: a tool for …”), and authors' initials."""
    found: set[str] = set()
    for article in document.articles:
        authors = article.value.get("authors", ()) if article.complete else ()
        for author in authors if isinstance(authors, list) else ():
            found.update(_initials(author))
    for block in document.of_kind("article-title", "title"):
        match = re.match(r"[\W_]*([A-Za-z][\w-]{1,14}):\s", block.text)
        if match:
            found.add(key_of(match[1]))
    return found


def _initials(author: object) -> Iterator[str]:
    """The initials of an author, with those of all given names and without: “ATS”, “AS”."""
    if not isinstance(author, dict):
        return
    names = [str(author.get(part) or "") for part in ("given", "family")]
    first, last = ("".join(re.findall(r"\b[^\W\d_]", name)) for name in names)
    if first and last:
        yield key_of((first + last).upper())
        yield key_of((first[0] + last[0]).upper())
        yield key_of((first + last[0]).upper())
