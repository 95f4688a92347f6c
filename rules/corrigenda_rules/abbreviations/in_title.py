"""abbreviations/in-title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Defined, defined_in
from corrigenda_rules.abbreviations._exempt import Exemptions
from corrigenda_rules.abbreviations._parts import TITLE, in_running_text
from corrigenda_rules.abbreviations._shapes import singular
from corrigenda_rules.abbreviations._trust import is_sure
from corrigenda_rules.abbreviations._uses import Use, uses_of


class InTitle(Rule):
    """An abbreviation in the title that the title does not spell out.

    A title is all that most people ever see of an article: in search results, tables of contents
    and lists of references. Who does not know the abbreviation does not open the article, and who
    searches for the long form does not find it.

    Reported where the article itself has the long form that belongs in the title. Exempt are
    abbreviations that the title defines, widely known ones, symbols and names, as in
    `abbreviations/undefined`; the option `known` adds to them. Under the strict profile those that
    the article nowhere spells out are reported too.

    Write the long form in the title, with the abbreviation in brackets if it is looked for.
    """

    meta = RuleMeta(
        id="abbreviations/in-title",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        options=(
            Option("known", [], "abbreviations that need no definition, besides the built-in ones"),
        ),
        sources=("AMA Manual of Style, 11th ed., section 13 (abbreviations in titles)",),
        examples=(
            Example(
                fails="---\ntitle: Therapy of ⟦CRS⟧ in adults\n---\n\n"
                "Cytokine release syndrome (CRS) is common.",
                reports="“CRS” stands in the title; write “cytokine release syndrome”",
            ),
            Example(
                passes="---\ntitle: Therapy of cytokine release syndrome (CRS)\n---\n\n"
                "Cytokine release syndrome (CRS) is common."
            ),
            Example(
                passes="---\ntitle: FOOZ, a tool for HIV and DNA in COVID-19\n---\n\n"
                "Human immunodeficiency virus (HIV) is known."
            ),
            Example(passes="---\ntitle: The XYZQ of adults\n---\n\nIt is what it is."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for the long form of each abbreviation of the title."""
        uses = [
            found[0]
            for found in document.derive(uses_of).values()
            if found[0].part == TITLE and not any(u.part == TITLE and u.defines for u in found)
        ]
        if not uses:
            return
        exempt = Exemptions(document, self.options["known"])
        long: dict[str, Defined] = {}
        for defined in document.derive(defined_in):
            if is_sure(defined.definition):
                long.setdefault(defined.definition.key, defined)
        for use in uses:
            if exempt.found(use.found) or exempt.use(use) or exempt.named(use) or _is_told(use):
                continue
            spelt_out = long.get(use.found.key)
            if spelt_out is not None or self.level == "strict":
                yield self._report(use, spelt_out)

    def _report(self, use: Use, defined: Defined | None) -> Finding:
        message = f"“{use.found.form}” stands in the title; "
        related: list[Related] = []
        if defined is None:
            message += "spell it out"
        else:
            block, definition = defined
            long = in_running_text(definition.long)
            is_whole = singular(use.found.form) == singular(definition.short)
            message += f"write “{long}”" if is_whole else f"“{definition.short}” is “{long}”"
            place = block.span(definition.long_start, definition.long_end)
            related.append(Related(place, f"“{definition.short}” is spelled out here"))
        return self.finding(
            use.block.span(use.found.start, use.found.end),
            message,
            related=related,
            pointer=use.block.pointer,
        )


def _is_told(use: Use) -> bool:
    """Whether a colon follows, and words with these first letters: “FOO: Free Open Otter”."""
    after = use.block.text[use.found.end :]
    letters = "".join(c for c in singular(use.found.form).lower() if c.isalpha())
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", after[:200].lower()))
    return after.startswith(":") and initials.startswith(letters)
