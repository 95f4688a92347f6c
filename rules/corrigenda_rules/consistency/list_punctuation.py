"""consistency/list-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, preferred
from corrigenda_rules.consistency._lists import KIND, Item, lists

_FEW = 2
_NONE = "no mark"
_MARKS = {".": ".", ";": ";", ",": ","}


class ListPunctuation(Rule):
    """Items of one list that end in different marks: some in a full stop, others in none.

    Items that are sentences end in full stops, items that are parts of one sentence in commas or
    semicolons, short ones in nothing; what is chosen holds for all items of a list.

    The last item may have a full stop of its own, where it ends the sentence that the list makes;
    the one before it may end in “and”. Items that end in code, a formula, a citation, a colon or a
    quotation, or hold a list, say nothing, nor do items of several sentences beside short ones.
    """

    meta = RuleMeta(
        id="consistency/list-punctuation",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.130–6.131 (vertical lists)",),
        examples=(
            Example(
                fails="- Cells of mice\n- Cells of rats⟦.⟧\n- Food for all\n- Water for all\n",
                reports="leave the mark out",
                fixed="- Cells of mice\n- Cells of rats\n- Food for all\n- Water for all\n",
            ),
            Example(
                fails="- We grow cells.\n- We feed rat⟦s⟧\n- We count mice.\n- We thank all.\n",
                reports="end all items with “.”",
                fixed="- We grow cells.\n- We feed rats.\n- We count mice.\n- We thank all.\n",
            ),
            Example(
                fails="- cells of mice;\n- cells of rats⟦,⟧\n- cells of men;\n- food.\n",
                reports="beside “;” (2×",
                fixed="- cells of mice;\n- cells of rats;\n- cells of men;\n- food.\n",
            ),
            Example(passes="- cells of mice;\n- cells of rats; and\n- food for all.\n"),
            Example(passes="- Cells of mice\n- Cells of rats\n- Food for all.\n"),
            Example(passes="- Cells.\n- Why mice?\n- Food, water:\n  - milk\n- Rats.\n- `x`\n"),
            Example(passes="- Cells\n- Food. All rats eat. We give them cakes.\n- Water\n- Milk\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the last characters of the items of each list."""
        if not any(block.kind == KIND for block in document.blocks):
            return
        for items in document.derive(lists):
            if len(items) > _FEW:
                yield from self._list(document, items)

    def _list(self, document: Document, items: Sequence[Item]) -> Iterator[Finding]:
        uses: dict[str, list[Use]] = {}
        for k, item in enumerate(items):
            mark = _end(item)
            text = item.last.text
            if not mark or (k == len(items) - 1 and mark == "."):
                continue  # the last full stop may end the sentence that the list is part of
            uses.setdefault(mark, []).append(Use(item.last, len(text) - 1, len(text)))
        counts = sorted(map(len, uses.values()), reverse=True)
        if len(counts) < 2 or counts[0] < _FEW or counts[0] <= 2 * sum(counts[1:]) - 1:
            return
        forms = [Form(mark, tuple(places)) for mark, places in uses.items()]
        best = preferred(forms)
        plain = best is not None and best.name == _NONE
        if plain and any(". " in use.block.text for u in uses.values() for use in u):
            return
        yield from at_odds(
            self,
            document,
            forms,
            advice="leave the mark out" if plain else "end all items with “{}”",
            rewrite=_rewritten,
            safe=True,
        )


def _end(item: Item) -> str:
    """The mark at the end of an item; empty where it says nothing."""
    text = item.last.text
    if item.nested or item.first is not item.last or len(text.split()) < 2:
        return ""
    if text[-1] in _MARKS:
        abbreviated = re.search(r"(?:\b(?:etc|al|Inc|Ltd|vs|cf|Co|no|approx)|\.\w)\.$", text)
        return "" if abbreviated else text[-1]
    if re.search(r"[;,] (?:and|or)$", text):
        return ""
    plain = text[-1].isalnum() or (text[-1] in ")]" and text[-2] not in ".?!")
    return _NONE if plain else ""


def _rewritten(use: Use, form: Form) -> str:
    last = use.text.rstrip(".;,")
    return last if form.name == _NONE else last + form.name
