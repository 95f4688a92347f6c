"""abbreviations/undefined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Document, MappedText
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Defined, defined_in, definitions
from corrigenda_rules.abbreviations._known import is_symbol, known_abbreviations
from corrigenda_rules.abbreviations._names import in_name, is_name, is_shouted, names_in_titles
from corrigenda_rules.abbreviations._shapes import Abbreviation, abbreviations, key_of

_HEAD = "# Paper\n\n## Abstract\n\n"


class _Use(NamedTuple):
    text: MappedText
    abbreviation: Abbreviation


class Undefined(Rule):
    """An abbreviation in the abstract that the abstract never spells out.

    Databases, search results and mailing lists show the abstract without the article. A reader
    from the next field does not know what CRS is, and an index files the article under nothing.
    Journals therefore ask that an abbreviation be defined in the abstract and again in the text.

    Each abbreviation is reported once, at its first use. It counts as defined wherever in the
    abstract the long form stands beside it: “cytokine release syndrome (CRS)”, “CRS (cytokine
    release syndrome)”, “CRS, cytokine release syndrome;”. CAR, CARs and CAR-T are one abbreviation.

    Exempt are symbols that are names (genes, proteins, cell lines and anything with a digit),
    units, formulae, Roman numerals, the labels of structured abstracts, names of software,
    trials and data sets where the text shows that they are names, abbreviations inside a proper
    name (“the VA Medical Center”), and the widely known abbreviations of `known.txt` in the rule's
    folder, to which the option `known` adds.

    Spell it out at its first use, with the abbreviation in brackets; if it is used only once,
    leave the abbreviation out.
    """

    meta = RuleMeta(
        id="abbreviations/undefined",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.1",
        words=True,
        options=(
            Option("known", [], "abbreviations that need no definition, besides the built-in ones"),
        ),
        sources=(
            "AMA Manual of Style, 11th ed., section 13 (abbreviations in the abstract)",
            "Schwartz and Hearst 2003, Pacific Symposium on Biocomputing 8:451–462",
        ),
        examples=(
            Example(
                fails=_HEAD + "Adverse effects include ⟦CRS⟧. CRS is treatable.",
                reports="“CRS” is not defined in the abstract",
            ),
            Example(
                fails=_HEAD + "⟦CAR-T⟧ therapy makes T cells express CARs against CD19.",
                reports="“CAR-T”",
            ),
            Example(
                fails=_HEAD + "Patients with ⟦SLE⟧ and diabetes mellitus (DM) were treated.\n\n"
                "## Introduction\n\nSystemic lupus erythematosus (SLE) is chronic.",
                reports="“Systemic lupus erythematosus (SLE)”",
            ),
            Example(
                passes=_HEAD + "Effects include cytokine release syndrome (CRS). CRS is treatable."
            ),
            Example(
                passes=_HEAD + "Immune effector cell-associated neurotoxicity syndrome [ICANS]."
            ),
            Example(
                passes=_HEAD + "OTOT (on-target off-tumor toxicity) was rare; OTOTs were mild."
            ),
            Example(
                passes=_HEAD + "Chimeric antigen receptor T-cell (CAR-T) therapy uses CARs; "
                "CAR-T-treated patients improved."
            ),
            Example(
                passes=_HEAD
                + "BACKGROUND: HIV and COVID-19 change DNA, IL-6 and TNF-α in NaCl (95% "
                "CI 1 to 2). METHODS: PD-1 was measured by PCR in type II disease."
            ),
            Example(
                passes=_HEAD + "We present FOOSIM, a simulator of foo, and the BARSET dataset."
            ),
            Example(
                passes=_HEAD + "Veterans of the VA Medical Center met at the DBCX Hackathon 2026."
            ),
            Example(
                passes="---\ntitle: Paper\nabbreviations:\n  MCPX: model context protocol\n---\n\n"
                "## Abstract\n\nWe tested MCPX servers."
            ),
            Example(passes=_HEAD + "The ABCD study.", options={"known": ["ABCD"]}),
            Example(passes="# Paper\n\n## Methods\n\nThe CRS was scored."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Checks the abstract of the document as one text, whatever its paragraphs."""
        parts = _abstract(document)
        if not parts:
            return
        uses = [_Use(text, found) for text in parts for found in abbreviations(text.text)]
        if not uses:
            return
        defined = {d.key for text in parts for d in definitions(text.text)}
        defined.update(_listed(document))
        known = known_abbreviations().union(self.options["known"])
        keys = known.union(key_of(k) for k in known)
        titles = names_in_titles(document)
        reported: set[str] = set()
        for use in uses:
            found = use.abbreviation
            if found.key in reported or found.key in defined or found.key in titles:
                continue
            if _is_exempt(found, known, keys, defined):
                continue
            if in_name(use.text.text, found):
                continue
            if is_shouted(use.text.text, found) or is_name(use.text.text, found):
                titles.add(found.key)
                continue
            reported.add(found.key)
            yield self._report(document, use)

    def _report(self, document: Document, use: _Use) -> Finding:
        found = use.abbreviation
        message = f"“{found.form}” is not defined in the abstract"
        related: list[Related] = []
        elsewhere = _elsewhere(document, found.key)
        if elsewhere is None:
            message += "; spell it out at its first use"
        else:
            block, definition = elsewhere
            message += f"; write “{definition.long} ({definition.short})” at its first use"
            place = block.span(definition.long_start, definition.long_end)
            related.append(Related(place, f"“{definition.short}” is spelled out here"))
        return self.finding(use.text.span(found.start, found.end), message, related=related)


def _listed(document: Document) -> Iterator[str]:
    """The keys of the abbreviations that the front matter lists, which MyST shows to readers."""
    listed = document.data.get("/abbreviations") if document.data is not None else None
    if isinstance(listed, dict):
        yield from (key_of(str(short)) for short in listed)
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("short"), str):
            yield key_of(entry["short"])


def _abstract(document: Document) -> list[MappedText]:
    """The paragraphs of the abstract."""
    blocks: list[MappedText] = list(document.of_kind("abstract"))
    if blocks:
        return blocks
    complete = [a for a in document.articles if a.complete]
    text = complete[0].text("/abstract") if len(complete) == 1 else None
    return [text] if text is not None and text.text else []


def _is_exempt(
    found: Abbreviation, known: frozenset[str], keys: frozenset[str], defined: set[str]
) -> bool:
    if found.form in known or found.key in keys or is_symbol(found.form):
        return True
    return all(p in known or key_of(p) in keys | defined or is_symbol(p) for p in found.parts)


def _elsewhere(document: Document, key: str) -> Defined | None:
    """The first definition of an abbreviation in the rest of the document."""
    for defined in document.derive(defined_in):
        if defined.definition.key == key and defined.definition.long:
            return defined
    return None
