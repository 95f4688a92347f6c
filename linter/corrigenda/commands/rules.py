"""``corrigenda rules``: every rule that is installed, as a table or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corrigenda import __version__
from corrigenda.commands._arguments import Parser, add_colour, choice
from corrigenda.commands._pages import Page, check_selectors, pages
from corrigenda.commands._terminal import is_coloured, put
from corrigenda.output._style import paint
from corrigenda.registry import load_rules
from corrigenda_schemas import profiles


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    parser = Parser(
        "rules",
        "Lists the rules: id, severity, the profile that turns a rule on, whether it can fix.",
    )
    parser.add_argument("selectors", nargs="*", metavar="RULE",
        help="rules or families; default: all of them")  # fmt: skip
    parser.add_argument("--output-format", metavar="FORMAT", default="table",
        type=choice("output format", ("table", "json")), help="table or json")  # fmt: skip
    parser.add_argument("--profile", metavar="NAME", type=choice("profile", profiles()),
        help="what a profile asks of the metadata, with the source of each demand")  # fmt: skip
    add_colour(parser)
    args = parser.parse(arguments)
    if args.profile:
        from corrigenda.commands._profile_table import shown_profile

        put(shown_profile(args.profile, args.output_format))
        return 0
    known = pages(load_rules())
    selectors = [word for given in args.selectors for word in given.split(",") if word]
    check_selectors("rules", selectors, known)
    chosen = [
        page
        for page in known.values()
        if not selectors or {page.info.id, page.family, "all"} & set(selectors)
    ]
    if args.output_format == "json":
        put(as_json(chosen))
    else:
        put(as_table(chosen, colour=is_coloured(args.color, sys.stdout)))
    return 0


def as_table(chosen: Sequence[Page], *, colour: bool = False) -> str:
    """One line a rule, an empty line between families."""
    rows = [
        (p.info.id, p.info.severity.value, p.turned_on, p.fix or "", p.info.summary) for p in chosen
    ]
    widths = [max((len(row[k]) for row in rows), default=0) for k in range(4)]
    lines, family = [], None
    for page, row in zip(chosen, rows, strict=True):
        if family not in (None, page.family):
            lines.append("")
        family = page.family
        cells = [cell.ljust(width) for cell, width in zip(row[:4], widths, strict=True)]
        cells[0] = paint(cells[0], "bold", colour)
        cells[1] = paint(cells[1], page.info.severity, colour)
        lines.append("  ".join([*cells, row[4]]).rstrip())
    return "".join(f"{line}\n" for line in lines)


def as_json(chosen: Sequence[Page]) -> str:
    """One object with the rules in the order of their ids."""
    from corrigenda.output.json import dump

    return dump(
        {
            "version": 1,
            "tool": {"name": "corrigenda", "version": __version__},
            "rules": [_entry(page) for page in chosen],
        }
    )


def _entry(page: Page) -> dict[str, object]:
    meta = page.meta
    return {
        "id": page.info.id,
        "family": page.family,
        "summary": page.info.summary,
        "severity": page.info.severity.value,
        "confidence": page.info.confidence.value,
        "profile": page.profile,
        "turned_on": page.turned_on,
        "fix": page.fix,
        "since": meta.since if meta else None,
        "options": [
            {
                "name": option.name,
                "default": option.default,
                "help": option.help,
                **({"choices": list(option.choices)} if option.choices else {}),
            }
            for option in (meta.options if meta else ())
        ],
        "sources": list(page.info.sources),
        "page": page.info.page,
    }
