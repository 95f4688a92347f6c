"""Which words are right because of what they are built of, and which slips must not pass so."""

from __future__ import annotations

import os
import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._morphology import (
    derivation,
    is_built,
    is_regular,
    is_variant,
    strength,
)
from corrigenda_rules.spelling._nomenclature import stem
from corrigenda_rules.spelling._packing import pack
from corrigenda_rules.spelling._respelling import american

KNOWN = lexicon()


def words(text: str) -> list[str]:
    return text.split()


BASES = {
    "annotate": 4, "annotated": 4, "annotating": 3, "sample": 4, "sampled": 4, "sampling": 4,
    "phenotyping": 3, "lithotomy": 2, "modality": 4, "process": 6, "patched": 2, "matched": 5,
    "expressed": 5, "larva": 3, "fungus": 4, "hexamer": 3, "biopsy": 4, "similar": 6, "rated": 5,
    "dissimilar": 4, "related": 6, "stake": 4, "mistake": 5, "sufficient": 5, "insufficient": 5,
    "format": 4, "formatted": 4, "formate": 2, "reset": 4, "resetting": 3, "write": 6, "unlit": 2,
    "visible": 5, "access": 6, "accessible": 5, "linear": 4, "epoch": 4, "box": 6, "plot": 5,
    "hemagglutinin": 3, "hemagglutinins": 2, "tumor": 4, "subcloned": 3, "clone": 4, "stigma": 3,
    "thrombocytopenia": 4, "diverticulum": 3, "dermatitis": 4, "leptomycin": 2, "cover": 6,
    "pruritus": 4, "network": 5, "operation": 6, "lemmatize": 3, "responsive": 4,
    "methylated": 3,
}  # fmt: skip
"""A small lexicon: words and their tiers."""

SMALL = Lexicon(pack(BASES))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("immunophenotyping", "immuno- + phenotyping"),
        ("reannotated", "re- + annotated"),
        ("downsampled", "down- + sampled"),
        ("unpatched", "un- + patched"),
        ("multimodality", "multi- + modality"),
        ("preprocess", "pre- + process"),
        ("trimethylated", "tri- + methylated"),
        ("semiautomicroplot", ""),
        ("thrombocytopenias", "thrombocytopenia + -s"),
        ("larvae", "larva + -ae"),
        ("stigmata", "stigma + -mata"),
        ("diverticula", "diverticulum + -a"),
        ("hexamers", "hexamer + -s"),
        ("biopsies", "biopsy + -ies"),
        ("lemmatization", "lemmatize + -ization"),
        ("lemmatized", "lemmatize + -ed"),
        ("responsivity", "responsive + -ivity"),
        ("haemagglutinins", "British spelling of hemagglutinins"),
        ("tumours", "British spelling of tumor + -s"),
        ("nephrolithotomy", "nephro- + lithotomy"),
        ("cholecystopexy", "cholecysto- + pexy"),
        ("zymography", "zymo- + graphy"),
        ("hepatosplenomegaly", "hepato- + spleno- + megaly"),
        ("keratoscleritis", "kerato- + scler- + itis"),
        ("boxplot", "box + plot"),
        ("co-expressed", "co + expressed"),
    ],
)
def test_a_word_is_explained_by_its_parts(word: str, parts: str) -> None:
    assert derivation(word, SMALL) == parts
    assert is_regular(word, SMALL) == bool(parts)


@pytest.mark.parametrize(
    ("slip", "why"),
    [
        ("interelated", "a letter of “interrelated” is lost at the seam"),
        ("overated", "so is one of “overrated”"),
        ("disimilar", "“dissimilar” has both"),
        ("misstake", "“mistake” has one"),
        ("unsufficient", "it is “insufficient”"),
        ("formated", "the language doubles the consonant: “formatted”"),
        ("reseted", "and in “resetting”"),
        ("accessable", "it is “accessible”"),
        ("biopsys", "a consonant and y: “biopsies”"),
        ("boxs", "“boxes”"),
        ("epoches", "ch is k here: “epochs”"),
        ("similarily", "no base “similary”"),
        ("operationed", "no verb"),
        ("writed", "an irregular verb"),
        ("unmached", "one letter from “unmatched”, built of nothing known"),
        ("leptemycin", "one letter from a known drug"),
        ("haematoology", "no final form “oology”"),
        ("haemotology", "“haem” keeps its o before another"),
        ("thrombocitopenia", "“cit” is no combining form with this seam"),
        ("pruritis", "a slip for “pruritus”, not a plural of a plural"),
        ("networkofthe", "a run of words is no compound"),
    ],
)
def test_no_affix_makes_a_slip_regular(slip: str, why: str) -> None:
    assert not is_regular(slip, SMALL), f"{derivation(slip, SMALL)}, but {why}"


@pytest.mark.parametrize(
    "word",
    words("""
    nephrolithotomy immunophenotyping thrombocytopenias reannotated downsampled multimodality
    haemagglutinins preprocess co-expressed overrepresentation undersampled pathophysiology
    noncanonical subnetworks oligomerisation uncharacterised pericentromeric proapoptotic
    photodiode misclassification intrafamilial hypermutant retrotransposition"""),
)
def test_words_of_real_articles_are_known_or_regular(word: str) -> None:
    assert word in KNOWN or is_regular(word, KNOWN)


