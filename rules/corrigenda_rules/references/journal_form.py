"""references/journal-form: one journal under its full name and abbreviated in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.references._entries import Entry, entries

_SMALL = frozenset({"a", "an", "and", "at", "de", "der", "des", "du", "et", "fur", "für", "for",
                    "in", "la", "le", "of", "on", "the", "to", "und", "&"})  # fmt: skip
_HEAD = "<article><front/><body/><back><ref-list>"
_END = "</ref-list></back></article>"


def _ref(source: str) -> str:
    return f"<ref><element-citation><source>{source}</source></element-citation></ref>"


class JournalForm(Rule):
    """A journal that one list of references names in two ways: in full and abbreviated.

    “Journal of Biological Chemistry” beside “J Biol Chem” looks like two journals, and readers and
    machines that count citations take them for two. Styles ask for one form throughout: abbreviated
    as in the NLM Catalog (AMA, Vancouver) or in full (APA).

    Abbreviations with and without full stops are two forms as well. The form that more references
    have is recommended.
    """

    meta = RuleMeta(
        id="references/journal-form",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        sources=(
            "AMA Manual of Style, 11th ed., 3.11.2 (Names of Journals)",
            "ISO 4, Rules for the abbreviation of title words and titles of publications",
        ),
        examples=(
            Example(
                fails=_HEAD + _ref("J Biol Chem") + _ref("⟦Journal of Biological Chemistry⟧")
                + _ref("J Biol Chem") + _END,
                reports="“Journal of Biological Chemistry” (1×) beside “J Biol Chem” (2×)",
                path="a.xml",
            ),
            Example(
                fails=_HEAD + _ref("Nat. Med.") + _ref("Nat. Med.") + _ref("⟦Nat Med⟧") + _END,
                reports="write “Nat. Med.” throughout",
                path="a.xml",
            ),
            Example(passes=_HEAD + _ref("Nat Med.") + _ref("Nat Med") + _END, path="a.xml"),
            Example(
                passes=_HEAD + _ref("J Biol Chem") + _ref("J Biol Phys") + _ref("Nature")
                + _ref("Nature Medicine") + _ref("Nat Med Rev") + _END,
                path="a.xml",
            ),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Groups the names of journals that abbreviate one another."""
        forms: dict[str, list[Entry]] = {}
        for entry in document.derive(entries):
            name = " ".join(entry.get("journal").split())
            if "." not in name[:-1]:
                name = name.rstrip(".")  # the end of the part, not of an abbreviation
            if (
                name
                and len(name) < 200
                and not re.search(r"\bahead of print\b", name, re.IGNORECASE)
            ):
                forms.setdefault(name, []).append(entry)
        groups: dict[str, list[list[str]]] = {}
        for name in forms:
            words = _words(name)
            if not words:
                continue
            alike = groups.setdefault("".join(word[0] for word in words), [])
            home = next((g for g in alike if all(_same(words, _words(other)) for other in g)), None)
            if home is None:
                alike.append([name])
            else:
                home.append(name)
        for alike in groups.values():
            for group in alike:
                if len(group) > 1:
                    yield from self._told(group, forms)

    def _told(self, group: list[str], forms: dict[str, list[Entry]]) -> Iterator[Finding]:
        ranked = sorted(group, key=lambda name: -len(forms[name]))
        best = ranked[0]
        decided = len(forms[best]) > len(forms[ranked[1]])
        advice = f"write {quote(best)} throughout" if decided else "write one of them throughout"
        for name in ranked[1:]:
            first, *more = forms[name]
            places = [Related(entry.at("journal"), f"{quote(name)} stands here too")
                      for entry in more[:9]]  # fmt: skip
            yield self.finding(
                first.at("journal"),
                f"{quote(name)} ({len(forms[name])}×) beside {quote(best)} "
                f"({len(forms[best])}×): {advice}",
                related=[
                    Related(forms[best][0].at("journal"), f"{quote(best)} first stands here"),
                    *places,
                ],
                suggestions=[best] if decided else (),
                pointer=f"{first.pointer}/journal",
            )


def _words(name: str) -> list[str]:
    """The words that an abbreviation of the name keeps, in small letters."""
    bare = re.sub(r"\([^()]*\)|:.*", "", name).lower()
    return [w for w in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", bare) if w not in _SMALL]


def _same(one: list[str], other: list[str]) -> bool:
    """Whether each word is the other's beginning; a title of one word is never abbreviated."""
    if len(one) < 2 or len(other) < 2:
        return one == other
    return len(one) == len(other) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=True)
    )
