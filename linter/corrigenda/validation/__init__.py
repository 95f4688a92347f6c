"""JSON Schemas as rules: what a schema says of a document, at the characters it is about.

`schema_findings` is what the engine calls. `errors` is the bare validation behind it::

    >>> [e.member for e in errors({"required": ["doi"]}, {"title": "On Lupus"})]
    ['doi']

Two libraries stand behind `errors` and give the same answers (tests/linter/test_validation.py
holds them to it): jsonschema-rs, which is imported in a fifth of the time, for the schemas of
corrigenda itself, which every hook run uses; jsonschema, the reference, for the schemas of users,
whose dialect, patterns and references are theirs to choose, and wherever jsonschema-rs is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corrigenda.config.settings import Settings
    from corrigenda.document import Document
    from corrigenda.finding import Finding
    from corrigenda.validation.schema_error import SchemaError


def errors(schema: dict[str, Any] | bool, value: Any, *, engine: str = "auto") -> list[SchemaError]:
    """Every error of a JSON value under a schema (draft 2020-12 where it names no other).

    The order is that of the value's pointers, then of the schema's. References resolve to the
    schemas of corrigenda and inside the schema itself. `engine` is ``jsonschema``,
    ``jsonschema-rs`` or ``auto``. Raises UsageError for a schema that is none, or that refers to
    one nobody has.
    """
    from corrigenda.validation.engines import compiled

    return compiled(schema, engine).errors(value)


def schema_findings(document: Document, settings: Settings) -> Iterator[Finding]:
    """What the profile's schema and the user's own schemas say of a document.

    Raises UsageError when a schema that the settings name cannot be used.
    """
    from corrigenda.validation.reporting import report

    return report(document, settings)
