"""What is wrong with a termbase: what its schema says, and what no schema can know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corrigenda.termbase.entries import VERSION, listed
from corrigenda.termbase.normal import lowered, normal
from corrigenda.termbase.packing import CONTROLS
from corrigenda.text import SourceText, Span

if TYPE_CHECKING:
    from corrigenda.article import Tree
    from corrigenda.termbase.reading import Wrong

_PATTERN = re.compile(
    r"\\|\.[*+]|[)\]][*+?{]|\[\^|\[(\w)(?i:\1)|\[\w-\w\]|\(\?[:i=!<P]|\{\d+,\d*\}"
    r"|^/.+/$|^\^\w|[a-z)\]+*}]\$$|\w\|\w"
)


def problems(source: SourceText, tree: Tree) -> Iterator[Wrong]:
    """Everything wrong with the value of a termbase, each at its characters."""
    from corrigenda.termbase.plain_yaml import ENTRY_LIMIT
    from corrigenda.termbase.reading import FORM_LIMIT, Wrong

    value = tree.value
    if not isinstance(value, dict):
        yield Wrong(Span(0, 1), "a termbase is a mapping that begins with “termbase: 1”")
        return
    version = value.get("termbase")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        yield Wrong(
            tree.span("/termbase"),
            f"the format of this termbase is version {version}; this program reads {VERSION}: "
            "update it",
        )
        return
    terms = value.get("terms")
    if isinstance(terms, list):
        if len(terms) > ENTRY_LIMIT:
            yield Wrong(
                _terms(source),
                f"{len(terms):,} entries are over the limit of {ENTRY_LIMIT:,}; split the termbase",
            )
            return
        if (forms := _count(terms)) > FORM_LIMIT:
            yield Wrong(
                _terms(source),
                f"{forms:,} forms are over the limit of {FORM_LIMIT:,}; split the termbase",
            )
            return
    bad: set[int] = set()
    for at, span, message in _of_schema(source, tree):
        steps = at.split("/")
        if len(steps) > 2 and steps[1] == "terms":
            bad.add(int(steps[2]))
        elif len(steps) > 1 and steps[1] in ("terms", "sources"):
            bad.update(range(len(terms) if isinstance(terms, list) else 0))
        yield Wrong(span, message)
    sources = value.get("sources")
    known = sources if isinstance(sources, dict) else {}
    for index, term in enumerate(terms if isinstance(terms, list) else ()):
        if isinstance(term, dict):
            found = _of_strings(term, known)
            for at, message in found if index in bad else (*found, *_of_term(term)):
                yield Wrong(_short(source, tree, f"/terms/{index}{at}"), message)


def _terms(source: SourceText) -> Span:
    """The key `terms`, found without the places that take long to find in a long file."""
    match = re.search(r"""(?:^|[{,\s])(["']?terms["']?)\s*:""", source.text)
    return Span(*match.span(1)) if match else Span(0, 0)


def _count(terms: list[Any]) -> int:
    """How many strings stand in the lists of all entries."""
    return sum(
        len(value) if isinstance(value, list) else 1
        for term in terms
        if isinstance(term, dict)
        for key, value in term.items()
        if key in ("use", "avoid", "allow", "except")
    )


def _of_schema(source: SourceText, tree: Tree) -> Iterator[tuple[str, Span, str]]:
    from corrigenda.validation.engines import compiled
    from corrigenda.validation.reporting import place
    from corrigenda.validation.wording import Wording
    from corrigenda_schemas import load

    wording = Wording(tree, "this termbase")
    for error in compiled(load("termbase")).errors(tree.value):
        at = error.pointer
        yield at, place(source, tree, error), wording.message(error)[0]


def _of_strings(term: dict[str, Any], sources: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Pointers into an entry, with what is wrong with its forms and sources as such."""
    for at, text in _texts(term):
        if reason := problem_of(text):
            yield at, reason
    named = term.get("source", ())
    for key in [named] if isinstance(named, str) else named if isinstance(named, list) else ():
        if isinstance(key, str) and key not in sources:
            near = _nearest(key, sources)
            yield "/source", f"`source` names “{key}”, which `sources` does not have{near}"


def _of_term(term: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Pointers into an entry that holds to the schema, with what its parts say together."""
    uses, avoid = listed(term.get("use")), term.get("avoid", ())
    if term.get("spelling") == "exact" and not uses:
        yield "", "`spelling: exact` is about `use`, which this entry lacks; add it"
    if not uses and "avoid" not in term and "allow" not in term:
        yield "", "this entry says nothing; give it `use`, `avoid` or `allow`"
    many = not isinstance(avoid, str)
    exact, advised = term.get("case") == "exact", "advice" in term
    for index, item in enumerate(avoid if many else [avoid]):
        at = f"/avoid/{index}" if many else "/avoid"
        yield from _of_avoided(at, item, uses, exact=exact, advised=advised)


def _of_avoided(
    at: str, item: Any, uses: tuple[str, ...], *, exact: bool, advised: bool
) -> Iterator[tuple[str, str]]:
    form = item if isinstance(item, str) else item["form"]
    own = uses
    if isinstance(item, dict):
        at = f"{at}/form"
        own = listed(item["use"]) if "use" in item else uses
        exact = item["case"] == "exact" if "case" in item else exact
    if not own and not advised:
        yield at, f"“{form}” is avoided, and nothing says what to write; add `use` or `advice`"
    same = [use for use in own if _same(use, form, exact=exact)]
    if same and same[0] == form:
        yield at, f"“{form}” is to be written and to be avoided; remove one of them"
    elif same:
        yield at, f"“{form}” differs from “{same[0]}” in capitals alone; add `case: exact`"


def _same(use: str, form: str, *, exact: bool) -> bool:
    first, second = normal(use), normal(" ".join(form.split()))
    return first == second if exact else lowered(first) == lowered(second)


def _texts(term: dict[str, Any], at: str = "") -> Iterator[tuple[str, str]]:
    """The forms of an entry, or of one that it avoids, with their pointers."""
    for key in ("use", "avoid", "allow", "except", "form"):
        value = term.get(key)
        if isinstance(value, str):
            yield f"{at}/{key}", value
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str):
                yield f"{at}/{key}/{index}", item
            elif isinstance(item, dict) and key == "avoid":
                yield from _texts(item, f"{at}/{key}/{index}")


def problem_of(form: str) -> str | None:
    """Why a text can be no form of a term, in words; None where it can."""
    if form.replace(" ", "").replace("-", "").isalnum() and form.strip() and form.isascii():
        return None  # as most are
    shown = "".join(c if c.isprintable() else "�" for c in form)
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    if not form.strip():
        return "an empty form; write the words that stand in the text"
    if any(not c.isprintable() and (c in CONTROLS or not c.isspace()) for c in form):
        return f"“{shown}” holds a control character; remove it"
    if _PATTERN.search(form):
        return (
            f"“{shown}” looks like a pattern; a termbase holds words as they stand in a text "
            "(plurals and capitals are found by themselves)"
        )
    return None


def _nearest(key: str, known: dict[str, Any]) -> str:
    from corrigenda.config.checking import closest

    return closest(key, known) or "; add it there"


def _short(source: SourceText, tree: Tree, at: str) -> Span:
    """The value at a pointer, or the first line of one that is long."""
    span = tree.span(at)
    line = source.line_span(source.line_of(span.start))
    return Span(span.start, max(span.start, min(span.end, line.end)))
