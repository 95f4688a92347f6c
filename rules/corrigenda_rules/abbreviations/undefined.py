"""abbreviations/undefined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Document, MappedText
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.abbreviations._definitions import Defined, defined_in, definitions
from corrigenda_rules.abbreviations._exempt import Exemptions
from corrigenda_rules.abbreviations._expansion import expansion
from corrigenda_rules.abbreviations._names import in_name, is_name, is_shouted
from corrigenda_rules.abbreviations._parts import ABSTRACT, CAPTION, TEXT, is_whole, parts_of
from corrigenda_rules.abbreviations._shapes import Abbreviation, abbreviations
from corrigenda_rules.abbreviations._uses import Use, uses_of

_HEAD = "# Paper\n\n## Abstract\n\n"


_SHORT, _LONG = 2, 5
"""Two letters may be a symbol, and count only where they come back; six are a name."""
_TWICE, _OFTEN, _MANY = 2, 4, 10
"""How often the text must use what is undefined, where its long form is found and where not."""


class _Use(NamedTuple):
    text: MappedText
    abbreviation: Abbreviation

    @property
    def key(self) -> str:
        """The key of the abbreviation."""
        return self.abbreviation.key


class Undefined(Rule):
    """An abbreviation that the abstract, or the text, never spells out.

    Databases, search results and mailing lists show the abstract without the article. A reader
    from the next field does not know what CRS is, and an index files the article under nothing.
    Journals therefore ask that an abbreviation be defined in the abstract and again in the text.

    Abstract and text are judged each for itself, and each abbreviation is reported once, at its
    first use. It counts as defined wherever the long form stands beside it: “cytokine release
    syndrome (CRS)”, “CRS (cytokine release syndrome)”, “CRS, cytokine release syndrome;”; for the
    text also in a list of abbreviations or a note. CAR, CARs and CAR-T are one abbreviation.

    What is spelt out nowhere may be a name: it is told as a note where the abstract uses it once or
    twice, and where the text uses it five times and never as a common noun (“the CRS was”, “CARs”);
    as one, four times are enough. Where what may be its long form stands in the text twice, two
    uses do. The text of a file that is one section of an article is judged under the strict
    profile, for another section may define what it uses.

    Exempt are symbols that are names (genes, proteins, cell lines and anything with a digit),
    units, formulae, Roman numerals, the labels of structured abstracts, names of software,
    trials and data sets where the text shows that they are names, words of six capitals and more,
    authors' initials, abbreviations inside a proper name (“the VA Medical Center”), and the
    widely known abbreviations of `known.txt` in the rule's folder, to which the option `known`
    adds.

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
            Example(
                fails=_HEAD
                + "We saw it.\n\n## Introduction\n\nA cytokine release syndrome came; no "
                "cytokine release syndrome is mild."
                "\n\nThe ⟦CRS⟧ was mild.\n\nNo CRS came back.\n\nIt was gone.",
                reports="“CRS” is used 2× in the text and not defined there; does it stand",
            ),
            Example(
                fails=_HEAD + "Cytokine release syndrome (CRS) is bad.\n\n## Introduction\n\n"
                "The ⟦CRS⟧ came.\n\nThe CRS was mild.\n\nIt went.\n\nIt was gone.",
                reports="“CRS” is defined in the abstract only (line 5)",
            ),
            Example(
                passes=_HEAD + "We saw it.\n\n## Introduction\n\nThe CRS came.\n\nCRS was mild.\n\n"
                "CRS went.\n\nCRS was gone.\n\n## Abbreviations\n\nCRS: cytokine release syndrome",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Checks the abstract as one text, whatever its paragraphs, and the text as another."""
        exempt = Exemptions(document, self.options["known"])
        told: set[str] = set()
        for use, count in self._in_abstract(document, exempt):
            elsewhere = _elsewhere(document, use.key)
            long = "" if elsewhere else expansion(document, use.key, part=ABSTRACT)
            if not (elsewhere or long):
                told.add(use.key)
                if count <= _TWICE and _is_symbol(use.abbreviation) and self.level != "strict":
                    continue
            yield self._report(use, count, elsewhere, long)
        yield from self._in_text(document, exempt, told)

    def _in_abstract(self, document: Document, exempt: Exemptions) -> Iterator[tuple[_Use, int]]:
        parts = _abstract(document)
        uses = [_Use(text, found) for text in parts for found in abbreviations(text.text)]
        if not uses:
            return
        defined = frozenset(d.key for text in parts for d in definitions(text.text))
        counts = Counter(use.key for use in uses)
        names: set[str] = set()
        reported: set[str] = set()
        for use in uses:
            found, text = use.abbreviation, use.text.text
            if found.key in reported or found.key in defined or found.key in names:
                continue
            if exempt.found(found, defined) or in_name(text, found):
                continue
            if (
                is_shouted(text, found)
                or is_name(text, found)
                or _is_long(found)
                or _is_explained(text, found)
            ):
                names.add(found.key)
                continue
            if len(found.key) == _SHORT and counts[found.key] < _TWICE:
                continue
            reported.add(found.key)
            yield use, counts[found.key]

    def _report(self, use: _Use, count: int, elsewhere: Defined | None, long: str) -> Finding:
        found = use.abbreviation
        message = f"“{found.form}” is not defined in the abstract"
        related: list[Related] = []
        if elsewhere is None and long:
            message += f"; does it stand for “{long}”? Spell it out at its first use"
        elif elsewhere is None:
            message += "; spell it out at its first use"
        else:
            block, definition = elsewhere
            message += f"; write “{definition.long} ({definition.short})” at its first use"
            place = block.span(definition.long_start, definition.long_end)
            related.append(Related(place, f"“{definition.short}” is spelled out here"))
        # What is used once or twice and spelt out nowhere may be the name of a thing.
        is_doubtful = count <= _TWICE and elsewhere is None and not long
        return self.finding(
            use.text.span(found.start, found.end),
            message,
            severity=Severity.INFO if is_doubtful else None,
            confidence=Confidence.LOW if is_doubtful else None,
            related=related,
        )

    def _in_text(self, document: Document, exempt: Exemptions, told: set[str]) -> Iterator[Finding]:
        """Checks the text; `told` are those that the abstract has and nothing spells out."""
        whole = is_whole(document)
        if not whole and self.level != "strict":
            return
        parts = {id(b): p for b, p in zip(document.blocks, document.derive(parts_of), strict=True)}
        defined: dict[str, set[str]] = {}
        for block, definition in document.derive(defined_in):
            defined.setdefault(definition.key, set()).add(parts[id(block)])
        keys = frozenset(defined)
        for key, everywhere in document.derive(uses_of).items():
            uses = [u for u in everywhere if u.part == TEXT and u.found.form in (key, f"{key}s")]
            if len(uses) < _TWICE or not all(map(_is_alone, defined.get(key, ()))):
                continue
            if exempt.found(uses[0].found, keys - {key}) or _is_long(uses[0].found):
                continue
            uses = [use for use in uses if not exempt.use(use)]
            long = (
                ""
                if key in defined
                else expansion(document, key, _TWICE if len(uses) < _OFTEN else 1)
            )
            if any(map(_calls, everywhere)):
                continue
            if not long and key not in defined and _is_name(exempt, everywhere):
                continue
            if len(uses) < (_TWICE if whole and (long or key in defined) else _OFTEN):
                continue
            may_be_name = not (long or key in defined or any(map(_is_noun, uses)))
            if key in told and not long:
                continue
            if may_be_name and self.level != "strict" and len(uses) <= _OFTEN:
                continue
            is_shaped = len(key) > _SHORT and key.isupper()
            if long or (whole and (key in defined or is_shaped)):
                severity = Severity.INFO if may_be_name or not whole else None
                yield self._report_text(document, uses, long, severity)

    def _report_text(
        self, document: Document, uses: list[Use], long: str, severity: Severity | None
    ) -> Finding:
        block, found = uses[0].block, uses[0].found
        message = f"“{found.form}” is used {len(uses)}× in the text and not defined there"
        related: list[Related] = []
        elsewhere = _elsewhere(document, found.key)
        if elsewhere is not None:
            other, definition = elsewhere
            place = other.span(definition.start, definition.end)
            line = document.source.line_of(place.start)
            parts = zip(document.blocks, document.derive(parts_of), strict=True)
            is_abstract = any(b is other and part == ABSTRACT for b, part in parts)
            part = "the abstract" if is_abstract else "a caption"
            message = f"“{found.form}” is defined in {part} only (line {line})"
            message += f"; write “{definition.long} ({definition.short})” at its first use here"
            related.append(Related(place, f"“{definition.short}” is defined here"))
        elif long:
            message += f"; does it stand for “{long}”? Define it at its first use"
        else:
            message += "; spell it out at its first use"
        return self.finding(
            block.span(found.start, found.end),
            message,
            severity=severity,
            related=related,
            pointer=block.pointer,
        )


def _is_name(exempt: Exemptions, uses: list[Use]) -> bool:
    """Whether uses show that an abbreviation is a name: any of a few, one in three of many."""
    named = sum(map(exempt.named, uses))
    return named > 0 if len(uses) < _MANY else 3 * named >= len(uses)


def _is_noun(use: Use) -> bool:
    """Whether a use is that of a common noun, as no name's is: “the CRS was”, “CARs”."""
    text, found = use.block.text, use.found
    if found.form[-1] == "s" and found.form[-2].isupper():
        return True
    article = re.search(
        r"\b(?:[Tt]he|[Aa]n?|[Ee]ach|[Mm]ean|[Mm]edian) $", text[: found.start][-8:]
    )
    verb = re.match(r" (?:is|was|of|in|for|had|has)\b", text[found.end : found.end + 6])
    return article is not None and verb is not None


def _calls(use: Use) -> bool:
    """Whether an abbreviation is a function: VAR(x)."""
    return use.block.text[use.found.end : use.found.end + 1] == "("


def _is_alone(part: str) -> bool:
    """Whether a part is read alone, so that what it defines is not defined in the text."""
    return part == ABSTRACT or part.startswith(CAPTION)


def _is_symbol(found: Abbreviation) -> bool:
    """Whether an abbreviation has the look of a symbol, of a pair or of a dose: XX/XY, dBSPL."""
    return found.form[0].islower() or not {"/", "+"}.isdisjoint(found.form)


def _is_explained(text: str, found: Abbreviation) -> bool:
    """Whether words in brackets follow that begin alike: “DMPC(1,2-dimyristoyl-sn-…)”."""
    match = re.match(r"\s?\([\d,.‑-]*([^\W\d_])[^()]{9}", text[found.end : found.end + 40])
    return match is not None and match[1].lower() == found.parts[-1][0].lower()


def _is_long(found: Abbreviation) -> bool:
    """Whether capitals are so many that they are a name or a word: FAPROTAX, WPPSI-III."""
    most = _LONG if "-" not in found.form else _LONG - 1
    return any(len(part.rstrip("s")) > most for part in found.parts)


def _abstract(document: Document) -> list[MappedText]:
    """The paragraphs of the abstract."""
    blocks: list[MappedText] = list(document.of_kind("abstract"))
    if blocks:
        return blocks
    complete = [a for a in document.articles if a.complete]
    text = complete[0].text("/abstract") if len(complete) == 1 else None
    return [text] if text is not None and text.text else []


def _elsewhere(document: Document, key: str) -> Defined | None:
    """The first definition of an abbreviation anywhere in the document."""
    for defined in document.derive(defined_in):
        if defined.definition.key == key and defined.definition.long:
            return defined
    return None
