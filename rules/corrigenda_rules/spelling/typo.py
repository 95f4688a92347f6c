"""spelling/typo."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document, Occurrence
from corrigenda.finding import Confidence, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP
from corrigenda_rules.spelling._case import cased
from corrigenda_rules.spelling._decision import Decision, decisions
from corrigenda_rules.spelling._model import model


class Typo(Rule):
    """A word that is most likely a slip for a known word.

    A misspelt word in a title, a keyword or an affiliation is copied into every index that takes
    the record, and the article is not found under the right word.

    A word is reported when the lexicon does not know it and the evidence says slip: a known word
    is near (up to two letters lost, added, changed or swapped, three in long words), it is
    frequent, it goes with the words around, the document has it elsewhere; the word itself is no
    regular form or compound, stands once or twice, in small letters, away from names, code and
    markup. A small learned model adds this up; `corrigenda explain --word WORD FILE` shows the sum.
    The profile sets how much is asked for: most in `minimal`, least in `strict`.

    British, American, Canadian and Australian spellings are all right. Names, abbreviations,
    symbols, genes, species, formulae, words next to code or citations, words with diacritics and
    text in other languages are left alone; in affiliations only slips of common words are
    reported (“Medicience”, “Univeristy”).

    The suggestions are ordered, the most likely first. The fix is safe only where one letter of a
    long common word went wrong and the evidence is strong; else it needs
    `--unsafe-fixes`. A word that is right goes into `accept`, or into the file of words
    (`corrigenda words add`).
    """

    meta = RuleMeta(
        id="spelling/typo",
        severity=Severity.ERROR,
        confidence=Confidence.MEDIUM,
        profile="minimal",
        since="0.1",
        words=True,
        fix="unsafe",
        options=(SKIP,),
        yields_to=(
            "spelling/split-word",
            "spelling/joined-words",
            "spelling/lost-ligature",
            "spelling/line-break-hyphen",
            "terminology/term",
        ),
        sources=("lexicon: see NOTICE",),
        examples=(
            Example(
                fails="Patients with systemic lupus ⟦erthematosus⟧ were treated.",
                reports="“erythematosus”",
                fixed="Patients with systemic lupus erythematosus were treated.",
            ),
            Example(
                fails="⟦Reponse⟧ rates were higher in the second group.",
                reports="“Response”",
                fixed="Response rates were higher in the second group.",
            ),
            Example(
                fails="We describe the ⟦chromotography⟧ and the ⟦angiogensis⟧ assay.",
                fixed="We describe the chromatography and the angiogenesis assay.",
            ),
            Example(
                fails="Styles were ⟦controled⟧ by an option, and models were modelled or modeled.",
                reports="“controlled”",
            ),
            Example(passes="We analysed the tumour; they analyzed the tumor and its colour."),
            Example(passes="The non-stationarity of generation and the complementarity of both."),
            Example(passes="The gene Wnt5a, the EHR and transferrin in an infarction."),
            Example(passes="We thank Dr. Jonson and Prof. Univer for comments."),
            Example(passes="Immunoprecipitation and reanalysis of metagenomes was performed."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reports each occurrence of the words whose score is over the profile's threshold."""
        thresholds = model().thresholds
        for decision in document.derive(decisions):
            if decision.score is not None and decision.score >= thresholds[self.level]:
                safe = decision.score >= thresholds["safe"] and decision.is_plain
                for occurrence in decision.unknown.occurrences:
                    if occurrence.block.kind not in self.options[SKIP.name]:
                        yield self._report(occurrence, decision, safe)

    def _report(self, at: Occurrence, decision: Decision, safe: bool) -> Finding:
        written = at.block.text[at.start : at.end]
        suggestions = [cased(s, written) for s in decision.suggestions]
        edit = at.block.edit(at.start, at.end, suggestions[0])
        return self.finding(
            at.block.span(at.start, at.end),
            f"“{written}” is probably a slip for “{suggestions[0]}”",
            suggestions=suggestions,
            fix=Fix((edit,), safe=safe) if edit else None,
            pointer=at.block.pointer,
        )

    def explain(self, document: Document, word: str) -> Iterator[str]:
        """Yields the evidence on `word`, line by line."""
        from corrigenda_rules.spelling._account import account

        return account(document, word, self.level)
