"""The combining forms of Greek and Latin of which the learned words of science are made."""

from __future__ import annotations

from functools import lru_cache

from corrigenda_rules.spelling._affixes import LONG_PREFIXES

FINALS = (
    "aemia aemic agogue agra algia anthropy arche ase ases aspira atresia blast blastic blastoma "
    "bursa capnia carcinoma carpal cele cellular centesis cephaly ceptor chrome chromes chromia "
    "chromic chromism cidal cide clasia clasis clast colpos cranial crine crit cyst cyte cytes "
    "cytic cytoma cytosis cytotoxic dactyly dermal dermis desis dynamic dynamics dynia dystrophy "
    "ectasia ectasis ectomies ectomised ectomized ectomy ectopia edema emesis emia emic ergic "
    "estrogen facial fibroma form fusal gastric genesis genetic genetics genic genicity genome "
    "genomic genomics glia glial globin globinuria globulin gram grams graph graphic graphical "
    "graphically graphies graphy hedral hedron hydrate iatric iatrics iatry itides itis kinase "
    "kine kines kinesia kinesis kinetic kinetics kinin lepsy leptic lipid lith lithiasis "
    "lithotomy lithotripsy logic logical logically logies logist logists logy lysin lysis lytic "
    "malacia mania megaly mer meric mers metabolic metabolism meter metric metrics metries metry "
    "mimetic morph morphic morphism morphology myces necrosis nema neural neuritis nomic ocular "
    "oedema oestrogen oid oids oma omas omata ome omes omic omics opia opsy oses osis osmia "
    "osmotic otic pathic pathies pathological pathology pathy pause penia penias penic peptide "
    "pexy phage phages phagia phagic phagy pharyngeal phasia pheresis phil phile philes philia "
    "philic philicity phily phobia phobic phone phore phoresis phoretic phoria photic phragm "
    "phrenia phylaxis phyllous physeal physial phyte phytic plasia plasm plasmic plasmosis plast "
    "plastic plasties plasty plegia plegic ploid ploidy pnea pnoea poiesis poietic poietin pore "
    "porosis porotic praxia protein proteinaemia proteinemia proteins proteomic proteomics pterin "
    "ptosis ptysis receptor receptors rhage rrhagia rrhagic rrhaphy rrhea rrheal rrhexis rrhoea "
    "saccharide saccharides sarcoma scale schisis sclerosis sclerotic scope scopes scopic "
    "scopically scopies scopy somal somatic some somes somia spasm spasmodic sphere spheric "
    "sphingosine stalsis stasis static statin staxis stenosis stenotic stomatitis stomies stomy "
    "suppressant suppression suppressive synthesis synthetic systolic tactic taxia taxis taxy "
    "tension tensive therapies therapy thermia thermic thermy thorax tome tomes tomic tomies tomy "
    "tonia tonic toxic toxicity toxin toxins tripsy trix trope troph trophic trophin trophs "
    "trophy tropic tropin tropism tubular type typed types typic typical typically typing ular "
    "uresis uretic uria uric vascular virus viruses vore vorous zoan zoite zyme zymes zymic"
)
"""What the last part of a learned compound is."""

MIDDLES = (
    "abdomin acantho acetabul acro acromi actino adamanto adeno adip adreno aero albumin allo "
    "alveol amnio amper amyl amylo andro angio aniso ankyl anterio antho antr aort apo append "
    "arachno arbor arter arthr ather atri auricul auto auxo axi axo azoto bacill balan basi baso "
    "bili blephar brachi bronch burs butyr calc calcane calci calor capill capillar capn cathar "
    "caud cauda caudo cec celi cellul centr ceph cerat cerebell cerebr cervic cheil chir chlor "
    "chol choledoch chori chromat chrono chylo chym cili cine cit clin coccyg coel col colloid "
    "colp coni conio copro cor corac core corne coron costo cox crin cutane cyan cyst cyt dacry "
    "dacryo dactyl dent derm dextro diastere dopamin duoden dura dynam dynamo elast embol enanti "
    "encephal enter entom epiderm epididym epilept episi ergo erythr esophag esthesi estr ethmo "
    "euchr extremo faci fasci femor ferri fet feto fibrin fibul fil flav fluor fluori front fung "
    "galact gangli gastr geni genit geront gingiv gli glob glomerul gloss gluc glyc gnath gon "
    "gonad granul granulo gravi haem hallu hem hemodynam hepat herni hexos hidr hidra hist humer "
    "hyal hydr hygr hymen hypn hyster iatr idio ile ili immun incis ino insulin irid ischi jejun "
    "kary karyo kerat kin kines kinesi kyph lacrim lact lacto lamin lapar laryng lei leiomy "
    "leptin leuc leuk leukaem leukem levo lign lingu lip lith lob lord lumb lute luteo lymph "
    "lymphaden lymphangi lymphoprolifer lys mamm mast mastoid maxill medull megakary megal melan "
    "men mening mesio meta metall methan metr mim mit mito mon morph muc muscul musculoskelet my "
    "mycet mydri myel myos myring myx nas nat necr nephr neur noct nod normo nos nucle nutri nyct "
    "occipit ocul odont oesophag olig oligo om omphal onc onych oo oophor ophry ophthalm opioid "
    "opson opt orch orchi orchid oro oscill osm oss oste osti ot ov ovari ox palat pancreat "
    "papill parasit parasymp parathyr parathyroid pariet patell path pector ped pelv pen pept "
    "peptid pericardi peritone petr phac phaeochromo pharyng phenyl pheochromo phleb phot phren "
    "phyll physi pil pineal pituit placent plani plasmacyt plasmin platelet pleur pneum pneumon "
    "poikil polaro poli polio porphyr prim proct proli prostat prote prothrombin psych psychr "
    "ptyal pub pulmon pupill purin py pyel pyl pylor pyr rachi radicul rect refracto ren respir "
    "reticul retin rhabd rhabdo rhabdomy rhin rhiz rhizo rhytid roentgen rostr rot sacr salping "
    "sapr sapro sarc scapul schist schiz schizo scint scinti seb sebo sept serot sial sider "
    "sidero sigmoid sinus skelet somn sperm spermat spher sphingo sphygm spin spirom splanchn "
    "splen spondyl spong spor spore squam staped staphyl steat stern steth stom strept striat "
    "stroma strum sympath synapt syndesm synov syring tachist taen tal tars tax tempor ten tendin "
    "tenosyn terat test thalam thec thel thio thorac thromb thym thyr thyroid tibi tom tonsill "
    "tox toxic trache trachel tract trich trop trypan tubul turbidi turbin tympan typhl umbil "
    "umbilic ur ureter urethr urin uter uve vag vagin valv valvul varic vas vascul vascular ven "
    "ventil ventricul vertebr vesicul vestibul vir viscer vitr volt vulv xanth xer xylo zirc zyg "
    "zym"
)
"""Combining forms that stand inside a learned compound, without the linking ``o``."""


@lru_cache(maxsize=1)
def finals() -> frozenset[str]:
    """`FINALS` as a set."""
    return frozenset(FINALS.split())


@lru_cache(maxsize=1)
def middles() -> frozenset[str]:
    """The combining forms that a learned compound begins with, without the linking vowel."""
    linked = (p[:-1] for p in LONG_PREFIXES.split() if p.endswith("o") and len(p) > 4)
    return frozenset(MIDDLES.split()) | frozenset(linked)
