"""From metadata of any shape (front matter, CITATION.cff, CSL …) to articles and blocks."""

from __future__ import annotations

from corrigenda.article import Article, Tree
from corrigenda.document import Block
from corrigenda.readers.data import DataTree
from corrigenda.readers.metadata_mapper import Record, article_at
from corrigenda.readers.metadata_shape import shapes

_BABEL = {
    **dict.fromkeys(("english", "american", "british", "canadian", "australian"), "en"),
    **dict.fromkeys(("usenglish", "ukenglish", "newzealand"), "en"),
    **dict.fromkeys(("german", "ngerman", "austrian", "naustrian"), "de"),
    **dict.fromkeys(("french", "francais", "acadian", "canadien"), "fr"),
    "spanish": "es",
    "portuguese": "pt",
    "brazilian": "pt",
    "italian": "it",
    "dutch": "nl",
}
"""Names of languages in LaTeX’s babel, which R Markdown takes too, and their tags."""


def articles_of(tree: Tree, path: str, *, front_matter: bool = False) -> list[Article]:
    """The articles that a YAML or JSON value describes; none where it is about something else.

    `path` is the file's name; `front_matter`: the value stands at the head of a manuscript.
    An article is complete when its metadata has what only a scholarly article has; a record in a
    bibliography, a CITATION.cff or a blog post is not.
    """
    if not isinstance(tree, DataTree):
        return []
    return [article_at(tree, found) for found in shapes(tree.value, front_matter=front_matter)]


def metadata_blocks(
    tree: Tree, articles: list[Article], *, front_matter: bool = False
) -> list[Block]:
    """The text of a YAML or JSON value: that of its articles, and its other running prose.

    In a `front_matter` the title is printed above the text, whatever the text is.
    """
    from corrigenda.readers.metadata_blocks import blocks_of

    return blocks_of(tree, articles, front_matter) if isinstance(tree, DataTree) else []


def language_of(articles: list[Article]) -> str | None:
    """The language that a file's own article says it is in."""
    for article in articles:
        if not isinstance(article, Record):
            return language_tag(article.string("language")) or None
    return None


def language_tag(name: str) -> str:
    """The tag of a language (``en``) for a name of LaTeX (``american``); any other as it is."""
    return _BABEL.get(name.casefold(), name)
