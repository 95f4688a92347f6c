#!/usr/bin/env python3
"""Writes rules/corrigenda_rules/spelling/dialects.txt: British and American spellings of words.

Usage: build_dialects.py FOLDER

FOLDER is that of ``build_lexicon.py``; SCOWL is read from it, which lists the words of the United
States, Britain (with -ise and with -ize), Canada and Australia apart. Two words are a pair where
the spelling rules of ``_respelling`` (and a doubled l) lead from one to the other and the lists
keep them apart. Words of the sciences that only the large lists have take the dialects of those
like them. Only words of some standing in the lexicon are kept.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "rules"), str(ROOT / "linter")]
from corrigenda_rules.spelling._lexicon import lexicon  # noqa: E402
from corrigenda_rules.spelling._respelling import american  # noqa: E402

TARGET = ROOT / "rules/corrigenda_rules/spelling/dialects.txt"

LISTS = {
    "english": "UZGCA",
    "american": "U",
    "british": "G",
    "british_z": "Z",
    "canadian": "C",
    "australian": "A",
}
"""The regions of SCOWL: a letter each, Z for Britain with -ize."""

_DOUBLED = re.compile(r"ll(?=(?:ed|ing|ings|ers?|ors?|able|ations?)\Z)")
_ISE = re.compile(r"is(?:e[drs]?|ers|ing|able|ability|ations?|ational)\Z")
_OWN = "enrol enroll|enrols enrolls|fulfil fulfill|fulfils fulfills|distil distill|instil instill"
"""Pairs that no rule makes."""

_EITHER = re.compile(
    r"grey|gray|judge?ment|acknowledge?ment|[a-z]+logu?e?[sd]?\Z|catalog|programm?e?s?\Z|"
    r"archae?o|colouri(?!ng)|vapouri|humouri|rigouri|colourant|orthopa?edi|amoe?b|ameb|colou?rect|paedometer|vanill|leu[ck]o|fulfilm|cosy|cozy|caesar|cesar|draught|goit|encyclop|medi?ae?v|haems?\Z|"
    r"aeon|chimae?r|homo?eo"
)
"""Words of which science uses either form in either dialect."""

_NEUTRAL = re.compile(r"sul[fp]|f(?:o)?et[ui]|fetal|feti|meters?\Z|artifact|paralyzer|distill")
"""American forms that are right in Britain too: sulfate (IUPAC), fetus, a meter that measures."""


def regions(folder: Path) -> tuple[dict[str, str], set[str]]:
    """The regions of each word up to size 70, and the words of all sizes."""
    found: dict[str, set[str]] = defaultdict(set)
    listed: set[str] = set()
    for path in sorted((folder / "scowl/usr/share/dict/scowl").iterdir()):
        match = re.fullmatch(r"(\w+?)-words\.(\d\d)", path.name)
        if not match:
            continue
        for word in path.read_text(encoding="latin-1").split():
            if word.isascii() and word.isalpha() and word.islower():
                listed.add(word)
                if match[1] in LISTS and int(match[2]) <= 70:
                    found[word].update(LISTS[match[1]])
    return {word: "".join(sorted(where)) for word, where in found.items()}, listed


def pairs(where: dict[str, str], listed: set[str]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """British and American spellings by the regions of each."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    known = lexicon()
    own = dict(pair.split() for pair in _OWN.split("|"))
    for word in sorted(listed):
        other = own.get(word) or american(word)
        doubled = other == word
        if doubled:
            other = _DOUBLED.sub("l", word)
        if other == word or other not in listed or _EITHER.search(word):
            continue
        least = 2 if _ISE.search(word) else 1
        if max(known.tier(word) or 0, known.tier(other) or 0) < least:
            continue
        left, right = where.get(word, ""), where.get(other, "")
        if not left and not doubled:  # only the large lists have it
            left, right = ("AG", "CUZ") if _ISE.search(word) else ("AGZ", "CU")
        if "U" in left or not left:
            continue
        if _NEUTRAL.search(other) or "G" in right:
            right = ""
        elif not right:
            right = "CUZ" if _ISE.search(word) else "CU"
        if "U" not in right and right:
            continue
        groups[left.replace("GZ", "G"), right].append((word, other))
    return groups


def main() -> None:
    """Writes the table and says how many pairs it has."""
    groups = pairs(*regions(Path(sys.argv[1])))
    lines = [
        "# Spellings by region: made by tools/build_dialects.py from SCOWL (see NOTICE).",
        "# After the regions of the British form and of the American one (U United States,",
        "# G Britain, Z Britain with -ize, C Canada, A Australia; - none: no sign of a dialect),",
        "# the pairs: British American.",
    ]
    for (left, right), words in sorted(groups.items()):
        lines.append(f"= {left} {right or '-'}")
        lines.extend(f"{british} {spelled}" for british, spelled in words)
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(sum(map(len, groups.values())), "pairs", {k: len(v) for k, v in groups.items()})


if __name__ == "__main__":
    main()
