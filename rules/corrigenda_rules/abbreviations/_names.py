"""Abbreviations that are used as names, and capitals that are no abbreviation at all."""

from __future__ import annotations

import re
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
    "alleles?|antibod(?:y|ies)|buffer|domains?|expression|famil(?:y|ies)|genes?|haplotypes?|"
    "helicase|homolog(?:ue)?s?|isoforms?|kinases?|knockout|ligands?|loc(?:us|i)|mice|"
    "motifs?|mutants?|"
    "mutations?|orthologs?|phosphatase|polymorphisms?|promoters?|proteins?|strains?|subunits?|"
    "superfamily|transcription|transcripts?|variants?|vectors?"
)


_FUNDED = re.compile(r"(?:[Ff]unded|[Ss]upported|[Ff]inanced) by [^.;]*$|[Ff]unding: [^.]*$")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"['’]?s? (?:v?\d[\d.]* )?(?:[a-z]+ )?(?:{_KIND})\b"),
        re.compile(
            rf"(?:[ -](?:binding|containing|like))?(?: [a-z]+)?[ -](?:{_SYMBOL})\b"
            r"|-(?:binding|encoded)"
        ),
        re.compile(
            r"(?:called|named|dubbed|termed|titled|entitled|present|presents|presented|introduce|"
            r"introduces|introduced|propose|proposes|proposed|develop|developed|describe|release|"
            r"released|"
            rf"{_KIND}),? (?:here )?(?:the )?[“\"'‘(*_]*$"
        ),
        re.compile(r"[”\"'’)*_]*(?:,| is| –| —|:|,? which is) (?:an?|the) \w"),
    )


def is_name(text: str, found: Abbreviation) -> bool:
    """Whether the words around an abbreviation say that it is the name of a thing.

    “the MIMIC database”, “we present FOO”, “FOO, a tool for …”; “the KH domain”: a symbol.
    """
    kind, symbol, verb, described = _patterns()
    if _FUNDED.search(text[max(0, found.start - 120) : found.start]):
        return True
    after = text[found.end : found.end + 60]
    before = text[max(0, found.start - 40) : found.start]
    return bool(
        kind.match(after) or symbol.match(after) or verb.search(before) or described.match(after)
    )


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
    """The keys of names that a title opens with: “FOO: a tool for …”."""
    found = set()
    for block in document.of_kind("article-title", "title"):
        match = re.match(r"[\W_]*([A-Za-z][\w-]{1,14}):\s", block.text)
        if match:
            found.add(key_of(match[1]))
    return found
