"""The parts of a document that are read alone: the abstract, the text, each caption."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.borrowed import in_correspondence
from corrigenda.document import Block, Document
from corrigenda_rules.abbreviations._definitions import Definition, defined_in
from corrigenda_rules.abbreviations._shapes import is_shaped

ABSTRACT, TEXT, CAPTION, TITLE, KEYWORD = "abstract", "text", "caption", "title", "keyword"
"""Names of parts; those of captions have a number behind them."""
ASIDE = ""
"""What is judged by no rule: headings, lists of abbreviations, acknowledgements, references."""

_SHORTEST, _LONG = 3, 20
"""More paragraphs than this are a text; a page of more than that is no mere abstract."""

_KINDS = {
    "abstract": ABSTRACT,
    "p": TEXT,
    "list-item": TEXT,
    "disp-quote": TEXT,
    "article-title": TITLE,
    "subtitle": TITLE,
    "kwd": KEYWORD,
}


class Placed(NamedTuple):
    """A definition, its block, and the part of the document it belongs to."""

    part: str
    block: Block
    definition: Definition


def parts_of(document: Document) -> list[str]:
    """The part of each of a document's blocks; use it through `Document.derive`."""
    reading = _Reading(document.format == "page")
    parts: list[str] = []
    letters = document.derive(in_correspondence)
    for block in document.blocks:
        part = reading.part(block, parts[-1] if parts else ASIDE)
        parts.append(ASIDE if id(block) in letters else part)
    return _with_abstract(document, parts)


class _Reading:
    """What is known of the place in a document, from the blocks before it.

    `section`: the abstract, or "aside" in a list of abbreviations and behind the article.
    `figure`: the caption that is being read; `expected`: it has a number, and no text yet.
    """

    __slots__ = ("captions", "expected", "figure", "heading", "page", "section")

    def __init__(self, page: bool) -> None:
        self.page = page
        self.section = self.figure = self.heading = ""
        self.expected = False
        self.captions = 0

    def part(self, block: Block, before: str) -> str:
        """The part of the next block; `before` is that of the one before."""
        label, panel = _patterns()[2:4]
        part, text, kind = _KINDS.get(block.kind, ASIDE), block.text, block.kind
        if part == ABSTRACT and before in (ABSTRACT, TEXT) and _ends_abstract(self.heading):
            part = TEXT  # the introduction of a page that has no heading for it
        if kind == "caption" and _is_sentence(text):
            part = TEXT  # “Figure 3A revealed …”
        elif part == TEXT and self.page and _PANELS.match(text):
            return self._caption(False)
        if kind == "caption" and part != TEXT:
            return self._caption(len(text) < _LABEL and label.fullmatch(text) is not None)
        if part != TEXT and kind != "title":
            return part
        if len(text) < _LABEL and label.fullmatch(text):
            return self._caption(True)
        if self.figure and (self.expected or panel.match(text)) and not _is_section(text):
            self.expected = kind == "title"
            return self.figure
        self.figure = ""
        return self._title(text) if kind == "title" else self._text(block)

    def _caption(self, expected: bool) -> str:
        self.captions += 1
        self.figure, self.expected = f"{CAPTION} {self.captions}", expected
        return self.figure

    def _title(self, text: str) -> str:
        lists, back, *_, entry = _patterns()
        name = self.heading = text.strip(" *_.:0123456789").lower()
        if not (self.section and entry.match(text)):
            self.section = "aside" if lists.match(name) or back.match(name) else ""
            if name == ABSTRACT:
                self.section = ABSTRACT
        return ASIDE

    def _text(self, block: Block) -> str:
        lists, back = _patterns()[:2]
        text = block.text
        if block.kind == "p" and self.page and _is_headline(text):
            is_aside = lists.match(text) or back.match(text)
            self.section = "aside" if is_aside else self.section
            return ASIDE
        if self.section == ABSTRACT:
            return ABSTRACT
        bare = text.lstrip("*_ ")
        if self.section or lists.match(bare) or back.match(bare):
            if len(text) < _LABEL and text[-1:] not in (".", ";", ","):
                self.section = "aside"  # a heading without its mark
            return ASIDE
        return TEXT


