"""MeSH descriptors: headings as one says them, the permuted ones left out, any size by events."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from corrigenda.termbase.exchange import mesh
from corrigenda.termbase.exchange.concepts import Concept, ExchangeError

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE DescriptorRecordSet SYSTEM "https://x/d.dtd">\n'


def term(text: str, *, permuted: bool = False) -> str:
    flag = "Y" if permuted else "N"
    return f'<Term IsPermutedTermYN="{flag}"><TermUI>T1</TermUI><String>{text}</String></Term>'


def record(heading: str, terms: str, other: str = "", tree: str = "C20.111.590") -> str:
    concept = f'<Concept PreferredConceptYN="N"><TermList>{other}</TermList></Concept>'
    return f"""<DescriptorRecord DescriptorClass="1">
  <DescriptorUI>D008180</DescriptorUI>
  <DescriptorName><String>{heading}</String></DescriptorName>
  <AllowableQualifiersList><AllowableQualifier><QualifierReferredTo>
    <QualifierUI>Q000008</QualifierUI><QualifierName><String>blood</String></QualifierName>
  </QualifierReferredTo></AllowableQualifier></AllowableQualifiersList>
  <PharmacologicalActionList><PharmacologicalAction><DescriptorReferredTo>
    <DescriptorUI>D000900</DescriptorUI><DescriptorName><String>Other</String></DescriptorName>
  </DescriptorReferredTo></PharmacologicalAction></PharmacologicalActionList>
  <TreeNumberList><TreeNumber>{tree}</TreeNumber></TreeNumberList>
  <ConceptList>
    <Concept PreferredConceptYN="Y"><ConceptUI>M1</ConceptUI>
      <ConceptName><String>{heading}</String></ConceptName>
      <TermList>{terms}</TermList>
    </Concept>
    {concept if other else ""}
  </ConceptList>
</DescriptorRecord>"""


LUPUS = record(
    "Lupus Erythematosus, Systemic",
    term("Lupus Erythematosus, Systemic")
    + term("Systemic Lupus Erythematosus", permuted=True)
    + term("Libman-Sacks Disease")
    + term("Disease, Libman-Sacks", permuted=True)
    + term("Lupus Erythematosus Disseminatus"),
    term("Lupus Nephritis, Early"),
)


def read(*records: str, **options: object) -> tuple[Concept, ...]:
    text = f"{HEAD}<DescriptorRecordSet>{''.join(records)}</DescriptorRecordSet>"
    found = mesh.read(io.BytesIO(text.encode()), **options)  # type: ignore[arg-type]
    return found.terms.concepts


def test_a_heading_is_turned_round_and_its_other_names_are_allowed() -> None:
    assert read(LUPUS) == (
        Concept(
            use=("Systemic Lupus Erythematosus",),
            allow=(
                "Libman-Sacks Disease", "Lupus Erythematosus Disseminatus",
                "Early Lupus Nephritis",
            ),
            note="D008180, Lupus Erythematosus, Systemic",
            sources=("mesh",),
            line=3,
        ),
    )  # fmt: skip


def test_only_the_names_of_the_very_concept_are_ever_avoided() -> None:
    (concept,) = read(LUPUS, entry_terms="avoid")
    assert [item.form for item in concept.avoid] == [
        "Libman-Sacks Disease", "Lupus Erythematosus Disseminatus",
    ]  # fmt: skip
    assert concept.allow == ("Early Lupus Nephritis",)
    (concept,) = read(LUPUS, entry_terms="none")
    assert concept.forms == ("Systemic Lupus Erythematosus",)


def test_branches_say_which_descriptors_are_taken() -> None:
    other = record("Neoplasms", term("Neoplasms") + term("Tumors"), tree="C04")
    records = (LUPUS, other)
    assert [c.use[0] for c in read(*records, branches=["C04"])] == ["Neoplasms"]
    assert [c.use[0] for c in read(*records, branches=["c20.111"])] == [
        "Systemic Lupus Erythematosus"
    ]
    assert len(read(*records, branches=["C"])) == 2
    with pytest.raises(ExchangeError, match=r"no descriptor in C20\.1; write tree numbers"):
        read(*records, branches=["C20.1"])


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Diabetes Mellitus, Type 2", "Type 2 Diabetes Mellitus"),
        ("Leukemia, Lymphocytic, Chronic, B-Cell", "B-Cell Chronic Lymphocytic Leukemia"),
        ("1,2-Dimethylhydrazine", "1,2-Dimethylhydrazine"),
        ("Neoplasms, Cystic, Mucinous, and Serous", "Neoplasms, Cystic, Mucinous, and Serous"),
        ("Wounds and Injuries", "Wounds and Injuries"),
    ],
)
def test_names_are_put_in_the_order_of_speech(heading: str, said: str) -> None:
    assert mesh.natural(heading) == said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a/>", "this is no file of MeSH descriptors: its root is <a>"),
        ("<DescriptorRecordSet/>", "this file holds no MeSH descriptor"),
        ("<DescriptorRecordSet>\n<DescriptorRecord>", "f:2:19: malformed XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><DescriptorRecordSet/>', "it declares an entity"),
    ],
)
def test_a_broken_file_is_one_line(text: str, message: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        mesh.read(io.BytesIO(text.encode()))
    assert message in caught.value.at("f")


class Endless(io.RawIOBase):
    """A file of as many records as are asked for, made while it is read."""

    def __init__(self, records: int) -> None:
        self._pieces = self._made(records)
        self.largest = 0

    @staticmethod
    def _made(records: int) -> Iterator[bytes]:
        yield b"<DescriptorRecordSet>"
        for number in range(records):
            yield record(f"Thing {number}", term(f"Thing {number}"), tree="D01").encode()
        yield b"</DescriptorRecordSet>"

    def read(self, size: int = -1) -> bytes:
        piece = next(self._pieces, b"")
        self.largest = max(self.largest, len(piece))
        return piece


def test_a_long_file_is_read_piece_by_piece_and_only_what_is_wanted_is_kept() -> None:
    file = Endless(2000)
    with pytest.raises(ExchangeError, match="no descriptor in C04"):
        mesh.read(file, branches=["C04"])  # type: ignore[arg-type]
    assert 0 < file.largest < 5000
