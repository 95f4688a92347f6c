"""The words of which the names of institutions are made, in English and elsewhere.

Names of persons and places stand around them, so the neighbours of such a word tell little; but it
is among the most frequent words of affiliations, and there are few of them.
"""

from __future__ import annotations

from corrigenda_rules.spelling._language import names

_ENGLISH = names(
    "university department hospital institute laboratory research medicine medical sciences "
    "science technology engineering academy college faculty national international agricultural"
)
_ELSEWHERE = names(
    "universitas universiti universitet universitetet universitat universität universiteit "
    "universidad universidade universita università université universite univerza univerzita "
    "univerzitet universitatea uniwersytet institut instituto institutet institutul istituto "
    "departamento departament département facultad faculdade facultat facolta "
    "fakultas fakultät faculté faculte hôpital hopital hospitalier ospedale klinikum zentrum "
    "laboratoire laboratorio laboratori medicina medicin médecine politecnico politécnica "
    "escuela escola ecole école scuola hochschule akademia akademi"
)


def is_elsewhere(words: set[str]) -> bool:
    """Whether one of the words of an affiliation, as written, names an institution elsewhere."""
    return not _ELSEWHERE.isdisjoint(word.lower() for word in words)


def is_word(word: str) -> bool:
    """Whether a word (lower case) is one of those that the names of institutions are made of."""
    return word in _ENGLISH


def is_slip(word: str) -> bool:
    """Whether a word (lower case) is such an English word with a letter lost, doubled or swapped.

    What is only near by another letter may be the word of another language: “Universiti”.
    """
    return any(_is_near(word, right) for right in _ENGLISH if abs(len(word) - len(right)) < 2)


def _is_near(wrong: str, right: str) -> bool:
    at = 0
    while at < min(len(wrong), len(right)) and wrong[at] == right[at]:
        at += 1
    if at in (0, len(right), len(right) - 1):  # “Institut” may be meant
        return False
    if len(wrong) < len(right):
        return wrong[at:] == right[at + 1 :]
    if len(wrong) > len(right):
        return wrong[at + 1 :] == right[at:] and wrong[at] == wrong[at - 1]
    swapped = right[at + 1] + right[at]
    return wrong[at : at + 2] == swapped and wrong[at + 2 :] == right[at + 2 :]
