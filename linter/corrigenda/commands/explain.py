"""``corrigenda explain``: the page of a rule, or the rules of a family."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from corrigenda.commands._arguments import Parser, add_colour, add_selection
from corrigenda.commands._pages import Page, check_selectors, pages
from corrigenda.commands._terminal import is_coloured, put
from corrigenda.commands._toml import written
from corrigenda.errors import UsageError
from corrigenda.output._style import paint
from corrigenda.registry import load_rules
from corrigenda.rule import Example


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError for an unknown rule."""
    parser = Parser(
        "explain",
        "Shows the page of a rule: what it reports, why, and how to mend it. With --word, what\n"
        "becomes of a word in a file, and on what evidence.",
    )
    parser.add_argument("given", nargs="*", metavar="RULE | FILE",
        help="a rule, or a family to list its rules; with --word a file")  # fmt: skip
    parser.add_argument("--word", metavar="WORD", help="a word that the file has")
    add_selection(parser)
    add_colour(parser)
    args = parser.parse(arguments)
    colour = is_coloured(args.color, sys.stdout)
    if args.word is not None:
        from corrigenda.commands import _explain_word

        if len(args.given) != 1:
            what = f"corrigenda explain --word {args.word} FILE"
            raise UsageError(f"explain: name the one file that has the word: {what}")
        return _explain_word.run(args, args.given[0], args.word, colour=colour)
    if len(args.given) != 1:
        raise UsageError("explain: name one rule or family; a word of a file needs --word")
    (name,) = args.given
    known = pages(load_rules())
    check_selectors("explain", [name], known)
    if name in known:
        put("\n".join(_page(known[name], colour)) + "\n")
        return 0
    from corrigenda.commands.rules import as_table

    chosen = [p for p in known.values() if name in (p.family, "all")]
    put(as_table(chosen, colour=colour))
    return 0


def _page(page: Page, colour: bool) -> Iterator[str]:
    info, meta = page.info, page.meta
    yield f"{paint(info.id, 'bold', colour)} ({paint(info.severity.value, info.severity, colour)})"
    yield ""
    yield info.page
    yield ""
    yield from _facts(page)
    if meta is None:
        return
    if meta.options:
        yield from ("", paint("Options", "bold", colour), "")
        yield f'  [tool.corrigenda.rules."{info.id}"]'
        for option in meta.options:
            yield f"  {option.name} = {written(option.default)}"
            yield f"      {option.help}"
            if option.choices:
                yield f"      one of: {', '.join(option.choices)}"
    for title, reported in (("Reported", True), ("Not reported", False)):
        shown = [example for example in meta.examples if bool(example.fails) is reported]
        if shown:
            yield from ("", paint(title, "bold", colour))
        for example in shown:
            yield from _example(example)
    if meta.sources:
        yield from ("", paint("Sources", "bold", colour), "")
        for source in meta.sources:
            yield f"  {source}"


def _facts(page: Page) -> Iterator[str]:
    fixes = {None: "none", "safe": "safe (--fix)", "unsafe": "unsafe (--fix --unsafe-fixes)"}
    if page.meta is None:
        schemas = page.turned_on == "schema"
        yield f"Reported by {'profiles and schemas' if schemas else 'corrigenda itself, always'}."
        return
    yield f"Profile: {page.profile} and above"
    yield f"Fix: {fixes.get(page.fix, page.fix)}"
    yield f"Since: {page.meta.since}"


def _example(example: Example) -> Iterator[str]:
    yield ""
    if example.path != "article.md":
        yield f"  in {example.path}:"
    text = example.fails or example.passes
    yield from (f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
    if example.options:
        listed = ", ".join(f"{key} = {written(value)}" for key, value in example.options.items())
        yield f"  with {listed}"
    if example.fixed is not None and example.fails:
        yield "  fixed:"
        yield from (f"    {line}".rstrip() for line in example.fixed.rstrip("\n").split("\n"))
