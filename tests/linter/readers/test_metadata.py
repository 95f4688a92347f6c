"""Metadata of every habit becomes one shape of article, each value at its own characters."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.readers.metadata_keys import FIELDS
from corrigenda.readers.metadata_mapper import Record
from corrigenda.testing import read_text
from corrigenda_schemas import __file__ as package

JOSS = """\
title: 'Gala: A Python package for galactic dynamics'
tags:
  - Python
  - astronomy
authors:
  - name: Adrian M. Price-Whelan
    orcid: 0000-0001-2345-6789
    equal-contrib: true
    affiliation: "1, 2" # (Multiple affiliations must be quoted)
  - name: Ana Ruiz
    corresponding: true # (This is how to denote the corresponding author)
    affiliation: 2
  - given-names: Ludwig
    dropping-particle: van
    surname: Beethoven
    affiliation: [1, 3]
affiliations:
 - name: Lyman Spitzer, Jr. Fellow, Princeton University, United States
   index: 1
   ror: 00hx57361
 - name: Institution Name, Country
   index: 2
date: 13 August 2017
bibliography: paper.bib
"""

QUARTO = """\
title: "Toward a Theory"
date: 2008-02-29
author:
  - name: Josiah Carberry
    orcid: 0000-0002-1825-0097
    email: josiah@example.org
    affiliation:
      - name: Brown University
        city: Providence
        country: United States
  - name: {given: Charlotte, family: Quarto}
    attributes: {corresponding: true, equal-contributor: false}
    roles: [methodology]
    affiliations:
      - ref: cern
      - Brown University
affiliations:
  - id: cern
    name: CERN
abstract: >
  The first paragraph is
  wrapped.

  The second holds $x^2$ and *words*.
keywords: [Metaphysics, String Theory]
license: "CC BY"
copyright: {holder: Josiah Carberry, year: 2008}
citation: {container-title: Journal of Theories, volume: 01, issue: 2, doi: 10.5555/12345678}
funding: "No specific funding."
"""

MYST = """\
version: 1
project:
  title: My paper
  authors:
    - name: Ana Ruiz
      email: ana@example.org
      affiliations: [Curve Inc., ubc]
    - Just Name
  affiliations:
    - id: ubc
      institution: University of British Columbia
  venue: {title: EuroSciPy, url: "https://example.org"}
  license: {content: CC-BY-4.0, code: MIT}
  keywords: one, two words
  date: 2024/01/26
site: {template: book}
"""

MANUBOT = """\
title: A manuscript
keywords: [sleep]
lang: en-US
authors:
  - github: jane
    name: Jane Roe
    initials: JR
    orcid: 0000-0002-1825-0097
    affiliations:
      - Department of Sleep, University of Oslo
      - Institute of Rest
    funders: [Grant 1]
  - name: Tom Doe
    corresponding: true
    affiliations: ["Department of Sleep, University of Oslo"]
"""

CFF = """\
cff-version: 1.2.0
message: If you use this software, please cite it.
title: tidewatch
type: software
authors:
  - family-names: Druskat
    given-names: Stephan
    name-particle: von
    orcid: "https://orcid.org/0000-0003-4925-7248"
    affiliation: "German Aerospace Center (DLR), Berlin"
  - name: The Team
identifiers:
  - {type: swh, value: "swh:1:rel:x"}
  - {type: doi, value: 10.5281/zenodo.1234}
date-released: 2021-07-18
preferred-citation:
  type: article
  title: A paper on it
  authors: [{family-names: Druskat, given-names: Stephan}]
  year: 2020
references:
  - {type: book, title: The book}
