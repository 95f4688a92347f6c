"""authorship/contributions: who did what, and who is not said to have done anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote, word_set
from corrigenda_rules.authorship._initials import Mark, belongs, is_readable, marks, plain, usual
from corrigenda_rules.authorship._people import Person, people
from corrigenda_rules.authorship._statement import Statement, named_before_roles, statement
from corrigenda_rules.metadata._people import is_person, shares_name, tokens

_FRONT = (
    "---\ntitle: Ice\nauthors:\n  - name: Ada Field\n  - name: Bo K. Lind\n  - name: Cy Young\n"
    "  - name: Dee Mott\ndoi: 10.5555/1\n---\n\n# Introduction\n\nIce melts.\n\n"
    "# Author contributions\n\n"
)
_JATS = (
    "<article><front><article-meta><contrib-group>{}</contrib-group><author-notes>"
    '<fn fn-type="con"><p>{}</p></fn></author-notes></article-meta></front></article>'
)
_CONTRIB = (
    '<contrib contrib-type="author"><name><surname>{1}</surname><given-names>{0}</given-names>'
    "</name></contrib>"
)
_FOUR = "".join(
    _CONTRIB.format(*name.split("|"))
    for name in ("Ada|Field", "Bo K.|Lind", "Cy|Young", "Dee|Mott")
)


class Contributions(Rule):
    """A statement of contributions that names a stranger, or leaves out an author.

    Each author must be able to say what he or she has done. Where initials belong to nobody, or
    an author is not mentioned, the list of authors was changed and the statement was not, or a
    letter was mistyped, and a program that assigns roles assigns them wrongly.

    Initials are compared generously: with or without full stops, hyphens, middle names and
    particles (SJvH), in either order of the names; several authors may share them. Full names
    count too. Nothing is said of omissions where “all authors” or “the other authors” contributed,
    or of a statement that most authors are not in. That all have read or approved the manuscript
    is no contribution.

    Correct the initials, or say what the author contributed.
    """

    meta = RuleMeta(
        id="authorship/contributions",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "ICMJE Recommendations, II.A Defining the role of authors",
            "ANSI/NISO Z39.104, CRediT, Contributor Roles Taxonomy",
        ),
        examples=(
            Example(
                fails=f"{_FRONT}AF and BKL planned the voyage. CY, DM and ⟦ZQ⟧ sailed the ship.\n",
                reports="“ZQ” are the initials of none of the authors",
            ),
            Example(
                fails=f"{_FRONT}⟦AF and BKL planned the voyage. CY sailed the ship. All authors "
                "read and approved the text.⟧\n",
                reports="do not mention “Dee Mott”",
            ),
            Example(
                fails=_JATS.format(
                    _FOUR, "Conceived the study: AF BKL. Wrote the paper: AF BKL CY ⟦DN⟧."
                ),
                reports="did you mean “DM” (Dee Mott)?",
                path="a.xml",
            ),
            Example(
                fails=f"{_FRONT}Ada Field: Conceptualization, Software. Bo Lind: Writing. Cy "
                "Young: Data curation. Dee Mott: Supervision. ⟦Jane Doe⟧: Writing.\n",
                reports="“Jane Doe” is named in the contributions",
            ),
            Example(
                passes=f"{_FRONT}A.F. and B.L. planned the voyage; C.-Y. and D. Mott sailed. DNA "
                "was taken by Ada Field.\n",
            ),
            Example(passes=f"{_FRONT}AF planned the voyage. All authors sailed the ship.\n"),
            Example(
                passes=_JATS.format(
                    _FOUR, "Conceived the study: AF BL CY. Wrote the paper: AF BKL CY DM."
                ),
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the statement with the authors."""
        if len(document.articles) != 1:
            return
        authors = people(document.articles[0])
        persons = [p for p in authors if not p.is_group]
        if len(persons) < 2 or not all(map(is_readable, persons)):
            return
        found = statement(document, persons)
        if found is not None:
            yield from self._compare(document, found, persons, len(authors) == len(persons))

    def _compare(
        self, document: Document, told: Statement, persons: list[Person], alone: bool
    ) -> Iterator[Finding]:
        written = {mark.text for mark in marks(told.text)}
        words = set(re.findall(r"[a-z]+", plain(told.text).lower()))
        absent = [p for p in persons if not _is_named(p, written, words)]
        there = len(persons) - len(absent)
        if 2 * there < len(persons) or there < 2:
            return
        for block, mark in _strangers(document, told, persons) if alone else ():
            meant = next((p for p in absent if _near(mark.text, usual(p))), None)
            said = ""
            if meant is not None:
                absent.remove(meant)
                said = f"; did you mean “{usual(meant)}” ({meant.name})?"
            yield self.finding(
                block.span(mark.start, mark.end),
                f"{quote(mark.text)} are the initials of none of the authors{said}",
                suggestions=[usual(meant)] if meant else (),
            )
        for block, name in _named_strangers(told, persons) if alone else ():
            yield self.finding(
                block.span(name.start, name.end),
                f"{quote(name.text)} is named in the contributions and is none of the authors",
            )
        if absent and not _all_did(told.text):
            names = ", ".join(quote(p.name) for p in absent[:4]) + (" …" if len(absent) > 4 else "")
            yield self.finding(
                told.blocks[0].span(),
                f"the contributions do not mention {names}: say what each author did",
                related=[Related(p.span, p.name) for p in absent],
                pointer=absent[0].pointer,
            )


