"""English words that are part of no term, or of none by themselves. No lexicon is needed beside."""

from __future__ import annotations

BREAKS = frozenset(
    """
    a about above according accordingly across actually after again against all almost along already
    also although always am among amongst an and another any anyone anything apart are around as
    aside at away back be became because become becomes been before behind being below beneath
    beside besides between beyond both but by came can cannot could despite did do does doing done
    down due during each either else elsewhere enough especially etc even ever every everyone
    everything except far few fewer finally first firstly followed following for former fourth from
    further furthermore gave generally get give given gives giving go goes got had has have having
    he hence her here herein hers herself him himself his how however i if in indeed instead into
    is it its itself just keep kept last lastly latter least less let like likely little made mainly
    make makes making many may maybe me meanwhile might mine more moreover most mostly much must my
    myself namely near nearly neither never nevertheless next no nobody none nonetheless nor not
    nothing notably now nowhere of off often on once one ones only onto or other others otherwise
    ought our ours ourselves out over own particularly per perhaps please put quite rather really
    regarding said same saw say says second see seem seemed seems seen several shall she should
    since so some somehow someone something sometimes somewhat somewhere soon still such take taken
    takes taking than that the their theirs them themselves then there thereafter thereby therefore
    therein these they third this those though three through throughout thus to together too took
    toward towards two under unless unlike until up upon us use used uses using usually various very
    via was we well went were what whatever when whenever where whereas whereby wherein wherever
    whether which whichever while who whoever whole whom whose why will with within without would
    yet you your yours yourself four five six seven eight nine ten hundred thousand million half
    respectively e.g i.e vs versus et al ca approx plus minus non fig figs figure figures table
    tables eq eqs equation equations supplementary supplemental additional appendix section sections
    mm cm km nm μm µm kg mg μg µg ng ml μl µl dl μm µm min sec kb kda kcal kj hz khz mhz
    chapter ref refs ibid www http https doi dr prof mr mrs ms
    allow allowed allowing allows appear appeared appears applied apply applying argue argued assess
    assessed assume assumed assuming based began begin begins believe believed belong calculate
    calculated called carried carry cause caused causes causing choose chose chosen compare compared
    comparing comprise comprised comprises comprising conclude concluded conduct conducted confirm
    confirmed confirming consider considered considering consist consisted consisting consists
    contain contained containing contains contribute contributed contributes contributing
    correspond corresponded create created creating demonstrate demonstrated demonstrates
    demonstrating depend depended depends describe described describes describing detect detected
    determine determined determines determining differ differed differs discuss discussed displayed
    displays employed enable enabled enables enabling ensure ensured estimate estimated evaluate
    evaluated examine examined examining exhibit exhibited exhibits exist existed exists expect
    expected explain explained explains explore explored extend extended find finding finds found
    generate generated generates generating help helped helps hypothesize hypothesized identified
    identify identifying illustrate illustrated implicate implicated imply implied implies improve
    improved include included includes including increase increased increases increasing decrease
    decreased decreases decreasing indicate indicated indicates indicating induce induced induces
    inducing infer inferred inform introduced investigate investigated involve involved involves
    involving know known lack lacked lacking lacks lead leading leads led leave leaves left lies
    located maintain maintained mean means measured mediate mediates note noted observe observed
    observing obtain obtained obtaining occur occurred occurring occurs perform performed performing
    play played playing plays possess predicted present presented presents prevent prevented produce
    produced produces producing propose proposed prove proved provide provided provides providing
    reach reached receive received recorded reduce reduced reduces reducing refer referred refers
    reflect reflected reflects regard remain remained remaining remains report reported reports
    represent represented represents require required requires requiring resulted resulting reveal
    revealed reveals selected serve served serves show showed showing shown shows speculate start
    started stimulates suggest suggested suggesting suggests support supported supporting supports
    tend tended tends tested thought tried try turn underlie underlies underlying understand undergo
    undergoes underwent vary varied varies yield yielded yields written wrote download downloaded
    available able unable absent present previous previously current currently recent recently
    significant significantly different similar similarly particular certain important possible
    potentially corresponding respective interesting interestingly consistent inconsistent
    subsequent subsequently prior entire many numerous overall relevant apparent apparently clear
    clearly unclear obvious likewise necessary sufficient useful
    """.split()  # noqa: SIM905
)
"""Words that end a run: function words, the verbs of articles, and what only points at things."""

GENERAL = frozenset(
    """
    additional appropriate average basic best better big central common complete complex constant
    critical crucial deep detailed direct early easy effective essential extensive extra few final
    full fundamental general good great greater high higher highest huge ideal identical increasing
    independent individual initial interesting internal key large larger largest late later light
    local long longer low lower lowest main major maximum mean minimum minor multiple natural new
    normal novel old open original poor positive negative possible potential practical precise
    primary principal proper public rapid rare real reasonable related relative secondary separate
    short shorter simple single slight small smaller special specific standard straightforward
    strong stronger substantial suitable total true typical unique unknown usual valid weak wide
    young upper only strict various associated unpublished scale bar bars legend panel
    right left competing interests file files electronic referenced cited future aims median
    ability activity addition advantage age aim amount analysis analyses approach area article
    aspect
    assumption attempt author basis behavior behaviour benefit case cases category challenge change
    changes choice class collection combination comparison component concept conclusion condition
    conditions consequence context contrast contribution control copy correlation cost count
    criteria criterion data date day days decision decrease definition degree description detail
    details development difference differences direction discussion distance distribution
    dose effect effects effort end error estimate evidence example examples experiment experiments
    explanation extent fact factor factors feature features field finding findings form fraction
    frequency function functions goal group groups hand hour hours idea image impact importance
    improvement increase information input instance interest interpretation investigation issue item
    kind knowledge lack length level levels limit limitation limitations line lines list literature
    location loss majority manner manuscript measure measurement measurements mechanism mechanisms
    member members method methods minute minutes mode model models month months name nature need
    number numbers object objective observation observations option options order outcome output
    panel paper part parts path pattern patterns percent percentage period person phase phenomenon
    piece place point points population position possibility presence pressure problem problems
    procedure process processes product production program project properties property proportion
    publication purpose quality quantity question questions range rate rates ratio reader reason
    reasons record reduction reference region regions relation relationship report representation
    request requirement research researcher researchers response rest result results review risk
    role roles rule sample samples scale scheme score series set sets shape share side similarity
    site sites situation size sizes software solution sort source sources space state states step
    steps strategy strategies strength structure structures studies study subject subjects subset
    sum summary support system systems task tasks technique techniques term terms test tests text
    theory thing things time times title tool tools top topic total trend type types unit units
    user users value values variable variables variation variety version view volume way ways week
    weeks work year years
    """.split()  # noqa: SIM905
)
"""Words that make no term among themselves: “high level”, “large number of different types”."""

VERB_SIGNS = frozenset(
    """
    to we can could may might must shall should will would cannot not they who did does
    """.split()  # noqa: SIM905
)
"""Words before which a word of the corpus betrays that it is a verb."""

NOT_ADVERBS = frozenset(
    """
    family assembly anomaly early supply fly butterfly monopoly poly daily weekly monthly yearly
    homily belly jelly ally italy elderly multiply lily
    """.split()  # noqa: SIM905
)
"""Words in -ly that a term may hold."""
