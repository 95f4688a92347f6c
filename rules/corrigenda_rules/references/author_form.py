"""references/author-form: given names in full among initials, in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.references._entries import entries

FULL, DOTTED, PLAIN = "given names in full", "initials with full stops", "initials without stops"
_HEAD = "<article><front/><body/><back><ref-list>"
_END = "</ref-list></back></article>"
_FEW = 8


def _ref(*given: str) -> str:
    names = "".join(
        f"<name><surname>Ott</surname><given-names>{g}</given-names></name>" for g in given
    )
    return f"<ref><element-citation>{names}<year>2001</year></element-citation></ref>"


class AuthorForm(Rule):
    """Authors of references of whom most have initials and a few a given name in full.

    A list of references writes its authors in one way: “Ott A”, “Ott A.” or “Ott, Anna”. What
    differs was typed or imported from elsewhere, and other parts of that reference may differ too.

    One finding tells all of a form that at most a fifth of the references have; nothing is said of
    mixed lists, of groups, or of names in one part.
    """

    meta = RuleMeta(
        id="references/author-form",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=("AMA Manual of Style, 11th ed., 3.7 (Authors)",),
        examples=(
            Example(
                fails=_HEAD + _ref("A", "B") * 8 + _ref("⟦Anna⟧", "Bo") + _END,
                reports="given names in full (1 of 9 references)",
                path="a.xml",
            ),
            Example(
                fails=_HEAD + _ref("A.", "B. C.") * 8 + _ref("⟦AB⟧") + _END,
                reports="initials without stops",
                path="a.xml",
            ),
            Example(passes=_HEAD + _ref("A", "B") * 3 + _ref("Anna") * 2 + _END, path="a.xml"),
            Example(passes=_HEAD + _ref("A B", "AB") * 9 + _END, path="a.xml"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Sorts the references by how their first given name is written."""
        forms: dict[str, list[tuple[str, str, int]]] = {}
        listed = document.derive(entries)
        for entry in listed:
            for k, author in enumerate(entry.value.get("authors") or ()):
                given = author.get("given")
                form = _form(given) if isinstance(given, str) else ""
                if form:
                    at = f"{entry.pointer}/authors/{k}/given"
                    forms.setdefault(form, []).append((given, at, entry.number))
                    break
        total = sum(map(len, forms.values()))
        if total < _FEW or len(forms) < 2:
            return
        best = max(forms, key=lambda form: len(forms[form]))
        article = listed[0].article
        for form, uses in forms.items():
            if form == best or 5 * len(uses) > total:
                continue
            given, at, _ = uses[0]
            yield self.finding(
                article.span(at),
                f"{quote(given)}: {form} ({len(uses)} of {total} references) beside {best}: "
                "write all authors of references in one way",
                related=[
                    Related(article.span(there), f"{quote(name)} in reference {number}")
                    for name, there, number in uses[1:10]
                ],
                pointer=at,
            )


def _form(given: str) -> str:
    given = given.strip()
    if re.search(r"[^\W\d_][a-zà-ž]{2,}", given):
        return FULL
    if re.fullmatch(r"(?:[^\W\d_]\.[ -]?)+", given):
        return DOTTED
    if re.fullmatch(r"[^\W\d_](?:[ -]?[^\W\d_]){0,4}", given) and given.upper() == given:
        return PLAIN
    return ""
