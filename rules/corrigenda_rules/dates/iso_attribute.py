"""dates/iso-attribute: a date of a JATS article that says two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._spans import Spans
from corrigenda_rules._values import quote
from corrigenda_rules.dates._history import fault, parse

_JATS = (
    '<article><front><article-meta><pub-date pub-type="epub" iso-8601-date="{}"><day>07</day>'
    "<month>05</month><year>2021</year></pub-date></article-meta></front></article>"
)
_LONGEST = 600


class IsoAttribute(Rule):
    """The attribute `iso-8601-date` of a JATS date that is no date, or another one than is shown.

    Programs read the attribute, people the day, month and year inside: where the two differ, the
    article has two dates of publication. Mostly one of the two was corrected and the other not, or
    day and month changed places.

    The attribute must be YYYY, YYYY-MM or YYYY-MM-DD, with or without a time, be a day of the
    calendar, and agree with what the elements give.

    Correct the attribute, or take it out.
    """

    meta = RuleMeta(
        id="dates/iso-attribute",
        severity=Severity.ERROR,
        since="0.2",
        sources=("JATS, @iso-8601-date", "ISO 8601-1:2019"),
        examples=(
            Example(
                fails=_JATS.format("⟦2021-07-05⟧"),
                reports="“2021-07-05” is not the date inside, 2021-05-07",
                path="a.xml",
            ),
            Example(
                fails=_JATS.format("⟦2021-05-32⟧"), reports="that month has 31 days", path="a.xml"
            ),
            Example(
                fails=_JATS.format("⟦7 May 2021⟧"), reports="write 2021-05-07", path="a.xml"
            ),
            Example(passes=_JATS.format("2021-05-07"), path="a.xml"),
            Example(passes=_JATS.format("2021-05"), path="a.xml"),
            Example(passes=_JATS.format("2021-05-07T12:00:00Z"), path="a.xml"),
            Example(
                passes='<article><front><article-meta><!--<pub-date iso-8601-date="1.1.21"/>-->'
                "</article-meta></front></article>",
                path="a.xml",
            ),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at every date with the attribute."""
        text = document.source.text
        if document.format != "jats" or "iso-8601-date" not in text:
            return
        hidden = Spans(comment.span for comment in document.comments)
        for match in _attributes().finditer(text):
            if match.start() in hidden:
                continue
            name = re.match(
                r"<([\w:-]+)\s", text[(at := text.rfind("<", 0, match.start())) : at + 80]
            )
            opened = text.find(">", match.end())
            if name is None or opened < 0:
                continue
            written = match[1].strip()
            end = text.find(f"</{name[1]}>", opened, opened + _LONGEST)
            closed = text[opened - 1] == "/"
            inside = "" if closed or end < 0 else _inside(text[opened + 1 : end])
            wrong = _fault(written, inside)
            if wrong:
                yield self.finding(
                    Span(*match.span(1)),
                    f"{quote(written)} {wrong}",
                    suggestions=[inside] if inside else (),
                )


@lru_cache(maxsize=1)
def _attributes() -> re.Pattern[str]:
    return re.compile(r"\siso-8601-date\s*=\s*[\"']([^\"'<>]{0,60})[\"']")


def _inside(text: str) -> str:
    """The date that the elements give, as far as they do in numbers."""
    parts = []
    for name, width in (("year", 4), ("month", 2), ("day", 2)):
        found = re.search(rf"<{name}[^<>]*>\s*(\d{{1,{width}}})\s*</{name}>", text)
        if not found:
            break
        parts.append(found[1].zfill(width))
    return "-".join(parts)


def _fault(written: str, inside: str) -> str:
    """What is wrong with the attribute; empty if nothing is."""
    day = re.sub(r"[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?$", "", written)
    if re.fullmatch(r"\d{8}", day):
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    parts = parse(day)
    if parts is None or re.search(r"-\d(?:-|$)", day):
        return "is no ISO 8601 date" + (f": write {inside}" if inside else ": write YYYY-MM-DD")
    impossible = fault(parts)
    if impossible:
        return f"is no date: {impossible}"
    shown = parse(inside)
    if shown and not fault(shown):
        length = min(len(parts), len(shown))
        if parts[:length] != shown[:length]:
            return f"is not the date inside, {inside}: correct one of them"
    return ""
