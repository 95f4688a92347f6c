"""spelling/real-word."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP, judged, place
from corrigenda_rules.spelling._case import cased
from corrigenda_rules.spelling._company import Context, judge
from corrigenda_rules.spelling._confusions import Confusion, Line, table


class RealWord(Rule):
    """A word that exists but is not the one meant: a casual relation, obtained form, has lead to.

    No dictionary finds such a slip, and readers do: “public bone” for “pubic bone” changes
    what is said, “asses” for “assess” amuses.

    The rule knows several hundred pairs of words that are confused and, for each, the company in
    which one of them cannot be right: “casual” before “relationship”, “form” between “obtained” and
    “the”, “lead” between “has” and “to”, “prostrate” before “cancer”. For some rare words it also
    asks which pairs of words are frequent: “the same tome” is none, “the same time” is one. Where
    the neighbours do not decide, nothing is reported. A word in quotation marks, or one tied to
    another by a hyphen, is left alone unless the pair says otherwise. The pairs are of these kinds:

    - letters left out or swapped: form/from, trail/trial, casual/causal, pubic/public,
      martial/marital, asses/assess, singed/signed, bellow/below, tome/time;
    - words that sound alike: there/their, its/it's, then/than, loose/lose, lead/led,
      principle/principal, compliment/complement, effect/affect, discreet/discrete,
      weather/whether, weighed/weighted;
    - anatomy and medicine: ilium/ileum, prostrate/prostate, infraction/infarction,
      peroneal/perineal, mucous/mucus, humoral/humeral, perfuse/profuse;
    - singular and plural of Greek and Latin words: a criteria, a phenomena, these hypothesis;
    - forms of verbs: has took, was build by, to chose, as show in.

    The meant word is suggested; `--unsafe-fixes` puts it in. If the sentence is right as it stands,
    put the word into `accept` or a `stet` comment beside it.
    """

    meta = RuleMeta(
        id="spelling/real-word",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.1",
        yields_to=("terminology/term",),
        words=True,
        fix="unsafe",
        options=(SKIP,),
        examples=(
            Example(
                fails="There was no ⟦casual⟧ relationship between the two.",
                reports="“casual” is probably a slip for “causal”",
                fixed="There was no causal relationship between the two.",
            ),
            Example(passes="The causal pathway began with casual contact to a patient."),
            Example(
                fails="Samples were obtained ⟦form⟧ the patients and has ⟦lead⟧ to errors.",
                fixed="Samples were obtained from the patients and has led to errors.",
            ),
            Example(passes="Both proteins form a complex, and these data form the basis of it."),
            Example(passes="Lead poisoning was led by a lead author; lead times to work rose."),
            Example(
                fails="# ⟦Prostrate⟧ cancer and public health\n\nWe want to ⟦asses⟧ the risk.\n",
                fixed="# Prostate cancer and public health\n\nWe want to assess the risk.\n",
            ),
            Example(passes="We effect a change in the affect of patients (psychiatry)."),
            Example(passes="It's been shown that its use is rare; its treated cells died."),
            Example(passes="The principal component is in principle a matter of discrete data."),
            Example(passes="The pubic bone, the ileum and the ilium, a myocardial infarction."),
            Example(passes="If the value is higher then the alarm rings, rather than later."),
            Example(passes="The word “casual” relationship was meant, and form-fitting shoes."),
            Example(
                fails="We ⟦belief⟧ that more ⟦then\nthe⟧ mean was seen.".replace("\nthe⟧", "⟧ the"),
                reports="probably a slip",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at the neighbours of each suspect, and at the sentence where they allow a slip."""
        confusions = table()
        blocks = judged(document, self.options)
        for block in blocks:
            for at in confusions.suspicious(block.tokens):
                written = block.tokens[at]
                start, end = place(block, at)
                context = Context(block.text, start, end)
                verdict = judge(confusions.suspect(written), context)
                if verdict is not None:
                    yield self._report(block, start, end, *verdict)

    def _report(self, block: Block, start: int, end: int, found: Confusion, line: Line) -> Finding:
        written = block.text[start:end]
        meant = [cased(word, written) for word in found.right]
        edit = block.edit(start, end, meant[0])
        listed = " or ".join(f"“{word}”" for word in meant)
        return self.finding(
            block.span(start, end),
            f"“{written}” is probably a slip for {listed} here",
            severity=Severity.INFO if line.verdict == "?" else None,
            suggestions=meant,
            fix=Fix((edit,), safe=False) if edit else None,
            pointer=block.pointer,
        )
