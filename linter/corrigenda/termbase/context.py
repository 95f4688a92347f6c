"""Where a form stands: in a name, an address, a quotation; as a noun, a verb, an adjective.

Every test is conservative: what can be something else is not reported.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DETERMINERS = frozenset(
    {"a", "all", "an", "another", "any", "both", "each", "eight", "every", "few", "fewer", "five",
     "four", "her", "his", "its", "many", "more", "most", "my", "nine", "no", "other", "our",
     "seven", "several", "six", "some", "such", "ten", "that", "the", "their", "these", "this",
     "those", "three", "two", "which", "whose", "your"}
)  # fmt: skip
_PREPOSITIONS = frozenset(
    {"about", "above", "after", "against", "along", "among", "amongst", "around", "as", "at",
     "before", "behind", "below", "between", "beyond", "by", "despite", "during", "except", "for",
     "from", "in", "inside", "into", "like", "of", "off", "on", "onto", "outside", "over", "per",
     "since", "than", "through", "throughout", "toward", "towards", "under", "until", "upon",
     "versus", "via", "vs", "with", "within", "without"}
)  # fmt: skip
_BE = frozenset(
    {"am", "appear", "appeared", "appears", "are", "be", "became", "become", "becomes", "been",
     "being", "is", "remain", "remained", "remains", "seem", "seemed", "seems", "was", "were"}
)  # fmt: skip
_MODALS = frozenset(
    {"can", "cannot", "could", "did", "do", "does", "may", "might", "must", "shall", "should",
     "will", "would"}
)  # fmt: skip
_HAVE = frozenset({"had", "has", "have", "having"})
_LINKS = frozenset(
    {"also", "although", "and", "because", "but", "either", "hence", "however", "if", "how", "nor",
     "not", "or", "so", "that", "then", "therefore", "though", "thus", "to", "what", "when",
     "where", "whereas", "whether", "which", "while", "who", "whom", "whose", "yet"}
)  # fmt: skip
_PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "you", "them", "us", "him", "me"})
_FUNCTION = _DETERMINERS | _PREPOSITIONS | _BE | _MODALS | _HAVE | _LINKS | _PRONOUNS
_AFTER_NOUN = (_FUNCTION - {"as", "like"} - _DETERMINERS) | {"the", "a", "an", "this", "these"}
_BEFORE_VERB = _MODALS | _PRONOUNS | {"to", "not", "who", "which", "that", "and", "or", "then"}
_SURE_BEFORE_VERB = _MODALS | {"to", "we", "they", "i", "he", "she", "who", "you"}
_BEFORE_PAST = _BE | _HAVE | _PRONOUNS | {"not", "then", "who", "which"}

_CALLED = (
    "aka", "a.k.a.", "also", "basonym", "called", "classified as", "earlier", "eponym", "ex",
    "former", "formerly", "historically", "known as", "labelled", "labeled", "named", "old name",
    "once", "originally", "previous", "previously", "reclassified from", "renamed", "renamed from",
    "replaced", "so-called", "synonym", "syn.", "synonym:", "term", "the term", "termed", "then",
)  # fmt: skip
_NEAR = 90

_TAIL = r"([^\W_]+(?:['’-][^\W_]+)*)([^\w\s]*\s+|\s*)$"
_HEAD = r"^(\s*)([^\W_]+(?:['’-][^\W_]+)*)?"
_REACH = 60


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(_TAIL)


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(_HEAD)


def before(text: str, at: int) -> str:
    """The word before a place, as written; empty where punctuation or the start stands there."""
    match = _tail().search(text[max(0, at - _REACH) : at])
    return match[1] if match and not match[2].strip() and match[2] else ""


def after(text: str, at: int) -> str:
    """The word after a place, as written; empty where punctuation or the end stands there."""
    match = _head().match(text[at : at + _REACH])
    return (match[2] or "") if match and match[1] else ""


def begins_sentence(text: str, at: int) -> bool:
    """Whether a place is the start of the text or follows what ends a sentence or opens a part."""
    head = text[:at].rstrip(" \t\n\"'“‘([*")
    return not head or head[-1] in ".!?:•–—" or head.endswith("\ufffc")


def stands_as(part: str, shift: str, text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` can be nothing but a noun, a verb or an adjective there.

    `shift` is how the form is inflected. An empty `part` is always right.
    """
    if not part:
        return True
    previous, following = before(text, start).lower(), after(text, end).lower()
    if part == "noun":
        return _is_noun(shift, text, start, previous, following)
    if part == "adjective":
        return _is_adjective(previous, following)
    return _is_verb(shift, previous, following)


