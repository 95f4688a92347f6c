"""Masks what is not prose before the parser sees it.

Pandoc citations, roles, attributes, templates, raw LaTeX and bare URLs are plain text to a
CommonMark parser, and characters in them (``_``, ``*``) are markup to it. Each is replaced by as
many control characters, so that every offset stays what it is: `OBJ` where something stands that is
not prose, `GONE` where the rendered page shows nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from corrigenda.document import Comment
from corrigenda.readers.markdown.fences import blank, names
from corrigenda.text import Span

OBJ = "\x1a"
GONE = "\x1b"

_DISPLAY = names(
    "equation align alignat aligned gather multline eqnarray math displaymath array matrix cases "
    "split table tabular longtable figure lstlisting verbatim tikzpicture algorithm algorithmic "
    "thebibliography comment"
)
"""LaTeX environments that hold no running prose."""

_WRAPPERS = names(
    "emph text textbf textit textrm textsc textsf textsl textup underline mbox enquote uline"
)
"""LaTeX commands that only dress their argument."""

_UNSEEN = names(
    "label index newpage clearpage pagebreak noindent centering vspace hspace begin end smallskip "
    "medskip bigskip linebreak newline maketitle tableofcontents"
)
"""LaTeX commands of which the page shows nothing."""

_FAR = 20_000
"""How far (in code points) the end of a LaTeX environment is looked for."""

_LONG = 4_000
"""The same for what stays inside a paragraph: a code span, a display formula."""


@lru_cache(maxsize=8)
def _constructs(www: bool, doi: bool) -> re.Pattern[str]:
    # Every branch begins with a literal (so “``*” and not “`+”): the scan then looks at nothing
    # but the characters that can begin a construct, five times as fast.
    branches = [
        r"\\@ref\([^)\s]{1,100}\)",
        r"\(\\?#[\w:-]{2,80}\)",
        r"\\(?:[A-Za-z]{2,30}\*?(?:\[[^\]\r\n]{0,200}\]|\{[^{}]{0,400}\}){0,4}|[^\r\n])",
        r"``*",
        r"\$\$",
        r"<!--",
        r"<[A-Za-z/][^<>]{0,500}>",
        r"\]\([ \t]?<?[^()\s<>]{0,500}",
        r"\]:[ \t]{0,8}[^\s]{1,2000}",
        r"\[[^\[\]@]{0,200}@(?<![\w.]@)[\w{][^\[\]]{0,3000}\](?!\()",
        r"\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])[A-Za-z-]{2,20}\][+-]?",
        r"@(?:\{[^{}\r\n]{1,300}\}|[A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,200})",
        r"\{\{",
        r"\{%",
        r"\{/\*",
        r"\{@[^{}\r\n]{0,300}\}",
        r"\{[#.=:!-][^{}\r\n]{0,300}\}",
        r"\{[\w-]{1,30}=[^{}\r\n]{0,300}\}",
        r"\{[A-Za-z][\w:.+-]{0,40}\}(?=`)",
        r"\^\[",
        r"\^[^\s^\[\]]{1,30}\^",
        r"~~~*",
        r"~(?<=[\w.]~)(?=[A-Za-z\[\\])",
        r"~[^\s~]{1,30}~",
        r"://[^\s<>\"`|\\^{}\[\]]{1,2000}",
        r":(?<![\w:]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:])",
    ]
    if www:
        branches.append(r"www\.[\w-]+\.[^\s<>\"`|\\^{}\[\]]{1,2000}")
    if doi:
        branches.append(r"10\.\d{4,9}/[^\s<>\"`|\\^{}\[\]]{1,500}")
    return re.compile("|".join(branches))


def mask_constructs(
    text: str, regions: list[tuple[int, int]], edits: list[tuple[int, int, str]]
) -> list[Comment]:
    """Adds the masks of all constructs inside `regions` to `edits`; returns the comments met."""
    masker = _Masker(text, edits)
    scan = _constructs("www." in text, "10." in text).finditer
    for lower, upper in regions:
        masker.done, masker.upper = lower, upper
        for match in scan(text, lower, upper):
            start, end = match.span()
            if start >= masker.done:
                masker.done = masker.mask(match[0], start, end)
    return masker.comments


class _Masker:
    """Masks one construct after the other. Each method returns where the next one may start."""

    __slots__ = ("_last", "_methods", "comments", "done", "edits", "text", "upper")

    def __init__(self, text: str, edits: list[tuple[int, int, str]]) -> None:
        self.text = text
        self.edits = edits
        self.comments: list[Comment] = []
        self.done = 0  # the end of the last construct
        self.upper = len(text)  # the end of the region
        self._last = text.rfind("-->")  # past the last comment none is looked for
        self._methods: dict[str, Callable[[str, int, int], int]] = {
            "\\": self._latex,
            "`": self._code,
            "$": self._formula,
            "<": self._tag,
            "]": self._skip,
            "~": self._light,
            "^": self._light,
            "{": self._braces,
            "[": self._citation,
            "(": self._number,
        }

    def mask(self, found: str, start: int, end: int) -> int:
        """Masks the construct that starts as `found`."""
        return self._methods.get(found[0], self._address)(found, start, end)

    def _put(self, start: int, end: int, mark: str = OBJ) -> int:
        self.edits.append((start, end, mark * (end - start)))
        return end

    def _skip(self, found: str, start: int, end: int) -> int:
        """The destination of a link, which the parser needs as it is."""
        return end

    def _citation(self, found: str, start: int, end: int) -> int:
        if "\n\n" in found or "\r\n\r\n" in found:
            return start + 1
        if found.startswith("[!"):
            return self._put(start, end, GONE)  # the kind of a callout
        return self._put(start, end)

    def _number(self, found: str, start: int, end: int) -> int:
        """The place where bookdown puts the number of an equation or a table."""
        return self._put(start, end, GONE)

    def _address(self, found: str, start: int, end: int) -> int:
        """Widens ``://…`` to its scheme and ``@host`` to its mailbox; leaves stops outside."""
        text, floor = self.text, self.done
        if found.startswith("://"):
            while start > floor and text[start - 1].isalpha() and text[start - 1].isascii():
                start -= 1
        elif found[0] == "@":
            while start > floor and (text[start - 1].isalnum() or text[start - 1] in "._+-"):
                start -= 1
        if found[0] != ":" or found[-1] != ":":
            while end - start > 1 and (
                text[end - 1] in ".,;:!?'’”*_"
                or (
                    text[end - 1] == ")"
                    and text.count("(", start, end) < text.count(")", start, end)
                )
                or (
                    text[end - 1] == "]"
                    and text.count("[", start, end) < text.count("]", start, end)
                )
            ):
                end -= 1
        return self._put(start, end)

    def _latex(self, found: str, start: int, end: int) -> int:
        text = self.text
        if found in ("\\(", "\\["):
            close = text.find("\\)" if found == "\\(" else "\\]", end, min(self.upper, end + 2000))
            if close < 0 or not _is_formula(text[end:close]):
                return end
            return self._put(start, close + 2)
        if len(found) < 3:
            return end  # an escaped character
        name = re.match(r"\\([A-Za-z]+)", found)  # none in bookdown's \\@ref
        command = name[1] if name else ""
        if command == "begin" and "{" in found:
            environment = found.partition("{")[2].partition("}")[0]
            close = text.find(f"\\end{{{environment}}}", end, min(self.upper, end + _FAR))
            if close >= 0 and environment.rstrip("*") in _DISPLAY:
                return self._put(start, close + len(environment) + 6)
        elif command in _WRAPPERS and found.count("{") == 1 and found.endswith("}"):
            self._put(start, start + found.index("{") + 1, GONE)
            return self._put(end - 1, end, GONE)
        return self._put(start, end, GONE if command in _UNSEEN else OBJ)

    def _paragraph_end(self, start: int) -> int:
        upper = min(self.upper, start + _LONG)
        empty = re.compile(r"\n[ \t>]{0,40}\r?\n").search(self.text, start, upper)
        return empty.start() if empty else upper

    def _code(self, found: str, start: int, end: int) -> int:
        """Passes over a code span, which the parser knows."""
        text, limit, close = self.text, self._paragraph_end(end), end
        while True:
            close = text.find(found, close, limit)
            if close < 0:
                return end
            run = close
            while run < limit and text[run] == "`":
                run += 1
            if run - close == len(found):
                return run
            close = run

    def _formula(self, found: str, start: int, end: int) -> int:
        """A display formula: lines that begin with ``+`` or ``-`` would end it for the parser."""
        close = self.text.find("$$", end, self._paragraph_end(end))
        return end if close < 0 else self._put(start, close + 2)

    def _tag(self, found: str, start: int, end: int) -> int:
        if found != "<!--":
            return end
        text = self.text
        close = text.find("-->", end) if self._last >= end else -1
        if close < 0:
            return end
        end = close + 3
        self.comments.append(Comment(Span(start, end), text[start + 4 : close]))
        before = re.split(r"[\r\n]", text[max(0, start - 200) : start])[-1]
        after = re.split(r"[\r\n]", text[end : end + 200], maxsplit=1)[0]
        if before.strip(" \t>") or after.strip():
            return self._put(start, end, GONE)
        self.edits.append(blank(text, start, end))
        return end

    def _light(self, found: str, start: int, end: int) -> int:
        """Superscripts, subscripts, inline notes; a tilde between words is a space that holds."""
        if found == "^[":
            self._put(start, start + 1, GONE)
        elif found == "~":
            self._put(start, end)
        elif not found.startswith("~~"):
            self._put(start, start + 1, GONE)
            self._put(end - 1, end, GONE)
        return end

    def _braces(self, found: str, start: int, end: int) -> int:
        closing = {"{{": "}}", "{%": "%}", "{/*": "*/}"}.get(found)
        if closing is None:
            # A cross-reference stands for a word; an attribute or the name of a role for nothing.
            return self._put(start, end, OBJ if found[1] == "@" else GONE)
        close = self.text.find(closing, end, min(self.upper, end + 500))
        if close < 0:
            return end
        stop = close + len(closing)
        if found == "{/*":
            self.comments.append(Comment(Span(start, stop), self.text[end:close]))
        return self._put(start, stop, GONE if found == "{/*" else OBJ)


def _is_formula(inside: str) -> bool:
    r"""Whether what stands between ``\(`` and ``\)`` is a formula and not an escaped bracket."""
    if "\n\n" in inside:
        return False
    words = re.findall(r"(?<![\\\w])[A-Za-z]{3,}", inside)
    return len(words) < 3 and (not words or bool(re.search(r"[\\^_=]", inside)))
