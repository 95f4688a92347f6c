"""consistency/number-hyphen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, capitalised_like, quotations
from corrigenda_rules.consistency._words import is_own, lowered, own
from corrigenda_rules.spelling._language import names

_UNITS = names(
    "bit byte centimeter centimetre day degree digit dimensional foot gram hour inch item "
    "kilometer kilometre layer meter metre mile millimeter millimetre minute month step storey "
    "story tier week year"
)
"""Nouns that make an adjective with a number before them: a 5-year survival."""
_SCALES = r"point(?=[- \n](?:[Ll]ikert|scale|rating|system))"
"""Points are such a noun before some words only: “5 point mutations”."""
_PARTS = names(
    "half third thirds quarter quarters fourths fifth fifths sixths eighths tenth tenths"
)
_NO_NOUNS = names(
    "a after ago an and apart are as at before but by each for from had has he if in into is it "
    "later of off old on or per since so than that the then they to until up was we were when "
    "where which while who with"
)
"""What no adjective stands before."""
_COUNTS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
           "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12"}  # fmt: skip


class NumberHyphen(Rule):
    """A number and a noun before another noun, with a hyphen in one place and without in another.

    “5-year survival” and “5 year survival”, “a 3-fold increase” and “a 3 fold increase”, “twofold”
    and “2-fold”, “two-thirds of all” and “one third of all”. The form that is used more is
    suggested.

    “5-year survival” beside “after 5 years” is right usage, and so is “a two-thirds majority”
    beside “two thirds of all”. Symbols of units (“5 mm”) have their own rule, and so have numbers
    in words before other nouns than fold.
    """

    meta = RuleMeta(
        id="consistency/number-hyphen",
        severity=Severity.WARNING,
        since="0.1",
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 7.89 (compounds with numbers, fractions)",
            "AMA Manual of Style, 11th ed., chapter 8 (hyphens)",
        ),
        examples=(
            Example(
                fails="The 5-year survival, the 10-year survival and the ⟦3 year⟧ survival.",
                reports="“3 year” (1×, line 1) beside “5-year” (2×, line 1): write it as in",
                fixed="The 5-year survival, the 10-year survival and the 3-year survival.",
            ),
            Example(
                fails="A 3-fold rise, a 20-fold rise, a ⟦5 fold⟧ rise.",
                reports="“5 fold” (1×, line 1) beside “3-fold” (2×, line 1)",
                fixed="A 3-fold rise, a 20-fold rise, a 5-fold rise.",
            ),
            Example(
                fails="A twofold rise, then a twofold fall and a ⟦2-fold⟧ rise.",
                reports="write “twofold” throughout",
                fixed="A twofold rise, then a twofold fall and a twofold rise.",
            ),
            Example(
                fails="Two-thirds of the mice, one-third of the rats and ⟦two thirds⟧ of owls.",
                reports="“two thirds” (1×, line 1) beside “Two-thirds” (2×, line 1)",
                fixed="Two-thirds of the mice, one-third of the rats and two-thirds of owls.",
            ),
            Example(passes="The 5-year survival after 5 years; on day 5 year 2 began."),
            Example(passes="A two-thirds majority is two thirds of all; a twofold and a 20-fold."),
            Example(passes="A 7-point scale of 5 point mutations; 10 week later is a slip."),
            Example(passes="A 3-dimensional view of a 25 minute film and a 40 minute walk."),
            Example(passes="They were 6 year olds, “a 5-year plan”, and the 5 mm slices."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Sorts the compounds with numbers by the marks in them."""
        words = document.derive(lowered)
        for nouns, pattern in ((_UNITS | {"point"}, _units()), (_PARTS, _fractions())):
            there = words & nouns
            if there:
                yield from self._sorted(document, there, pattern)
        if "fold" in words or any(word.endswith("fold") for word in words):
            yield from self._folds(document)

    def _sorted(
        self, document: Document, there: Set[str], pattern: re.Pattern[str]
    ) -> Iterator[Finding]:
        shapes: dict[str, list[Use]] = {}
        blocks = [b for b in document.derive(own) if not there.isdisjoint(b.lowered)]
        for use, mark in _uses(document, blocks, pattern):
            shapes.setdefault(mark, []).append(use)
        flat = {
            mark: [u for u in uses if u.text.endswith("dimensional")]
            for mark, uses in shapes.items()
        }
        rest = {mark: [u for u in uses if u not in flat[mark]] for mark, uses in shapes.items()}
        for group in (flat, rest):  # “3-dimensional” is one word: it says nothing of “25 minute”
            found = {mark: uses for mark, uses in group.items() if uses}
            if len(found) > 1:
                yield from _at_odds(self, document, found)

    def _folds(self, document: Document) -> Iterator[Finding]:
        """Compares the marks before “fold” after digits, and digits with words of one number."""
        shapes: dict[str, list[Use]] = {}
        spelled: dict[str, dict[str, list[Use]]] = {}
        blocks = [block for block in document.derive(own) if "fold" in block.text]
        for use, mark in _uses(document, blocks, _fold()):
            number = _parted(use.text)[0].lower()
            if number[0].isdigit():
                shapes.setdefault(mark, []).append(use)
            side = "digits" if number[0].isdigit() else "words"
            spelled.setdefault(_COUNTS.get(number, number), {}).setdefault(side, []).append(use)
        if len(shapes) > 1:
            yield from _at_odds(self, document, shapes)
        for sides in spelled.values():
            if len(sides) > 1:
                forms = [Form(_flat(uses[0].text.lower()), tuple(uses)) for uses in sides.values()]
                yield from at_odds(self, document, forms, rewrite=_as_model)


