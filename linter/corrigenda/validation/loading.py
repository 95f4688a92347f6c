"""The schemas of users: read with their places, checked once, their references followed at once.

A schema may be JSON or YAML. Its relative references lead to files beside it (also where it has
an ``$id``: the file that stands to it as the reference stands to the ``$id``), absolute ones to
the schemas of corrigenda. Nothing is fetched from a network.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

from corrigenda.config.globs import slashed
from corrigenda.errors import UsageError
from corrigenda.finding import Severity
from corrigenda.text import SourceText, UndecodableError
from corrigenda.validation.notes import bad_notes
from corrigenda.validation.reference import reference
from corrigenda.validation.validator import DIALECT, Validator
from corrigenda_schemas import BASE, registry

_SHOWN = 5


class UserSchema(NamedTuple):
    """A schema from a file, ready for use. `data`: the one under its ``x-corrigenda-data``."""

    path: str
    schema: Any
    validator: Validator
    data: Validator | None = None


@cache
def load_schema(path: str) -> UserSchema:
    """The schema in a file.

    Raises UsageError, with the file and line, when it cannot be read, is no JSON Schema, refers
    to what does not exist, or has an ``x-corrigenda`` that names no rule or severity.
    """
    tree = _read(path)
    schema = tree.value
    problems = list(_problems(path, tree))
    if problems:
        more = len(problems) - _SHOWN
        rest = [f"{shown(path)}: and {more} more"] if more > 0 else []
        raise UsageError("\n".join(problems[:_SHOWN] + rest))
    files = _Files(path, schema)
    rooted = files.rooted
    _follow(path, tree, rooted, files)
    data = schema.get("x-corrigenda-data") if isinstance(schema, dict) else None
    return UserSchema(
        path,
        schema,
        reference(rooted, files.get),
        reference({"$ref": rooted[files.keyword] + "#/x-corrigenda-data"}, files.get)
        if data is not None
        else None,
    )


def level_of(path: str) -> str:
    """The rule level that a profile of the user's own turns on. Raises UsageError."""
    from corrigenda_schemas import level

    schema = load_schema(path).schema
    return level(schema) if isinstance(schema, dict) else "standard"


def shown(path: str) -> str:
    """A path as messages name it: from the working directory where it lies there."""
    inside = slashed(os.getcwd()).rstrip("/") + "/"
    return slashed(os.path.abspath(path)).removeprefix(inside)


def _read(path: str) -> Any:
    from corrigenda.readers import format_of, read

    try:
        with open(path, "rb") as file:
            source = SourceText.from_bytes(path, file.read())
    except OSError as error:
        raise UsageError(
            f"schema {shown(path)} cannot be read: {error.strerror or error}"
        ) from None
    except UndecodableError as error:
        raise UsageError(f"{shown(path)}:{error.line}: {error}") from None
    name = format_of(path)
    document = read(source, name if name == "json" else "yaml")
    for problem in document.problems:
        if problem.severity is Severity.ERROR:
            line = source.line_of(problem.span.start)
            raise UsageError(f"{shown(path)}:{line}: {problem.message}")
    if document.data is None:
        raise UsageError(f"{shown(path)}: this file is empty; a JSON Schema was expected")
    return document.data


def _line(tree: Any, at: str) -> int:
    span = tree.key_span(at) or tree.span(at)
    source: SourceText | None = getattr(tree, "source", None)
    return source.line_of(span.start) if source is not None else 1


def _problems(path: str, tree: Any) -> Iterator[str]:
    from jsonschema.validators import validator_for

    from corrigenda.validation.reference import of_reference
    from corrigenda.validation.schema_error import normalise
    from corrigenda.validation.wording import Wording

    schema, name = tree.value, shown(path)
    if not isinstance(schema, dict | bool):
        yield f"{name}:{_line(tree, '')}: this is no JSON Schema: an object was expected"
        return
    dialect = schema.get("$schema", DIALECT) if isinstance(schema, dict) else DIALECT
    named = {"$schema": dialect} if isinstance(dialect, str) else {"$schema": ""}
    cls: Any = validator_for(named, default=cast("Any", None))
    if cls is None:
        where = f"{name}:{_line(tree, '/$schema')}"
        yield f"{where}: unknown dialect in `$schema`; use {DIALECT}"
        return
    meta = cls(cls.META_SCHEMA, format_checker=_meta_formats())
    raws = [of_reference(error, schema) for error in meta.iter_errors(schema)]
    wording = Wording(tree, "the schema")
    for error in normalise(raws):
        message = wording.message(error)[0]
        yield f"{name}:{_line(tree, error.pointer)}: not a valid JSON Schema: {message}"
    yield from (f"{name}:{_line(tree, at)}: {what}" for at, what in bad_notes(schema, ""))


