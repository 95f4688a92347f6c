"""The labels by which Markdown texts refer to figures, tables, equations and sections."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.text import Span

_TRIGGERS = ("{#", "\\label{", ":name:", "label:", ")=")


class Label(NamedTuple):
    """A label, such as ``fig:growth``, at the place that defines it; `sort` is its beginning."""

    key: str
    sort: str
    span: Span


def labels(document: Document) -> list[Label]:
    """The labels that a Markdown text defines; use it through `Document.derive`."""
    source = document.source.text
    if document.format != "markdown" or not any(trigger in source for trigger in _TRIGGERS):
        return []
    shown = [m.span() for m in _shown().finditer(source)] if "````" in source else []
    found = []
    for match in _definition().finditer(source):
        group = match.lastindex or 1
        if not any(a <= match.start() < b for a, b in shown):
            key = match[group]
            sort = re.split("[:-]", key, maxsplit=1)[0].lower()
            found.append(Label(key, sort, Span(*match.span(group))))
    return found


@lru_cache(maxsize=1)
def _definition() -> re.Pattern[str]:
    key = r"((?:fig|tbl|tab|eq|sec|lst)[:-][\w:.-]*\w)"
    return re.compile(
        rf"\{{[^{{}}\n#]{{0,80}}#{key}|\\label\{{{key}|^[ \t]*:(?:name|label):[ \t]*{key}"
        rf"|^\#\|[ \t]*label:[ \t]*[\"']?{key}|^\({key}\)=",
        re.MULTILINE,
    )


@lru_cache(maxsize=1)
def _shown() -> re.Pattern[str]:
    return re.compile(r"(?ms)^(````+)(?!\{).*?^\1")
