"""What applies to one file, after config files, overrides and the command line are merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from corrigenda.accepting import NOTHING, Accept
from corrigenda.finding import Severity
from corrigenda.termbase.terms import NOTHING as NO_TERMS
from corrigenda.termbase.terms import Terms

if TYPE_CHECKING:
    from corrigenda.retractions import Retractions

LEVELS = ("minimal", "standard", "strict")
"""The profiles every installation has, from least to most demanding."""


class RuleSettings(NamedTuple):
    """What the config says of one rule. None: as the rule's metadata says."""

    severity: Severity | None = None
    options: Mapping[str, Any] = {}


class Settings(NamedTuple):
    """The settings of one file. One object serves all files to which the same settings apply.

    `level` is the profile's rank among `LEVELS` names; `profile` names or points to its schema.
    `schemas` are the user's own schemas for this file (absolute paths). `accept` holds words that
    spelling and terminology rules leave alone: those of the configuration and of files of words.
    `terms` are the termbases that hold for the file.
    `max_file_size` is in bytes. `retractions` is the table of retracted works, if there is one.
    """

    profile: str = "standard"
    level: str = "standard"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    accept: Accept = NOTHING
    rules: Mapping[str, RuleSettings] = {}
    schemas: tuple[str, ...] = ()
    format: str | None = None
    max_file_size: int = 10_000_000
    terms: Terms = NO_TERMS
    retractions: Retractions | None = None

    def digest(self) -> bytes:
        """A value that differs wherever the settings could change a result."""
        rules = sorted((k, v.severity, sorted(v.options.items())) for k, v in self.rules.items())
        plain = self._replace(rules=(), accept=(), terms=())  # type: ignore[arg-type]
        return repr((plain, rules, self.accept.digest(), self.terms.digest())).encode()
