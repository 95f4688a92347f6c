"""The affixes of English and of scientific English, as any grammar lists them.

The texts are split when a word is first taken apart: a document without unknown words pays nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Ending(NamedTuple):
    """An ending, what stands in its place in the base, and what the base must end in ("": any)."""

    ending: str
    instead: str
    after: tuple[str, ...] = ()


LONG_PREFIXES = (
    "abdomino acetyl aero amino antero anthropo anti aorto arterio astro auto bacterio benzo bio "
    "brachy brady broncho bucco carbo carcino cardio caudo cephalo cerebro chemo chloro cholangio "
    "chole cholecysto chondro chromo chrono cine circum colo colpo contra cortico cranio cross "
    "cryo crypto cyano cyber cyclo cysto cyto dehydro demi dendro deoxy dermato desoxy diastereo "
    "diplo dorso dys echo eco ecto electro embryo enantio encephalo endo entero entomo eosino epi "
    "epithelio equi erythro ethno exo femoro ferri ferro fibro fluoro fore fronto gastro geno geo "
    "gluco glyco gynaeco gyneco haemato haemo haplo helio hemato hemi hepato hetero histo holo "
    "homeo homo hydro hydroxy hyper hypno hypo ilio immuno infra intra iodo ischio iso juxta "
    "kerato keto laparo laryngo latero lepto leuco leuko lipo litho lumbo lympho macro magneto "
    "mechano medio melano meso meta metallo methano methoxy methyl micro mid mito mono morpho "
    "muco multi musculo myco myelo myo nano narco naso necro neo nephro neuro neutro nitro normo "
    "nucleo octa oculo oligo omni onco oophoro ophthalmo opto orbito organo oro ortho osmo osteo "
    "oto outer oxo oxy pachy palaeo paleo parieto patho penta peri petro phago pharmaco pharyngo "
    "phleb phlebo phono phospho photo phylo physico physio phyto piezo plasma plasmo pleuro pluri "
    "pneumo poly post postero preter proteo proto pseudo pulmo pyelo pyo pyro quadri quasi radio "
    "recto reno retro rheo rhino ribo rostro sacro sarco sclero semi sero sino somato spectro "
    "spermato spiro spleno steno stereo stomato strati stylo sub sulfo supra syn tachy techno "
    "tele telo temporo tetra thalamo thermo thio thoraco thrombo thymo thyro tibio topo toxico "
    "tracheo tri tropho turbo tympano ultra ureo ureth urethro uro utero vaso veno ventriculo "
    "ventro vesico vibro viro viscero xeno xero zoo zygo zymo"
)
"""Prefixes and combining forms that stand before a whole word."""

SHORT_PREFIXES = {
    "audio": "al ic ory",
    "counter": "al ing ed ion ions ive ment ments ance ant ants ory stain stains ion ions",
    "extra": "al ar ic ary ous ive oid",
    "hemo": "al ic ive ity chromatosis filtration globin globins siderosis perfusion stasis",
    "inter": "al ar ary ic ory ous oid ion ions ive ity ant ent unit units trial trials zone zones "
    "species group groups specific cross crosses crossed crossing day quartile molecular layer "
    "dependence dependency operability",
    "mini": "al gene genes plasmid plasmids satellite satellites circle circles review reviews "
    "prep preps",
    "over": "ed ing ion ions ment ance ence ive ly sized",
    "pan": "al ic an ar",
    "para": "al ar ic ory oid segment segments",
    "psycho": "al ic ive ity ory active tropics therapies",
    "socio": "al ic ive logists logist cultural economy",
    "super": "al ar ary ic family families complex complexes structure structures coiled set sets "
    "fusion spreader spreaders spreading natant natants position positions enhancer enhancers "
    "resolution saturated saturation",
    "trans": "al ar ic ion ions ase ases ed ing ation ations gene genes location",
    "under": "ed ing ion ions ment ance ive ly",
    "bi": "al ar ate ated ic ion ions",
    "co": "ed ing ion ions al er ers or ors ment ive ent ance ence ism",
    "de": "ed ing ion ions ize izes ise ises ate ates",
    "di": "al ate ated ene ide ine ic",
    "dis": "ed ing ion ions ment ity",
    "down": "ed ing ion ions or ors er ers",
    "hexa": "al ene er ers ic ide ose",
    "hepta": "al ene er ers ic ide ose",
    "mis": "ed ing ion ions ment ments es",
    "non": "",
    "off": "ing",
    "out": "ed ing er ers",
    "pre": "process processes processor processors filter filters print prints "
    "treat heat ed ing ion ions al ar ic ive ment or ent ity ate ary ine",
    "pro": "al ic ory ine ase sin ate",
    "re": "ed ing ion ions ment able ability er ate ates ize izes ise ises",
    "tri": "al ar ate ated ic ene ide ine er ers",
    "un": "ed ing able ible ably ful al ic ive ive ory ary less ous ant ent ity ness",
    "uni": "al ar ate ic ion ent",
    "up": "ed ing ion ions or ors er ers",
}
"""Prefixes that many misspellings begin with too, with the endings of the words they go before."""

_ADJECTIVE = ("al", "ous", "ive", "ent", "ant", "ful", "less", "ar", "id")

INFLECTIONS = (
    Ending("ies", "y"),
    Ending("es", "", ("s", "x", "z", "ch", "sh")),
    Ending("s", ""),
    Ending("ied", "y"),
    Ending("ed", ""),
    Ending("ed", "e"),
    Ending("ing", ""),
    Ending("ing", "e"),
    Ending("ically", "ic"),
    Ending("arily", "ary"),
    Ending("orily", "ory"),
    Ending("ably", "able"),
    Ending("ibly", "ible"),
    Ending("ly", "", _ADJECTIVE),
    # Greek and Latin plurals
    Ending("ae", "a"),
    Ending("i", "us"),
    Ending("a", "um"),
    Ending("a", "on", ("eri", "ori", "hedr", "zo", "itochondri", "phyt", "gangli")),
    Ending("mata", "ma"),
    Ending("itides", "itis"),
    Ending("oses", "osis"),
    Ending("yses", "ysis"),
    Ending("eses", "esis"),
    Ending("ices", "ix"),
    Ending("ices", "ex"),
    Ending("omena", "omenon"),
)
"""Endings that make another form of the same word."""

DERIVATIONS = (
    Ending("er", ""),
    Ending("er", "e"),
    Ending("or", "e", ("at", "ct", "ut", "it")),
    Ending("or", "", ("ct", "ess")),
    Ending("able", ""),
    Ending("able", "e"),
    Ending("ability", "able"),
    Ending("ability", ""),
    Ending("ability", "e"),
    Ending("ibility", "ible"),
    Ending("ize", "e", ("in", "il")),
    Ending("ness", "", ("ed", "ive", "ous", "ful", "less")),
    Ending("less", ""),
    Ending("like", ""),
    Ending("wise", ""),
    Ending("fold", ""),
    Ending("ship", "", ("er", "or", "ant", "ian")),
    Ending("ization", "ize"),
    Ending("ization", "", ("al", "ar", "ic", "an", "in", "id", "um")),
    Ending("ization", "e", ("in", "id", "it", "il", "at", "ol")),
    Ending("ize", "", ("al", "ar", "ic", "an", "id")),
    Ending("ification", "ify"),
    Ending("ation", "ate"),
    Ending("ive", "ion", ("ct", "s")),
    Ending("ivity", "ive"),
    Ending("ity", "e", ("iv", "il")),
    Ending("ity", "", ("ar", "ic", "id", "dal", "cal", "bal")),
    Ending("osity", "ous"),
    Ending("arity", "ary"),
    Ending("al", "", ("ion", "ment")),
    Ending("al", "e", ("ur",)),
    Ending("ism", "", ("al", "an", "ic")),
    Ending("ist", "", ("al", "ion")),
    Ending("ic", "y", ("log", "graph", "metr", "path", "scop", "troph", "ploid", "nom", "morph")),
    Ending("ical", "y", ("log", "graph", "metr", "nom")),
    Ending("ist", "y", ("log", "scop", "metr")),
    Ending("ic", "", ("oid", "oblast", "ocyt", "ogen", "morph", "som")),
    Ending("ic", "e", ("ocyt", "som", "om", "phyt", "zym", "ysaccharid")),
    Ending("otic", "osis"),
    Ending("itic", "itis"),
    Ending("lytic", "lysis"),
    Ending("genetic", "genesis"),
    Ending("iac", "ia"),
    Ending("emic", "emia"),
    Ending("aemic", "aemia"),
)
"""Endings that make another word, of the bases that take them."""

UNITS = (
    "ampere bar base basepair basepairs bases becquerel bel bit bits byte bytes calorie calories "
    "curie cycle cycles dalton daltons day days electronvolt equivalent equivalents farad gauss "
    "gram grams gray grays henry hertz joule joules kelvin liter liters meter meters mol molar "
    "mole moles mols newton newtons ohm ohms osmol osmolal osmolar osmole osmoles parsec pascal "
    "pascals pixel pixels second seconds siemens sievert tesla unit units volt volts watt watts "
    "year years"
)
"""What the prefixes of units stand before."""

UNIT_PREFIXES = "atto centi deci femto giga hecto kilo mega micro milli nano peta pico tera"

HEADS = (
    "base bases bead beads board boards book books bot bots box boxes chart charts chip chips "
    "code codes cycle cycles edge edges feet fetch field fields file files flow flows frame "
    "frames gram grams graph graphs grid grids group groups guide guides line lines link links "
    "list lists loop loops map maps mark marks mask masks mate mates melt net nets node nodes "
    "page pages pair paired pairs path paths plate plates plot plots point points pool pools "
    "print prints probe probes pulse range ranges sample samples scale scales scape scapes screen "
    "set sets sheet sheets site sites slice slices slide slides slip slips span spans spot spots "
    "stack stacks stamp stamps step steps stick sticks strand strands stream streams string "
    "strings strip strips switch tag tags track tracks tree trees tube tubes type types wall "
    "walls ware wave waves weight weights well wells width widths wire word words workflow "
    "workflows worm worms zone zones"
)
"""The second words of compounds that are written closed as soon as they are in use."""

LOOSE = (
    "after again air all also any area back been before being best both call came case come "
    "counter date demo does done down each edge else even ever every fine first five four from "
    "full given good have help here high hold inter into just know last late least left less lest "
    "like live long main make many mean meat mini miss mono more most much multi must near need "
    "news next none note once only open other out over para part past per photo plan poly port "
    "post pro psycho rate real right same seen self send show side since some such sure take than "
    "that them then there these they thin this those three through trans turn under until used "
    "user uses very want went were what when where which while whole whose will with work your"
)
"""Words that begin no such compound, or whose compounds every lexicon has."""


@lru_cache(maxsize=1)
def prefixes() -> dict[str, tuple[str, ...]]:
    """Each prefix and the endings of the words it goes before; none: any word."""
    units = dict.fromkeys(UNIT_PREFIXES.split(), tuple(UNITS.split()))
    short = {prefix: tuple(after.split()) for prefix, after in SHORT_PREFIXES.items()}
    return units | dict.fromkeys(LONG_PREFIXES.split(), ()) | short


@lru_cache(maxsize=1)
def heads() -> tuple[frozenset[str], frozenset[str]]:
    """`HEADS` and `LOOSE` as sets."""
    return frozenset(HEADS.split()), frozenset(LOOSE.split())


@lru_cache(maxsize=1)
def endings() -> dict[str, tuple[Ending, ...]]:
    """The endings that may close a word, by its last letter; the longest first."""
    found: dict[str, list[Ending]] = {}
    for ending in INFLECTIONS + DERIVATIONS:
        found.setdefault(ending.ending[-1], []).append(ending)
    return {
        last: tuple(sorted(those, key=lambda e: -len(e.ending))) for last, those in found.items()
    }
