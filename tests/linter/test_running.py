"""Many files in processes that share nothing: each gets the settings of its own files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corrigenda import running
from corrigenda.config.settings import Settings
from corrigenda.linting import Engine
from corrigenda.registry import rule_entries


def test_a_spawned_pool_keeps_the_settings_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_start_method", lambda: "spawn")
    loud, quiet = Settings(select=("typography",)), Settings(select=("spelling",))
    for name in ("a.md", "b.md", "c.md", "d.md"):
        (tmp_path / name).write_text("The role of of sleep in memory.\n")
    engine = Engine(rule_entries(), date(2026, 1, 15))
    settings = {str(tmp_path / n): s for n, s in zip("abcd", (loud, quiet) * 2, strict=True)}

    def settings_for(path: str) -> Settings:
        return settings[path.removesuffix(".md")]

    engine.check_path(str(tmp_path / "a.md"), quiet)  # what it keeps is of this process only
    files = [str(tmp_path / name) for name in ("a.md", "b.md", "c.md", "d.md")]
    results = running.lint(engine, files, settings_for, jobs=2)
    assert [[f.rule for f in r.findings] for r in results] == [["typography/doubled-word"], []] * 2
