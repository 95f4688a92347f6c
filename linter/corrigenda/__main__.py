"""The command line: ``corrigenda`` and ``python -m corrigenda``."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs the command and returns its exit code."""
    import json
    from datetime import date

    from corrigenda.config.settings import Settings
    from corrigenda.linting import Engine
    from corrigenda.registry import load_rules

    engine = Engine(load_rules(), date.today())
    settings = Settings()
    for path in sys.argv[1:]:
        for f in engine.check_path(path, settings).findings:
            place = f.location
            sys.stdout.write(
                f"{place.path}:{place.start.line}:{place.start.column} {f.severity.value} {f.rule} {json.dumps(place.text[:60], ensure_ascii=False)} {f.message}\n"  # noqa: E501
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
