"""Tables of terms: what spreadsheets save, in whatever words their columns are named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.termbase.exchange import table, table_out
from corrigenda.termbase.exchange.cells import delimiter_of, rows
from corrigenda.termbase.exchange.concepts import Avoided, Concept, ExchangeError, Terms
from corrigenda.text import SourceText
from corrigenda_schemas import load


def read(text: str) -> Terms:
    return table.read(SourceText("t.csv", text)).terms


@pytest.mark.parametrize(
    "text",
    [
        "use,avoid,why\npeople with diabetes,diabetics|diabetic patients,a person\n",
        "Term;Forbidden;Reason\r\npeople with diabetes;diabetics | diabetic patients;a person\r\n",
        "preferred_term\tDo not use\trationale\n"
        'people with diabetes\t"diabetics; diabetic patients"\ta person',
        "Preferred,Deprecated,Because\n\n people  with diabetes ,"
        '"diabetics\n| diabetic patients","a\nperson"\n,,\n',
        "concept id,term,status,why\n1,people with diabetes,preferred,a person\n"
        "1,diabetics,forbidden,\n1,diabetic patients,deprecatedTerm-admn-sts,\n",
    ],
)
def test_columns_delimiters_and_lists_are_understood(text: str) -> None:
    (concept,) = read(text).concepts
    assert concept.use == ("people with diabetes",)
    assert concept.avoid == (Avoided("diabetics"), Avoided("diabetic patients"))
    assert concept.why == "a person"


def test_conditions_have_columns_of_their_own() -> None:
    text = (
        "use,avoid,as,case,in,except,inflect,severity,source,other\n"
        "sex,gender,Noun,exact,p; abstract,gender identity,false,info,AMA | CSE,x\n"
    )
    found = table.read(SourceText("t.csv", text))
    (concept,) = found.terms.concepts
    assert dict(concept.more) == {
        "as": "noun", "case": "exact", "in": ["p", "abstract"], "except": ["gender identity"],
        "inflect": False, "severity": "info",
    }  # fmt: skip
    assert [found.terms.sources[key] for key in concept.sources] == ["AMA", "CSE"]
    assert [one.message for one in found.left_out] == [
        "the column “other”, which says nothing here"
    ]


def test_every_member_of_an_entry_has_a_column() -> None:
    known = set(load("termbase")["$defs"]["term"]["properties"])
    assert known - {"examples"} == set(table.COLUMNS) - {"status", "id"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t:1:1: the table is empty; its first row names the columns"),
        ("a,b\n1,2\n", "t:1:1: no column for terms; the first row names the columns"),
        ("use,term\n", "t:1:5: the columns “use” and “term” both hold what a termbase calls `use`"),
        ("use,avoid\na,b,c,d\n", "t:2:5: a row of 4 cells, where the first row names 2 columns"),
        ('use,avoid\n"a,b\n', "t:2:1: this quotation mark is never closed"),
        ('use,avoid\n"a" b,c\n', "t:2:5: a delimiter is missing after the closing quotation mark"),
        ("use,why\nx,y\n,z\n", "t:3:1: a row without a term"),
        ("term,status\na,nonsense\n", "t:2:3: unknown status “nonsense”"),
        ("use,as\na,noum\n", "t:2:3: `as` is “noum”; it may be noun, verb, adjective"),
    ],
)
def test_an_error_has_line_and_column_and_says_what_to_do(text: str, message: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(text)
    assert caught.value.at("t").startswith(message)


def test_the_delimiter_is_the_one_of_the_first_row() -> None:
    assert delimiter_of("use;avoid\na,b,c;d") == ";"
    assert delimiter_of('"use, or so"\tavoid\n') == "\t"
    assert delimiter_of("use\nGitHub, Inc.\n") == ","


cells = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=4), st.sampled_from(",;\t|"))
def test_cells_are_taken_apart_as_they_were_put_together(
    lines: list[list[str]], delimiter: str
) -> None:
    text = "\r\n".join(
        delimiter.join('"{}"'.format(cell.replace('"', '""')) for cell in line) for line in lines
    )
    found = [[cell.text for cell in row] for row in rows(SourceText("t", text), delimiter)]
    assert found == [line for line in lines if any(cell.strip() for cell in line)]


@given(st.text("a\"',;|\n\r\t ", max_size=30))
def test_no_text_is_too_broken_to_be_told(text: str) -> None:
    error = None
    try:
        read(f"use,avoid\n{text}")
    except ExchangeError as caught:
        error = caught
    assert error is None or (error.line >= 1 and error.column >= 1)


def test_a_form_with_a_delimiter_in_it_stays_one_form() -> None:
    terms = Terms((Concept(use=("a; b",), avoid=(Avoided("c|d"), Avoided("e"))),))
    (again,) = read(table_out.as_csv(terms)).concepts
    assert (again.use, again.avoid) == (terms.concepts[0].use, terms.concepts[0].avoid)


def test_no_cell_is_worked_out_by_a_spreadsheet_program() -> None:
    text = table_out.as_csv(Terms((Concept(use=("=1+1",), note="@x"),)))
    assert '" =1+1"' in text
    assert '" @x"' in text
    assert read(text).concepts[0].use == ("=1+1",)


def test_a_member_without_a_column_is_counted() -> None:
    concept = Concept(use=("a",), more=(("later", 1), ("examples", {"fails": "x"})))
    assert table_out.lost(Terms((concept,))) == [("later", 1)]
    assert "later" not in table_out.as_csv(Terms((concept,)))
    assert json.dumps(dict(concept.more))
