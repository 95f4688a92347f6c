"""terminology/variants."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import TITLES, Form, at_odds, quotations
from corrigenda_rules._consistency import Use as Place
from corrigenda_rules.consistency._words import is_own
from corrigenda_rules.terminology._compounds import CLOSED, HYPHENATED, OPEN, Use, compounds, nouns
from corrigenda_rules.terminology._phrases import phrases, rehyphenated
from corrigenda_rules.terminology._usage import uses_at_odds

_CUSTOM, _LONG_CUSTOM = 2, 3
"""So many uses of a form are the custom of a text, and of a long one."""
_LONG = 3000
"""A text of more words is long."""


class Variants(Rule):
    """One term that a document writes closed, hyphenated and open without a reason.

    A reader, and a search in the page, finds “dataset” but not “data set”. Copy editors make such
    forms one; the form that the document uses most is suggested, and the title's where the counts
    are even.

    Reported once per document and form, at its first place, with the counts of all forms:

    - closed beside hyphenated or open: “dataset” and “data set”, “nonlinear” and “non-linear”;
    - hyphenated beside open in the same place of a sentence: before the same noun (“T-cell therapy”
      and “T cell therapy”), before nouns at all where the first word is an adjective or the second
      one a participle (“high-dose drugs”, “high dose therapy”), and as plurals (“time-points” and
      “time points”);
    - three words and four: “state-of-the-art methods” and “state of the art methods”,
      “non-small-cell” and “non-small cell”;
    - prefixes through all inflections: “pre-processed” and “preprocessing”;
    - nouns made of a verb and a particle: “follow-up”, “followup”, “at follow up”;
    - an abbreviation with a letter: “CAR-T” and “CAR T”.

    Hyphenated before a noun and open elsewhere is right usage and left alone (“long-term effects”,
    “in the long term”; “T-cell therapy”, “T cells”), as are verbs with a particle (“we follow up”),
    pairs of different words (“everyday”, “every day”; “recover”, “re-cover”), quotations and
    references. Two nouns before a third one (“gene-expression data”) are a remark only, where one
    form is twice as frequent.

    One form must be the custom of the text: two uses, and in a long text, for hyphens beside
    spaces, three for each exception. In a long text two forms that stand there once each are told
    only if the title has one. The strict profile tells all.
    """

    meta = RuleMeta(
        id="terminology/variants",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.1",
        words=True,
        yields_to=("terminology/term",),
        fix="unsafe",
        sources=("The Chicago Manual of Style, 17th ed., 7.81–7.89 (compounds and hyphenation)",),
        examples=(
            Example(
                fails="CAR-T therapy is new. CAR-T products differ; ⟦CAR T⟧ cells are made.",
                reports="“CAR T” (1×, line 1) beside “CAR-T” (2×, line 1): write “CAR-T”",
                fixed="CAR-T therapy is new. CAR-T products differ; CAR-T cells are made.",
            ),
            Example(
                fails="The dataset is open. Two datasets were used. Each ⟦data set⟧ is small.",
                reports="“dataset” (2×, line 1): write “dataset” throughout",
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
            Example(
                fails="The follow-up was long. At follow-up we saw all; the ⟦followup⟧ ended.",
                reports="“followup” (1×, line 1) beside “follow-up” (2×, line 1)",
                fixed="The follow-up was long. At follow-up we saw all; the follow-up ended.",
            ),
            Example(
                fails="The follow-up of the follow-up; at ⟦follow up⟧ we follow up again.",
                fixed="The follow-up of the follow-up; at follow-up we follow up again.",
            ),
            Example(
                fails="T cells and B cells. T cells kill; ⟦T-cells⟧ die in T-cell lymphoma.",
                reports="“T-cells” (1×, line 1) beside “T cells” (2×, line 1)",
                fixed="T cells and B cells. T cells kill; T cells die in T-cell lymphoma.",
            ),
            Example(
                fails="High-dose drugs, high-dose therapy, low-dose rates; ⟦high dose⟧ rates.",
                fixed="High-dose drugs, high-dose therapy, low-dose rates; high-dose rates.",
            ),
            Example(
                fails="End-to-end training, end-to-end models and ⟦end to end⟧ training.",
                reports="“end to end” (1×, line 1) beside “end-to-end” (2×, line 1)",
                fixed="End-to-end training, end-to-end models and end-to-end training.",
            ),
            Example(
                fails="Non-small-cell lung cancer; non-small-cell tumours; ⟦non-small cell⟧ ones.",
                fixed="Non-small-cell lung cancer; non-small-cell tumours; non-small-cell ones.",
            ),
            Example(
                fails="We pre-processed it; the pre-processing of images. ⟦Preprocessed⟧ images.",
                fixed="We pre-processed it; the pre-processing of images. Pre-processed images.",
            ),
            Example(passes="State-of-the-art methods are the state of the art of the methods."),
            Example(passes="T-cell-mediated lysis is lysis that is T-cell mediated by design."),
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
        quoted: dict[int, list[int] | None] = {}
        for forms in phrases(document).values():
            yield from self._rehyphenate(document, forms, quoted)
        groups = document.derive(compounds)
        if not groups:
            return
        heads = document.derive(nouns)
        for key in sorted(groups, key=lambda k: -len(k[0])):
            # “T cell” inside of “CAR T cell” says nothing of “T-cell”.
            everywhere = [u for u in groups[key] if not _inside(u, taken)]
            if len({use.shape for use in everywhere}) < 2:
                continue
            everywhere = [u for u in everywhere if not _is_anothers(document, u, quoted)]
            uses, minor, trifle = uses_at_odds(key, everywhere, heads)
            if not uses or (
                self.level != "strict" and (trifle or _is_faint(document, uses, minor))
            ):
                continue
            taken.update((id(u.block), at) for u in uses for at in range(u.start, u.end))
            yield from self._compare(document, uses, everywhere, minor)

    def _rehyphenate(
        self,
        document: Document,
        forms: dict[str, list[Place]],
        quoted: dict[int, list[int] | None],
    ) -> Iterator[Finding]:
        """A compound of three words or four, with hyphens in some places only."""
        names: dict[str, str] = {}
        kept = []
        for marks, uses in forms.items():
            own = [use for use in uses if not _is_anothers(document, use, quoted)]
            if own:
                name = _named(own)
                names[name] = marks
                kept.append(Form(name, tuple(own)))
        if self.level != "strict" and sum(document.vocabulary.values()) > _LONG:
            counts = sorted(len(form.uses) for form in kept)
            if len(counts) > 1 and counts[-1] < _LONG_CUSTOM * counts[0]:
                return
        yield from at_odds(
            self, document, kept, rewrite=lambda use, model: rehyphenated(use, names[model.name])
        )

    def _compare(
        self, document: Document, uses: list[Use], everywhere: list[Use], minor: bool
    ) -> Iterator[Finding]:
        shapes: dict[str, list[Use]] = {}
        for use in sorted(uses, key=_place):
            shapes.setdefault(use.shape, []).append(use)
        names = {_named(found): shape for shape, found in shapes.items()}
        counts = Counter(use.shape for use in everywhere)
        most = max(counts[shape] for shape in names.values())
        usual = [name for name, shape in names.items() if counts[shape] == most]

        def rewrite(use: Place, model: Form) -> str:
            best = shapes[names[model.name]][0]
            mine = next(u for u in uses if (u.block, u.start) == (use.block, use.start))
            return _like(mine, best)

        yield from at_odds(
            self,
            document,
            [
                Form(name, tuple(Place(u.block, u.start, u.end) for u in shapes[shape]))
                for name, shape in names.items()
            ],
            rewrite=rewrite,
            favourite=usual[0] if len(usual) == 1 else None,
            severity=Severity.INFO if minor else None,
        )


def _is_anothers(document: Document, use: Use | Place, quoted: dict[int, list[int] | None]) -> bool:
    """Whether a use stands in a quotation, a reference or a text in another language.

    `quoted` remembers the quotations of the blocks, None for a block that is another's as a whole.
    """
    block = use.block
    if id(block) not in quoted:
        quoted[id(block)] = quotations(block.text) if is_own(document, block) else None
    inside = quoted[id(block)]
    return inside is None or bisect_right(inside, use.start) % 2 == 1


def _is_faint(document: Document, uses: Sequence[Use], minor: bool) -> bool:
    """Whether no form has become the custom, so that nothing speaks for one of them.

    What differs in a hyphen and a space alone must do so against a custom: where usage is free
    (`minor`), or the text is long, the custom must be some times as frequent as the exception. In a
    long text two forms that stand there once each are no matter, if the title has neither.
    """
    counts = Counter(use.shape for use in uses)
    most, least = max(counts.values()), min(counts.values())
    is_long = sum(document.vocabulary.values()) > _LONG
    if CLOSED in counts:
        return is_long and most == 1 and not any(use.block.kind in TITLES for use in uses)
    custom = _LONG_CUSTOM if is_long else _CUSTOM
    return most < custom or ((minor or is_long) and most < custom * least)


def _inside(use: Use, taken: set[tuple[int, int]]) -> bool:
    return any((id(use.block), at) in taken for at in range(use.start, use.end))


def _place(use: Use) -> tuple[int, int]:
    return use.block.span(use.start, use.end)


def _named(uses: Sequence[Use] | Sequence[Place]) -> str:
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
