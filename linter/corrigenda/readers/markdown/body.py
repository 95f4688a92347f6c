"""The article whose title, abstract or keywords stand in the body of the text."""

from __future__ import annotations

from itertools import pairwise

from corrigenda.article import Article, ArticleBuilder, Place, Tree, pointer
from corrigenda.document import Block, MappedText


def complete_from_body(
    articles: list[Article], tree: Tree | None, title: Block | None, blocks: list[Block]
) -> list[Article]:
    """The articles, the one that the file is completed by what its body says.

    A text with a title and an abstract is an article without any front matter; it is not held to
    be complete, because its other metadata may stand in a file beside it.
    """
    abstract = [b for b in blocks if b.kind == "abstract"]
    keywords = [b for b in blocks if b.kind == "kwd"]
    own = next((k for k, a in enumerate(articles) if a.complete), None)
    if own is None:
        if articles or not abstract:
            return articles
        found = tree.text("/title") if tree is not None else None
        if found is None and title is None:
            return articles
        base: Article | None = None
    else:
        base, found = articles[own], None
    builder = ArticleBuilder()
    value = {} if base is None else base.value
    if found is not None:
        builder.put(("title",), found)
    if title is not None and not value.get("title") and found is None:
        title.pointer = builder.put(("title",), title)
    if abstract and not value.get("abstract"):
        builder.put(("abstract",), joined(list(abstract)))
        for block in abstract:
            block.pointer = pointer("abstract")
    if keywords and not value.get("keywords"):
        for k, block in enumerate(keywords):
            block.pointer = builder.put(("keywords", k), block)
    if not builder:
        return articles
    added = builder.build(complete=False)
    if base is None:
        return [added]
    return [merged(a, added) if k == own else a for k, a in enumerate(articles)]


def joined(parts: list[MappedText]) -> MappedText:
    """The parts with a newline between each two, which stands for the source between them."""
    if len(parts) == 1:
        return parts[0]
    texts: list[str] = []
    segments: list[tuple[int, int, int]] = []
    length = 0
    for k, part in enumerate(parts):
        if k:
            segments.append((length, parts[k - 1].span().end, part.span().start))
            texts.append("\n")
            length += 1
        for at in _starts(part):
            lower, upper = part.span(*at)
            segments.append((length + at[0], lower, upper))
        texts.append(part.text)
        length += len(part.text)
    return MappedText("".join(texts), segments)


def _starts(part: MappedText) -> list[tuple[int, int]]:
    edges = [*part._text_starts, len(part.text)]
    return list(pairwise(edges))


def merged(base: Article, added: Article) -> Article:
    """`base` with the members of `added` that it lacks; the place of the whole stays its own."""
    value = {**added.value, **{k: v for k, v in base.value.items() if v or k not in added.value}}
    places: dict[str, Place] = dict(base.places())
    for at, place in added.places():
        if at and base.get(at) in (None, "", []):
            places[at] = place
    return Article(value, places, complete=base.complete)
