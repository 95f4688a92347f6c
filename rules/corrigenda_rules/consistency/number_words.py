"""consistency/number-words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import Number, blocks, forms, numbers
from corrigenda_rules.typography._text import names

_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TIMES = names(
    "second seconds minute minutes hour hours day days week weeks month months year years times "
    "time fold percent points point degrees decimals dimensions"
)
"""Units in words: figures stand before them in most journals, words in many sentences."""
_NOT_NOUNS = names(
    "and or of the in to other others different additional main more major distinct separate "
    "independent consecutive new large small following is are was were have had has as with were "
    "did do does this less plus minus versus class classes across series species basis analysis"
)


class NumberWords(Rule):
    """One noun counted in words and in figures: “five mice”, “5 mice”.

    Journals differ on which numbers are words (below ten, or none at all), but one text follows
    one way for one noun.

    Only numbers from two to nine before the same plural noun are compared, and both ways must be
    there. Left alone are numbers that open a sentence, which are words in any style; figures beside
    others in the same sentence (“5 mice and 12 rats”), in brackets and tables; measures and times
    (“3 days”); and what a label or a percentage makes of a number.

    Write the form that the document uses most for this noun.
    """

    meta = RuleMeta(
        id="consistency/number-words",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="unsafe",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 18 (numbers and percentages)",
            "The Chicago Manual of Style, 17th ed., 9.2–9.7",
        ),
        examples=(
            Example(
                fails="We kept five mice. In all, six mice died. And so ⟦7 mice⟧ were bought.",
                reports="“7 mice” (1×, line 1) beside “five mice” (2×, line 1)",
                fixed="We kept five mice. In all, six mice died. And so seven mice were bought.",
            ),
            Example(fails="We saw 3 patients. We lost 4 patients. Then ⟦five patients⟧ came."),
            Example(passes="We kept five mice and then 12 mice. Then 3 of 20 mice died."),
            Example(passes="Five mice died. In all 5 mice died and 6 mice lived."),
            Example(passes="After three days, on 3 days of the week, three times, 3 times."),
            Example(passes="We kept five mice (5 mice, 20%). We saw Figure 5 mice and 5 mg."),
            Example(passes="We kept five mice. Then 5 mice and 14 rats died. It took two steps."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the ways in which each noun is counted."""
        found = {
            unit: [n for n in all_ if _is_small(n)]
            for unit, all_ in numbers(document).items()
            if len(unit) > 3 and unit.islower() and _may_be_counted(unit)
        }
        counted = {unit: all_ for unit, all_ in found.items() if all_}
        if not counted or document.vocabulary.keys().isdisjoint(_WORDS):
            return
        words: dict[str, list[Use]] = {}
        for block in blocks(document):
            if block.kind not in ("abstract", "p") or counted.keys().isdisjoint(block.tokens):
                continue
            for match in _counted_in_words().finditer(block.text):
                if match[2] in counted:
                    words.setdefault(match[2], []).append(Use(block, *match.span()))
        for unit in sorted(words):
            figures = [Use(n.block, n.start, n.after) for n in counted[unit]]
            pairs = [(figures[0].text, use) for use in figures]
            pairs += [(words[unit][0].text, use) for use in words[unit]]
            yield from at_odds(
                self,
                document,
                forms((" ".join(name.split()), use) for name, use in pairs),
                advice="count as in “{}”",
                rewrite=_rewritten,
            )


@lru_cache(maxsize=1)
def _counted_in_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({'|'.join(_WORDS)})[ \n]([a-z]{{4,}})(?![\w-])")


def _may_be_counted(noun: str) -> bool:
    plural = noun[-1] == "s" and noun[-2:] not in ("ss", "us", "is")
    return (plural or noun in ("mice", "people", "children", "women")) and not (
        noun in _TIMES or noun in _NOT_NOUNS
    )


def _is_small(number: Number) -> bool:
    """Whether a figure from 2 to 9 counts something alone in its sentence."""
    text, start = number.block.text, number.start
    if number.end - start != 1 or not "2" <= text[start] <= "9" or number.gap not in (" ", "\n"):
        return False
    if number.block.kind not in ("abstract", "p"):
        return False
    before = text[max(0, start - 16) : start]
    if (
        not before
        or not before[-1].isspace()
        or re.search(
            r"(?:[A-Z][\w.]*|\d|[=<>≥≤±~:/,;(\[–-]|\bto|\band|\bor|\bof|group|type|grade|stage|class"
            r"|phase|day|week|least|most|than)\s\Z",
            before,
        )
    ):
        return False
    if re.match(r"[-/]|\s?[\[(]\s?\d", text[number.after : number.after + 4]):
        return False
    first = max(text.rfind(". ", 0, start), text.rfind("\n\n", 0, start)) + 1
    last = text.find(". ", start)
    sentence = text[first : last if last > 0 else len(text)]
    if re.search(r"\d", sentence.replace(text[start : number.after], "", 1)):
        return False
    return sentence.rfind("(", 0, start - first) <= sentence.rfind(")", 0, start - first)


def _rewritten(use: Use, model: Form) -> str:
    number, noun = use.text.split()
    if number.isdigit():
        number = next(word for word, value in _WORDS.items() if value == int(number))
    else:
        number = str(_WORDS[number])
    return f"{number} {noun}"