def _is_noun(shift: str, text: str, start: int, previous: str, following: str) -> bool:
    if following and following not in _AFTER_NOUN:
        return False
    if previous in _BEFORE_VERB - {"that", "and", "or", "which"}:
        return False
    if shift == "plural" or text[start:].split(" ", maxsplit=1)[0].rstrip(".,;:)").endswith("s"):
        return True
    own = text[start : start + _REACH].split(" ", 1)[0].lower()
    if previous in _DETERMINERS or own in _DETERMINERS:
        return True
    if previous and previous not in _FUNCTION:  # “an elderly diabetic”
        earlier = before(text, text.rfind(text[start - len(previous) - 1 : start], 0, start) + 0)
        return _has_determiner(text, start, previous) or earlier.lower() in _DETERMINERS
    return False


def _has_determiner(text: str, start: int, previous: str) -> bool:
    at = text.lower().rfind(previous, 0, start)
    return at > 0 and before(text, at).lower() in _DETERMINERS


def _is_adjective(previous: str, following: str) -> bool:
    if following and following not in _FUNCTION:
        return True
    return previous in _BE and not following


def _is_verb(shift: str, previous: str, following: str) -> bool:
    if shift == "past":
        if previous in _BEFORE_PAST or previous.endswith("ly"):
            return True
        return bool(previous) and previous not in _FUNCTION and following in _DETERMINERS
    if shift == "gerund":
        return previous in _BE or following in _DETERMINERS
    if shift == "third":
        return previous in {"it", "he", "she", "which", "who", "that"}
    return previous in _SURE_BEFORE_VERB


def is_in_name(text: str, start: int, end: int, form: str) -> bool:
    """Whether a form stands in a run of capitalised words: “American Diabetics Association”.

    A form of capitals or digits alone is an abbreviation, whose neighbours say nothing.
    """
    if not any(c.islower() for c in form):
        return False
    here = text[start:end]
    following = after(text, end)
    previous = before(text, start)
    neighbour = _is_capitalised(following) or (
        _is_capitalised(previous)
        and not begins_sentence(text, start - len(previous) - 1)
        and previous.lower() not in _FUNCTION
    )
    if here == form:
        return form[:1].isupper() and neighbour
    words = here.split(" ")
    if here[:1].isupper() and begins_sentence(text, start):
        listed = form.split(" ")
        later = [w for w, own in zip(words[1:], listed[1:], strict=False) if _gains_capital(w, own)]
        return bool(later) or _is_capitalised(following)
    return here[:1].isupper() and (neighbour or len(words) > 1)


def _gains_capital(word: str, listed: str) -> bool:
    return word[:1].isupper() and not listed[:1].isupper()


def _is_capitalised(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and word[1:].islower()


def is_former(text: str, start: int, end: int, names: tuple[str, ...]) -> bool:
    """Whether the text itself says that a form is a former or another name.

    That is: after “formerly”, “also known as”, “called” and the like, in brackets or not, or with
    one of `names`, the present ones, close by.
    """
    lead = text[max(0, start - 40) : start].lower().rstrip(" \"'“‘([")
    if lead.endswith(_CALLED):
        return True
    near = f"{text[max(0, start - _NEAR) : start]}\0{text[end : end + _NEAR]}".lower()
    return any(name.lower() in near for name in names)


def is_address(text: str, start: int, end: int) -> bool:
    """Whether a form is part of a URL, a path, an e-mail address, a handle or an identifier."""
    lower, upper = start, end
    while lower and not text[lower - 1].isspace():
        lower -= 1
    while upper < len(text) and not text[upper].isspace():
        upper += 1
    if (lower, upper) == (start, end):
        return False
    chunk = text[lower:upper].strip("()[]{}<>.,;:!?“”\"'‘’*")
    if chunk == text[start:end]:
        return False
    if "://" in chunk or "@" in chunk or "\\" in chunk or "_" in chunk or "=" in chunk:
        return True
    if chunk.count("/") > 1 or chunk.startswith(("#", "/", "~", "www.", "--", "$")):
        return True
    at = chunk.find(".", 1)
    return 0 < at < len(chunk) - 1 and chunk[at - 1].isalnum() and chunk[at + 1].isalnum()


def is_title_case(text: str) -> bool:
    """Whether the words of a heading begin with capitals: then no capital tells a name."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def is_all_capitals(text: str) -> bool:
    """Whether a heading stands in capitals throughout."""
    capitals = sum(c.isupper() for c in text)
    small = sum(c.islower() for c in text)
    return capitals > 4 * small
