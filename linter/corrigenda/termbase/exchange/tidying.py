"""Makes one sound termbase of what files of other programs hold.

There a term may stand in two concepts, or be forbidden here and preferred there; a termbase that
says both is reported by `corrigenda terms check`, so it is not written in the first place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corrigenda.termbase.checking import problem_of
from corrigenda.termbase.exchange.concepts import (
    Avoided,
    Concept,
    Imported,
    LeftOut,
    Terms,
)
from corrigenda.termbase.normal import lowered, normal

_FORM = 200
_TEXT = 2000
"""The longest form and the longest other text that the schema of termbases allows."""
_ADVICE = "use another word"
"""What an entry says that forbids a form and names no other: it must say something."""
_EXACT = ("case", "exact")


def tidied(given: Imported) -> Imported:
    """The same with each form named once; what had to go is added to what was left out.

    Concepts with the same preferred term become one. A form that is to be avoided and is
    preferred or allowed elsewhere is kept as what may be used. What cannot be a form goes.
    """
    left_out = list(given.left_out)
    merged: dict[Any, Concept] = {}
    for concept in given.terms.concepts:
        sound = _sound(concept, left_out)
        key = _key(sound, sound.use[0]) if sound.use else object()
        merged[key] = _both(merged[key], sound) if key in merged else sound
    wanted: dict[str, str] = {}
    for concept in merged.values():
        for form in (*concept.use, *concept.allow):
            wanted.setdefault(_key(concept, form), (concept.use or (form,))[0])
        for form in (form for item in concept.avoid for form in item.use):
            wanted.setdefault(_key(concept, form), form)
    taken: dict[str, Concept] = {}
    concepts = []
    for concept in merged.values():
        avoid = tuple(_avoided(concept, wanted, taken, left_out))
        allow = _once(concept.allow, concept.use)
        made = concept._replace(use=_once(concept.use), allow=allow, avoid=avoid)
        if made.use or made.avoid or made.allow:
            concepts.append(_complete(made))
    return Imported(given.terms._replace(concepts=tuple(concepts)), tuple(left_out))


def joined(parts: Iterable[Imported]) -> Imported:
    """Several files as one; keys of sources that mean different things are told apart."""
    concepts: list[Concept] = []
    left_out: list[LeftOut] = []
    sources: dict[str, str] = {}
    first = Terms()
    for number, part in enumerate(parts, 1):
        terms = part.terms
        first = terms if number == 1 else first
        renamed = {
            key: key if sources.get(key, text) == text else f"{key}-{number}"
            for key, text in terms.sources.items()
        }
        sources |= {renamed[key]: text for key, text in terms.sources.items()}
        concepts += (
            c._replace(sources=tuple(renamed.get(key, key) for key in c.sources))
            for c in terms.concepts
        )
        left_out += part.left_out
    return Imported(first._replace(concepts=tuple(concepts), sources=sources), tuple(left_out))


def _sound(concept: Concept, left_out: list[LeftOut]) -> Concept:
    """The concept without what no termbase can hold as a form, its texts not too long."""

    def is_form(form: str) -> bool:
        reason = f"“{form[:40]}…” is longer than {_FORM} characters" if len(form) > _FORM else None
        reason = reason or problem_of(form)
        if reason:
            left_out.append(LeftOut(concept.line, reason))
        return not reason

    return concept._replace(
        use=tuple(filter(is_form, concept.use)),
        avoid=tuple(item for item in concept.avoid if is_form(item.form)),
        allow=tuple(filter(is_form, concept.allow)),
        why=_short(concept.why),
        advice=_short(concept.advice),
        note=_short(concept.note),
    )


def _avoided(
    concept: Concept, wanted: dict[str, str], taken: dict[str, Concept], left_out: list[LeftOut]
) -> Iterable[Avoided]:
    """The forms to avoid that may be told so; `taken` are those of the concepts before."""
    for item in concept.avoid:
        use = item.use or concept.use
        if item.form in use:
            continue
        small = lowered(normal(item.form))
        in_case_only = any(small == lowered(normal(form)) for form in use)
        is_exact = in_case_only or _EXACT in item.more or _is_exact(concept)
        key = normal(item.form) if is_exact else small
        if key in wanted:
            if wanted[key] not in concept.use:
                why = f"“{item.form}” is avoided here and may be used for “{wanted[key]}”"
                left_out.append(LeftOut(concept.line, why))
        elif key not in taken:
            taken[key] = concept
            more = tuple(member for member in item.more if member[0] != "case")
            yield item._replace(more=(*more, _EXACT)) if in_case_only else item
        elif taken[key].use != concept.use:
            first = (taken[key].use or ("something else",))[0]
            why = f"“{item.form}” is avoided for “{first}” already"
            left_out.append(LeftOut(concept.line, why))


def _complete(concept: Concept) -> Concept:
    """The concept with something to write in place of what is avoided."""
    says = concept.use or concept.advice or all(item.use for item in concept.avoid)
    return concept if says else concept._replace(advice=_ADVICE)


def _key(concept: Concept, form: str) -> str:
    """What makes two forms the same: case counts where the concept says so, or spelling does."""
    return normal(form) if _is_exact(concept) else lowered(normal(form))


def _is_exact(concept: Concept) -> bool:
    return _EXACT in concept.more or ("spelling", "exact") in concept.more


def _once(forms: Iterable[str], before: Iterable[str] = ()) -> tuple[str, ...]:
    """The forms that do not stand before, each once; two cases of a name are two names."""
    seen = set(before)
    return tuple(form for form in dict.fromkeys(forms) if form not in seen)


def _both(a: Concept, b: Concept) -> Concept:
    """One concept of two with the same preferred term."""
    why = a.why if a.why == b.why or not b.avoid else "" if a.avoid else b.why
    known = {_key(a, form) for form in a.use}
    use = a.use + tuple(form for form in b.use if _key(a, form) not in known)
    return a._replace(
        use=use,
        avoid=tuple(_told(item, one, use, why) for one in (a, b) for item in one.avoid),
        allow=a.allow + b.allow,
        why=why,
        advice=a.advice or b.advice,
        note=_short("; ".join(dict.fromkeys(note for note in (a.note, b.note) if note))),
        sources=tuple(dict.fromkeys(a.sources + b.sources)),
        more=a.more + tuple((k, v) for k, v in b.more if k not in dict(a.more)),
    )


def _told(item: Avoided, of: Concept, use: tuple[str, ...], why: str) -> Avoided:
    """A form of a concept that has got another `use` and `why`: with its own, where they differ."""
    own_use, own_why = item.use or of.use, item.why or of.why
    is_same = list(map(lowered, own_use)) == list(map(lowered, use))
    return item._replace(use=() if is_same else own_use, why="" if own_why == why else own_why)


def _short(text: str) -> str:
    return text if len(text) <= _TEXT else f"{text[: _TEXT - 1]}…"
