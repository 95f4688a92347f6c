"""consistency/species-form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._species import Name, species

_BODY = frozenset({"p", "list-item"})
_OPENING = 4
"""So few characters before a name: it opens its block."""
_CUSTOM = 2
"""So many abbreviated names for each one written out again show the custom."""


class SpeciesForm(Rule):
    """A genus that is abbreviated before its full form, or written out again after it.

    “E. coli” tells nothing to a reader who has not met “Escherichia coli”; after the first use the
    genus is abbreviated. The abstract and the text are judged each on its own, because each is
    read alone.

    - An abbreviated genus before the full one in the same part is a warning; nothing is said
      where the part never has the full name (the species may be known to all readers).
    - A full name after an abbreviated one is told as information, once for each species, where the
      abbreviated one is the custom (two for one). At the
      start of a sentence, in headings, captions and tables, and where two genera of the document
      share their first letter, the full name is right.

    The fix of the warning writes the first use in full.
    """

    meta = RuleMeta(
        id="consistency/species-form",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=(
            "Scientific Style and Format (Council of Science Editors), 8th ed.",
            "AMA Manual of Style, 11th ed., 14.14 (Organisms and Pathogens)",
        ),
        examples=(
            Example(
                fails="Cells of ⟦E. coli⟧ grow. We use Escherichia coli K-12. Then E. coli died.",
                reports="“E. coli” stands before “Escherichia coli” (line 1)",
                fixed="Cells of Escherichia coli grow. We use Escherichia coli K-12. Then "
                "E. coli died.",
            ),
            Example(
                fails="We took Escherichia coli. Then E. coli grew, and E. coli died. We saw that "
                "⟦Escherichia coli⟧ grew again.",
                reports="“Escherichia coli” is written out again",
            ),
            Example(passes="We took Escherichia coli (E. coli). E. coli grew."),
            Example(passes="All strains of E. coli grew; E. coli died."),
            Example(passes="We took Escherichia coli. E. coli grew. Escherichia coli opens this."),
            Example(
                passes="## Abstract\n\nWe use Escherichia coli and E. coli.\n\n## Text\n\n"
                "We use Escherichia coli, and then E. coli.\n"
            ),
            Example(
                passes="We use Staphylococcus aureus and S. aureus; Streptococcus mutans too. Then "
                "Staphylococcus aureus grew."
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Follows the forms of each species through the abstract and through the text."""
        found = [n for n in document.derive(species) if n.right]
        if not any(n.short for n in found):
            return
        initials: dict[str, set[str]] = {}
        for name in found:
            initials.setdefault(name.genus[0], set()).add(name.genus)
        for kinds in (frozenset({"abstract"}), _BODY):
            by_species: dict[tuple[str, str], list[Name]] = {}
            for name in found:
                if name.block.kind in kinds:
                    by_species.setdefault((name.genus, name.epithet), []).append(name)
            for (genus, _), names in by_species.items():
                yield from self._follow(document, names, alone=len(initials[genus[0]]) == 1)

    def _follow(
        self, document: Document, names: Sequence[Name], *, alone: bool
    ) -> Iterator[Finding]:
        short = next((k for k, n in enumerate(names) if n.short), None)
        full = next((k for k, n in enumerate(names) if not n.short), None)
        if short is None or full is None:
            return
        if short < full:
            yield self._early(document, names[short], names[full])
        again = [n for n in names[max(short, full) + 1 :] if not n.short and not _opens(n)]
        shorts = sum(name.short for name in names)
        if again and alone and short > full and shorts >= _CUSTOM * len(again):
            yield self._again(again, names[short])

    def _early(self, document: Document, short: Name, full: Name) -> Finding:
        line = document.source.line_of(full.block.span(full.start, full.end).start)
        edit = short.block.edit(short.start, short.end, full.text)
        return self.finding(
            short.block.span(short.start, short.end),
            f"“{short.text}” stands before “{full.text}” (line {line}): write the name in full at "
            "its first use",
            related=[Related(full.block.span(full.start, full.end), "the first full name")],
            suggestions=[full.text],
            fix=Fix((edit,), safe=True) if edit else None,
            pointer=short.block.pointer,
        )

    def _again(self, again: Sequence[Name], short: Name) -> Finding:
        first = again[0]
        return self.finding(
            first.block.span(first.start, first.end),
            f"“{first.text}” is written out again ({len(again)}×) after “{short.text}”: abbreviate "
            "the genus",
            severity=Severity.INFO,
            related=[
                Related(short.block.span(short.start, short.end), "first abbreviated here"),
                *(
                    Related(n.block.span(n.start, n.end), "written out here too")
                    for n in again[1:9]
                ),
            ],
            suggestions=[short.text],
            pointer=first.block.pointer,
        )


def _opens(name: Name) -> bool:
    """Whether a name opens a sentence."""
    before = name.block.text[: name.start].rstrip(" \n*_(“")
    return name.start < _OPENING or before[-1:] in (".", "?", "!", ":")
