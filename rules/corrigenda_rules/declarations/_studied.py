"""What the methods tell of people and animals that were studied."""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda_rules.declarations._statements import methods

PEOPLE, ANIMALS = "people", "animals"
_DEEDS = {
    PEOPLE: (
        "recruited", "enrolled", "interviewed", "andom", "articipated in", "ook part in",
        "collected", "obtained", "drawn", "taken",
    ),
    ANIMALS: (
        "thesi", "theti", "euthan", "sacrificed", "killed", "decapitated", "mmuni", "injected",
        "inoculated", "perfused", "housed",
    ),
}  # fmt: skip
"""What a paragraph must hold before it is read closely."""
_OF_STUDIES = r"(?i)\breview\b|\bmeta-?(?:analy|regression|epidemiolog)"
"""Studies of studies: their methods tell of people whom others have studied."""


def evidence(document: Document, *kinds: str) -> tuple[Block, int, int] | None:
    """The first place of the methods that tells of studied people or animals: block and range."""
    if any(re.search(_OF_STUDIES, article.string("title")) for article in document.articles):
        return None
    for block in document.derive(methods):
        text = block.text
        found = [
            match
            for kind in kinds
            if any(deed in text for deed in _DEEDS[kind]) and (match := _studied(kind).search(text))
        ]
        if found:
            first = min(found, key=lambda match: match.start())
            return block, *first.span()
    return None


@lru_cache(maxsize=2)
def _studied(kind: str) -> re.Pattern[str]:
    people = (
        r"(?i:patients|participants|volunteers|subjects|women|men|children|adults|infants|students"
        r"|nurses|adolescents|physicians|individuals|donors)"
    )
    animals = (
        r"(?i:mice|rats|rabbits|pigs|piglets|monkeys|macaques|marmosets|dogs|cats|sheep|goats"
        r"|hamsters|ferrets|guinea pigs)"
    )
    more = r"(?: [\w-]+| \([^()]{1,40}\)){0,6} were "
    if kind == PEOPLE:
        return re.compile(
            rf"(?:\b\w+ )?\b{people}{more}(?:\w+ ){{0,2}}"
            r"(?:recruited|enrolled|interviewed|randomi[sz]ed|randomly (?:assigned|allocated))\b"
            rf"|\b[Ww]e (?:\w+ ){{0,2}}(?:recruited|enrolled|interviewed|randomi[sz]ed) "
            rf"(?:[\w-]+ ){{0,5}}{people}\b"
            rf"|\b{people}(?: \([^()]{{1,40}}\))? (?:voluntarily )?(?:participated|took part) in\b"
            r"|\b(?:[Ss]amples|[Ss]pecimens|[Bb]lood|[Ss]erum|[Ss]era|[Pp]lasma|[Bb]iopsies|[Ss]aliva)"
            r" (?:\w+ ){0,4}(?:were|was) (?:\w+ )?(?:collected|obtained|drawn|taken) (?:\w+ ){0,3}"
            rf"from (?:[\w,-]+ ){{0,6}}{people}\b"
        )
    return re.compile(
        rf"\b{animals}{more}(?:\w+ ){{0,3}}"
        r"(?:ana?esthesi[sz]ed|ana?estheti[sz]ed|euthani[sz]ed|sacrificed|killed|decapitated"
        r"|immuni[sz]ed|injected|inoculated|perfused|housed)\b"
    )
