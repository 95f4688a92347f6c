"""Names that are made by rule: of chemical compounds, of drugs, of species.

They are taken apart, not looked up. A chemical name is a row of the roots and endings of the IUPAC
nomenclature; an international nonproprietary name ends in the stem of its class (WHO, “The use of
stems in the selection of International Nonproprietary Names”); the name of a species or a family
ends as Latin makes it. All of this is loose: a slip inside of such a name can look like one too.
"""

from __future__ import annotations

from functools import lru_cache

_ROOTS = (
    "acet acetal acetamid acetamido aceto acetonitrile acetoxy acetyl acid acryl acryloyl acyl "
    "adamant adenosine adipo alanin alanyl alkoxy alkyl allyl amide amido amine amino ammoni amyl "
    "anil aniline anilino anisole anthra anthracene anthraquinone aryl azepine azide azido azine "
    "azo azole benz benzal benzamide benzamido benzene benzhydryl benzimidazol benzo benzodioxol "
    "benzofuran benzoic benzoyl benzyl benzylidene benzyloxy biphenyl bis boran borate bromo buta "
    "butadiene butan butano butene butoxy butyl butyro butyryl carb carbamate carbamoyl carbazole "
    "carbonate carbonyl carbox carboxamide carboxamido carboxy carboxyl carboxylate carboxylic "
    "carboxymethyl carnitine cetyl chlorhexidine chloride chlorido chloro choline chroman "
    "chromene cinnamoyl cyano cyclo cyclohexane cyclohexyl cyclopentyl cyclopropyl cysteine "
    "cytidine decan decyl dehydro deoxy desoxy deutero diazo dioxane dioxo dodecyl epoxy ester "
    "ethan ethano ethanol ethanolamine ether ethoxy ethyl ethylene ethylidene ethynyl fluoride "
    "fluoro formaldehyde formamide formyl fructo fucosyl furan furanose furanosyl furfuryl "
    "galacto galactosyl gluco glucopyranosyl glucosyl glucuronide glutamyl glutaryl glyceride "
    "glycero glycerol glycyl guanidine guanidino guanosine guanyl halo heptan heptanoic heptyl "
    "hexadecyl hexan hexanoic hexanoyl hexyl hydrazide hydrazine hydrazone hydride hydro "
    "hydrochloride hydroperoxy hydroxide hydroxy hydroxyl imidazo imidazol imidazole imide imine "
    "imino indazole indol indole indolyl inositol iodide iodo iso isobutyl isopropoxy isopropyl "
    "isoquinoline isothiocyanate isoxazole keto lactam lactate lactone lauryl levo linoleoyl "
    "lithio lysine lysyl malate maleimide malonate malonyl mannopyranosyl mannosyl mercapto meth "
    "methacryl methan methane methanol methanone methoxy methyl methylene methylidene morpholine "
    "morpholino myristoyl naphthalene naphtho naphthyl nicotinamide nitrate nitrile nitrite nitro "
    "nitroso nitrosyl nonyl norbornene nucleoside octadecyl octan octanoic octanoyl octyl oleoyl "
    "oxadiazole oxazole oxazolidin oxazoline oxide oxido oxime oxirane oxo oxy oxyl palmitoyl "
    "pentan pentanoic pentyl perchlorate perfluoro peroxide peroxy phenanthrene phenethyl phenol "
    "phenothiazine phenoxy phenyl phenylene phosph phosphate phosphatidyl phosphine phosphino "
    "phospho phosphonate phosphono phosphoramid phosphoramidite phosphoryl phthal phthalate "
    "phthalimide phthalo picolyl piperazin piperazine piperazinyl piperidin piperidine "
    "piperidinyl pivaloyl poly propan propano propanol propargyl propene propion propionate "
    "propoxy propyl propylene purine pyran pyranose pyranosyl pyrazine pyrazol pyrazole "
    "pyridazine pyridin pyridine pyridinyl pyridyl pyrimidin pyrimidine pyrrol pyrrole pyrrolidin "
    "pyrrolidine pyrrolidinyl pyruvate quinazolin quinazoline quinolin quinoline quinolinyl "
    "quinone ribofuranosyl ribosyl salicyl salicylate sarcosine seryl silane siloxane silyl "
    "sphinganine sphingomyelin sphingomyelins sphingosine stearoyl styryl succinate succinimide "
    "succinimidyl succinyl sulfamoyl sulfanyl sulfate sulfide sulfinyl sulfo sulfonamide "
    "sulfonamido sulfonate sulfone sulfonic sulfonyl sulfonylfluoride sulfoxide tartrate tert "
    "tetrazole tetrazolium thiadiazole thiazol thiazole thiazolidin thieno thienyl thio "
    "thiocyanate thiol thiophene thiourea toluene toluidine tolyl tosyl triazine triazol triazole "
    "trityl tryptamine tyramine tyrosyl ureido uridine valeryl vinyl xanthine xylene"
)
_COUNTS = "bi bis di hepta hexa mono octa penta per poly sesqui tetra tri tris"
_ENDINGS = (
    "al aldehyde ally amide amine amines anal ane anes anone ase ases ate ated ates ating ation "
    "ations enal ene enes enol ic ide ides idine imide imine in ine ines ins ite ites ium ol ole "
    "oles ols one ones ose oses ous oyl um yl ylamine ylate ylated ylates ylating ylation "
    "ylations ylene ylic yls"
)

