"""consistency/quote-style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import blocks, has


@lru_cache(maxsize=1)
def _double() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w=])\"(?=\S)[^\"\n“”]{1,300}(?<=\S)\"(?!\w)|(?<!\w)“[^“”\"\n]{1,300}”"
    )


class QuoteStyle(Rule):
    """Quotation marks of two kinds in one text: straight and curly.

    Straight marks come from the keyboard, curly ones (“ ”) from a word processor; a text that was
    pasted together has both, and it shows.

    In Markdown, where most processors make straight marks curly, it is an `info`. Inches, seconds
    of arc, code, the values of attributes and marks without a partner do not count.

    Use the kind that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/quote-style",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.115 (“smart” marks)",),
        examples=(
            Example(
                fails='The “one” and the “other” and ⟦"the third"⟧ of them.',
                reports="“straight” (1×, line 1) beside “curly” (2×, line 1)",
                fixed="The “one” and the “other” and “the third” of them.",
                path="page.txt",
            ),
            Example(fails='The "one" and the "other" and ⟦“the third”⟧ of them.'),
            Example(passes="The “one ‘inner’ way” and the “other” don’t mix; ’tis 5′ and 3′ long."),
            Example(passes='A 5" pipe, 6" long; the "one" and the "other". It\'s `"so"`, “no.'),
            Example(passes="The mice's and the cells' ends; the '90s and rock 'n' roll, “so”."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares straight with curly marks."""
        if not (has(document, '"') and has(document, "“")):
            return
        found: dict[str, list[Use]] = {"straight": [], "curly": []}
        for block in blocks(document):
            if '"' in block.text or "“" in block.text:
                for match in _double().finditer(block.text):
                    kind = "straight" if match[0][0] == '"' else "curly"
                    found[kind].append(Use(block, *match.span()))
        forms = [Form(kind, tuple(uses)) for kind, uses in found.items()]
        page = document.format != "markdown"
        for finding in at_odds(
            self,
            document,
            forms,
            advice="set quotation marks in one way, {}",
            undecided="set quotation marks in one way",
            severity=None if page else Severity.INFO,
            custom=1 if page else 2,
        ):
            yield finding._replace(suggestions=(), fix=_fix(forms, finding))


def _fix(forms: list[Form], finding: Finding) -> Fix | None:
    """Straight marks made curly, or curly ones straight, at both ends of each quotation."""
    minority = next(form for form in forms if form.uses and form.uses[0].span == finding.span)
    if len(minority.uses) >= max(len(form.uses) for form in forms if form is not minority):
        return None
    marks = "“”" if minority.name == "straight" else '""'
    edits: list[Edit] = []
    for use in minority.uses:
        for at, mark in ((use.start, marks[0]), (use.end - 1, marks[1])):
            if not use.block.is_verbatim(at, at + 1):
                return None
            edits.append(Edit(*use.block.span(at, at + 1), mark))
    return Fix(tuple(edits), safe=True)
