"""consistency/list-case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corrigenda.document import OBJECT, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._lists import KIND, Item, lists

_FEW = 2
_KNOWN = 4
"""The tier from which a word is no name of software, if it is nobody’s name either."""
_UPPER, _LOWER = "a capital", "a small letter"


class ListCase(Rule):
    """Items of one list of which some begin with a capital and others with a small letter.

    Items of a list are parallel: all begin with a capital, or all with a small letter. The
    beginning that most of them have is recommended.

    Items that begin with code, a formula, a number, a name, an abbreviation or a symbol
    (“mRNA”) say nothing, and neither do small words that the document knows as names of software.
    The fix changes the first letter.
    """

    meta = RuleMeta(
        id="consistency/list-case",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 6.130 (vertical lists)",),
        examples=(
            Example(
                fails="We need\n\n- Cells of mice\n- Cells of rats\n- ⟦food⟧ for all of the rats\n",
                reports="beside “a capital” (2×, lines 3 and 4)",
                fixed="We need\n\n- Cells of mice\n- Cells of rats\n- Food for all of the rats\n",
            ),
            Example(
                fails="There are\n\n- cells of mice\n- cells of rats\n- ⟦Food⟧ of rats\n\nFood.\n",
                reports="begin all items with “a small letter”",
                fixed="There are\n\n- cells of mice\n- cells of rats\n- food of rats\n\nFood.\n",
            ),
            Example(passes="- Cells of mice\n- mRNA of rats\n- Food\n- `code` of ours\n- 3 rats\n"),
            Example(passes="- cells of mice\n- cells of rats\n- Bayesian models\n- DNA of mice\n"),
            Example(passes="- Cells of mice\n- Cells of rats\n\nText.\n\n- food\n- water\n"),
            Example(passes="- Cells\n  - of mice\n  - of rats\n- Food\n- Water\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the first letters of the items of each list."""
        if not any(block.kind == KIND for block in document.blocks):
            return
        for items in document.derive(lists):
            if len(items) > _FEW:
                yield from self._list(document, items)

    def _list(self, document: Document, items: Sequence[Item]) -> Iterator[Finding]:
        uses: dict[str, list[Use]] = {_UPPER: [], _LOWER: []}
        known = document.vocabulary
        for item in items:
            case = _case(item.first.text)
            if case:
                word = item.first.text[: _end(item.first.text)]
                uses[case].append(Use(item.first, 0, len(word)))
        few, many = sorted(uses, key=lambda case: len(uses[case]))
        if len(uses[many]) < _FEW or len(uses[many]) == len(uses[few]):
            return
        uses[few] = [use for use in uses[few] if _tells(use, known)]
        forms = [Form(case, tuple(places)) for case, places in uses.items()]
        yield from at_odds(
            self, document, forms, advice="begin all items with “{}”", rewrite=_rewritten
        )


def _end(text: str) -> int:
    return next((k for k, c in enumerate(text) if not (c.isalpha() or c in "'’")), len(text))


def _case(text: str) -> str:
    """How an item begins; empty where that says nothing."""
    end = _end(text)
    word = text[:end]
    if (
        not word
        or text[end : end + 1] in ("_", ".", "=", "@", OBJECT, "/")
        or _is_symbol(text, end)
    ):
        return ""
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return _UPPER
    return _LOWER if word.islower() and len(word) > 1 else ""


def _is_symbol(text: str, end: int) -> bool:
    """Whether the first word goes on with a digit or a capital: “mRNA”, “p53”, “n-Butanol”."""
    after = text[end : end + 2]
    return after[:1].isdigit() or (after[:1] in "-‐‑" and (after[1:].isupper() or end < 2))


def _tells(use: Use, known: Mapping[str, int]) -> bool:
    """Whether a first word would be written otherwise elsewhere: a common word, no name."""
    from corrigenda_rules.spelling._lexicon import COMMON_TIER, NAME, lexicon

    word, after = use.text, use.block.text[use.end : use.end + 2]
    low = word.lower()
    if word[0].isupper():
        if after[1:].isupper():
            return False  # “Kernel Regression”: a name
        if known.get(low, 0):
            return True
    entry = lexicon().entry(low) if low.isascii() and low.isalpha() else None
    if entry is None or after[:1] in (":", "(") or after[1:] in ("–", "—", "-", "("):
        return False  # a term and what it means: terms are often names
    return entry.tier > COMMON_TIER or (entry.tier >= _KNOWN and not entry.domains & NAME)


def _rewritten(use: Use, form: Form) -> str:
    first = use.text[0]
    return (first.upper() if form.name == _UPPER else first.lower()) + use.text[1:]