_LABEL = 40
"""A longer text is not the number of a figure alone, nor a heading without its mark."""
_PANELS = re.compile(r"[^.\n]{5,160}\. ?\([Aa]\) [A-Z]")
"""A caption without its number: a title, then the first panel."""


def _is_sentence(text: str) -> bool:
    """Whether a paragraph that begins with a figure's number goes on as a sentence does."""
    label = r"(?:Figures?|Figs?\.?|Tables?) ?[A-Z]?\d\w{0,3}(?: and \w{1,4})? [a-z]"
    return re.match(label, text) is not None


def _is_section(text: str) -> bool:
    """Whether a text is the heading of a section, which no caption has for its title."""
    return text.strip(" *_.:0123456789").lower() in (
        "introduction", "methods", "materials and methods", "results", "discussion",
        "results and discussion", "conclusion", "conclusions", "references",
    )  # fmt: skip


def _ends_abstract(name: str) -> bool:
    """Whether a heading is that of the last paragraph of a structured abstract."""
    return name.startswith("conclusion") or name in ("interpretation", "significance")


def _is_headline(text: str) -> bool:
    """Whether a paragraph of a page is a heading that has lost its mark: short, and no sentence."""
    return len(text) < 160 and ". " not in text and text[-1] not in '.:;,!?”"’'


def _with_abstract(document: Document, parts: list[str]) -> list[str]:
    """The parts; where no abstract is marked, what stands before the introduction is it.

    Of a page that begins without any heading it is the first paragraph.
    """
    if ABSTRACT in parts:
        return parts
    if document.format == "page" and parts[:1] == [TEXT]:
        return [ABSTRACT, *parts[1:]]
    for index, block in enumerate(document.blocks):
        if block.kind == "title" and TEXT in parts[:index]:
            if block.text.strip(" *_.:0123456789").lower() not in ("introduction", "background"):
                break
            return [ABSTRACT if p == TEXT and k < index else p for k, p in enumerate(parts)]
    return parts


