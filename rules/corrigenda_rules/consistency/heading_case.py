"""consistency/heading-case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._headings import (
    CAPITALS,
    SENTENCE,
    TITLE,
    Heading,
    headings,
)

_FEW, _FEW_ON_PAGE = 3, 4
"""So many headings in one case are the custom of a level."""
_RARE_ON_PAGE = 5


class HeadingCase(Rule):
    """Headings of one level that are written partly in title case and partly in sentence case.

    “Quality Control of Sequencing Data” beside “Gene fusion detection”: headings of one level look
    alike in print, and journals set them in one case. The case that most of them have is
    recommended; one finding names the others, level by level.

    Only words tell that the text itself writes in small letters, so names of people, genes and
    software do not, nor do first words, short words, and words after a colon. Headings that
    publishers set (“Materials and Methods”, “Data Availability”) and headings that quote are left
    alone. A page from a web site does not show the levels of its headings: there, nearly all must
    agree.

    The fix writes the recommended case; look at it, because a name that the text writes in both
    ways may lose its capital.
    """

    meta = RuleMeta(
        id="consistency/heading-case",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 8.158–8.160 (capitals in titles)",),
        examples=(
            Example(
                fails="## Quality of the data\n\n## Search for genes\n\n## Models of growth\n\n"
                "## ⟦Growth of Normal Cells⟧\n\nAll cells that are normal; their growth; models.",
                reports="write these headings in “sentence case”",
                fixed="## Quality of the data\n\n## Search for genes\n\n## Models of growth\n\n"
                "## Growth of normal cells\n\nAll cells that are normal; their growth; models.",
            ),
            Example(
                fails="## Quality of the Data\n\n## Search for Genes\n\n## Models of Growth\n\n"
                "## ⟦Growth of normal cells⟧\n\nThe data on genes and growth.",
                reports="beside “title case” (3×, lines 1, 3 and 5)",
                fixed="## Quality of the Data\n\n## Search for Genes\n\n## Models of Growth\n\n"
                "## Growth of Normal Cells\n\nThe data on genes and growth.",
            ),
            Example(
                passes="## Quality of the data\n\n## Search for genes\n\n## Growth in Iceland\n\n"
                "## Models of Bayes\n\n## Materials and Methods\n\n## Use of SAMtools\n"
            ),
            Example(
                passes="## Quality of the Data\n\n### Search for genes\n\n## Models of Growth\n\n"
                "### Growth of cells\n\n## Use of Genes\n\nThe data on genes and growth."
            ),
            Example(passes="## Results\n\n## Methods\n\n## Growth of Cells\n\nThe cells grow."),
            Example(
                passes="## Growth of cells\n\n## Models of growth\n\n## On re-growth\n\n"
                "## Use of genes\n\nThe regrowth of cells and genes in models; growth."
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the headings level by level."""
        if sum(block.kind == "title" for block in document.blocks) < _FEW:
            return
        found = document.derive(headings)
        flat = document.format == "page"
        overall = Counter(h.case for h in found if h.case)
        for level in sorted({h.block.level for h in found}):
            told = [h for h in found if h.case and h.block.level == level]
            by_case = {c: [h for h in told if h.case == c] for c in (SENTENCE, TITLE, CAPITALS)}
            counts = sorted((len(of) for of in by_case.values()), reverse=True)
            most = max(by_case, key=lambda case: len(by_case[case]))
            few = _FEW - (2 * overall[most] >= overall.total() + _FEW)
            if not _is_custom(counts, few=_FEW_ON_PAGE if flat else few, flat=flat):
                continue
            if most == SENTENCE:
                by_case[TITLE] = [h for h in by_case[TITLE] if not _is_name(h, document)]
            forms = [Form(case, tuple(_use(h) for h in of)) for case, of in by_case.items()]
            yield from at_odds(
                self,
                document,
                forms,
                advice="write these headings in “{}”",
                rewrite=lambda use, form, told=told: _recased(use, form, told),  # type: ignore[misc]
            )


def _use(heading: Heading) -> Use:
    return Use(heading.block, 0, len(heading.block.text))


def _is_custom(counts: Sequence[int], *, few: int, flat: bool) -> bool:
    """Whether the counts of the cases, the greatest first, show one custom and exceptions."""
    most, others = counts[0], sum(counts[1:])
    if flat:
        return most >= few and (others == 1 or _RARE_ON_PAGE * others <= most)
    return most >= few and others < most


def _is_name(heading: Heading, document: Document) -> bool:
    """Whether the text has the words of a heading with the same capitals: they are a name."""
    start, end = heading.telling[0][0], heading.telling[-1][1]
    text = heading.block.text
    start = text.rfind(" ", 0, max(0, start - 1)) + 1  # the word before may belong to the name
    return " " in text[start:end] and any(text[start:end] in b.text for b in document.running())


def _recased(use: Use, form: Form, told: Sequence[Heading]) -> str | None:
    """The heading in the case of the preferred form; None where it is all in capitals."""
    heading = next(h for h in told if h.block is use.block)
    if CAPITALS in (heading.case, form.name):
        return None
    change = str.lower if form.name == SENTENCE else _raised
    text = use.text
    for start, end in heading.telling:
        text = text[:start] + change(text[start:end]) + text[end:]
    return text


def _raised(word: str) -> str:
    return word[:1].upper() + word[1:]
