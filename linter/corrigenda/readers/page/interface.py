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
_WORDS = re.compile(r"[\s/|,·•:]+")
_HOST = re.compile(r"(?:www\.)?[a-z][a-z\d-]{1,40}(?:\.[a-z]{2,12}){1,3}")


def _fold(text: str) -> str:
    text = text.casefold().replace("’", "'")
    text = re.sub(r"\(\s?[\d,.]+\s?(?:[km]b?)?\s?\)|\b[\d][\d,.]*k?\b|\d+%", " ", text)
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
    if (
        folded in known("buttons")
        or _HOST.fullmatch(text)
        or (folded.endswith(" logo") and len(folded) < 30)
    ):
        return True
    pieces = re.split(r"(?<=[a-z])(?=[A-Z])", text)
    if 1 < len(pieces) < 7 and all(map(is_button, pieces)):
        return True  # “Skip to main contentSkip to article”
    words = [w for w in _WORDS.split(folded) if w]
    if not 2 <= len(words) <= 9 or (text.rstrip()[-1] == "." and len(words) > 4):
        return False
    return words[0] in known("actions") and all(map(_is_menu, words))


def is_menu_word(text: str) -> bool:
    """Whether a short line has only words of menus; it says little except beside a button."""
    if len(text) > 40 or any(c.isdigit() for c in text):
        return False  # “Figure 1” heads a caption
    words = [w for w in _WORDS.split(_fold(text)) if w]
    return 0 < len(words) < 5 and all(map(_is_menu, words))


def _is_menu(word: str) -> bool:
    return word in known("actions") or word in known("things") or word in known("small-words")


def is_banner(text: str) -> bool:
    """Whether a line speaks to the reader about the site: cookies, the browser, a new design.

    It takes a word of the web and the second person with a sentence that begins with an
    imperative; or two words of the web and a person who speaks or is spoken to.
    """
    if not 12 <= len(text) <= 700:
        return False
    words = [w.strip("'’-").rstrip(".") for w in re.findall(r"[.\w’'-]+", text.casefold())]
    strong = sum(w in known("site-words") for w in words)
    site = strong + sum(w in known("weak-site-words") for w in words)
    if not site:
        return False
    starts = re.findall(r"(?:^|[.!?]\s+)([A-Za-z]+)", text)
    asks = any(w.casefold() in known("imperatives") for w in starts)
    second = any(w in ("you", "your") or w.startswith(("you’", "you'")) for w in words)
    if second:
        return asks or site > 1
    person = any(w in _PERSON for w in words)
    if asks and person and len(words) < 30:
        return True  # “Try the new design and tell us what is missing”
    return strong > 0 and ((site > 1 and person) or (asks and len(words) < 25))


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
