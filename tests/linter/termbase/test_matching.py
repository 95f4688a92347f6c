"""Where a form of a termbase is found, and where it is somebody else's or something else."""

from __future__ import annotations

import pytest

from corrigenda.termbase.loading import make
from corrigenda.termbase.packing import Packed
from corrigenda.termbase.terms import Base, Terms
from corrigenda.testing import apply_fixes, check_text, read_text, terms_of
from corrigenda_rules.terminology.term import Term

DIABETICS = "{use: people with diabetes, avoid: [diabetics, diabetic patient]}"
GITHUB = "{use: GitHub, spelling: exact}"


def base(*entries: str) -> str:
    return "termbase: 1\nterms:\n" + "".join(f"  - {entry}\n" for entry in entries)


def found(entry: str, text: str, path: str = "a.md", level: str = "standard") -> list[str]:
    document = read_text(text, path)
    matches = terms_of(base(entry)).matches(document, level)
    assert [m.text for m in matches] == [
        " ".join(m.block.text[m.start : m.end].split("\0")) for m in matches
    ]
    return [m.text for m in matches]


def fixed(entry: str, text: str) -> str:
    return apply_fixes(text, check_text(Term, text, termbase=base(entry)))


@pytest.mark.parametrize(
    "text",
    [
        "We saw diabetics there.",
        "Diabetics were asked.",
        "(diabetics)",
        "diabetics’ feet",
        "men/diabetics",
        "diabetics–controls",
        "**diabetics**",
        "# All diabetics",
        "- diabetics",
        "DIABETICS",
        "diabe*tics*",
    ],
)
def test_a_form_is_found_in_any_capitals_and_beside_any_punctuation(text: str) -> None:
    assert [one.lower() for one in found(DIABETICS, text)] == ["diabetics"]


@pytest.mark.parametrize("gap", [" ", "  ", "\n", "\u00a0", "\u202f"])
def test_white_space_between_words_is_as_it_comes(gap: str) -> None:
    assert len(found(DIABETICS, f"The diabetic{gap}patient left.")) == 1


@pytest.mark.parametrize(("listed", "written"), [("'", "’"), ("’", "'"), ("’", "’")])
def test_apostrophes_are_alike(listed: str, written: str) -> None:
    entry = f'{{use: Crohn disease, avoid: "Crohn{listed}s disease"}}'
    assert len(found(entry, f"Crohn{written}s disease is chronic.")) == 1


def test_hyphens_are_alike_whatever_their_character() -> None:
    entry = "{use: nonlinear, avoid: non-linear}"
    assert found(entry, "A non\u2011linear and a non-linear model.") == [
        "non\u2011linear",
        "non-linear",
    ]


def test_a_form_is_found_as_it_is_hyphenated_and_not_otherwise() -> None:
    assert found("{use: data set, avoid: data-set}", "A data set, a dataset, a data-set.") == [
        "data-set"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The diabetic patients left.",
        "A diabetic patient left.",
        "The diabetic patient’s feet, the diabetic patients’ feet.",
    ],
)
def test_plurals_and_genitives_need_not_be_listed(text: str) -> None:
    assert found(DIABETICS, text)


def test_latin_plurals_and_those_of_abbreviations_are_found_too() -> None:
    assert found("{use: germ, avoid: bacillus}", "Many bacilli.") == ["bacilli"]
    assert found("{use: trial, avoid: RCT}", "Two RCTs and an RCT.") == ["RCTs", "RCT"]


def test_nothing_is_inflected_where_the_entry_says_so() -> None:
    entry = "{use: people with diabetes, avoid: diabetic patient, inflect: false}"
    assert found(entry, "Diabetic patients; one diabetic patient.") == ["diabetic patient"]


