"""consistency/heading-punctuation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, preferred

_FEW = 3
_NAMES = {"": "no mark", ".": ".", ":": ":"}


class HeadingPunctuation(Rule):
    """Headings of one level of which some end in a full stop or colon and others do not.

    A heading that stands on a line of its own takes no full stop and no colon; whatever a document
    does, it should do in all headings of a level.

    Question marks and exclamation marks belong to the words and are left alone, as are
    abbreviations (“et al.”, “vs.”, “Co.”) and headings that hold a whole sentence. The fix writes
    the end that most headings of the level have.
    """

    meta = RuleMeta(
        id="consistency/heading-punctuation",
        severity=Severity.WARNING,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 1.56 (subheads)",),
        examples=(
            Example(
                fails="## Aims\n\n## Mice⟦:⟧\n\n## Cells\n\n## Results\n",
                reports="beside “no mark” (3×",
                fixed="## Aims\n\n## Mice\n\n## Cells\n\n## Results\n",
            ),
            Example(
                fails="### Aims.\n\n### Mic⟦e⟧\n\n### Cells.\n\n### Results.\n",
                reports="write “.” at the end of these headings",
                fixed="### Aims.\n\n### Mice.\n\n### Cells.\n\n### Results.\n",
            ),
            Example(passes="## Aims\n\n## Why mice?\n\n## Cells\n\n## Work of Smith et al.\n"),
            Example(passes="## Aims.\n\n### Mice\n\n### Cells\n\n## Results.\n\n### Ends\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the last characters of the headings of each level."""
        levels: dict[int, list[Block]] = {}
        for block in document.of_kind("title"):
            levels.setdefault(block.level, []).append(block)
        for level in sorted(levels):
            yield from self._level(document, levels[level])

    def _level(self, document: Document, blocks: Sequence[Block]) -> Iterator[Finding]:
        uses: dict[str, list[Use]] = {}
        for block in blocks:
            text, mark = block.text, _end(block.text)
            if mark is not None:
                uses.setdefault(mark, []).append(Use(block, len(text) - 1, len(text)))
        counts = sorted(map(len, uses.values()), reverse=True)
        if len(counts) < 2 or counts[0] < _FEW or sum(counts[1:]) * 2 > counts[0]:
            return
        forms = [Form(_NAMES[mark], tuple(places)) for mark, places in uses.items()]
        best = preferred(forms)
        plain = best is not None and best.name == _NAMES[""]
        advice = "leave the mark out" if plain else "write “{}” at the end of these headings"
        yield from at_odds(
            self,
            document,
            forms,
            advice=advice,
            rewrite=_rewritten,
            safe=True,
        )


def _end(text: str) -> str | None:
    """The mark at the end of a heading, empty for none; None where it belongs to the words."""
    if text.endswith(":"):
        return ":"
    if text.endswith("."):
        last = text.rsplit(None, 1)[-1]
        short = len(last) < 5 or "." in last[:-1]  # an abbreviation, or a sentence's last word
        return None if short or text.endswith("..") or ". " in text else "."
    return "" if text[-1].isalnum() or text[-1] in ")”\"'’" else None


def _rewritten(use: Use, form: Form) -> str:
    last = use.text.rstrip(".:")
    return last if form.name == _NAMES[""] else last + form.name
