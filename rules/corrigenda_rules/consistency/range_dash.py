"""consistency/range-dash."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, preferred, quotations
from corrigenda_rules.consistency._words import is_own, own
from corrigenda_rules.spelling._language import names

_NAMES = {"-": "hyphen", "‐": "hyphen", "‑": "hyphen", "–": "en dash", "—": "em dash"}
_SIGNS = {"hyphen": "-", "en dash": "–", "em dash": "—"}
_SCHOLARS = names(
    "anderson-darling benjamini-hochberg bland-altman box-cox cochran-armitage "
    "cochran-mantel-haenszel creutzfeldt-jakob dickey-fuller durbin-watson epstein-barr "
    "greenhouse-geisser guillain-barre guillain-barré hardy-weinberg henderson-hasselbalch "
    "hosmer-lemeshow jensen-shannon kaplan-meier kolmogorov-smirnov kruskal-wallis "
    "kullback-leibler levenberg-marquardt lotka-volterra mann-whitney mantel-haenszel "
    "metropolis-hastings michaelis-menten navier-stokes needleman-wunsch newman-keuls "
    "newton-raphson runge-kutta shapiro-wilk smith-waterman stern-volmer stevens-johnson "
    "tukey-kramer wilcoxon-mann-whitney ziehl-neelsen"
)
"""Tests, laws and diseases named after two persons: all of a text have the same dash."""
_LABELS = names(
    "astm award code contract din dx grant iec iso license licence no nr number p "
    "pages pp project protocol reference rfc version"
)
"""Before a number, the beginning of an identifier."""
_WHOLE_NAMES = frozenset({"system", "systems"})
"""After two numbers, the end of a name: the 10-20 system of electrodes."""


class RangeDash(Rule):
    """Ranges of numbers, or one pair of words, with a hyphen here and an en dash there.

    A range has an en dash in most journals (“5–10 mg”) and a hyphen in some; a text has one of
    them. The same goes for a pair of words or names: “dose–response” or “dose-response”, and
    “Mann–Whitney” not beside “Kaplan-Meier”.

    Ranges are judged together, once in a document; so are the names of tests and laws after two
    persons; other pairs of words one by one. Not looked at: dates, telephone numbers and other rows
    of three numbers, identifiers, citations in brackets, entries of references, differences
    (“10-5”), and what stands before a hyphen (“3-5-year-old”).
    """

    meta = RuleMeta(
        id="consistency/range-dash",
        severity=Severity.WARNING,
        since="0.1",
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 6.78–6.80 (en dash in ranges and compounds)",
            "AMA Manual of Style, 11th ed., chapter 8 (hyphens and dashes)",
        ),
        examples=(
            Example(
                fails="Doses of 5–10 mg, 20–40 mg and ⟦50-60⟧ mg.",
                reports="“50-60” (1×, line 1) beside “5–10” (2×, line 1): put an en dash in every",
                fixed="Doses of 5–10 mg, 20–40 mg and 50–60 mg.",
            ),
            Example(
                fails="Aged 18-65 years in 2010-2015 and ⟦2016–2019⟧.",
                reports="put a hyphen in every range",
                fixed="Aged 18-65 years in 2010-2015 and 2016-2019.",
            ),
            Example(
                fails="By Mann–Whitney and Kruskal–Wallis tests, and by ⟦Kaplan-Meier⟧ curves.",
                reports="join such names with an en dash",
                fixed="By Mann–Whitney and Kruskal–Wallis tests, and by Kaplan–Meier curves.",
            ),
            Example(
                fails="# Dose-response curves\n\nThe ⟦dose–response⟧ curve.",
                reports="write “Dose-response” throughout",
                fixed="# Dose-response curves\n\nThe dose-response curve.",
            ),
            Example(
                passes="From 2–5 mg on 2020-01-02; call 555-1234-99; ISO 13485-2016; COVID-19."
            ),
            Example(passes="From 5–10 mg [3-5], 10-5 is 5 (12-14). IL-2-15 and 10-20 system."),
            Example(passes="The cost–benefit ratio and the long-term cost; a Smith-Jones fit."),
            Example(passes="Doses of 5–10 mg; the authors wrote “20-40 mg”; a 3-5-year-old."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Sorts ranges and pairs by their dashes."""
        blocks = [b for b in document.derive(own) if "–" in b.text or "—" in b.text]
        if not blocks:
            return
        if any(_range().search(block.text) for block in blocks):
            uses: dict[str, list[Use]] = {}
            for block in document.derive(own):
                if not any(mark in block.text for mark in "-–—‑‐"):
                    continue
                for mark, use in _ranges(document, block):
                    uses.setdefault(_NAMES[mark], []).append(use)
            yield from self._together(document, uses, "put {} in every range")
        pairs = {pair.lower().replace("–", "-") for block in blocks for pair in _pairs(block.text)}
        if not pairs:
            return
        if not _SCHOLARS.isdisjoint(pairs):
            pairs |= _SCHOLARS
        firsts = frozenset(pair.partition("-")[0] for pair in pairs)
        scholars: dict[str, list[Use]] = {}
        others: dict[str, dict[str, list[Use]]] = {}
        for block in document.derive(own):
            if firsts.isdisjoint(block.lowered):
                continue
            for key, name, use in _hyphenated(document, block, pairs):
                mine = scholars if key in _SCHOLARS else others.setdefault(key, {})
                mine.setdefault(name, []).append(use)
        yield from self._together(document, scholars, "join such names with {} throughout")
        for uses in others.values():
            yield from at_odds(self, document, _forms(uses), rewrite=_redashed)

    def _together(
        self, document: Document, uses: dict[str, list[Use]], advice: str
    ) -> Iterator[Finding]:
        if len(uses) < 2:
            return
        forms = _forms(uses)
        best = preferred(forms)
        sign = next((name for name in uses if best and uses[name][0] is best.uses[0]), "")
        article = "a" if sign == "hyphen" else "an"
        yield from at_odds(
            self,
            document,
            forms,
            advice=advice.format(f"{article} {sign}"),
            undecided=advice.format("one dash"),
            rewrite=_redashed,
        )