@pytest.mark.parametrize(
    "text",
    [
        "“We diabetics know,” she said.",
        'They call it "diabetics first".',
        "American Diabetics Association",
        "the Diabetics Society of Ghent",
        "non-diabetics",
        "`diabetics`",
        "[text](https://example.org/diabetics)",
        "https://example.org/diabetics/all",
        "mail diabetics@example.org",
        "the file data/diabetics/all and diabetics.csv",
        "the column is_diabetics and #diabetics",
        "diabeticsx, xdiabetics, diabetics2",
        "$diabetics$",
    ],
)
def test_what_is_quoted_named_or_addressed_is_left_alone(text: str) -> None:
    assert found(DIABETICS, text) == []


def test_a_reference_is_left_alone() -> None:
    text = "Text.\n\n## References\n\n1. Roe J. Feet of diabetics. Foot 2020;1:2–3.\n"
    assert found(DIABETICS, text) == []


def test_a_heading_in_capitals_is_read_as_any_other() -> None:
    assert found(DIABETICS, "# Outcomes in Diabetic Patients After Surgery") == [
        "Diabetic Patients"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "on Github",
        "on github",
        "on GITHUB",
        "on git hub",
        "on Git-Hub",
        "Github-hosted",
        "Git Hub’s",
    ],
)
def test_every_other_spelling_of_a_name_is_found(text: str) -> None:
    assert len(found(GITHUB, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "on GitHub",
        "GitHub’s and GitHub-hosted",
        "github.com and https://github.com/x",
        "@github, user_github",
        "# CODE ON GITHUB",
        "“on Github”",
        "githubs",
    ],
)
def test_a_name_in_its_spelling_or_in_an_address_is_right(text: str) -> None:
    assert found(GITHUB, text) == []


def test_a_name_of_several_words_may_be_joined_and_parted_wrongly() -> None:
    entry = "{use: GraphPad Prism, spelling: exact, allow: [GRAPHPAD PRISM]}"
    text = "Graphpad Prism, GraphPad-Prism, Graph Pad prism, GraphPad Prism, GRAPHPAD PRISM."
    assert found(entry, text) == ["Graphpad Prism", "GraphPad-Prism", "Graph Pad prism"]


def test_capitals_count_where_the_entry_says_so() -> None:
    entry = "{use: open access, avoid: Open Access, case: exact}"
    assert found(entry, "It is Open Access, not open access or OPEN ACCESS.") == ["Open Access"]
    assert found(entry, "# Open Access Is a Right\n\nThe Directory of Open Access Journals.") == []


def test_what_is_allowed_or_preferred_protects_what_stands_inside_it() -> None:
    entry = "{use: CAR T cell, avoid: T cell, allow: [T cell receptor]}"
    assert found(entry, "The CAR T cell, the T cell receptor and T cell receptors.") == []
    assert found(entry, "The T cell.") == ["T cell"]


def test_the_exceptions_of_an_entry_hold_for_it_alone() -> None:
    entry = "{use: sex, avoid: gender, except: [gender identity, gender gap]}"
    assert found(entry, "Gender identity, gender gaps and gender.") == ["gender"]
    both = terms_of(base(entry, "{use: distance, avoid: gap}"))
    document = read_text("The gender gap.")
    assert [m.text for m in both.matches(document)] == ["gap"]


def test_the_longest_form_wins() -> None:
    terms = terms_of(
        base(
            "{use: people, avoid: patients}",
            "{use: people with diabetes, avoid: diabetic patients}",
        )
    )
    document = read_text("Diabetic patients and patients.")
    assert [m.text for m in terms.matches(document)] == ["Diabetic patients", "patients"]


def test_kinds_of_block_can_be_asked_for_and_left_out() -> None:
    text = "# The cohort of diabetics\n\nThe diabetics.\n"
    assert len(found("{use: x, avoid: diabetics, in: p}", text)) == 1
    assert len(found("{use: x, avoid: diabetics, not-in: [title, article-title]}", text)) == 1
    assert found("{use: x, avoid: diabetics, in: caption}", text) == []


