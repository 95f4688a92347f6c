"""identifiers/email: an e-mail address that no letter would reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import INVISIBLE, Value, is_placeholder, quote, values

_LOCAL = r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_DOMAIN = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)"
_DISGUISE = r"(?i)\s*[\[({<_]\s*at\s*[\])}>_]\s*|\s+at\s+"
_TYPOS = {
    "con": "com",
    "cmo": "com",
    "ocm": "com",
    "vom": "com",
    "comm": "com",
    "ogr": "org",
    "orgg": "org",
    "eud": "edu",
    "eduu": "edu",
    "nte": "net",
}
"""Endings that no registry has, and the one that was meant."""
_HOSTS = {
    "gmial.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gmal.com": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmai.com": "hotmail.com",
    "yaho.com": "yahoo.com",
    "outlok.com": "outlook.com",
}


class Email(Rule):
    """An e-mail address that cannot work.

    The address is how a reader reaches the authors, and the journal too. Reported are: a space or
    a full-width ＠ in the address, a full stop or comma at its end, an address disguised
    against robots (“name at example.org”; on a web page that is done on purpose and only noted), an
    ending that does not exist (``.con``), and whatever has not the form name@host.

    International addresses (letters of any script) pass. The rule does not ask whether the
    mailbox exists.
    """

    meta = RuleMeta(
        id="identifiers/email",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=("RFC 5322, 3.4.1", "RFC 6531"),
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    email: ada.field@example.org⟦.⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                fixed="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    email: ada.field@example.org\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    email: ⟦ada.field at example.org⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                reports="disguised",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    email: ⟦ada.field@gmail.con⟧\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                reports="ada.field@gmail.com",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    email: o'neil+ice@mail.sub-domain.example.org\n"
                "  - name: Cy Moor\n    email: email.cy@example.org\n"
                "  - name: Jürgen Lind\n    email: jürgen@bücher.example\n"
                "doi: 10.5555/1\nabstract: Ice is thin.\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the addresses of the authors and of the correspondence."""
        seen = set()
        for path in (("authors", "*", "email"), ("correspondence", "*", "email")):
            for value in values(document, *path):
                if value.span in seen or is_placeholder(value.text):
                    continue
                seen.add(value.span)
                yield from self._judge(value, document.format == "page")

    def _judge(self, value: Value, on_page: bool) -> Iterator[Finding]:
        text = value.text
        if text.count("@") > 1 and re.search(r"[;,/\s|]", text):
            for match in re.finditer(r"[^;,/\s|]*@[^;,/\s|]*", text):
                part = value.mapped.cut(*match.span()) if value.mapped else None
                yield from self._judge(
                    Value(value.pointer, match[0], value.part(*match.span()), part), on_page
                )
            return
        prefix = re.match(r"(?i)(?:e-?mail(?:\s*:\s*|\s+)|mailto:\s*)?<?", text)
        start = prefix.end() if prefix else 0
        end = len(text.rstrip(">")) if text[:start].endswith("<") else len(text)
        address = text[start:end]
        if start == 0 and re.fullmatch(rf"{_LOCAL}@{_DOMAIN}", address):
            yield from self._misspelt(value)
            return
        if not re.fullmatch(rf"{_LOCAL}@{_DOMAIN}", address):
            yield self._broken(value, address, on_page)
        elif not on_page:
            yield self.finding(
                value.span,
                f"give the address alone: {address}",
                severity=Severity.WARNING,
                suggestions=[address],
                pointer=value.pointer,
            )

    def _misspelt(self, value: Value) -> Iterator[Finding]:
        name, _, host = value.text.rpartition("@")
        stem, _, ending = host.rpartition(".")
        right = _HOSTS.get(host.lower()) or (
            f"{stem}.{_TYPOS[ending.lower()]}" if ending.lower() in _TYPOS else ""
        )
        if right:
            yield self.finding(
                value.span,
                f"{quote(value.text)} cannot be reached: should it be {name}@{right}?",
                suggestions=[f"{name}@{right}"],
                fix=value.fix((len(name) + 1, len(value.text), right), safe=False),
                pointer=value.pointer,
            )

    def _broken(self, value: Value, address: str, on_page: bool) -> Finding:
        text, at = value.text, value.pointer
        tail = re.search(r"[.,;:]+$", text)
        if tail and re.fullmatch(rf"{_LOCAL}@{_DOMAIN}", text[: tail.start()]):
            return self.finding(
                value.part(*tail.span()),
                f"{quote(tail[0])} at the end is no part of the address",
                fix=value.fix((*tail.span(), ""), safe=True),
                pointer=at,
            )
        plain = re.sub(f"[{INVISIBLE}]", "", text).replace("＠", "@")
        severity, suggestion, safe = Severity.ERROR, "", False
        if re.fullmatch(rf"{_LOCAL}@{_DOMAIN}", plain):
            message = f"{quote(text)} holds a character that only looks right"
            suggestion, safe = plain, True
        elif "@" in plain and re.fullmatch(rf"{_LOCAL}@{_DOMAIN}", re.sub(r"\s+", "", plain)):
            suggestion = re.sub(r"\s+", "", plain)
            message = f"a space stands in the address {quote(text)}"
        elif "@" not in plain and re.search(_DISGUISE, plain):
            severity = Severity.INFO if on_page else Severity.WARNING
            message = f"the address {quote(text)} is disguised: write it with @"
        else:
            message = f"{quote(text)} is no e-mail address: it should look like name@example.org"
        return self.finding(
            value.span,
            message,
            severity=severity,
            suggestions=[suggestion] if suggestion else (),
            fix=value.fix((0, len(text), suggestion), safe=safe) if suggestion else None,
            pointer=at,
        )
