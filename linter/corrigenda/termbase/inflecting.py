"""Plurals and verb forms of English, for forms that a termbase does not list.

Two directions: which forms a text may have of a word (all that are plausible: a form that nobody
writes is never found), and which one to write in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

PLURAL, THIRD, PAST, GERUND = "plural", "third", "past", "gerund"
"""The names of the inflected forms; the plain form is the empty string."""

_PREPOSITIONS = frozenset(
    {"about", "against", "among", "at", "between", "by", "due", "during", "for", "from", "in",
     "into", "living", "of", "on", "over", "per", "than", "that", "to", "under", "using", "via",
     "who", "whom", "whose", "with", "within", "without"}
)  # fmt: skip
_IRREGULAR = {
    "person": ("people", "persons"),
    "child": ("children",),
    "foot": ("feet",),
    "tooth": ("teeth",),
    "goose": ("geese",),
    "mouse": ("mice",),
    "louse": ("lice",),
    "ox": ("oxen",),
    "die": ("dice",),
    "datum": ("data",),
    "medium": ("media", "mediums"),
    "bacterium": ("bacteria",),
    "serum": ("sera", "serums"),
    "stratum": ("strata",),
    "ovum": ("ova",),
    "criterion": ("criteria",),
    "phenomenon": ("phenomena",),
    "ganglion": ("ganglia", "ganglions"),
    "mitochondrion": ("mitochondria",),
    "genus": ("genera",),
    "corpus": ("corpora", "corpuses"),
    "viscus": ("viscera",),
    "index": ("indices", "indexes"),
    "vertex": ("vertices",),
    "cortex": ("cortices",),
    "apex": ("apices", "apexes"),
    "appendix": ("appendices", "appendixes"),
    "matrix": ("matrices", "matrixes"),
    "axis": ("axes",),
    "foramen": ("foramina",),
    "lumen": ("lumina", "lumens"),
    "stigma": ("stigmata", "stigmas"),
}
_SAME = frozenset(
    {"species", "series", "means", "people", "men", "women", "children", "mice", "data", "media",
     "bacteria", "criteria", "phenomena", "sheep", "fish", "offspring", "aircraft", "information",
     "equipment", "evidence", "software", "feet", "teeth", "fungi", "stimuli", "genera"}
)  # fmt: skip
_TO_I = frozenset(
    {"fungus", "nucleus", "stimulus", "bacillus", "locus", "focus", "thrombus", "embolus", "villus",
     "alveolus", "bronchus", "calculus", "radius", "ramus", "sulcus", "gyrus", "syllabus",
     "nucleolus", "streptococcus", "staphylococcus", "enterococcus", "lactobacillus"}
)  # fmt: skip
_TO_AE = frozenset({"larva", "alga", "alumna", "vertebra", "lamina", "fistula", "bulla", "formula"})
_TO_VES = {"leaf": "leaves", "life": "lives", "half": "halves", "wolf": "wolves",
           "knife": "knives", "calf": "calves", "shelf": "shelves", "self": "selves",
           "loaf": "loaves", "wife": "wives"}  # fmt: skip
_TO_OES = frozenset({"echo", "hero", "potato", "tomato", "mosquito", "torpedo"})
_STAY_MAN = ("human", "german", "roman", "norman", "ottoman", "talisman", "shaman")

_VERBS = {
    "be": ("is", "was", "being"),
    "become": ("becomes", "became", "becoming"),
    "begin": ("begins", "began", "beginning"),
    "bring": ("brings", "brought", "bringing"),
    "choose": ("chooses", "chose", "choosing"),
    "do": ("does", "did", "doing"),
    "draw": ("draws", "drew", "drawing"),
    "find": ("finds", "found", "finding"),
    "get": ("gets", "got", "getting"),
    "give": ("gives", "gave", "giving"),
    "go": ("goes", "went", "going"),
    "have": ("has", "had", "having"),
    "hold": ("holds", "held", "holding"),
    "keep": ("keeps", "kept", "keeping"),
    "know": ("knows", "knew", "knowing"),
    "lead": ("leads", "led", "leading"),
    "make": ("makes", "made", "making"),
    "put": ("puts", "put", "putting"),
    "read": ("reads", "read", "reading"),
    "run": ("runs", "ran", "running"),
    "see": ("sees", "saw", "seeing"),
    "set": ("sets", "set", "setting"),
    "show": ("shows", "showed", "showing"),
    "take": ("takes", "took", "taking"),
    "undergo": ("undergoes", "underwent", "undergoing"),
    "write": ("writes", "wrote", "writing"),
}
_DOUBLED = frozenset(
    {"admit", "commit", "compel", "confer", "control", "defer", "emit", "equip", "incur", "infer",
     "occur", "omit", "permit", "prefer", "program", "recur", "refer", "regret", "submit",
     "transfer", "transmit", "unzip"}
)  # fmt: skip
_VOWELS = "aeiou"


def plurals(word: str) -> tuple[str, ...]:
    """The plurals a text may have of a noun, the one to write first; none of what is a plural.

    The word is in small letters, or an abbreviation with capitals.
    """
    if not word or not word[-1].isalpha():
        return ()
    if word[-1:].isupper():
        return (word + "s",)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ps"))):
        return ()
    return tuple(dict.fromkeys(_regular(word)))


def _regular(word: str) -> Iterator[str]:
    if word in _TO_VES:
        yield _TO_VES[word]
    elif word.endswith("man") and not word.endswith(_STAY_MAN):
        yield word[:-3] + "men"
    elif len(word) > 4 and word.endswith(("us", "um", "a", "ix", "ex", "sis", "xis")):
        yield from _classical(word)
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        yield word + "es"
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield word[:-1] + "ies"
    elif word in _TO_OES:
        yield word + "es"
    else:
        yield word + "s"


def _classical(word: str) -> Iterator[str]:
    """The plurals of a word with a Latin or Greek ending, English ones first unless rare."""
    if word.endswith(("sis", "xis")):
        yield word[:-2] + "es"
    elif word.endswith("us"):
        latin = word[:-2] + "i"
        yield from (latin, word + "es") if word in _TO_I else (word + "es", latin)
    elif word.endswith("um"):
        yield from (word + "s", word[:-2] + "a")
    elif word.endswith("a"):
        yield from (word + "e", word + "s") if word in _TO_AE else (word + "s", word + "e")
        if word.endswith("ma"):
            yield word + "ta"
    else:
        yield from (word + "es", word[:-2] + "ices")


def verb_forms(word: str) -> dict[str, str]:
    """Third person, past and gerund of a verb in small letters."""
    if word in _VERBS:
        return dict(zip((THIRD, PAST, GERUND), _VERBS[word], strict=True))
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return {THIRD: word + "s", PAST: word + "d", GERUND: word[:-1] + "ing"}
    if word.endswith("ee"):
        return {THIRD: word + "s", PAST: word + "d", GERUND: word + "ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        stem = word[:-1]
        return {THIRD: stem + "ies", PAST: stem + "ied", GERUND: word + "ing"}
    stem = word + word[-1] if _doubles(word) else word
    third = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return {THIRD: third, PAST: stem + "ed", GERUND: stem + "ing"}


def _doubles(word: str) -> bool:
    """Whether the last consonant is doubled before -ed: “stopped”, “referred”."""
    if word in _DOUBLED:
        return True
    vowels = sum(c in _VOWELS for c in word)
    shape = len(word) > 2 and word[-1] not in "aeiouwxyh" and word[-2] in _VOWELS
    return shape and vowels == 1 and len(word) < 6


def head(words: list[str]) -> int:
    """The index of the word that takes the plural: “patient” in “patient with asthma”."""
    for at, word in enumerate(words):
        if at and word.lower() in _PREPOSITIONS:
            return at - 1
    return len(words) - 1


def inflected(phrase: str, shift: str) -> str:
    """A phrase to write in the form `shift` (plural, third, past, gerund or the plain one)."""
    words = phrase.split(" ")
    if shift == PLURAL:
        at = head(words)
        before, word = _last_part(words[at])
        many = plurals(word if word.isupper() or not word.islower() else word.lower())
        if many:
            words[at] = before + many[0]
    elif shift:
        words[0] = verb_forms(words[0])[shift]
    return " ".join(words)


def forms(phrase: str, part: str) -> dict[str, tuple[str, ...]]:
    """The inflected forms that a text may have of a phrase, by the name of the form.

    `part`: a verb is inflected at its first word, an adjective not at all, all else as a noun.
    """
    words = phrase.split(" ")
    if part == "adjective":
        return {}
    if part == "verb":
        return {
            shift: (" ".join([form, *words[1:]]),)
            for shift, form in verb_forms(words[0]).items()
            if words[0].isalpha()
        }
    at = head(words)
    before, word = _last_part(words[at])
    made = (" ".join([*words[:at], before + many, *words[at + 1 :]]) for many in plurals(word))
    found = tuple(made)
    return {PLURAL: found} if found else {}


def _last_part(word: str) -> tuple[str, str]:
    """A word cut before the part that is inflected: after its last hyphen."""
    at = max(word.rfind("-"), word.rfind("–")) + 1
    return word[:at], word[at:]
