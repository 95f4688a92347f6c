"""declarations/*: conflicts, funding, ethics, data, licences and copyright."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.articles import reported as reported_in

from corrigenda.rule import Rule
from corrigenda.testing import check_text
from corrigenda_rules.declarations._licences import addresses, by_address, by_name
from corrigenda_rules.declarations.conflict_missing import ConflictMissing
from corrigenda_rules.declarations.consent_missing import ConsentMissing
from corrigenda_rules.declarations.copyright_year import CopyrightYear
from corrigenda_rules.declarations.data_missing import DataMissing
from corrigenda_rules.declarations.data_on_request import DataOnRequest
from corrigenda_rules.declarations.ethics_missing import EthicsMissing
from corrigenda_rules.declarations.funding_missing import FundingMissing
from corrigenda_rules.declarations.licence_mismatch import LicenceMismatch
from corrigenda_rules.declarations.licence_url import LicenceUrl
from corrigenda_rules.declarations.trial_registration import TrialRegistration

MISSING = (ConflictMissing, FundingMissing, DataMissing)
CC = "https://creativecommons.org"


def article(methods: str = "A ship.", more: str = "", title: str = "Ice", front: str = "") -> str:
    return (
        f"---\ntitle: {title}\nauthors: [Ada Field]\ndoi: 10.5555/1\n{front}---\n\n# Introduction"
        f"\n\nIce.\n\n# Methods\n\n{methods}\n\n# Results\n\nIt melts.\n\n{more}"
    )


def page(more: str = "", methods: str = "A ship went out.") -> str:
    return (
        "Research Article\n\nSea ice grows thin\n\nAda Field1, Bo Lind1\n\n1 Ice Institute, Oslo, "
        "Norway\n\nAbstract\n\nIce melts in the sea.\n\nKeywords: ice, sea\n\nIntroduction\n\nIce "
        f"is cold and thin.\n\nMethods\n\n{methods}\n\nResults\n\nIt melted in the spring.\n\n"
        f"Discussion\n\nSo it does.\n\n{more}"
    )


def found(rule: type[Rule], text: str, path: str = "a.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path, today="2026-06-30")]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (ConflictMissing, "## Conflicts of Interest\n\nNone."),
        (ConflictMissing, "Declaration of competing interest: none."),
        (ConflictMissing, "The authors have nothing to disclose."),
        (ConflictMissing, "## Disclosures\n\nAF owns a ship."),
        (FundingMissing, "## Funding\n\nNone."),
        (FundingMissing, "We thank the Ice Fund, which supported the voyage with grant 7."),
        (FundingMissing, "This work was supported by the Ice Fund."),
        (FundingMissing, "AF holds a fellowship of the Ice Fund."),
        (DataMissing, "## Data Availability Statement\n\nOn a shelf."),
        (DataMissing, "Sequences have the accession number X1."),
        (DataMissing, "All data are available in the supplement."),
        (DataMissing, "The code is on GitHub."),
    ],
)
def test_any_word_of_a_statement_is_enough(rule: type[Rule], said: str) -> None:
    assert found(rule, article()) == ["Ice"]
    assert found(rule, article(more=said)) == []
    assert found(rule, page(), "page.txt") != []
    assert found(rule, page(said.replace("## ", "")), "page.txt") == []


@pytest.mark.parametrize("rule", MISSING)
def test_what_is_no_whole_article_need_not_declare_anything(rule: type[Rule]) -> None:
    assert found(rule, "# Methods\n\nA ship.\n\n# Results\n\nIt melts.\n") == []
    assert found(rule, article(front="type: Correction\n")) == []
    landing = page().partition("Introduction")[0]
    assert found(rule, landing, "page.txt") == []


@pytest.mark.parametrize(
    "methods",
    [
        "In all, forty patients were recruited in two clinics.",
        "We enrolled 40 healthy volunteers in May.",
        "Women aged 20 to 40 years were randomly assigned to ice or water.",
        "Twelve participants (7 women) took part in the study.",
        "Blood samples were taken from all donors.",
        "Rats were anesthetized with ether.",
        "Male mice (n = 10) were housed in cages.",
    ],
)
def test_people_and_animals_want_a_word_of_ethics(methods: str) -> None:
    assert len(found(EthicsMissing, article(methods))) == 1
    assert len(found(EthicsMissing, page(methods=methods), "page.txt")) == 1
    for said in (
        "The ethics committee agreed.",
        "All gave informed consent.",
        "The IRB waived review.",
        "It followed the guide for the care and use of laboratory animals.",
        "The protocol was approved by the county.",
    ):
        assert found(EthicsMissing, article(f"{methods} {said}")) == []
        assert found(EthicsMissing, article(methods, said)) == []


@pytest.mark.parametrize(
    "methods",
    [
        "We recruited new ideas.",
        "Patients of the cited trials were pooled.",
        "Computer mice were bought.",
        "The cat on the ship was not studied.",
        "Data on women and men come from the register.",
    ],
)
def test_no_evidence_no_question(methods: str) -> None:
    assert found(EthicsMissing, article(methods)) == []


def test_reviews_tell_of_people_whom_others_studied() -> None:
    text = article("In all trials patients were recruited.", title="Ice, a systematic review")
    assert found(EthicsMissing, text) == []


def test_approval_is_not_consent() -> None:
    told = "Forty patients were recruited. The board approved the study."
    assert len(found(ConsentMissing, article(told))) == 1
    assert found(ConsentMissing, article(f"{told} All agreed to take part.")) == []
    assert found(ConsentMissing, article("Mice were housed. The board approved it.")) == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Ice for sprains, a randomised controlled trial", True),
        ("A Randomized, Double-Blind, Placebo-Controlled Trial of Ice", True),
        ("Ice in schools, a cluster randomised trial", True),
        ("A randomized phase II trial of ice", True),
        ("Ice for sprains, secondary analysis of a randomised trial", False),
        ("A review of randomised trials of ice", False),
        ("How to randomise ships", False),
        ("Ice in rats, a randomised trial", False),
    ],
)
def test_randomised_trials_want_a_registration(title: str, wanted: bool) -> None:
    assert bool(found(TrialRegistration, article(title=title))) is wanted
    for number in ("NCT01234567", "ISRCTN12345678", "ChiCTR-2000", "It was registered"):
        assert found(TrialRegistration, article(number, title=title)) == []
    assert found(TrialRegistration, article(title=title, front="year: 1999\n")) == []


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("The data are available from the corresponding author upon reasonable request.", True),
        ("The datasets will be made available on request.", True),
        ("Code is available from the authors on request.", True),
        ("Raw data can be provided by the authors upon request.", True),
        ("Plasmids are available on request.", False),
        ("Data of patients are available on request, for reasons of privacy.", False),
        ("The data are in Zenodo.", False),
        ("At the request of the editor we show the data.", False),
    ],
)
def test_data_on_request_are_noted(said: str, noted: bool) -> None:
    assert bool(found(DataOnRequest, article(more=f"# Data availability\n\n{said}\n"))) is noted
    assert bool(found(DataOnRequest, page(f"Data availability\n\n{said}"), "page.txt")) is noted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CC BY 4.0", "CC BY 4.0"),
        ("CC-BY-NC-ND", "CC BY-NC-ND"),
        ("Creative Commons Attribution License (CC BY)", "CC BY"),
        ("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0", "CC BY-NC-ND 4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported", "CC BY-NC-SA 3.0"),
        ("Creative Commons Attribution Non Commercial (CC BY-NC 4.0)", "CC BY-NC"),
        ("Creative Commons Attribution 4.0 International License", "CC BY 4.0"),
        ("Creative Commons CC0", "CC0"),
        ("CC0 1.0 waiver", "CC0 1.0"),
    ],
)  # fmt: skip
def test_names_of_licences(text: str, name: str) -> None:
    assert by_name(text)[0].licence.name == name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/licenses/by/4.0/", "CC BY 4.0"),
        ("/licenses/by-nc-nd/3.0/deed.en", "CC BY-NC-ND 3.0"),
        ("/licenses/by/", "CC BY"),
        ("/publicdomain/zero/1.0/", "CC0 1.0"),
    ],
)
def test_addresses_of_licences(path: str, name: str) -> None:
    licence = by_address(addresses(CC + path)[0].path)
    assert licence is not None
    assert licence.name == name


@pytest.mark.parametrize(
    ("said", "path", "odd"),
    [
        ("Creative Commons Attribution 4.0 International License", "/licenses/by/4.0/", False),
        ("Creative Commons Attribution License", "/licenses/by/2.0", False),
        ("Creative Commons Attribution License", "/licenses/by-nc/4.0/", True),
        ("CC BY-NC-ND 4.0", "/licenses/by-nc/4.0/", True),
        ("CC BY 3.0", "/licenses/by/4.0/", True),
        ("CC0", "/publicdomain/zero/1.0/", False),
        ("CC BY 4.0", "/publicdomain/zero/1.0/", True),
        ("CC BY 4.0", "/about/", False),
        ("an open licence", "/licenses/by/4.0/", False),
        ("CC BY 4.0. The code has another licence", "/licenses/by-sa/4.0/", False),
    ],
)
@pytest.mark.parametrize(
    "form", ["under {} ({}).", "under [{}]({}).", 'under <a href="{1}">{0}</a> {1}']
)
def test_name_and_address_of_a_licence(said: str, path: str, odd: bool, form: str) -> None:
    if form.startswith("under <a"):
        form = "under {}, {}"
    assert bool(found(LicenceMismatch, f"# Ice\n\nThis is {form.format(said, CC + path)}\n")) is odd


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/licenses/by/4.0", ""),
        ("/licenses/by/4.0/deed.de", ""),
        ("/licenses/by-nc/3.0/us/", ""),
        ("/licenses/by-nc-sa/2.5/legalcode", ""),
        ("/Licenses/by-nc/4.0/", ""),
        ("/publicdomain/mark/1.0/", ""),
        ("/licenses", ""),
        ("/share-your-work/", ""),
        ("/license/by/4.0/", "/licenses/by/4.0/"),
        ("/licences/by/4.0/", "/licenses/by/4.0/"),
        ("/licenses/by-cn/4.0/", "/licenses/by-nc/4.0/"),
        ("/licenses/nc-by/4.0/", "/licenses/by-nc/4.0/"),
        ("/licenses/by-nd-nc/4.0/", "/licenses/by-nc-nd/4.0/"),
        ("/licenses/by_nc/4.0/", "/licenses/by-nc/4.0/"),
        ("/licenses/by-4.0/", "/licenses/by/4.0/"),
        ("/licenses/by/4/", "/licenses/by/4.0/"),
    ],
)
def test_addresses_that_lead_to_no_licence(path: str, right: str) -> None:
    made = check_text(LicenceUrl, f"# Ice\n\nSee {CC}{path} there.\n")
    assert [f.suggestions for f in made] == ([(CC + right,)] if right else [])


@pytest.mark.parametrize(
    ("year", "dates", "odd"),
    [
        (2021, {"published": "2021-05-07"}, False),
        (2020, {"published": "2021-01-07"}, False),
        (2022, {"published": "2021-12-30"}, False),
        (2022, {"published": "2021"}, False),
        (2020, {"accepted": "2020-10-01", "published": "2021-05-07"}, False),
        (2020, {"published": "2021-05-07"}, True),
        (2019, {"published": "2021-01-07"}, True),
        (2012, {"published": "2021-05-07"}, True),
        (2031, {"published": "2021-05-07"}, True),
        (2012, {}, False),
        (2012, {"received": "2021-05-07"}, False),
    ],
)
def test_the_year_of_the_copyright(year: int, dates: dict[str, str], odd: bool) -> None:
    made = reported_in(CopyrightYear, {"title": "Ice", "copyright": {"year": year}, "dates": dates})
    assert made == ([str(year)] if odd else [])


@given(st.text(alphabet="/-._ byncsad0123.licensgpm", max_size=40))
def test_any_address_is_judged_without_error(path: str) -> None:
    text = f"# Ice\n\nCC BY 4.0 {CC}/{path}\n"
    for rule in (LicenceUrl, LicenceMismatch):
        for finding in check_text(rule, text):
            assert 0 <= finding.span.start < finding.span.end <= len(text)
