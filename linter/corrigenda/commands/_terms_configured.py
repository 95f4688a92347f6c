"""Which termbases the configuration of the working directory names."""

from __future__ import annotations

from corrigenda.config import Configuration
from corrigenda.termbase.terms import is_builtin


def names_of(configuration: Configuration) -> list[str]:
    """The termbases in force, the nearest first: absolute paths, and built-in names.

    Those of `overrides` come after them.
    """
    scope = configuration.here
    names = scope.plain().termbase_names()
    for number, layer in enumerate(scope.layers):
        if layer.files is not None:
            names += scope.merged([number]).termbase_names()
    return list(dict.fromkeys(names))


def files_of(configuration: Configuration) -> list[str]:
    """Those of them that are files, as they are shown."""
    return [configuration.shown(name) for name in names_of(configuration) if not is_builtin(name)]
