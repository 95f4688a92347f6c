"""From metadata of any shape (front matter, CITATION.cff, CSL …) to articles and blocks."""

from __future__ import annotations

from corrigenda.article import Article, Tree
from corrigenda.document import Block


def articles_of(tree: Tree, path: str, *, front_matter: bool = False) -> list[Article]:
    """The articles that a YAML or JSON value describes; none where it is about something else."""
    return []


def metadata_blocks(tree: Tree, articles: list[Article]) -> list[Block]:
    """The text of a YAML or JSON value: that of its articles, else its running prose."""
    return []
