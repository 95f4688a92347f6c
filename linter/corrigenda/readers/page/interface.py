"""Text of the web site around an article: buttons, menus, banners, link labels.

Two tests. A short line is interface when every word of it belongs to the closed vocabulary of
buttons and menus and at least one is something to press. A longer one is a banner when it speaks
to the reader about the site.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.readers.page.vocabulary import known

_TAIL = (
    r"View all(?: \d+)? (?:articles?|authors?|journals)|View (?:full text|article|abstract)"
    r"|Show (?:more|less|all authors)"
    r"|Read more|Download PDF(?: ?PDF)?|Download citation|Download \.ris|Cite this article"
    r"|Learn more"
    r"|Get rights and content|Open (?:PDF )?in (?:a )?new (?:tab|window)"
    r"|View (?:in )?[Ll]arger? (?:image|version)"
    r"|Search for more papers by this author|Full size (?:image|table)|Metrics ?details"
    r"|View Article Online"
    r"|\[?what does this mean\?\]?|Export citation|Request permissions|See all authors"
    r"|Verified by ORCID"
)
_REFERENCE_TAIL = (
    r"(?:\[?(?:Google Scholar|Cross[Rr]ef(?: Full Text)?|PubMed(?: Abstract| Central)?"
    r"|PMC free article|CAS"
    r"|Web of Science|View Article|Scopus|MathSciNet|ADS|Green Version|Article|PubMed/NCBI|ISI"
    r"|View in Article"
    r"|Full Text(?: PDF)?|Abstract|DOI|Medline)\]?[\s|•·,]*)"
)
_PERSON = frozenset(["you", "your", "we", "us", "our", "yours"])
_HOST = re.compile(r"(?:www\.)?[a-z][a-z\d-]{1,40}(?:\.[a-z]{2,12}){1,3}")


def _fold(text: str) -> str:
    text = text.casefold().replace("’", "'")
    text = re.sub(r"\(\s?[\d,.]+k?\s?\)|\b[\d][\d,.]*k?\b|\d+%", " ", text)
    text = re.sub(
        r"(?:keyboard_arrow_(?:down|up|right|left)|expand_more|arrow_\w+|share_outline)$", "", text
    )
    return " ".join(text.strip(" \t.:…>‹<|•·→←↗⇩↓+-–—!").split())


@lru_cache(maxsize=1)
def _reference_tail() -> re.Pattern[str]:
    return re.compile(_REFERENCE_TAIL)


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TAIL})\s*$")


def is_button(text: str) -> bool:
    """Whether a short line is a button, a menu entry or a row of them."""
    if not text or len(text) > 90:
        return False
    folded = _fold(text)
    if not folded:
        return not any(c.isalnum() for c in text) and len(text) < 4
    if folded in known("buttons") or _HOST.fullmatch(text):
        return True
    if folded.endswith(" logo") and len(folded) < 30:
        return True
    pieces = re.split(r"(?<=[a-z])(?=[A-Z])", text)
    if 1 < len(pieces) < 7 and all(is_button(piece) for piece in pieces):
        return True
    words = [w for w in re.split(r"[\s/|,·•]+", folded) if w]
    if not 2 <= len(words) <= 9 or (text.rstrip()[-1] == "." and len(words) > 4):
        return False
    return words[0] in known("actions") and all(
        w in known("actions") or w in known("things") or w in known("small-words") for w in words
    )


def is_menu_word(text: str) -> bool:
    """Whether a short line has only words of menus; it says little except beside a button."""
    words = re.split(r"[\s/|,·•]+", _fold(text)) if len(text) < 40 else []
    return bool(words) and len(words) < 5 and all(
        w in known("actions") or w in known("things") or w in known("small-words") or w == "slide" for w in words
    )  # fmt: skip


def is_banner(text: str) -> bool:
    """Whether a line speaks to the reader about the site: cookies, the browser, a new design.

    It takes two of: words of the web, the second person, a sentence that begins with an
    imperative; a word of the web among them.
    """
    if not 12 <= len(text) <= 700:
        return False
    words = re.findall(r"[.\w’'-]+", text.casefold())
    site = sum(
        1
        for w in words
        if w.strip("'’-") in known("site-words") or w.rstrip(".") in known("site-words")
    )
    if not site:
        return False
    person = any(w in _PERSON for w in words)
    starts = re.findall(r"(?:^|[.!?]\s+)([A-Za-z]+)", text)
    asks = any(w.casefold() in known("imperatives") for w in starts)
    second = any(w in ("you", "your") for w in words)
    return (second and asks and site >= 1) or (person and site >= 2) or (
        asks and site >= 2 and len(words) < 25
    )  # fmt: skip


def tail_start(text: str) -> int:
    """Where interface text glued to the end of a line begins; the length of the text if none."""
    if len(text) < 8:
        return len(text)
    match = _tail().search(text, max(0, len(text) - 60))
    return match.start() if match and match.start() > 0 else len(text)


def reference_tail_start(text: str) -> int:
    """Where the link labels behind a reference begin; the length of the text if none."""
    end = len(text)
    window = max(0, end - 200)
    best = end
    for match in _reference_tail().finditer(text, window):
        if match.start() > best:
            break
        if match.start() == 0 or _only_labels(text, match.start()):
            best = match.start()
            break
    return best if best > 20 or best == 0 else end


def _only_labels(text: str, start: int) -> bool:
    if start and text[start - 1].isalpha():
        return False
    at = start
    while at < len(text):
        match = _reference_tail().match(text, at)
        if match is None:
            return False
        at = match.end()
    labels = text[start:]
    return "[" in labels or any(n in labels for n in ("Scholar", "ross", "PubMed", "View Article"))


def is_link_labels(text: str) -> bool:
    """Whether a line is nothing but link labels: ``Crossref Google Scholar``."""
    return len(text) <= 120 and _only_labels(text, 0)
