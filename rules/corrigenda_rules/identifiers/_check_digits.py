"""Check digits: one line of arithmetic first, python-stdnum for the verdict.

Nearly every identifier is right, and importing python-stdnum costs more than checking the whole
file. So the sums are done here, and only an identifier whose sum is wrong is put before the
library, whose answer decides. A test holds both to the same answers.
"""

from __future__ import annotations


def orcid_is_valid(number: str) -> bool:
    """Whether 15 digits and a check character agree (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2 % 11
    if (total + (10 if number[-1] == "X" else int(number[-1]))) % 11 == 1:
        return True
    from stdnum.iso7064 import mod_11_2

    return bool(mod_11_2.is_valid(number))


def orcid_check_character(number: str) -> str:
    """The check character that belongs to the first 15 digits."""
    from stdnum.iso7064 import mod_11_2

    return str(mod_11_2.calc_check_digit(number[:15]))


def issn_is_valid(number: str) -> bool:
    """Whether the eight characters of an ISSN agree (ISO 3297, annex A)."""
    weighted = sum((8 - k) * int(digit) for k, digit in enumerate(number[:7]))
    if (weighted + (10 if number[7] == "X" else int(number[7]))) % 11 == 0:
        return True
    from stdnum import issn

    return bool(issn.is_valid(number))


def issn_check_character(number: str) -> str:
    """The check character that belongs to the first seven digits."""
    from stdnum import issn

    return str(issn.calc_check_digit(number[:7]))


_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


def ror_is_valid(name: str) -> bool:
    """Whether the nine characters of a ROR ID agree (Crockford's base 32, ISO 7064 MOD 97-10)."""
    number = 0
    for character in name[:7]:
        number = number * 32 + _BASE32.index(character)
    digits = f"{number}{name[7:]}"
    if int(digits) % 97 == 1:
        return True
    from stdnum.iso7064 import mod_97_10

    return bool(mod_97_10.is_valid(digits))
