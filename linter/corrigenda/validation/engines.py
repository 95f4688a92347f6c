"""Which library validates what: see `corrigenda.validation`.

A schema of corrigenda's own is compiled once in a process.
"""

from __future__ import annotations

from functools import cache

from corrigenda.validation.quick import quick
from corrigenda.validation.reference import reference
from corrigenda.validation.validator import Schema, Validator
from corrigenda_schemas import registry


def compiled(schema: Schema, engine: str = "auto") -> Validator:
    """The validator of a schema; that of one of corrigenda's own is kept."""
    identity = schema.get("$id") if isinstance(schema, dict) else None
    if isinstance(identity, str) and registry().get(identity) is schema:
        return _own(identity, engine)
    return quick(schema) if engine == "jsonschema-rs" else reference(schema)


@cache
def _own(identity: str, engine: str) -> Validator:
    schema = registry()[identity]
    if engine == "auto":
        return trusted(schema)
    return quick(schema) if engine == "jsonschema-rs" else reference(schema)


def trusted(schema: Schema) -> Validator:
    """The validator of a schema written here, in what both libraries have in common."""
    try:
        return quick(schema)
    except ImportError:  # no wheel for this platform: the reference says the same, later
        return reference(schema)
