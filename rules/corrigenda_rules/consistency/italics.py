"""consistency/italics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, preferred
from corrigenda_rules.consistency._species import species

_KINDS = frozenset({"abstract", "p", "list-item", "td", "th", "fn"})
_LONG = 60
"""So many characters in italics are no single term: what is inside says nothing."""
_HEADS = frozenset({"vivo", "vitro", "situ", "silico", "novo", "al", "priori", "facto", "vice"})
_GENES = frozenset({"gene", "genes", "locus", "allele", "alleles", "promoter", "mRNA"})
"""Words before which a symbol is a gene’s."""
_COMMANDS = ("\\emph{", "\\textit{")

Found = tuple[str, Use, bool]
"""A term, a use of it, and whether that stands in italics."""


class Italics(Rule):
    """A Latin phrase or the name of a species that stands partly in italics and partly not.

    “*in vivo*” here and “in vivo” there: a journal wants one or the other. Names of species stand
    in italics; what a document does, it should do throughout.

    Judged are Latin phrases (in vivo, in vitro, ex vivo, in situ, in silico, de novo, a priori, et
    al.) and names of species, each by itself; the form used most is recommended, for species the
    italics. Headings,
    captions, titles of works and passages that stand in italics as a whole are left alone, as are
    documents that write italics in LaTeX commands. A gene stands in italics and its protein does
    not, so the symbol of a gene is judged before words such as “gene” and “promoter” only. Only
    formats that mark italics are judged.

    The fix sets the marks in Markdown, or takes them out.
    """

    meta = RuleMeta(
        id="consistency/italics",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="unsafe",
        sources=(
            "Scientific Style and Format (Council of Science Editors), 8th ed.",
            "The Chicago Manual of Style, 17th ed., 7.53–7.56 (words from other languages)",
        ),
        examples=(
            Example(
                fails="It grows *in vivo* and dies *in vivo*; ⟦in vivo⟧ tests.",
                reports="“in vivo” (1×, line 1) beside “*in vivo*” (2×, line 1)",
                fixed="It grows *in vivo* and dies *in vivo*; *in vivo* tests.",
            ),
            Example(
                fails="It grows in vivo, dies in vivo, and *⟦in vivo⟧* tests it.",
                reports="beside “in vivo” (2×",
                fixed="It grows in vivo, dies in vivo, and in vivo tests it.",
            ),
            Example(
                fails="*Escherichia coli* grew. *E. coli* died. ⟦E. coli⟧ lived.",
                reports="“E. coli”",
                fixed="*Escherichia coli* grew. *E. coli* died. *E. coli* lived.",
            ),
            Example(
                fails="*E. coli* grew. ⟦E. coli⟧ lived.",
                reports="write “*E. coli*” throughout",
                fixed="*E. coli* grew. *E. coli* lived.",
            ),
            Example(
                fails="*Squatina australis* is a fish. *Squatina australis* swims, and ⟦Squatina "
                "australis⟧ eats.",
                fixed="*Squatina australis* is a fish. *Squatina australis* swims, and *Squatina "
                "australis* eats.",
            ),
            Example(
                fails="The *BRCA1* gene and the *BRCA1* promoter; the ⟦BRCA1⟧ gene too.",
                fixed="The *BRCA1* gene and the *BRCA1* promoter; the *BRCA1* gene too.",
            ),
            Example(passes="*Quick start* is a section; Quick start tells how."),
            Example(passes="It grows *in vivo* and *in vitro*. It dies *in vivo*."),
            Example(passes="# Growth in vivo\n\nIt grows *in vivo*. ![In vivo cells](x.png)"),
            Example(
                passes="It grows in vivo. *These cells, which were grown in vivo, are long since "
                "dead and gone away.*"
            ),
            Example(passes="*BRCA1* is a gene and BRCA1 its protein; *Drosophila* and mice."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the italics of each term."""
        if not any(block.italics for block in document.blocks):
            return
        if any(command in document.source.text for command in _COMMANDS):
            return
        terms: dict[str, tuple[list[Use], list[Use]]] = {}
        for name, use, leaning in [
            *_phrases(document),
            *_species(document),
            *_own(document),
            *_genes(document),
        ]:
            terms.setdefault(name, ([], []))[leaning].append(use)
        for name, (roman, italic) in terms.items():
            # A document that has names of species mostly in roman type is not told to stay so.
            if roman and italic and (not _is_species(name) or len(italic) >= len(roman)):
                forms = _form(roman, "{}"), _form(italic, "*{}*")
                favourite = forms[1].name if _is_species(name) else None
                best = preferred(forms, favourite)
                for finding in at_odds(self, document, forms, favourite=favourite):
                    yield finding._replace(suggestions=(), fix=_fix(document, forms, best))


