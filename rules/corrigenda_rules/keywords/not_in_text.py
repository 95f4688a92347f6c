"""keywords/not-in-text: a keyword that title and abstract never mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote, word_set
from corrigenda_rules.keywords._terms import abbreviates, is_abbreviation, keywords, words

_COMMON = word_set(
    "analysis approach based case control data disease effect human level management method",
    "model new outcome patient process research result review risk role study system",
    "technique theory therapy treatment trial use",
)
_STEM = 5


class NotInText(Rule):
    """A keyword none of whose words occurs in the title or the abstract.

    Often this is right, since keywords are to add what the title does not say. Often enough it
    is left over from an earlier version, or from another article: worth one look.

    Words are compared by their beginning, so that “vaccination” meets “vaccines”, and
    abbreviations are matched with their long forms. The rule says nothing where the article has
    no abstract of some length.
    """

    meta = RuleMeta(
        id="keywords/not-in-text",
        severity=Severity.INFO,
        since="0.1",
        confidence=Confidence.LOW,
        options=(),
        examples=(
            Example(
                fails="title: Thin sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [sea ice, ⟦zebrafish⟧]\nabstract: >-\n"
                "  The ice of the northern seas grows thin. We measured it for ten years from a\n"
                "  ship, and compare the thickness with what satellites see from above.\n",
                reports="neither the title nor the abstract",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Thin sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [satellite remote sensing, SAR, thickness measurements]\nabstract: >-\n"
                "  The ice of the northern seas grows thin. We measured it for ten years from a\n"
                "  ship, and compare it with the synthetic aperture radar of satellites above.\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for every keyword in the title and the abstract."""
        for article in document.articles:
            abstract = article.string("abstract")
            if len(abstract.split()) < 20 or not article.string("title"):
                continue
            text = " ".join((article.string("title"), article.string("subtitle"), abstract))
            spoken = words(text)
            known = {_root(word) for word in spoken}
            joined = "".join(spoken)
            for keyword in keywords(article):
                if not _occurs(keyword.text, text, known, joined):
                    yield self.finding(
                        keyword.span,
                        f"neither the title nor the abstract mentions {quote(keyword.text)}",
                        pointer=keyword.pointer,
                    )


def _occurs(keyword: str, text: str, known: set[str], joined: str) -> bool:
    parts = words(keyword)
    telling = [part for part in parts if part not in _COMMON] or parts
    if any(_root(part) in known for part in telling) or "".join(parts) in joined:
        return True
    if not keyword.isascii():
        return True  # other scripts have no spaces or other endings
    if is_abbreviation(keyword) and _spelt_out(keyword, text):
        return True
    shorts = re.findall(r"\b[A-Z][\w-]{1,9}\b", text)
    return any(is_abbreviation(s) and abbreviates(s, keyword) for s in shorts)


def _spelt_out(short: str, text: str) -> bool:
    """Whether the text has a run of words with the abbreviation's letters as initials."""
    initials = "".join(word[0] for word in words(text))
    letters = re.sub(r"[^a-z]", "", re.sub(r"s$", "", short).casefold())
    return len(letters) > 1 and letters in initials


def _root(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.rstrip("s") if len(word) > 3 else word
