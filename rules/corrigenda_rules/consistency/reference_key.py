"""consistency/reference-key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import OBJECT, Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._captions import is_whole

_TRIGGERS = ("@fig", "@tbl", "@tab", "@eq", "@sec", "@lst", "\\ref{", "\\autoref{", "\\@ref(",
             "\\cref{", "\\eqref{", "{numref}")  # fmt: skip


_OTHER_FILES = ("{{< embed", "{{< include", "```{include", "child=")
"""Marks of texts that bring in parts of other files."""


class ReferenceKey(Rule):
    r"""A cross-reference whose key nothing in the document defines: @fig:growth.

    The page then shows “??”, or the key. Such keys are those of pandoc-crossref and Quarto
    (``@fig:growth``, ``@fig-growth``), of bookdown (``\@ref(fig:growth)``), of LaTeX
    (``\ref{fig:growth}``, ``\autoref``) and of MyST (``{numref}``); what defines them are
    ``{#fig:growth}``, ``\label{fig:growth}``, the label or name of a code chunk or directive, and
    ``(fig:growth)=``.

    Judged are documents that define some key of the same sort (figures, tables …); one section of a
    manuscript, whose other sections are in other files, is not. Correct the key, or give the figure
    its own.
    """

    meta = RuleMeta(
        id="consistency/reference-key",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        examples=(
            Example(
                fails="# Growth of cells\n\n## Abstract\n\nCells.\n\n## Results\n\n"
                "See @fig:growth and ⟦@fig:grwoth⟧.\n\n![Growth](a.png){#fig:growth}\n",
                reports="“fig:grwoth” is defined nowhere",
            ),
            Example(
                fails="---\ntitle: Cells\nauthors: [{name: Ada Field}]\n---\n\n"
                "See \\autoref{fig:a} and ⟦\\autoref{fig:b}⟧.\n\n![Growth \\label{fig:a}](a.png)\n",
                reports="“fig:b” is defined nowhere",
            ),
            Example(
                passes="# Growth of cells\n\n## Abstract\n\nCells.\n\n## Results\n\n"
                "See @fig:growth and [@fig:mice; @tbl:x].\n\n![Growth](a.png){#fig:growth}\n\n"
                "![Mice](b.png){#fig:mice}\n"
            ),
            Example(passes="See @fig:growth. No figure stands in this part of the manuscript.\n"),
            Example(
                fails="---\ntitle: Cells\nauthors: [{name: Ada Field}]\n---\n\nSee {numref}`fig-a` "
                "and {numref}⟦`fig-b`⟧.\n\n```{figure} a.png\n:name: fig-a\nGrowth.\n```\n",
                reports="“fig-b” is defined nowhere",
            ),
            Example(passes="As [@figueroa2010] and `@fig:code` say.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for what defines each key."""
        source = document.source.text
        if "@" not in source and "\\" not in source and "{numref}" not in source:
            return
        if not any(trigger in source for trigger in _TRIGGERS) or any(
            mark in source for mark in _OTHER_FILES
        ):
            return
        defined = {m[1] or m[2] or m[3] for m in _definition().finditer(source)}
        sorts = {_sort(key) for key in defined}
        if not sorts or not is_whole(document):
            return
        seen = set(defined)
        for block in document.blocks:
            for key, start, end in _cited(document, block):
                if key not in seen and _sort(key) in sorts and not _is_chunk(key, source):
                    seen.add(key)
                    yield self.finding(
                        block.span(start, end),
                        f"the key “{key}” is defined nowhere in the document: correct it, or label "
                        "the figure, table or section that is meant",
                        pointer=block.pointer,
                    )


@lru_cache(maxsize=1)
def _definition() -> re.Pattern[str]:
    key = r"((?:fig|tbl|tab|eq|sec|lst)[:-][\w:.-]*\w)"
    return re.compile(
        rf"(?:\#|label[:=]\s?[\"']?|\\label\{{|name:\s?|id=[\"'])\s?{key}|(?:^|\n)\({key}\)=|"
        rf"\(\\\#{key}\)"
    )


@lru_cache(maxsize=1)
def _citation() -> re.Pattern[str]:
    return re.compile(
        r"(?:@|ref\{|ref\(|numref\}`)((?:fig|tbl|tab|eq|sec|lst)[:-][\w:.-]*\w)", re.IGNORECASE
    )


def _cited(document: Document, block: Block) -> Iterator[tuple[str, int, int]]:
    """The keys that a block cites, each with the place of the mark that holds it."""
    text, source = block.text, document.source.text
    at = text.find(OBJECT)
    while at >= 0:
        start, end = block.span(at, at + 1)
        role = source.startswith("`", start) and source.endswith("{numref}", 0, start)
        for match in _citation().finditer(source, start - len("numref}") if role else start, end):
            yield match[1], at, at + 1
        at = text.find(OBJECT, at + 1)


def _sort(key: str) -> str:
    return re.split("[:-]", key, maxsplit=1)[0].lower()


def _is_chunk(key: str, source: str) -> bool:
    """Whether a code chunk has the name that a key ends in: ``{r growth, fig.cap=…}``."""
    name = re.escape(re.split("[:-]", key, maxsplit=1)[1])
    return re.search(rf"\{{[a-z]+[ ,]+(?:label ?= ?[\"']?)?{name}[\"',\s}}]", source) is not None
