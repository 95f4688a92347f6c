"""YAML: every value with its exact place.

The library's parser gives events with marks; they are put together here, without recursion, so
that a broken document costs only itself, an alias only its place, and a deep one no stack.
Scalars have the types of the core schema of YAML 1.2: ``no`` and dates are strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from corrigenda.document import Comment, Document, Problem
from corrigenda.finding import Severity
from corrigenda.readers.data import DataTree
from corrigenda.readers.metadata import articles_of, language_of, metadata_blocks
from corrigenda.readers.yaml_tree import DocumentBuilder
from corrigenda.text import SourceText, Span

LENGTH_LIMIT = 1_000_000
"""The longest YAML file that is read, in code points: some five seconds of parsing."""


class YamlPart(NamedTuple):
    """What a stretch of YAML holds: a tree a document, its comments, and what is wrong with it.

    A document that holds nothing has no tree, and neither has one that could not be read.
    """

    trees: list[DataTree]
    comments: list[Comment]
    problems: list[Problem]


def parse_yaml(source: SourceText, start: int = 0, end: int | None = None) -> YamlPart:
    """Parses the YAML that stands from offset `start` to `end`; all places are in `source`.

    Never raises for what the text holds: a syntax error is a problem, and the documents before it
    are kept.
    """
    end = len(source.text) if end is None else end
    trees: list[DataTree] = []
    problems: list[Problem] = []
    opaque: list[Span] = []  # where a “#” starts no comment
    builder: DocumentBuilder | None = None
    reached = start
    try:
        for event in _events(source.text[start:end]):
            name = type(event).__name__
            reached = start + event.start_mark.index
            if name == "DocumentStartEvent":
                builder = DocumentBuilder(source, start, problems, opaque)
            elif builder is None:
                continue
            elif name == "DocumentEndEvent":
                if builder.filled:
                    trees.append(builder.tree())
                builder = None
            else:
                builder.take(name, event)
    except Exception as error:  # the parser is foreign code, and raises more than its own errors
        from corrigenda.readers.yaml_errors import problem_of

        problems.append(problem_of(error, source, start, end, reached))
    return YamlPart(trees, list(_comments(source.text, start, end, opaque)), problems)


def read(source: SourceText) -> Document:
    """Reads a YAML file.

    A lock file, and a template that is no YAML before it is filled in, are read as empty; so is a
    file that would take longer than all others together, which is said.
    """
    if re.search(r"(?:^|[-_./])lock\.ya?ml$", source.path):
        return Document(source, "yaml")
    if len(source.text) > LENGTH_LIMIT:
        message = f"not checked: YAML of more than {LENGTH_LIMIT:,} characters takes too long"
        problem = Problem("source/too-large", Span(0, 0), message, Severity.INFO)
        return Document(source, "yaml", problems=[problem])
    trees, comments, problems = parse_yaml(source)
    if any(p.rule == "source/syntax" for p in problems) and _is_template(source.text):
        return Document(source, "yaml")
    articles, blocks = [], []
    for tree in trees:
        found = articles_of(tree, source.path)
        articles += found
        blocks += metadata_blocks(tree, found)
    data = trees[0] if trees else None
    return Document(
        source,
        "yaml",
        blocks,
        articles,
        data=data,
        comments=comments,
        problems=problems,
        lang=language_of(articles),
    )


def _events(text: str) -> Iterator[Any]:
    if not text.strip():
        return
    from ruamel.yaml import YAML  # costs as much as the rest of the program: only where needed

    from corrigenda.readers.yaml_scanner import LenientScanner

    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = LenientScanner
    yield from yaml.parse(text)


def _comments(text: str, start: int, end: int, opaque: list[Span]) -> Iterator[Comment]:
    """The comments between the scalars; a “#” inside one, or after a letter, starts none."""
    if text.find("#", start, end) < 0:
        return
    pattern = re.compile(r"(?<!\S)#([^\r\n\x85\u2028\u2029]*)")
    at = start
    for lower, upper in [*opaque, Span(end, end)]:
        for match in pattern.finditer(text, at, lower):
            yield Comment(Span(*match.span()), match[1])
        at = max(at, upper)


def _is_template(text: str) -> bool:
    """Whether a file has the marks of a template language (Jinja, Helm) outside of a comment."""
    return re.search(r"^[^#\n\r]*(?:\{%|(?<!\$)\{\{)", text, re.MULTILINE) is not None
