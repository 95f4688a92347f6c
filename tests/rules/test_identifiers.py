"""Identifiers: what is wrong is found, what is right in any spelling passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import issn as stdnum_issn
from stdnum.iso7064 import mod_11_2, mod_97_10

from corrigenda.finding import Severity
from corrigenda.testing import check_text
from corrigenda_rules.identifiers import _check_digits
from corrigenda_rules.identifiers.doi import Doi
from corrigenda_rules.identifiers.email import Email
from corrigenda_rules.identifiers.issn import Issn
from corrigenda_rules.identifiers.orcid import Orcid
from corrigenda_rules.identifiers.pmcid import Pmcid
from corrigenda_rules.identifiers.pmid import Pmid
from corrigenda_rules.identifiers.ror import Ror
from corrigenda_rules.identifiers.url import Url
from rules.articles import check, fixed, reported


def orcid(text: str) -> dict[str, object]:
    return {"authors": [{"literal": "Ada Field", "orcid": text}]}


def email(text: str) -> dict[str, object]:
    return {"authors": [{"literal": "Ada Field", "email": text}]}


@given(st.from_regex(r"\A[0-9]{15}[0-9X]\Z"))
def test_orcid_check_characters_are_judged_as_stdnum_judges_them(number: str) -> None:
    assert _check_digits.orcid_is_valid(number) == mod_11_2.is_valid(number)


@given(st.from_regex(r"\A[0-9]{15}\Z"))
def test_the_right_orcid_check_character_is_always_accepted(number: str) -> None:
    assert _check_digits.orcid_is_valid(number + mod_11_2.calc_check_digit(number))


@given(st.from_regex(r"\A[0-9]{7}[0-9X]\Z"))
def test_issn_check_characters_are_judged_as_stdnum_judges_them(number: str) -> None:
    assert _check_digits.issn_is_valid(number) == stdnum_issn.is_valid(number)


@given(st.integers(0, 32**6 - 1), st.integers(0, 99))
def test_ror_check_digits_are_judged_as_stdnum_judges_them(number: int, check_digits: int) -> None:
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    name, rest = "", number
    for _ in range(6):
        rest, digit = divmod(rest, 32)
        name = alphabet[digit] + name
    decimal = f"{number}{check_digits:02}"
    assert _check_digits.ror_is_valid(f"0{name}{check_digits:02}") == mod_97_10.is_valid(decimal)


@pytest.mark.parametrize(
    "text",
    [
        "10.3389/fimmu.2025.1625166",
        "10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM2>3.0.CO;2-B",
        "10.1016/S0140-6736(05)17954-3",
        "10.1000.10/123456",
        "10/gcgnx9",
        "10.7554/eLife.00666",
        "10.5281/zenodo.1234567",
        "10.xxxx/zenodo.xxxx",
        "TBD",
        "{{ doi }}",
        "<insert DOI>",
    ],
)
def test_a_right_doi_or_a_placeholder_passes(text: str) -> None:
    assert reported(Doi, {"doi": text}) == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("3389/fimmu.2025.1625166", "3389/fimmu.2025.1625166", "10.3389/fimmu.2025.1625166"),
        (".3389/fimmu.2025.1625166", ".3389/fimmu.2025.1625166", "10.3389/fimmu.2025.1625166"),
        ("1O.3389/fimmu.2025", "1O.3389/fimmu.2025", "should start with “10.”"),
        ("10 .3389/fimmu.2025", "10 .3389/fimmu.2025", "should start with “10.”"),
        ("10.3389/fimmu.2025.1625166.", ".", "belongs to the sentence"),
        ("10.1016/S0140-6736(05)17954-3)", ")", "belongs to the sentence"),
        ("10.1016/S0140-6736(05).", ".", "belongs to the sentence"),
        ("10.5555/ice).", ").", "belongs to the sentence"),
        ("10.3389/fimmu. 2025.1625166", " ", "a space"),
        ("10.3389/fimmu\u20132025", "\u2013", "a typographic dash"),
        ("10.3389/fimmu\u200b2025", "\u200b", "invisible"),
        ("doi: doi:10.3389/fimmu.2025", "doi: doi:", "doubled"),
        ("https://doi.org/doi:10.3389/fimmu", "https://doi.org/doi:", "doubled"),
        ("10.3389/fimmu.2025.1625166/full", "/full", "address of a page"),
        ("10.1111/abc.123?utm_source=x", "?utm_source=x", "address of a page"),
        (
            "https://www.frontiersin.org/articles/10.3389/fimmu.2025.1/full",
            "https://www.frontiersin.org/articles/10.3389/fimmu.2025.1/full",
            "give the DOI, 10.3389/fimmu.2025.1",
        ),
        ("fimmu.2025.1625166", "fimmu.2025.1625166", "is no DOI"),
        ("10.3389", "10.3389", "is no DOI"),
        ("10.5555/1; 10.5555/2", "10.5555/1; 10.5555/2", "more than one"),
        ("10.5555/1 https://doi.org/10.5555/2", "10.5555/1 https://doi.org/10.5555/2", "one DOI"),
        (
            "https://zenodo.org/badge/DOI/10.5281/zenodo.1234567.svg",
            "https://zenodo.org/badge/DOI/10.5281/zenodo.1234567.svg",
            "10.5281/zenodo.1234567",
        ),
    ],
)
def test_a_broken_doi_is_reported_where_it_breaks(text: str, place: str, message: str) -> None:
    (finding,) = check(Doi, {"doi": text})
    assert reported(Doi, {"doi": text}) == [place]
    assert message in finding.message


def test_the_dois_of_references_are_read_too() -> None:
    article = {"references": [{"doi": "10.5555/1"}, {"doi": "10.5555/2,"}]}
    assert reported(Doi, article) == [","]


def test_a_resolver_is_right_before_the_doi_of_a_page() -> None:
    assert reported(Doi, {"doi": "https://doi.org/10.5555/12345"}, format="page") == []


@pytest.mark.parametrize(
    "text",
    ["https://doi.org/https://doi.org/10.5555/1", "https://doi.org/doi:10.5555/1, with a name"],
)
def test_a_doubled_resolver_is_found_in_a_reference_too(text: str) -> None:
    (finding,) = check(Doi, {}, prose=f"Field A. Sea ice. {text}")
    assert finding.fix is not None
    assert "doubled" in finding.message


def test_one_resolver_in_the_text_passes() -> None:
    assert check(Doi, {}, prose="See https://doi.org/10.5555/1 and doi.org/http.") == []


def test_a_doubled_resolver_is_taken_away() -> None:
    assert fixed(Doi, {"doi": "https://doi.org/https://doi.org/10.5555/1"}) == "10.5555/1"


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1694-233X",
        "https://orcid.org/0000-0002-1694-233X",
        "http://orcid.org/0000-0002-1694-233X/",
        "orcid.org/0000-0002-1694-233X",
        "ORCID: 0000-0002-1694-233X",
        "0009-0001-5055-9262",
        "0000-0001-7688-1770",
        "xxxx-xxxx-xxxx-xxxx",
    ],
)
def test_a_right_orcid_passes_in_every_common_form(text: str) -> None:
    assert reported(Orcid, orcid(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0000-0002-1694-2333", "check character"),
        ("0000-0002-1649-233X", "check character"),
        ("0000-0000-0000-0000", "stands for nobody"),
        ("0000-0000-0000-0001", "stands for nobody"),
        ("0000-0001-2345-6789", "outside the blocks"),
        ("0000-0002-1694-23", "14 digits"),
        ("https://orcid.org/ada-field", "is no ORCID iD"),
        ("https://sandbox.orcid.org/0000-0002-1694-233X", "test site"),
        ("0000-0002-1825-0097", "Josiah Carberry"),
    ],
)
def test_a_wrong_orcid_is_reported(text: str, message: str) -> None:
    (finding,) = check(Orcid, orcid(text))
    assert message in finding.message


@pytest.mark.parametrize("text", ["0000-0002-1694-233x", "000000021694233X", "0000–0002–1694–233X"])
def test_a_blemish_of_an_orcid_is_mended(text: str) -> None:
    assert fixed(Orcid, orcid(text)).endswith("0000-0002-1694-233X")


def test_josiah_carberry_may_bear_his_own_orcid() -> None:
    author = {"literal": "Josiah Carberry", "orcid": "0000-0002-1825-0097"}
    assert reported(Orcid, {"authors": [author]}) == []


def test_a_citation_file_wants_the_address_of_an_orcid() -> None:
    text = "cff-version: 1.2.0\ntitle: Ice\nauthors:\n  - family-names: Field\n    orcid: {}\n"
    bare, address = "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"
    assert len(check_text(Orcid, text.format(bare), "CITATION.cff")) == 1
    assert check_text(Orcid, text.format(address), "CITATION.cff") == []


def test_an_orcid_in_the_text_of_a_page_is_read_once() -> None:
    text = "Ada Field, ORCID 0000-0002-1694-2333, and a card 1234-5678-9012-3456"
    assert reported(Orcid, {}, prose=text)[0] == "0000-0002-1694-2333"
    assert reported(Orcid, {}, prose="the number 0000-0002-1694-2333 stands alone") == []


@pytest.mark.parametrize("text", ["2475-9066", "2434-561X", "ISSN 2475-9066 (online)"])
def test_a_right_issn_passes(text: str) -> None:
    assert reported(Issn, {"journal": {"issn": [text]}}) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2475-9067", "would be 6"),
        ("0000-0000", "example"),
        ("1234-5679", "example"),
        ("978-3-16-148410-0", "is no ISSN"),
        ("Frontiers", "is no ISSN"),
        ("2434-561x", "write the ISSN as 2434-561X"),
        ("24759066", "write the ISSN as 2475-9066"),
    ],
)
def test_a_wrong_issn_is_reported(text: str, message: str) -> None:
    (finding,) = check(Issn, {"journal": {"issn": [text]}})
    assert message in finding.message


@pytest.mark.parametrize(
    "text",
    ["https://ror.org/03yrm5c26", "00t9vx427", "02r3e0967", "00py81415", "ror.org/00hx57361/"],
)
def test_a_right_ror_id_passes(text: str) -> None:
    assert reported(Ror, {"affiliations": [{"ror": text}]}) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("00t9vx472", "check digits"),
        ("00t9vx42", "is no ROR ID"),
        ("00l9vx427", "never occur"),
        ("grid.16750.35", "GRID"),
        ("https://ror.org/00T9VX427", "write the ROR ID as 00t9vx427"),
        ("University of Oslo", "is no ROR ID"),
    ],
)
def test_a_wrong_ror_id_is_reported(text: str, message: str) -> None:
    (finding,) = check(Ror, {"affiliations": [{"ror": text}]})
    assert message in finding.message


def test_the_example_of_the_joss_template_is_noticed_at_another_institution() -> None:
    princeton = {"name": "Princeton University, USA", "ror": "00hx57361"}
    reading = {"name": "University of Reading, UK", "ror": "00hx57361"}
    (finding,) = check(Ror, {"affiliations": [princeton, reading]})
    assert finding.pointer == "/affiliations/1/ror"


@pytest.mark.parametrize("text", ["31978945", "1"])
def test_a_right_pmid_passes(text: str) -> None:
    assert reported(Pmid, {"pmid": text}) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("PMC7012345", "is a PMCID"),
        ("10.5555/1", "is a DOI"),
        ("0123", "is no PMID"),
        ("123456789", "is no PMID"),
        ("https://pubmed.ncbi.nlm.nih.gov/31978945/", "as the number alone, 31978945"),
    ],
)
def test_a_wrong_pmid_is_reported(text: str, message: str) -> None:
    (finding,) = check(Pmid, {"pmid": text})
    assert message in finding.message


def test_the_address_of_pubmed_is_right_on_a_page() -> None:
    assert reported(Pmid, {"pmid": "PMID: 31978945"}, format="page") == []


@pytest.mark.parametrize(
    "text", ["PMC7012345", "pmc7012345", "PMC7012345.1", "https://x.org/pmc/articles/PMC701234/"]
)
def test_a_right_pmcid_passes(text: str) -> None:
    assert reported(Pmcid, {"pmcid": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "ada.field@example.org",
        "o'neil+ice@mail.sub-domain.example.org",
        "jürgen@bücher.example",
        "wuyuanhao_98@163.com",
        "a@b.co",
        "TBD",
    ],
)
def test_a_right_email_passes(text: str) -> None:
    assert reported(Email, email(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ada.field@example.org.", "no part of the address"),
        ("ada.field @example.org", "a space"),
        ("ada.field＠example.org", "only looks right"),
        ("ada.field at example.org", "disguised"),
        ("ada.field [at] example [dot] org", "disguised"),
        ("ada.field@example", "is no e-mail address"),
        ("ada..field@example.org", "is no e-mail address"),
        ("ada.field@gmail.con", "ada.field@gmail.com"),
        ("ada.field@gmial.com", "ada.field@gmail.com"),
        ("mailto:ada.field@example.org", "the address alone"),
        ("Ada Field", "is no e-mail address"),
    ],
)
def test_a_wrong_email_is_reported(text: str, message: str) -> None:
    (finding,) = check(Email, email(text))
    assert message in finding.message


def test_several_addresses_in_one_value_are_judged_one_by_one() -> None:
    text = "ada@example.org; bo@example.con / cy@example.org"
    assert reported(Email, email(text)) == ["bo@example.con"]


def test_a_disguised_address_is_only_noted_on_a_page() -> None:
    (finding,) = check(Email, email("ada at example.org"), format="page")
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/ice_(sea)",
        "https://web.archive.org/web/2020/http://example.org",
        "git+https://example.org/a.git",
        "example.org",
        "../relative/path",
        "https://example.org/a?b=c&d=e#f",
    ],
)
def test_a_right_address_passes(text: str) -> None:
    assert reported(Url, {"url": text}) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("http:://example.org", "http://example.org"),
        ("https//example.org", "https://example.org"),
        ("http:/example.org", "http://example.org"),
        ("https:///example.org", "https://example.org"),
        ("https: //example.org", "https://example.org"),
        ("https:// example.org", "https://example.org"),
        ("htpp://example.org", "http://example.org"),
        ("htttps://example.org", "https://example.org"),
        ("http://https://example.org", "https://example.org"),
        ("https://http//example.org", "https://example.org"),
    ],
)
def test_a_broken_scheme_is_mended(text: str, right: str) -> None:
    assert fixed(Url, {"url": text}) == right


@pytest.mark.parametrize(
    "text",
    [
        "The http: and https: schemes.",
        "See https://a.org, https://b.org.",
        "and/or // comment",
        "ratio a:/b",
        "file:///usr and smb://host",
    ],
)
def test_prose_about_schemes_passes(text: str) -> None:
    assert reported(Url, {}, prose=text) == []


def test_an_address_that_two_readers_of_the_metadata_share_is_reported_once() -> None:
    text = 'title: Ice\nauthors: [A B]\ndoi: 10.5555/1\nurl: "https://example.org/ ice"\n'
    assert len(check_text(Url, text, "metadata.yaml")) == 1
