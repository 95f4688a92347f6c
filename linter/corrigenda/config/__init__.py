"""Configuration: where it is found, what it may hold, what applies to a file."""

from __future__ import annotations

from corrigenda.config.configuration import Configuration, RunSettings, load

__all__ = ["Configuration", "RunSettings", "load"]
