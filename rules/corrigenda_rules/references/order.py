"""references/order: numbered references that are first cited out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import Cited, Entry, citations, entries, is_numbered

_LIST = (
    "\n\n## References\n\n1. Ott A. Ice. Sea. 2001;3:1-9.\n2. Roe B. Sea. Sky. 2002;4:5-8.\n"
    "3. Lee C. Sky. Ice. 2003;5:7-9.\n4. Kay D. Air. Sky. 2004;6:1-2.\n"
    "5. Fox E. Sun. Sky. 2005;6:3-4.\n"
)
_HEAD = "# Ice\n\n## Abstract\n\nIt melts.\n\n## Results\n\n"
_FEW = 5


class Order(Rule):
    """A numbered reference that the text cites before one with a smaller number.

    In the citation–sequence system (Vancouver) references are numbered in the order in which the
    text first cites them. A number out of order shows a paragraph that was moved or a reference
    that was added by hand, and then other numbers may be wrong too.

    Nothing is said where the list is in the order of the alphabet, where the text does not cite by
    numbers, or where more than a tenth of the references are out of order: that is another system.
    Citations in tables and captions, which move on the page, are not counted.
    """

    meta = RuleMeta(
        id="references/order",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "ICMJE, Recommendations, IV.A.3.g (References)",
            "Scientific Style and Format, 9th ed., chapter 29 (References)",
        ),
        examples=(
            Example(
                fails=f"{_HEAD}As said [1], again [2], ⟦[4]⟧, then [3] and [5].{_LIST}",
                reports="reference 4 is cited before 3",
            ),
            Example(passes=f"{_HEAD}As said [1], again [2–4], then [1,5].{_LIST}"),
            Example(passes=f"{_HEAD}As said [5], again [2], then [4], [3] and [1].{_LIST}"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Follows the first citations through the text."""
        listed = document.derive(entries)
        if len(listed) < _FEW or not is_numbered(document) or _is_alphabetical(listed):
            return
        floats = [block.span() for block in document.of_kind("caption", "td", "th", "fn")]
        first: dict[int, Cited] = {}
        apart: set[int] = set()  # what captions and tables cite
        for cited in document.derive(citations):
            if any(start <= cited.span.start < end for start, end in floats):
                apart.update(cited.numbers)
            else:
                for number in cited.numbers:
                    first.setdefault(number, cited)
        order = list(first)
        if 10 * (len(order) - _in_order(order)) > max(10, len(order)):
            return
        yield from self._jumps(first, apart)

    def _jumps(self, first: dict[int, Cited], apart: set[int]) -> Iterator[Finding]:
        """One finding for each number that is passed over; what follows it is not told."""
        seen: set[int] = set()
        told: set[int] = set()
        for number, cited in first.items():
            passed = [k for k in range(1, number) if k in first and not {k} & (seen | apart | told)]
            seen.add(number)
            if passed:
                told.update(passed)
                yield self.finding(
                    cited.span,
                    f"reference {number} is cited before {passed[0]}: number the references in "
                    "the order of their first citation",
                )


def _in_order(numbers: list[int]) -> int:
    """The length of the longest run of numbers that ascend, others being left out."""
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


def _is_alphabetical(listed: list[Entry]) -> bool:
    names = [entry.name.partition("(")[2].casefold() for entry in listed]
    steps = sum(a <= b for a, b in pairwise(names))
    return steps * 10 >= 9 * (len(names) - 1)