def test_a_kind_that_is_left_alone_is_looked_at_where_an_entry_names_it() -> None:
    text = "> The diabetics.\n"
    assert found(DIABETICS, text) == []
    assert found("{use: x, avoid: diabetics, in: disp-quote}", text) == ["diabetics"]


def test_a_stricter_entry_waits_for_its_profile() -> None:
    entry = "{use: x, avoid: diabetics, profile: strict}"
    assert found(entry, "The diabetics.") == []
    assert found(entry, "The diabetics.", level="strict") == ["diabetics"]


@pytest.mark.parametrize("text", ["5 cc of it", "5cc", "0.5 cc", "10–20 cc", "(3 cc)"])
def test_a_unit_is_found_after_a_number(text: str) -> None:
    expected = [] if text == "5cc" else ["cc"]
    assert found("{use: mL, avoid: cc, after: number}", text) == expected


@pytest.mark.parametrize("text", ["the cc gene", "mail cc to me", "Figure A cc"])
def test_a_unit_without_a_number_is_none(text: str) -> None:
    assert found("{use: mL, avoid: cc, after: number}", text) == []


@pytest.mark.parametrize(
    ("text", "is_noun"),
    [
        ("A diabetic was seen.", True),
        ("Each elderly diabetic was seen.", True),
        ("Diabetics are many.", True),
        ("the diabetics with ulcers", True),
        ("A diabetic.", True),
        ("A diabetic foot.", False),
        ("She is diabetic.", False),
        ("diabetic and well", False),
        ("the diabetic foot ulcer", False),
    ],
)
def test_a_noun_is_told_from_an_adjective(text: str, is_noun: bool) -> None:
    entry = "{use: person with diabetes, avoid: diabetic, as: noun}"
    assert bool(found(entry, text)) is is_noun


@pytest.mark.parametrize(
    ("text", "is_verb"),
    [
        ("Mice were sacrificed.", True),
        ("We sacrificed mice.", True),
        ("We sacrificed the mice.", True),
        ("to sacrifice mice", True),
        ("by sacrificing the mice", True),
        ("we sacrifice them", True),
        ("the sacrifice of mice", False),
        ("a sacrifice", False),
        ("the sacrificed mice", False),
        ("their sacrifices", False),
    ],
)
def test_a_verb_is_told_from_a_noun(text: str, is_verb: bool) -> None:
    assert bool(found("{use: euthanize, avoid: sacrifice, as: verb}", text)) is is_verb


def test_an_adjective_is_told_from_a_noun() -> None:
    entry = "{use: obese people, avoid: obese, as: adjective}"
    assert found(entry, "The obese were asked.") == []
    assert found(entry, "Obese children; they were obese.") == ["Obese", "obese"]


@pytest.mark.parametrize(
    ("entry", "before", "after"),
    [
        (DIABETICS, "Diabetics came.", "People with diabetes came."),
        (DIABETICS, "DIABETICS CAME", "PEOPLE WITH DIABETES CAME"),
        ("{use: patient with stroke, avoid: stroke victim}",
         "Stroke victims and a stroke victim’s arm.",
         "Patients with stroke and a patient with stroke’s arm."),
        ("{use: patient with stroke, avoid: stroke victim}",
         "# Ten Stroke Victims and Their Care", "# Ten Patients with Stroke and Their Care"),
        ("{use: euthanize, avoid: sacrifice, as: verb}",
         "Mice were sacrificed by sacrificing them.", "Mice were euthanized by sacrificing them."),
        ("{use: person, avoid: individual}", "An individual and an individual.",
         "A person and a person."),
        ("{use: adult, avoid: grown-up}", "A grown-up.", "An adult."),
        ("{use: unit, avoid: element}", "An element.", "A unit."),
        ("{use: mRNA, avoid: messenger RNA}", "Messenger RNA is read.", "mRNA is read."),
        (GITHUB, "On github and in git hub.", "On GitHub and in GitHub."),
        ("{use: open access, avoid: Open Access, case: exact}", "Open Access is good.",
         "Open access is good."),
    ],
)  # fmt: skip
def test_the_preferred_form_is_inflected_and_capitalised_alike(
    entry: str, before: str, after: str
) -> None:
    assert fixed(entry, before) == after


