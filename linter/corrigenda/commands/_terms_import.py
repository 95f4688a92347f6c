"""``corrigenda terms import``: a termbase from the files of other programs."""

from __future__ import annotations

import os
from collections.abc import Sequence

from corrigenda.commands._arguments import Parser, choice, listed
from corrigenda.commands._terminal import say
from corrigenda.commands._terms_files import (
    add_output,
    deliver,
    how_to_name,
    refuse_to_overwrite,
    say_left_out,
    termbase_text,
)
from corrigenda.output._words import counted
from corrigenda.termbase.exchange.concepts import Imported, LeftOut
from corrigenda.termbase.exchange.importing import KINDS, Options, read
from corrigenda.termbase.exchange.tidying import joined, tidied

_ENTRY_TERMS = ("allow", "avoid", "none")


def run(arguments: Sequence[str]) -> int:
    """Runs the action and returns the exit code. Raises UsageError for a file it cannot take."""
    parser = Parser(
        "terms import",
        "Makes a termbase of the terms in TBX (ISO 30042), tables (CSV, TSV), MeSH descriptors\n"
        "(desc20xx.xml), and Vale vocabularies and styles. What cannot be taken is named.",
    )
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="one file, or several that become one termbase")
    add_output(parser, "the termbase, as JSON if it ends so; default: YAML on standard output")
    add("--from", metavar="KIND", dest="kind", type=choice("kind", KINDS),
        help=f"{', '.join(KINDS)}; default: as the content says")  # fmt: skip
    add("--name", metavar="NAME", help="the name of the termbase; default: as the file says")
    add("--lang", metavar="TAG", default="en",
        help="the language to take of a TBX with several; default: en")  # fmt: skip
    add("--encoding", metavar="NAME", help="the encoding of a table; default: UTF-8, or its mark")
    add("--entry-terms", metavar="WAY", type=choice("way", _ENTRY_TERMS), default="allow",
        help="what becomes of the other names of a MeSH heading: allow (default), avoid or "
        "none")  # fmt: skip
    add("--branch", metavar="TREE", action="append",
        help="take the MeSH descriptors of this branch only, as C04; may be repeated")  # fmt: skip
    args = parser.parse(arguments)
    refuse_to_overwrite(args.output, force=args.force)
    options = Options(args.lang, args.entry_terms, listed(args.branch) or (), args.encoding)
    parts = [tidied(read(path, path, args.kind, options)) for path in args.files]
    taken = tidied(joined(Imported(part.terms) for part in parts))
    name = args.name or taken.terms.name or os.path.splitext(os.path.basename(args.files[0]))[0]
    terms = taken.terms._replace(name=name, lang=taken.terms.lang or args.lang)
    deliver(args.output, termbase_text(terms, args.output))
    for path, part in zip(args.files, parts, strict=True):
        say_left_out(path, part.left_out)
    say_left_out("together", [LeftOut(0, one.message) for one in taken.left_out])
    if args.output is not None:
        say(f"{args.output}: {counted(len(terms.concepts), 'term')}")
        how_to_name(args.output)
    return 0
