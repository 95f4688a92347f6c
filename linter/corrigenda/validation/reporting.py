"""From schema errors to findings: the rule, its severity, the words and the exact place.

Which rule reports an error is said by the schema, in ``x-corrigenda`` beside the keyword. Where
it is silent, an error of a profile is one of the metadata rules below, an error of a user's own
schema the rule ``schema/<keyword>``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache

from corrigenda.article import Article, Tree
from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.document import Document
from corrigenda.engine_rules import ENGINE_RULES
from corrigenda.errors import UsageError
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.selection import is_selected
from corrigenda.text import SourceText, Span
from corrigenda.validation.engines import compiled, trusted
from corrigenda.validation.schema_error import SchemaError
from corrigenda.validation.validator import Validator
from corrigenda.validation.wording import ArticleWording, Wording
from corrigenda_schemas import profile, profiles

METADATA_RULES = {
    "required": "metadata/required",
    "dependentRequired": "metadata/required",
    "type": "metadata/type",
    "enum": "metadata/choice",
    "const": "metadata/choice",
    "format": "metadata/format",
    "pattern": "metadata/format",
    "minItems": "metadata/length",
    "maxItems": "metadata/length",
    "minLength": "metadata/length",
    "maxLength": "metadata/length",
    "x-minWords": "metadata/length",
    "x-maxWords": "metadata/length",
    "additionalProperties": "metadata/unknown-key",
    "unevaluatedProperties": "metadata/unknown-key",
}
"""The rule under which a profile's error is reported whose annotation names none."""

_WIDEST = 200
_KEYS = ("additionalProperties", "unevaluatedProperties", "propertyNames", "false")
_AROUND = ("required", "dependentRequired", "dependencies")


def report(document: Document, settings: Settings) -> Iterator[Finding]:
    """The findings of the profile and of the user's schemas for this file, in that order."""
    complete = [article for article in document.articles if article.complete]
    if complete:
        asked, data = _profile(settings.profile)
        for article in complete:
            yield from _of_article(document, article, asked, settings)
        if data is not None and document.data is not None:
            yield from _of_tree(document, document.data, data, settings, METADATA_RULES)
    if document.format == "termbase":
        from corrigenda.termbase.findings import termbase_findings

        yield from termbase_findings(document, settings)
    for path in settings.schemas:
        yield from _of_user(document, path, settings)


@cache
def _profile(name: str) -> tuple[Validator, Validator | None]:
    if name in profiles():
        schema = profile(name)
        data = schema.get("x-corrigenda-data")
        if data is None:
            return compiled(schema), None
        return compiled(schema), trusted(_own_data(schema))
    from corrigenda.validation.loading import load_schema

    if not os.path.isfile(name):
        known = ", ".join(profiles())
        raise UsageError(f"unknown profile {name!r}: choose one of {known}, or a schema file")
    loaded = load_schema(name)
    return loaded.validator, loaded.data


def _of_article(
    document: Document, article: Article, asked: Validator, settings: Settings
) -> Iterator[Finding]:
    name = os.path.basename(settings.profile).partition(".")[0]
    wording = ArticleWording(article, name)
    for error in asked.errors(article.value):
        span = place(document.source, article, error)
        yield from _finding(error, span, wording, settings, METADATA_RULES)


def _of_tree(
    document: Document,
    tree: Tree,
    validator: Validator,
    settings: Settings,
    rules: dict[str, str],
) -> Iterator[Finding]:
    wording = Wording(tree, _whole(document))
    for error in validator.errors(tree.value):
        span = place(document.source, tree, error)
        yield from _finding(error, span, wording, settings, rules)


def _of_user(document: Document, path: str, settings: Settings) -> Iterator[Finding]:
    from corrigenda.validation.loading import load_schema, shown

    schema = load_schema(path)
    trees = _trees(document)
    if not trees and not any(p.rule == "source/syntax" for p in document.problems):
        message = f"{_nothing(document)} for the schema {os.path.basename(path)} to check"
        error = SchemaError("", "no-data", "", {"rule": "schema/no-data", "message": message})
        span = _first_line(document.source, Span(0, len(document.source.text)))
        wording = Wording(Tree(None, {}), _whole(document))
        yield from _finding(error, span, wording, settings, {})
    for tree in trees:
        try:
            yield from list(_of_tree(document, tree, schema.validator, settings, {}))
        except UsageError as error:
            raise UsageError(f"{shown(path)}: {error}") from None