def test_no_fix_is_offered_where_markup_stands_inside_or_the_entry_forbids_it() -> None:
    for text, entry in (
        ("The diabetic *patient*.", DIABETICS),
        ("The diabetics.", "{use: x, avoid: diabetics, fix: none}"),
        ("The diabetics.", "{advice: name them, avoid: diabetics}"),
    ):
        (finding,) = check_text(Term, text, termbase=base(entry))
        assert finding.fix is None


def test_the_message_names_form_count_advice_and_reason() -> None:
    entry = "{use: [a, b], avoid: foo, why: it is so, advice: say what}"
    (finding,) = check_text(Term, "Foo.\n\nNo foo, no foo.", termbase=base(entry))
    assert finding.message == (
        "“Foo” (3×, lines 1 and 3): write “A” or “B”, or say what (it is so)"
    )
    assert len(finding.related) == 2


def test_the_nearer_termbase_wins_for_the_same_form() -> None:
    near, far = base("{use: near, avoid: foo}"), base("{use: far, avoid: [foo, foo bar]}")
    terms = Terms(Base(n, Packed(make(n, t.encode()))) for n, t in (("n.yaml", near), ("f", far)))
    document = read_text("The foo and the foo bar.")
    uses = [terms.record(m).use[0] for m in terms.matches(document)]
    assert uses == ["near", "far"]


def test_what_the_nearer_one_allows_or_prefers_the_farther_does_not_report() -> None:
    far = base("{use: far, avoid: [foo, bar]}")
    near = base("{use: foo}", "{allow: bar}")
    terms = Terms(Base(n, Packed(make(n, t.encode()))) for n, t in (("n.yaml", near), ("f", far)))
    assert terms.matches(read_text("The foo and the bar.")) == []
    turned = Terms(reversed(terms.bases))
    assert len(turned.matches(read_text("The foo and the bar."))) == 2


def test_a_termbase_decides_between_forms_of_even_counts() -> None:
    terms = terms_of(base("{use: data set, avoid: [dataset]}", "{use: GitHub, spelling: exact}"))
    assert terms.prefers(["dataset", "data set"]) == "data set"
    assert terms.prefers(["data sets", "datasets"]) == "data sets"
    assert terms.prefers(["dataset", "data-set"]) == "data-set"
    assert terms.prefers(["Github", "GitHub"]) == "GitHub"
    assert terms.prefers(["colour", "color"]) is None
    assert Terms().prefers(["a", "b"]) is None


@pytest.mark.parametrize(
    "text", ["", "\n", "İstanbul diabetics ﬁne", "ẞ diabetics", "\0 diabetics"]
)
def test_no_text_is_too_odd(text: str) -> None:
    assert found(DIABETICS, text) == (["diabetics"] if "diabetics" in text else [])


def test_forms_without_letters_and_of_digits_are_found() -> None:
    assert found('{use: ±, avoid: "+/-"}', "It is 5 +/- 2.") == ["+/-"]
    assert found("{use: COVID-19, avoid: [COVID19, COVID 19]}", "COVID19, COVID 19, COVID-19.") == [
        "COVID19",
        "COVID 19",
    ]


def test_many_forms_that_differ_in_a_number_are_told_apart() -> None:
    entries = [f"{{use: good {n}, avoid: term {n}}}" for n in range(200)]
    terms = terms_of(base(*entries))
    found = [m.text for m in terms.matches(read_text("The term 7, the term 77 and term 777."))]
    assert found == ["term 7", "term 77"]
