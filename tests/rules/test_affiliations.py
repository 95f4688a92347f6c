"""Affiliations: places said twice, small letters in names, stray commas."""

from __future__ import annotations

from typing import Any

import pytest

from corrigenda_rules.affiliations.duplicate import Duplicate
from corrigenda_rules.affiliations.full_stop import FullStop
from corrigenda_rules.affiliations.mixed_case import MixedCase
from corrigenda_rules.affiliations.punctuation import Punctuation
from corrigenda_rules.affiliations.repeated_place import RepeatedPlace
from rules.articles import check, fixed, reported


def affiliations(*names: str) -> dict[str, Any]:
    return {"affiliations": [{"name": name} for name in names]}


@pytest.mark.parametrize(
    "name",
    [
        "Columbia University, New York, New York, USA",
        "University of Luxembourg, Luxembourg, Luxembourg",
        "National University of Singapore, Singapore, Singapore",
        "Universidad de Panamá, Panama, Panama",
        "UNAM, Mexico City, Mexico",
        "Tsinghua University, Beijing, Beijing, China",
        "University of Oxford, Oxford, UK",
        "Dept A, Univ B, Kiel, Germany; Dept C, Univ B, Kiel, Germany",
        "School of Medicine, University of Pennsylvania, Philadelphia, PA 19104, USA",
        "Kuwait University, Kuwait City, Kuwait",
        "Université du Québec, Québec, Québec, Canada",
    ],
)
def test_places_that_share_a_name_pass(name: str) -> None:
    assert reported(RepeatedPlace, affiliations(name)) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        (
            "Fangshan Hospital, Beijing University, Beijing, China, Beijing, China",
            "Fangshan Hospital, Beijing University, Beijing, China",
        ),
        ("Ice Institute, Oslo, Norway, Norway", "Ice Institute, Oslo, Norway"),
        ("Ice Institute, Xi'an, P.R. China, Xi'an, China", "Ice Institute, Xi'an, P.R. China"),
        ("Ice Institute, Boise, ID, USA, United States", "Ice Institute, Boise, ID, USA"),
        (
            "Ice Institute, Seoul, Republic of Korea, South Korea",
            "Ice Institute, Seoul, Republic of Korea",
        ),
        ("Ice Institute, Oslo, Norway, Oslo, Norway.", "Ice Institute, Oslo, Norway."),
        (
            "University of Oslo, University of Oslo, Oslo, Norway",
            "University of Oslo, Oslo, Norway",
        ),
        ("Ice Institute, Oslo, Norway; Oslo, Norway", "Ice Institute, Oslo, Norway"),
        (
            "Kiel University, 24118 Kiel, Germany, Kiel, Germany",
            "Kiel University, 24118 Kiel, Germany",
        ),
    ],
)
def test_the_second_copy_of_a_place_is_taken_away(name: str, right: str) -> None:
    assert fixed(RepeatedPlace, affiliations(name)) == right


def test_a_postcode_is_never_thrown_away() -> None:
    (finding,) = check(
        RepeatedPlace, affiliations("Kiel University, Kiel, Germany, 24118 Kiel, Germany")
    )
    assert finding.fix is None


def test_the_correspondence_is_read_too() -> None:
    article = {"correspondence": [{"text": "Ada Field, Oslo, Norway, Oslo, Norway"}]}
    assert reported(RepeatedPlace, article) == [", Oslo, Norway"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        (
            "First teaching Hospital of Tianjin University of Traditional Chinese Medicine, "
            "Tianjin, China",
            "teaching",
        ),
        ("Second affiliated Hospital of Harbin Medical University", "affiliated"),
        ("Department of Internal medicine, University of Oslo", "medicine"),
        ("State Key laboratory of Oncology in South China", "laboratory"),
        ("Max Planck Institute for evolutionary Anthropology", "evolutionary"),
        ("Ohio State university, Columbus", "university"),
        ("Department of Traditional chinese Medicine, Wuhan", "chinese"),
        ("Institute for medical Microbiology and Hygiene", "medical"),
        ("department of Computer Science, ETH Zürich", "department"),
    ],
)
def test_one_small_word_in_a_name_of_capitals_is_reported(name: str, word: str) -> None:
    assert reported(MixedCase, affiliations(name)) == [word]


