"""The rules on metadata as a whole, on articles from any format."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.rule import Rule
from corrigenda.text import SourceText
from corrigenda_rules.catalogue import RULES
from corrigenda_rules.metadata._people import fits, is_person, tokens
from corrigenda_rules.metadata.copyright_holders import CopyrightHolders
from corrigenda_rules.metadata.correspondence_email import CorrespondenceEmail
from corrigenda_rules.metadata.corresponding_author import CorrespondingAuthor
from corrigenda_rules.metadata.placeholder import Placeholder
from corrigenda_rules.metadata.stale_acceptance import StaleAcceptance
from corrigenda_rules.metadata.title_capitals import TitleCapitals
from corrigenda_rules.metadata.truncated_abstract import TruncatedAbstract
from rules.articles import check, document_of


def reported(rule: type[Rule], article: dict[str, Any], **more: Any) -> list[str]:
    """The pieces of the source that a rule reports."""
    text = document_of(article).source.text
    return [text[slice(*finding.span)] for finding in check(rule, article, **more)]


AUTHORS = [
    {"given": "YuanHao", "family": "Wu"},
    {"given": "Luyao", "family": "Han"},
    {"given": "Chen", "family": "Li"},
    {"given": "José María", "family": "García-López"},
    {"given": "Anna", "family": "van der Berg"},
    {"literal": "Şükrü Øster"},
]


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("C. Li", "Chen Li"),
        ("Li C", "Chen Li"),
        ("Li Chen", "Chen Li"),
        ("Chen Li, MD, PhD", "Chen Li"),
        ("Prof. Dr. Chen Li", "Chen Li"),
        ("Li", "Chen Li"),
        ("Yuan Hao Wu", "YuanHao Wu"),
        ("Y.H. Wu", "YuanHao Wu"),
        ("Wu YH", "YuanHao Wu"),
        ("J. M. Garcia Lopez", "José María García-López"),
        ("José García", "José María García-López"),
        ("van der Berg A", "Anna van der Berg"),
        ("Oster S", "Şükrü Øster"),
        ("Mary Jane Al-Tarawneh", "Mary Altarawneh"),
    ],
)
def test_two_spellings_of_a_name_fit(written: str, author: str) -> None:
    assert fits(tokens(written), tokens(author))


@pytest.mark.parametrize(
    ("written", "author"),
    [("Wei Li", "Chen Li"), ("Yu Wang", "Chen Li"), ("Y. Li", "Chen Li"), ("C. L.", "Chen Li")],
)
def test_two_names_do_not_fit(written: str, author: str) -> None:
    assert not fits(tokens(written), tokens(author))


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Chen Li", True),
        ("Wu", True),
        ("Anna van der Berg", True),
        ("The Authors", False),
        ("American Chemical Society", False),
        ("Elsevier B.V.", False),
        ("John Wiley & Sons Ltd", False),
        ("Licensee MDPI", False),
        ("2025", False),
        ("", False),
    ],
)
def test_a_name_of_a_person_is_told_from_that_of_an_institution(name: str, person: bool) -> None:
    assert is_person(name) is person


def correspondence(**note: str) -> dict[str, Any]:
    return {"authors": AUTHORS, "correspondence": [note]}


def test_a_note_with_an_address_and_no_email_is_reported_once() -> None:
    (finding,) = check(
        CorrespondenceEmail,
        correspondence(name="Chen Li", text="Chen Li, Department of Dermatology, Tianjin, China"),
    )
    assert finding.pointer == "/correspondence/0/text"
    assert "“Chen Li”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Chen Li",
        "Correspondence to Chen Li.",
        "Chen Li, chen.li@example.org",
        "Chen Li, Tianjin Hospital, Tianjin, chen.li [at] example.org",
        "Chen Li, Tianjin Hospital, Tianjin, [email protected]",
    ],
)
def test_a_note_that_reaches_somebody_or_is_a_bare_name_passes(text: str) -> None:
    assert reported(CorrespondenceEmail, correspondence(text=text)) == []


def test_the_email_may_stand_beside_the_author() -> None:
    article = correspondence(text="Chen Li, Department of Dermatology, Tianjin, China")
    article["authors"] = [{"family": "Li", "email": "chen.li@example.org"}]
    assert reported(CorrespondenceEmail, article) == []


@pytest.mark.parametrize(
    "name", ["Chen Li", "C. Li", "Li C", "Luyao Han and Chen Li", "Wu Y-H; Chen Li, MD, PhD"]
)
def test_a_correspondent_among_the_authors_passes(name: str) -> None:
    assert reported(CorrespondingAuthor, correspondence(name=name)) == []


def test_each_name_of_a_note_is_looked_up_for_itself() -> None:
    assert reported(CorrespondingAuthor, correspondence(name="Chen Li and Yu Wang")) == ["Yu Wang"]


def test_another_given_name_is_only_a_hint() -> None:
    (finding,) = check(CorrespondingAuthor, correspondence(name="Wei Li"))
    assert finding.severity.value == "info"
    assert finding.suggestions == ("Chen Li",)
    (finding,) = check(CorrespondingAuthor, correspondence(name="Robert Smith"))
    assert finding.severity.value == "warning"


def test_nothing_is_said_of_a_correspondent_where_an_author_has_no_name() -> None:
    article = {"authors": [*AUTHORS, {"orcid": "x"}], "correspondence": [{"name": "Yu Wang"}]}
    assert reported(CorrespondingAuthor, article) == []


def waiting(status: str, **dates: str) -> dict[str, Any]:
    return {"status": status, "dates": {"received": "2025-01-01", **dates}}


@pytest.mark.parametrize(
    "status",
    [
        "Provisionally accepted",
        "Provisionally accepted The final version of the article will be published soon.",
        "In press",
        "Article in Press",
        "Accepted manuscript",
        "Online ahead of print",
        "Accepted",
    ],
)
def test_a_provisional_status_goes_stale(status: str) -> None:
    article = waiting(status, accepted="2025-02-23")
    assert reported(StaleAcceptance, article, today="2025-04-24") == []
    (finding,) = check(StaleAcceptance, article, today="2025-04-25")
    assert "61 days ago" in finding.message
    assert finding.related[0].message == "accepted here"
    assert reported(StaleAcceptance, article, today="2025-04-25", days=90) == []


@pytest.mark.parametrize(
    "article",
    [
        waiting("Published", accepted="2020-02-23"),
        waiting("In press"),
        waiting("In press", accepted="2020"),
        waiting("In press", accepted="2020-02-23", published="2020-03-01"),
        waiting("In press", accepted="2020-02-23", epub="2020-03-01"),
        waiting("Author manuscript; accepted manuscript", accepted="2020-02-23"),
        waiting("In press", accepted="23 Feb 2020"),
        waiting("In press", accepted="2025-02-30"),
        {"status": "In press"},
    ],
)
def test_what_is_published_lasting_or_undated_is_not_stale(article: dict[str, Any]) -> None:
    assert reported(StaleAcceptance, article) == []


def holders(*names: str, statement: str = "") -> dict[str, Any]:
    notice = {"holders": list(names)} | ({"statement": statement} if statement else {})
    return {"authors": AUTHORS, "copyright": notice}


@pytest.mark.parametrize(
    "names",
    [
        ["Wu", "Han", "Li", "García-López", "van der Berg", "Øster"],
        ["Wu", "Han", "Li", "Garcia Lopez", "Berg", "Oster"],
        ["Y. Wu", "L. Han", "C. Li", "J.M. García", "A. van der Berg", "Ş. Øster"],
        ["Wu et al."],
        ["Wu", "Han", "et al."],
        ["The Author(s)"],
        ["The Authors", "exclusive licensee Springer Nature"],
        ["Elsevier"],
        ["Smith"],
        ["Wu"],
        [],
    ],
)
def test_holders_who_are_the_authors_or_no_people_pass(names: list[str]) -> None:
    assert reported(CopyrightHolders, holders(*names)) == []


def test_a_holder_who_is_no_author_is_reported_with_the_name_that_was_meant() -> None:
    (finding,) = check(CopyrightHolders, holders("Wu", "Hahn", "Li"))
    assert finding.pointer == "/copyright/holders/1"
    assert finding.suggestions == ("Han",)


def test_two_holders_of_one_name_need_two_authors() -> None:
    assert reported(CopyrightHolders, holders("Wu", "Wu", "Han")) == ["Wu"]


def test_the_first_holder_before_et_al_is_an_author() -> None:
    assert reported(CopyrightHolders, holders("Wang et al.")) == ["Wang et al."]
    found = reported(CopyrightHolders, holders("Wang", statement="© 2025 Wang et al. This is …"))
    assert found == ["Wang"]


def test_an_author_left_out_of_a_long_list_is_reported() -> None:
    (finding,) = check(CopyrightHolders, holders("Wu", "Han", "Li", "García-López", "Øster"))
    assert "leaves out “Anna van der Berg”" in finding.message


def test_an_author_who_is_listed_twice_is_not_left_out() -> None:
    article = holders("Wu", "Han", "Li", "García-López", "van der Berg", "Øster")
    assert reported(CopyrightHolders, {**article, "authors": [*AUTHORS, AUTHORS[0]]}) == []


def test_a_few_authors_may_hold_the_copyright_for_all() -> None:
    assert reported(CopyrightHolders, holders("Wu", "Li")) == []
    assert reported(CopyrightHolders, holders("Wu", "Han", "Li")) == []


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ({"title": "Your title here"}, "Your title here"),
        ({"title": "Insert the title of the paper"}, None),
        ({"title": "[Insert title here]"}, "[Insert title here]"),
        ({"title": "Untitled document"}, "Untitled document"),
        ({"title": "TODO"}, "TODO"),
        ({"title": "Todo lists and memory"}, None),
        ({"title": "Placeholder effects in clinical trials"}, None),
        ({"title": "XXX"}, "XXX"),
        ({"title": "XXX syndrome in girls"}, None),
        ({"title": "{{ title }}"}, None),
        ({"abstract": "We. Lorem ipsum dolor sit amet."}, "We. Lorem ipsum dolor sit amet."),
        ({"abstract": "Abstract"}, "Abstract"),
        ({"doi": "10.21105/joss.XXXXX"}, "10.21105/joss.XXXXX"),
        ({"doi": "10.5555/12345678"}, None),
        ({"doi": "10.0000/abc"}, "10.0000/abc"),
        ({"doi": "TBD"}, "TBD"),
        ({"keywords": ["keyword1"]}, "keyword1"),
        ({"keywords": ["keyword spotting"]}, None),
        ({"authors": [{"given": "First", "family": "Last Name"}]}, "Last Name"),
        ({"authors": [{"literal": "Firstname Lastname"}]}, "Firstname Lastname"),
        ({"authors": [{"literal": "Author Name"}]}, "Author Name"),
        ({"authors": [{"given": "Given", "family": "Lastra"}]}, None),
        ({"authors": [{"email": "your.email@institution.edu"}]}, "your.email@institution.edu"),
        ({"authors": [{"email": "chen.li@example.org"}]}, None),
        ({"authors": [{"email": "name.surname@uni.edu"}]}, None),
        ({"affiliations": [{"name": "Affiliation 1"}]}, "Affiliation 1"),
        ({"affiliations": [{"name": "University"}]}, "University"),
        ({"affiliations": [{"name": "University 1 of Paris"}]}, None),
        ({"funding": [{"statement": "To be added"}]}, "To be added"),
    ],
)  # fmt: skip
def test_a_value_is_a_placeholder_only_as_a_whole(
    article: dict[str, Any], text: str | None
) -> None:
    assert reported(Placeholder, article) == ([text] if text else [])


def test_a_long_value_costs_no_more_than_its_beginning() -> None:
    assert reported(Placeholder, {"abstract": "insert " * 100_000}) == []


MEMBERS = [
    "name",
    "text",
    "email",
    "given",
    "family",
    "literal",
    "accepted",
    "holders",
    "statement",
]
FIELDS = ["title", "abstract", "authors", "affiliations", "correspondence", "copyright", "status"]
FIELDS += ["dates", "keywords", "doi"]

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(MEMBERS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "title",
                "abstract",
                "authors",
                "affiliations",
                "correspondence",
                "copyright",
                "status",
                "dates",
            ]
        ),
        values,
    )
)
@settings(max_examples=200, deadline=None)
def test_no_rule_stumbles_over_values_of_any_shape(value: Any) -> None:
    tree = Article(value, {})
    document = Document(SourceText("a.yaml", "x\n"), "yaml", (), [tree])
    for rule in (e.load() for e in RULES):
        if rule.meta.family == "metadata":
            list(rule(date(2025, 6, 30)).check(document))


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("SYSTEMIC LUPUS IN CHILDREN", True),
        ("ÉTUDE DES MALADIES RARES", True),
        ("SYSTEMIC LUPUS IN CHILDREN: a review", False),
        ("GROMACS 2025", False),
        ("HIV, HCV, HBV", False),
        ("红斑狼疮的治疗", False),
        ("", False),
    ],
)
def test_a_title_in_capitals_is_reported(title: str, wrong: bool) -> None:
    assert bool(reported(TitleCapitals, {"title": title, "doi": "10.5555/1"})) is wrong


@pytest.mark.parametrize(
    ("abstract", "cut"),
    [
        ("We treated ten patients …", "…"),
        ("We treated ten patients and [...]", "[...]"),
        ("We treated ten... Show full abstract", "... Show full abstract"),
        ("We treated ten. (ABSTRACT TRUNCATED AT 250 WORDS)", "(ABSTRACT TRUNCATED AT 250 WORDS)"),
        ("We treated ten patients.", None),
        ("Is it … or not? We ask.", None),
        ("A truncated protein was found.", None),
        ("", None),
    ],
)
def test_an_abstract_that_was_cut_off_is_reported_at_its_end(
    abstract: str, cut: str | None
) -> None:
    article = {"title": "On Lupus", "abstract": abstract}
    assert reported(TruncatedAbstract, article) == ([cut] if cut else [])
