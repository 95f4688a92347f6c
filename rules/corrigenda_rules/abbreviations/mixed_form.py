"""abbreviations/mixed-form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from corrigenda.document import Block, Document, Occurrence
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, quotations
from corrigenda_rules.abbreviations._definitions import defined_in
from corrigenda_rules.abbreviations._known import gene_symbols, known_abbreviations
from corrigenda_rules.abbreviations._names import in_capitals
from corrigenda_rules.abbreviations._shapes import LONGEST
from corrigenda_rules.abbreviations._uses import capital_words

_LEAST = 4
"""So many letters and digits an abbreviation has whose hyphens are compared."""
_NAME = re.compile(r"[A-Z][a-z]{2}")


class MixedForm(Rule):
    """An abbreviation that a document writes in two ways of capitals and small letters.

    ICANS and ICANs, HFpEF and HFPEF, siRNA and SiRNA: to a reader the second may be a plural, or
    something else. A search that minds case finds one of them. So it is with the hyphens of an
    abbreviation that the document defines: NT-proBNP and NT-pro-BNP.

    Reported once for each form that the document uses less, at its first place, with the counts
    and lines of all. A plural is not another form (SNP, SNPs), nor are two abbreviations that the
    document defines or that are known each for itself (pCR, a complete response, and PCR). Genes
    in which case tells the species (human SHH, mouse Shh), elements, quotations, headlines in
    capitals and the capital of a sentence's first word are left alone.

    Write the form that the document defines, or uses most, throughout.
    """

    meta = RuleMeta(
        id="abbreviations/mixed-form",
        severity=Severity.WARNING,
        since="0.2",
        words=True,
        yields_to=("consistency/greek", "terminology/variants"),
        fix="unsafe",
        sources=("AMA Manual of Style, 11th ed., section 13",),
        examples=(
            Example(
                fails="ICANS is rare, and ICANS may kill. We saw ⟦ICANs⟧ twice.",
                reports="“ICANs” (1×, line 1) beside “ICANS” (2×, line 1): write “ICANS”",
                fixed="ICANS is rare, and ICANS may kill. We saw ICANS twice.",
            ),
            Example(
                fails="HFpEF is common in HFpEF clinics; ⟦HFPEF⟧ is not.",
                reports="“HFpEF” (2×",
                fixed="HFpEF is common in HFpEF clinics; HFpEF is not.",
            ),
            Example(
                fails="# Therapy of ICANS\n\nWe saw ⟦ICANs⟧ once.",
                reports="write “ICANS” throughout",
            ),
            Example(
                fails="An siRNA was made, and siRNA was cut, and ⟦SiRNA⟧ fell.", reports="siRNA"
            ),
            Example(
                fails="N-terminal pro-B-type natriuretic peptide (NT-proBNP) rose. NT-proBNP was "
                "high, and ⟦NT-pro-BNP⟧ fell.",
                reports="write “NT-proBNP” throughout",
            ),
            Example(passes="The SNP was one of many SNPs; a QTL and QTLs."),
            Example(
                passes="Physical component summary (PCS) and the first principal components (PCs)."
            ),
            Example(passes="Pathologic complete response (pCR) was rare; PCR was used."),
            Example(passes="The siRNA was cut. SiRNA binds."),
            Example(passes="Human SHH and mouse Shh; NO and No; CO and Co; MTOR and mTOR."),
            Example(passes="We use `ICANs` for ICANS; he wrote “ICANs are rare”."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the words that are the same but for case."""
        groups: dict[str, list[str]] = {}
        for word in sorted(document.derive(capital_words)):
            if len(word) <= LONGEST:
                groups.setdefault(word.lower(), []).append(word)
        for group in groups.values():
            if len(group) > 1:
                yield from self._compare(document, group)
        yield from self._hyphened(document)

    def _hyphened(self, document: Document) -> Iterator[Finding]:
        """Compares a defined abbreviation with hyphens with the same letters parted otherwise."""
        shorts = {d.short for _, d in document.derive(defined_in) if d.long and "-" in d.short}
        for short in sorted(shorts):
            letters = re.sub("[-‐‑]", "", short)
            if len(letters) < _LEAST or sum(map(str.isupper, letters)) < 2:
                continue
            pattern = re.compile(
                r"(?<![\w‐‑-])" + "[-‐‑]?".join(map(re.escape, letters)) + r"(?![\w‐‑-])"
            )
            places: dict[str, list[Use]] = {}
            for block in document.prose():
                for match in pattern.finditer(block.text):
                    name = re.sub("[‐‑]", "-", match[0])
                    places.setdefault(name, []).append(Use(block, *match.span()))
            others = places.keys() - {short}
            if others and others.isdisjoint(gene_symbols()) and others.isdisjoint(shorts):
                forms = [Form(name, tuple(uses)) for name, uses in places.items()]
                yield from at_odds(self, document, forms, rewrite=_rewrite, favourite=short)

    def _compare(self, document: Document, words: list[str]) -> Iterator[Finding]:
        for word in words:
            if word[-1] == "s" and word[:-1] in document.vocabulary and word.upper() != word:
                return  # the plural of another abbreviation: RESs, and RESS
            if (sum(map(str.islower, word)) > 2 and len(word) > 4) or _NAME.search(word):
                return  # a name: terminology/name-case; the symbol of a gene
        defined = {
            d.short
            for _, d in document.derive(defined_in)
            if d.long and d.short.lower() in (words[0].lower(), f"{words[0]}s".lower())
        }
        own = [
            w for w in words if w in defined or w in known_abbreviations() or w in gene_symbols()
        ]
        if len(own) > 1:
            return
        places = {word: _places(document, word, words) for word in words}
        forms = [Form(word, tuple(uses)) for word, uses in places.items() if uses]
        yield from at_odds(
            self, document, forms, rewrite=_rewrite, favourite=own[0] if own else None
        )


def _places(document: Document, word: str, words: list[str]) -> list[Use]:
    twins = any(w[1:] == word[1:] and w[0] != word[0] for w in words if w != word)
    kept: list[Use] = []
    last: Block | None = None
    quoted: list[int] = []
    for place in document.occurrences(word):
        if place.block is not last:
            last, quoted = place.block, quotations(place.block.text)
        if not (
            (word[0].isupper() and twins and _opens(place))
            or bisect_right(quoted, place.start) % 2
            or in_capitals(place.block.text, place.start, place.end)
            or _is_joined(place)
        ):
            kept.append(Use(*place))
    return kept


def _opens(place: Occurrence) -> bool:
    """Whether a word is the first of a sentence or of its block."""
    before = place.block.text[max(0, place.start - 20) : place.start].rstrip(" “\"'‘(*_\n")
    return not before or before[-1] in ".!?:;"


def _is_joined(place: Occurrence) -> bool:
    """Whether a word is part of a name such as “p53-ICANs2” or a path."""
    text = place.block.text
    return text[place.end : place.end + 1].isdigit() or (
        text[place.start - 1 : place.start] in tuple("_/@.\\") and place.start > 0
    )


def _rewrite(use: Use, form: Form) -> str | None:
    return form.name