@lru_cache(maxsize=1)
def _meta_formats() -> Any:
    from jsonschema import FormatChecker

    from corrigenda.validation.formats import is_regex

    checker = FormatChecker(formats=())
    checker.checkers = {"regex": (lambda v: not isinstance(v, str) or is_regex(v), ())}
    return checker


class _Files:
    """Finds the files that the references of one schema lead to."""

    def __init__(self, path: str, schema: Any) -> None:
        from urllib.parse import urljoin
        from urllib.request import pathname2url

        self.folder = os.path.dirname(os.path.abspath(path))
        own = "file://" + pathname2url(os.path.abspath(path)).removeprefix("//")
        draft = str(schema.get("$schema", "")) if isinstance(schema, dict) else ""
        self.keyword = "id" if "draft-03" in draft or "draft-04" in draft else "$id"
        if isinstance(schema, dict):
            given = schema.get(self.keyword)
            identity = urljoin(own, given) if isinstance(given, str) else own
            self.rooted: Any = {**schema, self.keyword: identity}
        else:
            identity, self.rooted = own, schema
        self.identity = identity
        self._kept: dict[str, Any] = {identity: self.rooted}

    def get(self, uri: str) -> Any:
        """The schema under a URI. Raises UsageError."""
        if uri not in self._kept:
            self._kept[uri] = self._load(uri)
        return self._kept[uri]

    def _load(self, uri: str) -> Any:
        from urllib.request import url2pathname

        if uri in registry():
            return registry()[uri]
        beside = self._beside(uri)
        if beside is not None:
            path = beside
        elif uri.startswith("file://"):
            path = url2pathname(uri.removeprefix("file://"))
        else:
            from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]

            if uri in REGISTRY:
                return REGISTRY.contents(uri)
            raise UsageError(
                f"it refers to {uri}, and nothing is fetched from a network; "
                "keep a copy of that schema beside it"
            )
        if not os.path.isfile(path):
            raise UsageError(f"it refers to {shown(path)}, which does not exist")
        tree = _read(path)
        problems = list(_problems(path, tree))
        if problems:
            raise UsageError(problems[0])
        return tree.value

    def _beside(self, uri: str) -> str | None:
        """The file that stands to this schema's file as `uri` stands to its ``$id``, if any."""
        from posixpath import dirname, relpath
        from urllib.parse import unquote, urlsplit

        own, other = urlsplit(self.identity), urlsplit(uri)
        if own[:2] != other[:2] or uri.startswith(BASE):
            return None
        steps = unquote(relpath(other.path, dirname(own.path) or "/")).split("/")
        path = os.path.join(self.folder, *steps)
        return path if own.scheme == "file" or os.path.isfile(path) else None


def _follow(path: str, tree: Any, rooted: Any, files: _Files) -> None:
    """Looks every reference up, so that a broken one is met before any file is checked.

    Raises UsageError at the line of the reference.
    """
    from jsonschema.validators import validator_for
    from referencing import Registry, Resource, jsonschema
    from referencing.exceptions import Unresolvable

    validator: Any = validator_for(rooted)
    dialect = validator.META_SCHEMA.get("$schema", DIALECT)
    specification = jsonschema.specification_with(dialect)

    def get(uri: str) -> Any:
        return Resource.from_contents(files.get(uri), default_specification=specification)

    start: Any = Resource.from_contents(rooted, default_specification=specification)
    resources: Any = Registry(retrieve=get).with_resource(files.identity, start)  # type: ignore[call-arg]
    waiting = [(start, resources.resolver(files.identity))]
    seen: set[int] = set()
    while waiting:
        resource, resolver = waiting.pop()
        if id(resource.contents) in seen:
            continue
        seen.add(id(resource.contents))
        contents = resource.contents
        for keyword in ("$ref", "$dynamicRef"):
            ref = contents.get(keyword) if isinstance(contents, dict) else None
            if not isinstance(ref, str):
                continue
            try:
                found = resolver.lookup(ref)
            except Unresolvable as error:
                line = _line_of(tree, tree.value if contents is rooted else contents, keyword)
                raise UsageError(f"{shown(path)}:{line}: {_why(ref, error)}") from None
            target = specification.create_resource(found.contents)
            if not str(ref).startswith(BASE):
                waiting.append((target, found.resolver))
        for inner in resource.subresources():
            waiting.append((inner, resolver.in_subresource(inner)))


def _why(ref: str, error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, UsageError):
        cause = cause.__cause__
    return str(cause) if cause is not None else f"the reference `{ref}` leads nowhere"


def _line_of(tree: Any, contents: Any, keyword: str) -> int:
    """The line of a subschema's keyword; 1 for a subschema of another file."""
    for at, _ in tree.places():
        if tree.get(at) is contents:
            return _line(tree, f"{at}/{keyword}")
    return 1
