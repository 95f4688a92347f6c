"""terminology/variants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.terminology._compounds import CLOSED, HYPHENATED, OPEN, Use, compounds
from corrigenda_rules.terminology._usage import uses_at_odds

_TITLES = frozenset({"article-title", "subtitle"})


class Variants(Rule):
    """One term that a document writes closed, hyphenated and open without a reason.

    A reader, and a search in the page, finds “dataset” but not “data set”. Copy editors make such
    forms one; the form that the document uses most is suggested, and the title's where the counts
    are even.

    Reported once per document and form, at its first place, with the counts of all forms:

    - closed beside hyphenated or open: “dataset” and “data set”, “nonlinear” and “non-linear”;
    - hyphenated beside open in the same place of a sentence, that is before the same word:
      “T-cell therapy” and “T cell therapy”;
    - an abbreviation with a letter: “CAR-T” and “CAR T”.

    Hyphenated before a noun and open elsewhere is right usage and left alone (“long-term effects”,
    “in the long term”; “T-cell therapy”, “T cells”), as are verbs with a particle (“follow up”,
    “a follow-up”) and pairs of different words (“everyday”, “every day”; “recover”, “re-cover”).
    """

    meta = RuleMeta(
        id="terminology/variants",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.1",
        words=True,
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 7.81–7.89 (compounds and hyphenation)",),
        examples=(
            Example(
                fails="CAR-T therapy is new. CAR-T products differ; ⟦CAR T⟧ cells are made.",
                reports="“CAR T” (1×) beside “CAR-T” (2×)",
                fixed="CAR-T therapy is new. CAR-T products differ; CAR-T cells are made.",
            ),
            Example(
                fails="The dataset is open. Two datasets were used. Each ⟦data set⟧ is small.",
                reports="“dataset” (2×)",
                fixed="The dataset is open. Two datasets were used. Each dataset is small.",
            ),
            Example(
                fails="A nonlinear model and nonlinear effects; ⟦non-linear⟧ terms.",
                reports="“nonlinear”",
            ),
            Example(
                fails="T-cell therapy works. T-cell therapy is costly. ⟦T cell⟧ therapy is new.",
                reports="“T-cell”",
            ),
            Example(passes="T-cell therapy uses T cells. T-cell receptors stud the T cell."),
            Example(passes="Long-term effects matter in the long term."),
            Example(passes="We follow up patients; the follow-up was long. Set up a setup."),
            Example(passes="Everyday life goes on every day; anyone may pick any one of them."),
            Example(passes="Use `data set` or dataset."),
            Example(passes="We thank Ada Field (adafield) and the user adafield for tests."),
            Example(passes="The journal PLOS Biology has the key plosbiology in PLOS Biology."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the shapes of every compound that has several."""
        taken: set[tuple[int, int]] = set()
        groups = document.derive(compounds)
        for key in sorted(groups, key=lambda k: -len(k[0])):
            # “T cell” inside of “CAR T cell” says nothing of “T-cell”.
            everywhere = [u for u in groups[key] if not _inside(u, taken)]
            uses = sorted(uses_at_odds(key, everywhere), key=_place)
            if not uses:
                continue
            taken.update((id(u.block), at) for u in uses for at in range(u.start, u.end))
            best = _preferred(uses, everywhere)
            for shape in (CLOSED, HYPHENATED, OPEN):
                minority = [u for u in uses if u.shape == shape]
                if shape != best and minority:
                    yield self._report(minority, [u for u in uses if u.shape == best])

    def _report(self, minority: Sequence[Use], majority: Sequence[Use]) -> Finding:
        first, model = minority[0], majority[0]
        form, wanted = _named(minority), _named(majority)
        edits = [_edit(use, model) for use in minority]
        whole = tuple(e for e in edits if e is not None)
        related = [
            Related(model.block.span(model.start, model.end), f"“{wanted}” first stands here")
        ]
        related += [
            Related(u.block.span(u.start, u.end), f"“{u.text}” stands here too")
            for u in minority[1:4]
        ]
        return self.finding(
            first.block.span(first.start, first.end),
            f"“{form}” ({len(minority)}×) beside “{wanted}” ({len(majority)}×): write one of them "
            "throughout",
            related=related,
            suggestions=[_like(first, model)],
            fix=Fix(whole, safe=False) if len(whole) == len(edits) else None,
            pointer=first.block.pointer,
        )


def _inside(use: Use, taken: set[tuple[int, int]]) -> bool:
    return any((id(use.block), at) in taken for at in range(use.start, use.end))


def _preferred(uses: Sequence[Use], everywhere: Sequence[Use]) -> str:
    """The shape used most; where two are even, the one used most in any place of a sentence.

    After that the one of the title is preferred, then the first one.
    """
    shapes = list(dict.fromkeys(u.shape for u in uses))
    titled = {u.shape for u in uses if u.block.kind in _TITLES}
    return max(
        shapes,
        key=lambda shape: (
            sum(u.shape == shape for u in uses),
            sum(u.shape == shape for u in everywhere),
            shape in titled,
            -shapes.index(shape),
        ),
    )


def _place(use: Use) -> tuple[int, int]:
    return use.block.span(use.start, use.end)


def _named(uses: Sequence[Use]) -> str:
    """The form to name in a message: as written most often inside a sentence."""
    return " ".join(next((u.text for u in uses if u.text.islower()), uses[0].text).split())


def _like(use: Use, model: Use) -> str:
    """The compound of `use` in the shape of `model`, with its own letters, case and number."""
    mark = {CLOSED: "", HYPHENATED: "-", OPEN: " "}[model.shape]
    letters = [c for c in use.text if c.isalpha()]
    if use.shape == CLOSED:
        split = next(k for k, c in enumerate(model.text) if not c.isalpha())
    else:
        split = next(k for k, c in enumerate(use.text) if not c.isalpha())
    tail = letters[split:]
    if model.shape == CLOSED and not "".join(letters).isupper():
        tail = [c.lower() for c in tail]
    return "".join(letters[:split]) + mark + "".join(tail)


def _edit(use: Use, model: Use) -> Edit | None:
    return use.block.edit(use.start, use.end, _like(use, model))
