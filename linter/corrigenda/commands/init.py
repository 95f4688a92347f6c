"""``corrigenda init``: a configuration and a pre-commit hook for the repository it stands in.

Nothing that is there is overwritten: what exists is extended, and every other byte of it stays.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corrigenda import __version__, config
from corrigenda.commands._arguments import Parser
from corrigenda.commands._terminal import put
from corrigenda.errors import UsageError
from corrigenda.output._words import counted
from corrigenda.readers import format_of

HOOKS = ".pre-commit-config.yaml"


class Change(NamedTuple):
    """A file to write: its path, its text before (None: there is no such file) and after."""

    path: str
    before: str | None
    after: str


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError where a file is in the way."""
    parser = Parser("init", "Looks at this folder, then writes a configuration and a hook for it.")
    parser.add_argument("--dry-run", action="store_true", help="say what it would do, do nothing")
    parser.add_argument("--profile", metavar="PROFILE", help="the profile to write down")
    parser.add_argument("--hook-repo", metavar="URL",
        help="take the hook from here; default: what corrigenda came from")  # fmt: skip
    parser.add_argument("--hook-rev", metavar="REV",
        help=f"the revision of that repository; default: v{__version__}")  # fmt: skip
    args = parser.parse(arguments)
    said: list[str] = []
    files = _files(args.profile)
    said.append(_seen(files))
    changes = [
        change
        for change in (
            _configuration(args.profile, files, said),
            _hook(args.hook_repo, args.hook_rev, said),
        )
        if change is not None
    ]
    for change in changes:
        verb = "extend" if change.before is not None else "write"
        if args.dry_run:
            said.append(f"would {verb} {change.path}:")
            said += [f"  | {line}".rstrip() for line in _added(change).splitlines()]
            continue
        _write(change)
        said.append(f"{'extended' if change.before is not None else 'wrote'} {change.path}")
    if not args.dry_run and any(os.path.basename(change.path) == HOOKS for change in changes):
        said.append("run `pre-commit install` to have every commit checked")
    said.append("next: `corrigenda check`; if that finds too much at once, `corrigenda baseline`")
    put("".join(f"{line}\n" for line in said))
    return 0


def _files(profile: str | None) -> list[str]:
    """The files a check would take. Raises UsageError for a profile that does not exist."""
    from corrigenda.discovery import discover

    cwd = os.getcwd()
    return discover(
        (), config.load(cwd, isolated=True, command_line={"profile": profile}), cwd=cwd
    ).files


def _seen(files: Sequence[str]) -> str:
    formats = Counter(format_of(path) or "other" for path in files)
    listed = ", ".join(f"{number} {name}" for name, number in sorted(formats.items()))
    if not files:
        return "found no file of a format that corrigenda reads"
    return f"found {counted(len(files), 'file')} to check: {listed}"


def _joss_papers(files: Sequence[str]) -> list[str]:
    """A paper of the Journal of Open Source Software is a paper.md beside a paper.bib."""
    papers = [path for path in files if os.path.basename(path) == "paper.md"]
    return [
        os.path.relpath(path).replace(os.sep, "/")
        for path in papers
        if os.path.exists(os.path.join(os.path.dirname(path), "paper.bib"))
    ]


def _settings(table: str, profile: str | None, files: Sequence[str]) -> str:
    """The configuration; `table` is "tool.corrigenda." in a pyproject.toml, else empty."""
    body = f'profile = "{profile or "standard"}"  # minimal, standard, strict, or a journal\'s\n'
    papers = [] if profile else _joss_papers(files)
    if papers:
        listed = ", ".join(json.dumps(path, ensure_ascii=False) for path in papers)
        body += f'\n[[{table}overrides]]\nfiles = [{listed}]\nprofile = "joss"\n'
    return body


def _configuration(profile: str | None, files: Sequence[str], said: list[str]) -> Change | None:
    for name in ("corrigenda.toml", ".corrigenda.toml"):
        if os.path.lexists(name):
            said.append(f"{name} is there already: left as it is")
            return None
    text = _text_of("pyproject.toml")
    if text is None:
        return Change("corrigenda.toml", None, _settings("", profile, files))
    if re.search(r"^\s*\[\[?\s*tool\s*\.\s*corrigenda\b", text, re.MULTILINE):
        said.append("pyproject.toml has [tool.corrigenda] already: left as it is")
        return None
    table = f"[tool.corrigenda]\n{_settings('tool.corrigenda.', profile, files)}"
    return Change("pyproject.toml", text, _appended(text, table))


def _hook(repository: str | None, revision: str | None, said: list[str]) -> Change | None:
    roots = (at for at in _upward(os.getcwd()) if os.path.lexists(os.path.join(at, ".git")))
    root = next(roots, None)
    if root is None:
        said.append("this is no git repository: no hook")
        return None
    path = os.path.relpath(os.path.join(root, HOOKS))  # where pre-commit looks for it
    from corrigenda.commands._pre_commit import NotEditableError, add_entry, entry, new_file

    installed = False
    if repository is None:
        from corrigenda.commands._origin import origin

        repository, found, installed = origin()
        revision = revision or found
    hook = entry(repository, revision or f"v{__version__}", installed=installed)
    note = [
        "the hook runs the corrigenda of your environment, which came from a folder:",
        "  with `--hook-repo URL` pre-commit fetches it for everybody",
    ]
    text = _text_of(path)
    if text is None or not text.strip():
        said += note if installed else []
        return Change(path, text, new_file(hook))
    try:
        added = add_entry(text, hook)
    except NotEditableError as problem:
        said.append(f"{path} {problem}; add this to its repos by hand:")
        said += [f"  {line}" for line in hook]
        return None
    if added is None:
        said.append(f"{path} has a hook of corrigenda already: left as it is")
        return None
    said += note if installed else []
    return Change(path, text, added)


def _upward(folder: str) -> list[str]:
    found = [folder]
    while os.path.dirname(found[-1]) != found[-1]:
        found.append(os.path.dirname(found[-1]))
    return found


def _text_of(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None


def _appended(text: str, table: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else "\n"
    return text + f"{gap}\n{table}".replace("\n", newline)


def _added(change: Change) -> str:
    """The new part of the text, which stands in one piece."""
    before, after = change.before or "", change.after
    same = (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    start = after.rfind("\n", 0, next(same, len(before))) + 1
    return after[start : start + len(after) - len(before)].strip("\r\n")


def _write(change: Change) -> None:
    from corrigenda.fixing import replace

    target = os.path.realpath(change.path)
    mode = os.stat(target).st_mode if change.before is not None else None
    try:
        replace(target, change.after.encode("utf-8"), mode=mode)
    except OSError as error:
        raise UsageError(f"{change.path}: cannot be written: {error.strerror or error}") from None
