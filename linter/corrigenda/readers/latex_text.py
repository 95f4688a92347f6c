"""The text of a value in LaTeX: accents and signs as characters, braces and fonts left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from corrigenda.document import MappedText, TextBuilder

_ACCENTS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
    "k": "\u0328",
}
_LETTERS = (
    "ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ"
    " textendash – textemdash — ldots … dots … textquoteright ’ textquoteleft ‘ textquotedblleft “"
    " textquotedblright ” textregistered ® texttrademark ™ textdegree ° copyright © textmu µ"
    " textasciitilde ~ textunderscore _ textbackslash \\ textperiodcentered · pounds £ S §"
    " guillemotleft « guillemotright » textless < textgreater >"
)
_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ iota ι kappa κ"
    " lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω"
    " Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)
_FONTS = "it em bf sc rm sf tt sl itshape bfseries scshape upshape normalfont protect relax"
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    words = f"{_LETTERS} {_GREEK}".split()
    return dict(zip(words[::2], words[1::2], strict=True))


@lru_cache(maxsize=1)
def _latex() -> re.Pattern[str]:
    return re.compile(
        r"(?P<math>\$(?P<greek>\s*\\[A-Za-z]{2,12}\s*)\$|\$[^$]{1,400}\$)"
        r"|(?P<kept>\\(?:url|href|cite[a-z]{0,10}|ensuremath)\s?\{[^{}]{0,400}\})"
        r"|(?P<accent>\\(?P<mark>[\"'`^~=.]|[uvHcdbrk](?![A-Za-z]))\s{0,2}"
        r"(?:\{\s?(?P<inner>\\?[A-Za-z])\s?\}|(?P<bare>\\[ij](?![A-Za-z])|[A-Za-z])))"
        r"|(?P<escape>\\[&%$#_{}])|(?P<break>\\[,;:!/ -]|\\\\"
        r"|\\(?:raise|lower|kern|hskip)\s{0,2}-?[\d.]{1,6}\s?(?:ex|em|pt))"
        r"|(?P<command>\\(?P<name>[A-Za-z]{1,40})\*?(?P<tail>\{\}|\s{0,4}))"
        r"|(?P<brace>[{}])|(?P<ligature>---?|``|'')|(?P<tie>~)|(?P<space>\s{2,}|[^\S ])"
    )


def latex_text(source: str, start: int, end: int, *, literal: bool = False) -> MappedText:
    """The characters that stand in ``source[start:end]``, each mapped to what makes it.

    `literal`: the text of an address or identifier, in which only escapes and braces mean
    anything.
    """
    if _latex().search(source, start, end) is None:
        return MappedText.verbatim(source[start:end], start).strip()
    builder = TextBuilder()
    at = start
    for match in _latex().finditer(source, start, end):
        lower, upper = match.span()
        if lower < at:
            continue
        kind = str(match.lastgroup)  # the outermost group: it is closed last
        shown = _shown(match, kind, literal)
        if shown is None or shown == match[0]:
            continue
        if kind in ("accent", "command") and source[lower - 1 : lower] == "{" and lower > start:
            closed = source[upper : upper + 1] == "}" and upper < end
            if closed and shown and at <= lower - 1:
                lower, upper = lower - 1, upper + 1
        builder.add(source[at:lower], at, lower)
        _put(builder, shown, lower, upper)
        at = upper
    builder.add(source[at:end], at, end)
    return builder.build().strip()


def _put(builder: TextBuilder, shown: str, lower: int, upper: int) -> None:
    if len(shown) != upper - lower:
        builder.add(shown, lower, upper)
    elif lower:  # never as if it stood there verbatim: the character before it comes along
        builder.add(shown, lower - 1, upper)
    else:
        builder.add(shown[0], lower, upper + 1)


def _shown(match: re.Match[str], kind: str, literal: bool) -> str | None:
    """What a piece of LaTeX shows; None where it stays as it is, empty where it shows nothing."""
    if kind in ("brace", "escape"):
        return match[0][1:] if kind == "escape" else ""
    if literal or kind == "kept":
        return None
    return _SHOWN[kind](match)


def _command(match: re.Match[str]) -> str | None:
    sign = _signs().get(match["name"])
    if sign is not None:
        return sign
    after = match.string[match.end() : match.end() + 1]
    if after == "{" or match["name"] in _FONTS.split():
        return ""  # a font, whose text stays
    return None


def _math(match: re.Match[str]) -> str | None:
    return _signs().get((match["greek"] or "").strip()[1:])


def _accent(match: re.Match[str]) -> str:
    letter = (match["inner"] or match["bare"]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match["mark"]])


_SHOWN: dict[str, Callable[[re.Match[str]], str | None]] = {
    "math": _math,
    "accent": _accent,
    "break": lambda match: " " if match[0] in ("\\ ", "\\\\", "\\,", "\\;", "\\:") else "",
    "command": _command,
    "ligature": lambda match: _LIGATURES[match[0]],
    "tie": lambda _: " ",
    "space": lambda _: " ",
}
