"""No text, however odd, makes one of these rules fail, and what they report lies in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.rule import Rule
from corrigenda.testing import check_text
from corrigenda_rules.consistency.figure_missing import FigureMissing
from corrigenda_rules.consistency.figure_number import FigureNumber
from corrigenda_rules.consistency.figure_order import FigureOrder
from corrigenda_rules.consistency.heading_case import HeadingCase
from corrigenda_rules.consistency.heading_number import HeadingNumber
from corrigenda_rules.consistency.heading_punctuation import HeadingPunctuation
from corrigenda_rules.consistency.italics import Italics
from corrigenda_rules.consistency.list_case import ListCase
from corrigenda_rules.consistency.list_punctuation import ListPunctuation
from corrigenda_rules.consistency.phrase_case import PhraseCase
from corrigenda_rules.consistency.reference_form import ReferenceForm
from corrigenda_rules.consistency.species_case import SpeciesCase
from corrigenda_rules.consistency.species_form import SpeciesForm

RULES = (
    FigureMissing,
    FigureNumber,
    FigureOrder,
    HeadingCase,
    HeadingNumber,
    HeadingPunctuation,
    Italics,
    ListCase,
    ListPunctuation,
    PhraseCase,
    ReferenceForm,
    SpeciesCase,
    SpeciesForm,
)
_PIECES = (
    "Figure|Fig.|figs|Tables|1|2|3A|S1|IV|(|)|,|–|and|. |\n\n|\n|# |## |2.1 |- |1. |* |*|**|_|`|$|"
    "[|](x)|<i>|E. coli|escherichia Coli|Escherichia coli|in vivo|et al.|Western blot|western blot|"
    "Machine Learning|machine learning|:|;|.|\ufffc|\u00a0|ß|İ|É|😀|A |T Cells|BRCA1 gene|{#fig:a}|"
    "@fig:a|![Figure 1. A](b)|Figure 2. |“|”"
)
PIECES = st.sampled_from(_PIECES.split("|"))


@pytest.mark.parametrize("path", ["article.md", "page.txt"])
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=40))
def test_a_rule_says_only_what_stands_in_the_text(path: str, pieces: list[tuple[str, str]]) -> None:
    text = "".join(a + b for a, b in pieces)
    for rule in RULES:
        checked: type[Rule] = rule
        for finding in check_text(checked, text, path):
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
            assert "\n" not in finding.message