"""

CSL = json.dumps(
    [
        {
            "id": "x",
            "type": "article-journal",
            "title": "Tides at  the coast",
            "author": [{"family": "Doe", "given": "J."}, {"literal": "World Health Organization"}],
            "issued": {"date-parts": [[2020, 5]]},
            "DOI": "10.1234/x",
            "ISSN": "1234-5678",
            "container-title": "Journal of Tides",
            "page": "1-3",
            "abstract": "An abstract, not of this file's author.",
        },
        {"id": "y", "type": "book", "title": "A book", "issued": {"raw": "May 2019"}},
    ],
    indent=1,
)

RMARKDOWN = """\
title: On tides
author:
  - Jane Doe^1^
  - "John Roe <john@example.org>"
  - Foo Bar:
      institute: [a]
      email: foo@example.org
institute:
  - a: University of A
  - b: {name: University of B}
abstract: |
  Line one
  line two.

  Second paragraph.
date: "`r Sys.Date()`"
output: pdf_document
"""

JSON_LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "A title",
        "author": [
            {
                "@type": "Person",
                "givenName": "Ana",
                "familyName": "Ruiz",
                "@id": "https://orcid.org/0000-0002-7859-8394",
                "affiliation": {"@type": "Organization", "name": "Uni X"},
            }
        ],
        "datePublished": "2020-01-02",
        "keywords": "one, two",
        "isPartOf": {"@type": "Periodical", "name": "Journal of X", "issn": "1234-5678"},
        "sameAs": "https://doi.org/10.1234/x",
    }
)

CANONICAL: dict[str, Any] = {
    "type": "Research article",
    "title": "On tides",
    "abstract": "Short.",
    "authors": [
        {
            "given": "Ana",
            "family": "Ruiz",
            "orcid": "0000-0002-7859-8394",
            "email": "ana@example.org",
            "corresponding": True,
            "equal": False,
            "affiliations": ["1", "2"],
            "roles": ["Software"],
        }
    ],
    "affiliations": [
        {"label": "1", "name": "Uni X, Oslo", "ror": "https://ror.org/01xtthb56", "city": "Oslo"},
        {"label": "2", "name": "Uni Y", "country": "Norway"},
    ],
    "keywords": ["tides", "sea; level"],
    "journal": {"title": "Journal of X", "issn": ["1234-5678", "8765-4321"], "publisher": "P"},
    "section": "Oceans",
    "research_topic": "Water",
    "volume": "16",
    "issue": "2",
    "pages": "1-9",
    "year": 2025,
    "doi": "10.1234/x",
    "pmid": "12345",
    "pmcid": "PMC12345",
    "url": "https://example.org/x",
    "status": "Published",
    "language": "en",
    "dates": {"received": "2024-01-02", "accepted": "2024-03", "published": "2025"},
    "license": "CC-BY-4.0",
    "copyright": {"statement": "© 2025 Ruiz", "year": 2025, "holders": ["Ruiz"]},
    "correspondence": [{"name": "Ana Ruiz", "email": "ana@example.org"}],
    "funding": [{"statement": "Paid.", "funder": "RCN", "award": "42"}],
    "conflict_of_interest": "None.",
    "data_availability": "On request.",
    "ethics": "Approved.",
    "acknowledgements": "Thanks.",
    "references": [{"title": "A book", "doi": "10.1/y"}, {"text": "Doe 2020"}],
}


def read(text: str, name: str = "metadata.yaml") -> Document:
    return read_text(text, name)


def article(text: str, name: str = "metadata.yaml") -> Article:
    return read(text, name).articles[0]


ALL = {
    "joss.yaml": JOSS,
    "quarto.yaml": QUARTO,
    "myst.yml": MYST,
    "manubot.yaml": MANUBOT,
    "CITATION.cff": CFF,
    "references.json": CSL,
    "rmarkdown.yaml": RMARKDOWN,
    "article.jsonld": JSON_LD,
    "canonical.json": json.dumps(CANONICAL, ensure_ascii=False),
}


@pytest.mark.parametrize("name", ALL)
def test_every_value_stands_at_its_own_characters(name: str) -> None:
    text = ALL[name]
    document = read(text, name)
    assert document.problems == ()
    assert document.articles
    for found in document.articles:
        for at, place in found.places():
            assert 0 <= place.span.start < place.span.end <= len(text)
            value = found.get(at)
            if place.text is not None:
                assert place.text.text == value
            if isinstance(value, str) and "\n" not in value and not at.startswith("/dates"):
                words = value.split()
                source = text[slice(*place.span)]
                generated = at.endswith("/label") or "/affiliations/" in at[8:]
                assert generated or words[0] in source.replace('\\"', '"')


@pytest.mark.parametrize("name", ALL)
def test_every_block_shows_a_stretch_of_the_source(name: str) -> None:
    text = ALL[name]
    blocks = read(text, name).blocks
    assert [b.span() for b in blocks] == sorted(b.span() for b in blocks)
    for block in blocks:
        for k, character in enumerate(block.text):
            if block.is_verbatim(k, k + 1):
                assert text[slice(*block.span(k, k + 1))] == character


@cache
def _validator() -> Any:
    with open(package.replace("__init__.py", "article.schema.json"), encoding="utf-8") as file:
        return jsonschema.Draft202012Validator(json.load(file))


@pytest.mark.parametrize("name", ALL)
def test_what_is_mapped_is_valid_in_the_shape_of_an_article(name: str) -> None:
    for found in read(ALL[name], name).articles:
        assert [error.message for error in _validator().iter_errors(found.value)] == []


def test_a_joss_paper() -> None:
    found = article(JOSS)
    assert found.complete
    assert found.value["keywords"] == ["Python", "astronomy"]
    assert found.value["dates"] == {"published": "2017-08-13"}
    assert found.value["authors"] == [
        {
            "literal": "Adrian M. Price-Whelan",
            "orcid": "0000-0001-2345-6789",
            "equal": True,
            "affiliations": ["1", "2"],
        },
        {"literal": "Ana Ruiz", "corresponding": True, "affiliations": ["2"]},
        {"given": "Ludwig", "family": "Beethoven", "affiliations": ["1", "3"]},
    ]
    assert found.value["affiliations"][0] == {
        "label": "1",
        "name": "Lyman Spitzer, Jr. Fellow, Princeton University, United States",
        "ror": "00hx57361",
    }
    assert JOSS[slice(*found.span("/authors/0/affiliations/1"))] == "2"
    assert JOSS[slice(*found.span("/dates/published"))] == "13 August 2017"


def test_a_quarto_article() -> None:
    found = article(QUARTO)
    assert found.value["authors"][0]["affiliations"] == ["2"]
    assert found.value["authors"][1] == {
        "given": "Charlotte",
        "family": "Quarto",
        "corresponding": True,
        "equal": False,
        "roles": ["methodology"],
        "affiliations": ["cern", "2"],
    }
    assert found.value["affiliations"] == [
        {"label": "cern", "name": "CERN"},
        {
            "label": "2",
            "name": "Brown University",
            "city": "Providence",
            "country": "United States",
        },
    ]
    assert found.value["abstract"].split("\n") == [
        "The first paragraph is wrapped.",
        "The second holds $x^2$ and *words*.",
    ]
    assert found.value["journal"] == {"title": "Journal of Theories"}
    assert (found.value["volume"], found.value["doi"]) == ("01", "10.5555/12345678")
    assert found.value["copyright"] == {"holders": ["Josiah Carberry"], "year": 2008}
    abstract = [b.text for b in read(QUARTO).of_kind("abstract")]
    assert abstract == ["The first paragraph is wrapped.", "The second holds \ufffc and words."]


def test_a_myst_project() -> None:
    found = article(MYST, "myst.yml")
    assert found.complete
    assert found.value["keywords"] == ["one", "two words"]
    assert [a["name"] for a in found.value["affiliations"]] == [
        "University of British Columbia",
        "Curve Inc.",
    ]
    assert found.value["authors"][0]["affiliations"] == ["2", "ubc"]
    assert found.value["authors"][1] == {"literal": "Just Name"}
    assert found.value["license"] == "CC-BY-4.0"
    assert found.value["dates"] == {"published": "2024-01-26"}


def test_the_same_affiliation_of_two_authors_has_one_number() -> None:
    found = article(MANUBOT)
    assert found.value["authors"][0]["affiliations"] == ["1", "2"]
    assert found.value["authors"][1]["affiliations"] == ["1"]
    assert len(found.value["affiliations"]) == 2
    assert found.complete


def test_a_citation_file_is_about_software_and_asks_for_nothing() -> None:
    document = read(CFF, "CITATION.cff")
    assert [a.complete for a in document.articles] == [False, False, False]
    assert [type(a) for a in document.articles] == [Article, Record, Record]
    first = document.articles[0]
    assert first.value["doi"] == "10.5281/zenodo.1234"
    assert first.value["authors"][0]["orcid"] == "https://orcid.org/0000-0003-4925-7248"
    assert first.value["authors"][1] == {"literal": "The Team"}
    assert document.articles[1].value["year"] == 2020


def test_a_bibliography_holds_records_whose_text_is_not_its_authors_prose() -> None:
    document = read(CSL, "references.json")
    assert [a.complete for a in document.articles] == [False, False]
    first, second = (a.value for a in document.articles)
    assert first["dates"] == {"published": "2020-05"}
    assert second["dates"] == {"published": "2019-05"}
    assert first["journal"] == {"issn": ["1234-5678"], "title": "Journal of Tides"}
    assert first["authors"][1] == {"literal": "World Health Organization"}
    assert {block.kind for block in document.blocks} == {"ref"}
    wrapped = read('{"references": ' + CSL + "}", "references.json")
    assert [a.value for a in wrapped.articles] == [a.value for a in document.articles]


def test_r_markdown_with_marks_mails_and_institutes() -> None:
    found = article(RMARKDOWN)
    assert found.value["authors"] == [
        {"literal": "Jane Doe"},
        {"literal": "John Roe", "email": "john@example.org"},
        {"literal": "Foo Bar", "email": "foo@example.org", "affiliations": ["a"]},
    ]
    assert found.value["affiliations"] == [
        {"label": "a", "name": "University of A"},
        {"label": "b", "name": "University of B"},
    ]
    assert found.value["abstract"] == "Line one line two.\nSecond paragraph."
    assert "dates" not in found.value


def test_linked_data() -> None:
    found = article(JSON_LD, "article.jsonld")
    assert found.complete
    assert found.value["authors"][0]["orcid"] == "https://orcid.org/0000-0002-7859-8394"
    assert found.value["journal"] == {"title": "Journal of X", "issn": ["1234-5678"]}
    assert found.value["doi"] == "https://doi.org/10.1234/x"


@pytest.mark.parametrize("name", ["article.json", "article.yaml"])
def test_the_canonical_shape_is_read_as_it_is(name: str) -> None:
    found = article(json.dumps(CANONICAL, ensure_ascii=False), name)
    assert found.complete
    assert found.value == CANONICAL


@pytest.mark.parametrize(
    "key", ["Container-Title", "container_title", "containerTitle", "journal", "dc:publication"]
)
def test_keys_are_known_by_any_spelling(key: str) -> None:
    found = article(f'Title: T\nAUTHORS: [A B]\n"{key}": Journal of X\n')
    assert found.value["journal"] == {"title": "Journal of X"}


@pytest.mark.parametrize(
    ("line", "literals"),
    [
        ("author: Jane Doe", ["Jane Doe"]),
        ("author: Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("author: Jane Doe, Ana B. Ruiz, and John Roe", ["Jane Doe", "Ana B. Ruiz", "John Roe"]),
        ("author: Doe, Jane", ["Doe, Jane"]),
        ("author: Ministry of Science and Technology", ["Ministry of Science and Technology"]),
        ("author: {name: Jane Doe}", ["Jane Doe"]),
        ("authors: {jane: {name: Jane Doe}, tom: {name: Tom Roe}}", ["Jane Doe", "Tom Roe"]),
        ("creators: [{name: 'Doe, Jane'}]", ["Doe, Jane"]),
    ],
)
def test_authors_are_read_from_a_string_a_list_or_a_mapping(line: str, literals: list[str]) -> None:
    found = article(f"title: T\ndoi: 10.1/x\n{line}\n")
    assert [author["literal"] for author in found.value["authors"]] == literals


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ('"1,2"', ["1", "2"]),
        ('"1 and 2"', ["1", "2"]),
        ('"1 2"', ["1", "2"]),
        ("1", ["1"]),
        ("[1, 2]", ["1", "2"]),
        ("[{ref: 2}]", ["2"]),
        ('"2; 7"', ["2", "7"]),
        ("'Uni X, Oslo'", ["1"]),
        ("MIT", ["3"]),
        ("{name: Uni Z}", ["3"]),
    ],
)
def test_an_author_refers_to_affiliations_by_label_or_names_one(
    written: str, labels: list[str]
) -> None:
    found = article(
        "title: T\naffiliations: [{index: 1, name: 'Uni X, Oslo'}, {index: 2, name: Uni Y}]\n"
        f"authors: [{{name: A B, affiliation: {written}}}]\n"
    )
    assert found.value["authors"][0]["affiliations"] == labels


def test_an_affiliation_that_no_author_refers_to_is_not_given_a_number() -> None:
    found = article("title: T\nauthor: A B\nbibliography: x.bib\ninstitute: University of Oslo\n")
    assert found.value["affiliations"] == [{"name": "University of Oslo"}]


def test_an_affiliation_given_in_full_once_is_referred_to_by_its_id() -> None:
    found = article(
        "title: T\nauthor:\n  - {name: A B, affiliation: [{id: aei, name: Institute}]}\n"
        "  - {name: C D, affiliation: [{id: aei}], attributes: [corresponding]}\n"
    )
    assert found.value["affiliations"] == [{"label": "aei", "name": "Institute"}]
    assert found.value["authors"] == [
        {"literal": "A B", "affiliations": ["aei"]},
        {"literal": "C D", "affiliations": ["aei"], "corresponding": True},
    ]


def test_numbered_addresses_are_affiliations_and_an_address_is_none() -> None:
    found = article(
        "title: T\nauthor: [{name: A B, affiliation: 1}]\n"
        "address: [{code: 1, address: 'Department, Street 1, Oslo'}]\n"
    )
    assert found.value["affiliations"] == [{"label": "1", "name": "Department, Street 1, Oslo"}]
    assert found.value["authors"][0]["affiliations"] == ["1"]
    plain = article(
        "title: T\ndoi: 10.1/x\nauthor: [{name: A B, address: Street 1}]\naddress: Oslo\n"
    )
    assert "affiliations" not in plain.value
    assert plain.value["authors"] == [{"literal": "A B"}]


def test_several_issn_in_one_string_are_several() -> None:
    found = article("title: T\ndoi: 10.1/x\nISSN: 1234-5678, 8765-4321\n")
    assert found.value["journal"] == {"issn": ["1234-5678", "8765-4321"]}


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("date: 8 May 2025", {"published": "2025-05-08"}),
        ("date: 2025-02-30", {"published": "2025-02-30"}),
        ("date: Spring 2025", {"published": "Spring 2025"}),
        ("date: today", None),
        ("date: '{{ page.date 1 }}'", None),
        ("received: 1 May 2020\naccepted: 2020-06",
         {"received": "2020-05-01", "accepted": "2020-06"}),
        ("dates: {submitted: 2020-01-01, online-first: 2 May 2020}",
         {"received": "2020-01-01", "online_first": "2020-05-02"}),
        ("date: {year: 2020, month: 5}", {"published": "2020-05"}),
    ],
)  # fmt: skip
def test_dates_are_iso_where_they_can_be_read(line: str, dates: dict[str, str] | None) -> None:
    assert article(f"title: T\nauthors: [A B]\n{line}\n").value.get("dates") == dates


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{"name": "x", "title": "X", "author": "A B", "scripts": {}}'),
        ("_config.yml", "title: Site\nauthor: A B\nbaseurl: /x\n"),
        ("openapi.yaml", "openapi: 3.0.0\ninfo: {title: API, contact: {name: A}}\n"),
        ("schema.json", '{"title": "Author", "type": "object", "properties": {"doi": {}}}'),
        ("mkdocs.yml", "site_name: X\nsite_author: A B\nnav: [index.md]\n"),
        ("_quarto.yml", "project: {type: book, title: X}\nbook: {title: Y, author: Z}\n"),
        ("ci.yml", "name: CI\non: [push]\njobs: {a: {steps: [{run: make}]}}\n"),
        ("compose.yaml", "services: {db: {image: postgres}}\n"),
        ("environment.yml", "name: x\nchannels: [conda-forge]\ndependencies: [python]\n"),
        ("page.yaml", "title: About us\ndate: 2020-01-01\ntags: [a]\n"),
        ("movies.json", '[{"title": "A film", "year": 1999}]'),
        ("list.json", "[1, 2, 3]"),
        ("text.json", '"a title"'),
    ],
)
def test_what_is_no_article_is_none(name: str, text: str) -> None:
    assert read(text, name).articles == ()


@pytest.mark.parametrize(
    ("complete", "text"),
    [
        (False, "title: My post\nauthor: A B\ndate: 2020-01-01\ntags: [a]\n"),
        (False, "title: My post\nauthors: [A B]\nkeywords: []\n"),
        (False, "title: Slides\nauthor: A B\nabstract: x\nformat: {revealjs: default}\n"),
        (False, "title: Vignette\nauthor: A B\nbibliography: r.bib\nvignette: x\n"),
        (False, "title: Data\ncreators: [{name: A}]\ndoi: 10.1/x\nupload_type: dataset\n"),
        (True, "title: T\nauthor: A B\nbibliography: r.bib\n"),
        (True, "title: T\nauthor: [{name: A B, orcid: x}]\n"),
        (True, "title: T\nauthor: A B\nabstract: x\n"),
        (True, "title: T\nauthor: [{name: A B}]\nkeywords: [x]\n"),
    ],
)
def test_only_scholarly_metadata_is_held_to_be_complete(complete: bool, text: str) -> None:
    assert article(text).complete is complete


def test_tags_are_keywords_of_a_manuscript_and_not_of_a_blog_post() -> None:
    assert "keywords" not in article("title: T\nauthor: A B\ntags: [Cats, dogs]\n").value
    paper = "title: T\nauthor: A B\nabstract: x\ntags: [Cats, dogs]\n"
    assert article(paper).value["keywords"] == ["Cats", "dogs"]


@pytest.mark.parametrize(
    "value",
    [
        *("5", "[]", "{}", "[[]]", "null", "true", "{a: {b: {}}}", "[null, 1]", "[{}]", "'  '"),
        "{name: {given: {}}}",
        "[{ref: {}}]",
        "{year: [1]}",
    ],
)
@pytest.mark.parametrize("key", sorted({*CANONICAL, "author", "citation", "identifiers", "tags"}))
def test_odd_values_are_left_out_and_break_nothing(key: str, value: str) -> None:
    read(f"title: T\ndoi: 10.1/x\n{key}: {value}\n")
    read(f"cff-version: 1.2.0\ntitle: T\n{key}: {value}\n")
    inner = "" if key == "authors" else f"authors: [{{name: A, {key}: {value}}}]\n"
    read(f"title: T\nabstract: x\n{inner}affiliations: [{{{key}: {value}}}]\n")


def test_prose_in_data_is_read_and_what_machines_read_is_not() -> None:
    text = """\
