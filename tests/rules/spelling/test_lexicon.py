"""The lexicon: its file, its look-ups, and the search for the words that may be meant."""

from __future__ import annotations

import mmap
import os
import string

import codespell_lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda_rules.spelling import _lexicon
from corrigenda_rules.spelling._lexicon import (
    ANATOMY,
    AU,
    CA,
    CHEMICAL,
    DRUG,
    GB,
    GENERAL,
    NAME,
    ORGANISM,
    TARGET_TIER,
    US,
    Entry,
    Lexicon,
    lexicon,
)
from corrigenda_rules.spelling._near import edits
from corrigenda_rules.spelling._packing import pack
from corrigenda_rules.spelling._slips import distance, neighbours

KNOWN = lexicon()
WORDS = st.text(string.ascii_lowercase, min_size=2, max_size=12)
FEW_LETTERS = st.text("abc", min_size=2, max_size=11)


# --- look-ups


def test_the_lexicon_knows_words_and_how_common_they_are() -> None:
    assert (KNOWN.tier("the") or 0) > (KNOWN.tier("erythematosus") or 0) >= TARGET_TIER
    assert KNOWN.tier("erthematosus") is None
    assert "medicine" in KNOWN
    assert "medicience" not in KNOWN


@pytest.mark.parametrize("word", ["", "a", "zzz", "naïve", "12", "a-b", "é", "THE", "\n", "\t"])
def test_what_is_no_plain_word_is_unknown_or_known_but_never_an_error(word: str) -> None:
    assert KNOWN.tier(word) is None or word in KNOWN
    assert KNOWN.entry(word) is None or word.isalpha()
    assert all(candidate.word != word for candidate in KNOWN.near(word))


def test_a_word_has_the_dialects_and_domains_it_is_at_home_in() -> None:
    def said(word: str) -> tuple[int, int]:
        entry = KNOWN.entry(word)
        assert entry is not None
        return entry.dialects, entry.domains

    assert said("analyse")[0] == GB | CA | AU
    assert said("analyze")[0] == US | CA
    assert said("analysis")[0] == 0
    assert said("atorvastatin")[1] & DRUG
    assert said("tibia")[1] & ANATOMY
    assert said("drosophila")[1] & ORGANISM
    assert said("phosphatidylcholine")[1] & CHEMICAL
    assert said("nguyen")[1] & NAME
    assert said("table")[1] & GENERAL


def test_spellings_of_one_word_are_about_as_frequent() -> None:
    for one, other in (("analyse", "analyze"), ("colour", "color"), ("randomised", "randomized")):
        assert abs((KNOWN.tier(one) or 0) - (KNOWN.tier(other) or 0)) < 3


@pytest.mark.parametrize("word", ["alchohol", "enyzmes", "hypothryoidism", "occurance", "recieve"])
def test_misspellings_that_stand_in_the_sources_are_not_known(word: str) -> None:
    entry = KNOWN.entry(word)
    assert entry is None or not entry.known


@pytest.mark.parametrize("word", ["thier", "sylvatica", "lenth"])
def test_what_is_only_listed_is_evidence_and_not_known(word: str) -> None:
    entry = KNOWN.entry(word)
    assert entry is not None
    assert not entry.known
    assert word not in KNOWN
    assert entry.domains & (NAME | ORGANISM)


# --- common misspellings, of which codespell has a list


def misspellings() -> list[tuple[str, list[str]]]:
    """Misspelt words and what they may be meant for."""
    path = os.path.join(os.path.dirname(codespell_lib.__file__), "data", "dictionary.txt")
    with open(path, encoding="utf-8") as file:
        rows = (line.strip().lower().split("->") for line in file)
        found = [(wrong, [w.strip() for w in right.split(",")]) for wrong, right in rows]
    return [(w, r) for w, r in found if w.isascii() and w.isalpha()]


def test_hardly_any_common_misspelling_is_known() -> None:
    """Those that are, are words too: “loosing”, “transferrin”, “miliary”."""
    pairs = misspellings()
    known = [wrong for wrong, _ in pairs if wrong in KNOWN]
    assert len(known) < 0.008 * len(pairs)
    often = [wrong for wrong in known if (KNOWN.tier(wrong) or 0) > 3]
    assert len(often) < 25, often


def test_what_a_misspelling_was_meant_for_is_found() -> None:
    tried = found = 0
    for wrong, meant in misspellings()[::40]:
        right = [w for w in meant if (KNOWN.tier(w) or 0) > 0 and distance(wrong, w) < 3]
        if right:
            tried += len(right)
            near = {candidate.word for candidate in KNOWN.near(wrong)}
            found += len(near.intersection(right))
    assert tried > 1000
    assert found >= 0.98 * tried


# --- the file


def test_a_lexicon_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="not a lexicon"):
        Lexicon(b"something else entirely")


def test_a_lexicon_that_is_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="cut short"):
        Lexicon(pack({"lupus": 4})[:-400])


def test_a_word_of_other_letters_cannot_be_packed() -> None:
    with pytest.raises(ValueError, match="naïve"):
        pack({"naïve": 4})


