"""What a rule reports: Finding, with its place, related places, suggestions and at most one fix."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from corrigenda.text import Position, Span


class Severity(str, Enum):
    """How bad a finding is. The order of the members is from worst to least."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _SEVERITIES.index(self)


class Confidence(str, Enum):
    """How sure a rule is of a finding, by measurement on real prose."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_SEVERITIES = tuple(Severity)


class Edit(NamedTuple):
    """Put `replacement` in place of the source from `start` to `end` (offsets)."""

    start: int
    end: int
    replacement: str


class Fix(NamedTuple):
    """Edits that mend a finding. Safe: the meaning cannot change."""

    edits: tuple[Edit, ...]
    safe: bool


class Related(NamedTuple):
    """Another place that explains a finding: “first defined here”.

    `path` is for corpus rules: the file it stands in, where that is not the finding's own.
    """

    span: Span
    message: str
    path: str = ""


class Finding(NamedTuple):
    """What a rule yields. Rules make it with `Rule.finding`, which fills in what they leave out."""

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    pointer: str | None = None


class RelatedPlace(NamedTuple):
    """A `Related` with its lines and columns."""

    path: str
    start: Position
    end: Position
    message: str


class Location(NamedTuple):
    """Where a finding is: the file, both ends, the text between them and the line around it.

    `excerpt` is the source line of `start`, cut to a window around the finding where it is long,
    with “…” where it is cut; the finding starts `excerpt_at` characters (0-based) into it.
    """

    path: str
    start: Position
    end: Position
    text: str
    excerpt: str
    excerpt_at: int


class LocatedEdit(NamedTuple):
    """An `Edit` with its lines and columns."""

    start: Position
    end: Position
    replacement: str


class LocatedFix(NamedTuple):
    """A `Fix` with its lines and columns."""

    edits: tuple[LocatedEdit, ...]
    safe: bool


class LocatedFinding(NamedTuple):
    """A finding as the outputs see it, independent of any document."""

    location: Location
    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    pointer: str | None
    suggestions: tuple[str, ...]
    fix: LocatedFix | None
    related: tuple[RelatedPlace, ...]
    fingerprint: str

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """The order of all outputs: path, offset, rule."""
        place = self.location
        return place.path, place.start.offset, self.rule, place.end.offset, self.message
