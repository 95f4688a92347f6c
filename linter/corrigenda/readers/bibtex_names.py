"""The names in a field of BibTeX: split by “and”, with what stands before the family name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import ArticleBuilder
from corrigenda.readers.latex_text import latex_text
from corrigenda.text import Span

_TOKEN = re.compile(r"\\.|[{}]|,|\s+|~|[^\s{},~\\]+", re.DOTALL)


def put_names(builder: ArticleBuilder, source: str, span: Span) -> None:
    """Puts the names that stand in a stretch of the source into ``authors``.

    A name wholly in braces is one of a group and stays as it is. “others” is nobody.
    """
    number = 0
    for name in _names(source, span):
        for member, part in _parts(source, name):
            text = latex_text(source, *part)
            if text.text:
                builder.put(("authors", number, member), text)
        number = len(builder.get("authors", []))


def _pieces(source: str, span: Span, commas: bool) -> Iterator[Span]:
    """The words (`commas`: the parts between commas) of a stretch; braces hold together."""
    depth, start = 0, span.start
    for match in _TOKEN.finditer(source, *span):
        piece = match[0]
        if piece in "{}":
            depth += 1 if piece == "{" else -1
        elif depth <= 0 and (piece == "," if commas else piece.isspace() or piece == "~"):
            if match.start() > start or commas:
                yield Span(start, match.start())
            start = match.end()
    if span.end > start:
        yield Span(start, span.end)


def _names(source: str, span: Span) -> Iterator[Span]:
    words = list(_pieces(source, span, False))
    first = 0
    for k, word in enumerate([*words, None]):
        if word is None or source[slice(*word)].lower() == "and":
            if k > first:
                name = Span(words[first].start, words[k - 1].end)
                if source[slice(*name)].lower() != "others":
                    yield name
            first = k + 1


def _parts(source: str, name: Span) -> list[tuple[str, Span]]:
    text = source[slice(*name)]
    if text.startswith("{") and _one_group(text):
        return [("literal", name)]
    commas = list(_pieces(source, name, True))
    if len(commas) > 1:
        if re.match(r"\s*(?:given|family|prefix|suffix)(?:-i)?\s*=", text):
            return _keyed(source, commas)
        return [("given", commas[-1]), ("family", commas[0])]
    words = list(_pieces(source, name, False))
    if len(words) == 1:
        return [("family", name)]
    # “Ludwig van Beethoven”: the family name begins with the first word in lower case
    small = (k for k, w in enumerate(words[:-1]) if source[w.start].islower())
    at = next(small, len(words) - 1)
    family = ("family", Span(words[at].start, name.end))
    return [("given", Span(name.start, words[at - 1].end)), family] if at else [family]


def _keyed(source: str, parts: list[Span]) -> list[tuple[str, Span]]:
    """The parts of a name as BibLaTeX writes it: ``family=Doe, given=Jane``."""
    found = []
    for part in parts:
        key, sign, _ = source[slice(*part)].partition("=")
        if sign and key.strip() in ("given", "family"):
            found.append((key.strip(), Span(part.start + len(key) + 1, part.end)))
    return found


def _one_group(text: str) -> bool:
    depth = 0
    for k, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return k == len(text) - 1 and not text.startswith("{\\")
    return False
