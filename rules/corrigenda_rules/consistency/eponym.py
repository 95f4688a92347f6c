"""consistency/eponym."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._words import neighbours, standing
from corrigenda_rules.spelling._language import names

_HEADS = names(
    # what is named after a physician or a patient
    "arteritis ataxia bundle canal cells chorea contracture cyst deformity dementia diathesis "
    "disease disorder dysphagia dystrophy encephalopathy esophagus fissure fracture "
    "fundoplication ganglion gland glands granulomatosis hernia island islets ligament "
    "lymphoma macroglobulinaemia macroglobulinemia membrane muscle neuralgia node nodes "
    "oedema oesophagus palsy paralysis phenomena phenomenon pouch procedure reflex "
    "sarcoma sign spots symptom syndrome tendon tendonitis tetralogy thyroiditis triad "
    "tube tumor tumour ulcer vasculitis "
    # what is named after a scholar
    "algorithm alpha approximation bound buffer catheter classification coefficient "
    "conjecture constant correction criteria criterion d delta distance distribution "
    "entropy equation exact fixative formula gamma hypothesis index inequality "
    "information kappa law laws lemma linkage logit modulus "
    "omega operation paradox phenotype polynomial post posthoc "
    "rank ratio reagent regimen rho sampling score signed solution stain "
    "staining t tau test tests theorem transformation u z "
)
"""Nouns that an eponym stands before with ’s and without, and the beginnings of names of tests."""
_CROWDS = names(
    "crohn down hodgkin alzheimer parkinson huntington raynaud cushing addison graves wilson "
    "student  fisher bonferroni turner behcet bell tourette wegener "
)
"""Eponyms that are met with an s and no apostrophe (“Crohns disease”)."""


class Eponym(Rule):
    """A thing named after a person, with a possessive ’s in one place and without in another.

    “Crohn’s disease”, “Crohn disease” and “Crohns disease” are three terms for a search. Manuals
    differ on which is right (AMA and the genetic nomenclature drop the ’s, much of the literature
    keeps it), but none wants two in one text. “Crohns”, with an s and no apostrophe, is no form of
    the name at all.

    Only the same person before the same noun is compared: “Alzheimer’s disease” beside “Down
    syndrome” is usage. Straight and curly apostrophes are the same here.
    """

    meta = RuleMeta(
        id="consistency/eponym",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        sources=("AMA Manual of Style, 11th ed., chapter 15 (eponyms: nonpossessive form)",),
        examples=(
            Example(
                fails="Crohn's disease is chronic. Crohn's disease and ⟦Crohn disease⟧ differ not.",
                reports="“Crohn disease” (1×, line 1) beside “Crohn's disease” (2×, line 1)",
            ),
            Example(
                fails="# Crohn disease in the young\n\nIn ⟦Crohns disease⟧ the gut is inflamed.",
                reports="write “Crohn disease” throughout",
                fixed="# Crohn disease in the young\n\nIn Crohn disease the gut is inflamed.",
            ),
            Example(
                fails="By Student's t-test and by Fisher exact test.\n\nThe ⟦Student t⟧ test and "
                "Student’s t-test; ⟦Fisher's exact⟧ test.",
                reports="beside",
            ),
            Example(
                fails="Hodgkin lymphoma, Hodgkin lymphomas, ⟦Hodgkin’s lymphoma⟧.",
                reports="“Hodgkin’s lymphoma” (1×, line 1) beside “Hodgkin lymphoma” (2×, line 1)",
                fixed="Hodgkin lymphoma, Hodgkin lymphomas, Hodgkin lymphoma.",
            ),
            Example(passes="Alzheimer’s disease and Down syndrome; Alzheimer's disease again."),
            Example(
                passes="Fisher's view of the Fisher exact test. Wilson’s work on Wilson disease."
            ),
            Example(passes="Down syndrome and the downs. The authors call it “Down’s syndrome”."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the eponyms that stand with and without the ending of the possessive."""
        bases = _candidates(document.vocabulary)
        if not bases:
            return
        wanted = {f"{base}{end}" for base in bases for end in ("", "'s", "’s", "s")}
        places = standing(document, frozenset(wanted), names=True)
        groups: dict[tuple[str, str], dict[str, list[Use]]] = {}
        for word, uses in places.items():
            for use in uses:
                head = _head(use)
                if not (use.text[0].isupper() and head):
                    continue
                base, shape = _parted(word, bases)
                whole = Use(use.block, use.start, use.end + 1 + len(head))
                groups.setdefault((base, head.lower().removesuffix("s")), {}).setdefault(
                    shape, []
                ).append(whole)
        for shapes in groups.values():
            if len(shapes) > 1:
                forms = [_form(sorted(uses, key=lambda u: u.span)) for uses in shapes.values()]
                yield from at_odds(self, document, forms, rewrite=_rewritten)


def _candidates(vocabulary: dict[str, int]) -> frozenset[str]:
    """The names, in small letters, that the vocabulary has in two shapes."""
    found = set()
    for word in vocabulary:
        if word[-1] == "s" and word[0].isupper():
            base = word[:-2] if word[-2] in "'’" else word[:-1]
            twin = base in vocabulary or (base[-1] not in "'’" and _possessive(base, vocabulary))
            if twin and (word[-2] in "'’" or base.lower() in _CROWDS):
                found.add(base.lower())
    return frozenset(found)


def _possessive(base: str, vocabulary: dict[str, int]) -> bool:
    return f"{base}'s" in vocabulary or f"{base}’s" in vocabulary


def _parted(word: str, bases: frozenset[str]) -> tuple[str, str]:
    """The name and what it ends in: “'s”, “s” or nothing."""
    if word in bases:
        return word, ""
    return (word[:-2], "'s") if word[-2] in "'’" else (word[:-1], "s")


def _head(use: Use) -> str:
    """The noun after a name as it stands, or nothing."""
    after = neighbours(use)[1]
    word = after.split("-")[0]
    return word if word.lower() in _HEADS or word.lower().removesuffix("s") in _HEADS else ""


def _form(uses: list[Use]) -> Form:
    """The form is called by its first use in the singular."""
    texts = [" ".join(use.text.split()) for use in uses]
    return Form(next((text for text in texts if text[-1] != "s"), texts[0]), tuple(uses))


def _rewritten(use: Use, model: Form) -> str | None:
    name, _, head = use.text.partition(" ")
    wanted = model.name.partition(" ")[0]
    return f"{wanted} {head}" if head and name.isupper() is wanted.isupper() else None
