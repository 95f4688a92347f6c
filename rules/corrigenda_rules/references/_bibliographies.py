"""The bibliographies of a Markdown manuscript: which they are, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.article import Tree, pointer
from corrigenda.companions import Companion, Companions
from corrigenda.document import Document
from corrigenda.text import SourceText, Span

_BIB = (".bib", ".bibtex", ".biblatex")
_CSL = (".json", ".yaml", ".yml")
_PROJECTS = ("_quarto.yml", "_quarto.yaml", "_metadata.yml", "myst.yml", "_config.yml",
             "_bookdown.yml", "index.Rmd", "index.qmd")  # fmt: skip
"""Files that name the bibliographies of all documents in their folder and below."""
_WHERE = ("/bibliography", "/project/bibliography", "/bibtex_bibfiles", "/book/bibliography")
_MOVING = re.compile(r"[`$]|\{\{|!expr|%")


class Work(NamedTuple):
    """An entry of a bibliography: its key, where the key stands, identifiers, other keys.

    `end` is where the entry ends.
    """

    key: str
    span: Span
    doi: str = ""
    pmid: str = ""
    also: tuple[str, ...] = ()
    end: int = 0


class Named(NamedTuple):
    """A bibliography. `span` is where the document names it, empty where it does not.

    `works` is None where it could not be read or is of a format that nothing is known of.
    """

    name: str
    span: Span | None
    companion: Companion | None
    works: tuple[Work, ...] | None = None


class Bibliographies(NamedTuple):
    """All that a manuscript cites from. `certain`: it names them, and each was read."""

    named: tuple[Named, ...]
    inline: tuple[Work, ...] = ()
    certain: bool = False

    def works(self) -> dict[str, tuple[Work, Named | None]]:
        """Every work by its key, with the bibliography; None: the document's own front matter."""
        found: dict[str, tuple[Work, Named | None]] = {w.key: (w, None) for w in self.inline}
        for named in self.named:
            for work in named.works or ():
                for key in (work.key, *work.also):
                    found.setdefault(key, (work, named))
        return found


def bibliographies(document: Document) -> Bibliographies:
    """What the document cites from; use it through `Document.derive`."""
    beside, tree = document.companions, document.data
    inline = tuple(_inline(tree)) if tree is not None else ()
    values = list(_values(tree, ("/bibliography",))) if tree is not None else []
    if any(_MOVING.search(name) for name, _ in values):
        return Bibliographies((), inline)  # a program fills them in
    if beside is None:
        return Bibliographies((), inline, bool(inline) and not values)
    if values and tree is not None:
        found = [_named(beside, name, tree.span(at)) for name, at in values]
        certain = all(one.works is not None for one in found)
        return Bibliographies(tuple(found), inline, certain)
    if inline:
        return Bibliographies((), inline, certain=not _others(document))
    around = tuple(_around(beside))
    tags = _tags(beside, document) if "[@" in document.source.text else ()
    return Bibliographies(around, tags)


def _others(document: Document) -> bool:
    return "bibliography" in document.source.text