@pytest.mark.parametrize(
    "name",
    [
        "Department of Dermatology, Tianjin Institute of Integrative Dermatology, Tianjin, China",
        "School of life sciences, Fudan University",
        "Institut national de la santé et de la recherche médicale, Paris, France",
        "Université Paris sciences et lettres",
        "Laboratoire de Physique théorique, École normale supérieure",
        "Universidad Nacional autónoma de México",
        "Danmarks Tekniske universitet",
        "Norges teknisk-naturvitenskapelige universitet",
        "Helmholtz-Zentrum hereon GmbH, Geesthacht",
        "Ludwig Boltzmann Institut für experimentelle Traumatologie",
        "Vrije Universiteit Brussel, Vakgroep toegepaste Biologie",
        "Centro de Investigación en Matemáticas aplicadas",
        "Universitätsklinikum Hamburg-Eppendorf",
        "Independent researcher, Berlin",
        "Doctoral student in Computational Biology, University of Oslo",
        "Visiting researcher at Flatiron Institute, New York",
        "Charité, corporate member of Freie Universität Berlin, Berlin, Germany",
        "Radboud university medical center, Nijmegen",
        "Barcelona Supercomputing Center - Centro Nacional de Supercomputación",
        "Freelance software developer, Leeds, United Kingdom",
        "Centre for eResearch, University of Auckland",
        "greensolid technologies, Bavaria, Germany",
        "The DeepChem Project, https://deepchem.io/",
        "deCODE genetics, Reykjavik, Iceland",
        "Sorbonne Université, Inserm, Institut du Cerveau",
        "University of Illinois at Urbana-Champaign",
        "Faculty of Science, University of Oslo (formerly at Kiel University)",
        "Zhejiang University school of medicine",
        "Department of Physics at the University of Oslo",
        "Institute of Science and Technology Austria",
        "Unit of Ecology, c/o Natural History Museum",
    ],
)
def test_names_in_other_manners_pass(name: str) -> None:
    assert reported(MixedCase, affiliations(name)) == []


def test_a_small_letter_used_throughout_is_a_style() -> None:
    style = ("department of Applied Physics, Kiel", "department of Marine Biology, Oslo")
    assert reported(MixedCase, affiliations(*style)) == []


def test_a_small_letter_at_the_beginning_is_reported_among_capitals() -> None:
    names = ("university of Oslo, Norway", "University of Kiel, Germany", "Ice Institute, Rome")
    assert reported(MixedCase, affiliations(*names)) == ["university"]
    assert reported(MixedCase, affiliations(*names[:2])) == []
    assert reported(MixedCase, affiliations("deCODE genetics", "Ice Institute", "Sea Lab")) == []


def test_the_capital_form_is_suggested() -> None:
    (finding,) = check(MixedCase, affiliations("Department of Marine biology, Oslo"))
    assert finding.suggestions == ("Biology",)


def test_full_stops_at_some_affiliations_are_noted_once() -> None:
    names = ("Ice Institute, Oslo.", "Sea Institute, Kiel", "Air Institute, Rome", "Ice Inc.")
    (finding,) = check(FullStop, affiliations(*names))
    assert finding.pointer == "/affiliations/0/name"
    assert "2 of the others without" in finding.message
    assert check(FullStop, affiliations("Ice Institute, Oslo", "Ice Inc.")) == []


def test_one_affiliation_under_two_labels_is_reported() -> None:
    article = {
        "affiliations": [
            {"label": "1", "name": "Ice Institute, Oslo, Norway"},
            {"label": "2", "name": "Ice Institute, Oslo,  Norway."},
            {"label": "3", "name": "Sea Institute, Oslo, Norway"},
        ]
    }
    assert reported(Duplicate, article) == ["Ice Institute, Oslo,  Norway."]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Ice Institute, Oslo, Norway,", "Ice Institute, Oslo, Norway"),
        ("Ice Institute, , Norway", "Ice Institute, Norway"),
        ("Ice Institute,, Oslo;", "Ice Institute, Oslo"),
        (", Ice Institute", "Ice Institute"),
    ],
)
def test_stray_commas_are_taken_away(name: str, right: str) -> None:
    assert fixed(Punctuation, affiliations(name)) == right


@pytest.mark.parametrize("name", ["Ice Inc., Oslo", "Ice Institute, Oslo.", "A; B, C"])
def test_commas_that_separate_pass(name: str) -> None:
    assert reported(Punctuation, affiliations(name)) == []
