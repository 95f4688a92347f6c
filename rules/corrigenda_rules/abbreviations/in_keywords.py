"""abbreviations/in-keywords."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document, MappedText
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Defined, defined_in
from corrigenda_rules.abbreviations._exempt import Exemptions
from corrigenda_rules.abbreviations._parts import in_running_text
from corrigenda_rules.abbreviations._running import plain
from corrigenda_rules.abbreviations._shapes import Abbreviation, abbreviations
from corrigenda_rules.abbreviations._trust import is_sure


class InKeywords(Rule):
    """A keyword that is an abbreviation which the article spells out.

    Indexes file an article under its keywords, and people look for both forms. “CRS” alone is found
    by who knows it, and beside a dozen other things that are abbreviated so.

    Reported where the keyword is nothing but the abbreviation, the article has the long form, and
    no other keyword has it. Widely known abbreviations, symbols and names are exempt, as in
    `abbreviations/undefined`; the option `known` adds to them.

    Write the long form, with the abbreviation in brackets if it is looked for.
    """

    meta = RuleMeta(
        id="abbreviations/in-keywords",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        options=(
            Option("known", [], "abbreviations that need no definition, besides the built-in ones"),
        ),
        sources=("AMA Manual of Style, 11th ed., section 13 (abbreviations)",),
        examples=(
            Example(
                fails="Keywords: ⟦CRS⟧, adults\n\nCytokine release syndrome (CRS) is common.",
                reports="the keyword “CRS” is an abbreviation; write “cytokine release syndrome”",
            ),
            Example(
                passes="Keywords: CRS, cytokine release syndrome\n\n"
                "Cytokine release syndrome (CRS) is common."
            ),
            Example(
                passes="Keywords: CRS score, HIV, DNA, XYZQ\n\n"
                "Cytokine release syndrome (CRS) is common. Human immunodeficiency virus (HIV)."
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for the long form of each keyword that is an abbreviation."""
        keywords = list(_keywords(document))
        kept = [word for word in keywords if sum(map(str.isupper, word.text.strip())) > 1]
        if not kept:
            return
        exempt = Exemptions(document, self.options["known"])
        long: dict[str, Defined] = {}
        for defined in document.derive(defined_in):
            if is_sure(defined.definition):
                long.setdefault(defined.definition.key, defined)
        for word in kept:
            found = next(abbreviations(word.text), None)
            if found is None or found.form != word.text.strip() or exempt.found(found):
                continue
            if found.key in long:
                wanted = plain(long[found.key].definition.long).removesuffix("s")
                if not any(wanted in plain(other.text) for other in keywords):
                    yield self._report(word, found, long[found.key])

    def _report(self, word: MappedText, found: Abbreviation, defined: Defined) -> Finding:
        block, definition = defined
        place = block.span(definition.long_start, definition.long_end)
        long = in_running_text(definition.long)
        return self.finding(
            word.span(found.start, found.end),
            f"the keyword “{found.form}” is an abbreviation; write “{long}”",
            related=[Related(place, f"“{definition.short}” is spelled out here")],
            suggestions=[long],
        )


def _keywords(document: Document) -> Iterator[MappedText]:
    """The keywords of the article, or of the page where no article is told."""
    for article in document.articles:
        if article.complete:
            texts = (article.text(where) for where, _ in article.items("keywords"))
            yield from (text for text in texts if text is not None and text.text)
            return
    yield from document.of_kind("kwd")
