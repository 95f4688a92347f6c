"""terminology/name-case: one name in two cases."""

from __future__ import annotations

import pytest

from corrigenda.testing import check_text
from corrigenda_rules.terminology.name_case import NameCase


def names(text: str) -> list[str]:
    return [text[slice(*f.span)] for f in check_text(NameCase, text)]


@pytest.mark.parametrize(
    ("text", "minority"),
    [
        ("GenBank, GenBank and Genbank.", "Genbank"),
        ("Use SAMtools; then SAMtools, not SAMTools.", "SAMTools"),
        ("RNA-Seq, RNA-Seq and RNA-seq.", "RNA-seq"),
        ("From bioRxiv and bioRxiv; the BioRxiv server.", "BioRxiv"),
    ],
)
def test_the_rarer_spelling_of_a_name_is_reported(text: str, minority: str) -> None:
    assert names(text) == [minority]


@pytest.mark.parametrize(
    "text",
    [
        "BioRxiv is a server. We use bioRxiv.",
        "GENBANK ACCESSIONS and GenBank; `genbank` and genbank.",
        "LacZ, lacZ, Xpd, XPD, ChIP, chip, TIPs and tips.",
        "See https://github.com/x and GitHub; the Github.com page.",
        "",
    ],
)
def test_capitals_commands_symbols_and_sentence_starts_are_left_alone(text: str) -> None:
    assert names(text) == []


def test_the_title_decides_between_even_counts() -> None:
    assert names("# On GenBank\n\nAll of Genbank.") == ["Genbank"]
