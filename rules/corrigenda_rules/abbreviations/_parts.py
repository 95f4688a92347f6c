"""The parts of a document that are read alone: the abstract, the text, each caption."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

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
    lists, back, label, panel, entry = _patterns()
    parts: list[str] = []
    section = ""  # the abstract, or "aside" in a list of abbreviations and behind the article
    figure, expected = "", False  # the caption being read, and whether it has yet to come
    captions = 0
    page = document.format == "page"
    for block in document.blocks:
        part, text = _KINDS.get(block.kind, ASIDE), block.text
        is_text = part == TEXT
        is_heading = block.kind == "title"
        is_label = (is_text or is_heading or block.kind == "caption") and (
            len(text) < 40 and label.fullmatch(text) is not None
        )
        if is_label or block.kind == "caption":
            captions += 1
            part = f"{CAPTION} {captions}"
            figure, expected = part, is_label
        elif (is_heading or is_text) and figure and (expected or panel.match(text)):
            part = figure
            expected = is_heading
        elif is_heading:
            figure = ""
            name = text.strip(" *_.:0123456789")
            if not (section and entry.match(text)):
                section = "aside" if lists.match(name) or back.match(name) else ""
                if name.lower() == ABSTRACT:
                    section = ABSTRACT
        elif is_text and block.kind == "p" and page and _is_headline(text):
            figure, part = "", ASIDE
        elif is_text:
            figure = ""
            bare = text.lstrip("*_ ")
            if section == ABSTRACT:
                part = ABSTRACT
            elif section or lists.match(bare) or back.match(bare):
                part = ASIDE
                if len(text) < 40 and text[-1:] not in (".", ";", ","):
                    section = "aside"  # a heading without its mark
        parts.append(part)
    return _with_abstract(document, parts)


def _is_headline(text: str) -> bool:
    """Whether a paragraph of a page is a heading that has lost its mark: short, and no sentence."""
    return len(text) < 160 and ". " not in text and text[-1] not in '.:;,!?”"’'


def _with_abstract(document: Document, parts: list[str]) -> list[str]:
    """The parts; what stands before the introduction is the abstract where none is marked."""
    if ABSTRACT in parts:
        return parts
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
        and not any(c.isdigit() for c in definition.key)
    ]


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