lesson:
  intro: |
    Sea level rises in most places, and the coast
    moves with it.

    Tides hide this from day to day.
  run: Echo the sentence that is here to be printed.
  path: content/lessons/one
  query: SELECT a FROM b WHERE c = d AND e = f;
  label: a short label here without a stop
  help: See https://example.org for more on what this is about.
  items: ["Each of these items is a sentence.", two]
"""
    blocks = read(text, "lesson.yaml").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        ("p", "Sea level rises in most places, and the coast moves with it."),
        ("p", "Tides hide this from day to day."),
        ("p", "See \ufffc for more on what this is about."),
        ("p", "Each of these items is a sentence."),
    ]


def test_the_descriptions_of_a_schema_are_no_prose_of_an_article() -> None:
    text = '{"properties": {"a": {"description": "The name of the thing that is meant here."}}}'
    assert read(text, "x.schema.json").blocks == ()


KEYS = st.sampled_from(
    sorted(
        {name for words in FIELDS.values() for name in words.split()}
        | {"name", "given", "family", "orcid", "email", "ref", "id", "index", "ror", "attributes"}
        | {"date-parts", "raw", "month", "holder", "value", "type", "citation", "project", "@type"}
        | {"cff-version", "preferred-citation", "identifiers", "address", "code", "parts"}
    )
)
LEAVES = st.sampled_from(
    [
        *("", " ", "x", "1", "1, 2", "Jane Doe and John Roe", "A B^1^", "<a@b.c>", "10.1234/x"),
        *(
            "8 May 2025",
            "a\n\nb",
            "A sentence is here, it has words.",
            "article-journal",
            "é😀",
            "$",
        ),
        *(1, 2020, 1.5, True, False, None, "ScholarlyArticle", "  x  y ", "it's", '"', "|"),
    ]
)
MEMBERS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(st.dictionaries(KEYS, MEMBERS, min_size=1, max_size=8), st.sampled_from(["json", "yaml"]))
@settings(max_examples=300, deadline=None)
def test_metadata_of_any_shape_is_mapped_into_a_valid_article(
    value: dict[str, Any], extension: str
) -> None:
    text = json.dumps({"title": "A title", "doi": "10.1234/x", **value}, ensure_ascii=False)
    document = read(text, f"x.{extension}")
    assert document.problems == ()
    for found in document.articles:
        assert list(_validator().iter_errors(found.value)) == []
        for at, place in found.places():
            assert 0 <= place.span.start <= place.span.end <= len(text)
            assert place.text is None or place.text.text == found.get(at)
    for block in document.blocks:
        assert 0 <= block.span().start < block.span().end <= len(text)


def test_parts_and_aliases_are_followed() -> None:
    text = """\
