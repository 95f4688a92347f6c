"""declarations/consent-missing: people took part, and nothing is said of their consent."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.declarations._statements import judged, says
from corrigenda_rules.declarations._studied import PEOPLE, evidence

_FRONT = (
    "---\ntitle: Cold hands\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n# Introduction\n\n"
    "Hands get cold.\n\n# Methods\n\n{}\n\n# Results\n\nThey did.\n"
)


class ConsentMissing(Rule):
    """A study of people that says nothing of their consent.

    That a committee approved a study does not say that those who took part knew of it. Journals
    ask for both statements.

    Only people who were recruited, enrolled, interviewed or randomised are taken for evidence, in
    the methods of a whole article. “Informed consent”, “agreed to participate” or “consent was
    waived” anywhere is enough. Where nothing is said of ethics at all,
    `declarations/ethics-missing` tells so.

    Say how the participants consented, or who waived their consent.
    """

    meta = RuleMeta(
        id="declarations/consent-missing",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        profile="strict",
        since="0.2",
        yields_to=("declarations/ethics-missing",),
        sources=(
            "ICMJE Recommendations, II.E Protection of Research Participants",
            "World Medical Association, Declaration of Helsinki, Informed consent",
        ),
        examples=(
            Example(
                fails=_FRONT.format("⟦Forty patients were recruited⟧; the review board approved."),
                reports="no word of their consent",
            ),
            Example(
                passes=_FRONT.format(
                    "Forty patients were recruited and gave written consent; the board approved."
                )
            ),
            Example(
                passes=_FRONT.format("Forty mice were anaesthetized; the review board approved.")
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for people in the methods, and then for their consent."""
        if judged(document) is None:
            return
        found = evidence(document, PEOPLE)
        if found is None or says(document, _SAID):
            return
        block, start, end = found
        yield self.finding(
            block.span(start, end),
            f"{quote(block.text[start:end], 50)}, but there is no word of their consent: say how "
            "they consented, or who waived it",
        )


_SAID = (
    r"(?i)\bconsent|\bassent\b|\bagreed to (?:participate|take part)|\bpermission (?:of|from) the"
    r"|\bopt(?:ed)?[- ](?:in|out)\b|\bwaive"
)
