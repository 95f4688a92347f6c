"""corpus/author-name: an author's name written in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import people
from corrigenda_rules.corpus._across import at_odds
from corrigenda_rules.metadata._people import tokens
from corrigenda_rules.spelling._slips import distance


class AuthorName(CorpusRule):
    """One author, told by ORCID iD or e-mail address, under different names in different articles.

    Names that cannot be one person's under the same ORCID iD (“Ada Field” and “Bo Lind”) mean that
    somebody has another one's iD: his work is credited to her. This is a warning, as is a name that
    differs in a letter or two (“Chenyang Luo”, “Chengyang Luo”). Names that differ in accents,
    hyphens or initials only are an `info`: catalogues take them for two people all the same.

    Reported in the files that have the form that fewer files have.
    """

    meta = RuleMeta(
        id="corpus/author-name",
        severity=Severity.WARNING,
        since="0.1",
        sources=("ORCID: structure of the ORCID identifier (one iD for one person)",),
        examples=(
            Example(
                fails="=== a.yaml\ntitle: One\nauthors:\n  - name: Chenyang Luo\n"
                "    orcid: 0000-0002-1825-0097\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: ⟦Chengyang Luo⟧\n"
                "    orcid: 0000-0002-1825-0097\n"
                "=== c.yaml\ntitle: Three\nauthors:\n  - name: Chenyang Luo\n"
                "    orcid: https://orcid.org/0000-0002-1825-0097\n",
                reports="“Chengyang Luo” (1 file) beside “Chenyang Luo” (2 files)",
            ),
            Example(
                fails="=== a.yaml\ntitle: One\nauthors:\n  - name: Ada Field\n"
                "    orcid: 0000-0002-1825-0097\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: ⟦Bo Lind⟧\n"
                "    orcid: 0000-0002-1825-0097\n",
                reports="has the ORCID iD of “Ada Field” in a.yaml",
            ),
            Example(
                fails="=== a.yaml\ntitle: One\nauthors:\n  - name: Zoë Field\n"
                "    email: z@field.org\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: ⟦Zoe Field⟧\n"
                "    email: z@field.org\n"
                "=== c.yaml\ntitle: Three\nauthors:\n  - name: Zoë Field\n"
                "    email: z@field.org\n",
            ),
            Example(
                passes="=== a.yaml\ntitle: One\nauthors:\n  - name: Ada Field\n"
                "    email: office@field.org\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: Bo Lind\n"
                "    email: office@field.org\n"
            ),
            Example(
                passes="=== a.yaml\ntitle: One\nauthors:\n  - name: Wei Wang\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: Wei Wan\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the iD (ORCID iD, else e-mail address) and the name of each author."""
        for article in document.articles:
            for person in people(article):
                identity = person.orcid or person.email
                if identity and person.name and not person.is_group:
                    yield person.span, [identity, " ".join(person.name.split())]

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields the names that fewer files have, and those of somebody else."""
        known: dict[str, dict[str, list[CorpusFact]]] = {}
        for fact in facts:
            identity, name = fact.value
            known.setdefault(identity, {}).setdefault(name, []).append(fact)
        for identity, forms in known.items():
            if len(forms) > 1:
                yield from self._judge("@" not in identity, forms)

    def _judge(
        self, is_orcid: bool, forms: dict[str, list[CorpusFact]]
    ) -> Iterator[tuple[str, Finding]]:
        first = min(forms, key=lambda name: (-len(forms[name]), forms[name][0]))
        alike = {name: facts for name, facts in forms.items() if _are_one(first, name)}
        same = {tuple(sorted(tokens(name))) for name in alike}
        severity = Severity.WARNING if _differ_in_letters(same) else Severity.INFO
        yield from at_odds(self, alike, severity=severity)
        if not is_orcid:
            return  # the address of an office serves many people
        model = forms[first][0]
        for name, facts in forms.items():
            if name not in alike:
                for fact in facts:
                    if fact.path == model.path:
                        continue  # authorship rules know of the doubled iD
                    yield (
                        fact.path,
                        self.finding(
                            fact.span,
                            f"{quote(name)} has the ORCID iD of {quote(first)} in {model.path}: "
                            "one of the two is wrong",
                            related=[Related(model.span, f"{quote(first)} has it", model.path)],
                        ),
                    )


def _are_one(a: str, b: str) -> bool:
    """Whether two names can be one person's: they share a word, or nearly; or their letters."""
    first, second = tokens(a), tokens(b)
    if sorted("".join(first)) == sorted("".join(second)):
        return True
    return any(_are_near(w, v) for w in first for v in second if len(w) > 1 and len(v) > 1)


def _are_near(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) > 3 and distance(word, other, 1) < 2)


def _differ_in_letters(names: Iterable[tuple[str, ...]]) -> bool:
    """Whether two names have words that differ in a letter, accents and initials apart."""
    first, *others = [frozenset(name) for name in sorted(names)]
    return any(
        _are_near(word, other)
        for name in others
        for word in sorted(first - name)
        for other in sorted(name - first)
    )
