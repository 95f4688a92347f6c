"""abbreviations/plural."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.abbreviations._uses import Use, uses_of


class Plural(Rule):
    """The plural of an abbreviation written with an apostrophe, or a plural where one is meant.

    “CAR’s” is the genitive of CAR; the plural is CARs. “A CARs” and “each SNPs” are left over from
    a sentence that was changed.

    An apostrophe is reported only where the words around it show a plural: a number or “many”,
    “these”, “both” before it, “are” or “were” behind it. A genitive is left alone (“MRI’s high
    resolution”, “the two SNP’s effects” is doubtful and left alone too).

    Take the apostrophe out; take the s off where one is meant.
    """

    meta = RuleMeta(
        id="abbreviations/plural",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        words=True,
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 7.15 (plurals of capital letters)",
            "AMA Manual of Style, 11th ed., section 9 (plurals)",
        ),
        examples=(
            Example(
                fails="These ⟦CAR's⟧ were new.",
                reports="the plural of “CAR” is “CARs”",
                fixed="These CARs were new.",
            ),
            Example(fails="Two ⟦MRI’s⟧ were made; several ⟦SNP’s⟧, and more.", reports="plural"),
            Example(
                fails="We made chimeric antigen receptors (⟦CAR's⟧).",
                reports="“CARs”",
                fixed="We made chimeric antigen receptors (CARs).",
            ),
            Example(
                fails="Each ⟦CARs⟧ binds one antigen; many CARs and one CAR bind.",
                reports="“CARs” is a plural behind “Each”",
                fixed="Each CAR binds one antigen; many CARs and one CAR bind.",
            ),
            Example(passes="The MRI’s high resolution, the FDA's rules and the WHO’s advice."),
            Example(passes="CARs bind; the CAR's hinge is short. A CARs-based method of CARs."),
            Example(passes="A PCR and an SNP; each AIDS patient; an ICANS score; this GBS."),
            Example(passes="In the 1990’s many of the NIH’s grants were new."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at what stands before and behind the plurals."""
        uses = document.derive(uses_of)
        if not uses:
            return
        marked = "'s" in document.source.text or "’s" in document.source.text
        for found in uses.values():
            wrong: dict[str, list[tuple[Use, str]]] = {}
            plurals = {u.found.form for u in found if _is_plural(u.found.form)}
            singles = {u.found.form for u in found if u.found.form not in plurals}
            for use in found:
                form, end = use.found.form, use.found.end
                if marked and use.block.text[end : end + 2] in ("'s", "’s"):
                    if form not in plurals and _is_plural_there(use):
                        wrong.setdefault(f"{form}’s", []).append((use, f"{form}s"))
                elif form in plurals and form[:-1] in singles and _single_before(use):
                    wrong.setdefault(form, []).append((use, form[:-1]))
            for places in wrong.values():
                yield self._report(places)

    def _report(self, places: list[tuple[Use, str]]) -> Finding:
        use, wanted = places[0]
        form, article = use.found.form, _single_before(use)
        if wanted == f"{form}s":
            message = f"the plural of “{form}” is “{wanted}”, without an apostrophe"
        else:
            message = f"“{form}” is a plural behind “{article}”; write “{wanted}”"
        if len(places) > 1:
            message += f" ({len(places)}×)"
        ranges = [(u, u.found.end + (2 if w == f"{u.found.form}s" else 0)) for u, w in places]
        edits = [u.block.edit(u.found.start, end, wanted) for u, end in ranges]
        spans = [u.block.span(u.found.start, end) for u, end in ranges]
        whole = tuple(edit for edit in edits if edit is not None)
        return self.finding(
            spans[0],
            message,
            related=[Related(span, "here too") for span in spans[1:20]],
            suggestions=[wanted],
            fix=Fix(whole, safe=False) if len(whole) == len(edits) else None,
            pointer=use.block.pointer,
        )


def _is_plural_there(use: Use) -> bool:
    """Whether the words around “CAR's” show that a plural is meant."""
    before, behind, _ = _patterns()
    text, start, end = use.block.text, use.found.start, use.found.end + 2
    if text[end : end + 1].isalnum():
        return False
    follows = behind.match(text, end)
    return bool(
        (follows and follows["verb"])
        or (follows and before.search(text[max(0, start - 30) : start]))
        or _is_bracketed_plural(text, start, end)
    )


def _single_before(use: Use) -> str:
    """The word before a plural that asks for one thing: “a”, “each”; or nothing."""
    text, start, end = use.block.text, use.found.start, use.found.end
    found = _patterns()[2].search(text[max(0, start - 12) : start])
    return found[1] if found and text[end : end + 1] not in tuple("-’'–/") else ""


def _is_plural(form: str) -> bool:
    return len(form) > 2 and form[-1] == "s" and form[-2].isupper()


def _is_bracketed_plural(text: str, start: int, end: int) -> bool:
    """Whether “(CAR's)” stands behind a plural, as the abbreviation of it."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    word = re.search(r"([a-z]{4,}) \($", text[max(0, start - 30) : start])
    return word is not None and word[1].endswith("s") and not word[1].endswith(("ss", "is", "us"))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What shows a plural before it; what may follow one; what shows a single one."""
    return (
        re.compile(
            r"\b(?:these|those|many|several|few|both|two|three|four|five|six|seven|eight|nine|ten|"
            r"multiple|various|numerous|all|most|some|different|other|\d{1,4}) (?:[a-z]{4,} )?$",
            re.IGNORECASE,
        ),
        re.compile(
            r" (?P<verb>are|were|have)\b|(?=[.,;:)]|\Z| (?:and|or|in|of|from|with|at|to)\b)"
        ),
        re.compile(
            r"(?:(?<![\w-])(?=[a-z])|(?:^|[.!?:] )(?=[A-Z]))"
            r"([Aa]n?|[Ee]ach|[Ee]very|[Tt]his|[Aa]nother) $"
        ),
    )
