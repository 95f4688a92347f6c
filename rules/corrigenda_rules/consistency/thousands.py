"""consistency/thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import Number, forms, is_plain, numbers
from corrigenda_rules.consistency._units import SPACED
from corrigenda_rules.typography._text import names

_THIN = "\xa0\u2009\u202f"
_LABELS = names(
    "no nos number numbers grant code codes id ids table figure fig pmid version page pages year "
    "years box catalogue catalog cat lot ref refs accession line lines chromosome chr position "
    "positions residue residues site sites license licence approval protocol reference registry "
    "in since by until before after from of equation section step case cas ec sample isolate "
    "model"
)
"""A number after one of these may be a name or a year."""
_PLURALS = names("people men women children mice sheep fish data bacteria loci taxa")
_NOT_COUNTED = names(
    "a an and are as at but by for from in is of on or than that the to was were with which who "
    "has have had when where while we it its not per s"
)


class Thousands(Rule):
    """Large numbers with and without a mark between the thousands: “12,500” and “12500”.

    Figures that are to be compared should be set alike: with commas (American and British
    journals), with thin spaces (SI) or with nothing. Numbers of five digits and more are compared
    with each other, numbers of four digits with each other, since many journals set “1500” and
    “12,500”.

    Only what counts or measures is judged, that is a number before a noun, a unit or a percent
    sign, or after “n =”. Years, pages, grant and catalogue numbers, coordinates, dates and
    decimals are left alone.
    """

    meta = RuleMeta(
        id="consistency/thousands",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=(
            "BIPM, The International System of Units (SI Brochure), 9th ed., 5.4.4",
            "The Chicago Manual of Style, 17th ed., 9.54–9.56",
        ),
        examples=(
            Example(
                fails="We read 12,500 texts, 30,000 pages and ⟦40000⟧ lines.",
                reports="“40000” (1×, line 1) beside “12,500” (2×, line 1)",
                fixed="We read 12,500 texts, 30,000 pages and 40,000 lines.",
            ),
            Example(
                fails="We read 1,250 texts, 3,000 pages and ⟦4000⟧ lines.",
                fixed="We read 1,250 texts, 3,000 pages and 4,000 lines.",
            ),
            Example(fails="We read 12 500 texts, 30 000 pages and ⟦40,000⟧ lines."),
            Example(passes="We read 1500 texts and 12,500 pages in 2021."),
            Example(
                passes="We read 12,500 texts under grant 34567 of the year 2020, ID 55555 too."
            ),
            Example(passes="From 12,500 cells; positions 40000–50000; version 20230401; 0.12345."),
            Example(passes="In 2010 345 patients came, of 12,500; see refs 12,345."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the numbers of five digits and more, then those of four."""
        found = numbers(document)
        long: list[tuple[str, Use]] = []
        short: list[tuple[str, Use]] = []
        for unit, all_ in found.items():
            for number in all_:
                if number.end - number.start < 3 and (number.unit or not _goes_on(number)):
                    continue
                for digits, how, use in _written(number, unit):
                    (long if digits > 4 else short).append((how, use))
        for group in (long, short):
            if len({how for how, _ in group}) > 1:
                group.sort(key=lambda pair: pair[1].span)
                shown: dict[str, str] = {}
                for how, use in group:
                    shown.setdefault(how, _figures(use.text))
                yield from at_odds(
                    self,
                    document,
                    forms((shown[how], use) for how, use in group),
                    advice="set thousands as in “{}”",
                    rewrite=_rewritten,
                    least=3,
                )


def _goes_on(number: Number) -> bool:
    """Whether a space and another figure follow."""
    after = number.block.text[number.end : number.end + 2]
    return len(after) == 2 and after[1].isdigit() and after[0] in " " + _THIN


@lru_cache(maxsize=1)
def _groups() -> re.Pattern[str]:
    return re.compile(rf"[1-9]\d{{0,2}}(?:([ {_THIN}])\d{{3}})(?:\1\d{{3}})*(?![\d.,]?\d)")


def _written(number: Number, unit: str) -> Iterator[tuple[int, str, Use]]:
    """How many digits a number has and how its thousands are set, if it counts or measures."""
    text, start = number.block.text, number.start
    figures = number.text
    if figures.isdigit():
        if figures[0] == "0":
            return
        if len(figures) <= 3:
            yield from _spaced(number)
            return
        if not _counts(number, unit) or (len(figures) == 4 and _is_year(figures)):
            return
        use = Use(number.block, start, number.end)
        if is_plain(use):
            yield len(figures), "plain", use
    elif "," in figures and re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", figures):
        before = text[max(0, start - 2) : start]
        if before[-1:] in "[,-–" and before:
            return
        whole = figures.partition(".")[0]
        yield len(whole.replace(",", "")), "comma", Use(number.block, start, number.end)


def _spaced(number: Number) -> Iterator[tuple[int, str, Use]]:
    """A number whose thousands stand apart: “12 500”."""
    text, start = number.block.text, number.start
    if number.gap or text[number.end : number.end + 1] not in tuple(" " + _THIN):
        return
    match = _groups().match(text, start)
    if match is None or text[max(0, start - 2) : start].strip(" (~≈<>=")[-1:].isdigit():
        return
    if match[1] == " " and not _is_one(text, *match.span()):
        return
    digits = sum(c.isdigit() for c in match[0])
    yield digits, "space", Use(number.block, start, match.end())


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether figures that a plain space parts are one number: what it counts follows it."""
    before, after = text[max(0, start - 3) : start], text[end : end + 20]
    if before.rstrip()[-1:] in ("(", "=", "±", "≈", "~", ":", "<", ">") and (
        not after or after[0] in "),;." or after.startswith(" ±")
    ):
        return True
    noun = re.match(r" ([a-z]{3,})", after)
    if noun is None or noun[1] in _NOT_COUNTED or _after_label(text, start):
        return False
    return end - start > 5 or before.rstrip()[-1:] not in (",", ";")


def _is_year(figures: str) -> bool:
    return "1500" <= figures <= "2100"


def _counts(number: Number, unit: str) -> bool:
    """Whether a plain number counts or measures something."""
    text, start = number.block.text, number.start
    before = text[max(0, start - 2) : start]
    if before[-1:] in ("-", "–", "−", ":", "/", "+", "."):
        return False
    if text[number.after : number.after + 1] in ("-", "_"):
        return False
    if before.endswith(("= ", "=")) and text[max(0, start - 6) : start].rstrip("= ")[-1:] in "nN":
        return True
    if not (unit in SPACED or unit in _PLURALS or (len(unit) > 3 and unit[-1] == "s")):
        return False
    if not unit[0].islower() or unit in _NOT_COUNTED or unit[-2:] == "ss":
        return False
    return number.gap in (" ", "\xa0", "\u2009") and not _after_label(text, start)


def _after_label(text: str, start: int) -> bool:
    match = re.search(r"([^\W\d_]+)\.?[\s#:]*\Z", text[max(0, start - 24) : start])
    if match is None:
        return False
    is_name = len(match[1]) > 1 and match[1].isupper() and match.end(1) == match.end() - 1
    return is_name or match[1].lower() in _LABELS - {"of", "in", "from", "by"}


def _figures(text: str) -> str:
    match = re.match(rf"\d[\d,]*(?:[ {_THIN}]\d{{3}})*", text)
    return match[0] if match else text


def _rewritten(use: Use, model: Form) -> str | None:
    figures = _figures(use.text)
    digits = "".join(c for c in figures if c.isdigit())
    mark = next((c for c in model.name if not c.isdigit()), "")
    return f"{int(digits):,}".replace(",", mark) + use.text[len(figures) :]
