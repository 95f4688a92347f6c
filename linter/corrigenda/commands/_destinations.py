"""Where a report goes: standard output, and the files that ``--output-file`` names.

``--output-file FORMAT:PATH`` is a further report. ``--output-file PATH`` without a format takes
that of ``--output-format`` if the file's extension goes with it, and standard output then stays
silent; else the format of its extension (``.sarif``, ``.json``, ``.xml`` for junit, ``.txt``).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from corrigenda.errors import UsageError
from corrigenda.output import FORMATS

_BY_EXTENSION = {
    ".json": "json",
    ".log": "full",
    ".rdjson": "rdjson",
    ".sarif": "sarif",
    ".txt": "full",
    ".xml": "junit",
}


class Destinations(NamedTuple):
    """The format on standard output (None: nothing goes there), and (format, path) of each file."""

    stdout: str | None
    files: tuple[tuple[str, str], ...]


def destinations(output_format: str | None, default: str, files: Sequence[str]) -> Destinations:
    """Where the reports go, for ``--output-format`` as given and each ``--output-file``.

    Raises UsageError where a format cannot be told, or two reports go to one file.
    """
    stdout: str | None = output_format or default
    found: list[tuple[str, str]] = []
    for file in files:
        prefix, colon, path = file.partition(":")
        if colon and prefix in FORMATS:
            name = prefix
        elif colon and len(prefix) > 1 and not os.path.dirname(prefix) and prefix.isalpha():
            from corrigenda.commands._arguments import did_you_mean

            hint = did_you_mean(prefix, FORMATS) or f" (one of {', '.join(FORMATS)})"
            raise UsageError(f"--output-file: unknown format “{prefix}”{hint}")
        else:
            path = file
            extension = os.path.splitext(path)[1].lower()
            known = _BY_EXTENSION.get(extension)
            if output_format and (known is None or extension in FORMATS[output_format]):
                name, stdout = output_format, None
            elif known is not None:
                name = known
            else:
                raise UsageError(
                    f"--output-file {path}: say the format as in --output-file json:{path}"
                )
        if not path:
            raise UsageError(f"--output-file {file}: no path after the format")
        if any(os.path.abspath(path) == os.path.abspath(other) for _, other in found):
            raise UsageError(f"--output-file: two reports cannot go to {path}")
        found.append((name, path))
    return Destinations(stdout, tuple(found))


def write(path: str, text: str) -> None:
    """Writes a report, whole or not at all, as UTF-8; makes the folder where there is none.

    Raises UsageError where it cannot be written.
    """
    write_data(path, text.encode("utf-8", "backslashreplace"), f"--output-file {path}")


def write_data(path: str, data: bytes, name: str) -> None:
    """Writes a file, whole or not at all; makes its folder. `name` is what an error calls it.

    Raises UsageError where it cannot be written.
    """
    from corrigenda.fixing import replace

    target = os.path.realpath(path)
    try:
        if os.path.isfile(target):
            replace(target, data, mode=os.stat(target).st_mode)
        elif os.path.exists(target):  # a pipe or a device; a folder raises
            with open(target, "wb") as file:
                file.write(data)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            replace(target, data)
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror or error}") from None
