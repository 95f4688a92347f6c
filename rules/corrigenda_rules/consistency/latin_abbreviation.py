"""consistency/latin-abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, standing

_SOURCES = (
    ("eg", r"[Ee](?:\.\s?g\.?|g\.?)(?![\w-])", ("e.g", "E.g", "e. g", "eg"), ("e", "E", "eg")),
    ("ie", r"[Ii](?:\.\s?e\.?|e\.?)(?![\w-])", ("i.e", "I.e", "i. e", "ie"), ("i", "I", "ie")),
    ("et al", r"et\.? al\b\.?(?!\w)", ("et al", "et. al"), ("al",)),
    ("vs", r"vs\b\.?(?![\w-])", ("vs",), ("vs",)),
    ("etc", r"etc\b\.?(?=\)|,|;|\s[a-z])", ("etc",), ("etc",)),
    ("cf", r"[Cc]f\b\.?(?=\s)", ("cf", "Cf"), ("cf", "Cf")),
    ("ca", r"ca\b\.?(?=\s?\d)", ("ca. ", "ca "), ("ca",)),
)
"""For each abbreviation what matches it, the texts it begins with, and the words it is made of."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern, _, _ in _SOURCES}


class LatinAbbreviation(Rule):
    """Latin abbreviations with and without full stops: “e.g.” and “eg”, “et al.” and “et al”.

    Manuals differ (AMA writes “eg”, “ie” and “vs”; most others “e.g.”, “i.e.” and “vs.”), but one
    text follows one of them. Compared are the ways to write each of e.g., i.e., et al., vs., etc.,
    cf. and ca.; “versus” in full beside “vs.” in brackets is right usage and left alone.

    Write the form that the document uses most. “e.g” and “i.e”, with one stop of two, are reported
    even where the document has no other form: no manual has these.
    """

    meta = RuleMeta(
        id="consistency/latin-abbreviation",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        yields_to=("terminology/term",),
        sources=(
            "AMA Manual of Style, 11th ed., chapter 13 (abbreviations)",
            "The Chicago Manual of Style, 17th ed., 10.42",
        ),
        examples=(
            Example(
                fails="Many (e.g., mice) and more (e.g., rats) and others (⟦eg⟧, voles).",
                reports="“eg” (1×, line 1) beside “e.g.” (2×, line 1)",
                fixed="Many (e.g., mice) and more (e.g., rats) and others (e.g., voles).",
            ),
            Example(fails="Doe et al. saw it, Roe et al. too, and Poe ⟦et al⟧ not."),
            Example(fails="Red vs. blue, blue vs. green and green ⟦vs⟧ red."),
            Example(fails="All (i.e., both), that is i.e. two, ⟦i.e⟧ one.", reports="“i.e”"),
            Example(fails="Many of them, ⟦e.g⟧ mice, ate.", reports="one full stop of two"),
            Example(
                passes="Many (e.g., mice; e.g. rats), that is i.e. all; red versus blue vs. green."
            ),
            Example(passes="An eg gene, EG cells, ie the `ie` key; vs. and vs. are alike, etc."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the forms of each abbreviation that the vocabulary shows."""
        words = document.vocabulary
        for name, _, begins, signs in _SOURCES:
            if sum(words.get(sign, 0) for sign in signs) < (1 if name in ("eg", "ie") else 2):
                continue
            pairs = list(_uses(document, name, begins))
            found = list(at_odds(self, document, forms(pairs), rewrite=_rewritten))
            yield from found
            if not found:
                yield from self._halved(pairs)

    def _halved(self, pairs: list[tuple[str, Use]]) -> Iterator[Finding]:
        """A finding for “e.g” and “i.e”, with one full stop of two: no manual has these."""
        halved = [use for form, use in pairs if form in ("e.g", "i.e")]
        if len(halved) != len(pairs) or not halved:
            return
        for use in halved[:1]:
            right = f"{use.text}."
            edits = [u.block.edit(u.start, u.end, f"{u.text}.") for u in halved]
            whole = tuple(edit for edit in edits if edit is not None)
            yield self.finding(
                use.span,
                f"“{use.text}” ({len(halved)}×) has one full stop of two: write “{right}”",
                suggestions=[right],
                fix=Fix(whole, safe=False) if len(whole) == len(edits) else None,
            )


def _uses(document: Document, name: str, begins: Sequence[str]) -> Iterator[tuple[str, Use]]:
    words = document.vocabulary
    for begin in begins:
        if begin.isalpha() and begin not in words:
            continue
        for block, at in standing(document, begin):
            text = block.text
            if at and (text[at - 1].isalnum() or text[at - 1] in "._"):
                continue
            match = _patterns()[name].match(text, at)
            if match is not None and _counts(name, match):
                shown = " ".join(match[0].split())
                yield shown[0].lower() + shown[1:], Use(block, *match.span())


def _counts(name: str, match: re.Match[str]) -> bool:
    """Whether a match is the abbreviation, and its full stop (if it has one) its own."""
    text, end = match[0], match.end()
    whole = match.string
    if name not in ("eg", "ie"):
        return name == "et al" or not (text.endswith(".") and _ends(whole, end))
    if "." in text[:-1]:
        return True
    if not text.endswith("."):
        return _is_aside(whole, *match.span())
    return re.match(r"\s[A-Z]", whole[end : end + 2]) is None


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether “eg” or “ie” without stops stands where an aside begins."""
    return (
        text[max(0, start - 2) : start].rstrip()[-1:] in ("(", ",", ";", "—", "–")
        or text[end : end + 1] == ","
    )


def _ends(text: str, end: int) -> bool:
    """Whether a sentence may end there, so that the full stop is no part of the abbreviation."""
    return end == len(text) or re.match(r"\s[A-Z]", text[end : end + 2]) is not None


def _rewritten(use: Use, model: Form) -> str | None:
    if use.block.text[use.end : use.end + 1] == "." and model.name.endswith("."):
        return None
    name = model.name
    return name[0].upper() + name[1:] if use.text[0].isupper() else name
