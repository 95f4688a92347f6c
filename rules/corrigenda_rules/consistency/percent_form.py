"""consistency/percent-form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import Number, forms, numbers


class PercentForm(Rule):
    """“5%” in one sentence and “5 percent” in another; “5–10%” here and “5%–10%” there.

    Percentages are compared with each other, so they should look alike. A number in words takes
    the word (“Five percent of …” at the beginning of a sentence), and is left alone, as is
    “percentage point”.

    Scientific manuals ask for the sign after a figure. Write what the document writes most.
    """

    meta = RuleMeta(
        id="consistency/percent-form",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 18 (numbers and percentages)",
            "The Chicago Manual of Style, 17th ed., 9.18",
        ),
        examples=(
            Example(
                fails="In 5% of men and 12% of women, but in ⟦9 percent⟧ of children.",
                reports="“percent” (1×, line 1) beside “%” (2×, line 1)",
                fixed="In 5% of men and 12% of women, but in 9% of children.",
            ),
            Example(fails="In 5 per cent, 7 per cent and ⟦9%⟧ of them."),
            Example(fails="In 5 percent, 7 percent and ⟦9 per cent⟧ of them.", reports="per cent"),
            Example(
                fails="Between 5–10% and 7–12%, or ⟦8%–15%⟧ of them.",
                reports="“8%–15%” (1×, line 1) beside “5–10%” (2×, line 1)",
                fixed="Between 5–10% and 7–12%, or 8–15% of them.",
            ),
            Example(passes="Five percent of men and 12% of women, that is 3 percentage points."),
            Example(passes="He said “9 percent of them”; it was 5% and 7%."),
            Example(passes="In 5–10% of them; from 5% to 10%; 12%, 13%."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares sign and word, then the ranges."""
        found = numbers(document)
        signs = found.get("%", [])
        pairs = [(name, Use(n.block, n.start, n.after)) for name, n in _written(found)]
        if pairs:
            pairs += [("%", Use(n.block, n.start, n.after)) for n in signs]

            def rewrite(use: Use, model: Form) -> str:
                number = re.match(r"[\d.,·]+", use.text)
                assert number is not None
                space = "" if model.name == "%" and not _spaced(model) else " "
                return f"{number[0]}{space}{model.name}"

            yield from at_odds(
                self, document, forms(pairs), advice="write “{}” after figures", rewrite=rewrite
            )
        ranges = list(_ranges(signs))
        if len(ranges) > 1:
            shown: dict[str, str] = {}
            for kind, use in ranges:
                shown.setdefault(kind, use.text)
            yield from at_odds(
                self,
                document,
                forms((shown[kind], use) for kind, use in ranges),
                advice="write ranges as in “{}”",
                rewrite=lambda use, model: _as_range(use.text, model.name.count("%") > 1),
            )


def _written(found: dict[str, list[Number]]) -> Iterator[tuple[str, Number]]:
    for number in found.get("percent", ()):
        yield "percent", number
    for number in found.get("per", ()):
        text = number.block.text
        if re.match(r"\scent\b", text[number.after : number.after + 6]):
            yield "per cent", number._replace(after=number.after + 5)


_DASHES = ("–", "-", "−")


def _spaced(form: Form) -> bool:
    return form.uses[0].text[-2:-1].isspace()


@lru_cache(maxsize=1)
def _range() -> re.Pattern[str]:
    return re.compile(r"(\d[\d.]{0,5})(\s?%)?(\s?[–−-]\s?)\Z")


def _ranges(signs: list[Number]) -> Iterator[tuple[str, Use]]:
    """The ranges that end in a percent sign, by whether their first number has one too."""
    for number in signs:
        text = number.block.text
        if text[max(0, number.start - 2) : number.start].rstrip()[-1:] not in _DASHES:
            continue
        before = text[max(0, number.start - 12) : number.start]
        match = _range().search(before)
        if match is None:
            continue
        start = number.start - len(before) + match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-–−.,"):
            continue
        if "-" in match[3] and match[3] != "-":
            continue  # “5% -10%”: a difference
        try:
            if not float(match[1]) < float(number.text):
                continue
        except ValueError:
            continue
        yield ("twice" if match[2] else "once"), Use(number.block, start, number.after)


def _as_range(text: str, twice: bool) -> str | None:
    match = re.match(r"([\d.]+)(\s?%)?(\s?[–−-]\s?)([\d.,·]+)(\s?%)\Z", text)
    if match is None:
        return None
    return f"{match[1]}{match[5] if twice else ''}{match[3]}{match[4]}{match[5]}"