def is_whole(document: Document) -> bool:
    """Whether a file holds a whole article, or its abstract and text, and not one section of it."""
    parts = document.derive(parts_of)
    if parts.count(TEXT) <= _SHORTEST:
        return False
    if ABSTRACT in parts or (document.format == "page" and parts.count(TEXT) > _LONG):
        return True
    heads = {b.text.strip(" *_.:0123456789").lower() for b in document.of_kind("title")}
    return not heads.isdisjoint(("introduction", "background")) and not heads.isdisjoint(
        ("discussion", "results", "conclusion", "conclusions", "results and discussion")
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A list of abbreviations; what follows an article; a figure's number; panels; an entry."""
    return (
        re.compile(
            r"(?:list of |non-?standard )?(?:abbreviations?|acronyms?|glossary|nomenclature|"
            r"notation|symbols)\b(?! (?:of|in|is|are|was|were)\b)",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:authors?['’]?s?['’]? (?:contributions?|information|details|note)|contributions?\b|"
            r"credit author|acknowledge?ments?|funding|financial (?:support|disclosure)|"
            r"(?:conflicts? of|competing|competing financial|declarations? of) interests?|"
            r"disclosures?|disclaimer|(?:data|code|software)[\w ,]{0,30} availability|"
            r"availability of data|ethics|ethical approval|declarations?|references|bibliography|"
            r"literature cited|footnotes|supplementa(?:ry|l) |supporting information|"
            r"additional (?:files?|information)|accession numbers|pre-?publication history|"
            r"author summary|synopsis|plain language summary|lay summary|elife digest|highlights|"
            r"key points|"
            r"decision letter|author response|peer review|reviewers?['’]|reporting summary|"
            r"corresponden(?:ce|ing)|elife posts the editorial|orcid|license|copyright|"
            r"consent for publication|thank you for (?:choosing|submitting|sending))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\W*(?:Supplement(?:ary|al) |Extended Data |Additional )?(?:Figure|Fig\.?|Table|Box|"
            r"Scheme|Video|Movie|Plate|Dataset|Text|Protocol|File|Appendix|FIGURE|TABLE)"
            r"\s?(?:[A-Z]{0,2}\d{1,3}[a-zA-Z]?|[IVX]{1,4})\W*"
        ),
        re.compile(
            r"\(?[A-Ha-h](?:(?:[-–,] ?| and )[A-Ha-h])*\)\s?\S|[*†‡]|Abbreviations?:|Notes?[.:]|"
            r"\(?\d[\d.]* [KM]B\b|Click here"
        ),
        re.compile(r"\S{1,14} ?[-–:=] "),
    )


def placed_definitions(document: Document) -> list[Placed]:
    """The definitions with a long form in abstract and text, in the order of the file.

    Symbols (Shh, EEA1) are left out: a name beside a symbol helps wherever it stands; so are lists
    of abbreviations, which repeat what the text defines and are meant to.
    """
    parts = {
        id(block): part
        for block, part in zip(document.blocks, document.derive(parts_of), strict=True)
        if part in (ABSTRACT, TEXT)
    }
    return [
        Placed(parts[id(block)], block, definition)
        for block, definition in document.derive(defined_in)
        if definition.long
        and not definition.listed
        and id(block) in parts
        and is_shaped(definition.key.partition("-")[0])
        and not any(c.isdigit() for c in definition.short)
        and not _is_apart(block.text, definition.start)
    ]


def _is_apart(text: str, at: int) -> bool:
    """Whether a place stands behind what has run into a paragraph: a caption, the keywords.

    Pages that were made from a file of an article have such paragraphs: “…).Figure 3.The …”.
    """
    if not any(word in text for word in ("Figure ", "Table ", "eywords: ", "ey words: ")):
        return False
    found = _GLUED.search(text)
    return found is not None and found.start() < at


_GLUED = re.compile(r"[.)\]][^\s(]{0,60}(?:Figure|Table) \d+[.—–:]\S|\b[Kk]ey ?words?: ")


def in_running_text(long: str) -> str:
    """A long form as it stands inside a sentence: without the capital of a first word."""
    first, _, rest = long.partition(" ")
    if first[:1].isupper() and first[1:].islower() and rest.islower():
        return long[:1].lower() + long[1:]
    return long


def same_meaning(a: str, b: str) -> bool:
    """Whether two long forms are the same but for case, hyphens, number and word endings."""
    return _stems(a) == _stems(b)


def same_words(a: str, b: str) -> bool:
    """Whether two long forms are the same words but for case, hyphens, dialect and number."""
    return _words(a) == _words(b)


def _words(long: str) -> str:
    words = re.findall(r"[^\W_]+", long.lower())
    plain = "".join(w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words)
    for ending, other in (("our", "or"), ("ae", "e"), ("oe", "e"), ("is", "iz"), ("ys", "yz")):
        plain = plain.replace(ending, other)
    return plain


def related_meaning(a: str, b: str) -> bool:
    """Whether two long forms may mean one thing: all words of one, or nearly, are in the other.

    Words count as the same when they begin alike, so that “computed” and “computerised
    tomography” are one, and “tumour necrosis factor” and “tumor necrosis factor alpha”.
    """
    first, second = _stems(a), _stems(b)
    if first <= second or second <= first:
        return True
    one, other = _words(a), _words(b)
    return one in other or other in one or sorted(one) == sorted(other) or _slip(one, other)


def _slip(a: str, b: str) -> bool:
    """Whether two words differ in one or two places only: a misspelling is another rule's."""
    if abs(len(a) - len(b)) > 2:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return max(len(a), len(b)) - start - end <= 2


def _stems(long: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", long.lower())
    return frozenset(w[:5].replace("ae", "e").replace("oe", "e")[:4] for w in words if len(w) > 2)
