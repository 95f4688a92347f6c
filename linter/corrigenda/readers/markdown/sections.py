"""What the sections of a text are: its title, abstract, keywords, captions and references.

Headings and labels decide, in the words that journals ask for. An Abstract section is the
abstract. A Summary is one only where it opens the text of an article in which nothing is called
Abstract (the habit of JOSS): elsewhere a summary is a conclusion.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.document import Block, MappedText

_ABSTRACT = frozenset({"abstract", "alternative abstract", "structured abstract"})
_KEYWORDS = frozenset({"keywords", "key words", "index terms", "keyword"})
_REFERENCES = frozenset(
    {
        "references",
        "bibliography",
        "literature cited",
        "works cited",
        "literature",
        "reference list",
    }
)
_SECTION_NAMES = (
    _ABSTRACT
    | _KEYWORDS
    | _REFERENCES
    | frozenset(
        {
            "summary",
            "introduction",
            "background",
            "methods",
            "materials and methods",
            "material and methods",
            "results",
            "discussion",
            "results and discussion",
            "conclusion",
            "conclusions",
            "acknowledgements",
            "acknowledgments",
            "statement of need",
            "appendix",
            "supplementary material",
            "supplementary information",
            "findings",
            "data availability",
            "author summary",
            "table of contents",
            "contents",
        }
    )
)
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}[.):]?|(?:[IVX]{1,5}|[A-Z])[.):])\s+")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(r"(abstract|key\s?words|index terms)\s*[:.—–-]\s*(?=\S)", re.I)


@lru_cache(maxsize=1)
def _caption() -> re.Pattern[str]:
    number = r"(?:[A-Z]{0,2}\d{1,3}[a-zA-Z]?|[IVX]{1,4})"
    names = "Table|Figure|Fig\\.|Box|Scheme|Video|Listing|Algorithm|Plate|Map"
    prefix = "(?:Supplementary |Supplemental |Extended Data |Online |Appendix )?"
    return re.compile(rf"{prefix}(?:{names})\s?(?:{number}\s?[.:|—–]|\ufffc[.:]?|:)(?=\s|\Z)")


_LOWEST = 6
"""The level of the lowest heading."""


def heading_name(text: str) -> str:
    """A heading as it is compared: without numbering and final colon, in lower case."""
    bare = _NUMBERING.sub("", text, count=1) if text[:1].isalnum() else text
    return " ".join((bare or text).strip(" :.*_\n").lower().split())


def classify(
    blocks: list[Block], captions: list[tuple[int, int, str]], *, summary: bool
) -> list[Block]:
    """Gives every paragraph the kind its section makes it; splits keyword paragraphs.

    `captions` are ranges of the source in which a paragraph is a caption, each with the kind of
    its list items. `summary`: a Summary that opens the text is the abstract.
    """
    named = {heading_name(b.text) for b in blocks if b.kind == "title"}
    opens_with_summary = summary and not named & _ABSTRACT and _first_section(blocks) == "summary"
    out: list[Block] = []
    section, level = "", 0
    unmarked = False  # the section was opened by a paragraph that is only a name
    for block in blocks:
        if captions and _in_caption(block, captions):
            out.append(block)
        elif block.kind == "title":
            if level and block.level > level and section in ("abstract", "ref"):
                out.append(block)
                continue
            name = heading_name(block.text)
            level, unmarked = block.level, False
            if name in _ABSTRACT or (name == "summary" and opens_with_summary):
                section, opens_with_summary = "abstract", False
            elif name in _KEYWORDS:
                section = "kwd"
            else:
                section = "ref" if name in _REFERENCES else ""
            out.append(block)
        elif block.kind == "p" and (label := _lone_label(block)):
            section, level = label, _LOWEST  # the next heading, whatever its level, ends it
            unmarked = True
            out.append(block)
        elif unmarked and section and block.kind == "p" and _stands_as_heading(block.text):
            section = ""
            out.append(block)
        elif block.kind in ("p", "list-item", "td"):
            out += _paragraph(block, section)
        else:
            out.append(block)
    return out


def _lone_label(block: Block) -> str:
    """The section that a paragraph opens which is nothing but its name: “**Abstract**”.

    The paragraph becomes a heading, as which it is meant.
    """
    if len(block.text) > 20 or block.text[:1] not in "AaKkIiSs":
        return ""
    name = heading_name(block.text)
    section = "abstract" if name in _ABSTRACT else "kwd" if name in _KEYWORDS else ""
    if section:
        block.kind, block.level = "title", _LOWEST
    return section


def _stands_as_heading(text: str) -> bool:
    """Whether a paragraph is a heading without its mark: short, and no sentence."""
    return len(text) <= 80 and text.rstrip(" *_")[-1:] not in (".", "!", "?", ";", ")")


def _first_section(blocks: list[Block]) -> str:
    """The name of the first section; a heading that another one follows at once is a title."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind == "caption":
            continue
        if block.kind != "title":
            return ""
        if following is None or following.kind != "title":
            return heading_name(block.text)
    return ""


