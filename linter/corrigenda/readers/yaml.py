"""YAML: every value with its exact place."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.article import Tree
from corrigenda.document import Comment, Document, Problem
from corrigenda.readers.metadata import articles_of, metadata_blocks
from corrigenda.text import SourceText


class YamlPart(NamedTuple):
    """What a stretch of YAML holds: a tree a document, its comments, and what is wrong with it."""

    trees: list[Tree]
    comments: list[Comment]
    problems: list[Problem]


def parse_yaml(source: SourceText, start: int = 0, end: int | None = None) -> YamlPart:
    """Parses the YAML that stands from offset `start` to `end`; all places are in `source`."""
    return YamlPart([], [], [])


def read(source: SourceText) -> Document:
    """Reads a YAML file."""
    trees, comments, problems = parse_yaml(source)
    articles = [article for tree in trees for article in articles_of(tree, source.path)]
    blocks = [block for tree in trees for block in metadata_blocks(tree, articles)]
    data = trees[0] if trees else None
    return Document(
        source, "yaml", blocks, articles, data=data, comments=comments, problems=problems
    )
