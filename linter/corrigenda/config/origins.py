"""What applies to a file, key by key, and where each is set: what ``corrigenda config`` shows."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NamedTuple

from corrigenda.article import Step
from corrigenda.config.configuration import Configuration
from corrigenda.config.layers import DEFAULT, RUN_KEYS, Layer
from corrigenda.termbase.terms import is_builtin


class Origin(NamedTuple):
    """One key that applies to a file: its value as the config would write it, and its source."""

    key: str
    value: Any
    source: str


def origins(configuration: Configuration, path: str) -> list[Origin]:
    """Every key that applies to a file, sorted, with its source.

    The keys of the run are those of the working directory, wherever the file stands.
    """
    full, shown = configuration.full(path), configuration.shown
    scope = configuration.scope(os.path.dirname(full))
    merged = scope.merged(scope.applying(full))
    settings, run = merged.settings(), configuration.run
    values: dict[str, Any] = {
        "profile": shown(settings.profile) if os.path.isabs(settings.profile) else settings.profile,
        "level": settings.level,
        "select": list(settings.select),
        "extend-select": list(settings.extend_select),
        "ignore": list(merged.lists.get("ignore", ())),
        "per-file-ignores": list(merged.file_ignores),
        "accept": sorted(set(merged.lists.get("accept", ()))),
        "accept-files": [shown(path) for path in merged.word_files()],
        "termbases": [
            name if is_builtin(name) else shown(name) for name in merged.termbase_names()
        ],
        "retractions": (None if settings.retractions is None else shown(settings.retractions.path)),
        "schema": [shown(path) for path in settings.schemas],
        "format": settings.format,
        "max-file-size": settings.max_file_size,
        "exclude": list(merged.lists.get("exclude", ())),
        "include": list(merged.lists.get("include", ())),
        "fail-on": run.fail_on.value if run.fail_on else "never",
        "baseline": None if run.baseline is None else shown(run.baseline),
        "cache-dir": shown(run.cache_dir),
        "jobs": run.jobs,
        "output-format": run.output_format,
        "force-exclude": run.force_exclude,
    }
    for rule, table in merged.rules.items():
        values.update((f'rules."{rule}".{name}', value) for name, value in table.items())
    of_file, of_run = merged.sources, configuration.here.plain().sources
    return [
        Origin(key, value, _source((of_run if key in RUN_KEYS else of_file).get(at, [])))
        for key, value in sorted(values.items())
        for at in ("profile" if key == "level" else key,)
    ]


def _source(places: Iterable[tuple[Layer, tuple[Step, ...]]]) -> str:
    return ", ".join(dict.fromkeys(layer.source(*path) for layer, path in places)) or DEFAULT
