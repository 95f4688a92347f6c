"""Decisions on findings, as the page of the correction report saves them, put into the files.

A decision names what it replaces and the characters around it. It is applied where exactly that
still stands: at its place or, in a file that has changed since, at the only place that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from corrigenda.errors import UsageError
from corrigenda.jsonfile import load_json

_SHOWN = 10


class Change(NamedTuple):
    """Put `replacement` for `text`, which stood from `start` to `end` (offsets) of the file.

    `before` and `after` are the characters that stood around it.
    """

    start: int
    end: int
    text: str
    replacement: str
    before: str
    after: str


class Decision(NamedTuple):
    """What was decided on a finding; `changes` are empty where it is rejected, or proposes none."""

    path: str
    fingerprint: str
    rule: str
    accepted: bool
    at: int
    changes: tuple[Change, ...]


class Decisions(NamedTuple):
    """The decisions in the order of the file, and the SHA-256 of the files they were made on."""

    made: tuple[Decision, ...]
    digests: dict[str, str]


class Refused(NamedTuple):
    """An accepted decision that was not applied, with the offset it is about now, and why."""

    decision: Decision
    at: int
    reason: str


class Applied(NamedTuple):
    """The text with the decisions that fit, which these are, and which do not."""

    text: str
    done: tuple[Decision, ...]
    refused: tuple[Refused, ...]


def load(path: str) -> Decisions:
    """The decisions of a file. Raises UsageError with all that is wrong with it."""
    value = load_json(path)
    from corrigenda.validation import errors
    from corrigenda_schemas import load as schema

    wrong = errors(schema("decisions"), value)
    if wrong:
        from corrigenda.article import Tree
        from corrigenda.validation.wording import Wording

        words = Wording(Tree(value, {}), "the file of decisions")
        lines = [f"{path}: {one.pointer or '/'}: {words.message(one)[0]}" for one in wrong[:_SHOWN]]
        if len(wrong) > _SHOWN:
            lines.append(f"{path}: and {len(wrong) - _SHOWN} more")
        raise UsageError("\n".join(lines))
    digests = {one["path"]: one["sha256"] for one in value.get("files", ())}
    return Decisions(tuple(map(_decision, value["decisions"])), digests)


def _decision(value: dict[str, Any]) -> Decision:
    accepted = value["decision"] == "accept"
    changes: tuple[Change, ...] = ()
    if accepted and value.get("edits"):
        changes = tuple(_change(one, one["replacement"]) for one in value["edits"])
    elif accepted and value.get("replacement") is not None:
        changes = (_change(value, value["replacement"]),)
    return Decision(
        value["path"],
        value["fingerprint"],
        value["rule"],
        accepted,
        value["start"]["offset"],
        changes,
    )


def _change(value: dict[str, Any], replacement: str) -> Change:
    context = value["context"]
    start, end = value["start"]["offset"], value["end"]["offset"]
    return Change(start, end, value["text"], replacement, context["before"], context["after"])


def apply(text: str, decisions: Iterable[Decision]) -> Applied:
    """The text with every accepted decision that still fits it and collides with no earlier one.

    Where two decisions change the same characters, the first in the text is applied; the same
    change decided twice is made once.
    """
    refused: list[Refused] = []
    placed: list[tuple[tuple[tuple[int, int, str], ...], Decision]] = []
    for decision in decisions:
        if not decision.accepted:
            continue
        if not decision.changes:
            refused.append(Refused(decision, decision.at, "nothing is proposed that could be put"))
            continue
        places = [place_of(text, change) for change in decision.changes]
        lost = next((place for place in places if isinstance(place, str)), None)
        if lost is not None:
            refused.append(Refused(decision, min(decision.at, len(text)), lost))
            continue
        edits = tuple(
            (place, place + len(change.text), change.replacement)
            for place, change in zip(places, decision.changes, strict=True)
            if isinstance(place, int)
        )
        placed.append((edits, decision))
    taken: list[tuple[int, int, str]] = []
    done: list[Decision] = []
    for edits, decision in sorted(placed, key=lambda pair: (pair[0], pair[1])):
        new = [edit for edit in dict.fromkeys(edits) if edit not in taken]
        over = any(_collide(edit, other) for edit in new for other in taken) or _own(new)
        if over:
            refused.append(Refused(decision, edits[0][0], "another decision changes the same text"))
            continue
        taken += new
        done.append(decision)
    newline = "\r\n" if "\r\n" in text else "\n"
    parts, at = [], 0
    for start, end, replacement in sorted(taken):
        put = replacement
        if newline == "\r\n":
            put = put.replace("\r\n", "\n").replace("\n", "\r\n")
        parts += [text[at:start], put]
        at = end
    return Applied("".join([*parts, text[at:]]), tuple(done), tuple(refused))


def place_of(text: str, change: Change) -> int | str:
    """The offset at which a change fits the text, or why there is none."""
    whole = change.before + change.text + change.after
    first = change.start - len(change.before)
    if first >= 0 and text.startswith(whole, first):
        return change.start
    at = text.find(whole) if whole else -1
    if at < 0:
        if change.text and text.startswith(change.text, change.start):
            return "the text around it has changed"
        return "the text it changes is not there any more"
    if text.find(whole, at + 1) >= 0:
        return "the file has changed, and the text it changes stands there more than once"
    return at + len(change.before)


def _own(edits: Sequence[tuple[int, int, str]]) -> bool:
    """Whether edits of one decision collide among themselves."""
    return any(_collide(a, b) for k, a in enumerate(edits) for b in edits[k + 1 :])


def _collide(a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    if a[0] == b[0]:
        return True
    first, second = (a, b) if a[0] < b[0] else (b, a)
    return second[0] < first[1]
