"""consistency/greek."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, quotations
from corrigenda_rules.consistency._words import is_own, own
from corrigenda_rules.spelling._language import names

NAMES = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "ϕ": "phi", "ĸ": "kappa",
    "ϵ": "epsilon", "ß": "beta",
}  # fmt: skip
"""Greek letters that names are made with, and what is typed in their place (ß for β, ĸ for κ)."""

_LATIN = {"a": "alpha", "b": "beta", "g": "gamma", "d": "delta", "k": "kappa", "e": "epsilon"}
"""Latin letters that stand for a Greek one after a symbol: TNFa, NF-kB."""
_LONG = ("alpha", "beta", "gamma", "delta", "epsilon", "kappa", "lambda", "sigma", "omega",
         "theta", "zeta")  # fmt: skip
"""Names that are looked for at the end of a longer word too: “TNFalpha”."""
_SHORT = ("rho", "tau", "chi", "phi", "psi")
_NO_NOUNS = names(
    "and are can for from had has have level levels not parameter parameters release set test "
    "testing than that the value values variant version was were where which with "
)
"""What is no part of a name after a letter: the level of significance, a release, a verb."""


class _Hit(NamedTuple):
    """A term with a Greek letter at a place: ``before + letter + after`` is the text of `use`.

    `script` is how the letter is written (greek, spelled, latin); `key` is the same for all ways to
    write the term, `bound` tells whether letters and hyphens, not a space, hold it together.
    """

    key: tuple[str, ...]
    script: str
    bound: bool
    use: Use
    before: str
    letter: str
    after: str

    @property
    def form(self) -> tuple[str, bool]:
        """What tells one form of the term from another: the script, and whether all is closed."""
        return self.script, bool(self.before) and self.before[-1].isalnum()


class Greek(Rule):
    """A name with a Greek letter that is written with the letter here and spelled out there.

    “TNF-α”, “TNF-alpha”, “TNFα” and “TNFa” are four terms for a search, and the last one is an
    error of transcription: the letter has been lost. The form that the document uses most is
    suggested.

    A term is compared with itself only (β-actin with beta-actin, IFN-γ with IFN-gamma); a hyphen
    beside a space is a matter of grammar and not looked at. A name that is spelled out with a
    capital, as a sentence and a title ask for, is left alone, as are the words
    alpha and beta by themselves (a level of significance), keywords and gene symbols in capitals
    (TGFB1).
    """

    meta = RuleMeta(
        id="consistency/greek",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        sources=("AMA Manual of Style, 11th ed., chapter 16 (Greek letters)",),
        examples=(
            Example(
                fails="TNF-α is high, TNF-α is low, and ⟦TNF-alpha⟧ is both.",
                reports="“TNF-alpha” (1×, line 1) beside “TNF-α” (2×, line 1): write “TNF-α”",
                fixed="TNF-α is high, TNF-α is low, and TNF-α is both.",
            ),
            Example(
                fails="IFN-γ rose with IL-2. IFN-γ fell; ⟦IFNγ⟧ stayed, as did ⟦IFNg⟧.",
                reports="beside “IFN-γ” (2×, line 1)",
                fixed="IFN-γ rose with IL-2. IFN-γ fell; IFN-γ stayed, as did IFN-γ.",
            ),
            Example(
                fails="# β-catenin in mice\n\nThe ⟦beta-catenin⟧ pathway.",
                reports="write “β-catenin” throughout",
                fixed="# β-catenin in mice\n\nThe β-catenin pathway.",
            ),
            Example(fails="TGF-β1, TGF-β2 and ⟦TGF-beta 1⟧ signal.".replace(" 1⟧", "⟧ 1")),
            Example(fails="NF-κB, NF-κB and ⟦NF-kB⟧; NF-κB.", reports="“NF-kB”"),
            Example(passes="The level alpha was 0.05; α-helix and α-helices; alpha is set."),
            Example(passes="Beta-blockers help. We gave β-blockers. Beta-blockers again."),
            Example(passes="TGFB1 and TGF-β; Tnf and TNF-α; IFN-γ, IFN-γ–treated cells."),
            Example(passes="Interferon-gamma therapy with interferon gamma."),
            Example(passes="The GPHα gene. GPHα is old; the GPH α-subunit is made."),
            Example(passes="“TNF-alpha” in the words of others is TNF-α; see `TNF_alpha`."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Groups the terms with Greek letters by what they are when spelled out."""
        terms: dict[tuple[str, ...], list[_Hit]] = {}
        for block in _lettered(document):
            for hit in _hits(block):
                terms.setdefault(hit.key, []).append(hit)
        symbols = {hits[0].before.rstrip("-‐‑ ") for hits in terms.values() if hits[0].before}
        stems = sorted(stem for stem in symbols if _is_symbol(stem))
        if stems and len({hit.script for hits in terms.values() for hit in hits}) < 3:
            for block in document.derive(own):
                for hit in _transcribed(block, stems):
                    if hit.key in terms:
                        terms[hit.key].append(hit)
        for hits in terms.values():
            if any(hit.bound for hit in hits) and len({hit.form for hit in hits}) > 1:
                yield from self._compare(document, hits)

    def _compare(self, document: Document, hits: list[_Hit]) -> Iterator[Finding]:
        parts = {hit.use: hit for hit in hits}
        shapes: dict[tuple[str, bool], list[Use]] = {}
        for hit in sorted(hits, key=lambda h: h.use.span):
            shapes.setdefault(hit.form, []).append(hit.use)
        forms = [Form(" ".join(uses[0].text.split()), tuple(uses)) for uses in shapes.values()]

        def rewrite(use: Use, model: Form) -> str:
            old, new = parts[use], parts[model.uses[0]]
            stem = old.before.rstrip("-‐‑ ")
            joint = old.before[len(stem) :]
            if stem:
                joint = "" if new.form[1] else joint or "-"
            after = old.after or ("-" if new.after.startswith("-") else "")
            return f"{stem}{joint}{new.letter}{after}"

        yield from at_odds(self, document, forms, rewrite=rewrite)


