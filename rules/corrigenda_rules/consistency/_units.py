"""The units that stand after numbers, by the ways people write them."""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda_rules.consistency._marks import Number


def _with_prefixes(symbols: str, prefixes: str) -> frozenset[str]:
    marks = ["" if mark == "_" else mark for mark in prefixes.split()]
    return frozenset(mark + symbol for symbol in symbols.split() for mark in marks)


SPACED = (
    _with_prefixes("g", "_ k m µ μ u n p f")
    | _with_prefixes("l L", "_ m µ μ u n d")
    | _with_prefixes("m", "k c m µ μ n")
    | _with_prefixes("M mol Ci", "m µ μ n p")
    | _with_prefixes("Hz Pa W eV", "k M G")
    | _with_prefixes("V A s Sv Gy", "m k µ μ")
    | _with_prefixes("Da", "k M")
    | _with_prefixes(
        "bp kb kbp Mb Mbp Gb Hz mmHg rpm min hr hrs h GB MB kcal kJ dB kD ppm ppb IU", "_"
    )
)
"""Symbols of units that a space parts from the number, and that are nothing else after one."""

LITRES = _with_prefixes("l L", "_ m µ μ u n d")
"""The volumes in litres whose symbol is written both ways."""

_FORMS = (
    ("kilogram", "kg Kg KG"),
    ("kilodalton", "kDa KDa kD KD kda Kda"),
    ("kilohertz", "kHz KHz khz Khz"),
    ("megahertz", "MHz Mhz mHZ"),
    ("hertz", "Hz HZ hz"),
    ("base pair", "bp BP Bp"),
    ("revolution per minute", "rpm RPM Rpm"),
    ("minute", "min mins"),
    ("hour", "h hr hrs"),
    ("second", "s sec secs"),
    ("millisecond", "ms msec msecs"),
    ("microlitre", "µl ul"),
    ("microlitre (with L)", "µL uL"),
    ("microgram", "µg ug"),
    ("micrometre", "µm um"),
    ("micromolar", "µM uM"),
    ("gram", "g gm gms"),
    ("year", "y yr yrs"),
    ("week", "wk wks"),
    ("kilobase", "kb Kb"),
)
"""Units with the symbols and abbreviations that people write for each."""

WORDS = (
    ("hour", "h hr hrs", "hour hours"),
    ("minute", "min mins", "minute minutes"),
    ("second", "s sec secs", "second seconds"),
)
"""Units with their symbols and their words."""


@lru_cache(maxsize=1)
def form_of() -> dict[str, tuple[str, str]]:
    """For each symbol its unit and the symbol to name it by (the micro sign is one sign)."""
    return {
        written.replace("µ", micro): (name, written)
        for name, all_ in _FORMS
        for written in all_.split()
        for micro in "µμ"
    }


@lru_cache(maxsize=1)
def symbol_of() -> dict[str, str]:
    """For each unit the symbol to prefer where nothing else decides."""
    return {name: all_.split()[0] for name, all_ in _FORMS}


@lru_cache(maxsize=1)
def word_of() -> dict[str, tuple[str, str]]:
    """For each symbol and word of `WORDS` its unit and which of the two it is."""
    return {
        text: (name, kind)
        for name, symbols, words in WORDS
        for kind, all_ in (("symbol", symbols), ("word", words))
        for text in all_.split()
    }


def is_unit(number: Number) -> bool:
    """Whether what follows a number is its unit: nothing clings to it that makes a name of it."""
    text, end = number.block.text, number.after
    after = text[end : end + 2]
    if not after or not (after[0].isalnum() or after[0] in "_-@$"):
        return True
    return after[0] == "-" and not after[1:].isalnum()


@lru_cache(maxsize=1)
def quotient() -> re.Pattern[str]:
    """What may follow the symbol of a unit to divide it by another: groups slash, index, per."""
    symbol = r"(?:[kcmµμndM]?(?:g|[lL]|m|mol|M)|[a-z]{0,2}d(?:ay)?|h|hr|min|s|sec|cell|kg|°C|K|V)"
    return re.compile(
        rf"(?:(?P<slash>\s?/\s?)(?P<under>{symbol})(?![\w-])"
        rf"|(?P<index>[ \xa0\u2009\u202f·⋅.•])(?P<base>{symbol})\^?\{{?(?:[-−–‑][12]|⁻[¹²])(?![\w])"
        rf"|(?P<per> per )(?P<word>{symbol})(?![\w-]))"
    )
