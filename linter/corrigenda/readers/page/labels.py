"""The labels and headings by which the parts of an article page are known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.vocabulary import labels

REGISTRATIONS = frozenset(
    {
        "trial registration",
        "clinical trial registration",
        "registration",
        "trial registration number",
    }
)
"""Headings of an abstract that elsewhere head a statement."""

STATEMENTS = frozenset(
    {"funding", "conflict", "data", "ethics", "statement", "ack", "abbreviations"}
)
"""The parts after the body, each a heading or a run-in label with its text."""

_LEAD = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}(?:\.|(?=\s[A-Z]))|[*•†])\s*")
_STOP = re.compile(r":|\.(?=\s+[A-Z])")
_MAX = 70


class Label(NamedTuple):
    """A label found at the start of a paragraph: the part it names, where its text begins.

    `alone`: the paragraph is nothing but the label.
    """

    part: str
    name: str
    start: int
    alone: bool


@lru_cache(maxsize=1)
def _run_in() -> re.Pattern[str]:
    """Labels that a crawler glues to their text or sets before it with no colon."""
    return re.compile(
        r"(?P<abstract>Abstract|ABSTRACT|Summary|SUMMARY)"
        r"(?:\s*[.\-–—]+\s*|\s+(?=[A-Z“\"])|(?=[A-Z][a-z]+))"
        r"|(?P<keywords>Key\s?words|KEY\s?WORDS|KeyWords|Key Words|Index Terms)"
        r"(?:\s*[.\-–—]+\s*|\s+(?=\S)|(?=[^\W\d_]))"
        r"|[*∗⁎]?\s?(?P<corresp>Correspondence(?: to|:)?|Corresponding [Aa]uthors?[.:,]"
        r"|Corresponding author\b"
        r"|(?:Author|Authors) (?:to whom|for) correspondence)\s*"
        r"|[*∗⁎]\s?(?P<corresp2>E-?mail(?: address)?:|Corresponding)\s*"
    )


def label_of(text: str) -> Label | None:
    """The label a paragraph begins with, or None."""
    head = text[:_MAX]
    table = labels()
    lead = _LEAD.match(head)
    at = lead.end() if lead and lead.end() < len(head) else 0
    stop = _STOP.search(head, at)
    colon = stop.start() if stop else -1
    if len(text) < _MAX:
        name = _fold(text[at:].partition("▴")[0])  # “Abstract▴Top”: a link back to the top
        if name in table:
            return Label(table[name], name, len(text), True)
    if colon > 0:
        name = _fold(text[at:colon])
        if name in table:
            start = len(text) - len(text[colon + 1 :].lstrip())
            return Label(table[name], name, start, start >= len(text))
    if at == 0 or head[:1] in "*∗⁎" or head[at : at + 8] == "Correspo":
        match = _run_in().match(text, at if head[0].isdigit() else 0)
        if match and match.end() < len(text):
            kind = (match.lastgroup or "").rstrip("2")
            return Label(kind, kind, match.end(), False)
    return None


def is_of_research(label: Label) -> bool:
    """Whether a label is the heading of a section that a report of research has."""
    return label.alone and label.name.startswith(
        ("material", "method", "result", "discussion", "conclusion", "patients and", "experimental")
    )


def _fold(text: str) -> str:
    return " ".join(text.strip(" .:*\t\u00a0—–-").casefold().split())
