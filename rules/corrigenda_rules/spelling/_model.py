"""The weights of the spelling model, as ``tools/train_spelling.py`` learned them.

``model.txt`` has a name and a number a line, in three parts: ``[rank]``, what speaks for a known
word having been meant (a pairwise logistic regression); ``[report]``, what speaks for a slip (a
logistic regression; the score is in log-odds); ``[thresholds]``, the scores from which a word is
reported in each profile, and from which its fix is safe.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import NamedTuple


class Model(NamedTuple):
    """The weights of features by name."""

    rank: dict[str, float]
    report: dict[str, float]
    thresholds: dict[str, float]


def parse(text: str) -> Model:
    """Reads the text of a model. Raises ValueError for a line that is not understood."""
    parts: dict[str, dict[str, float]] = {"rank": {}, "report": {}, "thresholds": {}}
    part: dict[str, float] = {}
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.startswith("["):
                part = parts[line.strip("[]")]
            elif line and not line.startswith("#"):
                name, value = line.rsplit(" ", 1)
                part[name] = float(value)
        except (KeyError, ValueError):
            raise ValueError(f"line {number} of the model is not understood: {line!r}") from None
    return Model(**parts)


@lru_cache(maxsize=1)
def model() -> Model:
    """The model of the package, read once per process."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.txt")
    with open(path, encoding="utf-8") as file:
        return parse(file.read())
