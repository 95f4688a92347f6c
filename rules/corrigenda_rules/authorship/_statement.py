"""The statement that tells who contributed what, wherever it stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules.authorship._initials import belongs, marks
from corrigenda_rules.authorship._people import Person
from corrigenda_rules.structure._sections import sections


class Statement(NamedTuple):
    """The paragraphs of the statement."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "\n".join(block.text for block in self.blocks)


def statement(document: Document, persons: list[Person]) -> Statement | None:
    """The statement of contributions: a section, or a paragraph or note that is one."""
    for section in document.derive(sections):
        if section.blocks and _heading().fullmatch(section.name):
            return Statement(section.blocks)
    for block in document.of_kind("p", "fn"):
        label = _label().match(block.text)
        if label and len(block.text) > label.end() + 20:
            return Statement((block,))
        if block.kind == "fn" and _deeds().search(block.text):
            found = marks(block.text)
            mine = sum(any(belongs(mark.text, p) for p in persons) for mark in found[:10])
            roles = len(named_before_roles().findall(block.text))
            if roles > 1 or (len(found) > 1 and 3 * mine >= 2 * min(len(found), 10)):
                return Statement((block,))
    return None


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    return re.compile(
        r"(?:individual )?(?:credit )?(?:author(?:s|ship)?['’]?s?['’]? )?contributions?"
        r"(?: of (?:the )?authors| statements?| to authorship)?"
        r"|credit (?:author(?:ship)? )?(?:contributions? )?(?:statement|roles)|contributorship.*"
        r"|author(?:s['’])? roles|contributor roles"
    )


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\s*(?:credit )?author(?:s|ship|s['’]|['’]s)? contributions?(?: statement)?\s*[:.—–]"
    )


@lru_cache(maxsize=1)
def _deeds() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Cc]onceived|[Ww]rote|[Dd]rafted|[Ww]riting|[Cc]onceptuali[sz]ation|[Pp]erformed"
        r"|[Aa]naly[sz]ed|[Dd]esigned)\b"
    )


@lru_cache(maxsize=1)
def named_before_roles() -> re.Pattern[str]:
    """A full name before a role: “Jane Doe: Conceptualization”."""
    return re.compile(
        r"(?:^|[.;]\s{1,2}|\n)([A-ZÀ-Þ][\w.'’-]{0,25}(?: [\w.'’-]{1,25}){1,3}):\s?(?=(?i:"
        r"concept|method|softw|writ|valid|formal|invest|resour|data|visual|superv|project|fund"
        r"|review|analy|draft|design))"
    )
