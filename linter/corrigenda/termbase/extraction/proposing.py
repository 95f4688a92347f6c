"""Makes a termbase of the terms that were found, with the evidence in comments."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.termbase.checking import problem_of
from corrigenda.termbase.exchange.concepts import Avoided, Concept, Terms
from corrigenda.termbase.exchange.yaml_out import as_yaml
from corrigenda.termbase.extraction.cvalue import Term
from corrigenda.termbase.extraction.variants import Variant, differs_in_hyphens

_SURE = 3
"""How many times as often the commonest spelling must stand for another one to be avoided."""
_SEEN = 50
"""A spelling with other hyphens is named unless the commonest stands more often by this factor."""

HEAD = (
    "",
    "Proposed by `corrigenda terms extract`: the terms of these articles, the likeliest first,",
    "each with its commonest spelling. Delete what is no term. A form under `avoid` is reported,",
    "one under `allow` never; move it where you want it. Plurals are understood.",
    "",
)


def proposed(terms: Sequence[Term], name: str) -> str:
    """The text of a YAML termbase.

    Other spellings are avoided where they are much rarer and differ in letters; where they differ
    in hyphens alone they are allowed, since a compound may have one before a noun and none after.
    """
    counts: dict[tuple[str, str], str] = {}
    concepts: list[Concept] = []
    taken: set[str] = set()
    for term in terms:
        variants = [v for v in term.variants if _is_free(v.form, taken)]
        if not variants or variants[0] is not term.variants[0]:
            continue
        taken.update(v.form.casefold() for v in variants)
        concept = _concept(variants)
        concepts.append(concept)
        counts[concept.use[0], ""] = _evidence(term, variants[0])
        for variant in variants[1:]:
            counts[concept.use[0], variant.form] = f"{variant.uses:,}×"
    return as_yaml(
        Terms(tuple(concepts), name=name, lang="en"),
        HEAD,
        lambda concept, form: counts.get((concept.use[0], form), ""),
    )


def _is_free(form: str, taken: set[str]) -> bool:
    return form.casefold() not in taken and problem_of(form) is None


def _concept(variants: Sequence[Variant]) -> Concept:
    best = variants[0]
    avoid, allow = [], []
    for variant in variants[1:]:
        is_rare = variant.uses * _SURE <= best.uses
        if is_rare and not differs_in_hyphens(variant.form, best.form):
            avoid.append(Avoided(variant.form))
        elif variant.uses * _SEEN >= best.uses:
            allow.append(variant.form)
    return Concept(use=(best.form,), avoid=tuple(avoid), allow=tuple(allow))


def _evidence(term: Term, best: Variant) -> str:
    where = f"in {term.documents:,} document{'' if term.documents == 1 else 's'}"
    own = f", {best.uses:,}× so" if len(term.variants) > 1 else ""
    return f"{term.uses:,}× {where}{own}; C-value {term.value:.1f}"
