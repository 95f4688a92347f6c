"""The entry of corrigenda in ``.pre-commit-config.yaml``, put in without moving another byte."""

from __future__ import annotations

from typing import Any

from corrigenda import __version__
from corrigenda.readers import FORMATS


class NotEditableError(Exception):
    """A file to which no entry can be added. The message goes on after the file's name."""


def entry(repository: str | None, revision: str, *, installed: bool = False) -> list[str]:
    """The lines of an item of `repos`, the first beginning with its dash.

    Without a repository the hook is a local one, which runs the corrigenda that is `installed` or
    has pre-commit fetch it from the package index.
    """
    if repository is not None:
        return [
            f"- repo: {repository}",
            f"  rev: {revision}",
            "  hooks:",
            "    - id: corrigenda",
        ]
    package = [f"      additional_dependencies: [corrigenda=={__version__}]"]
    return [
        "- repo: local",
        "  hooks:",
        "    - id: corrigenda",
        "      name: corrigenda",
        "      entry: corrigenda check --force-exclude",
        f"      language: {'system' if installed else 'python'}",
        f"      files: '{pattern()}'",
        "      require_serial: true",
        *([] if installed else package),
    ]


def pattern() -> str:
    """The expression for the names of the files that corrigenda reads, as pre-commit takes it.

    Its types would not do: it has none for ``.cff`` and ``.Rmd``, and counts notebooks as JSON.
    """
    endings = [ending.removeprefix(".") for endings in FORMATS.values() for ending in endings]
    return rf"(?i)\.({'|'.join(endings)})$"


def new_file(hook: list[str]) -> str:
    """A whole configuration with this one entry."""
    return "".join(f"{line}\n" for line in ["repos:", *(f"  {line}" for line in hook)])


def add_entry(text: str, hook: list[str]) -> str | None:
    """The text with the entry after the last of `repos`; None where corrigenda is in it already.

    Every line that was there stays as it was, byte for byte. Raises NotEditableError where the
    text is no pre-commit configuration or writes `repos` in a form that cannot be extended so.
    """
    before = _load(text)
    repos = before.get("repos") if isinstance(before, dict) else None
    if not isinstance(repos, list) or not repos:
        raise NotEditableError("has no list of repos")
    if any(_is_ours(hook_of) for repo in repos for hook_of in _hooks(repo)):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    row, column = repos.lc.item(len(repos) - 1)  # type: ignore[attr-defined]  # ruamel's marks
    dash = lines[row].rfind("-", 0, column)
    if dash < 0 or lines[row][:dash].strip() or repos.fa.flow_style():  # type: ignore[attr-defined]
        raise NotEditableError("writes repos on one line")
    at = _end_of_item(lines, row, dash)
    ended = at < len(lines)  # else the last line has no newline: it gets one
    added = [" " * dash + line for line in hook]
    result = newline.join([*lines[:at], *added, *(lines[at:] if ended else [""])])
    after = _load(result)
    if after.get("repos", [])[:-1] != repos or {k: v for k, v in after.items() if k != "repos"} != {
        k: v for k, v in before.items() if k != "repos"
    }:
        raise NotEditableError("is written in a way that cannot be extended safely")
    return result


def _end_of_item(lines: list[str], row: int, dash: int) -> int:
    """The line after the item that starts at `row`; comments further left are not of it."""
    at = end = row + 1
    while at < len(lines):
        line = lines[at]
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if bare and indent > dash:
            end = at + 1
        elif bare and not bare.startswith("#"):
            break
        at += 1
    return end


def _load(text: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="rt").load(text)
    except YAMLError as error:
        raise NotEditableError(f"is not valid YAML ({str(error).splitlines()[0]})") from None


def _hooks(repo: Any) -> list[Any]:
    hooks = repo.get("hooks") if isinstance(repo, dict) else None
    return hooks if isinstance(hooks, list) else []


def _is_ours(hook: Any) -> bool:
    return isinstance(hook, dict) and str(hook.get("id", "")).startswith("corrigenda")
