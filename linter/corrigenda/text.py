"""Bytes and text: decoding, byte order mark, newlines, lines and columns.

Every position in the program is a code-point offset into `SourceText.text`, whose newlines are
exactly those of the file. Lines and columns are computed from offsets, here and nowhere else.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']""")
_ENCODINGS = (
    "iso",
    "cp",
    "koi",
    "mac",
    "ascii",
    "gb",
    "big5",
    "euc",
    "shift",
    "hz",
    "johab",
    "tis",
)
"""How the names of the encodings begin that files are kept in, as Python writes them."""
_BINARY_PROBE = 8192


class Position(NamedTuple):
    """A place in a file: 1-based line, 1-based column and 0-based offset, in code points."""

    line: int
    column: int
    offset: int


class Span(NamedTuple):
    """A range of the source: code-point offsets, `end` exclusive."""

    start: int
    end: int


class UndecodableError(ValueError):
    """A file whose bytes are not text. `line` (1-based) is where the first bad byte stands."""

    def __init__(self, message: str, line: int = 1, *, binary: bool = False) -> None:
        super().__init__(message)
        self.line = line
        self.binary = binary


def _declared(body: bytes) -> str:
    """The encoding that an XML declaration names, if Python knows it for text; else UTF-8."""
    match = _DECLARATION.match(body)
    if match is not None:
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
            if name.startswith(_ENCODINGS) and body[:5].decode(name) == "<?xml":
                return name
        except (LookupError, UnicodeError):
            pass
    return "utf-8"


class SourceText:
    """The decoded text of one file, newlines untouched, and what is needed to write it back.

    `path` is the name that findings show: relative to the working directory, with ``/``.
    """

    __slots__ = ("_starts", "bom", "encoding", "path", "text")

    def __init__(self, path: str, text: str, encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self._starts: list[int] | None = None

    @classmethod
    def from_bytes(cls, path: str, data: bytes) -> SourceText:
        """Decodes `data`: UTF-8, UTF-16/32 where a byte order mark says so, or what XML declares.

        Raises UndecodableError for binary data and for bytes that are not valid in the encoding.
        """
        bom, encoding = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", "utf-8"))
        body = data[len(bom) :] if bom else data
        if not bom and body.startswith(b"<?xml"):
            encoding = _declared(body)
        if encoding == "utf-8" and b"\0" in body[:_BINARY_PROBE]:
            raise UndecodableError("binary file (it holds NUL bytes)", binary=True)
        try:
            return cls(path, body.decode(encoding), encoding, bom)
        except UnicodeDecodeError as error:
            bad = body[error.start : error.start + 1].hex()
            line = 1 + len(_NEWLINE.findall(body[: error.start].decode(encoding, "replace")))
            name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
            raise UndecodableError(
                f"not valid {name}: byte 0x{bad} at byte {len(bom) + error.start}; "
                "save the file as UTF-8",
                line,
            ) from None

    def to_bytes(self, text: str | None = None) -> bytes:
        """The bytes of the file, or of `text` in this file's encoding, with its byte order mark.

        A character that the encoding of an XML file lacks becomes a character reference.
        """
        whole = self.text if text is None else text
        return self.bom + whole.encode(
            self.encoding, "strict" if self.encoding.startswith("utf") else "xmlcharrefreplace"
        )

    @property
    def starts(self) -> list[int]:
        """The offsets at which lines start; the first is 0."""
        if self._starts is None:
            self._starts = [0, *(m.end() for m in _NEWLINE.finditer(self.text))]
        return self._starts

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds `offset`."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> Position:
        """The line, column and offset of `offset`, which may equal the length of the text."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1, offset)

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its newline."""
        return self.text[slice(*self.line_span(line))]

    def line_span(self, line: int) -> Span:
        """Where a 1-based line stands, without its newline."""
        start = self.starts[line - 1]
        if line == len(self.starts):
            return Span(start, len(self.text))
        end = self.starts[line] - 1
        return Span(start, end - (self.text[end - 1 : end + 1] == "\r\n"))
