"""How one occurrence of a word stands: its case, its neighbours, what touches it."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import OBJECT, RUNNING, Block
from corrigenda_rules.spelling._language import is_switch, names
from corrigenda_rules.spelling._lexicon import Lexicon

_LATIN = (
    "us",
    "a",
    "um",
    "is",
    "i",
    "ae",
    "oides",
    "ans",
    "ens",
    "ax",
    "ex",
    "ix",
    "on",
    "or",
    "es",
)
"""What the second word of a species' name ends in."""
_QUOTED = frozenset({"''", "‘’", "“”", '""', "„“", "«»"})
"""A single word between these marks."""
_OPENING = ("(", "“", "‘", '"', OBJECT + " ", "[")
_CLOSING = (")", "”", "’", " " + OBJECT, " [", '"')
_GAPS = (" ", "\n", "-", ", ")
"""What may lie between a word and the next one that says something of it."""
_CALLED = names("called named termed dubbed denoted package tool library function")
_SOFTWARE = names("package packages library libraries toolbox toolkit software")
"""Words after which, and before which, a name is expected."""
_TITLES = names("Dr Drs Prof Mr Mrs Ms Sir Professor Doctor")
_TOKEN = re.compile(r"[^\W\d_]+")
_CITED = re.compile(r",? (?:[(\[]?(?:19|20)\d\d(?!\d)|[A-Z]\.)")
"""What follows a surname in a citation: a year, an initial."""
_SPACE_AND_MARKS = " \t\n\r\"“‘'([*_"
_SURE = 9
"""How many strange words beside it a citation counts for."""
_COMMON = 3
"""The tier from which a neighbour is taken for an ordinary word."""
_CONTEXT = 80
"""How many code points before and after a word its neighbours are looked for in."""


class Place(NamedTuple):
    """How one occurrence stands.

    `case`: ``lower``, ``start`` (capitalised, opens a sentence or block), ``title`` (capitalised
    among capitalised words), ``name`` (capitalised in the run of a sentence), ``upper``. `good` and
    `bad`: ordinary and strange words in the same capitalised run. `left`, `right`: the neighbours
    in lower case, empty over punctuation. `mark`: stands in brackets, or next to what is no prose.
    `quoted`: it stands alone between quotation marks, a name or a word that is spoken of.
    `strange`: the word before or after it in the sentence is no common one. `defined`: the words
    beside it say that it is a name: “called”, “package”.
    """

    case: str
    kind: str
    good: int
    bad: int
    left: str
    right: str
    mark: bool
    hyphen: bool
    quoted: bool
    strange: bool
    defined: bool


class _Side(NamedTuple):
    """The words on one side of a place, the nearest first, and what lies before the nearest."""

    words: list[str]
    gap: str

    @property
    def near(self) -> str:
        """The next word, if nothing but a space, a hyphen or a comma lies between."""
        return self.words[0] if self.words and self.gap in _GAPS else ""


def place_of(
    block: Block, start: int, end: int, known: Lexicon, *, shouted: bool = False
) -> Place | None:
    """How an occurrence stands; None in a species' name and in a sentence in another language.

    `start` and `end` are its offsets in the text of `block`; `shouted`: all of it is in capitals.
    """
    text = block.text
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    lefts, rights = _TOKEN.findall(before), _TOKEN.findall(after)
    if is_switch({*lefts, *rights}):
        return None
    left = _Side(
        lefts[:-3:-1], before[before.rfind(lefts[-1]) + len(lefts[-1]) :] if lefts else before
    )
    right = _Side(rights[:2], after[: after.find(rights[0])] if rights else after)
    good = bad = 0
    if text[start].islower():
        if _is_epithet(text[start:end], left, known):
            return None
        case = "lower"
    else:
        running = block.kind in RUNNING
        good, bad = _run(left, right, known, running=running)
        if _is_cited(left, right, after):
            bad += _SURE
        opens = (not lefts or running) and _opens_sentence(text, start)
        named = bool(rights) and right.gap == " " and rights[0].istitle()
        case = "start" if opens and not named else "name" if running else "title"
        if shouted:
            case = "upper"
    near = left.near.lower(), right.near.lower()
    return Place(
        case,
        block.kind,
        good,
        bad,
        *near,
        mark=left.gap.endswith(_OPENING) or right.gap.startswith(_CLOSING),
        hyphen="-" in (left.gap, right.gap),
        quoted=start > 0 and text[start - 1] + text[end : end + 1] in _QUOTED,
        defined=near[0] in _CALLED or near[1] in _SOFTWARE,
        strange=any(word and (known.tier(word) or 0) < _COMMON for word in near),
    )


def _run(left: _Side, right: _Side, known: Lexicon, *, running: bool) -> tuple[int, int]:
    """How many ordinary and how many strange words are capitalised beside a place."""
    good = bad = 0
    for side in (left, right):
        if any(c in ",;.:\n" for c in side.gap):
            continue
        for word in side.words:
            if len(word) < 2 or (running and word.islower()):
                continue
            tier = known.tier(word.lower())
            if tier is not None and tier >= (4 if running else 3):
                good += 1
            elif word.istitle() and not _is_usual_name(word.lower(), known):
                bad += 1
    return good, bad


def _is_usual_name(word: str, known: Lexicon) -> bool:
    """Whether a word is one like “Chinese” or “Canada”, that stands among words anywhere."""
    entry = known.entry(word)
    return entry is not None and entry.known and entry.sources > 2


def _is_epithet(word: str, left: _Side, known: Lexicon) -> bool:
    """Whether a lower-case word follows a genus: an initial, or a capitalised word not common."""
    if not left.words or not word.endswith(_LATIN):
        return False
    before = left.words[0]
    if len(before) == 1:
        return left.gap == ". "  # “E. coli”
    return left.gap in (" ", "\n") and before.istitle() and (known.tier(before.lower()) or 0) < 3


def _is_cited(left: _Side, right: _Side, after: str) -> bool:
    """Whether a capitalised word is a person's as citations have it: an initial, et al., a year."""
    if left.words and left.gap.rstrip() in (".", ""):
        before = left.words[0]
        if before in _TITLES or (len(before) == 1 and before.isupper() and left.gap != " "):
            return True
    return right.words == ["et", "al"] or _CITED.match(after) is not None


def _opens_sentence(text: str, at: int) -> bool:
    head = text[max(0, at - 12) : at].rstrip(_SPACE_AND_MARKS)
    if not head:
        return True
    if head[-1] == "." and head[-2:-1].isupper() and not head[-3:-2].isalpha():
        return False  # an initial: “P. Aplan”
    return head[-1] in ".!?:" and not head.endswith(("et al.", " sp.", "Fig.", "Dr.", "Prof."))
