"""Numbered things of a document: where figures, tables and the like are cited, and their captions.

A citation is “Figure 3”, “(Figs. 1A–C and 4)”, “supplementary table S2”; a caption is a block that
begins with such a name and a number. Both are found once per document, for all rules on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import OBJECT, RUNNING, Block, Document

_KINDS = {
    word: kind
    for kind, words in (
        ("figure", "fig,figs,figure,figures"),
        ("table", "tab,tabs,table,tables"),
        ("equation", "eq,eqs,eqn,eqns,equation,equations"),
        ("section", "sec,secs,sect,section,sections"),
        ("box", "box,boxes"),
        ("scheme", "scheme,schemes"),
        ("video", "video,videos"),
        ("movie", "movie,movies"),
        ("algorithm", "algorithm,algorithms"),
        ("appendix", "appendix"),
        ("chapter", "chapter,chapters"),
        ("additional file", "additional file,additional files"),
        ("supplementary file", "supplementary file,supplementary files"),
    )
    for word in words.split(",")
}
"""What the words stand for, in small letters and without a full stop."""

_WORDS = frozenset(
    form
    for word in (name.rpartition(" ")[2] for name in _KINDS)
    for form in (word, word.capitalize(), word.upper())
)
_SUPPLEMENT = "S"
_READ = frozenset({*RUNNING, "title", "td", "th"})
_ARTICLES = ("the ", "The ", " a ", "each ", "every ", "this ")
_REFERENCE_MARKS = ("\\ref", "\\autoref", "\\@ref", "@fig", "@tbl", "@eq", "@sec", "@tab", "{@")


class Item(NamedTuple):
    """One number of a citation: ``S2b`` is series S, number 2, panel b.

    `sure`: it cannot be anything but a number of the thing that is cited.
    """

    series: str
    number: str
    panel: str
    panel_at: int
    sure: bool


class Citation(NamedTuple):
    """A place that cites figures, tables …: ``block.text[start:end]``.

    `word` is the name with its full stop (“Fig.”), from `word_start` on; `before` what says that it
    is supplementary. `place` is ``start`` (of a sentence), ``brackets`` or ``text``. `foreign`: it
    seems to be of another work. `items` is empty where a cross-reference mark gives the number.
    """

    block: Block
    start: int
    end: int
    kind: str
    before: str
    word: str
    word_start: int
    place: str
    foreign: bool
    items: tuple[Item, ...]


class Caption(NamedTuple):
    """A block that begins with the name and number of the thing it describes.

    ``block.text[:end]`` is the name and number.
    """

    block: Block
    end: int
    kind: str
    series: str
    number: str
    word: str


class Numbered(NamedTuple):
    """The citations and captions of a document, in its order."""

    citations: tuple[Citation, ...]
    captions: tuple[Caption, ...]


_NOTHING = Numbered((), ())


_BEFORE = (
    r"(?:[Ss]upplement(?:ary|al)|[Ss]uppl?\.?|[Ss]upporting|[Oo]nline|[Ee]xtended [Dd]ata"
    r"|[Aa]ppendix|[Aa]dditional)[ \u00a0\n](?:[Ii]nformation[ ,]{1,2}|[Dd]ata[ ,]{1,2})?"
)
_FAR = 40
"""So many characters before a name are looked at for what says that it is supplementary."""


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_BEFORE}\Z")


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/@.#-])"
        rf"(?P<before>{_BEFORE})?"
        r"(?P<word>(?:[Ff]ig(?:ure)?s?|FIG(?:URE)?S?|[Tt]ab(?:le)?s?|TABLES?|[Ee]q(?:uation|n)?s?"
        r"|[Ss]ec(?:tion|t)?s?|[Bb]ox(?:es)?|[Ss]chemes?|[Vv]ideos?|[Mm]ovies?|[Aa]lgorithms?"
        r"|[Aa]ppendix|[Cc]hapters?|(?:[Aa]dditional|[Ss]upplementary) [Ff]iles?)\.?)"
        r"(?:[ \u00a0\u202f\u2009\n]?(?=[A-Z]{0,2}\d)|[ \u00a0\n](?=[(\[]?\d|[IVX]{1,5}\b)"
        r"|[ \u00a0~]?(?=\ufffc))"
    )


@lru_cache(maxsize=1)
def _item() -> re.Pattern[str]:
    """A number with its panels: “3”, “S2b”, “4A–C”, “2.1”, “IV”; the joint before the next one."""
    panels = r"[A-Za-z](?:(?: ?[,–—-] ?| and | ?& ?|, and )[A-Za-z](?!\w))*(?![A-Za-z0-9])"
    return re.compile(
        rf"(?P<open>[(\[])?(?:(?P<series>[A-Z]{{0,2}})(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}})"
        rf"(?![\d%]|\.\d{{3}})(?P<panel>{panels}| (?:{panels})(?=[)\],;]))?"
        rf"|(?P<roman>[IVX]{{1,5}})(?!\w))(?(open)[)\]])"
    )


@lru_cache(maxsize=1)
def _measure() -> re.Pattern[str]:
    """What follows a number that counts: “a box 3 m wide”, “sections 5 µm thick”."""
    return re.compile(r" ?(?:[kcmnµμ]?m|[mkµμ]?g|[mµμ]?l|min|h|s|d|years?|days?|of|×|x|%)(?!\w)")


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"(?P<range> ?[–—-] ?| to | through )(?=[A-Z]{0,2}\d)"
        r"|(?P<list>, ?(?:and )?| and | or | ?& ?|; )(?=[A-Z]{0,2}\d)"
    )


def numbered(document: Document) -> Numbered:
    """The citations and captions of a document; use it through `Document.derive`."""
    words = _WORDS & document.vocabulary.keys()
    if not words:
        return _NOTHING
    citations: list[Citation] = []
    captions: list[Caption] = []
    for block in document.blocks:
        forms = words.intersection(block.tokens) if block.kind in _READ else ()
        if forms:
            first = _caption(block)
            if first is not None:
                captions.append(first)
            for match in _matches(block.text, forms, first.end if first else 0):
                citation = _citation(document, block, match)
                if citation is not None:
                    citations.append(citation)
    return Numbered(tuple(citations), tuple(captions))


def kind_of(word: str) -> str:
    """What a word stands for: “Figs.” and “figure” are of the kind ``figure``."""
    return _KINDS[word.rstrip(".").lower()]


def _caption(block: Block) -> Caption | None:
    """The caption that a block is; None for any other block."""
    text = block.text
    match = _name().match(text) if block.kind in ("caption", "p", "title") else None
    if match is None or kind_of(match["word"]) in ("equation", "section", "appendix", "chapter"):
        return None
    found = re.compile(r"([A-Z]{0,2})(\d{1,3}|[IVX]{1,5}\b)(?:\.\d{1,2})*").match(text, match.end())
    if found is None:
        return None
    after = text[found.end() : found.end() + 12]
    if re.match(r"\s?[—–-]+\s?(?:[Ff]igure|[Ss]ource|[Vv]ideo|[Tt]able)", after):
        return None  # “Figure 1—figure supplement 2”
    ends = r"\s*\Z|\s?[.:|]|\s[—–-]\s" + (r"|[\s(]" if block.kind == "caption" else "")
    if not re.match(ends, after):
        return None
    number = _arabic(found[0][len(found[1]) :])
    series = _series(match, found[1])
    return Caption(block, found.end(), kind_of(match["word"]), series, number, match["word"])


def _matches(text: str, forms: Iterable[str], start: int) -> list[re.Match[str]]:
    """Where the names of numbered things stand before a number: the words are searched, no pattern.

    That is several times as quick, because there are few of them.
    """
    found: dict[int, re.Match[str]] = {}
    for form in forms:
        at = text.find(form, start)
        while at >= 0:
            end = at + len(form)
            if not text[end : end + 1].isalpha():
                before = _before().search(text, max(start, at - _FAR), at)
                match = before and _name().match(text, before.start())
                match = match or _name().match(text, at)
                if match is not None:
                    found[match.start("word")] = match
            at = text.find(form, end)
    return [found[at] for at in sorted(found)]


def _citation(document: Document, block: Block, match: re.Match[str]) -> Citation | None:
    """The citation that begins with a match; None where it is none."""
    text, start = block.text, match.start()
    if match["word"][0].islower() and text[:start].endswith(_ARTICLES):
        return None  # “the figure 8”, “a table 2 m long”
    items, end = _items(text, match)
    if not items:
        if text[match.end() : match.end() + 1] != OBJECT:
            return None
        span = block.span(match.end(), match.end() + 1)
        if not document.source.text.startswith(_REFERENCE_MARKS, span.start):
            return None
        end = match.end() + 1
    elif match["word"][0].islower() and _measure().match(text, end):
        return None
    return Citation(
        block,
        start,
        end,
        kind_of(match["word"]),
        (match["before"] or "").strip(" \n\u00a0,"),
        match["word"],
        match.start("word"),
        _place(text, start),
        _is_foreign(text, start, end),
        items,
    )


def _items(text: str, match: re.Match[str]) -> tuple[tuple[Item, ...], int]:
    """The numbers after a name, and where they end."""
    at = match.end()
    found = _item().match(text, at)
    items: list[Item] = []
    plural = match["word"].rstrip(".").endswith(("s", "S"))
    joined = ""
    while found is not None:
        items += _filled(items, match, found, joined, sure=not items or plural)
        at = found.end()
        joint = _joint().match(text, at)
        if joint is None:
            break
        joined = "range" if joint["range"] else "list"
        found = _item().match(text, joint.end())
        if found is not None and not plural and not found["series"] and not found["panel"]:
            break  # “Figure 3, 12 patients”
    return tuple(items), at


def _filled(
    before: list[Item], match: re.Match[str], found: re.Match[str], joined: str, *, sure: bool
) -> list[Item]:
    """A number, and after “2–” the numbers between."""
    if found["roman"]:
        return [Item(_series(match, ""), _arabic(found["roman"]), "", -1, sure)]
    series = _series(match, found["series"])
    if before and not found["series"]:
        series = before[0].series
    panel = found["panel"] or ""
    at = found.start("panel") if panel else -1
    item = Item(series, found["number"], panel, at, sure)
    if joined == "range" and before and item.number.isdigit() and before[-1].number.isdigit():
        first, last = int(before[-1].number), int(item.number)
        if first < last <= first + 20:
            return [Item(series, str(n), "", -1, sure) for n in range(first + 1, last)] + [item]
    return [item]


def _series(match: re.Match[str], letters: str) -> str:
    """The letters before a number, ``S`` for what is supplementary, ``ED`` for extended data."""
    if letters:
        return letters
    before = (match["before"] or "").lower()
    if before.startswith(("extended", "appendix", "online")):
        return before[:2].upper()
    return _SUPPLEMENT if before else ""


def _arabic(number: str) -> str:
    values = {"I": 1, "V": 5, "X": 10}
    if not number or any(c not in values for c in number):
        return number
    total = 0
    for letter, after in zip(number, [*number[1:], ""], strict=True):
        value = values[letter]
        total += -value if after and values[after] > value else value
    return str(total)


def _place(text: str, start: int) -> str:
    head = text[:start].rstrip(" \n\u00a0")
    if not head or head[-1] in ".!?:":
        return "start"
    for opening, closing in (("(", ")"), ("[", "]")):
        if text.rfind(opening, 0, start) > text.rfind(closing, 0, start):
            return "brackets"
    return "text"


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Whether a citation seems to be of another work: “Fig. 2 of Smith et al.”, “[12, Fig. 3]”."""
    before, after = text[max(0, start - 24) : start], text[end : end + 30]
    return bool(
        re.search(
            r"(?:al\.?|(?<!\d)\d{4}[a-z]?|\d\]|\ufffc\]?)[),:;]* ?(?:see )?$|\b[Tt]heir $", before
        )
        or re.match(r",? ?(?:of|in|from|by) (?:[Rr]ef|[A-Z][a-z]|\[|\(|\ufffc|the )", after)
    )
