"""Creative Commons licences, by their names and by their addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

ZERO, MARK = "zero", "mark"


class Licence(NamedTuple):
    """A licence: its elements (``by``, ``by-nc``, ``zero``, ``mark``), and its version if given."""

    code: str
    version: str

    @property
    def name(self) -> str:
        """What people call it: CC BY-NC 4.0."""
        base = {ZERO: "CC0", MARK: "Public Domain Mark"}.get(self.code) or f"CC {self.code.upper()}"
        return f"{base} {self.version}".strip()

    def differs(self, other: Licence) -> bool:
        """Whether the two cannot be the same licence."""
        versions = {self.version, other.version} - {""}
        return self.code != other.code or len(versions) > 1


class Address(NamedTuple):
    """The address of something at Creative Commons, its path, and where it stands."""

    path: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _host() -> re.Pattern[str]:
    return re.compile(r"creativecommons\.org((?:/[\w.~%+-]*)*)")


def addresses(text: str) -> list[Address]:
    """Every address at Creative Commons in a text, in its order."""
    found: list[Address] = []
    if "creativecommons.org" in text:
        for match in _host().finditer(text):
            path = match[1].rstrip(".")
            front = re.search(
                r"(?:https?://)?(?:www\.)?$", text[max(0, match.start() - 12) : match.start()]
            )
            ahead = len(front[0]) if front else 0
            found.append(Address(path, match.start() - ahead, match.start(1) + len(path)))
    return found


def by_address(path: str) -> Licence | None:
    """The licence that the path of an address names; None for any other page."""
    match = re.match(r"(?i)/licen[sc]es/([a-z]+(?:-[a-z]+)*)(?:/(\d\.\d)|/?$)", path)
    if match:
        return Licence(_ordered(match[1].lower().split("-")), match[2] or "")
    match = re.match(r"(?i)/publicdomain/(zero|mark)(?:/(\d\.\d))?", path)
    return Licence(match[1].lower(), match[2] or "") if match else None


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    gap = r"[\s,–—-]{0,3}(?:and )?"
    element = (
        r"(?:non[\s-]?commercial(?:ly)?|no[\s-]?deriv(?:ative|ate)?s?(?: works)?"
        r"|non[\s-]?derivatives?|share[\s-]?alike)"
    )
    return re.compile(
        rf"(?i)\bCC[\s-]?(BY(?:[\s–-](?:NC|ND|SA)){{0,2}})\b(?:[\s,-]{{0,2}}v?\.?(\d\.\d))?"
        rf"|\b(CC[\s-]?0|CC[\s-]?Zero|Creative Commons (?:CC0|Zero|Public Domain Dedication))\b"
        rf"(?:[\s,-]{{0,2}}v?\.?(\d\.\d))?"
        rf"|\bCreative Commons(?:[’']s?)? (?:\(CC\) )?Attribution((?:{gap}{element}){{0,2}})"
        rf"(?: (?:License|Licence|International|Public|Unported|Generic)){{0,3}},?"
        rf"(?: ?\(?(?:version |v\.? ?)?(\d\.\d))?"
    )


class Named(NamedTuple):
    """A licence named in a text, and where."""

    licence: Licence
    start: int
    end: int


def by_name(text: str) -> list[Named]:
    """Every licence that a text names, in its order."""
    found: list[Named] = []
    for match in _names().finditer(text):
        if match[1]:
            parts = re.findall(r"[a-z]+", match[1].lower())
            licence = Licence(_ordered(parts), match[2] or "")
        elif match[3]:
            licence = Licence(ZERO, match[4] or "")
        else:
            said = re.sub(r"[^a-z]", "", (match[5] or "").lower())
            parts = ["by"]
            parts += ["nc"] if "noncommercial" in said else []
            parts += ["sa"] if "sharealike" in said else []
            parts += ["nd"] if "noderiv" in said or "nonderiv" in said else []
            licence = Licence(_ordered(parts), match[6] or "")
        found.append(Named(licence, *match.span()))
    return found


def _ordered(parts: list[str]) -> str:
    order = ("by", "nc", "sa", "nd")
    known = sorted(
        (p for p in parts if p), key=lambda p: order.index(p) if p in order else len(order)
    )
    return "-".join(known)
