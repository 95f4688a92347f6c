"""abbreviations/defined-unused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from corrigenda.document import Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Definition, defined_in
from corrigenda_rules.abbreviations._exempt import Exemptions
from corrigenda_rules.abbreviations._parts import (
    TEXT,
    Placed,
    is_whole,
    parts_of,
    placed_definitions,
)
from corrigenda_rules.abbreviations._running import plain, running_abstract, running_text
from corrigenda_rules.abbreviations._trust import is_sure
from corrigenda_rules.abbreviations._uses import uses_of

_NOTE = 4
"""A note has no more paragraphs; what has more and is no article is a section of one."""


class DefinedUnused(Rule):
    """An abbreviation that is defined and then never used.

    A definition asks the reader to remember something. Where the abbreviation never comes back,
    that was for nothing; often the text it served has been cut, or writes the long form out.

    Where the text never comes back to the long form either, it is told as a note: the abbreviation
    may be there for readers who know the thing by it. A file that is one section of an article is
    judged under the strict profile alone, for another section may use what it defines. Only an
    abbreviation that is defined once and stands nowhere else in the file is reported: not in a
    table, a caption, a formula, code or a figure's label. Exempt are proper names (“the European
    Society of Cardiology (ESC)”), which many know by their abbreviation, widely known abbreviations
    and symbols. What is defined in the abstract is reported where the long form comes back in it.
    Under the strict profile all such are, and those that the text uses a single time are told as a
    note.

    Take the abbreviation out, or use it where the long form stands.
    """

    meta = RuleMeta(
        id="abbreviations/defined-unused",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        words=True,
        fix="unsafe",
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="Some had cytokine release syndrome (⟦CRS⟧). All were treated at once.",
                reports="“CRS” is defined and never used",
                fixed="Some had cytokine release syndrome. All were treated at once.",
            ),
            Example(
                fails="We saw OTOT (on-target off-tumor toxicity) in many; ⟦DLT⟧ (dose-limiting "
                "toxicity) was rare. The OTOT was mild.",
                reports="“DLT”",
            ),
            Example(
                fails="## Methods\n\nA generalised linear mixed model (⟦GLMM⟧) was fitted.\n\n"
                "## Discussion\n\nThe generalised linear mixed model fitted well.",
                reports="“GLMM”",
            ),
            Example(
                fails="# T\n\n## Abstract\n\nCytokine release syndrome (⟦CRS⟧) is common. We saw "
                "cytokine release syndrome in many.",
            ),
            Example(passes="# T\n\n## Abstract\n\nCytokine release syndrome (CRS) is common."),
            Example(passes="Cytokine release syndrome (CRS) is common; CRS may kill."),
            Example(passes="Cytokine release syndrome (CRS) is common.\n\n| CRS | n |\n|--|--|\n"),
            Example(passes="The number of trees (NT) is $NT = 5$."),
            Example(passes="As the European Society of Cardiology (ESC) advises, we waited."),
            Example(passes="It was measured by polymerase chain reaction (PCR)."),
            Example(passes="Chimeric antigen receptors (CARs) are new, and CAR-T cells are live."),
            Example(passes="The soluble interleukin receptor (sIR) is cut; its sIR-α is bound."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Counts the places of each abbreviation that the text or the abstract defines."""
        is_section = not is_whole(document) and document.data is None
        if is_section and self.level != "strict" and document.derive(parts_of).count(TEXT) > _NOTE:
            return
        uses = document.derive(uses_of)
        exempt = Exemptions(document, ())
        seen: set[str] = set()
        every = document.derive(placed_definitions)
        times = Counter((placed.part, placed.definition.key) for placed in every)
        for placed in every:
            definition = placed.definition
            if definition.key in seen:
                continue
            seen.add(definition.key)
            others = [u for u in uses.get(definition.key, ()) if not u.defines]
            if others and self.level != "strict":
                continue
            if not is_sure(definition) or exempt.form(definition.short):
                continue
            if not _is_alone(placed) or _is_name(definition.long) or _is_symbol(placed):
                continue
            if not others and not _is_used(document, definition):
                sure = _comes_back(document, placed)
                if times[placed.part, definition.key] > 1:
                    continue  # it is told as defined twice
                if sure or placed.part == TEXT or self.level == "strict":
                    severity = None if sure and not is_section else Severity.INFO
                    yield self._unused(placed, severity)
            elif (
                self.level == "strict"
                and placed.part == TEXT
                and sum(u.part == TEXT for u in others) == 1
            ):
                yield self._once(placed)

    def _unused(self, placed: Placed, severity: Severity | None) -> Finding:
        definition = placed.definition
        return self.finding(
            placed.block.span(definition.start, definition.end),
            f"“{definition.short}” is defined and never used; leave the abbreviation out",
            severity=severity,
            fix=_without(placed),
            pointer=placed.block.pointer,
        )

    def _once(self, placed: Placed) -> Finding:
        definition = placed.definition
        return self.finding(
            placed.block.span(definition.start, definition.end),
            f"“{definition.short}” is defined and used only once in the text; write "
            f"“{definition.long}” both times",
            severity=Severity.INFO,
            pointer=placed.block.pointer,
        )


def _comes_back(document: Document, placed: Placed) -> bool:
    """Whether the part has the long form again, where the abbreviation should have stood.

    In the text that may be in front of the definition too.
    """
    long = plain(placed.definition.long).removesuffix("s")
    if placed.part == TEXT:
        return next(islice(document.derive(running_text).find(long), 1, None), None) is not None
    abstract = document.derive(running_abstract)
    start = abstract.at(placed.block, max(placed.definition.end, placed.definition.long_end))
    return next(abstract.find(long, start), None) is not None


def _is_used(document: Document, definition: Definition) -> bool:
    """Whether an abbreviation stands anywhere but in its definitions: in code, in a formula."""
    defined = sum(d.key == definition.key for _, d in document.derive(defined_in))
    text, stem = document.source.text, _stem(definition.short)
    if text.count(stem) <= defined:
        return False
    return len(re.findall(rf"(?<![A-Za-z]){re.escape(stem)}", text)) > defined


def _stem(short: str) -> str:
    """What all forms of an abbreviation begin with: “CAR” of “CARs”."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def _is_name(long: str) -> bool:
    """Whether a long form is a proper name: two of its words or more have a capital."""
    words: list[str] = re.findall(r"[^\W\d_]+", long)
    return words[0][0].isupper() and any(w[0].isupper() for w in words[1:])


def _is_alone(placed: Placed) -> bool:
    """Whether an abbreviation, or its long form, fills the brackets: no “(TM, orange)”."""
    text, definition = placed.block.text, placed.definition
    end = max(definition.end, definition.long_end)
    return text[end : end + 1] in (")", "]")


def _is_symbol(placed: Placed) -> bool:
    """Whether a definition says what a gene, a tool or a group of a trial is called."""
    text, definition = placed.block.text, placed.definition
    after = text[definition.end : definition.end + 30]
    name = re.match(r"[)\]]? (?:gene|protein|tool|software|package|trial|study|dataset)", after)
    return name is not None


def _without(placed: Placed) -> Fix | None:
    """The fix that takes “ (CRS)” out, where nothing else stands in the brackets."""
    text, definition = placed.block.text, placed.definition
    start, end = definition.start - 2, definition.end + 1
    if start < 0 or text[start : start + 2] != " (" or text[end - 1 : end] != ")":
        return None
    edit: Edit | None = placed.block.edit(start, end, "")
    return None if edit is None else Fix((edit,), safe=False)