def _as_model(use: Use, model: Form) -> str:
    return capitalised_like(model.name, use.text)


def _at_odds(rule: Rule, document: Document, shapes: dict[str, list[Use]]) -> Iterator[Finding]:
    """Findings on compounds of several numbers in several shapes, by their marks."""
    marks = {_flat(uses[0].text): mark for mark, uses in shapes.items()}

    def rewrite(use: Use, model: Form) -> str:
        number, _, noun = _parted(use.text)
        return f"{number}{marks[model.name]}{noun}"

    yield from at_odds(
        rule,
        document,
        [Form(_flat(uses[0].text), tuple(uses)) for uses in shapes.values()],
        advice="write it as in “{}” throughout",
        undecided="write it in one way throughout",
        rewrite=rewrite,
    )


def _uses(
    document: Document, blocks: list[Block], pattern: re.Pattern[str]
) -> Iterator[tuple[Use, str]]:
    """The places of a pattern in the author's words, each with its mark: a hyphen, a space, none.

    The group 1 of the pattern is what counts; what stands after it is looked at only.
    """
    for block in blocks:
        found = list(pattern.finditer(block.text))
        if not found or not is_own(document, block):
            continue
        quoted = quotations(block.text)
        for match in found:
            if bisect_right(quoted, match.start()) % 2 or _is_sum(block, match):
                continue
            mark = _parted(match[1])[1]
            yield (
                Use(block, *match.span(1)),
                "-" if mark in ("-", "‐", "‑") else mark.replace("\n", " "),
            )


def _is_sum(block: Block, match: re.Match[str]) -> bool:
    """Whether what follows is no noun, or the number is one, or names a thing: “day 5 year”."""
    after = match.groupdict().get("after")
    if after is None:
        return False
    before = block.text[max(0, match.start() - 16) : match.start()].split()
    return after.lower() in _NO_NOUNS or (bool(before) and before[-1].lower() in _UNITS)


def _parted(text: str) -> tuple[str, str, str]:
    """The number, the mark and the noun of a compound."""
    if text.lower().endswith("fold"):
        number = text[:-4].rstrip("-‐‑ \n")
        return number, text[len(number) : -4], text[-4:]
    match = re.search(r"[-‐‑ \n]", text)
    assert match is not None  # the patterns ask for one
    return text[: match.start()], match[0], text[match.end() :]


def _flat(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    """A number above one (or “a 1”), a unit in the singular, and a word after it."""
    return re.compile(
        r"(?<![\w.,/:–-])((?:(?<=\ba )1|(?!1[-‐‑ \n])\d{1,3})[-‐‑ \n]"
        rf"(?:{'|'.join(sorted(_UNITS))}|{_SCALES}))"
        r"[- \n](?P<after>[A-Za-z]{2,30})"
    )


@lru_cache(maxsize=1)
def _fractions() -> re.Pattern[str]:
    """A fraction in words before “of”."""
    return re.compile(
        r"(?<![\w-])((?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]even)[-‐‑ \n]"
        rf"(?:{'|'.join(sorted(_PARTS))}))(?= of\b)"
    )


@lru_cache(maxsize=1)
def _fold() -> re.Pattern[str]:
    """A number and “fold”, of which words are one with it or have a hyphen."""
    return re.compile(
        r"(?<![\w.,/:–-])(\d{1,4}(?:\.\d{1,2})?[-‐‑ \n]?fold"
        rf"|(?:{'|'.join(_COUNTS)}|{'|'.join(w.capitalize() for w in _COUNTS)})-?fold)(?![\w-])"
    )
