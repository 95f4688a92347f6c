"""Writes termbases for other programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from corrigenda.errors import UsageError
from corrigenda.termbase.exchange.concepts import Imported, Terms, from_value
from corrigenda.termbase.exchange.tidying import joined
from corrigenda.termbase.loading import Library
from corrigenda.termbase.reading import decode

KINDS = ("tbx", "csv", "vale", "json", "yaml")
"""The kinds of file that are written; ``vale`` is a folder."""


def load(names: Iterable[str], library: Library) -> list[Terms]:
    """The termbases of these names (paths, or built-in ones). Raises UsageError for a broken one.

    What they extend is not taken with them.
    """
    found = []
    for name in names:
        location = library.locate(name, library.cwd)
        try:
            with open(location.path, "rb") as file:
                data = file.read()
        except OSError as error:
            reason = error.strerror or error
            raise UsageError(f"{location.shown}: cannot be read: {reason}") from None
        read = decode(location.shown, data)
        if read.wrong:
            raise UsageError("\n".join(read.lines()))
        terms = from_value(read.value)
        stem = os.path.splitext(os.path.basename(location.path))[0]
        found.append(terms if terms.name else terms._replace(name=stem))
    return found


def together(termbases: Sequence[Terms]) -> Terms:
    """Several termbases as one, named after all of them."""
    terms = joined(Imported(one) for one in termbases).terms
    if len(termbases) > 1:
        names = ", ".join(dict.fromkeys(one.name for one in termbases))
        terms = terms._replace(name=names, about="")
    return terms


def written(terms: Terms, kind: str) -> dict[str, str]:
    """The files of an export by their paths in a folder; one file has the path ``""``."""
    if kind == "tbx":
        from corrigenda.termbase.exchange.tbx_out import as_tbx

        return {"": as_tbx(terms)}
    if kind == "csv":
        from corrigenda.termbase.exchange.table_out import as_csv

        return {"": as_csv(terms)}
    if kind == "json":
        from corrigenda.termbase.exchange.json_out import as_json

        return {"": as_json(terms)}
    if kind == "vale":
        from corrigenda.termbase.exchange.vale_out import as_vale

        return as_vale(terms)
    from corrigenda.termbase.exchange.yaml_out import as_yaml

    return {"": as_yaml(terms)}


def losses(terms: Terms, kind: str) -> list[str]:
    """What the kind cannot hold, in words: ``except (3 entries)``."""
    if kind == "tbx":
        from corrigenda.termbase.exchange.tbx_out import lost
    elif kind == "vale":
        from corrigenda.termbase.exchange.vale_out import lost
    elif kind == "csv":
        from corrigenda.termbase.exchange.table_out import lost
    else:
        return []
    return [f"{key} ({count:,})" for key, count in lost(terms)]
