"""The blocks of a data file: what its articles say, and the prose among its other values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.article import Article, Json, Step, pointer
from corrigenda.document import Block
from corrigenda.readers.data import DataTree
from corrigenda.readers.metadata_keys import names, normal
from corrigenda.readers.metadata_mapper import Record
from corrigenda.readers.metadata_text import folded, plain

_KINDS = {
    "title": "article-title",
    "subtitle": "subtitle",
    "type": "subject",
    "section": "subject",
    "research_topic": "subject",
    "status": "status",
    "doi": "article-id",
    "license": "permissions",
    "conflict_of_interest": "p",
    "data_availability": "p",
    "ethics": "p",
    "acknowledgements": "p",
}
_AS_WRITTEN = frozenset({"article-id", "contrib", "status", "permissions", "corresp"})
_LISTS = (("affiliations", "name", "aff"), ("funding", "statement", "p"))
_NEVER_PROSE = (
    "run script scripts command commands cmd code query sql pattern regex regexp path file files"
    " url uri href src image args entrypoint env format template css html expression if when shell"
    " exec hash key token password id identifier version example examples default enum const"
    " schema ref signature sha bibtex bibliography copyright license licence header citation"
    " entry glob selector xpath prefix suffix value-from annotations labels name names author"
    " authors editor editors references affiliation address container-title journal publisher"
)
_MACHINES = (
    "$defs definitions properties bom-format lockfile-version jobs services apiversion openapi"
    " swagger resources additional-properties aws-template-format-version nbformat"
)
"""Keys of schemas, inventories and deployments: what they describe is for developers."""
_SHORTEST = 20
_WORDS = 5
_LONGEST_WORD = 40


def blocks_of(tree: DataTree, articles: list[Article], front_matter: bool) -> list[Block]:
    """The blocks of a data file, in the order of the file."""
    blocks: list[Block] = []
    for article in articles:
        blocks += _record(article) if isinstance(article, Record) else _article(article)
    if front_matter and not articles:
        for name in ("title", "subtitle"):
            text = tree.text(pointer(name))
            if text is not None:
                blocks.append(Block.of(_KINDS[name], plain(folded(text))))
    if not any(isinstance(article, Record) for article in articles):
        shown = {block.span().start for block in blocks if block.text}
        blocks += (b for b in _prose(tree) if b.span().start not in shown)
    return sorted((b for b in blocks if b.text), key=lambda block: block.span())


def _record(article: Article) -> Iterator[Block]:
    if (title := article.text("/title")) is not None:
        yield Block.of("ref", plain(folded(title)), pointer="/title")


def _article(article: Article) -> Iterator[Block]:
    for name, kind in _KINDS.items():
        yield from _value(article, pointer(name), kind)
    yield from _value(article, "/journal/title", "journal-title")
    yield from _value(article, "/copyright/statement", "permissions")
    if (abstract := article.text("/abstract")) is not None:
        for start, end in _lines(abstract.text):
            block = abstract.cut(start, end)
            yield Block.of("abstract", plain(block.strip()), pointer="/abstract")
    for at, _ in article.items("keywords"):
        yield from _value(article, at, "kwd")
    for name, member, kind in _LISTS:
        for at, _ in article.items(name):
            yield from _value(article, f"{at}/{member}", kind)
    for at, _ in article.items("correspondence"):
        yield from _value(article, f"{at}/text", "corresp")
    for at, author in article.items("authors"):
        if "literal" in author:
            yield from _value(article, f"{at}/literal", "contrib")
        else:
            for part in ("given", "family"):
                yield from _value(article, f"{at}/{part}", "contrib")


def _value(article: Article, at: str, kind: str) -> Iterator[Block]:
    text = article.text(at)
    if text is not None and text.text:
        shown = text if kind in _AS_WRITTEN else plain(folded(text))
        yield Block.of(kind, shown, pointer=at)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    return ((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))


def _prose(tree: DataTree) -> Iterator[Block]:
    """The paragraphs among the strings of a tree that are clearly running prose."""
    if isinstance(tree.value, dict) and not names(_MACHINES).isdisjoint(map(normal, tree.value)):
        return
    for path, value in _strings(tree.value):
        if len(value) < _SHORTEST or value.count(" ") < _WORDS - 1:
            continue  # before any place is asked for
        if "\n" not in value and not looks_like_prose(value):
            continue
        text = tree.text(pointer(*path))
        if text is None:
            continue
        literal = tree.source.text[tree.span(pointer(*path)).start] == "|"
        paragraphs = folded(text.strip(), wrapped=literal)
        for start, end in _lines(paragraphs.text):
            block = plain(paragraphs.cut(start, end).strip())
            if looks_like_prose(block.text):
                yield Block.of("p", block)


def _strings(value: Json) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every string of a value that may be prose by its keys, with its path, in order."""
    never = names(_NEVER_PROSE)
    stack: list[tuple[tuple[Step, ...], Json]] = [((), value)]
    while stack:
        path, member = stack.pop()
        if isinstance(member, str):
            yield path, member
        elif isinstance(member, dict):
            kept = [
                ((*path, key), held) for key, held in member.items() if normal(key) not in never
            ]
            stack.extend(reversed(kept))
        elif isinstance(member, list):
            stack.extend(((*path, k), member[k]) for k in range(len(member) - 1, -1, -1))


def looks_like_prose(text: str) -> bool:
    """Whether a string is a sentence or more, rather than a command, a path, a label or code."""
    if len(text) < _SHORTEST or text.count(" ") < _WORDS - 1:
        return False
    if not _patterns()["sentence"].search(text) or _patterns()["code"].search(text):
        return False
    words = text.split()
    plain_words = sum(1 for word in words if word.strip("“”‘’\"'()[],.;:!?…–—*_").isalpha())
    if plain_words < _WORDS or plain_words * 10 < len(words) * 7:
        return False
    return max(map(len, words)) <= _LONGEST_WORD or "://" in text


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "sentence": re.compile(
            r"\A\W{0,3}[^\W\d_a-z][^\n]{15,}?[a-z)\]’”\"'»%\d] ?[.!?…]"
            r"(?=\s|[)\"'”’»]|\Z)",
            re.DOTALL,
        ),
        "code": re.compile(
            r"\{\{|\{%|\$\{|\$\(|=>|==|&&|\|\||::|</|/>|;\s*$|^\s*[$>#@]|^\s*(?:import|export|def"
            r"|class|function|return|set|echo|sudo|pip|npm|git|docker)\s|\w\(\)|\\n|%[sd]\b|<%",
            re.MULTILINE,
        ),
    }
