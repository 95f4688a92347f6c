"""consistency/date-form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, numbers, standing

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(_MONTHS).union(_SHORT)


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    month = rf"(?:{'|'.join((*_MONTHS, *_SHORT))})\b\.?"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    year = r"(?:1[6-9]|20)\d\d"
    return re.compile(
        rf"(?<![\w./–-])(?:(?P<dmy>{day}\s(?:of\s)?{month},?\s{year})"
        rf"|(?P<mdy>{month}\s{day}(?:,\s?|\s){year})"
        rf"|(?P<ymd>{year},?\s{month}\s{day}))(?![\w]|[–/-]\d)"
    )


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w./:–=-])(?:(?P<iso>(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d)"
        r"|(?P<slash>[0-3]?\d/[0-3]?\d/(?:19|20)\d\d)"
        r"|(?P<point>[0-3]?\d\.[01]?\d\.(?:19|20)\d\d))(?![\w/:-]|\.\w)"
    )


@lru_cache(maxsize=1)
def _month_year() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_MONTHS)})(?:,| of)?\s(?:19|20)\d\d\b")


class DateForm(Rule):
    """Dates in several forms: “12 March 2024”, “March 12, 2024”, “12/03/2024”, “2024-03-12”.

    Dates in one text should be written alike; those in figures can be misread besides (12/03/2024
    is in March in London, in December in New York). Compared are full dates in the text by the
    order of their parts, by name or figures, by the ending of the day (“12th March”), then by
    full and short months (“12 Mar 2024”); and months with years (“March 2024”, “March, 2024”).

    The history of an article, references, quotations, versions and file names are left alone.

    Write the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/date-form",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 6.38 and 9.31–9.36",
            "New Hart's Rules, 2nd ed., 11.5 (dates)",
        ),
        examples=(
            Example(
                fails="From 12 March 2024 and 1 May 2024 to ⟦June 3, 2024⟧ we waited.",
                reports="“June 3, 2024” (1×, line 1) beside “12 March 2024” (2×, line 1)",
                fixed="From 12 March 2024 and 1 May 2024 to 3 June 2024 we waited.",
            ),
            Example(fails="From 12 March 2024 to 1 May 2024, then to ⟦03/06/2024⟧."),
            Example(fails="On 12 March 2024, 1 May 2024 and ⟦3rd June 2024⟧.", reports="3rd June"),
            Example(fails="On 12 March 2024, 1 May 2024 and ⟦3 Jun 2024⟧.", reports="3 Jun"),
            Example(
                fails="In March 2024, in May 2024 and in ⟦June, 2024⟧.",
                fixed="In March 2024, in May 2024 and in June 2024.",
            ),
            Example(passes="On 12 March 2024 and in May 2024 we used version 2.1.2024 of it."),
            Example(passes="On March 12, 2024, and May 1, 2024, the release 2024-03-12 came out."),
            Example(passes="It was said on “June 3, 2024” and on 12 March 2024, 1 May 2024."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the full dates, then the months with years."""
        found: list[tuple[str, Use]] = []
        months: list[tuple[str, Use]] = []
        for block, at in _named_months(document):
            near = _date().finditer(block.text, max(0, at - 16), at + 30)
            match = next((m for m in near if m.start() <= at < m.end()), None)
            if match is not None:
                found.append((_shape(match), Use(block, *match.span())))
                continue
            match = _month_year().match(block.text, at)
            before = block.text[max(0, at - 2) : at].rstrip(" ,")
            if match is not None and not before[-1:].isdigit():
                how = "of" if " of " in match[0] else "comma" if "," in match[0] else "plain"
                months.append((how, Use(block, *match.span())))
        for block, match in _in_figures(document):
            if _is_date(match[0]) and not _is_version(block, match):
                found.append((match.lastgroup or "", Use(block, *match.span())))
        yield from self._compare(document, found, "write dates as in “{}”", _rewritten)
        yield from self._compare(document, months, "write months as in “{}”", _as_month)

    def _compare(
        self, document: Document, found: list[tuple[str, Use]], advice: str, rewrite: object
    ) -> Iterator[Finding]:
        if len({shape for shape, _ in found}) < 2:
            return
        found.sort(key=lambda pair: pair[1].span)
        shown: dict[str, str] = {}
        for shape, use in found:
            shown.setdefault(shape, " ".join(use.text.split()))
        yield from at_odds(
            self,
            document,
            forms((shown[shape], use) for shape, use in found),
            advice=advice,
            rewrite=rewrite,  # type: ignore[arg-type]
        )


def _shape(match: re.Match[str]) -> str:
    text = match[0]
    order = match.lastgroup or ""
    short = any(part.strip(".,") in _SHORT for part in text.split())
    ordinal = re.search(r"\d(?:st|nd|rd|th)\b", text) is not None
    comma = order == "mdy" and "," not in text
    marks = (short, " short"), (ordinal, " ordinal"), (comma, " bare"), (" of " in text, " of")
    return order + "".join(name for present, name in marks if present)


def _named_months(document: Document) -> Iterator[tuple[Block, int]]:
    """The places of the names of months that a figure stands beside."""
    for name in sorted(_names() & document.vocabulary.keys()):
        for block, at in standing(document, name):
            text, end = block.text, at + len(name)
            if not text[end : end + 1].isalpha() and (
                text[at - 2 : at - 1].isdigit()
                or text[end : end + 6].strip(" ,.\n\xa0of")[:1].isdigit()
                or text[max(0, at - 6) : at - 1].rstrip("of hstndr").endswith(tuple("0123456789"))
            ):
                yield block, at


def _in_figures(document: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    """The dates written in figures alone."""
    for all_ in numbers(document).values():
        for number in all_:
            size = number.end - number.start
            text = number.block.text
            if size == 4 and text[number.start : number.start + 2] in ("19", "20"):
                if "-" in text[number.end : number.end + 1]:
                    start = number.start
                elif text[number.start - 1 : number.start] == "/":
                    start = text.rfind(" ", max(0, number.start - 7), number.start) + 1
                else:
                    continue
            elif size > 7 and number.text.count(".") == 2:
                start = number.start
            else:
                continue
            match = _figures().search(text, start, number.end + 10)
            if match is not None:
                yield number.block, match


def _is_date(text: str) -> bool:
    parts = [int(part) for part in re.split(r"[-/.]", text)]
    day, month = (parts[2], parts[1]) if parts[0] > 31 else (parts[0], parts[1])
    return 1 <= day <= 31 and 1 <= month <= 31 and (day <= 12 or month <= 12)


def _is_version(block: Block, match: re.Match[str]) -> bool:
    """Whether a date in ISO form is the name of a release or of a file."""
    before = block.text[max(0, match.start() - 20) : match.start()].lower()
    return (
        re.search(r"(?:version|release|v|snapshot|build|dump|commit|of)\s?[(]?\Z", before)
        is not None
    )


def _parts(text: str) -> tuple[str, str, str] | None:
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?=st|nd|rd|th)", text)
    month = re.search(r"[A-Z][a-z]+", text)
    year = re.search(r"\d{4}", text)
    return (day[0].lstrip("0"), month[0], year[0]) if day and month and year else None


def _rewritten(use: Use, model: Form) -> str | None:
    """A date with a named month in the order of another one."""
    parts, shape = _parts(use.text), _date().fullmatch(model.name)
    if parts is None or shape is None:
        return None
    day, month, year = parts
    kind = _shape(shape)
    if "short" in kind or "ordinal" in kind or "of" in kind:
        return None
    month = next((m for m in _MONTHS if m.startswith(month[:3])), month)
    if kind == "dmy":
        return f"{day} {month} {year}"
    return f"{month} {day}, {year}" if kind == "mdy" else None


def _as_month(use: Use, model: Form) -> str:
    month, year = re.findall(r"\w+", use.text)[:: 2 if " of " in use.text else 1][:2]
    mark = " of" if " of " in model.name else "," if "," in model.name else ""
    return f"{month}{mark} {year}"
