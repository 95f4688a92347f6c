"""Author lists, personal names, affiliations and rights, line by line."""

from __future__ import annotations

import pytest

from corrigenda.readers.page.affiliations import read_affiliation
from corrigenda.readers.page.authors import read_authors
from corrigenda.readers.page.countries import is_country
from corrigenda.readers.page.names import capitals_first, split_name, tokens, vancouver
from corrigenda.readers.page.rights import read_rights
from corrigenda.readers.page.values import keyword_places


def people(text: str) -> list[tuple[str, list[str]]] | None:
    found = read_authors(text)
    return found and [(text[p.start : p.end], [m.value for m in p.markers]) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Field 1,2,*, Bo Marsh 1", [("Ada Field", ["1", "2", "*"]), ("Bo Marsh", ["1"])]),
        ("Ada Field1, 2 and Bo Marsh2*", [("Ada Field", ["1", "2"]), ("Bo Marsh", ["2", "*"])]),
        ("Ada Field¹, Bo Marsh²", [("Ada Field", ["1"]), ("Bo Marsh", ["2"])]),
        ("Ada Field a, Bo Marsh a b *", [("Ada Field", ["a"]), ("Bo Marsh", ["a", "b", "*"])]),
        ("Ada Field 1–3, Bo Marsh†", [("Ada Field", ["1", "2", "3"]), ("Bo Marsh", ["†"])]),
        ("by Ada Field 1 [ORCID] and Bo Marsh 1", [("Ada Field", ["1"]), ("Bo Marsh", ["1"])]),
        ("Ada Field, MD, PhD; Bo Marsh Jr., MSc", [("Ada Field", []), ("Bo Marsh", [])]),
        ("Ada FieldAda Field1Bo MarshBo Marsh2*", [("Ada Field", ["1"]), ("Bo Marsh", ["2", "*"])]),
        ("Ada  FieldAda FieldBo  MarshBo Marsh*", [("Ada Field", []), ("Bo Marsh", ["*"])]),
        (
            "Ada Mary  FieldAda Mary FieldBo  MarshBo MarshChen  LiChen Li*†",
            [("Ada Mary Field", []), ("Bo Marsh", []), ("Chen Li", ["*", "†"])],
        ),
        ("Ada Field,Ada Field1, Bo Marsh", [("Ada Field", ["1"]), ("Bo Marsh", [])]),
        ("Ada Field1, Ada Field2", [("Ada Field", ["1"]), ("Ada Field", ["2"])]),
        ("王伟, 李娜", [("王伟", []), ("李娜", [])]),
        ("Ada Field 1, The Tide Consortium", [("Ada Field", ["1"]), ("The Tide Consortium", [])]),
        (
            "Ada Field for the TIDE Study Group",
            [("Ada Field", []), ("for the TIDE Study Group", [])],
        ),
        ("Ramón y Cajal 1, O’Brien-Jones 2", [("Ramón y Cajal", ["1"]), ("O’Brien-Jones", ["2"])]),
    ],
)
def test_a_list_of_authors_gives_names_and_markers(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A review of tides in the north",
        "Learning by Doing, a Review",
        "Department of Tides, University of Bergen, Bergen, Norway",
        "Received: 3 March 2024",
        "Download PDF",
        "tides, harbours",
        "What is a tide?",
        "",
        "1, 2, *",
    ],
)
def test_what_is_no_list_of_names_is_not_read_as_one(text: str) -> None:
    assert people(text) is None


def test_an_orcid_id_belongs_to_the_name_before_it() -> None:
    text = "Ada Field  ORCID: orcid.org/0000-0002-1825-00971, Bo Marsh2"
    found = read_authors(text)
    assert found is not None
    assert found[0].orcid is not None
    assert text[slice(*found[0].orcid)] == "0000-0002-1825-0097"
    assert [m.value for m in found[0].markers] == ["1"]


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Ada Q. Field", "Ada Q.", "Field"),
        ("Marcus van den Berg", "Marcus", "van den Berg"),
        ("João Pedro da Silva", "João Pedro", "da Silva"),
        ("Jean-Luc D’Arcy", "Jean-Luc", "D’Arcy"),
        ("Bo Marsh Jr.", "Bo", "Marsh"),
        ("Yuanhao WU", "Yuanhao", "WU"),
        ("Charles KF Chan", "Charles KF", "Chan"),
        ("Dr. Ada Field, PhD", "Ada", "Field"),
    ],
)
def test_the_family_name_is_the_last_word_with_its_particles(
    name: str, given: str, family: str
) -> None:
    found = split_name(tokens(name))
    assert found.given is not None
    assert found.family is not None
    assert (name[slice(*found.given)], name[slice(*found.family)]) == (given, family)


