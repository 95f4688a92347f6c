"""consistency/p-value-form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, signed, standing


class _Value(NamedTuple):
    """A P value: its letter, whether spaces stand around the sign, its zero (None: not asked)."""

    use: Use
    letter: str
    spaced: bool
    zero: bool | None
    sign: str


class PValueForm(Rule):
    """P values written in several ways: “P = 0.05”, “p=0.05”, “p = .05”.

    Readers scan a text for its P values. What varies is the case of the letter, the spaces around
    the sign and the zero before the decimal point; no difference of meaning goes with any of them.
    The words are compared as well: “P value”, “p-value” (a capital that begins a sentence does not
    count).

    Style manuals disagree on every point (AMA: *P* = .05; APA: *p* = .05; most journals of science:
    P = 0.05), so the form that the document uses most is suggested.
    """

    meta = RuleMeta(
        id="consistency/p-value-form",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        yields_to=("terminology/term",),
        sources=(
            "AMA Manual of Style, 11th ed., chapter 19 (study design and statistics)",
            "Publication Manual of the American Psychological Association, 7th ed., 6.36 and 6.44",
        ),
        examples=(
            Example(
                fails="It rose (P = 0.01) and fell (P < 0.001) and rose (⟦p=.04⟧).",
                reports="“p=.…” (1×, line 1) beside “P = 0.…” (2×, line 1)",
                fixed="It rose (P = 0.01) and fell (P < 0.001) and rose (P = 0.04).",
            ),
            Example(
                fails="It rose (*p* < 0.05, *p* = 0.01) and fell (*⟦P* = 0.02⟧).",
                reports="“P = 0.…”",
            ),
            Example(
                fails="The p-value was low; a p-value of 0.2. The ⟦P value⟧ rose.",
                reports="“P value”",
            ),
            Example(
                passes="It rose (P = 0.01) and fell (P < 0.001; P = 1). P(x) = 0.5; p53 = 0.2."
            ),
            Example(
                passes="The p-value was low. P-values were adjusted, and p-values were pooled."
            ),
            Example(passes="Alleles at p = 4 and q = 0.2; p.05 and p=5 times; *P* = 3 × 10^−8^."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the values, then the words."""
        words = document.vocabulary
        if not words.get("p", 0) + words.get("P", 0) > 1:
            return
        found = list(_values(document))
        if len(found) > 1:
            yield from self._compare(document, found)
        yield from at_odds(self, document, forms(_named(document)), rewrite=_word)

    def _compare(self, document: Document, found: list[_Value]) -> Iterator[Finding]:
        zeros = Counter(v.zero for v in found if v.zero is not None)
        usual = zeros[True] >= zeros[False]
        signs: dict[tuple[str, bool, bool], set[str]] = {}
        for v in found:
            zero = usual if v.zero is None else v.zero
            signs.setdefault((v.letter, v.spaced, zero), set()).add(v.sign)
        names = {key: _name(*key, "=" if "=" in s else min(s)) for key, s in signs.items()}
        pairs = [
            (names[v.letter, v.spaced, usual if v.zero is None else v.zero], v.use) for v in found
        ]
        yield from at_odds(
            self, document, forms(pairs), advice="write all P values as in “{}”", rewrite=_as
        )


def _name(letter: str, spaced: bool, zero: bool, sign: str) -> str:
    gap = " " if spaced else ""
    return f"{letter}{gap}{sign}{gap}{'0' if zero else ''}.…"


@lru_cache(maxsize=1)
def _value() -> re.Pattern[str]:
    return re.compile(
        r"([pP])([ \xa0\u2009\u202f]?)([=<>≤≥])([ \xa0\u2009\u202f]?)"
        r"(0?\.\d{1,8}|[01](?![\w.·,]))(?![\w·]|\.\d|\s?[×x*])"
    )


def _values(document: Document) -> Iterator[_Value]:
    for at, number in signed(document):
        text = number.block.text
        start = at - 1 if text[at - 1 : at] in ("p", "P") else at - 2
        if at < 1 or start < 0 or text[start] not in "pP":
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_"):
            continue
        match = _value().match(text, start)
        if match is None or bool(match[2]) != bool(match[4]):
            continue
        value = match[5]
        zero = None if value[0] == "1" or value == "0" else value[0] == "0"
        use = Use(number.block, *match.span())
        yield _Value(use, match[1], bool(match[2]), zero, match[3])


def _as(use: Use, model: Form) -> str | None:
    """The value of a use, written as in the model."""
    match = _value().search(use.text)
    if match is None:
        return None
    letter = model.name[0]
    gap = " " if model.name[1] == " " else ""
    number = match[5]
    if number not in ("0", "1"):
        number = ("0" if "0" in model.name else "") + number[number.index(".") :]
    return f"{letter}{gap}{match[3]}{gap}{number}"


def _named(document: Document) -> Iterator[tuple[str, Use]]:
    words = document.vocabulary
    if "value" not in words and "values" not in words:
        return
    for block, at in standing(document, "value"):
        text, start = block.text, at - 2
        if start < 0 or text[start] not in "pP" or text[start + 1] not in "- \xa0‑":
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_"):
            continue
        end = at + 5 + (text[at + 5 : at + 6] == "s")
        if text[end : end + 1].isalnum() or (text[start] == "P" and _opens(block, start)):
            continue
        joint = "-" if text[start + 1] in "-‑" else " "
        yield f"{text[start]}{joint}value", Use(block, start, end)


def _opens(block: Block, at: int) -> bool:
    """Whether a sentence begins there, where every word has a capital."""
    before = block.text[max(0, at - 4) : at].rstrip()
    return not before or before[-1] in ".:?!(|"


def _word(use: Use, model: Form) -> str:
    return model.name + ("s" if use.text.endswith("s") else "")
