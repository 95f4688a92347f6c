"""The command line: ``corrigenda`` and ``python -m corrigenda``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from corrigenda.errors import UsageError

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of SIGINT, as shells have it."""
BROKEN_PIPE = 141
"""The exit code when nobody reads the output any more: 128 and the number of SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code; whatever happens, nobody sees a traceback.

    With ``CORRIGENDA_DEBUG`` set in the environment, an unforeseen exception is raised.
    """
    from corrigenda.commands._terminal import error, forget_output, use_utf8

    given = list(sys.argv[1:] if arguments is None else arguments)
    use_utf8()
    try:
        code = _dispatch(given)
        sys.stdout.flush()
    except UsageError as problem:
        error(str(problem))
        code = 2
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        forget_output()
        code = BROKEN_PIPE
    except SystemExit as ending:  # argparse after --help
        code = ending.code if isinstance(ending.code, int) else 2
    except OSError as problem:  # a full disk, a folder that is gone
        forget_output()
        gone = isinstance(problem, FileNotFoundError)
        where = problem.filename or ("the working directory" if gone else "standard output")
        error(f"{where}: {problem.strerror or problem}")
        code = 2
    except Exception as problem:
        if os.environ.get("CORRIGENDA_DEBUG"):
            raise
        what = " ".join(f"{type(problem).__name__}: {problem}".split())
        error(f"{what} (a bug in corrigenda; CORRIGENDA_DEBUG=1 shows where)")
        code = 2
    return code


def _dispatch(arguments: list[str]) -> int:
    from corrigenda.commands import COMMANDS

    name = next(iter(arguments), "--help")
    if name in COMMANDS:
        code: int = import_module(f"corrigenda.commands.{name}").run(arguments[1:])
        return code
    if name in ("-V", "--version"):
        from corrigenda import __version__

        sys.stdout.write(f"corrigenda {__version__}\n")
        return 0
    if name in ("-h", "--help", "help"):
        rest = [word for word in arguments[1:2] if word in COMMANDS]
        if rest:
            return _dispatch([*rest, "--help"])
        sys.stdout.write(_help())
        return 0
    from corrigenda.commands._arguments import did_you_mean

    hint = did_you_mean(name, COMMANDS) or f" (one of {', '.join(COMMANDS)})"
    if name.startswith("-") or os.path.exists(name):
        hint = "; to check files, write `corrigenda check`"
    raise UsageError(f"unknown command “{name}”{hint}")


def _help() -> str:
    from corrigenda.commands import COMMANDS

    width = max(map(len, COMMANDS))
    commands = "".join(f"  {name:<{width}}  {does}\n" for name, does in COMMANDS.items())
    return (
        "usage: corrigenda COMMAND [OPTIONS]\n\n"
        "A linter for scholarly articles and what is derived from them.\n\n"
        f"commands:\n{commands}\n"
        "`corrigenda COMMAND --help` shows the options of a command, `--version` the version.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
