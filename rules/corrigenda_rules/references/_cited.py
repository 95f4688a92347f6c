"""The keys by which a Markdown text cites the entries of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import OBJECT, Block, Document
from corrigenda.text import Span

_LABELS = frozenset((
    "fig", "tbl", "tab", "eq", "sec", "lst", "thm", "lem", "cor", "prp", "cnj", "def",
    "exm", "exr", "sol", "rem", "alg", "nte", "tip", "wrn", "cau", "imp", "apx", "supp",
    "vid", "chap", "ch", "app", "note", "table", "figure", "equation", "section"
))  # fmt: skip
"""What the keys of cross-references begin with, before a colon or a hyphen."""

_IDENTIFIERS = frozenset((
    "doi", "pmid", "pmcid", "pmc", "arxiv", "isbn", "url", "http", "https", "wikidata",
    "raw", "clinicaltrials", "orcid", "biorxiv", "shortdoi", "tag", "issn", "ads",
    "bibcode", "swh", "rrid"
))  # fmt: skip
"""What keys begin with that name the work itself, as Manubot has them."""


class Key(NamedTuple):
    """A key that the text cites. `sure`: its mark is that of a citation and of nothing else."""

    text: str
    span: Span
    sure: bool


def cited_keys(document: Document) -> list[Key]:
    """The keys of a Markdown text, in its order; use it through `Document.derive`.

    Not among them are those of cross-references, of numbered examples and identifiers of works.
    """
    source = document.source.text
    if document.format != "markdown" or not any(t in source for t in ("@", "cite")):
        return []
    found = [key for block in document.blocks for key in _of_block(block, source)]
    if "](@" in source:
        code = _code_spans(source)
        found += (
            Key(m[1], Span(*m.span(1)), False)
            for m in _links().finditer(source)
            if not any(a <= m.start() < b for a, b in code)
        )
    examples = set(re.findall(r"(?m)^[ >]*\(@([\w-]+)\)", source)) if "(@" in source else set()
    labels = _defined(source) if found else set()
    own = {
        key.span: key
        for key in found
        if key.text not in examples and key.text not in labels and not _is_other(key.text)
    }
    return sorted(own.values(), key=lambda key: key.span)


def _is_other(key: str) -> bool:
    head = re.match(r"([A-Za-z]+)[:_-]", key)
    if head is not None and head[1].lower() in _LABELS:
        return True
    scheme = key.partition(":")[0].lower()
    return (":" in key and scheme in _IDENTIFIERS) or key.startswith("10.")


def _defined(source: str) -> set[str]:
    """The labels that the text itself defines: those of figures, theorems, chunks."""
    return {m[1] or m[2] or m[3] for m in _label().finditer(source)}


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?:\{#|:label: |label: |:name: |\\label\{)([\w:.-]{1,80})"
        r"|^(?:\(([\w:.-]{1,80})\)=|\[@([^\[\]\s]{1,80})\]:)",
        re.MULTILINE,
    )


@lru_cache(maxsize=1)
def _links() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]{0,200}\]\(@([A-Za-z][^\s()]{0,99})\)")


def _code_spans(source: str) -> list[tuple[int, int]]:
    fences = re.finditer(r"(?ms)^[ \t]*(```+|~~~+).*?^[ \t]*\1|`[^`\n]{1,300}`", source)
    return [m.span() for m in fences]


def _of_block(block: Block, source: str) -> Iterator[Key]:
    text = block.text
    at = text.find(OBJECT)
    while at >= 0:
        yield from _of_mark(source, *block.span(at, at + 1))
        at = text.find(OBJECT, at + 1)


def _of_mark(source: str, start: int, end: int) -> Iterator[Key]:
    first = source[start : start + 1]
    if first in ("[", "@", "-"):
        bracket = first == "["
        sure = bracket and not _is_link(source, start, end)
        for m in _pandoc().finditer(source, start, end):
            group = 1 if m[1] else 2
            yield Key(m[group], Span(*m.span(group)), sure)
    elif first == "`":
        role = re.search(r"\{cite(?::[a-z]+)?\}$", source[max(0, start - 20) : start])
        if role is not None:
            yield from _listed(source, start + 1, end - 1)
    elif first == "\\":
        command = _latex().match(source, start, end)
        if command is not None:
            yield from _listed(source, *command.span(1))


def _is_link(source: str, start: int, end: int) -> bool:
    """Whether brackets are those of a link, an address or the head of a definition."""
    return source[end : end + 1] in ("(", "[", ":")


def _listed(source: str, start: int, end: int) -> Iterator[Key]:
    """The keys of a list with commas; what stands in braces is said before or after a key."""
    for m in re.finditer(r"(?:\{[^{}]*\}\s*)*([^\s,{}<>]+)(?:\{[^{}]*\})*\s*(?:,|$)",
                         source[start:end]):  # fmt: skip
        a, b = m.span(1)
        yield Key(m[1], Span(start + a, start + b), m[1] != "*")


@lru_cache(maxsize=1)
def _pandoc() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])@(?:\{([^{}\s]{1,300})\}|(\w(?:[:.#$%&\-+?<>~/]?\w)*))")


@lru_cache(maxsize=1)
def _latex() -> re.Pattern[str]:
    return re.compile(r"\\[A-Za-z]{0,8}[cC]ite[a-z]{0,10}\*?(?:\[[^\[\]]*\]){0,2}\{([^{}]*)\}")
