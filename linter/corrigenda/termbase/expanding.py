"""Every form that an entry stands for in a text: plurals, verb forms, spellings of a name.

What is to be reported is a `Surface`, with the record of what to say of it; what is right, and
protects what stands inside it, is a `Guard`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from corrigenda.termbase.entries import Avoided, Entry
from corrigenda.termbase.inflecting import PLURAL, forms
from corrigenda.termbase.normal import letters, lowered, normal, stem

_MOST_JOINTS = 3
"""How many joints of a name are varied all together; those of longer ones are, one at a time."""


class Record(NamedTuple):
    """What to say of the forms of one entry that are reported alike. All are text, to be packed.

    `line` is 1-based. `right` are the spellings of a name that are not reported.
    """

    line: int
    use: tuple[str, ...]
    why: str
    advice: str
    sources: tuple[str, ...]
    exact: bool
    name: bool
    part: str
    kinds: tuple[str, ...]
    not_kinds: tuple[str, ...]
    exceptions: tuple[str, ...]
    severity: str
    profile: str
    fix: str
    number: bool
    former: bool
    right: tuple[str, ...]


class Surface(NamedTuple):
    """A form to find. `shift` is how it is inflected, `form` the one that was listed.

    `plurals`: its plurals are meant too, but for those that are surfaces of their own.
    """

    text: str
    form: str
    shift: str
    plurals: bool = False


class Guard(NamedTuple):
    """A form that is right: `preferred` where an entry says to write it, else allowed.

    `plurals` is as in `Surface`.
    """

    text: str
    exact: bool
    preferred: bool
    plurals: bool = False


def records(entry: Entry, line: int) -> Iterator[tuple[Record, list[Surface]]]:
    """What an entry reports: the forms that are told alike, together."""
    if entry.name:
        yield _record(entry, line, entry.use, None), list(_spellings(entry))
    alike: dict[tuple[object, ...], list[Avoided]] = {}
    for item in entry.avoid:
        alike.setdefault(item[1:], []).append(item)
    for items in alike.values():
        first = items[0]
        use = entry.use if first.use is None else first.use
        record = _record(entry, line, use, first)
        yield record, [surface for item in items for surface in _surfaces(entry, item)]


def guards(entry: Entry) -> Iterator[Guard]:
    """The forms that an entry says are right."""
    exact = entry.exact or entry.name
    for phrases, preferred in ((entry.use, True), (entry.allow, False)):
        for phrase in phrases:
            form = normal(phrase)
            inflected = forms(form, entry.part) if entry.inflect else {}
            plurals, others = _divided(form, inflected)
            yield Guard(form, exact, preferred, plurals)
            for text, _ in others:
                yield Guard(text, exact, preferred)


def _record(entry: Entry, line: int, use: tuple[str, ...], item: Avoided | None) -> Record:
    exact = entry.exact if item is None or item.exact is None else item.exact
    exceptions = [form for e in entry.exceptions for form in _with_plurals(e, entry)]
    return Record(
        line=line,
        use=use,
        why=entry.why if item is None or item.why is None else item.why,
        advice=entry.advice,
        sources=entry.sources,
        exact=exact and not (item is None and entry.name),
        name=item is None and entry.name,
        part=entry.part,
        kinds=entry.kinds,
        not_kinds=entry.not_kinds,
        exceptions=tuple(lowered(normal(e)) for e in exceptions),
        severity=(item.severity if item is not None else None) or entry.severity,
        profile=entry.profile,
        fix=entry.fix,
        number=entry.number,
        former=entry.former,
        right=tuple(normal(form) for form in (*entry.use, *entry.allow)) if entry.name else (),
    )


def _surfaces(entry: Entry, item: Avoided) -> Iterator[Surface]:
    form = normal(item.form)
    plurals, others = _divided(form, forms(form, entry.part) if entry.inflect else {})
    yield Surface(form, item.form, "", plurals)
    for text, shift in others:
        yield Surface(text, item.form, shift)


def _divided(
    form: str, inflected: Mapping[str, tuple[str, ...]]
) -> tuple[bool, list[tuple[str, str]]]:
    """Whether some inflected forms are found by looking for the form itself, and the others."""
    stems = _stems(form)
    found, others = False, []
    for shift, made in inflected.items():
        for text in made:
            if shift == PLURAL and _stems(text) == stems:
                found = True
            elif text != form:
                others.append((text, shift))
    return found, others


def _stems(text: str) -> list[str]:
    return [stem(run) for run in letters(lowered(text))]


def plurals_of(text: str) -> tuple[str, ...]:
    """The plurals of a form that has `plurals`."""
    return forms(text, "").get(PLURAL, ())


def _with_plurals(phrase: str, entry: Entry) -> Iterator[str]:
    form = normal(phrase)
    yield form
    if entry.inflect:
        for made in forms(form, entry.part).values():
            yield from made


def _spellings(entry: Entry) -> Iterator[Surface]:
    """Every way to write a name: its parts joined, with a hyphen, with a space."""
    seen: set[str] = set()
    for name in entry.use:
        for text in spellings(normal(name)):
            small = lowered(text)
            if small not in seen:
                seen.add(small)
                yield Surface(small, name, "")


def spellings(name: str) -> Iterator[str]:
    """The spellings of a name: “GitHub” gives GitHub, Git-Hub, Git Hub, in any capitals."""
    parts, joints = _parts(name)
    if len(joints) <= _MOST_JOINTS:
        ways: Iterable[tuple[str, ...]] = product(("", "-", " "), repeat=len(joints))
    else:
        ways = [
            (*joints[:at], joint, *joints[at + 1 :])
            for at in range(len(joints))
            for joint in ("", "-", " ")
        ]
    for way in ways:
        made = parts[0]
        for joint, part in zip(way, parts[1:], strict=True):
            if not joint and made[-1:].isdigit() and part[:1].isdigit():
                break  # “Web 2 0” is not “Web 20”
            made += joint + part
        else:
            yield made


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The parts of a name and what joins them: at spaces and hyphens, and before inner capitals."""
    pieces = re.split(r"([ -])", name)
    parts, joints = [pieces[0]], []
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        joints.append(joint)
        parts.append(piece)
    made: list[str] = []
    seams: list[str] = []
    for at, part in enumerate(parts):
        if at:
            seams.append(joints[at - 1])
        humps = re.split(r"(?<=[a-z]{2})(?=[A-Z][a-z])", part)
        made.append(humps[0])
        for hump in humps[1:]:
            seams.append("")
            made.append(hump)
    return made, seams
