"""identifiers/orcid: a wrong ORCID iD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import DASHES, INVISIBLE, Value, quote, value
from corrigenda_rules.identifiers._check_digits import orcid_check_character, orcid_is_valid

_PREFIX = (
    r"(?i)\s*(?:orcid(?: id)?(?!\.)\s*[:=]?\s*)?"
    r"(?:https?:/{1,2})?(?:www\.)?(sandbox\.)?(?:orcid\.org/+)?"
)
_IN_TEXT = r"(?<![\w-])\d{4}(?:[-\u2010-\u2015\u2212]\d{3,5}){2,3}[\dXx]?(?![\w-])"
_BLOCKS = ("p", "contrib", "corresp", "fn", "aff", "list-item")
_EXAMPLE = "0000-0002-1825-0097"
"""The iD of Josiah Carberry, a person invented for documentation."""
_ASSIGNED = ((15_000_000, 35_000_000), (900_000_000_000, 900_100_000_000))
"""ORCID's blocks, without check character: 0000-0001-5000-000 to 0000-0003-5000-000, and
0009-0000-0000-000 to 0009-0010-0000-000."""


class Rebuke(NamedTuple):
    """What is wrong with an ORCID iD, and what to put in place of ``text[start:end]``."""

    message: str
    severity: Severity = Severity.ERROR
    replacement: str | None = None


class Orcid(Rule):
    """An ORCID iD that cannot be right.

    An iD with a wrong digit belongs to somebody else or to nobody, and the article is credited
    there. The last character is a check character (ISO 7064 MOD 11-2, X stands for ten), so that
    every single wrong digit and every swap of two neighbours shows.

    Reported are: a check character that does not fit; a wrong number of digits; an iD of zeros or
    outside the blocks that ORCID assigns, such as templates have; the documentation's example
    (Josiah Carberry); an iD of the test site. A small x, missing hyphens and typographic dashes
    are mended by a safe fix. The iD may stand alone or as an address; both are right, but in
    CITATION.cff, whose schema takes the address only.

    The rule cannot know which digit is wrong: copy the iD from the author's ORCID record.
    """

    meta = RuleMeta(
        id="identifiers/orcid",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=(
            "ORCID, Structure of the ORCID Identifier",
            "ISO 7064:2003, MOD 11-2",
            "Citation File Format 1.2.0, definitions.orcid",
        ),
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: ⟦0000-0002-1694-23⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                reports="has 14 digits",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: ⟦0000-0002-1694-2339⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                reports="check character",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: ⟦0000-0000-0000-0000⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                reports="stands for nobody",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: https://orcid.org/⟦0000-0002-1694-233x⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                fixed="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: https://orcid.org/0000-0002-1694-233X\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    orcid: 0000-0002-1694-233X\n"
                "  - name: Bo Lind\n    orcid: https://orcid.org/0009-0001-5055-9262\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the authors' iDs, and those that the text of a page names as such."""
        seen = set()
        cff = document.source.path.endswith(".cff")
        for article in document.articles:
            for at, author in article.items("authors"):
                found = value(article, f"{at}/orcid")
                if found is None or ("Carberry" in str(author) and _EXAMPLE in found.text):
                    continue  # the person himself, who lives in documentation
                seen.add(found.span)
                yield from self._judge(found, cff)
        if "orcid" not in document.source.text.casefold():
            return
        for block in document.of_kind(*_BLOCKS):
            if "orcid" not in block.text.casefold():
                continue
            for match in re.finditer(_IN_TEXT, block.text):
                span = block.span(*match.span())
                if any(span.start < b and a < span.end for a, b in seen):
                    continue
                part = block.cut(*match.span())
                yield from self._judge(Value(block.pointer or "", match[0], span, part))

    def _judge(self, found: Value, address: bool = False) -> Iterator[Finding]:
        prefix = re.match(_PREFIX, found.text)
        start = prefix.end() if prefix else 0
        rebuke = _rebuke(found.text[start:].rstrip("/ "), bool(prefix and prefix[1]))
        if rebuke is None and address and not start:
            # the schema of the Citation File Format takes an address only
            message = f"CITATION.cff wants the whole address: https://orcid.org/{found.text}"
            rebuke = Rebuke(message, Severity.WARNING)
        if rebuke is None:
            return
        end = start + len(found.text[start:].rstrip("/ "))
        fix = None
        if rebuke.replacement is not None:
            fix = found.fix((start, end, rebuke.replacement), safe=True)
        yield self.finding(
            found.part(start, end) if end > start else found.span,
            rebuke.message,
            severity=rebuke.severity,
            suggestions=[rebuke.replacement] if rebuke.replacement else (),
            fix=fix,
            pointer=found.pointer or None,
        )


def _rebuke(written: str, sandbox: bool) -> Rebuke | None:
    plain = re.sub(f"[{DASHES}]", "-", written)
    plain = re.sub(f"[{INVISIBLE}\\s]", "", plain)
    digits = plain.replace("-", "").upper()
    if re.fullmatch(r"(?i)[x-]+", plain):
        return None  # xxxx-xxxx-xxxx-xxxx is a placeholder, and another rule's
    shown = quote(written)
    if not re.fullmatch(r"\d+X?", digits):
        message = f"{shown} is no ORCID iD: it should look like 0000-0002-1694-233X"
    elif len(digits) != 16:
        message = f"{shown} has {len(digits)} digits, an ORCID iD has 16"
    elif len(set(digits[:15])) == 1:
        message = f"{shown} stands for nobody: give the author's own iD or none"
    elif not orcid_is_valid(digits):
        message = (
            f"the check character of {shown} does not fit (it would be "
            f"{orcid_check_character(digits)}): a digit is wrong; copy the iD from the ORCID record"
        )
    elif not _in_range(digits):
        message = (
            f"{shown} is outside the blocks of numbers that ORCID assigns, "
            "so it stands for nobody: give the author's own iD or none"
        )
    else:
        return _blemish(written, digits, sandbox)
    return Rebuke(message)


def _blemish(written: str, digits: str, sandbox: bool) -> Rebuke | None:
    if sandbox:
        return Rebuke(f"{quote(written)} is an iD of ORCID's test site", Severity.WARNING)
    if digits == _EXAMPLE.replace("-", ""):
        message = f"{quote(written)} is ORCID's own example, Josiah Carberry: give the author's iD"
        return Rebuke(message, Severity.INFO)
    grouped = "-".join(digits[k : k + 4] for k in (0, 4, 8, 12))
    if written != grouped:
        message = f"write the ORCID iD as {grouped}"
        return Rebuke(message, Severity.WARNING, replacement=grouped)
    return None


def _in_range(digits: str) -> bool:
    number = int(digits[:15])
    return any(first <= number <= last for first, last in _ASSIGNED)
