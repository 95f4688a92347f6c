"""What the command lines of the subcommands share: the parser, lists, the options of a check."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from corrigenda.errors import UsageError
from corrigenda.readers import FORMATS as INPUT_FORMATS

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """As wide as COLUMNS says, else 80: argparse would import shutil to ask the terminal."""

    def __init__(self, prog: str, indent: int = 2, position: int = 24, width: int = 0) -> None:
        columns = os.environ.get("COLUMNS", "")
        wide = width or (int(columns) if columns.isdecimal() else 80)
        super().__init__(prog, indent, position, max(wide, 40) - 2)


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError with a hint instead of ending the program."""

    def __init__(self, command: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=f"corrigenda {command}",
            description=description,
            epilog=epilog,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raises UsageError with argparse's words and where to read on."""
        raise UsageError(f"{message} (see `{self.prog} --help`)")

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The values of the arguments; an unknown option is named with the nearest known one."""
        values, unknown = self.parse_known_args(arguments)
        if unknown:
            name = unknown[0].partition("=")[0]
            known = [option for action in self._actions for option in action.option_strings]
            what = "option" if name.startswith("-") else "argument"
            raise UsageError(f"unknown {what} {name}{did_you_mean(name, known)}")
        return values


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean `…`?``, or where no known word is near, where to find help."""
    from corrigenda.config.checking import closest

    return closest(word, known)


def choice(what: str, known: Iterable[str]) -> Callable[[str], str]:
    """An argparse type that takes one of the known words and names the nearest to a wrong one."""
    names = list(known)

    def convert(word: str) -> str:
        if word in names:
            return word
        hint = did_you_mean(word, names) or f" (one of {', '.join(names)})"
        raise argparse.ArgumentTypeError(f"unknown {what} “{word}”{hint}")

    return convert


def add_selection(parser: Parser) -> None:
    """Adds the options that say which rules run on which files."""
    rules = parser.add_argument_group("rules")
    add = rules.add_argument
    add("--select", action="append", metavar="RULES",
        help="run these only: rules, families or all, separated by commas")  # fmt: skip
    add("--extend-select", action="append", metavar="RULES", help="run these too")
    add("--ignore", action="append", metavar="RULES", help="do not run these")
    add("--profile", metavar="PROFILE",
        help="minimal, standard, strict, a journal's profile, or a schema file")  # fmt: skip
    add("--today", metavar="YYYY-MM-DD", type=_day, help="the date to take for today")
    files = parser.add_argument_group("files and configuration")
    add = files.add_argument
    add("--config", metavar="FILE", help="read this configuration for all files")
    add("--isolated", action="store_true", help="read no configuration")
    add("--format", metavar="FORMAT", type=choice("format", INPUT_FORMATS), dest="input_format",
        help=f"read the files as {', '.join(INPUT_FORMATS)}, whatever their names")  # fmt: skip
    add("--force-exclude", action="store_true", default=None,
        help="leave out excluded files even where they are named")  # fmt: skip
    add("--jobs", metavar="N", type=_jobs, help="processes to use; 0: as many as pay")
    add("--no-cache", action="store_true", help="neither read nor write the cache")


def add_talk(parser: Parser) -> None:
    """Adds the options that say how much is said, and in what colour."""
    talk = parser.add_argument_group("talk")
    add = talk.add_argument
    add("-v", "--verbose", action="store_true", help="say what is skipped; show tracebacks")
    add("-q", "--quiet", action="store_true", help="say nothing but the findings")
    add_colour(talk)


def add_colour(group: Any) -> None:
    """Adds ``--color`` to a parser or group."""
    modes = ("auto", "always", "never")
    group.add_argument("--color", metavar="WHEN", type=choice("--color value", modes),
                       default="auto", help="auto, always or never")  # fmt: skip


def listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """The words of an option that may be repeated and holds words separated by commas."""
    if values is None:
        return None
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date as YYYY-MM-DD") from None


def _jobs(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes")
    return int(text)
