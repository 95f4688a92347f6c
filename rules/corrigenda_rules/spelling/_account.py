"""The account of a decision, for ``corrigenda explain --word``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda_rules.spelling._decision import Decision, decisions
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._model import model
from corrigenda_rules.spelling._morphology import analyse
from corrigenda_rules.spelling._places import SYMBOL, Unknown, unknowns

_LEAST = 0.05
"""Evidence of less weight than this is left out."""
_SHOWN = 5
"""How many known words are shown."""


def account(document: Document, word: str, level: str) -> Iterator[str]:
    """What is known of `word` in this document and why it is, or is not, taken for a slip.

    `level` is the profile whose threshold counts.
    """
    plain = word.lower()
    known = lexicon()
    entry = known.entry(plain)
    if entry is not None and entry.known:
        yield f"“{plain}” is in the lexicon (frequency class {entry.tier} of 0 to 9): not judged"
        return
    found = [u for u in document.derive(unknowns).words if u.plain == plain]
    if plain in document.derive(unknowns).symbols:
        yield f"not in the lexicon; not judged: {SYMBOL}"
        return
    if not found:
        yield f"“{plain}” is not in the lexicon; it stands nowhere in text that is checked"
        return
    yield "not in the lexicon" + (" (but listed by a source that errs)" if entry else "")
    yield f"stands {_times(len(found[0].occurrences))} in checked text: {_places(found[0])}"
    if found[0].elsewhere:
        yield f"stands {_times(found[0].elsewhere)} outside it (code, addresses, keys, references)"
    made = analyse(plain, known)
    if made.strength:
        yield f"may be a regular form: {made.parts}"
    if found[0].kept:
        yield f"not judged: {found[0].kept}"
        return
    for decision in document.derive(decisions):
        if decision.unknown.plain == plain:
            yield from _decided(decision, level)


def _decided(decision: Decision, level: str) -> Iterator[str]:
    weights = model()
    if decision.score is None and decision.ranked:
        near = decision.ranked[0].word
        yield f"capitalised, and near “{near}” only: taken for a name, not reported"
        return
    if decision.score is None:
        yield "no known word is near: not reported"
        return
    yield "known words near it, the likeliest first:"
    for candidate in decision.ranked[:_SHOWN]:
        yield f"  {candidate.score:6.2f}  {candidate.word}"
    yield f"evidence that it is a slip for “{decision.ranked[0].word}” (in log-odds):"
    parts = [
        (weights.report.get(name, 0.0) * value, name) for name, value in decision.features.items()
    ]
    parts.append((weights.report["intercept"], "before any evidence"))
    for weight, name in sorted(parts, key=lambda part: (-abs(part[0]), part[1])):
        if abs(weight) >= _LEAST:
            yield f"  {weight:+6.2f}  {name}"
    threshold = weights.thresholds[level]
    verdict = "reported" if decision.score >= threshold else "not reported"
    yield f"  {decision.score:+6.2f}  in all; {level} reports from {threshold:+.2f}: {verdict}"


def _places(word: Unknown) -> str:
    """The kinds of block and how the word is written there."""
    kinds = Counter(at.block.kind for at in word.occurrences)
    cases = Counter(place.case for place in word.places)
    names = {
        "lower": "in small letters",
        "start": "capitalised at the start of a sentence",
        "title": "capitalised among capitalised words",
        "name": "capitalised within a sentence",
        "upper": "in capitals",
    }
    where = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    how = ", ".join(names[case] for case in sorted(cases))
    return f"{where}; {how}" if how else where


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
