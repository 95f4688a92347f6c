"""Where an unknown word stands: what the evidence on its place is, and what keeps it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.document import Block, Document
from corrigenda.testing import read_text
from corrigenda.text import SourceText
from corrigenda_rules.spelling._decision import decisions
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._places import SYMBOL, Unknown, unknowns


def words(text: str) -> dict[str, Unknown]:
    """The unknown words of a Markdown text by their letters."""
    return {word.plain: word for word in read_text(text).derive(unknowns).words}


def place(text: str, kind: str = "p"):  # type: ignore[no-untyped-def]
    """How the one unknown word of a block stands."""
    document = Document(SourceText("x.txt", text), "page", [Block(kind, text, [(0, 0, len(text))])])
    (word,) = document.derive(unknowns).words
    assert not word.kept, word.kept
    (found,) = word.places
    return found


@pytest.mark.parametrize(
    ("text", "kind", "case"),
    [
        ("They had the treatmnet then.", "p", "lower"),
        ("Treatmnet was good.", "p", "start"),
        ("It was good. Treatmnet was good.", "p", "start"),
        ("Treatmnet of sleep", "article-title", "start"),
        ("The Treatmnet of the mice was good.", "p", "name"),
        ("The Treatmnet of Sleep", "article-title", "title"),
        ("THE TREATMNET OF SLEEP", "article-title", "upper"),
    ],
)
def test_the_case_of_a_word_is_told_by_where_it_stands(text: str, kind: str, case: str) -> None:
    assert place(text, kind).case == case


def test_the_kind_of_block_is_kept() -> None:
    for kind in ("p", "abstract", "kwd", "td", "aff", "caption"):
        assert place("the treatmnet of it", kind).kind == kind


def test_neighbours_are_the_words_beside_it_but_not_over_punctuation() -> None:
    found = place("We gave Good treatmnet Daily to all.")
    assert (found.left, found.right) == ("good", "daily")
    found = place("This is good. treatmnet: daily")
    assert (found.left, found.right) == ("", "")
    found = place("good, treatmnet, daily")
    assert (found.left, found.right) == ("good", "daily")


@pytest.mark.parametrize(
    ("text", "mark", "quoted", "hyphen"),
    [
        ("the treatmnet was", False, False, False),
        ("the (treatmnet) was", True, False, False),
        ("the treatmnet [12] was", True, False, False),
        ("the “treatmnet” was", True, True, False),
        ('the "treatmnet" was', True, True, False),
        ("the “treatmnet of mice” was", True, False, False),
        ("the post-treatmnet was", False, False, True),
        ("the treatmnet-related was", False, False, True),
    ],
)
def test_brackets_quotes_and_hyphens_are_seen(
    text: str, mark: bool, quoted: bool, hyphen: bool
) -> None:
    found = place(text)
    assert (found.mark, found.quoted, found.hyphen) == (mark, quoted, hyphen)


def test_a_word_by_markup_that_is_no_prose_is_marked() -> None:
    (word,) = words("The treatmnet [@smith2010] was good.").values()
    assert [one.mark for one in word.places] == [True]


def test_words_capitalised_beside_it_are_counted_as_ordinary_or_strange() -> None:
    found = place("We saw the Clinical Treatmnet Group there.")
    assert (found.good, found.bad) == (2, 0)
    assert words("With Qwertzer Treatmnet there.")["treatmnet"].kept == "a name"


def test_a_word_that_is_called_so_is_defined() -> None:
    assert place("a tool called treatmnet was used").defined
    assert place("the treatmnet package was used").defined
    assert not place("the treatmnet of mice was used").defined


def test_strange_neighbours_are_told_from_common_ones() -> None:
    assert not place("the treatmnet of").strange
    (word,) = (w for w in words("a qxvvzkwj treatmnet of").values() if w.plain == "treatmnet")
    assert word.places[0].strange


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The treatmnet_x was.", "touches a digit, a symbol or markup"),
        ("The treatmnet2 was.", "touches a digit, a symbol or markup"),
        ("See treatmnet.org now.", "part of an address or a qualified name"),
        ("It treatmnet'd well.", "a contraction"),
        ("As Treatmnet et al. had it.", "a name"),
        ("As J. Treatmnet had it.", "a name"),
        ("As Treatmnet (2010) had it.", "a name"),
        ("Les treatmnet de la nuit et du jour sont dans la ville.", "in another language"),
    ],
)
def test_what_keeps_a_word_back_is_said(text: str, reason: str) -> None:
    assert words(text)["treatmnet"].kept == reason


def test_symbols_are_left_out_and_named() -> None:
    found = read_text("Wntab was FOXQX and treatMnet; a treatmnet").derive(unknowns)
    assert {"foxqx", "treatmnet"} <= found.symbols
    assert "treatmnet" not in [word.plain for word in found.words]


def test_a_long_word_in_capitals_is_kept_among_others_and_judged_in_a_shouted_block() -> None:
    assert words("The TREATMNET was good.")["treatmnet"].kept == SYMBOL
    assert words("# THE TREATMNET OF MICE\n")["treatmnet"].kept == ""


def test_one_place_that_speaks_against_a_slip_keeps_all_places_back() -> None:
    word = words("The treatmnet of treatmnet_x and treatmnet.")["treatmnet"]
    assert word.kept == "touches a digit, a symbol or markup"
    assert len(word.occurrences) == 3


def test_what_stands_outside_the_text_is_counted() -> None:
    word = words("The treatmnet and a treatmnet, `treatmnet`, ![treatment](treatmnet.png).")
    assert len(word["treatmnet"].occurrences) == 2
    assert word["treatmnet"].elsewhere == 2


def test_words_come_in_the_order_of_the_file_with_their_places() -> None:
    text = "The treatmnet, the infomation; the treatmnet."
    found = words(text)
    assert list(found) == ["treatmnet", "infomation"]
    spans = [(at.start, at.end) for at in found["treatmnet"].occurrences]
    assert [text[a:b] for a, b in spans] == ["treatmnet"] * 2


PIECES = st.lists(
    st.sampled_from(["treatmnet", "Treatmnet", "zwibbler", "the", " ", "-", ". ", "’s", "(", "ü"]),
    max_size=20,
)


@given(PIECES)
def test_occurrences_are_whole_words_and_places_belong_to_words_that_are_judged(
    pieces: list[str],
) -> None:
    document = read_text("".join(pieces))
    for word in document.derive(unknowns).words:
        assert word.plain not in lexicon()
        assert word.kept or len(word.places) == len(word.occurrences)
        for at in word.occurrences:
            text = at.block.text
            assert text[at.start : at.end].lower() == word.plain
            assert not text[max(0, at.start - 1) : at.start].isalpha()
            assert not text[at.end : at.end + 1].isalpha()


# --- work that grows with the text, and no more


class Counted:
    """A lexicon that counts what it is asked."""

    def __init__(self, real: Lexicon) -> None:
        self.real = real
        self.common = real.common
        self.asked: dict[str, int] = dict.fromkeys(["near", "tier", "entry", "pair", "in"], 0)

    def __contains__(self, word: str) -> bool:
        self.asked["in"] += 1
        return word in self.real

    def __getattr__(self, name: str):  # type: ignore[no-untyped-def]
        method = getattr(self.real, name)

        def ask(*given: str) -> object:
            self.asked[name] += 1
            return method(*given)

        return ask


def made_up(number: int) -> Iterator[str]:
    """Different words that no lexicon knows."""
    letters = "bcdfghjklm"
    for k in range(number):
        yield "zq" + "".join(letters[k // 10**place % 10] for place in range(5)) + "wv"


def work(number: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """What the lexicon is asked for a text with so many different unknown words, each twice."""
    from corrigenda_rules.spelling import _candidates, _decision, _places

    counted = Counted(lexicon())
    monkeypatch.setattr(_places, "lexicon", lambda: counted)
    monkeypatch.setattr(_decision, "lexicon", lambda: counted)
    for memory in vars(_candidates).values():
        if hasattr(memory, "cache_clear"):
            memory.cache_clear()
    text = "".join(f"Here the {word} of it was in the {word} too.\n\n" for word in made_up(number))
    assert len(read_text(text).derive(_decision.decisions)) == number
    return counted.asked


def test_the_search_asks_once_for_each_different_word(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = work(100, monkeypatch), work(1000, monkeypatch)
    assert many["near"] <= 10 * few["near"] * 1.2
    assert many["near"] <= 3 * 1000
    for name in ("tier", "entry", "in"):
        assert many[name] <= 10 * max(few[name], 50) * 1.2


def test_ten_thousand_unknown_words_and_a_text_without_spaces_come_to_an_end() -> None:
    text = "".join(f"Here the {word} of it was in use.\n\n" for word in made_up(10_000))
    assert len(read_text(text).derive(decisions)) == 10_000
    run_on = "The sample is " + " and the ".join(made_up(10_000))
    assert len(read_text(run_on).derive(unknowns).words) == 10_000
    for glued in ("q" * 1_000_000, "treatmnet" * 110_000, "treatmnet-" * 100_000):
        assert len(read_text(glued).derive(unknowns).words) <= 1


def test_a_hundred_thousand_accepted_words_do_not_slow_a_search() -> None:
    from datetime import date

    from corrigenda.accepting import Accept
    from corrigenda.config.settings import Settings
    from corrigenda.linting import Engine
    from corrigenda_rules.spelling.typo import Typo

    accept = Accept.of(["treatmnet", *made_up(99_999)])
    text = "The treatmnet and the infomation of it.\n\n" + "The words of it. " * 5000
    settings = Settings(profile="minimal", level="standard", accept=accept)
    found = Engine([Typo], date(2026, 1, 15)).check(SourceText("a.md", text), settings).findings
    shown = {text[f.location.start.offset : f.location.end.offset] for f in found}
    assert shown == {"infomation"}
