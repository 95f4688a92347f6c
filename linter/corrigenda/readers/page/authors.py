"""Author lists: names with their markers, from one line or from several.

``Jane Q. Doe 1,2,*, John Smith 1 and …``, ``Jane DoeJane Doe1,2John SmithJohn Smith1*``, names with
ORCID iDs, with degrees, one a line: the scanner reads names and markers token by token and gives up
at the first thing that stands in no author list.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.names import (
    TOKEN,
    Token,
    is_degree,
    is_group,
    looks_like_name,
    tokens,
)
from corrigenda.readers.page.vocabulary import known


class Marker(NamedTuple):
    """What stands behind a name: ``1``, ``a``, ``*``. Offsets are those of the list's text."""

    value: str
    start: int
    end: int


class Person(NamedTuple):
    """One author of a list.

    `start`, `end`: the name as printed (its last occurrence where the page doubles it); `piece`:
    all that belongs to the author. `doubled`: the name stands twice.
    """

    start: int
    end: int
    piece: tuple[int, int]
    words: list[Token]
    markers: list[Marker]
    orcid: tuple[int, int] | None = None
    email: tuple[int, int] | None = None
    corresponding: tuple[int, int] | None = None
    doubled: bool = False
    group: bool = False


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOLS = "*∗⁎＊†‡§¶#✉☯‖⊥✝"
STARS = "*∗⁎＊✉"
_WITHOUT_SYMBOLS = {ord(symbol): None for symbol in SYMBOLS if symbol != "#"}
_INTRODUCTIONS = re.compile(
    r"\s*(?:Authors?\s*:|by\s+(?=[A-Z])|Author links open overlay panel"
    r"|Authors?\s+(?=[A-Z]\w+ [A-Z]))\s*"
)


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    return re.compile(
        r"(?P<orcid>[\[(]?(?:ORCID(?:\s*logo"
        r"|\s*iD)?\s*:?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/\s*)?"
        r"(?P<id>\d{4}-\d{4}-\d{4}-\d{3}[\dXx])[\])]?)"
        r"|(?P<junk>\\[rn]|&#?x?[\da-f]{0,6};|View ORCID Profile|Author Orcid Image"
        r"|\[?ORCID(?:\s*logo|\s*iD|\s*profile)?\]?:?"
        r"|Search for more papers by this author|SciProfiles|Author Profile|author profile"
        r"|(?:https?://)?(?:www\.)?orcid\.org/\S*)"
        r"|(?P<corr>\(?(?:is a |the )?corresponding author\)?|author has email address"
        r"|email the author"
        r"|\(?e-?mail(?: address)?:?\)?(?=\s|$)|\[email\s?protected\])"
        r"|(?P<email>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5})"
        r"|(?P<note>n(?:a|Aff)\d{1,2}(?!\w))"
        r"|(?P<number>\d{1,3}\s?[–-]\s?\d{1,3}(?!\d)|\d{1,3}(?!\d)|[⁰¹²³⁴-⁹]+)"
        rf"|(?P<symbol>[{re.escape(SYMBOLS)}])"
        r"|(?P<sep>[,;，；、·•|&\n]|\band\b|\bAND\b)"
        rf"|(?P<word>{TOKEN.pattern})"
        r"|(?P<open>[(\[{])|(?P<close>[)\]}])",
        re.IGNORECASE,
    )


_MAX_RUN = 4000
"""The longest run of names without markers, in characters, that is taken apart."""


