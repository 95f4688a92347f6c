"""What to put in place of a form: the preferred one, inflected and capitalised alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corrigenda.finding import Edit
from corrigenda.termbase.context import begins_sentence
from corrigenda.termbase.inflecting import inflected

if TYPE_CHECKING:
    from corrigenda.termbase.expanding import Record
    from corrigenda.termbase.terms import Match

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
     "or", "per", "the", "to", "via", "vs", "with", "without"}
)  # fmt: skip
_LIKE_CONSONANT = ("eu", "one", "once", "uni", "use", "usu", "ute", "uti", "ubi", "ura")
_LIKE_VOWEL = ("heir", "honest", "honour", "honor", "hour")


def replacements(match: Match, record: Record) -> tuple[str, ...]:
    """What may stand in place of a match, the preferred form first."""
    text = match.text
    shift = match.shift
    return tuple(
        dict.fromkeys(
            use if record.name else _capitals(inflected(use, shift), text, match)
            for use in record.use
        )
    )


def edit(match: Match, replacement: str) -> Edit | None:
    """The edit that puts a replacement in place of a match, its indefinite article mended too.

    None where the text cannot be edited there.
    """
    block, start = match.block, match.start
    for article in ("a", "an", "A", "An"):
        lead = article + " "
        at = start - len(lead)
        if at < 0 or block.text[at:start] != lead or block.text[at - 1 : at].isalnum():
            continue
        wanted = _article(match.text, replacement)
        if wanted is not None and wanted != article.lower():
            wanted = wanted.capitalize() if article[0].isupper() else wanted
            return block.edit(at, match.end, f"{wanted} {replacement}")
    return block.edit(start, match.end, replacement)


def _article(old: str, new: str) -> str | None:
    """The indefinite article that a word takes; None where it may stay as it is."""
    if not (new[:2].islower() and old[:2].islower()):
        return None
    return "an" if _begins_with_vowel(new) else "a"


def _begins_with_vowel(word: str) -> bool:
    if word.startswith(_LIKE_VOWEL):
        return True
    return word[0] in "aeiou" and not word.startswith(_LIKE_CONSONANT)


def _capitals(new: str, old: str, match: Match) -> str:
    """The new form with the capitals that the old one has because of its place."""
    listed, text = match.form, match.block.text
    if listed[:1].isupper() or not old[:1].isupper():
        is_first = old[:1].isupper() and begins_sentence(text, match.start)
        return _capitalised(new) if is_first else new
    if len(old) > 3 and old.isupper():
        return new.upper()
    words = old.split()
    if len(words) > 1 and all(w[:1].isupper() or w in _SMALL for w in words):
        return " ".join(
            w if k and w in _SMALL else _capitalised(w) for k, w in enumerate(new.split(" "))
        )
    return _capitalised(new)


def _capitalised(text: str) -> str:
    """A text with a first capital, unless its first word has capitals of its own: “mRNA”."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text