def _is_named(person: Person, written: set[str], words: set[str]) -> bool:
    """Whether a text has a person: by initials, or by a name among its words."""
    if any(belongs(text, person) for text in written):
        return True
    names = re.findall(r"[a-z]+", plain(person.family or person.name.split()[-1]).lower())
    given = re.findall(r"[a-z]{3,}", plain(person.given).lower())
    return any(n in words for n in names if len(n) > 1) or any(n in words for n in given)


def _all_did(text: str) -> bool:
    """Whether a statement says of all authors, or of those that it does not name, what they did."""
    return any(
        not _approval().match(text, match.end())
        for match in re.finditer(
            r"(?i)\b(?:all|both|each|every)\b(?: \w+){0,2} (?:co-?)?authors?\b"
            r"|\b(?:other|remaining|rest of the|equally|we|everyone|everybody)\b",
            text,
        )
    )


@lru_cache(maxsize=1)
def _approval() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?: authors)?\s*"
        r"(?:have |has |had |also |then |critically |jointly |thoroughly |carefully ){0,4}"
        r"(?:read|review|approv|revis|agree|gave|discuss|comment|edit)"
    )


def _strangers(
    document: Document, told: Statement, persons: list[Person]
) -> Iterator[tuple[Block, Mark]]:
    """Initials of nobody: beside those of authors, behind a colon, before what they did."""
    found: list[tuple[Block, Mark]] = []
    known = 0
    written = {mark.text for mark in marks(told.text)}
    authors = {text for text in written if any(belongs(text, p) for p in persons)}
    for block in told.blocks:
        listed = marks(block.text)
        mine = [mark.text in authors for mark in listed]
        known += sum(mine)
        for k, mark in enumerate(listed):
            if mine[k] or _is_word(document, told, mark):
                continue
            if re.match(r"[ -][A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ]", block.text[mark.end : mark.end + 20]):
                continue  # “J.H. Kim”
            beside = [
                j
                for j in (k - 1, k + 1)
                if 0 <= j < len(listed)
                and mine[j]
                and _between().fullmatch(
                    block.text[min(mark.end, listed[j].end) : max(mark.start, listed[j].start)]
                )
            ]
            after_colon = block.text[: mark.start].rstrip().endswith(":")
            if beside or after_colon or _deed().match(block.text, mark.end):
                found.append((block, mark))
    names = {mark.text for _, mark in found}
    if known > 1 and (len(names) == 1 or 4 * len(names) <= len(persons)):
        first = {mark.text: (block, mark) for block, mark in reversed(found)}
        yield from (first[name] for name in sorted(names, key=lambda n: first[n][1].start))


def _named_strangers(told: Statement, persons: list[Person]) -> Iterator[tuple[Block, Mark]]:
    """Full names before roles (“Jane Doe: Conceptualization”) that no author has."""
    known = [tokens(f"{p.name} {p.given} {p.family}") for p in persons]
    listed = [
        (block, Mark(m[1], *m.span(1)))
        for block in told.blocks
        for m in named_before_roles().finditer(block.text)
    ]
    strange = [
        (block, mark)
        for block, mark in listed
        if is_person(mark.text) and not any(shares_name(tokens(mark.text), k) for k in known)
    ]
    if len(listed) > 2 and 3 * len(strange) <= len(listed):
        yield from strange


@lru_cache(maxsize=1)
def _between() -> re.Pattern[str]:
    return re.compile(r"[\s,;&/]{1,3}|,?\s+(?:and|&)\s+")


@lru_cache(maxsize=1)
def _deed() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:wrote|did|drew|led|made|had|took|ran|built|gave|oversaw|[a-z]{3,12}ed)\s"
    )


def _is_word(document: Document, told: Statement, mark: Mark) -> bool:
    """Whether it is no name but an abbreviation: the text has it elsewhere as well."""
    word = mark.text.strip(".")
    if not word.isalpha():
        return False
    return document.vocabulary.get(word, 0) > len(re.findall(rf"\b{word}\b", told.text)) or (
        word in _NO_NAMES
    )


_NO_NAMES = word_set(
    "AI BSc CEO CRO CT DNA EU ICMJE ID IT MD MRI MSc PCR PI PhD RNA SD UK USA",
)


def _near(one: str, other: str) -> bool:
    """Whether one letter makes the difference, or two have changed places."""
    a, b = (re.sub(r"[^A-Z]", "", text) for text in (one, other))
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
