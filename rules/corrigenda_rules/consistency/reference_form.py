"""consistency/reference-form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._numbered import Citation, Numbered, kind_of, numbered

_DOMINANT = 0.75
"""The share of a form that makes it the habit of a place: of brackets, of the text outside."""
_FOLLOWING = frozenset(
    {"and", "or", "we", "for", "to", "describes", "shows", "is", "below", "above"}
)
_LABELLED = frozenset({"figure", "table"})


class ReferenceForm(Rule):
    """References to figures, tables and sections that are written in several ways.

    “Figure 3” here and “Fig. 4” or “figure 5” there: each journal wants one of them, and copy
    editors make them one. Found are

    - the word: “Figure”, “Fig.”, “Fig”, “figure”; so too for tables, equations, sections, boxes;
    - the letters of panels: “3A” and “3a”, “3A” and “3 A”;
    - what is supplementary: “Supplementary Figure 1”, “Supplemental Figure 1”, “Figure S1”;
    - the labels of captions: “Figure 1.” and “Fig. 2.”.

    A document may follow the custom to write “Figure” in the text and “Fig.” inside of brackets:
    where each place has its own habit, each is held to it. At the start of a sentence the full word
    is always right. References to figures of other works, and to sections of other documents, are
    left alone as far as they can be told.

    The fix writes the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/reference-form",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 4 (Tables, Figures, and Multimedia)",
            "Scientific Style and Format (Council of Science Editors), 8th ed.",
        ),
        examples=(
            Example(
                fails="As Figure 1 shows, in Figure 2 and in ⟦Fig.⟧ 3 the cells grow.",
                reports="“Fig.” (1×, line 1) beside “Figure” (2×, line 1)",
                fixed="As Figure 1 shows, in Figure 2 and in Figure 3 the cells grow.",
            ),
            Example(
                fails="Cells grow (Fig. 1). They die (Figs. 2 and 3), or not (⟦Figure⟧ 4).",
                reports="write “Fig.” throughout",
                fixed="Cells grow (Fig. 1). They die (Figs. 2 and 3), or not (Fig. 4).",
            ),
            Example(
                fails="We list all in Table 1, some in Table 2 and the rest in ⟦table⟧ 3.",
                reports="“table”",
                fixed="We list all in Table 1, some in Table 2 and the rest in Table 3.",
            ),
            Example(
                fails="It rose (Figure 1A), fell (Figure 1B) and rose (Figure ⟦2c⟧).",
                reports="beside “1A” (2×",
                fixed="It rose (Figure 1A), fell (Figure 1B) and rose (Figure 2C).",
            ),
            Example(
                fails="In Supplementary Table 1, Supplementary Table 2, ⟦Supplemental Table 3⟧.",
                reports="“Supplemental Table 3”",
            ),
            Example(
                fails="**Figure 1.** Cells.\n\n**⟦Fig.⟧ 2.** Mice.\n\n**Figure 3.** Men.",
                reports="in captions",
                fixed="**Figure 1.** Cells.\n\n**Figure 2.** Mice.\n\n**Figure 3.** Men.",
            ),
            Example(
                passes="As Figure 1 and Figure 2 show, cells grow (Fig. 1; Fig. 3). Figure 4 too. "
                "Some die (Fig. 5)."
            ),
            Example(passes="Cells grow (Fig. 1). Figure 2 shows them. Some die (Fig. 3)."),
            Example(
                fails="Cells grow (Figure 1). They die (Figure 2). As ⟦Fig.⟧ 3 shows, some do not.",
                reports="write “Figure” throughout",
            ),
            Example(passes="Figures 1 and 2, and Figure 3; the figures are large. The figure 8."),
            Example(passes="See Figure 1A–C, Figure 2 and Table 1. A table of 3 rows."),
            Example(passes="See Section 2. Cut sections 5 µm thick; section 230 of the law."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the words, then the panels, the supplementary ones, and the captions."""
        found = document.derive(numbered)
        for kind in dict.fromkeys(citation.kind for citation in found.citations):
            citations = [c for c in found.citations if c.kind == kind]
            for part in (
                [c for c in citations if not c.before],
                [c for c in citations if c.before],
            ):
                yield from self._words(document, kind, part)
            if kind in _LABELLED:
                yield from self._supplements(document, citations)
            if kind == "figure":
                yield from self._panels(document, citations)
        yield from self._captions(document, found)

    def _words(
        self, document: Document, kind: str, citations: Sequence[Citation]
    ) -> Iterator[Finding]:
        if kind == "section":
            citations = _sections(citations)
        opening = [c for c in citations if c.place == "start" and not _short(c.word)]
        citations = [c for c in citations if c.place != "start" or _short(c.word)]
        if _are_even(citations):
            citations = sorted([*citations, *opening], key=lambda c: c.block.span(c.start, c.end))
        text = [c for c in citations if c.place != "brackets"]
        brackets = [c for c in citations if c.place == "brackets"]
        habits = _habit(text), _habit(brackets)
        if habits[0] and not _short(habits[0]) and habits[1] and _short(habits[1]):
            yield from self._compare(document, text, "write “{}” in the text")
            yield from self._compare(document, brackets, "write “{}” in brackets")
        else:
            yield from self._compare(document, citations, "write “{}” throughout")

    def _compare(
        self, document: Document, citations: Sequence[Citation], advice: str
    ) -> Iterator[Finding]:
        uses: dict[str, list[Use]] = {}
        for c in citations:
            use = Use(c.block, c.word_start, c.word_start + len(c.word))
            uses.setdefault(_singular(c.word), []).append(use)
        forms = [Form(name, tuple(places)) for name, places in uses.items()]
        yield from at_odds(self, document, forms, advice=advice, rewrite=_reworded, safe=True)

    def _panels(self, document: Document, citations: Sequence[Citation]) -> Iterator[Finding]:
        uses: dict[tuple[bool, bool], list[Use]] = {}
        for c in citations:
            for item in c.items:
                letters = item.panel.strip()
                if letters and (letters.isupper() or letters.islower()) and len(letters) < 12:
                    start, end = item.panel_at, item.panel_at + len(item.panel)
                    use = Use(c.block, start - len(item.number), end)
                    key = (item.panel[0] == " ", letters[0].isupper())
                    uses.setdefault(key, []).append(use)
        forms = [Form(places[0].text, tuple(places)) for places in uses.values()]
        yield from at_odds(
            self,
            document,
            forms,
            advice="write the panels as in “{}” throughout",
            undecided="write the panels in one way",
            rewrite=_repanelled,
            safe=True,
        )

    def _supplements(self, document: Document, citations: Sequence[Citation]) -> Iterator[Finding]:
        uses: dict[tuple[str, bool], list[Use]] = {}
        for c in citations:
            if c.items and c.items[0].series == "S" and not c.foreign:
                first = c.block.text[c.word_start + len(c.word) : c.end].strip()
                if c.place == "start" and c.before[:1].isupper():
                    continue
                key = (c.before.rstrip("."), first.startswith("S"))
                uses.setdefault(key, []).append(Use(c.block, c.start, c.end))
        forms = [Form(" ".join(u[0].text.split()), tuple(u)) for u in uses.values()]
        yield from at_odds(
            self,
            document,
            forms,
            advice="write them as in “{}” throughout",
            undecided="write them in one way",
        )

    def _captions(self, document: Document, found: Numbered) -> Iterator[Finding]:
        for kind in dict.fromkeys(caption.kind for caption in found.captions):
            uses: dict[str, list[Use]] = {}
            for caption in found.captions:
                if caption.kind == kind:
                    at = caption.block.text.index(caption.word)
                    use = Use(caption.block, at, at + len(caption.word))
                    uses.setdefault(_singular(caption.word), []).append(use)
            forms = [Form(name, tuple(places)) for name, places in uses.items()]
            yield from at_odds(
                self,
                document,
                forms,
                advice="write “{}” in captions",
                rewrite=_reworded,
                safe=True,
            )


def _sections(citations: Sequence[Citation]) -> list[Citation]:
    """The citations of sections of this document: of tissue and law there are sections too."""
    named = [c for c in citations if c.word[0] == "S" and c.place != "start" and not c.foreign]
    if not named:
        return []
    return [c for c in citations if not c.foreign and (c.word[0] == "S" or _is_plain(c))]


def _is_plain(citation: Citation) -> bool:
    """Whether the number is one of a section: no unit, no noun follows."""
    after = citation.block.text[citation.end : citation.end + 12]
    return not after.strip() or after[0] in ").,;:]" or after.split()[0] in _FOLLOWING


def _are_even(citations: Sequence[Citation]) -> bool:
    """Whether several forms are used most, so that the starts of sentences must decide."""
    counts = sorted(Counter(_singular(c.word) for c in citations).values())
    return len(counts) > 1 and counts[-1] == counts[-2]


def _habit(citations: Sequence[Citation]) -> str:
    """The form that nearly all of these have; empty where none has."""
    counts = Counter(_singular(c.word) for c in citations if c.place != "start")
    if not counts:
        return ""
    form, most = counts.most_common(1)[0]
    return form if most >= _DOMINANT * counts.total() else ""


def _short(word: str) -> bool:
    """Whether a word is none that may open a sentence whatever stands elsewhere."""
    return not word[0].isupper() or word.rstrip("s").lower() not in (kind_of(word), "boxe")


def _singular(word: str) -> str:
    bare = word.rstrip(".")
    plural = {"boxes": "box", "Boxes": "Box"}.get(bare)
    if plural is None:
        plural = bare[:-1] if bare[-1] in "sS" and len(bare) > 2 else bare
    return plural + word[len(bare) :]


def _plural(form: str) -> str:
    bare = form.rstrip(".")
    ending = "es" if bare.lower() == "box" else "S" if bare.isupper() else "s"
    return bare + ending + form[len(bare) :]


def _reworded(use: Use, form: Form) -> str | None:
    return form.name if _singular(use.text) == use.text else _plural(form.name)


def _repanelled(use: Use, form: Form) -> str | None:
    """The number and panels of a use with the case and space of the preferred form."""
    number, panels = _split(use.text)
    _, model = _split(form.uses[0].text)
    change = str.upper if model.strip()[0].isupper() else str.lower
    letters = re.sub(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", lambda m: change(m[0]), panels.strip())
    return number + " " * model.startswith(" ") + letters


def _split(text: str) -> tuple[str, str]:
    """A number and its panels."""
    at = len(text) - len(text.lstrip("0123456789."))
    return text[:at], text[at:]
