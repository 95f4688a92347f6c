"""metadata/copyright-holders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.metadata._people import author_tokens, display, is_person, tokens

_HEAD = (
    "title: On Lupus\ndoi: 10.5555/1\nauthors:\n"
    "  - {given: Yu, family: Wu}\n  - {given: Luyao, family: Han}\n  - {given: Chen, family: Li}\n"
)
_ET_AL = r"(?i)\bet\.? al\b|\band (?:colleagues|others)\b"


class _Holder(NamedTuple):
    pointer: str
    name: str
    words: tuple[str, ...]


class CopyrightHolders(Rule):
    """A copyright notice that names other people than the authors.

    The notice is often typed by hand or kept from an earlier version: an author who joined in
    revision is left out, a name is misspelt. A licence from the wrong people is no licence.

    The family names are compared with the authors', in any spelling of accents and initials.
    Exempt: “The Author(s)”, publishers, societies and other institutions; a single holder who is
    no author (an employer, a foundation); “Wu et al.”, of which only the first name is compared.
    That a few authors hold the copyright for all is taken for a choice; one or two missing from
    a long list are not.

    Make the notice name the authors as the list of authors does.
    """

    meta = RuleMeta(
        id="metadata/copyright-holders",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails=_HEAD + "copyright: {year: 2025, holders: [Wu, ⟦Hahn⟧, Li]}\n",
                path="article.yaml",
                reports="not among the authors",
            ),
            Example(passes=_HEAD + "copyright: {holders: [Wu, Han, Li]}\n", path="article.yaml"),
            Example(passes=_HEAD + "copyright: {holders: [Wu et al.]}\n", path="article.yaml"),
            Example(passes=_HEAD + "copyright: {holders: [The Authors]}\n", path="article.yaml"),
            Example(
                passes=_HEAD + "copyright: {holders: [American Chemical Society]}\n",
                path="article.yaml",
            ),
            Example(passes=_HEAD + "copyright: {holders: [Brown]}\n", path="article.yaml"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at each holder who is no author, or at a list that leaves one out."""
        for article in document.articles:
            holders = article.get("/copyright/holders")
            authors = [a for _, a in article.items("authors") if isinstance(a, dict)]
            if not isinstance(holders, list) or not holders or not authors:
                continue
            names = [author_tokens(author) for author in authors]
            if all(names):
                yield from self._compare(article, holders, authors, names)

    def _compare(
        self,
        article: Article,
        values: list[object],
        authors: list[dict[str, object]],
        names: list[tuple[str, ...]],
    ) -> Iterator[Finding]:
        statement = str(article.get("/copyright/statement") or "")
        cut = [re.sub(_ET_AL, "", v) if isinstance(v, str) else "" for v in values]
        shortened = any(re.search(_ET_AL, str(v)) for v in [*values, _notice(statement)])
        if not all(is_person(name) for name in cut if name.strip(" .,")):
            return
        holders = [
            _Holder(f"/copyright/holders/{k}", name.strip(" .,"), tokens(name))
            for k, name in enumerate(cut)
            if tokens(name)
        ]
        free = list(range(len(names)))
        strangers: list[_Holder] = []
        for holder in holders:
            found = next((k for k in free if _is_author(holder.words, names[k])), None)
            if found is None:
                strangers.append(holder)
            else:
                free.remove(found)
        known = len(holders) - len(strangers)
        if known or (shortened and len(holders) == 1):
            for holder in strangers:
                yield self._stranger(article, holder, [authors[k] for k in free])
        if strangers or shortened or known < 3 or not 0 < len(free) <= 2:
            return
        there = [names[k] for k in range(len(names)) if k not in free]
        free = [k for k in free if names[k] not in there]  # the same author, listed twice
        if not free:
            return
        missing = " and ".join(f"“{display(authors[k])}”" for k in free)
        yield self.finding(
            article.span(holders[0].pointer),
            f"the copyright notice leaves out {missing}, who is among the authors"
            if len(free) == 1
            else f"the copyright notice leaves out {missing}, who are among the authors",
            pointer="/copyright/holders",
        )

    def _stranger(
        self, article: Article, holder: _Holder, free: list[dict[str, object]]
    ) -> Finding:
        from difflib import get_close_matches

        families = {str(a.get("family") or display(a)): a for a in free}
        near = get_close_matches(holder.name, sorted(families), n=1, cutoff=0.6)
        return self.finding(
            article.span(holder.pointer),
            f"“{holder.name}” holds the copyright but is not among the authors"
            + (f"; did you mean “{near[0]}”?" if near else ""),
            suggestions=near,
            pointer=holder.pointer,
        )


def _notice(statement: str) -> str:
    """The part of a statement that names the holders: up to the first full stop after the year."""
    return re.split(r"\.\s+(?=This|The|Published|Licen[cs]ee|Distributed)", statement)[0][:400]


def _is_author(holder: tuple[str, ...], author: tuple[str, ...]) -> bool:
    """Whether all words of the holder are in the author's name, also written as one word."""
    whole = [t for t in holder if len(t) > 1] or list(holder)
    return set(whole) <= set(author) or "".join(whole) in "".join(author)
