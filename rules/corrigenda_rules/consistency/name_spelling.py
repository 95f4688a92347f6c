"""consistency/name-spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrigenda.document import Document, Occurrence
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
        since="0.1",
        words=True,
        fix="unsafe",
        yields_to=("spelling/typo", "spelling/lost-ligature", "authorship/name-spelling"),
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
        counts: dict[str, int] = {}
        written: dict[str, list[str]] = {}
        for form in found.counts:
            if len(form) >= _LEAST and form.isalpha():
                low = form.lower()
                counts[low] = counts.get(low, 0) + found.counts[form]
                written.setdefault(low, []).append(form)
        unknown = {form.lower() for form in found.forms if form.isalpha()}
        often: dict[str, list[str]] = {}
        for word, count in counts.items():
            if count >= _OFTEN and _may_be_name(word, unknown, written[word]):
                often.setdefault(word[0], []).append(word)
        if not often:
            return
        for word in sorted(unknown & counts.keys()):
            if _TIMES * counts[word] <= max(counts.values()):
                yield from self._compare(document, word, often.get(word[0], ()), counts, written)

    def _compare(
        self,
        document: Document,
        word: str,
        often: Sequence[str],
        counts: dict[str, int],
        written: dict[str, list[str]],
    ) -> Iterator[Finding]:
        near = [
            other
            for other in often
            if counts[other] >= _TIMES * counts[word] and _is_slip(word, other)
        ]
        if len(near) != 1:
            return
        forms = []
        for name in (word, near[0]):
            uses = [_use(at) for form in written[name] for at in document.occurrences(form)]
            model = max(written[name], key=lambda form: len(document.occurrences(form)))
            forms.append(Form(model, tuple(sorted(uses, key=lambda use: use.span))))
        yield from at_odds(self, document, forms, rewrite=_rewritten)


def _may_be_name(word: str, unknown: set[str], written: Sequence[str]) -> bool:
    """Whether a word is one that spelling does not know well enough to judge its neighbours."""
    from corrigenda_rules.spelling._lexicon import lexicon

    if word in unknown:
        return True
    tier = lexicon().tier(word)
    return tier is not None and tier <= _RARE


def _is_slip(word: str, other: str) -> bool:
    from corrigenda_rules.spelling._slips import distance

    if word[-_ENDING:] != other[-_ENDING:] and sorted(word) != sorted(other):
        return False
    return abs(len(word) - len(other)) < 2 and distance(word, other, 1) == 1


def _use(at: Occurrence) -> Use:
    return Use(at.block, at.start, at.end)


def _rewritten(use: Use, form: Form) -> str:
    model, text = form.name, use.text
    if text.isupper():
        return model.upper()
    return model[0].upper() + model[1:] if text[0].isupper() else model[0].lower() + model[1:]
