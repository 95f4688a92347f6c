"""consistency/title-stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, standing

_TITLES = ("Dr", "Mr", "Mrs", "Ms", "Drs")


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    return re.compile(r"(?:Drs?|Mrs?|Ms)\b\.?(?=[ \xa0][A-Z])")


class TitleStop(Rule):
    """“Dr.” here and “Dr” there, before names.

    American style writes the titles Dr., Mr., Mrs. and Ms. with a full stop, British style without.

    Write the form that the document uses most. The fix is safe.
    """

    meta = RuleMeta(
        id="consistency/title-stop",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="safe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 10.16",
            "New Hart's Rules, 2nd ed., 10.2 (abbreviations)",
        ),
        examples=(
            Example(
                fails="We thank Dr. Doe, Dr. Roe and ⟦Dr⟧ Poe.",
                reports="“Dr” (1×, line 1) beside “Dr.” (2×, line 1)",
                fixed="We thank Dr. Doe, Dr. Roe and Dr. Poe.",
            ),
            Example(fails="We thank Mr Doe, Dr Roe and ⟦Ms.⟧ Poe.", reports="“Ms.”"),
            Example(passes="We thank Dr Doe and Mr Roe. See `Dr.` in MS. Others."),
            Example(passes="We thank Dr. Doe, Mrs. Roe and Prof Poe."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the titles with a stop and those without."""
        words = document.vocabulary
        titles = [title for title in _TITLES if title in words]
        if sum(words[title] for title in titles) < 2:
            return
        found = [
            Use(block, *match.span())
            for title in titles
            for block, at in standing(document, title)
            if (match := _title().match(block.text, at)) is not None
            and (at == 0 or not block.text[at - 1].isalnum())
        ]
        names: dict[bool, str] = {}
        for use in found:
            names.setdefault(use.text.endswith("."), use.text)
        yield from at_odds(
            self,
            document,
            forms((names[use.text.endswith(".")], use) for use in found),
            advice="write titles as in “{}”",
            rewrite=_rewritten,
            safe=True,
        )


def _rewritten(use: Use, model: Form) -> str:
    return use.text.rstrip(".") + ("." if model.name.endswith(".") else "")
