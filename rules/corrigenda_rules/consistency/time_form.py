"""consistency/time-form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, numbers, searched


@lru_cache(maxsize=1)
def _half() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.:])((?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?)([ \xa0\u2009\u202f]?)"
        r"([ap]\.[ \xa0]?m\.|[ap]\.m\b|[ap]m\b|[AP]\.M\.|[AP]M\b)(?![\w-])"
    )


@lru_cache(maxsize=1)
def _day() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?h\b)?(?![\w:/]|[ \xa0]?[AaPp]\.?[Mm])"
    )


class TimeForm(Rule):
    """Times of day in several forms: “3 pm”, “3 p.m.”, “3PM”; “3 pm” and “15:00”.

    Only the way to write “am” and “pm” is a warning. The clock of 12 hours beside that of 24 is
    an `info`.

    Write the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/time-form",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 9.37–9.40",),
        examples=(
            Example(
                fails="At 3 p.m., at 5 p.m. and at ⟦8 pm⟧ we looked.",
                reports="“… pm” (1×, line 1) beside “… p.m.” (2×, line 1)",
                fixed="At 3 p.m., at 5 p.m. and at 8 p.m. we looked.",
            ),
            Example(
                fails="From 9 am to 5 pm, then from ⟦10AM⟧ on.",
                fixed="From 9 am to 5 pm, then from 10 am on.",
            ),
            Example(fails="At 9:00, 15:00 and 17:30, then at ⟦8 pm⟧.", reports="“8 pm”"),
            Example(passes="From 9 am to 5 pm; I am 5; 5 pM of it; a ratio of 15:20; 3 PM2.5."),
            Example(passes="Lights on at 7 AM; the 2PM donor region, between 2PM/2M loci."),
            Example(passes="At 9:00 and 17:30; Genesis 12:30; diluted 1:10 and 1:50."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the forms of am and pm, then the two clocks."""
        half = list(_half_days(document))
        half.sort(key=lambda pair: pair[1].span)
        half = [(m, u) for m, u in half if m[3][0].islower() or _is_clock(m, u)]
        if not half:
            return
        names: dict[tuple[bool, int, bool], str] = {}
        for match, _ in half:
            key = _way(match)
            names.setdefault(key, f"…{' ' if key[0] else ''}{match[3]}")
        yield from at_odds(
            self,
            document,
            forms((names[_way(match)], use) for match, use in half),
            advice="write times as in “{}”",
            rewrite=_rewritten,
        )
        whole = [
            Use(block, *match.span())
            for block, match in searched(document, _day())
            if _after_at(block.text, match.start())
        ]
        if whole:
            pairs = [(half[0][1].text, use) for _, use in half]
            pairs += [(whole[0].text, use) for use in whole]
            yield from at_odds(
                self,
                document,
                forms(pairs),
                advice="use one clock, as in “{}”",
                undecided="use one clock",
                severity=Severity.INFO,
            )


def _half_days(document: Document) -> Iterator[tuple[re.Match[str], Use]]:
    """The times of day with am or pm."""
    found = numbers(document)
    for unit in ("am", "pm", "AM", "PM", "a", "p", "A", "P"):
        for number in found.get(unit, ()):
            start = number.start
            if number.block.text[start - 1 : start] == ":":
                start = max(0, start - 3)
                start += not number.block.text[start].isdigit()
            match = _half().match(number.block.text, start)
            if match is not None:
                yield match, Use(number.block, *match.span())


def _way(match: re.Match[str]) -> tuple[bool, int, bool]:
    mark = match[3]
    return bool(match[2]), mark.count("."), mark.isupper()


def _is_clock(match: re.Match[str], use: Use) -> bool:
    """Whether “10 AM” is a time of day: “AM” and “PM” are symbols and names of genes, too."""
    before = use.block.text[max(0, use.start - 24) : use.start]
    if re.match(r"/\d", use.block.text[use.end : use.end + 2]):
        return False  # “between 2PM/2M loci”
    return (
        "." in match[3]
        or ":" in match[1]
        or re.search(
            r"(?:\b(?:at|from|until|to|before|after|between)"
            r"|\b(?:[ap]\.?m\.?|between \S{1,9}|at \S{1,9})\s?(?:and|–|-))\s?\Z",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _after_at(text: str, at: int) -> bool:
    """Whether a time of day stands there rather than a ratio: “at 9:00”, “9:00 to 15:00”."""
    return (
        re.search(
            r"\b(?:at|until|from|between|before|after|by)\s\Z|\d:\d\d\s?(?:–|-|and|to|,)\s?\Z",
            text[max(0, at - 12) : at],
        )
        is not None
    )


def _rewritten(use: Use, model: Form) -> str | None:
    match, wanted = _half().fullmatch(use.text), re.search(r"…( ?)(\S.*)\Z", model.name)
    if match is None or wanted is None:
        return None
    if use.block.text[use.end : use.end + 1] == "." and wanted[2].endswith("."):
        return None
    letter = match[3][0].lower()
    mark = letter + wanted[2][1:] if wanted[2][0].islower() else (letter + wanted[2][1:]).upper()
    return f"{match[1]}{wanted[1]}{mark}"
