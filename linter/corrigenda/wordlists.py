"""Lists of accepted words: a file with one word a line, or an array of a configuration.

In a file ``#`` begins a note, at the start of a line or after white space. A personal word list of
Aspell can be used as it is: its header is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corrigenda.digests import digest
from corrigenda.errors import UsageError
from corrigenda.text import SourceText, Span, UndecodableError

HEADER = "personal_ws-"
"""What the first line of a personal word list of Aspell begins with."""

LONGEST = 100
"""The most characters of an entry."""

LISTS = frozenset({"words", "config"})
"""The formats of files that list accepted words: the second is that of a configuration, which is
read for its words alone."""

_NAMED = 20
"""How many broken lines of a file are named."""


class Entry(NamedTuple):
    """An entry of a list: the word as written, where it stands, and the note beside it."""

    text: str
    span: Span
    note: Span = Span(0, 0)


class WordList:
    """The list that a file of words holds. `path` is its name in messages."""

    __slots__ = ("_entries", "path", "source", "words")

    def __init__(self, path: str, source: SourceText, words: Iterable[str]) -> None:
        self.path = path
        self.source = source
        self.words = frozenset(words)
        self._entries: list[Entry] | None = None

    def entries(self) -> list[Entry]:
        """The entries with their places, in the order of the file; found when first asked for."""
        if self._entries is None:
            self._entries = self._placed()
        return self._entries

    def _placed(self) -> list[Entry]:
        return list(entries_of(self.source))

    def place(self, entry: Entry) -> str:
        """``file:line`` of an entry."""
        return f"{self.path}:{self.source.line_of(entry.span.start)}"

    def digest(self) -> bytes:
        """What of the list could change a result, in short."""
        return digest(self.source.text.encode("utf-8", "surrogatepass"))

    def note(self, entry: Entry) -> str:
        """The words of an entry's note; empty where it has none."""
        return self.source.text[slice(*entry.note)]


class GivenWords(WordList):
    """The words of an array in a configuration, or of no file at all.

    `key` is the path of the array in the configuration file, whose text is that of `source`.
    """

    __slots__ = ("_given", "_key")

    def __init__(
        self,
        words: Iterable[str],
        source: SourceText | None = None,
        key: tuple[str | int, ...] = (),
    ) -> None:
        self._given = tuple(words)
        self._key = key
        source = source or SourceText("accept", "")
        super().__init__(source.path, source, self._given)

    def digest(self) -> bytes:
        """What of the list could change a result, in short."""
        return digest("\n".join(self._given).encode("utf-8", "surrogatepass"))

    def _placed(self) -> list[Entry]:
        if not self._key:
            return [Entry(word, Span(0, 0)) for word in self._given]
        from corrigenda.readers.config import entries_at

        return entries_at(self.source, self._key, self._given)

    def place(self, entry: Entry) -> str:
        """``file:line`` of an entry; for words of no file what they are called."""
        return super().place(entry) if self._key else self.path


def read_words(path: str, shown: str) -> WordList:
    """Reads a file of words; `shown` is its name in messages.

    Raises UsageError where it cannot be read, with a line for each line that holds no word.
    """
    try:
        with open(path, "rb") as file:
            source = SourceText.from_bytes(shown, file.read())
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror or error}") from None
    except UndecodableError as error:
        raise UsageError(f"{shown}:{error.line}: {error}") from None
    lines = _lines(source.text)
    distinct = set(lines)
    words = set(filter(str.isalpha, distinct))
    if max(map(len, words), default=0) > LONGEST:
        words = {word for word in words if len(word) <= LONGEST}
    broken: dict[str, str] = {}
    for line in distinct.difference(words):  # few: most lines are a word and nothing else
        start, end, _ = split(line)
        entry = line[start:end]
        if entry and not (line == lines[0] and entry.startswith(HEADER)):
            words.add(entry)
            if reason := problem_of(entry):
                broken[line] = reason
    if broken:
        named = [
            f"{shown}:{n}: {broken[line]}" for n, line in enumerate(lines, 1) if line in broken
        ]
        raise UsageError("\n".join(named[:_NAMED]))
    return WordList(shown, source, words)


def entries_of(source: SourceText) -> Iterator[Entry]:
    """The entries of a file of words, in its order."""
    at = 0
    for number, line in enumerate(_lines(source.text)):
        start, end, note = (0, len(line), -1) if line.isalpha() else split(line)
        if start < end and not (number == 0 and line.startswith(HEADER)):
            at = source.starts[number]
            noted = Span(at + note, at + len(line.rstrip())) if note >= 0 else Span(0, 0)
            yield Entry(line[start:end], Span(at + start, at + end), noted)


def notes_of(source: SourceText) -> Iterator[Span]:
    """What stands after the ``#`` of each line that has one, whether it holds an entry or not."""
    if "#" in source.text:
        for number, line in enumerate(_lines(source.text)):
            mark = _mark(line)
            if mark >= 0:
                at = source.starts[number]
                yield Span(at + mark, at + len(line.rstrip()))


def split(line: str) -> tuple[int, int, int]:
    """Where on a line its entry starts and ends, and where its note starts (-1: it has none)."""
    mark = _mark(line)
    entry = line if mark < 0 else line[:mark]
    end = len(entry.rstrip())
    start = min(end, len(entry) - len(entry.lstrip()))
    note = -1
    if mark >= 0:
        rest = line[mark + 1 :].rstrip()
        note = len(line[: mark + 1]) + len(rest) - len(rest.lstrip()) if rest.strip() else -1
    return start, end, note


def problem_of(word: str) -> str | None:
    """Why a text can be no entry, in words; None where it can."""
    shown = "".join(c if c.isprintable() else "�" for c in word)
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    if len(word) > LONGEST:
        return f"“{shown}” is longer than {LONGEST} characters; write one word or phrase a line"
    if not word.isprintable() and any(not (c.isprintable() or c.isspace()) for c in word):
        return f"“{shown}” holds a control character; write one word or phrase a line"
    if _is_pattern(word):
        return f"“{shown}” is no word; write words as they are, one a line, and no patterns"
    if not any(c.isalpha() for c in word):
        return f"“{shown}” has no letter; write one word or phrase a line"
    return None


def _is_pattern(word: str) -> bool:
    """Whether this is what other tools' lists hold beside words: a pattern, a forbidden word."""
    if not {"\\", "|", "<", ">", "{", "}", "$", "^", "?"}.isdisjoint(word):
        return True
    if word[0] in "!*~/" or word[-1] == "*" or ".*" in word:
        return True
    # “[Cc]olor”, but not “benzo[a]pyrene”
    opened = word.find("[")
    return opened >= 0 and word[opened + 1 : opened + 2].swapcase() == word[opened + 2 : opened + 3]


def _mark(line: str) -> int:
    """The index of the ``#`` that begins a note, -1 where none does: “C#” holds none."""
    mark = line.find("#")
    while mark > 0 and not line[mark - 1].isspace():
        mark = line.find("#", mark + 1)
    return mark


def _lines(text: str) -> list[str]:
    """The lines, cut where `SourceText` cuts them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")
