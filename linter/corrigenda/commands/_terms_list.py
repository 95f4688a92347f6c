"""``corrigenda terms list``: the forms that are reported here, and what to write in their place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corrigenda import config
from corrigenda.commands._arguments import Parser, choice
from corrigenda.commands._terminal import put
from corrigenda.commands._terms_configured import names_of
from corrigenda.termbase.loading import Library
from corrigenda.termbase.packing import Packed


class Row(NamedTuple):
    """A form that is reported, or a name of which every other spelling is. `why` may be empty."""

    form: str
    is_name: bool
    write: tuple[str, ...]
    advice: str
    severity: str
    profile: str
    place: str
    why: str


def run(arguments: Sequence[str]) -> int:
    """Runs the action and returns the exit code: 1 where ``--find`` finds nothing."""
    parser = Parser(
        "terms list",
        "Shows every form that the termbases of this folder report, what to write, and where that\n"
        "is said. The nearest termbase comes first, and outranks those after it.",
    )
    parser.add_argument("termbases", nargs="*", metavar="TERMBASE",
        help="these only: files, or built-in ones as corrigenda:statistics")  # fmt: skip
    parser.add_argument("--find", metavar="TEXT",
        help="show only what names this text, in any case")  # fmt: skip
    parser.add_argument("--output-format", metavar="FORMAT", default="text",
        type=choice("output format", ("text", "json")), help="text or json")  # fmt: skip
    parser.add_argument("--config", metavar="FILE", help="read this configuration")
    args = parser.parse(arguments)
    configuration = config.load(os.getcwd(), explicit=args.config)
    rows = list(_rows(args.termbases or names_of(configuration), configuration.library))
    if args.find is not None:
        wanted = args.find.casefold()
        rows = [row for row in rows if _names(row, wanted)]
    put(_as_json(rows) if args.output_format == "json" else _as_text(rows))
    return 1 if args.find is not None and not rows else 0


def _rows(names: Sequence[str], library: Library) -> Iterator[Row]:
    for name in names:
        location = library.locate(name, library.cwd)
        packed = library.packed(location)
        for number, form in sorted(_forms(packed)):
            said = packed.record(number)
            place = f"{location.shown}:{said.line}" if said.line else location.shown
            yield Row(
                form, said.name, said.use, said.advice, said.severity, said.profile, place, said.why
            )


def _forms(packed: Packed) -> set[tuple[int, str]]:
    """The forms of a termbase as they are listed, each with the number of what to say of it."""
    return {
        (found.record, found.form) for anchor in packed.anchors for found in packed.under(anchor)
    }


def _names(row: Row, wanted: str) -> bool:
    return any(wanted in text.casefold() for text in (row.form, *row.write))


def _as_text(rows: Sequence[Row]) -> str:
    from corrigenda.output._style import visible

    told = [(_left(row), _right(row), row.place, _remark(row)) for row in rows]
    width = min(30, max((len(one[0]) for one in told), default=0))
    across = min(40, max((len(one[1]) for one in told), default=0))
    return "".join(
        visible(f"{left:<{width}}  {right:<{across}}  {place}  {remark}".rstrip()) + "\n"
        for left, right, place, remark in told
    )


def _left(row: Row) -> str:
    return "any other spelling" if row.is_name else row.form


def _right(row: Row) -> str:
    if row.is_name:
        return f"→ {row.form}"
    return f"→ {' | '.join(row.write)}" if row.write else f"({row.advice})"


def _remark(row: Row) -> str:
    said = [row.why] if row.why else []
    if row.profile != "standard":
        said.append(f"profile {row.profile}")
    if row.severity != "warning":
        said.append(row.severity)
    return f"# {'; '.join(said)}" if said else ""


def _as_json(rows: Sequence[Row]) -> str:
    from corrigenda import __version__
    from corrigenda.output.json import dump

    terms = [
        {
            "form": row.form,
            "name": row.is_name,
            "use": list(row.write),
            "advice": row.advice or None,
            "why": row.why or None,
            "severity": row.severity,
            "profile": row.profile,
            "place": row.place,
        }
        for row in rows
    ]
    tool = {"name": "corrigenda", "version": __version__}
    return dump({"version": 1, "tool": tool, "terms": terms})
