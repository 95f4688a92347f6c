"""consistency/date-form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, searched

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
    return re.compile(rf"(?<!\d )(?<!\d, )\b(?:{'|'.join(_MONTHS)})(?:,| of)?\s(?:19|20)\d\d\b")


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
        named = not _names().isdisjoint(document.vocabulary)
        found: list[tuple[str, Use]] = []
        if named:
            for block, match in searched(document, _date()):
                found.append((_shape(match), Use(block, *match.span())))
        if named or _has_figures(document):
            for block, match in searched(document, _figures()):
                kind = match.lastgroup or ""
                if _is_date(match[0]) and not _is_version(block, match):
                    found.append((kind, Use(block, *match.span())))
        yield from self._compare(document, found, "write dates as in “{}”", _rewritten)
        if named:
            months = [
                ("of" if " of " in m[0] else "comma" if "," in m[0] else "plain", Use(b, *m.span()))
                for b, m in searched(document, _month_year())
            ]
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


def _has_figures(document: Document) -> bool:
    text = document.source.text
    return ("/20" in text or "/19" in text) and ("-20" in text or "20" in text)


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
