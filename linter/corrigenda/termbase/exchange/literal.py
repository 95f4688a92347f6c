r"""What literal texts a simple regular expression stands for.

Lists of words of other programs hold patterns: ``[Gg]it[Hh]ub``, ``data ?sets?``, ``(?i)pubmed``.
A termbase holds forms only, so a pattern that stands for a few texts is written out, and one that
stands for more (``\w+``) is not taken. No pattern is ever run.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

MOST = 64
"""The most texts that a pattern is written out to."""

_SPECIAL = frozenset("^$*+{}.")
_BOUNDARIES = frozenset("bB<>")
_LONGEST = 300
_DEEPEST = 20


class Literals(NamedTuple):
    """The texts a pattern stands for, in the order of its alternatives."""

    texts: tuple[str, ...]
    ignores_case: bool


class NotLiteralError(ValueError):
    """A pattern that stands for more than a few texts; its message says by what."""


def literals(pattern: str) -> Literals:
    """Writes a pattern out. Raises NotLiteralError where it stands for more than `MOST` texts."""
    if len(pattern) > _LONGEST:
        raise NotLiteralError(f"it is longer than {_LONGEST} characters")
    ignores_case = False
    if pattern.startswith("(?i)"):
        ignores_case, pattern = True, pattern[4:]
    elif pattern.startswith("(?i:") and pattern.endswith(")") and pattern.count("(") == 1:
        ignores_case, pattern = True, pattern[4:-1]
    parser = _Parser(pattern)
    texts = parser.alternatives(0)
    if parser.at < len(pattern):
        raise NotLiteralError("a bracket is closed that was never opened")
    return Literals(tuple(dict.fromkeys(texts)), ignores_case)


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self, depth: int) -> list[str]:
        """What stands up to the closing bracket or the end: ``a|b``."""
        if depth > _DEEPEST:
            raise NotLiteralError("its brackets are nested too deep")
        found = self.sequence(depth)
        while self.peek() == "|":
            self.at += 1
            found = found + self.sequence(depth)
            if len(found) > MOST:
                raise NotLiteralError(f"it stands for more than {MOST} texts")
        return found

    def sequence(self, depth: int) -> list[str]:
        found = [""]
        while self.peek() not in ("|", ")", ""):
            piece = self.piece(depth)
            if self.peek() == "?":
                self.at += 1
                piece = [*piece, ""]
            if len(found) * len(piece) > MOST:
                raise NotLiteralError(f"it stands for more than {MOST} texts")
            found = list(chain.from_iterable([a + b for b in piece] for a in found))
        return found

    def piece(self, depth: int) -> list[str]:
        c = self.take()
        if c == "(":
            return self.group(depth)
        if c == "[":
            return self.characters()
        if c == "\\":
            return self.escape()
        if c in _SPECIAL or c == "?":
            raise NotLiteralError(f"“{c}” stands for texts without end, or for none")
        return [c]

    def group(self, depth: int) -> list[str]:
        if self.peek() == "?":
            if not self.pattern.startswith("?:", self.at):
                raise NotLiteralError("it looks at what stands around it")
            self.at += 2
        found = self.alternatives(depth + 1)
        if self.take() != ")":
            raise NotLiteralError("a bracket is never closed")
        return found

    def characters(self) -> list[str]:
        found: list[str] = []
        while (c := self.take()) != "]":
            if c == "":
                raise NotLiteralError("a bracket is never closed")
            if c == "\\":
                found += self.escape()
            elif (c == "^" and not found) or (c == "-" and found and self.peek() != "]"):
                raise NotLiteralError("it stands for a whole range of characters")
            else:
                found.append(c)
        if not found:
            raise NotLiteralError("it stands for a whole range of characters")
        return found

    def escape(self) -> list[str]:
        c = self.take()
        if c == "s":
            return [" "]
        if c in _BOUNDARIES:
            return [""]
        if c == "" or c.isalnum():
            raise NotLiteralError(f"“\\{c}” stands for many characters")
        return [c]

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        c = self.peek()
        self.at += 1
        return c
