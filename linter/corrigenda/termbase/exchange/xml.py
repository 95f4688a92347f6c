"""Reads XML of any size by events, and nothing but the file itself.

A document type may be named, as TBX and MeSH files do, and is not fetched. A file that declares
an entity is refused: neither format needs one, and an entity can name other files or swell to any
size.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Protocol
from xml.parsers import expat  # entities are refused below

from corrigenda.termbase.exchange.concepts import ExchangeError

_PIECE = 1 << 16
_DEPTH = 200
_TEXT = 100_000


class Handler(Protocol):
    """What is told of each element. `name` is without a namespace's prefix, `line` is 1-based."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """A piece of text."""


class Text:
    """Collects the text of an element, up to a limit."""

    __slots__ = ("_length", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, data: str) -> None:
        """Adds a piece. Raises ExchangeError where the element holds more than any term does."""
        self._length += len(data)
        if self._length > _TEXT:
            raise ExchangeError(f"an element with more than {_TEXT:,} characters of text")
        self._parts.append(data)

    def __str__(self) -> str:
        return "".join(self._parts)


def parse(file: BinaryIO, handler: Handler) -> None:
    """Reads a file to its end. Raises ExchangeError where it is malformed or not to be trusted."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def here(message: str) -> ExchangeError:
        return ExchangeError(message, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise here(f"elements nested more than {_DEPTH} deep")
        try:
            handler.start(name.rpartition(":")[2], attributes, parser.CurrentLineNumber)
        except ExchangeError as error:
            raise here(str(error)) from None

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name.rpartition(":")[2])

    def entity(name: str, *rest: object) -> None:
        raise here(f"it declares an entity (“{name}”); a file that does is not read")

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise here(f"the entity &{name}; is declared nowhere in the file")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = skipped
    try:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code) if error.code else str(error)
        raise ExchangeError(f"malformed XML: {reason}", error.lineno, error.offset + 1) from None
    except ExchangeError as error:
        raise error if error.line else here(str(error)) from None
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise ExchangeError(f"malformed XML: {error}", parser.CurrentLineNumber) from None
