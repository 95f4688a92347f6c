"""identifiers/ror: a wrong ROR ID."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, is_placeholder, quote, value, values
from corrigenda_rules.identifiers._check_digits import ror_is_valid

_EXAMPLE = "00hx57361"


class Ror(Rule):
    """A ROR ID that names no organisation.

    The Research Organization Registry tells one university from another of the same name. An ID
    is a zero, six letters or digits (never i, l, o or u, which are misread) and two check digits;
    it stands alone or as ``https://ror.org/…``. A wrong character shows in the check digits.

    The example of the JOSS template (00hx57361, Princeton University) is reported beside another
    institution's name: it came along with the template. So is a GRID identifier, because GRID
    gave way to ROR in 2021. Capital letters are mended by a safe fix.
    """

    meta = RuleMeta(
        id="identifiers/ror",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=("ROR, Identifier pattern", "ISO 7064:2003, MOD 97-10"),
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Princeton University\n"
                "    ror: ⟦00hx57631⟧\ndoi: 10.5555/1\n",
                reports="check digits",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Princeton University\n"
                "    ror: ⟦grid.16750.35⟧\ndoi: 10.5555/1\n",
                reports="GRID",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Princeton University\n"
                "    ror: ⟦00HX57361⟧\ndoi: 10.5555/1\n",
                reports="write the ROR ID as 00hx57361",
                fixed="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Princeton University\n"
                "    ror: 00hx57361\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Princeton University\n"
                "    ror: https://ror.org/00hx57361\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the ROR IDs of the affiliations."""
        for found in values(document, "affiliations", "*", "ror"):
            if not is_placeholder(found.text):
                yield from self._judge(found)
        for article in document.articles:
            yield from self._template(article)

    def _template(self, article: Article) -> Iterator[Finding]:
        """Princeton's ID, which the JOSS template gives as its example, at another institution."""
        for at, affiliation in article.items("affiliations"):
            name = affiliation.get("name") if isinstance(affiliation, dict) else None
            found = value(article, f"{at}/ror")
            if found and _EXAMPLE in found.text and name and "princeton" not in str(name).lower():
                yield self.finding(
                    found.span,
                    f"{quote(found.text)} is the ROR ID of Princeton University, "
                    "an example of the JOSS template",
                    severity=Severity.WARNING,
                    pointer=found.pointer,
                )

    def _judge(self, found: Value) -> Iterator[Finding]:
        prefix = re.match(r"(?i)(?:ror:\s*)?(?:https?://)?(?:www\.)?(?:ror\.org/+)?", found.text)
        start = prefix.end() if prefix else 0
        name = found.text[start:].rstrip("/")
        end = start + len(name)
        severity, fix = Severity.ERROR, None
        if re.match(r"(?i)grid\.\d", name):
            message = f"{quote(name)} is a GRID identifier: look the organisation up in ROR"
        elif not re.fullmatch(r"0[0-9a-z]{6}\d{2}", name.lower()):
            message = f"{quote(found.text)} is no ROR ID: it should look like 0 and 8 characters"
        elif re.search("[ilou]", name.lower()):
            message = f"{quote(name)} is no ROR ID: the letters i, l, o and u never occur in one"
        elif not ror_is_valid(name.lower()):
            message = f"the check digits of the ROR ID {quote(name)} do not fit: copy it again"
        elif name != name.lower():
            severity, message = Severity.WARNING, f"write the ROR ID as {name.lower()}"
            fix = found.fix((start, end, name.lower()), safe=True)
        else:
            return
        yield self.finding(
            found.part(start, end) if start < end else found.span,
            message,
            severity=severity,
            fix=fix,
            pointer=found.pointer,
        )
