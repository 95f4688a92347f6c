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
    section = ""  # "aside" in a list of abbreviations and behind the article
    figure, expected = (
        "",
        0,
    )  # the caption that is being read, and what it is still expected to have
    captions = 0
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
        elif is_text:
            figure = ""
            bare = text.lstrip("*_ ")
            if section or lists.match(bare) or back.match(bare):
                part = ASIDE
                if len(text) < 40 and text[-1:] not in (".", ";", ","):
                    section = "aside"  # a heading without its mark
        parts.append(part)
    return _with_abstract(document, parts)


def _with_abstract(document: Document, parts: list[str]) -> list[str]:
    """The parts; what stands before the introduction is the abstract where none is marked."""
    if ABSTRACT in parts:
        return parts
    for index, block in enumerate(document.blocks):
        if block.kind == "title":
            if block.text.strip(" *_.:0123456789I").lower() not in ("introduction", "background"):
                break
            return [ABSTRACT if p == TEXT and k < index else p for k, p in enumerate(parts)]
    return parts


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
    """Whether two long forms share a word, or one is written as one word of the other."""
    first, second = _stems(a), _stems(b)
    return bool(first & second) or "".join(sorted(first)) == "".join(sorted(second))


def _stems(long: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", long.lower())
    return frozenset(w[:5].replace("ae", "e").replace("oe", "e")[:4] for w in words if len(w) > 2)
