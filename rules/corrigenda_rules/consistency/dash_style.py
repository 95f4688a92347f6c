"""consistency/dash-style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import OBJECT, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, standing

_KINDS = frozenset({"abstract", "p"})


_SPACES = " \xa0\u2009\u200a"


@lru_cache(maxsize=1)
def _dash() -> re.Pattern[str]:
    space = r"[ \xa0\u2009\u200a]?"
    return re.compile(rf"{space}(?:(?<!—)—(?!—)|(?<= )(?:–|--?)(?= )|(?<=\w)---?(?=\w)){space}")


class DashStyle(Rule):
    """Dashes that part clauses, set in several ways: “a—b”, “a — b”, “a – b”, “a - b”, “a--b”.

    A dash between clauses is an em dash closed up (most American journals) or an en dash with
    spaces (most British ones). A hyphen with spaces is a dash of neither kind, left from typing.

    Judged is what stands between words of a paragraph: ranges and compounds (“5–10”, “pre–post”),
    minus signs, lists, headings and labels (“Keywords – …”) are left alone. In Markdown “---” is
    an em dash and “--” an en dash.

    Write the dash that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/dash-style",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 6.85 (em dashes)",
            "New Hart's Rules, 2nd ed., 4.11",
        ),
        examples=(
            Example(
                fails="The cells—those we kept—grew. All of the rest⟦ – ⟧as before – died off—all.",
                reports="“a – b” (2×, line 1) beside “a—b” (3×, line 1)",
            ),
            Example(
                fails="The cells—those we kept—grew. The rest died⟦ - ⟧as before they had.",
                reports="“a - b” (1×, line 1) beside “a—b”",
                fixed="The cells—those we kept—grew. The rest died—as before they had.",
            ),
            Example(fails="The cells—those kept—grew. The rest⟦ — ⟧two of them—died."),
            Example(passes="The cells—those we kept—grew from 5 – 7 to 8 - 9, pre–post, x - y."),
            Example(passes="The cells---those we kept---grew; the rest—two of them—died."),
            Example(passes="Aims – to see. The cells—those we kept—grew.\n\n- item – text\n- item"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the dashes between words."""
        found: dict[str, list[Use]] = {}
        seen: set[tuple[int, int]] = set()
        for sign in ("—", " – ", " - ", "--"):
            for block, at in standing(document, sign):
                match = _dash().match(block.text, at - (at > 0 and block.text[at - 1] in _SPACES))
                if match is None or block.kind not in _KINDS or (id(block), match.start()) in seen:
                    continue
                seen.add((id(block), match.start()))
                if _parts_clauses(block.text, *match.span()):
                    name = _named(match[0], document.format == "markdown")
                    found.setdefault(name, []).append(Use(block, *match.span()))
        if len(found) < 2:
            return
        yield from at_odds(
            self,
            document,
            forms((name, use) for name, uses in found.items() for use in uses),
            advice="set dashes as in “{}”",
            rewrite=_rewritten,
        )


def _parts_clauses(text: str, start: int, end: int) -> bool:
    """Whether a dash stands between words: neither a range, nor a label, nor a compound."""
    left = re.search(rf"[\w’'\-,)\]”\"%{OBJECT}]+\Z", text[max(0, start - 24) : start])
    right = re.match(rf"[“\"(]?([\w’'{OBJECT}]+)", text[end : end + 24])
    if left is None or right is None:
        return False
    one, other, mark = left[0], right[1], text[start:end].strip()
    if one[-1].isdigit() or other[0].isdigit() or start < 4:
        return False
    if mark in ("—", "---"):
        # “A—binds—B” is a path or a chain: a clause in dashes has a space somewhere
        run, rest = text[max(0, start - 40) : start].split(" "), text[end : end + 40].split(" ")
        return "—" not in run[-1] + rest[0]
    return _parts_words(one, other, text[end]) and _has_subject(text, start)


def _parts_words(one: str, other: str, opening: str) -> bool:
    """Whether a sentence goes on with `other` after `one`, as it does not after a label."""
    if len(one) < 2 or (len(other) < 2 and other not in ("a", OBJECT)):
        return False
    if one[-1].isalpha():
        return other[0].islower() or opening in '“"('
    return one[-1] in ',)”"' + OBJECT and other[0].islower()


def _has_subject(text: str, start: int) -> bool:
    """Whether more than a label of two words stands before a dash in its sentence."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "\n", ": "))
    return len(text[first + 1 : start].split()) > 2


def _named(dash: str, markdown: bool) -> str:
    mark = dash.strip()
    if markdown:
        mark = {"---": "—", "--": "–"}.get(mark, mark)
    before, after = dash[:1].isspace(), dash[-1:].isspace()
    return f"a{' ' if before else ''}{mark}{' ' if after else ''}b"


def _rewritten(use: Use, model: Form) -> str:
    return model.uses[0].text