def _values(tree: Tree, where: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The names at some pointers, a text or a list of texts, each with its own pointer."""
    for at in where:
        value = tree.get(at)
        if isinstance(value, str):
            parts = value.split(",") if value.count(".bib") > 1 else [value]
            yield from ((part.strip(), at) for part in parts if part.strip())
        elif isinstance(value, list):
            for k, one in enumerate(value):
                if isinstance(one, str) and one.strip():
                    yield one.strip(), at + pointer(k)


def _inline(tree: Tree) -> Iterator[Work]:
    """The references in the shape of CSL: a list, or one under ``references`` or ``items``."""
    for where in ("/references", "/items", ""):
        listed = tree.get(where)
        for k, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("id"), str | int):
                at = where + pointer(k)
                yield Work(
                    str(one["id"]),
                    tree.span(f"{at}/id"),
                    _doi(str(one.get("DOI") or one.get("doi") or "")),
                    str(one.get("PMID") or ""),
                    end=tree.span(where + pointer(k)).end,
                )


def _named(beside: Companions, name: str, span: Span | None) -> Named:
    if re.match(r"[a-z]{2,10}://", name):
        return Named(name, span, None)
    given = [name] if re.search(r"\.\w{2,9}$", name) else [f"{name}.bib", name]
    companion = beside.open(given[0])
    if companion.source is None and len(given) > 1:
        companion = beside.open(given[1])
    return Named(name, span, companion, _read(beside, companion))


def _around(beside: Companions) -> Iterator[Named]:
    """The bibliographies of the project that the document is in, or those beside it."""
    for folder in beside.folders():
        for name in _PROJECTS:
            project = beside.inside(folder, name)
            if project.source is None or "bib" not in project.source.text:
                continue
            names = beside.made(_of_project, project)
            found = [
                Named(n, None, one, _read(beside, one))
                for n in names
                if not _MOVING.search(n)
                for one in (beside.inside(folder, n),)
            ]
            if found:
                yield from found
                return
        listed = [
            one
            for one in beside.listed(folder, *_BIB, *_CSL)
            if one.path.endswith(_BIB) or "manual-references" in one.path
        ]
        if listed:
            yield from (Named(one.path, None, one, _read(beside, one)) for one in listed)
            return


def _tags(beside: Companions, document: Document) -> tuple[Work, ...]:
    """The keys that a manuscript of several files gives to identifiers: ``[@smith]: doi:10.1/x``.

    Any of its files may do so.
    """
    folder = beside.folders()[:1]
    sources = [document.source]
    if folder and any("manual-references" in n.path for n in beside.listed(*folder, "s.json")):
        sources += [one.source for one in beside.listed(*folder, ".md") if one.source]
    tag = re.compile(r"^ {0,3}\[@([^\[\]\s]+)\]:", re.MULTILINE)
    return tuple(
        Work(m[1].removeprefix("tag:"), Span(0, 0))
        for one in sources
        for m in tag.finditer(one.text)
    )


def _of_project(source: SourceText) -> list[str]:
    from corrigenda.readers import read

    tree = read(source, None).data
    return [name for name, _ in _values(tree, _WHERE)] if tree is not None else []


def _read(beside: Companions, companion: Companion) -> tuple[Work, ...] | None:
    if companion.source is None:
        return None
    path = companion.path.lower()
    if path.endswith(_BIB):
        return beside.made(_of_bibtex, companion)
    return beside.made(_of_csl, companion) if path.endswith(_CSL) else None


def _of_bibtex(source: SourceText) -> tuple[Work, ...]:
    """The entries of BibTeX, by their keys; what is broken in one is told where it is checked."""
    text, found = source.text, []
    heads = list(_head().finditer(text))
    for k, head in enumerate(heads):
        if head[1].lower() in ("comment", "string", "preamble"):
            continue
        inside = text[head.end() : heads[k + 1].start() if k + 1 < len(heads) else len(text)]
        fields = {m[1].lower(): m[2].strip() for m in _field().finditer(inside)}
        doi, pmid = _doi(fields.get("doi") or fields.get("url") or ""), fields.get("pmid", "")
        also = tuple(filter(None, re.split(r"[\s,]+", fields.get("ids", ""))))
        found.append(Work(head[2], Span(*head.span(2)), doi, pmid, also, head.end() + len(inside)))
    return tuple(found)


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*@([A-Za-z]+)\s*[{(]\s*([^\s,{}()\"=]*)", re.MULTILINE)


@lru_cache(maxsize=1)
def _field() -> re.Pattern[str]:
    return re.compile(r"\b(doi|url|pmid|ids)\s*=\s*[{\"]?([^{}\"]{0,500})", re.IGNORECASE)


def _of_csl(source: SourceText) -> tuple[Work, ...] | None:
    from corrigenda.readers import read

    tree = read(source, None).data
    return tuple(_inline(tree)) or None if tree is not None else None


def _doi(text: str) -> str:
    match = re.search(r"10\.\d{4,9}/[^\s\"<>{}]+", text.replace("\\_", "_"))
    return match[0].lower().rstrip(".,;)") if match else ""
