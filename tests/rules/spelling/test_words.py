"""The unknown words of a document, from which all spelling rules begin."""

import re

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.document import Block, Document
from corrigenda.readers import read
from corrigenda.text import SourceText
from corrigenda_rules.spelling._blocks import place
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._words import LONGEST, words


def document(text: str, name: str = "a.md") -> Document:
    return read(SourceText(name, text))


def forms(text: str) -> dict[str, tuple[str, ...]]:
    return document(text).derive(words).forms


def test_a_word_in_whatever_case_is_looked_up_in_small_letters():
    assert forms("The patient, the PATIENT, The zwibbler, a Zwibbler.") == {
        "Zwibbler": ("Zwibbler",),
        "zwibbler": ("zwibbler",),
    }


def test_of_a_token_with_an_apostrophe_the_unknown_parts_are_named():
    assert forms("Crohnn’s disease isn’t Crohn's.") == {"Crohnn’s": ("Crohnn",)}


def test_single_letters_other_alphabets_and_what_is_too_long_do_not_count():
    assert forms(f"An x in a naïvezz γζψξ, {'q' * (LONGEST + 1)}, {'q' * LONGEST}.") == {
        "q" * LONGEST: ("q" * LONGEST,)
    }


def test_keywords_and_affiliations_are_counted_with_the_prose():
    kinds = ("p", "kwd", "aff", "subject", "ref")
    blocks = [Block(kind, f"zwibbler {kind}s", [(0, 0, 8)]) for kind in kinds]
    found = Document(SourceText("a.txt", "zwibbler"), "text", blocks).derive(words)
    assert found.counts == {"zwibbler": 4, "ps": 1, "kwds": 1, "affs": 1, "subjects": 1}


@given(st.lists(st.text("abcdeTHE'’é ", max_size=12), max_size=8))
def test_what_was_asked_before_changes_no_answer(texts: list[str]):
    known = lexicon()
    for text in texts:
        found = document(text + ".").derive(words)
        assert list(found.forms) == sorted(found.forms)
        for form in found.counts:
            single = [p for p in form.replace("’", "'").split("'") if len(p) > 1 and p.isascii()]
            unknown = [p for p in dict.fromkeys(single) if p.lower() not in known]
            assert list(found.forms.get(form, ())) == unknown


@given(st.text("abé’'1² _\ufffc-", max_size=40))
def test_the_place_of_a_word_is_the_same_however_it_is_found(text: str):
    block = Block("p", text, [(0, 0, len(text))])
    found = [place(block, at) for at in range(len(block.tokens))]
    assert found == block.spans
    assert [text[start:end] for start, end in found] == block.tokens
    assert found == [m.span() for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]
