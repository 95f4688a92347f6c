"""typography/glued-words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import PROSE, Block, Document, Occurrence
from corrigenda.finding import Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.typography._text import OPENERS, is_alone, is_english, names

_LABELS = frozenset(
    [
        *("abstract", "background", "methods", "method", "results", "conclusion", "conclusions"),
        *("introduction", "discussion", "objective", "objectives", "purpose", "aims", "findings"),
        *("interpretation", "keywords", "topic", "significance", "summary", "importance"),
        *("setting", "participants", "interventions", "design", "citation", "correspondence"),
        *("received", "accepted", "published", "copyright", "acknowledgements", "references"),
    ]
)
"""What pages print before a text in a line of its own, in lower case."""

_BUTTONS = names("view download show read cite share export sign log see open")
_AFTER_BUTTON = names("all more less this full the pdf article in up now citation as on")
"""Words that a link of a site begins with, and those that follow them, in lower case."""

_STRONG = names("the this these those however moreover furthermore although therefore because")
"""Words that end no name at all, in lower case."""

_SHORT = names("in we it")
"""Words of two letters that begin sentences, in lower case."""

_AFTER_IN = names(
    "the this our these addition contrast particular conclusion order all both each general fact "
    "summary total some most vitro vivo"
)
"""What follows the “In” of a sentence, in lower case, and hardly the last part of a name."""

_NAMES = frozenset({"contrib", "aff", "ref", "kwd", "journal-title", "article-id", "pub-info"})
"""Kinds of block that are full of names in mixed case."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z]?[a-z]{2,})([A-Z][a-z]+)")


class GluedWords(Rule):
    """Two words run together where a space or a line break was lost: “TopicInterdisciplinary”.

    It happens where a page or a word processor is copied as plain text: the label of a section runs
    into its text, the end of a paragraph into the next one. A search finds neither word.

    Reported are a lower-case letter before the capital of a word that opens sentences
    (“diseaseHowever”), the label of a section before its text on a copied page (“BackgroundThe”,
    “Research TopicInnovations”), a link of the site behind a word (“TreatmentView all”), and two
    parts of a page that touch. Names in mixed case are left alone: PubMed, YuanHao, mRNA,
    JavaScript, MacDonald.

    Put the space or line break back.
    """

    meta = RuleMeta(
        id="typography/glued-words",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        examples=(
            Example(
                fails="The cells were ⟦lostThe⟧ rest was not.",
                reports="“lost” and “The” are run together",
                fixed="The cells were lost The rest was not.",
            ),
            Example(
                fails="⟦BackgroundThis⟧ study examines cells, and there are many of them.",
                path="page.txt",
            ),
            Example(
                passes="PubMed, YuanHao, mRNA, GitHub, JavaScript, BioRender, MacDonald, qPCR."
            ),
            Example(passes="McKinsey, PowerPoint, DeepMind, TreeView, ScienceDirect, LinkedIn."),
            Example(
                passes="The `getThe` call, the file lostThe.txt and https://x.org/lostThe here."
            ),
            Example(passes="The class TopicModel of the package, again TopicModel."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each pair."""
        page = document.format == "page"
        for block, start, end in _suspects(document, page=page):
            if block.kind in _NAMES or not is_english(document, block):
                continue
            match = _pattern().fullmatch(block.text, start, end)
            if match is not None and _is_glued(block.text, match):
                yield self._report(block, match)
        if page:
            yield from self._edges(document)

    def _report(self, block: Block, match: re.Match[str]) -> Finding:
        start, end = match.span()
        at = match.start(2)
        edit = block.edit(at - 1, at, f"{block.text[at - 1]} ")
        return self.finding(
            block.span(start, end),
            f"“{match[1]}” and “{match[2]}” are run together: put a space or a line break between",
            fix=None if edit is None else Fix((edit,), safe=False),
        )

    def _edges(self, document: Document) -> Iterator[Finding]:
        """The parts of a page that touch what stands before them, a capital a small letter."""
        text = document.source.text
        edges: dict[int, bool] = {}
        for block in document.blocks:
            for at in block.span():
                edges[at] = edges.get(at, True) and block.kind not in _NAMES
        for at, counts in sorted(edges.items()):
            touches = text[max(0, at - 1) : at].islower() and text[at : at + 1].isupper()
            if not (counts and touches):
                continue
            left = re.search(r"[^\W\d_]+\Z", text[max(0, at - 40) : at])
            right = re.match(r"[^\W\d_]+", text[at : at + 40])
            if left is not None and right is not None:
                yield self.finding(
                    Span(at - len(left[0]), at + len(right[0])),
                    f"“{left[0]}” and “{right[0]}” are run together: "
                    "put a space or a line break between",
                    fix=Fix((Edit(at, at, " "),), safe=False),
                )


def _suspects(document: Document, *, page: bool) -> Iterator[Occurrence]:
    """The words of two halves that may be glued, wherever they stand."""
    for word in document.vocabulary:
        if _is_suspect(word, page=page):
            yield from document.occurrences(word)
    for block in document.blocks:
        if block.kind in PROSE or block.kind in _NAMES:
            continue
        if any(_is_suspect(word, page=page) for word in block.tokens):
            for word, start, end in block.words:
                if _is_suspect(word, page=page):
                    yield Occurrence(block, start, end)


def _is_suspect(word: str, *, page: bool) -> bool:
    """Whether the halves of a word alone allow that it is glued."""
    if word.islower() or word.istitle() or word.isupper():
        return False
    match = _pattern().fullmatch(word)
    if match is None:
        return False
    left, right = match[1].lower(), match[2].lower()
    long = len(left) > 4
    if right in _SHORT:
        return match[1].islower() and long
    if right in OPENERS:
        return match[1].islower() or left in _LABELS or (long and right in _STRONG)
    return page and len(right) > 2 and (left in _LABELS or right in _BUTTONS)


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a suspect allows it too."""
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if re.match(r"[\w.@/#-]", before) or re.match(r"[\w@/(-]|\.\w", after):
        return False
    left, right = match[1].lower(), match[2].lower()
    if right in OPENERS:
        return True
    if not is_alone(text, start, end):
        return False  # a name
    following = re.match(r"\s+(\w+)", text[end : end + 30])
    word = following[1] if following else ""
    if right in _SHORT:
        return word in _AFTER_IN if right == "in" else word.islower()
    return left in _LABELS or word.lower() in _AFTER_BUTTON