_STEMS = (
    "ampanel asvir azepam azolam azosin bactam barbital bendazole bercept bulin buvir ciclib "
    "ciclovir cillin citabine cizumab conazole curonium cycline degib denafil dipine dronate "
    "dronic fenac fenicol floxacin fungin gabalin gatran gepant giline gliflozin gliptin "
    "glitazone glutide grastim grelor imod kinra limab lisib lukast lumab lutamide misole mustine "
    "mycin navir nermin nidazole olimus omab orphan oxacin oxetine oxicam parib penem peridone "
    "piprazole plasmin platin pramine prazole previr prilat racetam rafenib relix rubicin sartan "
    "setron sidenib stigmine taxel tecavir tegravir tinib tocept trexate triptan triptyline "
    "tropium trozole tuzumab umab vaptan vaquone vastatin xaban ximab zomib zumab"
)
"""Stems of nonproprietary names, long enough that no English word but a drug ends in them."""

_LATIN = (
    "aceae bacter bacteria bacterium ensis iensis iformis myces mycetes mycota oidea oides opsida "
    "phyceae virales viridae virinae"
)
"""What the names of taxa end in; “-idae” and “-ales” are left out: slips end so too."""


@lru_cache(maxsize=1)
def _chemistry() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return frozenset(_ROOTS.split()), frozenset(_COUNTS.split()), frozenset(_ENDINGS.split())


def chemical(word: str) -> tuple[str, ...]:
    """The parts of a systematic chemical name of two roots or more, empty for what is none."""
    if len(word) < 9:
        return ()
    roots, counts, endings = _chemistry()
    parts = _row(word, roots, counts, endings, 0)
    if sum(part in roots for part in parts) < 1 or len(parts) < 2:
        return ()
    return parts if sum(len(p) for p in parts if p in roots) >= 6 else ()


def _row(
    left: str, roots: frozenset[str], counts: frozenset[str], endings: frozenset[str], depth: int
) -> tuple[str, ...]:
    if depth and left in endings:
        return (left,)
    if left in roots:
        return (left,)
    if depth > 6 or len(left) < 5:
        return ()
    for size in range(min(17, len(left) - 2), 1, -1):
        part = left[:size]
        if part in roots or part in counts:
            rest = _row(left[size:], roots, counts, endings, depth + 1)
            if rest:
                return (part, *rest)
    return ()


@lru_cache(maxsize=1)
def _stems() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(_STEMS.split(), key=_longest)), tuple(sorted(_LATIN.split(), key=_longest))


def _longest(stem: str) -> tuple[int, str]:
    return -len(stem), stem


def stem(word: str) -> str:
    """The stem of a drug, or the Latin ending of a taxon, that `word` ends in, or nothing."""
    if len(word) < 8:
        return ""
    for stems in _stems():
        if word.endswith(stems):
            found = next(s for s in stems if word.endswith(s))
            if len(word) - len(found) > 1:
                return found
    return ""