@pytest.mark.parametrize(
    "slip",
    words("""occured reccurrence unfortunatly diseaes intergration autoenconder haploinsuffiency
    additonally recieved seperate definately erthematosus univeristy medicience succesful
    proteomicss annotater comming useing truely basicly arguement noticable untill
    immunnoassay angiogensis chromotography transfered interupt begining occurance"""),
)
def test_common_slips_are_not_regular(slip: str) -> None:
    assert not is_regular(slip, KNOWN), derivation(slip, KNOWN)


def misspellings() -> list[str]:
    codespell_lib = pytest.importorskip("codespell_lib")
    path = os.path.join(os.path.dirname(codespell_lib.__file__), "data", "dictionary.txt")
    with open(path, encoding="utf-8") as file:
        words = (line.partition("->")[0].lower() for line in file)
        return [w for w in words if w.isascii() and w.isalpha() and len(w) > 3]


def test_next_to_no_common_misspelling_is_regular() -> None:
    unknown = [word for word in misspellings() if word not in KNOWN][::4]
    taken = [word for word in unknown if is_regular(word, KNOWN)]
    assert len(unknown) > 10_000
    assert len(taken) < 0.004 * len(unknown), sorted(taken)


@pytest.mark.parametrize(
    ("word", "grade"),
    [
        ("reannotated", 2),
        ("boxplot", 1),
        ("phenylmethylsulfonylfluoride", 1),
        ("dexlevorotinib", 1),
        ("guangxiensis", 1),
        ("rotinib", 0),
        ("floxen", 0),
        ("a", 0),
        ("", 0),
        ("-", 0),
        ("co-", 0),
        ("naïveté", 0),
        ("x" * 500, 0),
    ],
)
def test_what_is_built_loosely_is_graded_lower(word: str, grade: int) -> None:
    assert strength(word, SMALL) == grade


@settings(max_examples=200, deadline=None)
@given(st.text(string.ascii_lowercase + "-'’é", max_size=40))
def test_any_text_is_answered(word: str) -> None:
    assert is_regular(word, SMALL) == bool(derivation(word, SMALL)) == (strength(word, SMALL) > 0)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.text("abcdeinrst", min_size=5, max_size=9), st.integers(2, 9), max_size=12)
)
def test_what_is_regular_holds_a_known_word_or_form(tiers: dict[str, int]) -> None:
    packed = Lexicon(pack(tiers))
    for word in tiers:
        assume(not stem("zzq" + word))  # what ends as the names of taxa and drugs do
        assert not is_regular("zzq" + word, packed)
        if is_regular("anti" + word, packed):
            assert word in derivation("anti" + word, packed)


# --- dialects


@pytest.mark.parametrize(
    ("british", "spelled"),
    [
        ("colour", "color"),
        ("haematological", "hematological"),
        ("leukaemia", "leukemia"),
        ("diarrhoea", "diarrhea"),
        ("oesophagus", "esophagus"),
        ("analysed", "analyzed"),
        ("organisations", "organizations"),
        ("randomised", "randomized"),
        ("centre", "center"),
        ("kilometres", "kilometers"),
        ("sulphate", "sulfate"),
        ("homologue", "homolog"),
        ("neighbouring", "neighboring"),
        ("anaesthetised", "anesthetized"),
    ],
)
def test_a_british_spelling_has_an_american_one(british: str, spelled: str) -> None:
    assert american(british) == spelled
    assert american(spelled) == spelled
    assert is_variant(british, spelled)
    assert is_variant(spelled, british)


@pytest.mark.parametrize(
    "word",
    words("""advise exercise comprise supervise surprise otherwise precise promise disease increase
    analysis parameter perimetre aerial does shoes poem coefficient four hour course source
    wise likewise raise praise noise arise enterprise franchise"""),
)
def test_a_word_of_both_dialects_stays(word: str) -> None:
    assert american(word) == word


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("cooefficient", "coefficient"),
        ("exercize", "exercise"),
        ("analyzis", "analysis"),
        ("perimetre", "perimeter"),
        ("controled", "controlled"),
        ("labourious", "laborious"),
        ("hypothesi", "hypothesis"),
        ("acros", "across"),
        ("useds", "used"),
        ("thi", "this"),
    ],
)
def test_a_slip_is_no_variant(wrong: str, right: str) -> None:
    assert not is_variant(wrong, right)


@pytest.mark.parametrize("word", ["neuroregeneration", "multilocal", "preportion"])
def test_a_built_word_near_another_is_built_and_not_regular_for_that(word: str) -> None:
    assert is_built(word, KNOWN)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("stationarity", "stationary + -arity"), ("spacetimes", "spacetime + -s")],
)
def test_nouns_in_arity_and_plurals_of_rare_words_are_regular(word: str, parts: str) -> None:
    assert derivation(word, KNOWN) == parts


@pytest.mark.parametrize("word", ["recieve", "occured", "useing", "overated", "x-ray", "", "abc"])
def test_what_no_rule_makes_is_not_built(word: str) -> None:
    assert not is_built(word, KNOWN)


@pytest.mark.parametrize(("one", "many"), [("genome", "genomes"), ("splenocyte", "splenocytes")])
def test_the_plural_is_a_variant(one: str, many: str) -> None:
    assert is_variant(one, many)
    assert is_variant(many, one)


@settings(max_examples=200, deadline=None)
@given(st.text("abeiorsutymnhz", max_size=14), st.text("abeiorsutymnhz", max_size=14))
def test_being_a_variant_is_mutual_and_respelling_ends(a: str, b: str) -> None:
    assert is_variant(a, b) == is_variant(b, a)
    assert is_variant(a, a)
    assert american(american(a)) == american(a)
