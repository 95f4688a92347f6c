"""What all rules on consistency share: the forms of one thing, which is preferred, how it is told.

A rule finds the forms a document uses for one and the same thing, each with its places, and hands
them to `at_odds`. One finding is made for each form that the document uses less, at its first
place: its message names every form with its count and lines, its related places are the other
places of that form and the first one of the preferred form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from corrigenda.borrowed import in_correspondence, is_reference, quotations
from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Related, Severity
from corrigenda.rule import Rule
from corrigenda.text import Span

__all__ = [
    "TITLES",
    "Form",
    "Use",
    "at_odds",
    "capitalised_like",
    "is_long",
    "is_reference",
    "preferred",
    "quotations",
]

TITLES = frozenset({"article-title", "subtitle"})
"""The kinds of block that decide between forms of even counts."""

_LINES = 3
"""How many lines a message names of a form."""
_LONG = 4_000
_LONG_CUSTOM = 3
"""In a text of more words a form is held to what is so many times as frequent, or the title's."""
_RELATED = 20
"""How many related places a finding has at most."""


class Use(NamedTuple):
    """One place of a form: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Its source."""
        return self.block.span(self.start, self.end)


class Form(NamedTuple):
    """One of several ways to write a thing. `name` is what messages call it."""

    name: str
    uses: tuple[Use, ...]


def preferred(forms: Sequence[Form], favourite: str | None = None) -> Form | None:
    """The form to recommend, or None where nothing speaks for one.

    The one used most; where counts are even, the one of the title; else the one whose name is
    `favourite` (what a termbase prefers).
    """
    most = max(len(form.uses) for form in forms)
    best = [form for form in forms if len(form.uses) == most]
    for is_better in (
        lambda form: any(use.block.kind in TITLES for use in form.uses),
        lambda form: form.name == favourite,
    ):
        if len(best) > 1:
            best = [form for form in best if is_better(form)] or best
    return best[0] if len(best) == 1 else None


def at_odds(
    rule: Rule,
    document: Document,
    forms: Iterable[Form],
    *,
    advice: str = "write “{}” throughout",
    undecided: str = "write one of them throughout",
    rewrite: Callable[[Use, Form], str | None] | None = None,
    safe: bool = False,
    favourite: str | None = None,
    severity: Severity | None = None,
    confidence: Confidence | None = None,
    least: int = 2,
    custom: float = 1,
) -> Iterator[Finding]:
    """A finding for each form that is not the preferred one; nothing where there is one form only.

    `advice` is the end of the message, with ``{}`` for the preferred form's name. `rewrite` gives
    what must stand at a use (of another form) so that it has the preferred form, or None where
    that cannot be told; the finding has a fix where all uses of its form can be rewritten. The
    fix is `safe` only where the caller says that the meaning cannot change. `favourite` is the name
    that decides where counts are even; the document's termbases are asked where it is None. What
    stands in letters of reviewers does not count.

    Where few uses may be chance, a rule asks for evidence: nothing is told of fewer than `least`
    uses in all, nor of a form where the form used most has less than `custom` times its uses. In a
    long text every rule does, but in the strict profile: one of two is no slip there.
    """
    kept = sorted(_own(document, forms), key=lambda f: f.uses[0].span)
    if len(kept) < 2 or sum(len(form.uses) for form in kept) < least:
        return
    most = max(len(form.uses) for form in kept)
    best = preferred(kept, favourite)
    if best is None and favourite is None:
        best = preferred(kept, document.terms.prefers([form.name for form in kept]))
    model = best or kept[0]
    if rule.level != "strict" and document.derive(is_long) and not _entitled(model):
        custom = max(custom, _LONG_CUSTOM)
    for form in kept:
        if form is model or custom * len(form.uses) > most:
            continue
        others = sorted((f for f in kept if f is not form), key=lambda f: f is not model)
        told = ", ".join(_counted(document, other) for other in others)
        end = advice.format(model.name) if best else undecided
        yield rule.finding(
            form.uses[0].span,
            f"{_counted(document, form)} beside {told}: {end}",
            severity=severity,
            confidence=confidence,
            related=_related(form, model),
            suggestions=_suggested(form, model, rewrite) if best else (),
            fix=_fix(form, model, rewrite, safe) if best else None,
            pointer=form.uses[0].block.pointer,
        )


def is_long(document: Document) -> bool:
    """Whether a text has so many words that single uses prove little."""
    return sum(document.vocabulary.values()) > _LONG


def _entitled(form: Form) -> bool:
    """Whether a form stands in the title."""
    return any(use.block.kind in TITLES for use in form.uses)


def _own(document: Document, forms: Iterable[Form]) -> Iterator[Form]:
    """The forms that the article has, without their uses in the letters printed behind it."""
    letters = document.derive(in_correspondence)
    for form in forms:
        uses = tuple(u for u in form.uses if id(u.block) not in letters) if letters else form.uses
        if uses:
            yield form._replace(uses=uses)


def _counted(document: Document, form: Form) -> str:
    """A form with its count and the lines it stands in: “followup” (2×, lines 3 and 8)."""
    lines = list(dict.fromkeys(document.source.line_of(u.span.start) for u in form.uses))
    shown = [str(line) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        where = f"lines {', '.join(shown)} …"
    elif len(lines) > 1:
        where = f"lines {', '.join(shown[:-1])} and {shown[-1]}"
    else:
        where = f"line {shown[0]}"
    return f"“{form.name}” ({len(form.uses)}×, {where})"


def _related(form: Form, model: Form) -> list[Related]:
    first = Related(model.uses[0].span, f"“{model.name}” first stands here")
    more = [Related(use.span, f"“{form.name}” stands here too") for use in form.uses[1:_RELATED]]
    return [first, *more]


def _suggested(
    form: Form, model: Form, rewrite: Callable[[Use, Form], str | None] | None
) -> tuple[str, ...]:
    """What would stand in place of the first use; nothing where that is not told, or nothing."""
    text = rewrite(form.uses[0], model) if rewrite else model.name
    return (text,) if text else ()


def _fix(
    form: Form, model: Form, rewrite: Callable[[Use, Form], str | None] | None, safe: bool
) -> Fix | None:
    if rewrite is None:
        return None
    edits: list[Edit] = []
    for use in form.uses:
        text = rewrite(use, model)
        edit = None if text is None else use.block.edit(use.start, use.end, text)
        if edit is None:
            return None
        edits.append(edit)
    return Fix(tuple(edits), safe)


def capitalised_like(text: str, use: str) -> str:
    """`text` with the capitals of `use`: all of them, the first one, or as it is."""
    if len(use) > 1 and use.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if use[:1].isupper() else text