def test_the_shipped_lexicon_is_small_enough() -> None:
    path = os.path.join(os.path.dirname(_lexicon.__file__), "lexicon.bin")
    assert os.path.getsize(path) < 8_000_000


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORDS, st.integers(0, 9), min_size=1, max_size=40), WORDS)
def test_a_packed_lexicon_gives_back_what_was_put_in(tiers: dict[str, int], other: str) -> None:
    packed = Lexicon(pack(tiers))
    assert {w: packed.tier(w) for w in tiers} == tiers
    assert (other in packed) == (other in tiers)


ENTRIES = st.builds(
    lambda steps, dialects, domains, sources: Entry(
        steps // 12, True, dialects, domains, sources, steps / 12
    ),
    st.integers(0, 119),
    st.integers(0, 15),
    st.integers(0, 127),
    st.integers(1, 3),
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(FEW_LETTERS, ENTRIES, min_size=1, max_size=40),
    st.dictionaries(FEW_LETTERS, st.integers(1, 3), max_size=20),
    st.dictionaries(st.tuples(WORDS, WORDS), st.integers(1, 15), max_size=20),
)
def test_all_that_is_said_of_a_word_is_kept(
    words: dict[str, Entry], rare: dict[str, int], pairs: dict[tuple[str, str], int]
) -> None:
    packed = Lexicon(pack(words, rare, None, pairs))
    assert {w: packed.entry(w) for w in words} == words
    for word in rare.keys() - words.keys():
        assert word not in packed
        assert packed.entry(word) == Entry(0, False, 0, 0, rare[word], 0.0)
    assert {pair: packed.pair(*pair) for pair in pairs} == pairs


def test_the_order_of_the_words_does_not_change_the_file() -> None:
    words = {"lupus": 4, "lupin": 2, "erythema": 3, "rarity": 0}
    backwards = dict(reversed(words.items()))
    assert pack(words, {"lupi": 1}) == pack(backwards, {"lupi": 1})


def test_a_mapped_file_serves_as_well_as_bytes(tmp_path: object) -> None:
    path = os.path.join(str(tmp_path), "x.bin")
    with open(path, "wb") as file:
        file.write(pack({"lupus": 4, "lupins": 3}))
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    assert "lupus" in Lexicon(mapped)
    assert [c.word for c in Lexicon(mapped).near("lupuns")] == ["lupus", "lupins"]


# --- the words that may be meant


@settings(max_examples=300, deadline=None)
@given(FEW_LETTERS, FEW_LETTERS, st.integers(1, 3))
def test_edits_are_counted_as_by_distance(a: str, b: str, limit: int) -> None:
    assert edits(a.encode(), b.encode(), limit) == distance(a, b, limit)


@settings(max_examples=60, deadline=None)
@given(st.lists(FEW_LETTERS, min_size=1, max_size=12), st.data())
def test_every_target_one_slip_away_is_found(words: list[str], data: st.DataObject) -> None:
    packed = Lexicon(pack(dict.fromkeys(words, 3)))
    meant = data.draw(st.sampled_from(words))
    slip = data.draw(st.sampled_from(sorted(s for s in neighbours(meant) if len(s) > 1)))
    found = {c.word: c.edits for c in packed.near(slip)}
    if slip != meant:
        assert found.get(meant) == 1


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text("abc", min_size=6, max_size=12), min_size=1, max_size=20),
    st.text("abc", min_size=6, max_size=12),
)
def test_all_that_a_slow_search_finds_is_found(words: list[str], slip: str) -> None:
    packed = Lexicon(pack(dict.fromkeys(words, 6)))
    expected = {(w, distance(w, slip, 2)) for w in words if w != slip}
    found = {(c.word, c.edits) for c in packed.near(slip)}
    assert {(w, n) for w, n in found if n < 3} == {(w, n) for w, n in expected if n < 3}
    assert all(distance(w, slip, 3) == n for w, n in found)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("abcd", min_size=3, max_size=8), st.integers(0, 9), max_size=60))
def test_candidates_are_ordered_and_never_too_many(words: dict[str, int]) -> None:
    found = Lexicon(pack(words)).near("abcabc")
    order = [(c.edits, -c.tier, c.word) for c in found]
    assert order == sorted(order)
    assert len(found) <= 25
    assert all(c.tier == words[c.word] >= TARGET_TIER for c in found)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("erthematosus", "erythematosus"),
        ("medicience", "medicine"),
        ("chromotography", "chromatography"),
        ("ophthamology", "ophthalmology"),
        ("patietns", "patients"),
        ("recepies", "recipes"),
        ("invidivual", "individual"),
        ("teh", "the"),
    ],
)
def test_the_meant_word_is_among_the_candidates(wrong: str, right: str) -> None:
    assert right in [candidate.word for candidate in KNOWN.near(wrong)]


def test_frequent_pairs_of_words_are_told_from_others() -> None:
    assert KNOWN.pair("of", "the") == 15
    assert 0 < KNOWN.pair("health", "care") < 15
    assert KNOWN.pair("the", "of") < KNOWN.pair("of", "the")
    assert KNOWN.pair("lupus", "casually") == 0
