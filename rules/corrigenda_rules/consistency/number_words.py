"""consistency/number-words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
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
    "did do does this less plus minus versus class classes across series species basis analysis "
    "reviewers"
)


_MANY = 4
_TIMES_AS_MANY = 3
"""So many words, and so many times as many words as figures, show how a document counts."""


class NumberWords(Rule):
    """Small numbers in words and in figures: “five mice”, “5 mice”.

    Journals differ on which numbers are words (below ten, or none at all), but one text follows
    one way.

    Only numbers from two to nine before a plural noun are compared: all of them where a document
    clearly counts in words, else those before the same noun. Left alone are numbers that open a
    sentence, which are words in any style; figures beside others in the same sentence (“5 mice and
    12 rats”), in brackets and tables; measures and times (“3 days”); and labels (“group 3”).

    Write the form that the document uses most.
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
            Example(
                fails="They took two steps and three turns, had four aims and five hands.\n\n"
                "In the end ⟦6 children⟧ came.",
                reports="“6 children” (1×, line 3) beside “two steps” (4×, line 1)",
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
            if block.kind in ("abstract", "p"):
                for match in _counted_in_words().finditer(block.text):
                    if _may_be_counted(match[2]):
                        words.setdefault(match[2], []).append(Use(block, *match.span()))
        figures = sum(map(len, counted.values()))
        if _MANY <= sum(map(len, words.values())) >= _TIMES_AS_MANY * figures:
            yield from self._compare(document, counted, words, counted.keys() | words.keys())
            return
        for noun in sorted(words.keys() & counted.keys()):
            yield from self._compare(document, counted, words, {noun})

    def _compare(
        self,
        document: Document,
        counted: dict[str, list[Number]],
        words: dict[str, list[Use]],
        nouns: Set[str],
    ) -> Iterator[Finding]:
        """Compares the figures and the words before some nouns, taken together."""
        figures = [Use(n.block, n.start, n.after) for noun in nouns for n in counted.get(noun, ())]
        spelt = [use for noun in nouns for use in words.get(noun, ())]
        pairs = []
        for uses in (figures, spelt):
            uses.sort(key=lambda use: use.span)
            pairs += [(" ".join(uses[0].text.split()), use) for use in uses]
        yield from at_odds(
            self, document, forms(pairs), advice="count as in “{}”", rewrite=_rewritten, least=3
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
    before = text[max(0, start - 20) : start]
    if not before or not before[-1].isspace() or _no_count_after().search(before):
        return False
    if re.match(r"[-/]|\s?[\[(]\s?\d", text[number.after : number.after + 4]):
        return False
    first = max(text.rfind(". ", 0, start), text.rfind("\n\n", 0, start)) + 1
    last = text.find(". ", start)
    sentence = text[first : last if last > 0 else len(text)]
    others = sentence.replace(text[start : number.after], "", 1)
    if _is_beside_others(others):
        return False
    return sentence.rfind("(", 0, start - first) <= sentence.rfind(")", 0, start - first)


def _is_beside_others(sentence: str) -> bool:
    """Whether a sentence counts other things in figures: then all of them are figures."""
    return _other_count().search(sentence) is not None


@lru_cache(maxsize=1)
def _other_count() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,-])\d[\d.,]{0,12}\s?(?:[a-z%]|[/±×=-])|[=<>±]\s?\d")


@lru_cache(maxsize=1)
def _no_count_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z][\w.]*|\d|[=<>≥≤±~:/,;(\[–-]|(?:\d|one|two|three|four|five|six|seven|eight|nine"
        r"|either|between|from)\s(?:out\s)?(?:to|and|or|of)|group|type|grade|stage|class|phase|day"
        r"|week|category|least|most|than)\s\Z"
    )


def _rewritten(use: Use, model: Form) -> str:
    number, noun = use.text.split()
    if number.isdigit():
        number = next(word for word, value in _WORDS.items() if value == int(number))
    else:
        number = str(_WORDS[number])
    return f"{number} {noun}"
