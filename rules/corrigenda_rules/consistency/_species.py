"""Scientific names of species in a document: in full, abbreviated, or in the wrong case.

What a name is, is known from the document itself (“E. coli” beside “Escherichia coli”) and for the
species that articles name most from a short list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import PROSE, Block, Document

_KINDS = PROSE | {"kwd"}

_KNOWN = """
Acinetobacter baumannii, Aedes aegypti, Aedes albopictus, Agrobacterium tumefaciens,
Anopheles gambiae, Apis mellifera, Arabidopsis thaliana, Aspergillus fumigatus, Aspergillus niger,
Aspergillus flavus, Bacillus anthracis, Bacillus cereus, Bacillus subtilis, Bacteroides fragilis,
Bombyx mori, Bordetella pertussis, Borrelia burgdorferi, Bos taurus, Brassica napus,
Brucella melitensis, Caenorhabditis elegans, Campylobacter jejuni, Candida albicans,
Candida auris, Candida glabrata, Canis familiaris, Canis lupus, Capra hircus,
Chlamydia trachomatis, Chlamydomonas reinhardtii, Ciona intestinalis, Clostridioides difficile,
Clostridium botulinum, Clostridium difficile, Clostridium perfringens, Coxiella burnetii,
Cryptococcus neoformans, Danio rerio, Dictyostelium discoideum, Drosophila melanogaster,
Drosophila simulans, Entamoeba histolytica, Enterobacter cloacae, Enterococcus faecalis,
Enterococcus faecium, Equus caballus, Escherichia coli, Felis catus, Francisella tularensis,
Fusarium oxysporum, Fusobacterium nucleatum, Gallus gallus, Giardia lamblia, Glycine max,
Gossypium hirsutum, Haemophilus influenzae, Helicobacter pylori, Homo sapiens, Hordeum vulgare,
Klebsiella pneumoniae, Lactobacillus acidophilus, Lactobacillus plantarum, Lactococcus lactis,
Legionella pneumophila, Leishmania donovani, Leishmania major, Listeria monocytogenes,
Macaca fascicularis, Macaca mulatta, Medicago truncatula, Mesocricetus auratus, Mus musculus,
Mycobacterium bovis, Mycobacterium leprae, Mycobacterium tuberculosis, Mycoplasma pneumoniae,
Neisseria gonorrhoeae, Neisseria meningitidis, Neurospora crassa, Nicotiana benthamiana,
Nicotiana tabacum, Oryctolagus cuniculus, Oryza sativa, Oryzias latipes, Ovis aries,
Pan troglodytes, Pichia pastoris, Pisum sativum, Plasmodium berghei, Plasmodium falciparum,
Plasmodium vivax, Porphyromonas gingivalis, Proteus mirabilis, Pseudomonas aeruginosa,
Pseudomonas fluorescens, Pseudomonas putida, Pseudomonas syringae, Rattus norvegicus,
Rhodobacter sphaeroides, Saccharomyces cerevisiae, Salmonella enterica, Salmo salar,
Schistosoma mansoni, Schizosaccharomyces pombe, Serratia marcescens, Shigella flexneri,
Solanum lycopersicum, Solanum tuberosum, Sorghum bicolor, Staphylococcus aureus,
Staphylococcus epidermidis, Streptococcus mutans, Streptococcus pneumoniae,
Streptococcus pyogenes, Streptomyces coelicolor, Strongylocentrotus purpuratus, Sus scrofa,
Takifugu rubripes, Toxoplasma gondii, Treponema pallidum, Tribolium castaneum,
Triticum aestivum, Trypanosoma brucei, Trypanosoma cruzi, Vibrio cholerae, Vitis vinifera,
Xenopus laevis, Xenopus tropicalis, Yersinia enterocolitica, Yersinia pestis, Zea mays
"""
"""The species that articles name most: model organisms, pathogens, crops, animals of farms."""


_LONGEST = 30
"""So many characters before an epithet are looked at for a genus."""
_ON = ("@", "/", "_")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Name(NamedTuple):
    """One use of a species' name: ``block.text[start:end]``.

    `genus` and `epithet` are as they should be, `short` whether the genus is abbreviated, `right`
    whether the case of the letters is.
    """

    block: Block
    start: int
    end: int
    genus: str
    epithet: str
    short: bool
    right: bool

    @property
    def text(self) -> str:
        """The name as it should be, abbreviated where it is."""
        return f"{self.genus[0]}. {self.epithet}" if self.short else f"{self.genus} {self.epithet}"


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """The genera that each epithet of the list belongs to."""
    genera: dict[str, tuple[str, ...]] = {}
    for name in _KNOWN.replace("\n", " ").split(","):
        genus, epithet = name.split()
        genera[epithet] = (*genera.get(epithet, ()), genus)
    return genera


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    """The epithets of the list, with a small letter and with a capital."""
    return frozenset(form for epithet in _known() for form in (epithet, epithet.capitalize()))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An abbreviated name; the genus before an epithet, in full or abbreviated."""
    return (
        re.compile(r"([A-Z])\.[ \u00a0]?([a-z]{4,})(?![\w-])"),
        re.compile(r"(?<![\w.@/&-])([A-Za-z])(?:[a-z]?\.[ \u00a0]?|([a-z]{2,24})[ \u00a0\n])\Z"),
    )


def species(document: Document) -> list[Name]:
    """The names of species in the document's prose and keywords, in its order.

    Use it through `Document.derive`.
    """
    blocks = [block for block in document.blocks if block.kind in _KINDS]
    genera = _genera(document, blocks)
    if not genera:
        return []
    wanted = {form: epithet for epithet in genera for form in (epithet, epithet.capitalize())}
    words = set(wanted)
    found = []
    for block in blocks:
        forms = words.intersection(block.tokens)
        if forms:
            found += sorted(
                (n for form in forms for n in _names(block, form, genera[wanted[form]])),
                key=lambda name: name.start,
            )
    return found


def _genera(document: Document, blocks: list[Block]) -> dict[str, tuple[str, ...]]:
    """The genera of each epithet that the document may use."""
    words = document.vocabulary
    listed = _known()
    genera = {f.lower(): listed[f.lower()] for f in sorted(_forms() & words.keys())}
    abbreviated, _ = _patterns()
    letters = _CAPITALS & words.keys()
    pairs = {
        match.groups()
        for block in blocks
        if not letters.isdisjoint(block.tokens)
        for match in abbreviated.finditer(block.text)
    }
    for initial, epithet in sorted(pairs):
        if epithet in genera or words.get(epithet, 0) < 2:
            continue
        full = re.compile(rf"(?<![\w-]){initial}[a-z]{{3,}}(?=[ \u00a0\n]{epithet}(?![\w-]))")
        names = {
            m[0] for block in blocks if epithet in block.tokens for m in full.finditer(block.text)
        }
        if len(names) == 1:
            genera[epithet] = tuple(names)
    return genera


def _names(block: Block, form: str, genera: tuple[str, ...]) -> Iterator[Name]:
    """The names in a block whose second word stands there as `form`."""
    text = block.text
    _, before = _patterns()
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        match = before.search(text, max(0, at - _LONGEST), at)
        if match is not None and not (text[end : end + 1].isalnum() or text[end : end + 1] in _ON):
            initial, rest = match.groups()
            for genus in genera:
                if genus[0] == initial.upper() and (rest is None or genus[1:] == rest.lower()):
                    right = initial.isupper() and form.islower()
                    start = match.start()
                    yield Name(block, start, end, genus, form.lower(), rest is None, right)
                    break
        at = text.find(form, end)
