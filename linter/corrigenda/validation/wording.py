"""What a schema error is called, in words for whoever keeps the file.

Never the library's message, never the dump of a value: the key, what it should be, what it is.
"""

from __future__ import annotations

from typing import Any

from corrigenda.article import Tree
from corrigenda.validation.phrases import choices, closest, phrase, short
from corrigenda.validation.schema_error import SchemaError


class Wording:
    """Words for the errors of one tree. `whole` is what its root is called in them."""

    __slots__ = ("tree", "whole")

    def __init__(self, tree: Tree, whole: str) -> None:
        self.tree = tree
        self.whole = whole

    def message(self, error: SchemaError) -> tuple[str, tuple[str, ...]]:
        """One line that says what is wrong, and suggestions for what to write, best first."""
        said, suggestions = self._message(error)
        own = error.annotation.get("message")
        if isinstance(own, str):
            return self._filled(own, error), suggestions
        if suggestions:
            quoted = f"“{suggestions[0]}”" if error.member is None else f"`{suggestions[0]}`"
            said = f"{said}; did you mean {quoted}?"
        return " ".join(said.split()), suggestions

    def subject(self, at: str) -> str:
        """What the value at a pointer is called: “`orcid` in item 3 of `authors`”."""
        names: list[str] = []
        holder = ""
        for step in at.split("/")[1:]:
            in_list = isinstance(self.tree.get(holder), list)
            name = step.replace("~1", "/").replace("~0", "~")
            names.append(f"item {int(step) + 1}" if in_list else f"`{short(name)}`")
            holder += "/" + step
        if not names:
            return self.whole
        last, *outer = reversed(names)
        if last.startswith("item "):
            return " of ".join([last, *outer])
        return last + (" in " + " of ".join(outer) if outer else "")

    def missing(self, at: str, member: str) -> str:
        """The message for a member that is not there."""
        return f"`{member}` is missing from {self.subject(at)}"

    def _message(self, error: SchemaError) -> tuple[str, tuple[str, ...]]:
        keyword, at = error.keyword, error.pointer
        if error.member is None:
            return phrase(self.subject(at), error), choices(error)
        member = short(error.member)
        if keyword == "required":
            said = self.missing(at, member)
            near = closest(member, error.known, 0.85)
            return (f"{said}, which has `{short(near[0])}`" if near else said), ()
        if keyword in ("dependentRequired", "dependencies"):
            return f"{self.missing(at, member)}, which has `{error.expected}`", ()
        if keyword in ("additionalProperties", "unevaluatedProperties"):
            where = f" of {self.subject(at)}" if at else ""
            return f"`{member}` is not a known key{where}", closest(member, error.known)
        return f"the key `{member}` of {self.subject(at)} is not named as the schema asks", ()

    def _filled(self, template: str, error: SchemaError) -> str:
        words = {
            "{name}": error.member or error.pointer.rpartition("/")[2],
            "{subject}": self.subject(error.pointer),
            "{value}": short(self.tree.get(error.pointer)),
            "{actual}": short(error.actual),
            "{expected}": short(error.expected),
        }
        for mark, word in words.items():
            template = template.replace(mark, word)
        return " ".join(template.split())


class ArticleWording(Wording):
    """Words for the canonical article, whose names are not those of the file."""

    __slots__ = ("profile",)

    def __init__(self, tree: Tree, profile: str) -> None:
        super().__init__(tree, "the article")
        self.profile = profile

    def subject(self, at: str) -> str:
        """What a value of an article is called: “author 3 (“Yu Wang”)”."""
        steps = at.split("/")[1:]
        if len(steps) == 2 and steps[0] in _ITEMS and steps[1].isdecimal():
            value = self.tree.get(at)
            name = _name(value) if isinstance(value, dict) else ""
            return f"{_ITEMS[steps[0]]} {int(steps[1]) + 1}" + (f" (“{name}”)" if name else "")
        if len(steps) == 1 and steps[0] in _ITEMS:
            return f"the list of {steps[0]}"
        if len(steps) == 1:
            return f"the {_LABELS[steps[0]]}" if steps[0] in _LABELS else f"`{steps[0]}`"
        return super().subject(at)

    def missing(self, at: str, member: str) -> str:
        """The message for a value that an article lacks."""
        asked = ""
        if self.profile not in ("minimal", "standard"):
            asked = f" (asked for by the profile {self.profile})"
        if at == "/dates":
            return f"the article has no {member} date{asked}"
        return f"{self.subject(at)} has no {_LABELS.get(member, f'`{member}`')}{asked}"


_ITEMS = {
    "authors": "author",
    "affiliations": "affiliation",
    "keywords": "keyword",
    "references": "reference",
}
_LABELS = {
    "abstract": "abstract",
    "affiliations": "affiliations",
    "authors": "authors",
    "conflict_of_interest": "conflict of interest statement",
    "copyright": "copyright notice",
    "data_availability": "data availability statement",
    "dates": "dates",
    "doi": "DOI",
    "ethics": "ethics statement",
    "family": "family name",
    "funding": "funding statement",
    "given": "given name",
    "issn": "ISSN",
    "issue": "issue",
    "journal": "journal",
    "keywords": "keywords",
    "language": "language (lang, xml:lang)",
    "license": "licence",
    "license_url": "licence URL",
    "orcid": "ORCID iD",
    "pages": "pages or article number",
    "references": "references",
    "title": "title",
    "volume": "volume",
    "year": "year",
}


def _name(item: dict[str, Any]) -> str:
    whole = item.get("literal") or item.get("name")
    if not whole:
        parts = (item.get("given"), item.get("family"))
        whole = " ".join(p for p in parts if isinstance(p, str)) or item.get("label")
    return short(whole) if isinstance(whole, str) else ""
