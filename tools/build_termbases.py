"""Packs the built-in termbases: each YAML file of rules/corrigenda_rules/terms, beside itself.

    python tools/build_termbases.py

A test fails where a packed form is not of its file. With --check nothing is written; the exit code
is 1 where a file is missing or out of date.
"""

from __future__ import annotations

import os
import sys

from corrigenda.errors import UsageError
from corrigenda.termbase.loading import EXTENSIONS, make, packed_beside

FOLDER = os.path.join(os.path.dirname(__file__), "..", "rules", "corrigenda_rules", "terms")


def main(folder: str = FOLDER, *, write: bool = True) -> int:
    """Packs every termbase of a folder; returns the exit code."""
    folder, stale = os.path.normpath(folder), []
    for name in sorted(os.listdir(folder)):
        stem, extension = os.path.splitext(name)
        if extension not in EXTENSIONS:
            continue
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            data = file.read()
        try:
            packed = make(f"corrigenda:{stem}", data)
        except UsageError as error:
            print(str(error).replace(f"corrigenda:{stem}:", f"{path}:"), file=sys.stderr)
            return 2
        if _kept(packed_beside(path)) != packed:
            stale.append(name)
            if write:
                with open(packed_beside(path), "wb") as file:
                    file.write(packed)
        print(f"{name}: {len(data):,} bytes, packed {len(packed):,}")
    return 1 if stale and not write else 0


def _kept(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main(write="--check" not in sys.argv))
