"""Writes TBX-Basic (ISO 30042:2019, style DCA).

What TBX has no data category for (conditions on case and context, exceptions, severity) is not
written; `lost` says what that was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corrigenda.termbase.exchange.concepts import Concept, Terms, members

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_STATUS = {
    "use": "preferredTerm-admn-sts",
    "allow": "admittedTerm-admn-sts",
    "avoid": "deprecatedTerm-admn-sts",
}


def as_tbx(terms: Terms) -> str:
    """The text of a TBX file in UTF-8."""
    return "\n".join(_lines(terms)) + "\n"


def lost(terms: Terms) -> list[tuple[str, int]]:
    """The members of entries that TBX does not hold, and how many entries have each."""
    counts: Counter[str] = Counter()
    for concept in terms.concepts:
        found = members(concept, ("as",))
        found |= {"use" for item in concept.avoid if item.use}
        if concept.advice:
            found.add("advice")
        if concept.why and not concept.avoid:
            found.add("why")
        counts.update(found)
    return sorted(counts.items())


def _lines(terms: Terms) -> Iterator[str]:
    lang = terms.lang or "en"
    title = terms.name or "Termbase"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (f'<tbx type="TBX-Basic" style="dca" xml:lang="{_attribute(lang)}" xmlns="{_NAMESPACE}">')
    yield "  <tbxHeader>"
    yield "    <fileDesc>"
    yield f"      <titleStmt><title>{_text(title)}</title></titleStmt>"
    yield f"      <sourceDesc><p>{_text(terms.about or title)}</p></sourceDesc>"
    yield "    </fileDesc>"
    yield '    <encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc>'
    yield "  </tbxHeader>"
    yield "  <text>"
    yield "    <body>"
    number = 0
    for concept in terms.concepts:
        if concept.forms:
            number += 1
            yield from _concept(concept, number, lang, terms)
    yield "    </body>"
    yield "  </text>"
    yield "</tbx>"


def _concept(concept: Concept, number: int, lang: str, terms: Terms) -> Iterator[str]:
    yield f'      <conceptEntry id="c{number}">'
    for key in concept.sources:
        yield f'        <admin type="source">{_text(terms.sources.get(key) or key)}</admin>'
    if concept.note:
        yield f"        <note>{_text(concept.note)}</note>"
    yield f'        <langSec xml:lang="{_attribute(lang)}">'
    part = dict(concept.more).get("as")
    for form in concept.use:
        yield from _term(form, "use", part)
    for form in concept.allow:
        yield from _term(form, "allow", None)
    for item in concept.avoid:
        yield from _term(item.form, "avoid", part, item.why or concept.why)
    yield "        </langSec>"
    yield "      </conceptEntry>"


def _term(form: str, status: str, part: object, note: str = "") -> Iterator[str]:
    yield "          <termSec>"
    yield f"            <term>{_text(form)}</term>"
    yield f'            <termNote type="administrativeStatus">{_STATUS[status]}</termNote>'
    if isinstance(part, str):
        yield f'            <termNote type="partOfSpeech">{_text(part)}</termNote>'
    if note:
        yield f"            <note>{_text(note)}</note>"
    yield "          </termSec>"


def _text(text: str) -> str:
    """A text as XML can hold it: most control characters it cannot, even escaped."""
    kept = text if text.isprintable() else "".join(map(_allowed, text))
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;")


def _allowed(c: str) -> str:
    is_allowed = c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")
    return c if is_allowed or c >= "\U00010000" else " "
