"""Abbreviations that need no definition: by list (``known.txt``) or by shape."""

from __future__ import annotations

import os
import re
from functools import lru_cache

_ROMAN = re.compile(r"(?=[IVXLC])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[ab]?")
_FORMULA = re.compile(
    r"(?:(?:A[cglrsu]|B[aeir]?|C[adelorsu]?|D|F[er]?|G[ade]|H[efgo]?|I[nr]?|K|L[aiu]|M[gno]|"
    r"N[abdei]?|O|P[bdt]?|R[bhu]|S[bcein]?|T[ahi]|U|V|W|Xe|Y|Z[nr])\d*)+[+-]?"
)
_METHOD = re.compile(r"-(?:MS|PCR|FTIR|ED[SX]|NMR|PET|CT|MRI|ELISA|DAD|FID|HMM|BLAST)$")
"""A method by its last part: HS-SPME-GC-MS, UPLC-MS."""
_MIXED = re.compile(r"[A-Z][a-z][A-Z]|p[A-Z]{3}")
"""A symbol that begins like a name (HiC, BcPGs, NaTMP), or like a plasmid's (pDONR)."""
_TWO_LETTER = re.compile(r"[A-Z][a-z]")


@lru_cache(maxsize=1)
def known_abbreviations() -> frozenset[str]:
    """Every abbreviation of ``known.txt``."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.txt")
    found: set[str] = set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                found.update(line.partition("\t")[0].split())
    return frozenset(found)


@lru_cache(maxsize=1)
def gene_symbols() -> frozenset[str]:
    """The approved symbols of human genes that have four capitals or more and no digit."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "genes.txt")
    with open(path, encoding="ascii") as file:
        return frozenset(file.read().split())


def is_symbol(token: str) -> bool:
    """Whether a token is by its shape a gene, a strain, a method, a Roman numeral or a formula.

    Any token with a digit or a Greek letter is one: gene symbols, antigens, viruses, cell lines,
    scales and models are too many to list and are names rather than abbreviations.
    """
    return (
        any(c.isdigit() for c in token)
        or ("/" in token and re.search(r"[A-Z][a-z]+[A-Z]", token) is not None)  # CAST/EiJ
        or _ROMAN.fullmatch(token) is not None
        or (len(token) > 3 and not token.strip("ACGTUN"))  # a sequence
        or (len(token) > 3 and token in gene_symbols())
        or token.endswith(("DNA", "RNA", "DNAs", "RNAs", "PCR"))
        or any("α" <= c <= "ω" for c in token)
        or _METHOD.search(token) is not None
        or _MIXED.match(token) is not None
        or (not set(token) - set("IVX-–") and "I" in token)  # III–IV
        or (_FORMULA.fullmatch(token) is not None and _TWO_LETTER.search(token) is not None)
    )
