"""Reads a file of terms of another program, whatever kind it is: the content tells."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple, cast

from corrigenda.errors import UsageError
from corrigenda.termbase.exchange.concepts import ExchangeError, Imported
from corrigenda.termbase.reading import FILE_LIMIT, looks_like_termbase
from corrigenda.text import SourceText, UndecodableError

KINDS = ("tbx", "csv", "mesh", "vale")
"""The kinds of file that are read."""

_HEAD = 1 << 16
_GZIP = b"\x1f\x8b"


class Options(NamedTuple):
    """What to take: the language of a TBX; of MeSH what `mesh.read` says; a table's encoding."""

    lang: str = "en"
    entry_terms: str = "allow"
    branches: Sequence[str] = ()
    encoding: str | None = None


def read(path: str, shown: str, kind: str | None, options: Options) -> Imported:
    """Reads a file; `kind` is one of `KINDS`, None: as its content says. Raises UsageError."""
    try:
        with open(path, "rb") as file:
            if file.read(2) == _GZIP:
                return _unzipped(file, shown, kind, options)
            file.seek(0)
            return _read(file, shown, kind, options)
    except ExchangeError as error:
        raise UsageError(error.at(shown)) from None
    except UndecodableError as error:
        hint = "" if options.encoding else ", or name its encoding: --encoding cp1252"
        raise UsageError(f"{shown}:{error.line}: {error}{hint}") from None
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{shown}: cannot be read: {reason}") from None


def _unzipped(file: BinaryIO, shown: str, kind: str | None, options: Options) -> Imported:
    import gzip
    import zlib

    file.seek(0)
    try:
        with gzip.open(file) as inner:
            return _read(cast("BinaryIO", inner), shown, kind, options)
    except zlib.error as error:
        raise ExchangeError(f"broken gzip data: {error}") from None


def _read(file: BinaryIO, shown: str, kind: str | None, options: Options) -> Imported:
    head = file.read(_HEAD)
    file.seek(0)
    kind = kind or detected(head, shown)
    if kind == "tbx":
        from corrigenda.termbase.exchange import tbx

        return tbx.read(file, options.lang)
    if kind == "mesh":
        from corrigenda.termbase.exchange import mesh

        return mesh.read(file, entry_terms=options.entry_terms, branches=options.branches)
    data = file.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise ExchangeError(f"more than {FILE_LIMIT / 1e6:.0f} MB; split it")
    source = _decoded(shown, data, options.encoding)
    if kind == "csv":
        from corrigenda.termbase.exchange import table

        return table.read(source)
    return _vale(source)


def detected(head: bytes, name: str) -> str:
    """The kind of a file from its first bytes. Raises ExchangeError where they say nothing."""
    text = _text_of(head)
    if text.lstrip().startswith("<"):
        if re.search(r"<(?:\w+:)?(?:tbx|TBX|martif)\b", text):
            return "tbx"
        if "<DescriptorRecordSet" in text:
            return "mesh"
        found = re.search(r"<([A-Za-z][\w:.-]*)", re.sub(r"<[?!][^>]*>", "", text))
        root = f"its root is <{found.group(1)}>" if found else "it has no element"
        raise ExchangeError(f"XML, but neither TBX nor MeSH descriptors: {root}")
    if looks_like_termbase(text):
        raise ExchangeError("this is a termbase of corrigenda already; name it in `termbases`")
    if re.search(r"^extends:", text, re.MULTILINE):
        return "vale"
    if os.path.basename(name).casefold() in ("accept.txt", "reject.txt"):
        return "vale"
    if _has_columns(text):
        return "csv"
    raise ExchangeError(
        "what this is cannot be told; say it with --from tbx, csv (its first row names the "
        "columns: use, avoid …), mesh or vale"
    )


def _text_of(head: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):  # fmt: skip
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _has_columns(text: str) -> bool:
    """Whether the first row names a column of terms."""
    from corrigenda.termbase.exchange.cells import delimiter_of
    from corrigenda.termbase.exchange.table import column_of

    first = text.lstrip("\r\n").partition("\n")[0]
    named = {column_of(cell.strip(' "\r')) for cell in first.split(delimiter_of(first))}
    return bool(named & {"use", "avoid", "allow"})


def _decoded(shown: str, data: bytes, encoding: str | None) -> SourceText:
    if encoding is None:
        return SourceText.from_bytes(shown, data)
    try:
        return SourceText(shown, data.decode(encoding), encoding)
    except LookupError:
        raise UsageError(f"--encoding: there is no encoding “{encoding}”") from None
    except UnicodeDecodeError as error:
        line = 1 + data[: error.start].count(b"\n")
        raise UndecodableError(f"not valid {encoding}: byte {error.start}", line) from None


def _vale(source: SourceText) -> Imported:
    from corrigenda.termbase.exchange import vale

    if not re.search(r"^extends:", source.text, re.MULTILINE):
        return vale.read_vocabulary(source)
    from corrigenda.readers.yaml import parse_yaml

    part = parse_yaml(source)
    if part.problems:
        problem = part.problems[0]
        place = source.position(problem.span.start)
        raise ExchangeError(problem.message, place.line, place.column)
    tree = part.trees[0] if part.trees else None
    if tree is None or not isinstance(tree.value, dict):
        raise ExchangeError("a style of Vale is a mapping", 1)
    return vale.read_style(
        tree.value, lambda at: source.line_of((tree.key_span(at) or tree.span(at)).start)
    )