def _forms(uses: dict[str, list[Use]]) -> list[Form]:
    return [Form(_named(found), tuple(found)) for found in uses.values()]


def _named(uses: list[Use]) -> str:
    """What to call a form: its first use that has no capital from a sentence or a title."""
    return " ".join(next((u.text for u in uses if u.text.islower()), uses[0].text).split())


def _redashed(use: Use, model: Form) -> str:
    """What stands at a use, with the dash of the model."""
    mark = next(_SIGNS[_NAMES[c]] for c in model.name if c in _NAMES)
    return "".join(mark if c in _NAMES else c for c in use.text)


def _ranges(document: Document, block: Block) -> Iterator[tuple[str, Use]]:
    """The ranges of numbers of a block, each with its dash."""
    text = block.text
    found = list(_range().finditer(text))
    if not found or not is_own(document, block):
        return
    quoted = quotations(text)
    for match in found:
        start, end = match.span()
        low, mark, high = match.groups()
        if 1 < len(low) < len(high) - 1:  # the number of a compound, a phone, a grant
            continue
        if float(low.replace(",", ".")) >= float(high.replace(",", ".")):
            continue
        if bisect_right(quoted, start) % 2 or _is_label(text, start, end):
            continue
        yield mark, Use(block, start, end)


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether two numbers are a citation, an identifier or a name."""
    before = text[max(0, start - 60) : start]
    if before.rfind("[") > before.rfind("]"):
        return True
    if (
        before.endswith(("(", ", ", ","))
        and text[end : end + 1] in (")", ",")
        and (not before[before.rfind("(") + 1 :].strip("0123456789-–, ") and "(" in before)
    ):
        return True
    word = before.split()[-1].strip("(.:").lower() if before.strip() else ""
    after = text[end : end + 10].split()
    return word in _LABELS or bool(after and after[0].strip(".,;)") in _WHOLE_NAMES)


def _pairs(text: str) -> list[str]:
    """The pairs of words with an en dash, as they stand."""
    pieces = [piece for piece in text.split() if "–" in piece]
    return [match[0] for piece in pieces for match in _pair().finditer(piece)]


def _hyphenated(
    document: Document, block: Block, pairs: set[str]
) -> Iterator[tuple[str, str, Use]]:
    """The places of pairs of words, with either dash: of those in `pairs`, and of scholars."""
    text = block.text
    if not any(mark in text for mark in "-–‑‐"):
        return
    found = []
    for match in _either().finditer(text):
        key = match[0].lower().translate(_HYPHEN)
        if key in pairs:
            found.append((key, match))
    if not found or not is_own(document, block):
        return
    quoted = quotations(text)
    for key, match in found:
        marks = {_NAMES[c] for c in match[0] if c in _NAMES}
        if len(marks) == 1 and not bisect_right(quoted, match.start()) % 2:
            yield key, marks.pop(), Use(block, *match.span())


_HYPHEN = {ord(mark): "-" for mark in "–‑‐"}


@lru_cache(maxsize=1)
def _range() -> re.Pattern[str]:
    number = r"(\d{1,4}(?:[.,]\d{1,4})?)"
    return re.compile(rf"(?<![\w.,/:–—−‐‑+#=-]){number}%?([-‐‑–—]){number}(?![\w/:–—−‐‑-]|[.,]\d)")


@lru_cache(maxsize=1)
def _pair() -> re.Pattern[str]:
    return re.compile(r"(?<![\w–-])[^\W\d_]{2,30}(?:–[^\W\d_]{2,30}){1,3}(?![\w–-])")


@lru_cache(maxsize=1)
def _either() -> re.Pattern[str]:
    return re.compile(r"(?<![\w–-])[^\W\d_]{2,30}(?:[-‐‑–][^\W\d_]{2,30}){1,3}(?![\w–-])")