def _lettered(document: Document) -> Iterator[Block]:
    """The blocks with a Greek letter or the name of one."""
    words = "\n".join(document.vocabulary)
    marks = [name for name in _LONG if name in words]
    marks += [name for name in _SHORT if name in document.vocabulary]
    if not words.isascii():
        marks += [letter for letter in NAMES if letter in words]
    if not marks:
        return iter(())
    blocks = [b for b in document.derive(own) if any(mark in b.text for mark in marks)]
    return (block for block in blocks if is_own(document, block))


def _hits(block: Block) -> Iterator[_Hit]:
    """The terms of a block with a Greek letter or its name."""
    letter, left, right = _patterns()
    text = block.text
    quoted = quotations(text)
    for match in letter.finditer(text):
        start, end = match.span()
        if bisect_right(quoted, start) % 2:
            continue
        greek = match[0] in NAMES
        name = NAMES.get(match[0], match[0])
        script = "greek" if greek else "spelled"
        before = left.search(text[max(0, start - 24) : start])
        after = right.match(text[end : end + 24])
        if before and before[2] == " " and text[end : end + 1] in ("-", "‑", "‐"):
            before = None
        elif before and (before[2] or greek or _is_symbol(before[1])):
            tail = "B" if name == "kappa" and text[end : end + 1] == "B" else ""
            if text[end + len(tail) : end + len(tail) + 1].isalpha():
                continue
            use = Use(block, start - len(before[0]), end + len(tail))
            key = (re.sub("[-‐‑]", "", before[1]).lower(), name, tail)
            bound = before[2] != " " or (before[1][-1] == "s" and before[1][-2] in "'’")
            yield _Hit(key, script, bound, use, before[0], match[0], tail)
            if before[2] != " " or before[1].isupper():
                continue
        elif text[max(0, start - 1) : start].strip('("“, /\n—–'):
            continue
        if after and (after[1] or greek) and after[2] not in _NO_NOUNS:
            noun = after[2].lower().removesuffix("s")
            use = Use(block, start, end + after.end())
            yield _Hit((name, noun), script, True, use, "", match[0], after[0])


def _transcribed(block: Block, stems: list[str]) -> Iterator[_Hit]:
    """The terms of a block that have a Latin letter in place of a Greek one: TNFa, NF-kB."""
    text = block.text
    if not any(stem in text for stem in stems):
        return
    quoted = quotations(text)
    either = "|".join(map(re.escape, stems))
    for match in re.finditer(rf"(?<![\w-])((?:{either})[-‐‑]?)([abgdke])(B?)(?![^\W_]|-\d)", text):
        if bisect_right(quoted, match.start()) % 2:
            continue
        stem = re.sub("[-‐‑]", "", match[1]).lower()
        key = (stem, _LATIN[match[2]], match[3])
        yield _Hit(key, "latin", True, Use(block, *match.span()), match[1], match[2], match[3])


def _is_symbol(stem: str) -> bool:
    return len(stem) > 1 and stem[:2].isupper() and stem.upper() == stem


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A letter or its name; what a term has before it; the noun that a term has after it."""
    return (
        re.compile(
            rf"[{''.join(NAMES)}]|(?:{'|'.join(_LONG)})(?![a-z])"
            rf"|(?<![A-Za-z])(?:{'|'.join(_SHORT)})(?![A-Za-z])"
        ),
        re.compile(r"(?<![\w/-])([A-Za-z]{2,20}(?:['’]s|[-‐‑]?\d{1,3})?)([-‐‑ ]?)$"),
        re.compile(r"([-‐‑ ]?)([A-Za-z]{3,20})(?![\w])"),
    )