class _Item(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def introduction(text: str) -> int:
    """The length of the words before an author list: ``by``, ``Authors:``."""
    match = _INTRODUCTIONS.match(text)
    return match.end() if match else 0


def _scan(text: str, start: int) -> list[_Item] | None:
    """The tokens of an author list; None at a character that no author list has."""
    items, at = [], start
    for match in _scanner().finditer(text, start):
        if text[at : match.start()].strip(" \t\u00a0\u2009\u202f\u200b\r\n."):
            return None
        kind = match.lastgroup or ""
        if match["orcid"]:
            kind = "orcid"
            items.append(_Item(kind, match["id"], match.start("id"), match.end("id")))
        else:
            items.append(_Item(kind, match[0], match.start(), match.end()))
        at = match.end()
    return None if text[at:].strip(" .\t\u00a0:") else items


class _Draft:
    """An author being read."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.words: list[Token] = []
        self.markers: list[Marker] = []
        self.orcid: tuple[int, int] | None = None
        self.email: tuple[int, int] | None = None
        self.corresponding: tuple[int, int] | None = None
        self.closed = False
        self.comma = False
        self.group = False


def read_authors(text: str, start: int = 0) -> list[Person] | None:
    """The authors in a text that is nothing but an author list; None if it is anything else."""
    start += introduction(text[start : start + 60])
    group_at = _group_start(text, start)
    items = _scan(text[:group_at], start) if group_at > start else []
    if items is None or len(items) > 12_000:
        return None
    drafts = _drafts(items)
    if group_at < len(text):
        end = len(text.rstrip(" .*"))
        group = _Draft(group_at)
        group.end, group.group = end, True
        group.words = tokens(text, group_at, end)
        drafts.append(group)
    people = _people(text, [d for d in drafts if d.words])
    return people if people and _plausible(people) else None


def _group_start(text: str, start: int) -> int:
    """Where a group author (``on behalf of the … Study Group``) begins; the length if none."""
    match = re.compile(r"(?:\bon behalf of|\bfor the|\band the|(?<=, )the)\s", re.I).search(
        text, start
    )
    if (
        match
        and (is_group(text[match.end() :]) or _is_named_for(match[0], text[match.end() :]))
        and not re.search(r"[,;&]", text[match.end() :])
        and len(text) - match.end() < 160
    ):
        return match.start()
    tail = re.search(r"[;,]\s*([^;,\n]{5,90})$", text[start:])
    if (
        tail
        and tail[1].rstrip(" .").rpartition(" ")[2].casefold() in known("groups")
        and is_group(tail[1])
    ):
        return start + tail.start(1)
    last = text.rstrip(" .*†").rpartition(" ")[2].casefold()
    if last in known("groups") and len(text) - start < 120 and "," not in text[start:]:
        return start if is_group(text[start:]) and text[start].isupper() else len(text)
    return len(text)


def _is_named_for(opening: str, name: str) -> bool:
    """Whether ``on behalf of`` introduces a group in small letters: ``the TIDE study group``."""
    last = name.rstrip(" .*").rpartition(" ")[2].casefold()
    return opening.casefold().startswith("on behalf") and last in known("groups")


def _drafts(items: list[_Item]) -> list[_Draft]:
    drafting = _Drafting()
    for k, item in enumerate(items):
        drafting.read(item, items, k)
    return drafting.drafts


class _Drafting:
    """Puts the tokens of a list together to authors; `open` is the one being read."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.open: _Draft | None = None
        self.depth = 0

    def read(self, item: _Item, items: list[_Item], k: int) -> None:
        draft = self.open
        after = items[k + 1] if k + 1 < len(items) else None
        if item.kind in ("open", "close"):
            self.depth += 1 if item.kind == "open" else -1
            if draft is not None:
                draft.end = max(draft.end, item.end)
        elif item.kind == "word" and not (
            draft is not None and draft.words and _is_letter(item, after, draft)
        ):
            self._word(item)
        elif item.kind == "sep":
            if draft is not None and item.text == "," and _continues(items, k + 1):
                draft.closed = True
            else:
                self.open = None
        elif item.kind == "junk":
            if draft is not None and draft.words and item.text[0] in "\\&":
                draft.closed = True
        else:
            self._marker(item)

    def _word(self, item: _Item) -> None:
        draft = self.open
        latest = draft or (self.drafts[-1] if self.drafts else None)
        if latest is not None and latest.words and is_degree(item.text):
            latest.end = item.end
            latest.comma = True  # “Ada Field, PhD Bo Marsh”: the next word begins a name
            self.open = latest
        elif self.depth > 0 and draft is not None and draft.words:
            draft.end = item.end  # a nickname or a role in brackets
        else:
            if draft is None or draft.closed or draft.comma:
                draft = self.open = _Draft(item.start)
                self.drafts.append(draft)
            draft.words.append(Token(item.text, item.start, item.end))
            draft.end = item.end

    def _marker(self, item: _Item) -> None:
        if self.open is None and self.drafts and item.kind != "note":
            self.open = self.drafts[-1]
        if self.open is not None:
            _attach(self.open, item.kind, item)


def _attach(draft: _Draft, kind: str, item: _Item) -> None:
    draft.end = max(draft.end, item.end)
    place = item.start, item.end
    draft.closed = True
    if kind == "orcid":
        draft.orcid = place
    elif kind == "email":
        draft.email = place
    elif kind == "corr":
        draft.corresponding = place
    else:
        for value in _values(item.text):
            draft.markers.append(Marker(value, *place))


def _values(text: str) -> list[str]:
    plain = text.translate(_SUPERSCRIPTS)
    ends = re.split(r"\s?[–-]\s?", plain)
    if len(ends) == 2 and ends[0].isdecimal() and ends[1].isdecimal():
        first, last = int(ends[0]), int(ends[1])
        if first < last <= first + 30:
            return [str(n) for n in range(first, last + 1)]
    return [plain]


def _is_letter(item: _Item, after: _Item | None, draft: _Draft) -> bool:
    """Whether a word is an affiliation letter: ``Jane Doe a, b``."""
    if len(item.text) != 1 or not ("a" <= item.text <= "z"):
        return False
    if draft.closed or after is None:
        return True
    return after.kind in ("sep", "symbol", "number", "corr", "junk") or (
        len(after.text) == 1 and after.text.islower()
    )


def _continues(items: list[_Item], k: int) -> bool:
    """Whether markers go on after a comma."""
    if k >= len(items):
        return False
    item = items[k]
    if item.kind in ("number", "symbol", "corr", "note"):
        return True
    after = items[k + 1] if k + 1 < len(items) else None
    return (
        item.kind == "word"
        and len(item.text) == 1
        and item.text.islower()
        and (after is None or after.kind in ("sep", "symbol", "number", "corr"))
    )


def _people(text: str, drafts: list[_Draft]) -> list[Person]:
    people: list[Person] = []
    for draft in drafts:
        words = [w for w in draft.words if not is_degree(w.text)] or draft.words
        start, end = words[0].start, words[-1].end
        run = [] if draft.group else _doubled_run(text, start, end)
        for begin, clean, stop in run[:-1]:  # names without markers: only the last has the draft's
            people.append(
                Person(clean, stop, (begin, stop), tokens(text, clean, stop), [], doubled=True)
            )
        if run:
            begin, start, end = run[-1]
            words = tokens(text, start, end)
        piece = (run[-1][0] if len(run) > 1 else draft.start, draft.end)
        person = Person(
            start, end, piece, words, draft.markers, draft.orcid, draft.email,
            draft.corresponding, bool(run), draft.group or _is_group_name(text[start:end]),
        )  # fmt: skip
        before = people[-1] if people else None
        if before is not None and _repeats(text, before, person):
            people[-1] = person._replace(piece=(before.piece[0], person.piece[1]), doubled=True)
        else:
            people.append(person)
    return people


_TWICE = re.compile(
    r"(?P<given>[^\W\d_][^\d,;\n]{0,60}?)\s{1,3}(?P<family>[^\W\d_][^\d,;\n]{1,60}?)"
    r"(?P<clean>(?P=given)\s{1,3}(?P=family))"
)


def _doubled_run(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The names of a piece in which each stands twice: (start, start of the second copy, end).

    ``Ann  PoeAnn PoeBo  RayBo Ray`` holds two; a piece of anything else holds none.
    """
    half = doubled_at(text, start, end)
    if half is not None:
        return [(start, half, end)]
    if end - start > _MAX_RUN:
        return []
    found = []
    at = start
    while at < end:
        match = _TWICE.match(text, at, end)
        if match is None or not match["given"][0].isupper():
            return []
        found.append((at, match.start("clean"), match.end()))
        at = match.end()
    return found if len(found) > 1 else []


def _is_group_name(name: str) -> bool:
    """Whether a name of a list is that of a group: ``The Tide Consortium``."""
    return name.rpartition(" ")[2].casefold() in known("groups") and is_group(name)


def _repeats(text: str, before: Person, person: Person) -> bool:
    """Whether a name is printed again at once, its markers only at the second place."""
    rest = text[before.end : person.start]
    glued = "&#" in rest
    if glued:  # “Ann Poe*&#x;Ann Poe2*”: the first copy has the symbols too
        rest = rest.translate(_WITHOUT_SYMBOLS)
    between = re.sub(r"&#?\w{0,6};|\\[rn]", "", rest)
    return (
        (not before.markers or (glued and all(m.value[0] in SYMBOLS for m in before.markers)))
        and not before.doubled
        and between in (",", "\n", "")
        and _folded(text[before.start : before.end]) == _folded(text[person.start : person.end])
    )


def _folded(text: str) -> str:
    return "".join(text.split())


def doubled_at(text: str, start: int, end: int) -> int | None:
    """Where the second occurrence of a doubled name begins: ``Yu  WangYu Wang``; None if single."""
    piece = text[start:end]
    middle = len(piece) // 2
    for at in range(max(2, middle - 3), min(len(piece) - 1, middle + 4)):
        left, right = piece[:at], piece[at:]
        if right[0].isspace() or not left[-1].isalpha() or not right[0].isupper():
            continue
        folded = _folded(right)
        if len(folded) > 3 and _folded(left) == folded:
            return start + at
    return None


def _is_single(words: list[Token]) -> bool:
    return len(words) == 1 and (words[0].text[0].isupper() or words[0].text[0].islower())


def _plausible(people: list[Person]) -> bool:
    odd = sum(1 for p in people if not p.group and not looks_like_name(p.words))
    single = sum(1 for p in people if not p.group and not p.markers and _is_single(p.words))
    return odd * 6 <= len(people) - 1 and single * 3 <= len(people) and odd < len(people)
