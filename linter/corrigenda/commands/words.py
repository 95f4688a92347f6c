"""``corrigenda words``: adds to the accepted words, lists them, checks them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from corrigenda import config
from corrigenda.commands._arguments import Parser, choice, did_you_mean
from corrigenda.commands._terminal import put
from corrigenda.commands._toml import written
from corrigenda.config.globs import slashed
from corrigenda.errors import UsageError
from corrigenda.wordlists import WordList, problem_of

_ACTIONS = {
    "add": "accept words: put them into the file of words",
    "list": "show every accepted word, where it stands, and its note",
    "check": "check the lists: misspelt, needless and unused entries",
}
_FILE = "words.txt"
"""The file of words that is begun where the configuration names none."""


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    action = next(iter(arguments), "--help")
    if action == "add":
        return _add(arguments[1:])
    if action == "list":
        return _list(arguments[1:])
    if action == "check":
        return _check(arguments[1:])
    if action in ("-h", "--help"):
        put(_help())
        return 0
    hint = did_you_mean(action, _ACTIONS) or f" (one of {', '.join(_ACTIONS)})"
    raise UsageError(f"words: unknown action “{action}”{hint}")


def _help() -> str:
    listed = "".join(f"  {name:<5}  {does}\n" for name, does in _ACTIONS.items())
    return (
        "usage: corrigenda words ACTION [OPTIONS]\n\n"
        "The words that spelling and terminology leave alone: `accept` in the configuration, and\n"
        "the files that `accept-files` names, one word a line, with a note after “#”. An entry in\n"
        "small letters accepts every case, one with a capital only what is written so.\n\n"
        f"actions:\n{listed}\n"
        "`corrigenda words ACTION --help` shows the options of an action.\n"
    )


# add -------------------------------------------------------------------------------------------


def _add(arguments: Sequence[str]) -> int:
    parser = Parser("words add", "Accepts words: puts them into the file of words.")
    parser.add_argument("words", nargs="+", metavar="WORD",
        help="a word, or a phrase in quotation marks")  # fmt: skip
    parser.add_argument("--note", metavar="TEXT", help="why: written beside each of the words")
    parser.add_argument("--file", metavar="FILE",
        help=f"the file; default: the first of `accept-files`, else {_FILE}")  # fmt: skip
    parser.add_argument("--config", metavar="FILE", help="read this configuration")
    args = parser.parse(arguments)
    words = [" ".join(word.split()) for word in dict.fromkeys(args.words)]
    for word in words:
        if reason := problem_of(word) if word else "an empty word":
            raise UsageError(f"words add: {reason}")
        if word.startswith("#") or " #" in word:
            raise UsageError(f"words add: “{word}”: in a file of words “#” begins a note")
    note = " ".join((args.note or "").split())
    configuration = config.load(os.getcwd(), explicit=args.config)
    named = _named(configuration)
    path = _target(args.file, named, configuration)
    from corrigenda.commands._words_file import add

    known = configuration.word_lists()
    done = add(path, configuration.shown(path), words, note, known)
    said = [f"“{word}” is accepted already: {place}" for word, place in done.there]
    if done.added:
        verb = "began with" if done.is_new else "added"
        said.append(f"{configuration.shown(path)}: {verb} {_listed(done.added)}")
    if path not in named:
        said += _how_to_name(path, configuration)
    put("".join(f"{line}\n" for line in said))
    return 0


def _named(configuration: config.Configuration) -> list[str]:
    """The files of words that hold here, those that the nearest configuration names first."""
    files = {p: one for p, one in configuration.here.lists.items() if one.format == "words"}
    nearest = configuration.here.files[-1].base if configuration.here.files else ""
    return sorted(files, key=lambda path: files[path].folder != slashed(nearest))


def _target(given: str | None, named: Sequence[str], configuration: config.Configuration) -> str:
    if given is not None:
        return configuration.full(os.path.expanduser(given))
    if named:
        return named[0]
    files = configuration.here.files
    return configuration.full(os.path.join(files[-1].base if files else configuration.cwd, _FILE))


def _how_to_name(path: str, configuration: config.Configuration) -> list[str]:
    """What to write into the configuration, so that the file counts."""
    files = configuration.here.files
    file = files[-1] if files else None
    folder = file.base if file else configuration.cwd
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    where = file.shown if file else "corrigenda.toml"
    table = " under [tool.corrigenda]" if file and file.table else ""
    if file and "accept-files" in file.values:
        line = f"accept-files = {written([*file.values['accept-files'], relative])}"
    else:
        line = f"accept-files = {written([relative])}"
    return [f"it counts when the configuration names it; write in {where}{table}:", f"  {line}"]


def _listed(words: Iterable[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    shown = quoted if len(quoted) <= 5 else [*quoted[:4], f"{len(quoted) - 4} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


# list ------------------------------------------------------------------------------------------


def _list(arguments: Sequence[str]) -> int:
    parser = Parser("words list", "Shows every accepted word, where it stands, and its note.")
    parser.add_argument("--output-format", metavar="FORMAT", default="text",
        type=choice("output format", ("text", "json")), help="text or json")  # fmt: skip
    parser.add_argument("--config", metavar="FILE", help="read this configuration")
    args = parser.parse(arguments)
    lists = config.load(os.getcwd(), explicit=args.config).word_lists()
    put(_as_json(lists) if args.output_format == "json" else _as_text(lists))
    return 0


def _as_text(lists: Sequence[WordList]) -> str:
    from corrigenda.output._style import visible

    rows = [(e.text, one.place(e), one.note(e)) for one in lists for e in one.entries()]
    width = min(30, max((len(word) for word, _, _ in rows), default=0))
    across = max((len(place) for _, place, _ in rows), default=0)
    return "".join(
        visible(f"{word:<{width}}  {place:<{across}}  {f'# {note}' if note else ''}".rstrip())
        + "\n"
        for word, place, note in rows
    )


def _as_json(lists: Sequence[WordList]) -> str:
    from corrigenda import __version__
    from corrigenda.output.json import dump

    words = [
        {
            "word": entry.text,
            "path": one.path,
            "line": one.source.line_of(entry.span.start),
            "note": one.note(entry) or None,
        }
        for one in lists
        for entry in one.entries()
    ]
    tool = {"name": "corrigenda", "version": __version__}
    return dump({"version": 1, "tool": tool, "words": words})


# check -----------------------------------------------------------------------------------------


def _check(arguments: Sequence[str]) -> int:
    from corrigenda.commands import check
    from corrigenda.registry import rule_entries

    parser = check.parser(
        "words check",
        "Checks the lists of accepted words with every rule of the family accept, whatever the\n"
        "profile. Whether an entry is used is asked of the documents that PATH names.",
    )
    args = parser.parse(arguments)
    if args.select is None:
        args.select = [entry.id for entry in rule_entries() if entry.id.startswith("accept/")]
    return check.check(args, lists=True)
