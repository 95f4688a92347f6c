"""Profiles: the names of the built-in ones, and the level of rules that one turns on."""

from __future__ import annotations

import os
from typing import Any

from corrigenda.config.settings import LEVELS
from corrigenda.errors import UsageError


def names() -> tuple[str, ...]:
    """The built-in profiles: the three levels first, then the others, sorted."""
    from corrigenda_schemas import profiles

    return LEVELS + tuple(name for name in profiles() if name not in LEVELS)


def is_path(profile: str) -> bool:
    """Whether a profile is given as the path of a schema, not by name."""
    return "/" in profile or os.sep in profile or profile.endswith((".json", ".yaml", ".yml"))


def level_of(profile: str) -> str:
    """The level that a profile (a name or an absolute path) turns on.

    Raises UsageError for a profile that cannot be read.
    """
    if profile in LEVELS:
        return profile
    import corrigenda_schemas as schemas

    found = _load(profile) if is_path(profile) else schemas.profile(profile)
    level = schemas.level(found) if isinstance(found, dict) else ""
    if level not in LEVELS:
        listed = ", ".join(LEVELS)
        raise UsageError(f"{profile}: x-corrigenda-level “{level}” is none of {listed}")
    return level


def _load(path: str) -> Any:
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the profile cannot be read: {error}") from error
    import json

    try:
        if path.endswith(".json"):
            return json.loads(text)
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError
    except ValueError as error:
        raise UsageError(f"{path}: the profile is not JSON: {error}") from error
    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        line = " ".join(str(error).split())
        raise UsageError(f"{path}: the profile is not YAML: {line}") from error
