"""Names of countries and territories, as affiliations print them.

The list was compiled for this project: short English names, the long or other forms that occur at
the end of an affiliation, and common names in the country's own language. Case and dots do not
count.
"""

from __future__ import annotations

from corrigenda.readers.page.vocabulary import known


def _key(name: str) -> str:
    return " ".join(name.replace(".", " ").replace("’", "'").casefold().split())


def is_country(text: str) -> bool:
    """Whether the text is the name of a country or territory and nothing else."""
    return len(text) <= 40 and _key(text) in known("countries")
