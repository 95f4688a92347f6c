"""spelling/joined-words."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP, judged
from corrigenda_rules.spelling._broken import is_english, is_free, like
from corrigenda_rules.spelling._runs import Run, runs


class JoinedWords(Rule):
    """Words without the space between them: “ofthe”, “inthe”, “resultsof”, “theuse”.

    It comes from the ends of lines in copied text, from tracked changes and from typing. No search
    finds either word.

    Reported is a word the lexicon does not know that is two or three frequent words which often
    follow each other, one of them a word that carries grammar (of, the, with, were …). Two words
    of content run together (“cellculture”) are reported, as information, only where the document
    has them apart as well: so many terms and names of tools are coined in this way (dataset,
    workflow, bigwig). What a document writes three times or more it means, unless all its parts
    carry grammar. Capitals inside (“lostThe”) are the matter of `typography/glued-words`, parts
    of a hyphenated word (“state-ofthe-art”) of `spelling/line-break-hyphen`.

    The fix puts the space in.
    """

    meta = RuleMeta(
        id="spelling/joined-words",
        severity=Severity.ERROR,
        since="0.1",
        words=True,
        fix="unsafe",
        options=(SKIP,),
        yields_to=(
            "typography/glued-words",
            "spelling/lost-ligature",
            "spelling/split-word",
            "terminology/term",
        ),
        examples=(
            Example(
                fails="The ⟦resultsof⟧ both trials were reported ⟦inthe⟧ second part.",
                reports="put a space",
                fixed="The results of both trials were reported in the second part.",
            ),
            Example(
                fails="⟦Inthis⟧ study, ⟦theuse⟧ of statins was low.",
                reports="run together",
            ),
            Example(fails="Patients ⟦asshownin⟧ the table.", reports="“as shown in”"),
            Example(
                fails="We studied gene expression. The ⟦geneexpression⟧ was low.",
                reports="“gene expression”",
            ),
            Example(
                fails="There is ⟦alot⟧ of noise, and ⟦infact⟧ it grew ⟦inspite⟧ of the filter.",
                reports="run together",
                fixed="There is a lot of noise, and in fact it grew in spite of the filter.",
            ),
            Example(
                passes="The dataset, its workflow, the bigwig readcount and a genomewide scan."
            ),
            Example(passes="An inhouse, onsite overfit of a formin and its cadherin, then todo."),
            Example(passes="Call `inthe` of https://ofthe.org/inthe or ofthe() in inthe.py."),
            Example(passes="The cellculture and wildtype cells at this timepoint."),
            Example(passes="Dr. Atwas and Tomy Inthe wrote it with Orat and Youan."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Takes each unknown word apart once and reports it wherever it stands."""
        found = document.derive(runs)
        if not found:
            return
        for block in judged(document, self.options):
            if found.keys().isdisjoint(block.lowered) or not is_english(document, block):
                continue
            for k, word in enumerate(block.lowered):
                if word in found and _is_plain(block, k):
                    yield self._report(block, k, found[word])

    def _report(self, block: Block, k: int, split: Run) -> Finding:
        start, end = block.spans[k]
        meant = like(split.words, block.tokens[k])
        edit = block.edit(start, end, meant)
        return self.finding(
            block.span(start, end),
            f"“{block.tokens[k]}” is several words run together: put a space in, “{meant}”",
            severity=None if split.sure else Severity.INFO,
            confidence=None if split.sure else Confidence.MEDIUM,
            suggestions=(meant,),
            fix=Fix((edit,), safe=False) if edit else None,
            pointer=block.pointer,
        )


def _is_plain(block: Block, k: int) -> bool:
    """Whether a word stands free, in small letters or at the beginning of a sentence."""
    start, end = block.spans[k]
    text = block.text
    if not is_free(text, start, end):
        return False
    written = block.tokens[k]
    if written.islower():
        return True
    before = text[max(0, start - 4) : start].rstrip(" \t\n\r\"“‘'([*_")
    after = block.tokens[k + 1 : k + 2]
    opens = not before or before[-1] in ".!?:"
    return written[1:].islower() and opens and not (after and after[0][0].isupper())
