"""corpus/term: a term written in two ways in two articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from corrigenda.document import RUNNING, Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import word_set
from corrigenda_rules.corpus._across import Forms, at_odds, files
from corrigenda_rules.spelling._lexicon import lexicon

_KINDS = RUNNING | {"article-title", "subtitle", "kwd"}
_PREFIXES = (
    "anti", "auto", "bio", "cardio", "co", "cyto", "electro", "geo", "hyper", "hypo", "immuno",
    "intra", "macro", "meta", "micro", "multi", "neo", "neuro", "non", "photo", "physio", "poly",
    "post", "pre", "pseudo", "psycho", "semi", "socio", "sub", "super", "ultra",
)  # fmt: skip
_CLOSED = word_set(
    "anymore benchmark biobank birthweight bodyweight breastfeeding caregiver checklist checkpoint",
    "childcare codebase cutoff crosslink database datapoint dataset dropout email endpoint",
    "eyewitness fieldwork fluorochrome followup freshwater genomewide groundwater guideline",
    "halflife handwashing healthcare heartbeat heatmap homepage inpatient knockdown knockin",
    "knockout landuse lifecycle lifespan lifestyle lifetime livestock lockdown mealtime newborn",
    "online offline outpatient pathway pipeline pretreatment rainfall rainforest readout runtime",
    "seawater setup shutdown skillset smartphone snowball stakeholder startup subset takeaway",
    "telehealth threefold timeframe timeline timepoint timescale toolbox toolkit turnover twofold",
    "underserved uptake wastewater waterborne website wellbeing wildlife wildtype workflow",
    "workforce worksheet workshop worldwide",
)
_FEWEST_FILES = 3
_NAME = re.compile(r"[A-Z]{2,}[a-z]{3,}|[A-Za-z]*[a-z][A-Z][A-Za-z]+")
_BEFORE = re.compile(r"(?<![\w-])[a-z]+$")
_AFTER = re.compile(r"[a-z]+(?![\w-])")
_JOINED = re.compile(r"[-/@_\d]|\.\w")
"""After a word, this makes it a part of something else."""
_JOINING = frozenset("-/@._0123456789")
"""So does one of these before it."""


class Term(CorpusRule):
    """A term written in two ways in different articles.

    Names with a capital inside (GitHub, SAMtools, bioRxiv) in another case, and compounds with and
    without a hyphen (“nonlinear”, “non-linear”; “dataset”, “data-set”). Inside one article
    `terminology/name-case` and `terminology/variants` tell of both; this rule compares the
    articles of a repository, and speaks where at least three of them have the term, in the files
    that have the form that fewer files have.

    It is an `info`: authors differ, and each article may be right by itself. A house that wants
    one form writes a termbase.
    """

    meta = RuleMeta(
        id="corpus/term",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.1",
        words=True,
        examples=(
            Example(
                fails="=== a.md\nWe used bioRxiv and a nonlinear model.\n"
                "=== b.md\nPreprints (⟦BioRxiv⟧) and a ⟦non-linear⟧ model.\n"
                "=== c.md\nAlso from bioRxiv, nonlinear as ever.\n",
                reports="beside",
            ),
            Example(
                passes="=== a.md\nWe used bioRxiv.\n=== b.md\nBioRxiv is a server.\n"
                "=== c.md\nAlso from bioRxiv, a report and a re-port of it.\n"
            ),
            Example(passes="=== a.md\nA nonlinear model.\n=== b.md\nA non-linear model.\n"),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields, at its first place, each form of a name or compound: its key and itself."""
        words = _names(document) | _compounds(document)
        hyphens = "-" in document.source.text
        seen: set[str] = set()
        for block in document.blocks:
            if block.kind not in _KINDS:
                continue
            found = [*_closed(block, words), *(_hyphenated(block) if hyphens else ())]
            for start, end, key in found:
                form = block.text[start:end]
                if form not in seen:
                    seen.add(form)
                    yield block.span(start, end), [key, form]

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields the forms that fewer files have."""
        known: dict[str, dict[str, list[CorpusFact]]] = {}
        for fact in facts:
            key, form = fact.value
            known.setdefault(key, {}).setdefault(form, []).append(fact)
        for forms in known.values():
            if len(forms) > 1 and _is_telling(forms):
                yield from at_odds(self, forms)


def _is_telling(forms: Forms) -> bool:
    return len(files(fact for facts in forms.values() for fact in facts)) >= _FEWEST_FILES


def _names(document: Document) -> set[str]:
    """The words of a document that have a capital inside and three small letters."""
    return {
        word
        for word in document.vocabulary
        if len(word) > 4
        and not word.islower()
        and not word.istitle()
        and word.isascii()
        and sum(map(str.islower, word)) > 2
        and _NAME.fullmatch(word)
    }


def _compounds(document: Document) -> set[str]:
    """The closed compounds of a document that others write with a hyphen."""
    return {
        word
        for word in document.vocabulary
        if word in _CLOSED or (len(word) > 6 and word.startswith(_PREFIXES) and _is_prefixed(word))
    }


@lru_cache(maxsize=20_000)
def _is_prefixed(word: str) -> bool:
    """Whether a word is one of the prefixes and a known word, which then stands by itself."""
    known = lexicon().common
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and word[len(prefix) :] in known
        for prefix in _PREFIXES
    )


def _closed(block: Block, words: set[str]) -> Iterator[tuple[int, int, str]]:
    """The first place of each of the words in a block."""
    for word in sorted(words.intersection(block.tokens)):
        start, end = block.spans[block.tokens.index(word)]
        is_part = block.text[max(0, start - 1) : start] in _JOINING or _JOINED.match(
            block.text, end
        )
        if not is_part and not _opens(block.text, start):
            yield start, end, word.lower()


def _opens(text: str, start: int) -> bool:
    """Whether a place is the beginning of a sentence."""
    head = text[:start].rstrip(' "“(*_')
    return not head or head[-1] in ".!?:\n"


def _hyphenated(block: Block) -> Iterator[tuple[int, int, str]]:
    """The compounds of a block with one hyphen that others write closed."""
    text = block.text
    at = text.find("-")
    while at > 0:
        before, after = _BEFORE.search(text, max(0, at - 12), at), _AFTER.match(text, at + 1)
        if before and after and not _opens(text, before.start()):
            first, second = before[0], after[0]
            if (first in _PREFIXES and len(second) > 3) or first + second in _CLOSED:
                yield before.start(), after.end(), first + second
        at = text.find("-", at + 1)
