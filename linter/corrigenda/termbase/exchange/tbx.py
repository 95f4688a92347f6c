"""Reads TBX: ISO 30042:2019 in both styles (DCA and DCT), and TBX version 2 (``martif``).

Source of the element names and data categories: ISO 30042:2019 and the dialect TBX-Basic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import BinaryIO, NamedTuple

from corrigenda.termbase.exchange.concepts import (
    LIMIT,
    Avoided,
    Concept,
    ExchangeError,
    Imported,
    LeftOut,
    More,
    SourceKeys,
    Terms,
    plain,
)
from corrigenda.termbase.exchange.xml import Text, parse

_ROOTS = ("tbx", "martif", "TBX")
_CONCEPTS = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_CARRIERS = ("termNote", "descrip", "admin")
"""Elements that name their data category in the attribute `type` (the style DCA)."""
_STATUS = (
    "administrativeStatus", "normativeAuthorization", "termStatus", "evaluation", "usageStatus",
)  # fmt: skip
_READ = frozenset((*_STATUS, "partOfSpeech", "definition", "source", "note", "usageNote"))

_BETTER = frozenset(("preferred", "standardized", "approved"))
_WORSE = frozenset(
    ("deprecated", "superseded", "obsolete", "forbidden", "prohibited", "notrecommended",
     "donotuse", "avoid")
)  # fmt: skip


class _Term(NamedTuple):
    text: str
    status: int
    notes: tuple[str, ...]
    part: str


def read(file: BinaryIO, lang: str = "en") -> Imported:
    """Reads the terms of one language; ``en`` takes those of ``en-GB`` too.

    Preferred terms are used, deprecated and superseded ones avoided, the others allowed; the first
    term without a status is the preferred one where no term is. A note on a deprecated term says
    why; definitions and other notes are notes. Raises ExchangeError for a broken file, and where
    it has no term in the language.
    """
    reader = _Reader(lang)
    parse(file, reader)
    if not reader.seen_root:
        raise ExchangeError("this is no TBX: its root is neither <tbx> nor <martif>", 1)
    if not reader.concepts:
        found = Counter(reader.languages).most_common(12)
        if not found:
            raise ExchangeError("this TBX holds no term")
        listed = ", ".join(f"{name} ({count})" for name, count in found)
        raise ExchangeError(f"no term in “{lang}”; the file has {listed}: choose with --lang")
    terms = Terms(
        tuple(reader.concepts),
        name=reader.title,
        lang=lang,
        sources=reader.sources.table(),
    )
    return Imported(terms, tuple(reader.left_out))


class _Reader:
    def __init__(self, lang: str) -> None:
        self.wanted = lang.lower().replace("_", "-")
        self.seen_root = False
        self.title = ""
        self.concepts: list[Concept] = []
        self.left_out: list[LeftOut] = []
        self.languages: list[str] = []
        self.sources = SourceKeys()
        self._capture: tuple[str, Text] | None = None
        self._captured_at = 0
        self._depth = 0
        self._line = 0
        self.term_notes: list[str] = []
        self._begin()

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self._depth += 1
        if self._depth == 1:
            self.seen_root = name in _ROOTS
            if not self.seen_root:
                raise ExchangeError(f"this is no TBX: its root is <{name}>")
        if self._capture is not None:
            return  # an inline element: its text belongs to the one around it
        if name in _CONCEPTS:
            self._begin()
            self._line = line
        elif name in _LANGUAGES:
            found = attributes.get("xml:lang") or attributes.get("lang") or ""
            tag = found.lower().replace("_", "-")
            self.lang = tag == self.wanted or tag.startswith(f"{self.wanted}-")
            self.lang_name = found or "no language"
        elif name in _TERMS:
            self.term, self.status, self.part = "", 0, ""
            self.term_notes.clear()
            self.in_term = True
        else:
            category = attributes.get("type", name) if name in _CARRIERS else name
            if category in ("term", "title") or category in _READ:
                self._capture = category, Text()
                self._captured_at = self._depth

    def text(self, data: str) -> None:
        if self._capture is not None:
            self._capture[1].add(data)

    def end(self, name: str) -> None:
        if self._capture is not None and self._captured_at == self._depth:
            category, text = self._capture
            self._capture = None
            self._take(category, plain(str(text)))
        elif name in _TERMS:
            self._end_term()
        elif name in _LANGUAGES:
            self.lang = True
        elif name in _CONCEPTS:
            self._end_concept()
        self._depth -= 1

    def _begin(self) -> None:
        self.lang = True
        self.lang_name = ""
        self.in_term = False
        self.terms: list[_Term] = []
        self.notes: list[str] = []
        self.named: list[str] = []
        self.term = self.part = ""
        self.status = 0
        self.term_notes.clear()

    def _take(self, category: str, text: str) -> None:
        if category == "title":
            self.title = self.title or text
        elif not text or not self.lang:
            if category == "term" and text:
                self.term = text
        elif category == "term":
            self.term = text
        elif category in _STATUS:
            self.status = _status(text)
        elif category == "partOfSpeech":
            self.part = text.lower()
        elif category == "source":
            self.named.append(self.sources.key(text))
        elif self.in_term and category != "definition":
            self.term_notes.append(text)
        else:
            self.notes.append(text)

    def _end_term(self) -> None:
        self.in_term = False
        if not self.term:
            return
        self.languages.append(self.lang_name)
        if self.lang:
            self.terms.append(_Term(self.term, self.status, tuple(self.term_notes), self.part))

    def _end_concept(self) -> None:
        if not self.terms:
            return
        if len(self.concepts) >= LIMIT:
            raise ExchangeError(f"more than {LIMIT:,} concepts")
        self.concepts.append(self._concept())

    def _concept(self) -> Concept:
        use = [term for term in self.terms if term.status > 0]
        if not use:  # no status means no objection: the first name is the one to use
            use = [term for term in self.terms if term.status == 0][:1]
        avoid = [term for term in self.terms if term.status < 0]
        allow = [term for term in self.terms if term.status == 0 and term not in use]
        reasons = ["; ".join(term.notes) for term in avoid]
        why = reasons[0] if reasons and len(set(reasons)) == 1 else ""
        notes = [*self.notes, *(note for term in (*use, *allow) for note in term.notes)]
        return Concept(
            use=tuple(term.text for term in use),
            avoid=tuple(
                Avoided(term.text, why="" if reason == why else reason)
                for term, reason in zip(avoid, reasons, strict=True)
            ),
            allow=tuple(term.text for term in allow),
            why=why,
            note="; ".join(dict.fromkeys(notes)),
            sources=tuple(dict.fromkeys(self.named)),
            more=self._parts(),
            line=self._line,
        )

    def _parts(self) -> More:
        """The part of speech, where the terms to avoid agree on one that a termbase knows."""
        parts = {term.part for term in self.terms if term.status < 0}
        if len(parts) == 1 and not parts.isdisjoint(("noun", "verb", "adjective")):
            return (("as", parts.pop()),)
        return ()


def _status(text: str) -> int:
    """1 for a preferred term, -1 for one to avoid, 0 for all else: “deprecatedTerm-admn-sts”."""
    word = "".join(filter(str.isalpha, text.lower())).removesuffix("admnsts").removesuffix("term")
    return 1 if word in _BETTER else -1 if word in _WORSE else 0
