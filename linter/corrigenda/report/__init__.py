"""The correction report: what a person needs to decide on each finding, in several forms.

`model` makes a `Proof` of the results of a check, once; every form (one module each, with a pure
``render(proof)``) shows that. A module is imported when its form is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corrigenda.report.model import Proof


class Form(NamedTuple):
    """A form of the report: its module, and the extensions a file in it has; the first is usual.

    `extra` is the optional part of the package that it needs, `binary` that it is no text.
    """

    module: str
    extensions: tuple[str, ...]
    binary: bool = False
    extra: str = ""


FORMS: Mapping[str, Form] = {
    "html": Form("page", (".html", ".htm")),
    "markdown": Form("markdown", (".md", ".markdown")),
    "csv": Form("rows", (".csv",)),
    "xlsx": Form("workbook", (".xlsx",), binary=True, extra="office"),
    "json": Form("data", (".json",)),
}
"""The forms of the report by name."""


def render(form: str, proof: Proof) -> bytes:
    """The report in one of the `FORMS`, as the bytes of a file.

    Raises ImportError where the extra that the form needs is not installed.
    """
    module = import_module(f"corrigenda.report.{FORMS[form].module}")
    made: str | bytes = module.render(proof)
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
