"""The ``format`` keyword, asserted: the same functions for both validators.

The libraries differ in what they check, and by which extras are installed. A schema should not:
the formats below are asserted, every other format is an annotation only, as the standard has it
(JSON Schema Validation, draft 2020-12, section 7).
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
_EMAIL = r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]+"
_URI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*"
_REFERENCE = r"[^\s<>\"{}|\\^`]*"
_UUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_BAD_ESCAPE = r"%(?![0-9A-Fa-f]{2})"


def is_date(text: str) -> bool:
    """RFC 3339 full-date, a day that exists."""
    from datetime import date

    try:
        return len(text) == 10 and text.isascii() and date.fromisoformat(text) is not None
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """RFC 3339 full-time."""
    return re.fullmatch(_TIME, text) is not None and text.isascii()


def is_date_time(text: str) -> bool:
    """RFC 3339 date-time."""
    return text[10:11] in ("T", "t", " ") and is_date(text[:10]) and is_time(text[11:])


def is_email(text: str) -> bool:
    """An address in the usual form: one @, a domain of labels."""
    domain = text.rpartition("@")[2]
    return re.fullmatch(_EMAIL, text) is not None and all(
        label and not label.startswith("-") for label in domain.split(".")
    )


def is_iri(text: str) -> bool:
    """RFC 3987: a scheme and no character that must be escaped."""
    return re.fullmatch(_URI, text) is not None and not re.search(_BAD_ESCAPE, text)


def is_uri(text: str) -> bool:
    """RFC 3986: as an IRI, in ASCII."""
    return text.isascii() and is_iri(text)


def is_iri_reference(text: str) -> bool:
    """RFC 3987: an IRI or a relative reference."""
    return re.fullmatch(_REFERENCE, text) is not None and not re.search(_BAD_ESCAPE, text)


def is_uri_reference(text: str) -> bool:
    """RFC 3986: a URI or a relative reference."""
    return text.isascii() and is_iri_reference(text)


def is_uuid(text: str) -> bool:
    """RFC 4122, in its usual form."""
    return re.fullmatch(_UUID, text) is not None


def is_regex(text: str) -> bool:
    """A regular expression that Python can compile, as JSON Schema's common subset can."""
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


ASSERTED: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "date-time": is_date_time,
    "email": is_email,
    "idn-email": is_email,
    "iri": is_iri,
    "iri-reference": is_iri_reference,
    "regex": is_regex,
    "time": is_time,
    "uri": is_uri,
    "uri-reference": is_uri_reference,
    "uuid": is_uuid,
}

NOT_ASSERTED = (
    "duration",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "json-pointer",
    "relative-json-pointer",
    "uri-template",
)


def checks() -> dict[str, Callable[[object], bool]]:
    """Format name to a check that lets every value pass which is not a string."""
    made: dict[str, Callable[[object], bool]] = dict.fromkeys(NOT_ASSERTED, _anything)
    made.update((name, _of_strings(check)) for name, check in ASSERTED.items())
    return made


def _anything(value: object) -> bool:
    return True


def _of_strings(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or check(value)
