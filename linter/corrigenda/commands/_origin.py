"""Where the running corrigenda was installed from: what a hook can install it from as well."""

from __future__ import annotations

import json
import re
from typing import NamedTuple


class Origin(NamedTuple):
    """A package index (both None), a repository and its revision, or a folder or file (`local`)."""

    repository: str | None = None
    revision: str | None = None
    local: bool = False


def origin() -> Origin:
    """The origin of the installed distribution; an index where nothing is written about it."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return origin_of(distribution("corrigenda").read_text("direct_url.json"))
    except PackageNotFoundError:  # run from a folder on the path, installed nowhere
        return Origin(local=True)


def origin_of(direct_url: str | None) -> Origin:
    """What ``direct_url.json`` says (PEP 610), the record an installer leaves beside a package."""
    if not direct_url:
        return Origin()
    try:
        record = json.loads(direct_url)
        url, source = record["url"], record.get("vcs_info")
        if source is None or source["vcs"] != "git":
            return Origin(local=True)
        asked, commit = source.get("requested_revision"), source["commit_id"]
    except (ValueError, TypeError, KeyError, AttributeError):
        return Origin(local=True)
    # A branch moves on, and pre-commit does not follow it: only a version's tag is kept as it is.
    tag = asked if isinstance(asked, str) and re.fullmatch(r"v?\d+(\.\d+)+\w*", asked) else commit
    return Origin(repository=url, revision=tag)
