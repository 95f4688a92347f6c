"""Author queries: a polite question for each finding, in the form production desks send.

The form (“AQ1: …”, one decision asked for, the words of the proof quoted) is the one of the query
sheets that typesetters attach to proofs.
"""

from __future__ import annotations

import re

from corrigenda.finding import LocatedFinding
from corrigenda.output._style import one_line

SENTENCE = 300
"""The most characters of a sentence that a query quotes."""
_QUOTED = 80
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-Þ])")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` that holds the range, cut with “…” where it is long."""
    left = max(0, start - SENTENCE)
    right = min(len(text), end + SENTENCE)
    first, last = left, right
    for match in _END.finditer(text, left, right):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start() + 1
            break
    if last - first > SENTENCE:
        room = max(0, SENTENCE - (end - start)) // 2
        first, last = max(first, start - room), min(last, max(start, end) + room)
    if last - first > 2 * SENTENCE:
        last = first + 2 * SENTENCE
    cut = " ".join(text[first:last].split())
    opens = (first > 0 and first == left) or (first > 0 and text[first - 1].isalnum())
    closes = last < len(text) and text[last - 1 : last].isalnum() and text[last].isalnum()
    return "…" * bool(opens and cut) + cut + "…" * bool(closes and cut)


def query(number: int, finding: LocatedFinding, sentence: str, corrected: str | None) -> str:
    """The question to the author about a finding; one line.

    `corrected` is the text of its place as it is proposed, None where nothing is.
    """
    words = one_line(" ".join(finding.location.text.split()))
    quoted = f"“{words}”" if 0 < len(words) <= _QUOTED else ""
    where = f" in “{one_line(sentence)}”" if sentence and quoted and sentence != words else ""
    message = one_line(finding.message)
    head = f"AQ{number}:"
    new = None if corrected is None else one_line(corrected)
    if quoted and new and len(new) <= _QUOTED:
        asks = f"should {quoted} read “{new}”{where}?"
        return f"{head} {_capital(message)}. Please confirm: {asks}"
    if quoted and new == "":
        return f"{head} {_capital(message)}. Please confirm that {quoted}{where} can be deleted."
    if quoted:
        return f"{head} {_capital(message)}. Please check {quoted}{where}, and advise."
    if sentence and words:
        return f"{head} {_capital(message)}. Please check “{one_line(sentence)}”, and advise."
    return f"{head} {_capital(message)}. Please advise."


def _capital(message: str) -> str:
    return message[:1].upper() + message[1:]