def _is_species(name: str) -> bool:
    return name[0].isupper() and not name.endswith(" gene")


def _form(uses: Sequence[Use], name: str) -> Form:
    return Form(name.format(" ".join(uses[0].text.split())), tuple(uses))


def _fix(document: Document, forms: Sequence[Form], best: Form | None) -> Fix | None:
    """Edits that set the marks of italics at each use of the other form, or take them out."""
    source, edits = document.source.text, []
    for form in forms:
        for use in form.uses if best is not None and form is not best else ():
            start, end = use.span
            if not use.block.is_verbatim(use.start, use.end):
                return None
            if best is forms[1]:
                edits.append(Edit(start, end, f"*{source[start:end]}*"))
                continue
            marks = source[start - 2 : start], source[end : end + 2]
            if marks[0][-1:] not in ("*", "_") or marks[0][-1:] != marks[1][:1]:
                return None
            if marks[0][:1] == marks[0][-1:] or marks[1][:1] == marks[1][-1:]:
                return None  # three marks: bold as well
            edits.append(Edit(start - 1, end + 1, source[start:end]))
    return Fix(tuple(edits), safe=False) if edits else None


@lru_cache(maxsize=1)
def _latin() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:[Ii]n (?:vivo|vitro|situ|silico)|[Ee]x vivo|[Dd]e novo|[Aa] priori"
        r"|[Dd]e facto|[Vv]ice versa|et al)(?![\w-])\.?"
    )


def _phrases(document: Document) -> Iterator[Found]:
    if _HEADS.isdisjoint(document.vocabulary):
        return
    for block in document.blocks:
        if (
            block.kind in _KINDS
            and block.italics is not None
            and not _HEADS.isdisjoint(block.tokens)
        ):
            for match in _latin().finditer(block.text):
                phrase = match[0].rstrip(".")
                yield from _place(phrase.lower(), block, match.start(), match.start() + len(phrase))


def _species(document: Document) -> Iterator[Found]:
    for name in document.derive(species):
        if name.right and name.block.kind in _KINDS and name.block.italics is not None:
            yield from _place(f"{name.genus} {name.epithet}", name.block, name.start, name.end)


def _own(document: Document) -> Iterator[Found]:
    """Names of species that the document itself shows by their italics, if the genus is known."""
    from corrigenda_rules.spelling._lexicon import COMMON_TIER, ORGANISM, lexicon

    found = {n.text for n in document.derive(species)}
    names: set[str] = set()
    for block in document.blocks:
        for start, end in block.italics or ():
            text = block.text[start:end]
            match = _binomial().fullmatch(text) if text not in found else None
            if match is not None and text not in names:
                entries = [lexicon().entry(word.lower()) for word in match.groups()]
                if any(e and e.domains & ORGANISM and e.tier <= COMMON_TIER for e in entries):
                    names.add(text)
    for name in sorted(names):
        first = name.partition(" ")[0]
        for block in document.blocks:
            if block.kind in _KINDS and block.italics is not None and first in block.tokens:
                for match in re.finditer(rf"(?<![\w-]){name}(?![\w-])", block.text):
                    yield from _place(name, block, *match.span())


def _genes(document: Document) -> Iterator[Found]:
    """Symbols of genes where the next word says that the gene is meant, not its protein."""
    if _GENES.isdisjoint(document.vocabulary):
        return
    found: list[tuple[str, Found]] = []
    for block in document.blocks:
        if (
            block.kind in _KINDS
            and block.italics is not None
            and not _GENES.isdisjoint(block.tokens)
        ):
            for match in _gene().finditer(block.text):
                for place in _place(f"{match[1]} gene", block, *match.span(1)):
                    found.append((match[1], place))
    leaning = {name for name, (_, _, italic) in found if italic}
    yield from (place for name, place in found if name in leaning)


@lru_cache(maxsize=1)
def _gene() -> re.Pattern[str]:
    words = "|".join(sorted(_GENES, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])((?=\w*[A-Z])[A-Za-z][A-Za-z0-9]{{2,9}}) (?:{words})(?!\w)")


@lru_cache(maxsize=1)
def _binomial() -> re.Pattern[str]:
    return re.compile(r"([A-Z][a-z]{3,}) ([a-z]{4,})")


def _place(name: str, block: Block, start: int, end: int) -> Iterator[Found]:
    """A term at its place; nothing where the italics hold more than it, or a part of it."""
    for lower, upper in block.italics or ():
        if lower < end and start < upper:
            if upper - lower < _LONG + end - start and lower <= start and end <= upper:
                yield name, Use(block, start, end), True
            return
    yield name, Use(block, start, end), False