people: &people
  - {name: Ana Ruiz, affiliation: Uni X}
title: T
authors: *people
parts: {abstract: Short and clear., acknowledgments: Thanks to all.}
"""
    found = article(text)
    assert found.value["authors"] == [{"literal": "Ana Ruiz", "affiliations": ["1"]}]
    assert text[slice(*found.span("/authors/0/literal"))] == "*people"
    assert found.value["abstract"] == "Short and clear."
    assert found.value["acknowledgements"] == "Thanks to all."


def test_a_footnote_of_an_author_is_no_part_of_the_name() -> None:
    article = read_text(
        "title: On Ice\ndoi: 10.5555/1\nauthors:\n"
        "  - name: Ada Field^[Corresponding author]\n"
        "  - name: Bo Lind^[These authors contributed equally.]\n"
        "  - name: Cy Moor^[A footnote, for which the corresponding author may be asked in a letter"
        " that takes more than a line]\n",
        "metadata.yaml",
    ).articles[0]
    assert article.get("/authors") == [
        {"literal": "Ada Field", "corresponding": True},
        {"literal": "Bo Lind", "equal": True},
        {"literal": "Cy Moor"},
    ]
    assert article.text("/authors/0/literal") is not None


def test_the_authors_of_manubot_go_by_their_old_key_too() -> None:
    article = read_text(
        "title: On Ice\nkeywords: [ice]\nauthor_info:\n  - github: ada\n    name: Ada Field\n"
        "    affiliations:\n      - Ice Institute\n",
        "metadata.yaml",
    ).articles[0]
    assert article.complete
    assert article.get("/authors/0/literal") == "Ada Field"


def test_authors_in_one_string_lose_their_marks() -> None:
    article = read_text(
        'title: On Ice\nabstract: Ice is thin.\nauthor: "Ada Field$^1$ & Bo M. Lind$^{1, 2}$"\n',
        "metadata.yaml",
    ).articles[0]
    assert article.get("/authors") == [{"literal": "Ada Field"}, {"literal": "Bo M. Lind"}]


def test_marks_of_notes_among_labels_are_no_affiliations() -> None:
    article = read_text(
        "title: On Ice\nauthors:\n  - name: Ada Field\n    affil: 1,2,\\ddagger,*\n"
        "affiliation:\n  - num: 1\n    address: Ice Institute\n  - num: 2\n    address: Seas\n",
        "metadata.yaml",
    ).articles[0]
    assert article.get("/authors/0/affiliations") == ["1", "2"]
    assert len(article.get("/affiliations")) == 2


def test_a_language_by_its_name_in_latex_is_a_tag() -> None:
    text = "---\ntitle: On Ice\nlang: american\n---\n\nText.\n"
    assert read_text(text, "a.Rmd").lang == "en"
    assert read_text(text.replace("american", "pt-BR"), "a.Rmd").lang == "pt-BR"


DATACITE = """{"data": {"id": "10.5555/y", "type": "dois", "attributes": {"doi": "10.5555/y",
 "creators": [{"name": "Okafor, Ngozi", "givenName": "Ngozi", "familyName": "Okafor",
  "affiliation": ["University of Ibadan"]}],
 "titles": [{"title": "Une mesure", "titleType": "TranslatedTitle"}, {"title": "A measure"}],
 "publisher": {"name": "Dryad"}, "publicationYear": 2024,
 "subjects": [{"subject": "lupus"}, {"subject": "serum"}],
 "dates": [{"date": "2023-11-02", "dateType": "Submitted"}],
 "descriptions": [{"description": "How.", "descriptionType": "Methods"},
  {"description": "What.", "descriptionType": "Abstract"}],
 "rightsList": [{"rights": "CC0", "rightsUri": "https://creativecommons.org/publicdomain/zero/1.0/"}]
}}}"""


def test_a_record_of_datacite_is_read_by_the_types_of_its_members() -> None:
    article = read_text(DATACITE, "a.json").articles[0]
    assert article.complete is False
    shown = {at: article.get(at) for at in ("/title", "/abstract", "/keywords", "/year", "/dates")}
    assert shown == {
        "/title": "A measure",
        "/abstract": "What.",
        "/keywords": ["lupus", "serum"],
        "/year": 2024,
        "/dates": {"received": "2023-11-02"},
    }
    assert article.get("/journal/publisher") == "Dryad"
    assert str(article.get("/license")).startswith("https://creativecommons.org/")
    assert article.get("/authors/0/family") == "Okafor"
    assert DATACITE[slice(*article.span("/keywords/1"))] == "serum"


def test_an_answer_of_datacite_with_many_records_is_a_list_of_them() -> None:
    record = DATACITE.split('{"data": ', 1)[1].rsplit("}", 1)[0]
    text = f'{{"data": [{record},\n {record}]}}'
    first, second = read_text(text, "a.json").articles
    assert first.value["title"] == second.value["title"]
    assert second.span("/title").start > first.span("/title").start
    assert not first.complete


def test_the_name_of_a_publisher_is_no_name_of_a_journal() -> None:
    text = "title: Sea ice\ndoi: 10.5555/1\nauthors: [Ada Field]\npublisher:\n  name: Fen Press\n"
    article = read_text(text, "metadata.yaml").articles[0]
    assert article.value["journal"] == {"publisher": "Fen Press"}
