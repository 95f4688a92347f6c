"""consistency/species-case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._species import Name, species


class SpeciesCase(Rule):
    """The name of a species with a small genus or a capital epithet: “Escherichia Coli”.

    In the scientific name of a species the genus begins with a capital and the epithet with a
    small letter, in titles and headings too.

    Known are the species that the document itself writes rightly elsewhere and in abbreviated
    form, and about 130 that articles name most. Names all in capitals, and a genus that stands
    alone as a common noun (“the drosophila lines”), are left alone. The fix writes the right case.
    """

    meta = RuleMeta(
        id="consistency/species-case",
        severity=Severity.WARNING,
        since="0.2",
        fix="safe",
        sources=(
            "International Code of Zoological Nomenclature, 4th ed., article 28",
            "International Code of Nomenclature of Prokaryotes",
        ),
        examples=(
            Example(
                fails="Growth of ⟦Escherichia Coli⟧ in milk.",
                reports="write “Escherichia coli”",
                fixed="Growth of Escherichia coli in milk.",
            ),
            Example(
                fails="Cells of ⟦escherichia coli⟧ and of ⟦e. coli⟧ K-12.",
                reports="coli",
                fixed="Cells of Escherichia coli and of E. coli K-12.",
            ),
            Example(
                fails="# Genes of ⟦Drosophila Melanogaster⟧ and Mice\n",
                fixed="# Genes of Drosophila melanogaster and Mice\n",
            ),
            Example(
                fails="The newt Ambystoma tigrinum, and A. tigrinum; also ⟦Ambystoma Tigrinum⟧.",
                reports="“Ambystoma tigrinum”",
                fixed="The newt Ambystoma tigrinum, and A. tigrinum; also Ambystoma tigrinum.",
            ),
            Example(passes="ESCHERICHIA COLI; Escherichia coli; E. coli; the coli group."),
            Example(passes="Drosophila genes in drosophila lines; Xenopus oocytes; Homo erectus."),
            Example(passes="See `escherichia coli` and https://example.org/escherichia-coli."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports each name that stands in the wrong case, once."""
        wrong: dict[str, list[Name]] = {}
        for name in document.derive(species):
            if not name.right:
                wrong.setdefault(name.text, []).append(name)
        for names in wrong.values():
            yield self._report(names)

    def _report(self, names: Sequence[Name]) -> Finding:
        first = names[0]
        edits = [n.block.edit(n.start, n.end, _righted(n)) for n in names]
        whole = tuple(edit for edit in edits if edit is not None)
        more = f" (here and {len(names) - 1}× more)" if len(names) > 1 else ""
        return self.finding(
            first.block.span(first.start, first.end),
            "the name of a species has a capital genus and a small epithet: write "
            f"“{_righted(first)}”{more}",
            related=[
                Related(n.block.span(n.start, n.end), "in the wrong case too") for n in names[1:20]
            ],
            suggestions=[_righted(first)],
            fix=Fix(whole, safe=True) if len(whole) == len(names) else None,
            pointer=first.block.pointer,
        )


def _righted(name: Name) -> str:
    written = name.block.text[name.start : name.end]
    return written[0].upper() + written[1:].lower()
