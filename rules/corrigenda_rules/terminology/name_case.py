"""terminology/name-case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from corrigenda.document import RUNNING, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds

_KINDS = RUNNING | {"article-title", "subtitle", "kwd"}


class NameCase(Rule):
    """A name with a capital inside that a document writes in two ways.

    Software, databases and methods are names with a spelling of their own: GitHub, PubMed,
    SAMtools, RNA-seq. Two spellings look careless, and a search that minds case finds one of them.

    Reported once per document and spelling, at its first place, with the counts of both; the one
    that the document uses most is suggested. Spellings in capitals or in small letters throughout
    are left alone (headings, commands), as are a first letter at the beginning of a sentence and
    symbols of genes, where case tells a human gene from a mouse's.
    """

    meta = RuleMeta(
        id="terminology/name-case",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.1",
        yields_to=("terminology/term",),
        words=True,
        fix="unsafe",
        examples=(
            Example(
                fails="We used GitHub. The GitHub page and the ⟦Github⟧ wiki.",
                reports="“Github” (1×, line 1) beside “GitHub” (2×, line 1)",
                fixed="We used GitHub. The GitHub page and the GitHub wiki.",
            ),
            Example(fails="RNA-seq and RNA-seq data; also ⟦RNA-Seq⟧ reads.", reports="“RNA-seq”"),
            Example(fails="LibreOffice’s log of LibreOffice.\n\nThe help in ⟦Libreoffice⟧ Writer."),
            Example(
                termbase="termbase: 1\nterms:\n  - {use: NumPy, spelling: exact}\n",
                passes="Numpy’s arrays, Numpy’s speed and NumPy: the termbase tells which.",
            ),
            Example(passes="We use bioRxiv daily. BioRxiv is free. See `Biorxiv`."),
            Example(passes="PUBMED and PubMed; the command pubmed; LacZ and lacZ; Xpd and XPD."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Groups the names by their letters and compares their spellings."""
        token, inner = _patterns()
        words = _candidates(document.vocabulary, inner)
        if not words:
            return
        names: dict[str, dict[str, list[Use]]] = {}
        for block in document.blocks:
            if block.kind not in _KINDS or words.isdisjoint(block.tokens):
                continue
            for match in token.finditer(block.text):
                text = match[0]
                forms = names.setdefault(text.lower(), {})
                forms.setdefault(text, []).append(Use(block, *match.span()))
        for forms in names.values():
            if len(forms) > 1 and any(inner.search(form) for form in forms):
                kept = [
                    Form(form, tuple(sorted(uses, key=lambda use: use.span)))
                    for form, uses in forms.items()
                    if not _opens_only(form, forms)
                ]
                if not _is_of_termbase(document, kept):
                    yield from at_odds(self, document, kept, rewrite=lambda _, model: model.name)


def _is_of_termbase(document: Document, forms: list[Form]) -> bool:
    """Whether a termbase wants another form than most uses have: terminology/term says so."""
    most = max((len(form.uses) for form in forms), default=0)
    wanted = document.terms.prefers([form.name for form in forms])
    return any(form.name == wanted and len(form.uses) < most for form in forms)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name in any mixed case; the trigger: a capital inside a word, or -seq after capitals."""
    return (
        re.compile(
            r"(?<![\w@/.#-])(?:(?=(?:[A-Z]*[a-z]){3})(?=\w*[A-Z])[A-Za-z]{5,}|"
            r"[A-Za-z]{2,8}-[Ss]eq)(?![\w@/-]|\.\w)"
        ),
        re.compile(r"[a-z][A-Z][A-Za-z]|[A-Z]{2}[a-z]{3}|[A-Za-z]-[Ss]eq"),
    )


def _candidates(words: Mapping[str, int], inner: re.Pattern[str]) -> set[str]:
    """The distinct words that may be one name in two cases, as far as letters alone can tell."""
    found = {"seq", "Seq"} if "seq" in words and "Seq" in words else set()
    forms: dict[str, set[str]] = {}
    for word in words:
        if not word.islower():
            forms.setdefault(_bare(word).lower(), set()).add(word)
    for key, group in forms.items():
        if (len(group) > 1 or key in words) and any(map(inner.search, group)):
            found |= group
            found.add(key)
    return found


def _bare(word: str) -> str:
    """A word without the ending of the possessive: “LibreOffice’s”."""
    return word if word.isalpha() else re.split("['’]", word, maxsplit=1)[0]


def _opens_only(form: str, forms: dict[str, list[Use]]) -> bool:
    """Whether a form differs from another in its first letter only and opens sentences only."""
    twins = [f for f in forms if f != form and f[1:] == form[1:]]
    if not twins or form[0].islower():
        return False
    for place in forms[form]:
        head = place.block.text[max(0, place.start - 8) : place.start].rstrip(' \n"“(*_')
        if head and head[-1] not in ".!?:":
            return False
    return True
