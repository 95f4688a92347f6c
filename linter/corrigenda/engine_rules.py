"""The rules that the engine itself reports, so that they can be listed, explained and ignored."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.schema_rules import SCHEMA_RULES
from corrigenda.text import Span

_DEFAULT = RuleSettings()
_NO_SETTINGS = Settings()


class EngineRule(NamedTuple):
    """A rule id the engine reports under. `doc` is its page."""

    id: str
    severity: Severity
    doc: str


ENGINE_RULES: dict[str, EngineRule] = {
    rule.id: rule
    for rule in (
        EngineRule(
            "source/unreadable",
            Severity.ERROR,
            """A file that could not be read: no permission, not text, or invalid in its encoding.

            The other files are checked all the same, and the exit code is 2.""",
        ),
        EngineRule(
            "source/syntax",
            Severity.ERROR,
            """A syntax error in YAML or JSON (a front matter included), at the place it was met.

            What can be read around it is checked all the same; the exit code is 2, because
            nobody can say what the broken part holds.""",
        ),
        EngineRule(
            "source/duplicate-key",
            Severity.ERROR,
            """A key that a mapping has twice.

            YAML 1.2 (section 3.2.1.3) asks for unique keys and RFC 8259 (section 4) warns that
            programs differ in which one they use: one of the two values is lost.""",
        ),
        EngineRule(
            "source/too-large",
            Severity.WARNING,
            """A file over `max-file-size`, which was not checked.

            Articles are seldom larger than a few megabytes; data files often are. Raise
            `max-file-size` in the configuration, or exclude the file.""",
        ),
        EngineRule(
            "internal/rule-failed",
            Severity.ERROR,
            """A rule that raised an exception on a file. The other rules are reported as usual.

            This is a bug in the rule. `--verbose` shows the traceback; the exit code is 2.""",
        ),
        EngineRule(
            "stet/unused",
            Severity.WARNING,
            """A `stet` comment that suppresses nothing.

            It hides the next mistake on its line: remove it, or correct the rule it names.""",
        ),
        EngineRule(
            "stet/malformed",
            Severity.WARNING,
            """A `stet` comment that names no rule, or a rule that does not exist.

            Write `stet: family/rule because reason`; several rules are separated by commas.""",
        ),
        EngineRule(
            "termbase/invalid",
            Severity.ERROR,
            """An entry of a termbase that cannot be used.

            A key that is not known or has a value of another type, a form that looks like a
            pattern, an entry that names a source that is not listed, a form to avoid for which
            nothing says what to write. docs/termbases.md has the whole format. A termbase that
            the configuration names must be sound: otherwise nothing is checked.""",
        ),
        *(EngineRule(*rule) for rule in SCHEMA_RULES),
    )
}

BROKEN_INPUT = frozenset({"source/unreadable", "source/syntax", "internal/rule-failed"})
"""Findings after which a run exits with 2."""


def engine_finding(
    rule: str,
    message: str,
    span: Span,
    severity: Severity | None = None,
    settings: Settings = _NO_SETTINGS,
) -> Finding:
    """A finding of the engine. The severity in the configuration outranks `severity`."""
    configured = settings.rules.get(rule, _DEFAULT).severity
    worst = configured or severity or ENGINE_RULES[rule].severity
    return Finding(rule, worst, Confidence.HIGH, message, span)


def too_large(size: int, settings: Settings) -> str:
    """What to say of a file of `size` bytes that is over the limit of the settings."""
    limit = settings.max_file_size
    return (
        f"not checked: {size / 1e6:.1f} MB is over the limit of {limit / 1e6:g} MB "
        "(max-file-size in the configuration)"
    )
