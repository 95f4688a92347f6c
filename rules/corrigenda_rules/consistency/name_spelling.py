"""consistency/name-spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds

_LEAST = 7
"""So many letters a name must have: short ones differ by a letter for good reasons."""
_OFTEN = 3
_TIMES = 3
"""The right form stands so many times as often as the wrong one."""
_RARE = 4
"""The tier of words that spelling knows too little of to judge what is near them."""
_ENDING = 2
"""Letters at the end that tell forms of one word apart: “Drosophila”, “Drosophilid”."""


class NameSpelling(Rule):
    """A name of a thing that a document spells otherwise once: tocilizumab, tocilzumab.

    Names of drugs, genes, devices and organisations stand in no dictionary; but the document itself
    says how they are spelled, where one form stands three times as often as another one, a letter
    apart, which is no known word.

    Judged are words of seven letters or more that the lexicon does not know, with the same first
    letter and the same ending; what differs is a letter that is wrong, missing, added or in the
    wrong place. Words that are both frequent, members of a series (“interleukins”, “benzol” and
    “benzal”), words of the reference list and names of people are left alone.

    The fix writes the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/name-spelling",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        fix="unsafe",
        yields_to=(
            "spelling/typo",
            "spelling/lost-ligature",
            "authorship/name-spelling",
            "terminology/term",
        ),
        examples=(
            Example(
                fails="Zaltuvimab is new. We gave zaltuvimab to mice. The zaltuvimab was cold, and "
                "zaltuvimab is dear. One mouse had ⟦zalutvimab⟧.",
                reports="“zalutvimab” (1×",
                fixed="Zaltuvimab is new. We gave zaltuvimab to mice. The zaltuvimab was cold, and "
                "zaltuvimab is dear. One mouse had zaltuvimab.",
            ),
            Example(
                fails="We use Kestrilon. Buy Kestrilon. Kestrilon works; Kestrilon counts. The "
                "⟦Kestrlon⟧ tool.",
                reports="write “Kestrilon” throughout",
            ),
            Example(
                passes="Zaltuvimab and zaltuvimab; zaltuvimab, zaltuvimab. We also gave zaltuximab "
                "and zaltuximab again."
            ),
            Example(passes="Kestrilons: a Kestrilon, Kestrilon, Kestrilon and Kestrilon."),
            Example(passes="Sulfonol, sulfonol, sulfonol, sulfonol; sulfonal once."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares each unknown word that stands seldom with those that stand often."""
        from corrigenda_rules.spelling._words import words

        found = document.derive(words)
        counts = found.counts
        unknown = {f.lower() for f in found.forms if len(f) >= _LEAST and f.isalpha()}
        beginnings = {word[0] for word in unknown}
        totals: dict[str, int] = {}
        written: dict[str, list[str]] = {}
        for form, count in counts.items():
            if len(form) < _LEAST - 1 or (count < 2 and form not in found.forms):
                continue
            low = form.lower()
            if low[0] in beginnings and form.isalpha():
                totals[low] = totals.get(low, 0) + count
                written.setdefault(low, []).append(form)
        often: dict[str, list[str]] = {}
        for word, count in totals.items():
            if count >= _OFTEN and len(word) >= _LEAST:
                often.setdefault(word[0], []).append(word)
        for word in sorted(unknown) if often else ():
            near = [
                other
                for other in often.get(word[0], ())
                if totals[other] >= _TIMES * totals[word]
                and _is_slip(word, other)
                and _may_be_name(other, unknown)
            ]
            if len(near) == 1:
                yield from self._compare(document, written[word], written[near[0]])

    def _compare(
        self, document: Document, seldom: Sequence[str], often: Sequence[str]
    ) -> Iterator[Finding]:
        forms = []
        for written in (seldom, often):
            places = {form: document.occurrences(form) for form in written}
            uses = [Use(p.block, p.start, p.end) for found in places.values() for p in found]
            model = max(written, key=lambda form: len(places[form]))
            forms.append(Form(model, tuple(sorted(uses, key=lambda use: use.span))))
        yield from at_odds(self, document, forms, rewrite=_rewritten)


def _may_be_name(word: str, unknown: set[str]) -> bool:
    """Whether a word is one that spelling does not know well enough to judge its neighbours."""
    from corrigenda_rules.spelling._lexicon import lexicon

    if word in unknown:
        return True
    tier = lexicon().tier(word)
    return tier is not None and tier <= _RARE


def _is_slip(word: str, other: str) -> bool:
    longer = len(word) - len(other)
    if not -2 < longer < 2:
        return False
    if word[-_ENDING:] != other[-_ENDING:] and (longer or sorted(word) != sorted(other)):
        return False
    from corrigenda_rules.spelling._slips import distance

    return distance(word, other, 1) == 1


def _rewritten(use: Use, form: Form) -> str:
    model, text = form.name, use.text
    if text.isupper():
        return model.upper()
    return model[0].upper() + model[1:] if text[0].isupper() else model[0].lower() + model[1:]
