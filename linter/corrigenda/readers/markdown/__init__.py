"""Markdown: CommonMark and GFM, and the habits of JOSS, MyST, Quarto, Manubot and pandoc.

What is not prose is masked, fences that hold prose are opened, pyromark parses the rest, and its
events become blocks. The offsets stay those of the source all the way.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corrigenda.document import Block, Comment, Document, Problem
from corrigenda.readers.markdown.blocks import Collector
from corrigenda.readers.markdown.fences import blank, find_fences
from corrigenda.readers.markdown.front import FrontMatter, find_front_matter
from corrigenda.readers.markdown.masking import OBJ, mask_constructs
from corrigenda.readers.markdown.sections import classify, mark_title
from corrigenda.readers.offsets import code_points
from corrigenda.text import SourceText, Span

if TYPE_CHECKING:
    from pyromark import Options

    from corrigenda.article import Article, Tree

_LINE_COMMENT = r"^%{1,3}(?:[ \t][^\r\n]*)?(?=[\r\n]|\Z)"
_GRID_TABLE = r"^[ \t]*\+(?:[-=:]{3,}\+)+[ \t]*(?:\r\n|\n)(?:[ \t]*[|+][^\r\n]*(?:\r\n|\n|\Z)){2,}"
_BLOCK_BREAK = r"^\+\+\+[^\r\n]*(?=[\r\n]|\Z)"
_TARGET = r"^[ \t]{0,3}\([^()\r\n]{1,100}\)=[ \t]*(?=[\r\n]|\Z)"
_LINES = (("+++", _BLOCK_BREAK), (")=", _TARGET), ("--+", _GRID_TABLE), ("==+", _GRID_TABLE))
"""What to look for in a text before the lines of a pattern are masked in it."""

_MODULE_LINE = r"^(?:import|export)[ \t][^\r\n]*(?=[\r\n]|\Z)"


def read(source: SourceText) -> Document:
    """Reads a Markdown source. Never fails: what is no Markdown is text."""
    text = source.text
    front = find_front_matter(text)
    start = front.end if front else 0
    masked, comments, captions = _masked(source.path, text, start, front)
    blocks = _parse(text, masked)
    tree, articles, head, problems = _read_front(source, front, comments)
    known = _known_title(tree, articles)
    title = mark_title(blocks, known)
    blocks = classify(blocks, captions, summary=any(a.complete for a in articles))
    if title is not None or articles or any(b.kind == "abstract" for b in blocks):
        from corrigenda.readers.markdown.body import complete_from_body

        articles = complete_from_body(articles, tree, title, blocks)
    comments.sort()
    lang = tree.get("/lang") or tree.get("/language") if tree is not None else None
    if isinstance(lang, str):
        from corrigenda.readers.metadata import language_tag

        lang = language_tag(lang)
    return Document(
        source,
        "markdown",
        [*head, *blocks],
        articles,
        data=tree,
        comments=comments,
        problems=problems,
        lang=lang if isinstance(lang, str) else None,
    )


def _masked(
    path: str, text: str, start: int, front: FrontMatter | None
) -> tuple[str, list[Comment], list[tuple[int, int, str]]]:
    """The text that the parser is to read: as long as the source, code point by code point."""
    edits, code, captions = find_fences(text, start)
    if front is not None:
        edits.append(blank(text, front.start, front.end))
    elif text.startswith("\ufeff"):
        edits.append((0, 1, " "))
    comments = _mask_lines(path, text, start, edits)
    comments += mask_constructs(text, _gaps(start, len(text), code), edits)
    return (_edited(text, edits) if edits else text), comments, captions


def _mask_lines(
    path: str, text: str, start: int, edits: list[tuple[int, int, str]]
) -> list[Comment]:
    """Masks the lines that MyST and MDX have of their own; returns the comments among them."""
    comments = []
    if "\n%" in text or text.startswith("%", start):
        ended = start
        for match in re.compile(_LINE_COMMENT, re.MULTILINE).finditer(text, start):
            # “50\n% of them” is prose: a comment follows an empty line, a heading or another one.
            before = text[max(0, match.start() - 200) : match.start()].splitlines()[-1:]
            if not before or before[0].lstrip()[:1] in ("", "#") or ended == match.start():
                edits.append(blank(text, *match.span()))
                comments.append(Comment(Span(*match.span()), match[0].lstrip("%")))
                ended = match.end() + (2 if text.startswith("\r\n", match.end()) else 1)
    patterns = [p for t, p in _LINES if t in text]
    if path.lower().endswith(".mdx"):
        patterns.append(_MODULE_LINE)
    for pattern in patterns:
        for match in re.compile(pattern, re.MULTILINE).finditer(text, start):
            edits.append(blank(text, *match.span()))
    return comments


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text after edits that keep its length. Of two that overlap, the outer one counts."""
    edits.sort(key=lambda edit: (edit[0], -edit[1]))
    parts, at = [], 0
    for lower, upper, replacement in edits:
        if upper > at:
            parts += [text[at:lower], replacement[max(0, at - lower) :]]
            at = upper
    return "".join(parts) + text[at:]


def _gaps(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of a range without the ranges `taken`, which are in order."""
    gaps = []
    for lower, upper in taken:
        if lower > start:
            gaps.append((start, lower))
        start = max(start, upper)
    if start < end:
        gaps.append((start, end))
    return gaps


@lru_cache(maxsize=1)
def _options() -> Options:
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_MATH
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
    )


def _parse(text: str, masked: str) -> list[Block]:
    from pyromark import events_with_range

    try:
        masked.encode()
    except UnicodeEncodeError:  # half a surrogate pair: no text, but it must not stop the reader
        masked = re.sub("[\ud800-\udfff]", OBJ, masked)
    events = events_with_range(masked, options=_options())
    return Collector(text, masked).run(events, code_points(masked))


def _read_front(
    source: SourceText, front: FrontMatter | None, comments: list[Comment]
) -> tuple[Tree | None, list[Article], list[Block], list[Problem]]:
    """The tree, the articles, the blocks and the problems of the front matter."""
    if front is None:
        return None, [], [], []
    problems = [front.problem] if front.problem else []
    if front.yaml.start == front.yaml.end:
        return None, [], [], problems
    from corrigenda.readers.metadata import articles_of, metadata_blocks
    from corrigenda.readers.yaml import parse_yaml

    part = parse_yaml(source, *front.yaml)
    comments += part.comments
    # A block that is not closed breaks the YAML too, where text follows it: one problem is enough.
    problems += [p for p in part.problems if not (problems and p.rule == "source/syntax")]
    if not part.trees:
        return None, [], [], problems
    tree = part.trees[0]
    articles = articles_of(tree, source.path, front_matter=True)
    return tree, articles, metadata_blocks(tree, articles, front_matter=True), problems


def _known_title(tree: Tree | None, articles: list[Article]) -> str:
    for article in articles:
        if article.string("title"):
            return article.string("title")
    title = tree.get("/title") if tree is not None else None
    return title if isinstance(title, str) else ""
