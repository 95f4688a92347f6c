"""termbase/conflict."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.termbase.expanding import Record
from corrigenda.termbase.terms import Base
from corrigenda_rules.termbase._cycles import cycles
from corrigenda_rules.termbase._entries import Listed, forms, line, span


class Conflict(Rule):
    """A form that one entry tells authors to write and another to avoid.

    Whoever follows such a termbase is told so for the opposite next time. Two entries that replace
    the same form by different terms leave it to chance which one is shown.

    Compared are the entries of the termbase, and with them those of the other termbases that hold
    for it: what it extends, and what stands beside it in `termbases` of the configuration, the
    built-in ones among them. There the nearer termbase wins, which is often what is wanted: such a
    finding is an `info`, to be read once. Entries under different conditions (part of speech, kinds
    of block) do not contradict each other.

    Decide which of the two holds, and remove the other; or say with `case`, `as` or `in` where
    each of them does.
    """

    meta = RuleMeta(
        id="termbase/conflict",
        severity=Severity.WARNING,
        since="0.2",
        sources=("ISO 704:2022, one preferred term for one concept",),
        examples=(
            Example(
                fails="termbase: 1\nterms:\n  - use: preprint\n    avoid: working paper\n"
                "  - use: manuscript\n    avoid: [⟦preprint⟧]\n",
                reports="is to be written, says line 3",
                path="house.yaml",
            ),
            Example(
                fails="termbase: 1\nterms:\n  - use: preprint\n    avoid: pre-print\n"
                "  - use: manuscript\n    avoid: [⟦pre-print⟧]\n",
                reports="“preprint”, says line 4",
                path="house.yaml",
            ),
            Example(
                fails="termbase: 1\nterms:\n  - allow: e-mail\n"
                "  - use: email\n    avoid: ⟦e-mail⟧\n",
                reports="is allowed on line 3",
                path="house.yaml",
            ),
            Example(
                termbase="termbase: 1\nterms:\n  - use: people with diabetes\n"
                "    avoid: diabetics\n",
                fails="termbase: 1\nterms:\n  - use: ⟦diabetics⟧\n",
                reports="terms.yaml:3 says to avoid it",
                path="house.yaml",
            ),
            Example(
                passes="termbase: 1\nterms:\n  - {use: euthanize, avoid: sacrifice, as: verb}\n"
                "  - {use: loss, avoid: sacrifice, as: noun}\n",
                path="house.yaml",
            ),
            Example(
                passes="termbase: 1\nterms:\n  - {use: Web, avoid: web, case: exact}\n"
                "  - {use: web page, avoid: webpage}\n",
                path="house.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each form on which two entries disagree."""
        listed = forms(document)
        if not listed:
            return
        round_trips = {form.at for cycle in cycles(document) for form in cycle}
        right: dict[tuple[object, ...], Listed] = {}
        for form in listed:
            if form.role != "avoid":
                right.setdefault(form.key, form)
        avoided: dict[tuple[object, ...], Listed] = {}
        for form in listed:
            if form.role != "avoid":
                continue
            other = right.get(form.key)
            if other is not None and form.at not in round_trips and not _same(form, other):
                yield self._report(document, form, other, _told(other))
            first = avoided.setdefault(form.key, form)
            if first.use[:1] != form.use[:1]:
                use = f"“{first.use[0]}”" if first.use else "no other word"
                words = f"is replaced by {use}, says line {{}}; keep one of the two"
                yield self._report(document, form, first, words)
        yield from self._with_others(document, listed)

    def _report(self, document: Document, form: Listed, other: Listed, words: str) -> Finding:
        said = words.format(line(document, other))
        return self.finding(
            span(document, form),
            f"“{form.form}” is to be avoided here, but {said}",
            related=[Related(span(document, other), "the other entry")],
            pointer=form.at,
        )

    def _with_others(self, document: Document, listed: list[Listed]) -> Iterator[Finding]:
        """What other termbases that hold for this one say to the contrary."""
        if not document.terms:
            return
        own: dict[str, list[Listed]] = {}
        for form in listed:
            own.setdefault(form.form, []).append(form)
        told: set[str] = set()
        for saying in document.terms.say(own, but=document.source.path):
            for form in own[saying.form]:
                words = _against(form, saying.role, saying.record)
                if words and form.at not in told:
                    told.add(form.at)
                    said = words.format(_place(saying.base, saying.record))
                    yield self.finding(
                        span(document, form),
                        f"“{form.form}” {said}; the termbase that is named first, or extends the "
                        "other, wins",
                        severity=Severity.INFO,
                        pointer=form.at,
                    )


def _same(form: Listed, other: Listed) -> bool:
    """Whether both are of one entry, of which another rule speaks."""
    return form.at.split("/")[:3] == other.at.split("/")[:3]


def _told(other: Listed) -> str:
    if other.role == "allow":
        return "is allowed on line {}; keep one of the two"
    return "is to be written, says line {}; keep one of the two"


def _place(base: Base, record: Record | None) -> str:
    return f"{base.shown}:{record.line}" if record is not None and record.line else base.shown


def _against(form: Listed, role: str, record: Record | None) -> str:
    """What another termbase says against what this one says of a form; empty if nothing."""
    if form.role != "avoid":
        is_same = record is None or (record.part, record.kinds) != (
            form.condition[0],
            form.condition[2],
        )
        return "" if role != "avoid" or is_same else "is right here, but {} says to avoid it"
    if role == "use":
        return "is to be avoided here, but {} says to write it"
    if role == "avoid" and record is not None and record.use[:1] != form.use[:1] and record.use:
        return f"is replaced by “{record.use[0]}” in {{}}, and by another term here"
    return ""