def _nothing(document: Document) -> str:
    if document.format not in ("yaml", "json"):
        return "this file has no front matter"
    if document.source.text.strip():
        return "this file is a template or holds comments alone: there is nothing"
    return "this file is empty: there is nothing"


def _trees(document: Document) -> Sequence[Tree]:
    """The documents of the file: YAML can hold several."""
    if document.data is None:
        return ()
    if document.format == "yaml" and "\n---" in document.source.text:
        from corrigenda.readers.yaml import parse_yaml

        return parse_yaml(document.source).trees or (document.data,)
    return (document.data,)


def _whole(document: Document) -> str:
    return "this file" if document.format in ("yaml", "json") else "the front matter"


def _finding(
    error: SchemaError,
    span: Span,
    wording: Wording,
    settings: Settings,
    rules: dict[str, str],
) -> Iterator[Finding]:
    rule = rule_of(error, rules)
    if not is_selected(rule, "minimal", settings):
        return
    said = error.annotation.get("severity")
    by_default = ENGINE_RULES[rule].severity if rule in ENGINE_RULES else Severity.ERROR
    configured = settings.rules.get(rule, RuleSettings()).severity
    severity = configured or (Severity(said) if said else by_default)
    message, suggestions = wording.message(error)
    at = error.pointer
    if error.member is not None and error.keyword not in _AROUND:
        at = f"{at}/{error.member.replace('~', '~0').replace('/', '~1')}"
    yield Finding(
        rule, severity, Confidence.HIGH, message, span, suggestions=suggestions, pointer=at
    )


def rule_of(error: SchemaError, rules: dict[str, str] = METADATA_RULES) -> str:
    """The rule id under which an error is reported. `rules` is empty for a user's own schema."""
    said = error.annotation.get("rule")
    if isinstance(said, str):
        return said
    if rules and error.pointer == "/keywords" and error.keyword in ("minItems", "maxItems"):
        return "keywords/count"
    if rules:
        return rules.get(error.keyword, "metadata/invalid")
    rule = f"schema/{kebab(error.keyword)}"
    return rule if rule in ENGINE_RULES else "schema/invalid"


def kebab(keyword: str) -> str:
    """``minItems`` as ``min-items``; ``x-maxWords`` as ``max-words``."""
    letters = (f"-{c.lower()}" if c.isupper() else c for c in keyword.removeprefix("x-"))
    return "".join(letters).strip("-")


def place(source: SourceText, tree: Tree, error: SchemaError) -> Span:
    """Where an error is shown: at the value; at the key or the first line of a long one.

    A missing member is shown at what lacks it, an unknown one at its key.
    """
    at = error.pointer
    if error.member is not None and error.keyword not in _AROUND:
        inner = f"{at}/{error.member.replace('~', '~0').replace('/', '~1')}"
        if inner in tree:
            return tree.key_span(inner) or _short(source, tree, inner)
    if error.keyword in _KEYS:
        return tree.key_span(at) or _short(source, tree, at)
    return _short(source, tree, at)


def _short(source: SourceText, tree: Tree, at: str) -> Span:
    span = tree.span(at)
    value = tree.get(at)
    if not at and isinstance(tree, Article) and "/title" in tree:
        return _first_line(source, tree.span("/title"))
    inside = span.end - span.start <= _WIDEST and not isinstance(value, dict | list)
    if inside and at in tree and span.end > span.start:
        return span
    return tree.key_span(at) or _first_line(source, span)


def _first_line(source: SourceText, span: Span) -> Span:
    text = source.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    line = source.text[start : span.end].split("\n", 1)[0][:_WIDEST].rstrip()
    return Span(start, start + len(line))


def _own_data(schema: dict[str, object]) -> dict[str, object]:
    """The demands of one of our profiles on the file's own data, as a schema of its own."""
    return {
        "$schema": schema["$schema"],
        "$id": f"{schema['$id']}?data",
        "$defs": schema.get("$defs", {}),
        **_dict(schema.get("x-corrigenda-data")),
    }


def _dict(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
