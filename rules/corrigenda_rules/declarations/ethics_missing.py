"""declarations/ethics-missing: a study of people or animals that names no approval."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.declarations._statements import judged, says
from corrigenda_rules.declarations._studied import ANIMALS, PEOPLE, evidence

_FRONT = (
    "---\ntitle: Cold hands\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n# Introduction\n\n"
    "Hands get cold.\n\n# Methods\n\n{}\n\n# Results\n\nThey did.\n"
)
_JATS = (
    "<article><front><article-meta><title-group><article-title>Cold</article-title></title-group>"
    '<contrib-group><contrib contrib-type="author"><collab>Ice Group</collab></contrib>'
    "</contrib-group></article-meta></front><body><sec><title>Methods</title><p>{}</p></sec>"
    "<sec><title>Results</title><p>It melts.</p></sec></body></article>"
)


class EthicsMissing(Rule):
    """A study of people or animals that says nothing of ethics approval or consent.

    Journals ask for the name of the committee that approved the study, or for the reason why
    none had to; without it an article is returned, or later retracted.

    Only plain evidence in the methods is taken: people who were recruited, enrolled or randomised
    or from whom samples were taken, animals that were housed, anaesthetised or killed. Any word of
    ethics, approval, consent, a review board, the Declaration of Helsinki or rules for the care of
    animals, anywhere in the text, is enough. Reviews, landing pages and parts of articles are not
    judged.

    Name the committee and the number of its approval, and say that participants consented; or say
    why neither was needed.
    """

    meta = RuleMeta(
        id="declarations/ethics-missing",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "ICMJE Recommendations, II.E Protection of Research Participants",
            "ARRIVE guidelines 2.0, item 14 (Ethical statement)",
        ),
        examples=(
            Example(
                fails=_FRONT.format("⟦Forty patients were recruited⟧ in a clinic."),
                reports="no word of ethics approval",
            ),
            Example(
                fails=_JATS.format("⟦Mice of both sexes were anaesthetized⟧ with ether."),
                reports="no word of ethics approval",
                path="a.xml",
            ),
            Example(
                passes=_FRONT.format(
                    "Forty patients were recruited. The review board of the clinic approved it."
                )
            ),
            Example(
                passes=_FRONT.format("Simulated patients were drawn. Data were taken from a list.")
            ),
            Example(
                passes="# Methods\n\nForty patients were recruited in a clinic.\n",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for people and animals in the methods, and then for what was said of them."""
        if any(word in b.text for b in document.running() for word in _PLAIN):
            return
        article = judged(document)
        if article is None or article.get("/ethics"):
            return
        found = evidence(document, PEOPLE, ANIMALS)
        if found is None or says(document, _SAID):
            return
        block, start, end = found
        yield self.finding(
            block.span(start, end),
            f"{quote(block.text[start:end], 50)}, but there is no word of ethics approval or "
            "consent: say who approved the study, or why nobody had to",
        )


_PLAIN = ("ethic", "Ethic", "consent", "Helsinki", "IACUC", "Animal Care")
"""Words that answer the question before anything is read closely."""
_SAID = (
    r"(?i)\bethic|\bIRBs?\b|\bIACUC\b|\breview board|\bhelsinki\b|\bconsent(?:s|ed|ing)?\b"
    r"|\bhome office\b|\banimal (?:care|use|welfare|experiment|protection|research|handling)"
    r"|\b(?:care|use|welfare|treatment|protection) (?:and \w+ )?of (?:\w+ ){0,3}animals"
    r"|\bapproved\b|\bapproval\b|\bdeclaration of\b|\binstitutional (?:animal|guidelines)"
    r"|\bguidelines?\b[^.]{0,60}\banimal|\banimal[^.]{0,60}\bguidelines?\b|\bhuman subjects\b"
    r"|\bregulations?\b|\blicen[cs]e[sd]?\b(?! under)"
)
