"""consistency/caption-stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import OBJECT, Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds

_ENOUGH = 3
"""Fewer captions than this of one kind show no style."""


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,3}(?:Supp\w*\.? )?(Fig(?:ure)?|Table|Box|Scheme|Video)\b", re.IGNORECASE
    )


class CaptionStop(Rule):
    """Captions of one kind, some of which end in a full stop and some of which do not.

    Most journals end legends of figures in a full stop and titles of tables without one; either
    way, all captions of a kind end alike.

    Compared are captions of one sentence, figures with figures, tables with tables, where a
    document has three at least and one form is clearly the usual one. Alternative texts of
    images are left alone where they are a few words.
    """

    meta = RuleMeta(
        id="consistency/caption-stop",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 3.21 (captions) and 3.54 (titles)",),
        examples=(
            Example(
                fails="Figure 1. The cells grew.\n\nFigure 2. The cells died.\n\n"
                "Figure 3. The cells rested ⟦again⟧\n",
                reports="2 of 3 captions",
                fixed="Figure 1. The cells grew.\n\nFigure 2. The cells died.\n\n"
                "Figure 3. The cells rested again.\n",
            ),
            Example(
                passes="Figure 1. The cells grew.\n\nFigure 2. The cells died.\n\n"
                "Table 1. The numbers of cells\n"
            ),
            Example(passes="Figure 1. The cells grew.\n\nFigure 2. The cells died\n"),
            Example(
                passes="Figure 1. The cells grew.\n\nFigure 2. The cells died.\n\n"
                "Figure 3. The cells grew. They died in `x`\n"
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the captions of each kind."""
        groups: dict[str, list[Block]] = {}
        for block in document.of_kind("caption"):
            match = _label().match(block.text)
            if match is not None and len(block.text) - match.end() > 12:
                groups.setdefault(match[1][:3].lower(), []).append(block)
        for blocks in groups.values():
            yield from self._compare(document, blocks)

    def _compare(self, document: Document, blocks: list[Block]) -> Iterator[Finding]:
        stopped = [b for b in blocks if b.text[-1] == "."]
        open_ = [b for b in blocks if b.text[-1].isalnum() or b.text[-1] == ")"]
        fewer, more = sorted((stopped, open_), key=len)
        single = [b for b in fewer if _is_single(b.text)]
        if not single or len(more) < _ENOUGH - 1 or len(more) < 2 * len(fewer):
            return
        named = {True: "with a full stop", False: "without a full stop"}
        ends = fewer is stopped

        def rewrite(use: Use, _: Form) -> str:
            return use.text.removesuffix(".") if ends else use.text + "."

        forms = [
            Form(named[ends], tuple(_end(block) for block in single)),
            Form(named[not ends], tuple(_end(block) for block in more)),
        ]
        told = (
            f"{len(more)} of {len(more) + len(fewer)} captions of this kind end {named[not ends]}"
        )
        for finding in at_odds(self, document, forms, rewrite=rewrite, safe=True):
            what = "delete it here" if ends else "add it here"
            yield finding._replace(message=f"{told}: {what}")


def _end(block: Block) -> Use:
    """The last word of a caption with its full stop."""
    text = block.text
    match = re.search(r"\w+\W?\Z", text)
    start = match.start() if match else len(text) - 1
    return Use(block, start, len(text))


def _is_single(text: str) -> bool:
    """Whether a caption is one sentence after its label."""
    body = re.sub(r"^\W{0,3}\w+\.? ?\w{1,4}[.:|]?\s", "", text)
    return OBJECT not in body and re.search(r"[.?!] [A-Z(]", body) is None and len(body) < 250
