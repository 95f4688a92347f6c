"""Profiles: the names of the built-in ones, and the level of rules that one turns on."""

from __future__ import annotations

import os

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
    if is_path(profile):
        from corrigenda.validation.loading import level_of as level_of_file

        level = level_of_file(profile)
        if level not in LEVELS:
            listed = ", ".join(LEVELS)
            raise UsageError(f"{profile}: x-corrigenda-level “{level}” is none of {listed}")
        return level
    import corrigenda_schemas as schemas

    return schemas.level(schemas.profile(profile))
