"""authorship/* and affiliations/missing-country: who did what, whom to write to, forms of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.articles import check, reported

from corrigenda.testing import check_text
from corrigenda.text import Span
from corrigenda_rules.affiliations.missing_country import MissingCountry
from corrigenda_rules.authorship._initials import belongs, marks
from corrigenda_rules.authorship._people import Person
from corrigenda_rules.authorship.contributions import Contributions
from corrigenda_rules.authorship.corresponding_contact import CorrespondingContact
from corrigenda_rules.authorship.initials_style import InitialsStyle
from corrigenda_rules.authorship.no_corresponding import NoCorresponding
from corrigenda_rules.authorship.swapped_name import SwappedName

FOUR = ("Ada Field", "Bo K. Lind", "Jean-Luc van der Berg", "Xiaoming Zhang")


def person(name: str, given: str = "", family: str = "") -> Person:
    return Person("", name, given, family, "", "", (), Span(0, 0))


def manuscript(statement: str, heading: str = "Author contributions") -> str:
    names = "".join(f"  - name: {name}\n" for name in FOUR)
    return (
        f"---\ntitle: Ice\nauthors:\n{names}doi: 10.5555/1\n---\n\n# Introduction\n\nIce and DNA, "
        f"the PCR of ice.\n\n# {heading}\n\n{statement}\n"
    )


def page(statement: str) -> str:
    return (
        "Research Article\n\nSea ice grows thin\n\nAda Field1, Bo K. Lind1, Jean-Luc van der "
        "Berg2, Xiaoming Zhang2\n\n1 Ice Institute, Oslo, Norway\n2 Snow Hall, Graz, Austria\n\n"
        "Abstract\n\nIce melts in the sea.\n\nKeywords: ice, sea\n\nIntroduction\n\nIce is cold."
        f"\n\nAuthor Contributions\n\n{statement}\n\nFunding\n\nNone.\n"
    )


def jats(statement: str) -> str:
    def name(text: str) -> str:
        given, _, family = text.partition(" ")
        return (
            f'<contrib contrib-type="author"><name><surname>{family}</surname><given-names>{given}'
            "</given-names></name></contrib>"
        )

    return (
        f"<article><front><article-meta><contrib-group>{''.join(map(name, FOUR))}</contrib-group>"
        f'<author-notes><fn fn-type="con"><p>{statement}</p></fn></author-notes></article-meta>'
        "</front></article>"
    )


@pytest.mark.parametrize(
    ("mark", "name", "mine"),
    [
        ("AF", "Ada Field", True),
        ("A.F.", "Ada Field", True),
        ("FA", "Ada Field", True),
        ("BKL", "Bo K. Lind", True),
        ("BL", "Bo K. Lind", True),
        ("JL", "Bo K. Lind", False),
        ("JLvdB", "Jean-Luc van der Berg", True),
        ("J-L.v.d.B.", "Jean-Luc van der Berg", True),
        ("JB", "Jean-Luc van der Berg", True),
        ("XMZ", "Xiaoming Zhang", True),
        ("XZ", "Xiaoming Zhang", True),
        ("ÅØ", "Åse Østby", True),
        ("JoS", "John Smith", True),
        ("NRG", "Neel Gandhi", True),
        ("NQ", "Neel Gandhi", False),
        ("QG", "Neel Gandhi", False),
    ],
)
def test_initials_belong_to_a_person(mark: str, name: str, mine: bool) -> None:
    assert belongs(mark, person(name)) is mine
    given, _, family = name.rpartition(" ")
    assert belongs(mark, person(name, given, family)) is mine


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("AF and BKL wrote it.", ["AF", "BKL"]),
        ("A.F., B.K.L. and J.-L. B.", ["A.F.", "B.K.L.", "J.-L. B."]),
        ("SJvH, TL-N, JoS", ["SJvH", "TL-N", "JoS"]),
        ("Ada wrote. It was ice-cold.", []),
    ],
)
def test_initials_in_a_text(text: str, listed: list[str]) -> None:
    assert [mark.text for mark in marks(text)] == listed


@pytest.mark.parametrize("make", [manuscript, page, jats])
@pytest.mark.parametrize(
    ("statement", "strange"),
    [
        ("Conceived: AF, BKL. Wrote the paper: JLvdB, XZ and QQ.", ["QQ"]),
        ("AF and BL designed it. QZ performed it. JB and XZ wrote the paper.", ["QZ"]),
        ("A.F. and B.L. designed it; J.B., X.Z. and Q.V. wrote the paper.", ["Q.V."]),
        ("Conceptualization, AF and BL; writing, JB, XZ; software, QV and AF.", ["QV"]),
        ("Performed the experiments: QV. Wrote the paper: AF BL JB XZ.", ["QV"]),
        ("AF and BL designed it with PCR and DNA. JB and XZ wrote the paper.", []),
        ("Wrote the paper: AF BL JB XZ. Designed the study: AF, Bo Lind.", []),
    ],
)
def test_initials_of_nobody(make: object, statement: str, strange: list[str]) -> None:
    text = make(statement)  # type: ignore[operator]
    path = {manuscript: "a.md", page: "page.txt", jats: "a.xml"}[make]  # type: ignore[index]
    found = check_text(Contributions, text, path)
    assert [text[slice(*f.span)] for f in found] == strange


@pytest.mark.parametrize("make", [manuscript, page, jats])
@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("Conceived and designed: AF BKL. Wrote the paper: AF JLvdB.", True),
        ("AF, BL and JB designed it. All authors read and approved the paper.", True),
        ("AF, BL and JB designed it. All authors have critically revised and agreed to it.", True),
        ("Ada Field: Writing. Bo Lind: Conceptualization. Jean-Luc van der Berg: Review.", True),
        ("AF, BL and JB designed it. All authors wrote the paper.", False),
        ("AF, BL and JB designed it. The other authors performed it.", False),
        ("AF, BL, JB and XZ designed it and wrote it.", False),
        ("AF, BL and JB designed it. Xiaoming Zhang wrote the paper.", False),
        ("AF, BL and JB designed it. Zhang X wrote the paper.", False),
        ("AF designed the study and wrote it.", False),
        ("All authors wrote the paper together with their friends.", False),
    ],
)
def test_an_author_who_is_left_out(make: object, statement: str, absent: bool) -> None:
    text = make(statement)  # type: ignore[operator]
    path = {manuscript: "a.md", page: "page.txt", jats: "a.xml"}[make]  # type: ignore[index]
    found = check_text(Contributions, text, path)
    assert [("Xiaoming Zhang" in f.message) for f in found] == ([True] if absent else [])


@pytest.mark.parametrize(
    "heading",
    [
        "Author contributions",
        "Authors’ contributions",
        "Contributions",
        "Author contribution statement",
        "CRediT authorship contribution statement",
        "CRediT author statement",
        "Contributor roles",
    ],
)
def test_headings_of_the_statement(heading: str) -> None:
    text = manuscript("AF, BL and JB designed it and wrote it.", heading)
    assert len(check_text(Contributions, text)) == 1


def test_a_letter_that_was_mistyped_is_suggested() -> None:
    found = check_text(Contributions, manuscript("AF and BL designed it. JB and XZ wrote it."))
    assert found == []
    found = check_text(Contributions, manuscript("AF and BL designed it. JLB and XV wrote it."))
    assert [f.suggestions for f in found] == [("XZ",)]


@pytest.mark.parametrize(
    ("author", "reachable"),
    [
        ({}, False),
        ({"email": "ada@example.org"}, True),
        ({"orcid": "0000-0002-1694-233X"}, True),
    ],
)
def test_a_corresponding_author_can_be_reached(author: dict[str, str], reachable: bool) -> None:
    article = {
        "title": "Ice",
        "authors": [{"literal": "Ada Field", "corresponding": True, **author}],
    }
    assert reported(CorrespondingContact, article) == ([] if reachable else ["Ada Field"])
    note = {"correspondence": [{"text": "Write to ada@example.org"}]}
    assert reported(CorrespondingContact, {**article, **note}) == []
    assert reported(CorrespondingContact, article, format="page") == []


def test_one_of_several_authors_is_the_corresponding_one() -> None:
    two = [{"literal": "Ada Field"}, {"literal": "Bo Lind"}]
    assert reported(NoCorresponding, {"authors": two}) == ["Ada Field"]
    assert reported(NoCorresponding, {"authors": two[:1]}) == []
    assert (
        reported(NoCorresponding, {"authors": [*two, {"literal": "C", "corresponding": True}]})
        == []
    )
    assert reported(NoCorresponding, {"authors": two, "correspondence": [{"text": "Ada"}]}) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("SMITH John", "John Smith"),
        ("GARCÍA-NÚÑEZ María José", "María José García-Núñez"),
        ("LI Wei", ""),
        ("VAN DYKE Tom", "Tom Van Dyke"),
        ("NASA Team", ""),
        ("John SMITH", ""),
        ("JOHN SMITH", ""),
        ("J. SMITH", ""),
        ("McDonald John", ""),
    ],
)
def test_family_names_in_capitals_that_stand_first(name: str, right: str) -> None:
    found = check(SwappedName, {"authors": [{"literal": name}, {"literal": "Ada Field"}]})
    assert [f.suggestions for f in found] == ([(right,)] if right else [])


@pytest.mark.parametrize(
    ("given", "family", "swapped"),
    [
        ("Smith", "J.", True),
        ("Smith", "J. A.", True),
        ("van Dyke", "T.", True),
        ("J.", "Smith", False),
        ("Wei", "E", False),
        ("SMITH", "J.", False),
        ("Xi", "Li", False),
    ],
)
def test_initials_as_a_family_name(given: str, family: str, swapped: bool) -> None:
    article = {"authors": [{"given": given, "family": family}]}
    assert reported(SwappedName, article) == ([family] if swapped else [])


@pytest.mark.parametrize(
    ("names", "rare"),
    [
        ("Ada B. Field|Bo K Lind|Cy D. Mott", "Bo K Lind"),
        ("Ada B Field|Bo K. Lind|Cy D Mott", "Bo K. Lind"),
        ("A B Field|B. K. Lind|C D Mott", "B. K. Lind"),
        ("A. B. Field|B.K. Lind|C. D. Mott", "B.K. Lind"),
        ("A.B. Field|B. K. Lind|C.D. Mott", "B. K. Lind"),
        ("Ada B. Field|Bo K Lind", "Bo K Lind"),
        ("Ada B. Field|Bo Lind|Cy D. Mott", ""),
        ("Ada B. Field|Lind B|Mott CD", ""),
        ("Ada B. Field|Jean-L. Lind", ""),
        ("Ada B. Field Jr.|Bo K. Lind III", ""),
    ],
)
def test_initials_in_two_forms(names: str, rare: str) -> None:
    article = {"title": "Ice", "authors": [{"literal": name} for name in names.split("|")]}
    assert reported(InitialsStyle, article) == ([rare] if rare else [])


@pytest.mark.parametrize(
    ("odd", "lacks"),
    [
        ("School of Ice, Bergen", True),
        ("Department of Physics, University of Bergen, 5007 Bergen", True),
        ("School of Ice, Bergen, Norway", False),
        ("School of Ice, Bergen, Norway, ice@example.org", False),
        ("School of Ice, Bergen (Norway)", False),
        ("School of Ice, Boston, MA 02115", False),
        ("Norwegian School of Ice, Bergen", False),
        ("National University of Singapore", False),
        ("CNRS, Lyon", False),
        ("Ice Hall, Nairobi, KENYA", False),
        ("Ice Hall, London, U.K.", False),
        ("Ice Hall, P.R. China", False),
    ],
)
def test_an_affiliation_without_country(odd: str, lacks: bool) -> None:
    others = ("Snow Hall, Graz, Austria", "Ice Hall, Lyon, France", "Fog Hall, Turin, Italy")
    article = {"affiliations": [{"name": name} for name in (*others, odd)]}
    assert reported(MissingCountry, article) == ([odd] if lacks else [])
    alone = {"affiliations": [{"name": name} for name in ("Snow Hall, Graz", odd)]}
    assert reported(MissingCountry, alone) == []


def test_a_state_is_not_enough_where_others_name_the_united_states() -> None:
    others = ("Snow Hall, Austin, TX, USA", "Ice Hall, Lyon, France", "Fog Hall, Turin, Italy")
    for odd in ("Ice Hall, Boston, MA", "Ice Hall, Boston, Massachusetts", "Ice, Albany, New York"):
        names = [{"name": name} for name in (*others, odd)]
        assert reported(MissingCountry, {"affiliations": names}) == [odd]
        assert reported(MissingCountry, {"affiliations": names[1:]}) == []
    kiwi = [{"name": name} for name in (*others, "Ice Hall, Dunedin, New Zealand")]
    assert reported(MissingCountry, {"affiliations": kiwi}) == []


@given(st.lists(st.text(alphabet="ABab .-,é'’", max_size=14), max_size=4), st.text(max_size=60))
def test_any_names_and_statements_are_judged_without_error(names: list[str], text: str) -> None:
    article = {"title": "x", "authors": [{"literal": name} for name in names if name]}
    for rule in (Contributions, SwappedName, InitialsStyle, NoCorresponding, CorrespondingContact):
        check(rule, article, prose=f"Author contributions: {text}")
