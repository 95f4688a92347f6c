"""termbase/duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.termbase.inflecting import PLURAL
from corrigenda.termbase.inflecting import forms as inflected
from corrigenda_rules.termbase._entries import Listed, forms, line, span


class Duplicate(Rule):
    """A form that its termbase lists already.

    A termbase that says things twice grows twice as fast, and who corrects one of the two places
    wonders why nothing changes.

    Reported are a form that is to be avoided in favour of the same term twice, one that is
    preferred or allowed by two entries under the same conditions, and a plural listed beside its
    singular: plurals are found by themselves. Entries for different parts of speech, kinds of
    block, or forms that differ in capitals where capitals count, are different; so are a term with
    forms that are warned of and the same term with forms that are only noted.

    Remove one of the two.
    """

    meta = RuleMeta(
        id="termbase/duplicate",
        severity=Severity.WARNING,
        since="0.2",
        sources=("ISO 704:2022, one entry for one concept",),
        examples=(
            Example(
                fails="termbase: 1\nterms:\n  - use: people with diabetes\n"
                "    avoid: [diabetics, ⟦Diabetics⟧]\n",
                reports="stands on line 4 already",
                path="house.yaml",
            ),
            Example(
                fails="termbase: 1\nterms:\n  - use: patient with diabetes\n"
                "    avoid: [diabetic patient, ⟦diabetic patients⟧]\n",
                reports="is the plural of “diabetic patient” on line 4, and found by itself",
                path="house.yaml",
            ),
            Example(
                fails="termbase: 1\nterms:\n  - use: preprint\n    avoid: pre-print\n"
                "  - use: ⟦preprint⟧\n    avoid: e-print\n",
                reports="line 3",
                path="house.yaml",
            ),
            Example(
                passes="termbase: 1\nterms:\n  - {use: euthanize, avoid: sacrifice, as: verb}\n"
                "  - {use: euthanasia, avoid: sacrifice, as: noun}\n",
                path="house.yaml",
            ),
            Example(
                passes="termbase: 1\nterms:\n  - use: hours\n    avoid: [hr, hrs]\n"
                "    inflect: false\n",
                path="house.yaml",
            ),
            Example(
                passes="termbase: 1\nterms:\n  - {use: website, avoid: web-site}\n"
                "  - {use: website, avoid: web site, severity: info}\n",
                path="house.yaml",
            ),
            Example(
                passes="termbase: 1\nterms:\n  - use: open access\n"
                "    avoid: [Open Access, OpenAccess]\n    case: exact\n",
                path="house.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each form that stands a second time."""
        first: dict[tuple[object, ...], Listed] = {}
        plurals: dict[tuple[object, ...], Listed] = {}
        listed = forms(document)
        for form in listed:
            role = (form.role, form.use if form.role == "avoid" else form.rank)
            key: tuple[object, ...] = (*form.key, *role)
            other = first.setdefault(key, form)
            if other is not form:
                words = "stands on line {} already; remove it"
                yield self._report(document, form, other, f"“{form.form}” {words}")
            elif form.role == "avoid" and form.inflects:
                for text in inflected(form.form, form.condition[0]).get(PLURAL, ()):
                    inflected_form = form._replace(form=text)
                    plurals.setdefault((*inflected_form.key, *role), form)
        for many, other in plurals.items():
            if many in first:
                form = first[many]
                words = f"is the plural of “{other.form}” on line {{}}, and found by itself"
                yield self._report(document, form, other, f"“{form.form}” {words}; remove it")

    def _report(self, document: Document, form: Listed, other: Listed, words: str) -> Finding:
        return self.finding(
            span(document, form),
            words.format(line(document, other)),
            related=[Related(span(document, other), f"“{other.form}” stands here")],
            pointer=form.at,
        )