def _paragraph(block: Block, section: str) -> list[Block]:
    """A paragraph, list item or cell in the kind that its label or its section gives it."""
    kind, text = block.kind, block.text
    if text.startswith(": "):  # pandoc's caption of a table, above or below it
        return [Block.of("caption", block.cut(1, len(text)).strip())]
    if kind == "td":
        return [block]
    if kind == "p" and text[0] in "AaKkIi":
        label = _label().match(text)
        if label is not None:
            rest = block.cut(label.end(), len(text))
            return [Block.of("abstract", rest)] if label[1][0] in "Aa" else split_keywords(rest)
    if section == "kwd":
        return split_keywords(block)
    if kind == "p" and text[0] in "TFBSVLAMPEO" and _caption().match(text):
        block.kind = "caption"
    elif section == "ref" or (section == "abstract" and kind == "p"):
        block.kind = section
    return [block]


def _in_caption(block: Block, captions: list[tuple[int, int, str]]) -> bool:
    """Whether a block stands in a figure or table; it then gets the kind it has there."""
    start = block.span().start
    item = next((kind for lower, upper, kind in captions if lower <= start < upper), None)
    if item is None or block.kind not in ("p", "list-item", "title"):
        return False
    block.kind = item if block.kind == "list-item" else "caption"
    block.level = 0
    return True


def split_keywords(text: MappedText) -> list[Block]:
    """One block a keyword. A list with semicolons, dots or bars is not split at commas.

    A line break in a list that has such marks is a space; the list ends before a line that has a
    label of its own (“JEL: C22”).
    """
    ends = re.search(r"\n[A-Z][\w ]{1,30}:", text.text)
    line = text.text[: ends.start() if ends else None].rstrip(" .;,\n")
    mark = next((m for m in (";", "·", "•", "|", ",") if m in line), "\n")
    found: list[Block] = []
    at = 0
    for piece in line.split(mark):
        if piece.strip():
            keyword = text.cut(at, at + len(piece)).strip()
            found.append(Block.of("kwd", keyword))
            found[-1].text = keyword.text.replace("\n", " ")
        at += len(piece) + 1
    return found


def mark_title(blocks: list[Block], known: str) -> Block | None:
    """Makes the article's title of the first heading, and returns it; None where it is none.

    It is one where it repeats `known` (the title that the front matter gives), or where none is
    known and it is the only heading of level 1 or stands before everything else.
    """
    first = next((b for b in blocks if b.kind == "title"), None)
    if first is None or first.level != 1:
        return None
    if known:
        if heading_name(first.text) != heading_name(known):
            return None
    else:
        sole = sum(b.kind == "title" and b.level == 1 for b in blocks) == 1
        if heading_name(first.text) in _SECTION_NAMES or not (sole or blocks[0] is first):
            return None
    first.kind = "article-title"
    return first
