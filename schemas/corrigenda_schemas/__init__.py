"""The JSON Schemas of corrigenda: article, profiles, configuration, findings.

Every schema has a stable ``$id`` under `BASE`, is shipped in the wheel and refers only to other
schemas of this package, so all of them resolve without a network::

    from corrigenda_schemas import load, registry

    load("article")["$id"]             # by name
    load("profiles/standard")          # a profile
    load("https://corrigenda.dev/schemas/1/config.schema.json")  # by $id

Two keywords are ours; a validator that does not know them ignores them, as JSON Schema asks:

``x-corrigenda``
    Maps each keyword beside it that can fail to the rule that reports it::

        "required": ["title", "doi"],
        "x-corrigenda": {
          "required": {
            "rule": "metadata/required", "severity": "error",
            "members": {"doi": {"severity": "info", "message": "the article has no DOI yet"}}
          }
        }

    ``rule`` is a rule id, ``severity`` one of error, warning, info, ``message`` the words to show
    (``{name}``, ``{value}``, ``{actual}`` and ``{expected}`` are replaced). All are optional.
    ``members`` says otherwise for single members of ``required`` or ``dependentRequired``.

``x-maxWords``, ``x-minWords``
    The greatest and least number of words (runs of characters other than white space) of a string.

On a profile, ``x-corrigenda-level`` names the level (minimal, standard, strict) of the other rules
that the profile turns on, and ``x-corrigenda-data`` is a schema for the file's own YAML or JSON
(the front matter as it is written), beside the profile's own demands on the canonical article.

The schemas are read with plain file functions: importlib.resources costs more than a check.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import Any

BASE = "https://corrigenda.dev/schemas/1/"
"""What every ``$id`` begins with. The number changes when a schema changes incompatibly."""

SUFFIX = ".schema.json"

Schema = dict[str, Any]

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def names() -> tuple[str, ...]:
    """The names of all schemas, sorted: ``article``, ``config``, ``profiles/joss`` and so on."""
    return tuple(sorted([*_listed(""), *("profiles/" + name for name in profiles())]))


@lru_cache(maxsize=1)
def profiles() -> tuple[str, ...]:
    """The names of the profiles, sorted: what ``profile`` in a configuration may name."""
    return tuple(_listed("profiles"))


def load(name_or_id: str) -> Schema:
    """The schema of a name (``article``, ``profiles/joss``) or an ``$id``, read once.

    The value is shared: do not change it. Raises KeyError for an unknown name or ``$id``.
    """
    name = name_or_id.removeprefix(BASE).removesuffix(SUFFIX)
    folder, _, stem = name.rpartition("/")
    if folder not in ("", "profiles") or stem not in _listed(folder):
        raise KeyError(name_or_id)
    return _read(name)


def profile(name: str) -> Schema:
    """The schema of a profile by its bare name. Raises KeyError for an unknown one."""
    return load(f"profiles/{name}")


def level(schema: Schema) -> str:
    """The rule level that a profile turns on: its own, else that of the profile it refers to.

    ``standard`` where neither says so.
    """
    own = schema.get("x-corrigenda-level")
    if isinstance(own, str):
        return own
    referred = [schema.get("$ref"), *(part.get("$ref") for part in _dicts(schema.get("allOf")))]
    for ref in referred:
        known = str(ref).rpartition("/")[2].removesuffix(SUFFIX)
        if known in profiles():
            return level(profile(known))
    return "standard"


def registry() -> dict[str, Schema]:
    """Every schema by its ``$id``, sorted: what resolves all references offline."""
    return {schema["$id"]: schema for schema in map(_read, names())}


def _dicts(value: Any) -> list[Schema]:
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


@lru_cache(maxsize=2)
def _listed(folder: str) -> list[str]:
    found = sorted(os.listdir(os.path.join(_FOLDER, folder)))
    return [name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)]


@cache
def _read(name: str) -> Schema:
    import json

    path = os.path.join(_FOLDER, *name.split("/")) + SUFFIX
    with open(path, encoding="utf-8") as file:
        schema: Schema = json.load(file)
    return schema
