"""The article whose title, abstract, keywords or statements stand in the body of the text."""

from __future__ import annotations

from itertools import pairwise

from corrigenda.article import Article, ArticleBuilder, Json, Place, Tree, pointer
from corrigenda.document import Block, MappedText
from corrigenda.readers.markdown.sections import heading_name

_STATEMENTS = {
    "conflict_of_interest": "conflict of interest|conflicts of interest|competing interests"
    "|competing interest|conflict of interest statement|competing interests statement"
    "|declaration of interest|declaration of interests|declaration of competing interest"
    "|declaration of competing interests|declaration of conflicting interests|disclosures",
    "data_availability": "data availability|data availability statement|data and code availability"
    "|code and data availability|data and software availability|data accessibility"
    "|availability of data|availability of data and material|availability of data and materials",
    "funding": "funding|funding statement|funding information|financial support"
    "|financial disclosure|grant information",
    "ethics": "ethics|ethics statement|ethics approval|ethical approval|ethics declarations"
    "|ethics approval and consent to participate",
    "acknowledgements": "acknowledgements|acknowledgments|acknowledgement|acknowledgment",
}
"""The headings, in lower case, of the sections that are values of the article."""


def complete_from_body(
    articles: list[Article], tree: Tree | None, title: Block | None, blocks: list[Block]
) -> list[Article]:
    """The articles, the one that the file is completed by what its body says.

    A text with a title and an abstract is an article without any front matter; it is not held to
    be complete, because its other metadata may stand in a file beside it.
    """
    own = next((k for k, a in enumerate(articles) if a.complete), None)
    if own is None:
        if articles or not any(b.kind == "abstract" for b in blocks):
            return articles
        found = tree.text("/title") if tree is not None else None
        if found is None and title is None:
            return articles
        base: Article | None = None
    else:
        base, found = articles[own], None
    value = {} if base is None else base.value
    builder = ArticleBuilder()
    if found is not None:
        builder.put(("title",), found)
    elif title is not None and not value.get("title"):
        title.pointer = builder.put(("title",), title)
    _put_sections(builder, value, blocks)
    if not builder:
        return articles
    added = builder.build(complete=False)
    if base is None:
        return [added]
    return [merged(a, added) if k == own else a for k, a in enumerate(articles)]


def _put_sections(builder: ArticleBuilder, value: Json, blocks: list[Block]) -> None:
    """Puts the sections that `value` lacks; their blocks then show the article's values."""
    abstract = [b for b in blocks if b.kind == "abstract"]
    if abstract and not value.get("abstract"):
        builder.put(("abstract",), joined(list(abstract)))
        for block in abstract:
            block.pointer = pointer("abstract")
    if not value.get("keywords"):
        for k, block in enumerate(b for b in blocks if b.kind == "kwd"):
            block.pointer = builder.put(("keywords", k), block)
    for name, parts in _statements(blocks).items():
        if not value.get(name):
            path = (name, 0, "statement") if name == "funding" else (name,)
            builder.put(path, joined(list(parts)))
    if not value.get("references"):
        for k, block in enumerate(b for b in blocks if b.kind == "ref"):
            block.pointer = builder.put(("references", k, "text"), block)


def _statements(blocks: list[Block]) -> dict[str, list[Block]]:
    """The paragraphs of the sections that state something about the article, by its member."""
    names = {name: member for member, all_ in _STATEMENTS.items() for name in all_.split("|")}
    found: dict[str, list[Block]] = {}
    member, level = "", 0
    for block in blocks:
        if block.kind == "title":
            if not (member and block.level > level):
                member, level = names.get(heading_name(block.text), ""), block.level
        elif member and block.kind in ("p", "list-item"):
            found.setdefault(member, []).append(block)
    return found


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
