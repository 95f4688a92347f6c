"""Configuration: where it is found, what it may hold, what applies to a file."""

from __future__ import annotations

from corrigenda.config.configuration import Configuration, Origin, RunSettings, load

__all__ = ["Configuration", "Origin", "RunSettings", "load"]