def test_a_list_that_begins_each_name_in_capitals_puts_the_family_name_first() -> None:
    names = [tokens("WU Yuanhao"), tokens("HAN Luyao")]
    assert capitals_first(names)
    assert split_name(names[0], capitals=True) == ((3, 10), (0, 2))


def test_a_list_that_ends_each_name_in_initials_puts_the_family_name_first() -> None:
    names = [tokens("Wu YH"), tokens("Han L")]
    assert vancouver(names)
    assert split_name(names[0], initials_last=True) == ((3, 5), (0, 2))


@pytest.mark.parametrize("name", ["Suharto", "王伟", "김민준"])
def test_a_name_of_one_word_is_not_split(name: str) -> None:
    assert split_name(tokens(name)) == (None, None)


@pytest.mark.parametrize(
    ("text", "label", "city", "country"),
    [
        ("1Department of Tides, University of Bergen, Bergen, Norway", "1", "Bergen", "Norway"),
        ("  1 Department of Tides, University, 20133 Milan, Italy".strip(), "1", "Milan", "Italy"),
        ("• 2 School of Harbours, Lisbon, Portugal", "2", "Lisbon", "Portugal"),
        ("1. 1Institute of Tides, Seattle, Washington, USA", "1", None, "USA"),
        ("aSchool of Harbours, Lisbon, Portugal.", "a", "Lisbon", "Portugal"),
        ("b Institute of Tides, Hamburg", "b", None, None),
        ("² Institute of Tides, Jena, Germany; a.field@tides.example", "²", "Jena", "Germany"),
        ("[3] CNRS, Paris, France", "3", "Paris", "France"),
        ("Affiliation Institute of Tides, Baoding 071000, China", None, "Baoding", "China"),
    ],
)
def test_an_affiliation_line_gives_label_city_and_country(
    text: str, label: str | None, city: str | None, country: str | None
) -> None:
    found = read_affiliation(text)
    assert found is not None
    parts = [p and text[slice(*p)] for p in (found.label, found.city, found.country)]
    assert parts == [label, city, country]
    assert text[found.name[0]].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "This study at the University of Oslo, Norway, asked how pilots wait.",
        "CAR-T Therapy: Pioneering a New Era in the Treatment of Autoimmune Diseases",
        "Slack water",
        "We thank the Institute of Tides. It was kind.",
    ],
)
def test_prose_and_titles_are_no_affiliations(text: str) -> None:
    assert read_affiliation(text) is None


def test_countries_are_known_in_their_usual_forms() -> None:
    assert all(
        map(is_country, ("P.R. China", "Türkiye", "USA", "the Netherlands", "Côte d’Ivoire"))
    )
    assert not any(map(is_country, ("Bergen", "", "Washington", "China and Japan")))


@pytest.mark.parametrize(
    ("text", "holders", "year"),
    [
        ("© 2025 Wu, Han and Li. This is an open-access article.", ["Wu", "Han", "Li"], "2025"),
        ("Copyright: © 2024 Field et al. This is", ["Field"], "2024"),
        ("©Ada Field, Bo Q. Marsh. Originally published in", ["Ada Field", "Bo Q. Marsh"], None),
        ("© The Author(s) 2023.", [], "2023"),
        ("© 2025 by the authors. Licensee MDPI, Basel", [], "2025"),
        ("© 2012 Society of Tides and Sea", ["Society of Tides and Sea"], "2012"),
    ],
)
def test_a_copyright_notice_gives_its_holders_one_by_one(
    text: str, holders: list[str], year: str | None
) -> None:
    found = read_rights(text)
    assert [text[slice(*h)] for h in found.holders] == holders
    assert (found.year and text[slice(*found.year)]) == year


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("the {}. The use", "Creative Commons Attribution License (CC BY)"),
        ("a {}, which", "Creative Commons Attribution 4.0 International License"),
        ("a {}.", "Creative Commons Attribution-NonCommercial 4.0 License"),
        ("made available under a {} International license", "CC-BY-NC 4.0"),
    ],
)
def test_the_licence_is_named(text: str, licence: str) -> None:
    whole = text.format(licence)
    found = read_rights(whole).license
    assert found is not None
    assert whole[slice(*found)] == licence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a; b, c; d", ["a", "b, c", "d"]),
        ("a, b (c, d), e.", ["a", "b (c, d)", "e"]),
        ("a • b • c", ["a", "b", "c"]),
        ("tides", ["tides"]),
        ("  ; ,", []),
    ],
)
def test_keywords_are_separated_by_what_the_line_separates_with(
    text: str, expected: list[str]
) -> None:
    assert [text[slice(*p)] for p in keyword_places(text, 0)] == expected
