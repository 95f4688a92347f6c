"""BibTeX and RIS: every entry a record, every value at its place, whatever the file holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.readers import read as read_any
from corrigenda.text import SourceText

BIB = r"""% @article{commented, title = {Out}}
@string{nat = "Nature"}
@comment{ jabref-meta: @article{no, title={No}} }
@article{goedel1931,
  author = {Kurt G{\"o}del and Ludwig van Beethoven and {World Health Organization}
            and van der Berg, Jr, J. and others},
  title = "On {DNA} and $\alpha$-helices -- a \emph{new} study of \'etudes",
  journal = nat # " Medicine", year = 1931, month = feb, volume=3, number={4}, pages={1--10},
  doi = {10.1000/ab\_c}, keywords={one, two}, urldate={2020-01-02}
}
@inproceedings(child, title={A {\"U}bung}, crossref={proc})
@proceedings{proc, title={Proceedings of X}, year=2001, publisher={ACM}}
"""

RIS = (
    "TY  - JOUR\r\nID  - k1\r\nAU  - Doe, Jane\r\nAU  - Ice Group\r\nTI  - A long\r\n"
    " title here\r\n"
    "JO  - J X\r\nPY  - 2003/02/15/\r\nVL  - 4\r\nSP  - 1\r\nEP  - 9\r\nKW  - ice\r\n"
    "SN  - 1234-5678\r\nDO  - 10.1000/x\r\nER  - \r\n"
)


def read(text: str, path: str = "a.bib") -> Document:
    return read_any(SourceText(path, text))


def article(text: str, path: str = "a.bib") -> Article:
    return read(text, path).articles[0]


def stands(document: Document) -> None:
    """Every value that is told to be verbatim stands at its place."""
    source = document.source.text
    for found in document.articles:
        for at, place in found.places():
            assert 0 <= place.span.start <= place.span.end <= len(source)
            text = place.text
            if text is not None and text.text:
                assert text.text == found.get(at)
                if text.is_verbatim(0, len(text.text)):
                    assert source[slice(*text.span())] == text.text
    for problem in document.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(source)


def test_an_entry_is_a_record_with_all_of_its_values() -> None:
    document = read(BIB)
    assert document.problems == ()
    first = document.articles[0]
    assert first.complete is False
    assert first.value == {
        "id": "goedel1931",
        "type": "article",
        "title": "On DNA and α-helices – a new study of études",
        "journal": {"title": "Nature Medicine"},
        "volume": "3",
        "issue": "4",
        "pages": "1–10",
        "doi": "10.1000/ab_c",
        "authors": [
            {"given": "Kurt", "family": "Gödel"},
            {"given": "Ludwig", "family": "van Beethoven"},
            {"literal": "World Health Organization"},
            {"given": "J.", "family": "van der Berg"},
        ],
        "keywords": ["one", "two"],
        "year": 1931,
        "dates": {"published": "1931-02", "accessed": "2020-01-02"},
    }
    assert [a.get("/id") for a in document.articles] == ["goedel1931", "child", "proc"]


@pytest.mark.parametrize(
    ("at", "written"),
    [
        ("/id", "goedel1931"),
        ("/authors/0/family", r"G{\"o}del"),
        ("/authors/3/family", "van der Berg"),
        ("/journal/title", 'nat # " Medicine'),
        ("/pages", "1--10"),
        ("/doi", r"10.1000/ab\_c"),
        ("/keywords/1", "two"),
        ("/year", "1931"),
        ("/dates/published", "feb"),
    ],
)
def test_a_value_is_at_its_place(at: str, written: str) -> None:
    document = read(BIB)
    assert document.source.text[slice(*document.articles[0].span(at))] == written
    stands(document)


def test_the_words_of_a_title_are_checked_at_their_places() -> None:
    document = read(BIB)
    block = next(document.of_kind("ref"))
    assert block.pointer == "/title"
    at = block.text.index("études")
    assert document.source.text[slice(*block.span(at, at + 6))] == r"\'etudes"


def test_what_an_entry_takes_by_crossref_is_placed_where_it_says_so() -> None:
    child = read(BIB).articles[1]
    assert child.value["journal"] == {"title": "Proceedings of X", "publisher": "ACM"}
    assert child.value["year"] == 2001
    assert BIB[slice(*child.span("/year"))] == "proc"


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"Erd{\H{o}}s", "Erdős"),
        (r"\v{S}\'{\i}ma", "Šíma"),
        (r"\O{}rsted and {\ss}", "Ørsted and ß"),
        (r"Ga\~{n}a~\& Co.", "Gaña & Co."),
        (r"``so'' --- he said", "“so” — he said"),
        (r"{\AA}ngstr{\"o}m", "Ångström"),
        (r"CO$_2$ in {\em vivo}", "CO$_2$ in vivo"),
        (r"\textit{E. coli} at 50\%", "E. coli at 50%"),
        ("two\n   lines", "two lines"),
        (r"Th\kern 0.5ex anh", "Th anh"),
    ],
)
def test_latex_is_read_as_characters(latex: str, shown: str) -> None:
    document = read(f"@misc{{k, title = {{{latex}}}}}")
    assert document.articles[0].get("/title") == shown
    stands(document)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("@article{a, title={X", "{", "never closed"),
        ("@article{a, title={X},\n\n@book{b, title={Y}}", "@article{", "never closed"),
        ('@article{a, title="X, year=2}\n@book{b, title={Y}}', '"', "never closed"),
        ("@article{a, title={X} year={2000}}", "year", "comma is missing"),
        ("@article{a, title {X}, year={2000}}", "title", "no value"),
        ("@article{a, title=, year={2000}}", "title", "is missing"),
        ("@article{title={X}, year={2000}}", "title", "no key"),
        ("@article{, title={X}}", "{", "no key"),
        ("@article{a, title={X}, ?!}", "?", "no field"),
    ],
)
def test_an_error_is_told_at_its_place_and_the_rest_is_read(
    text: str, place: str, words: str
) -> None:
    document = read(text)
    problem = document.problems[0]
    assert problem.rule == "source/syntax"
    assert words in problem.message
    assert text[slice(*problem.span)] == place
    if "@book" in text:
        assert document.articles[-1].get("/title") == "Y"


def test_keys_and_fields_that_stand_twice_are_told() -> None:
    text = "@misc{a, title={X}, title={Z}}\n@misc{A, title={Y}}"
    problems = read(text).problems
    assert [(p.rule, text[slice(*p.span)]) for p in problems] == [
        ("source/duplicate-key", "title"),
        ("source/duplicate-key", "A"),
    ]


def test_a_ris_record_has_all_of_its_values() -> None:
    document = read(RIS, "a.ris")
    assert document.problems == ()
    assert document.articles[0].value == {
        "type": "JOUR",
        "id": "k1",
        "title": "A long title here",
        "journal": {"title": "J X", "issn": ["1234-5678"]},
        "volume": "4",
        "doi": "10.1000/x",
        "authors": [{"family": "Doe", "given": "Jane"}, {"literal": "Ice Group"}],
        "pages": "1–9",
        "year": 2003,
        "dates": {"published": "2003-02-15"},
        "keywords": ["ice"],
    }
    stands(document)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("TY  - JOUR\nTI  - A\n", "TY", "never closed"),
        ("TY  - JOUR\nTI  - A\nTY  - BOOK\nER  - \n", "TY", "never closed"),
        ("TI  - A\nTY  - BOOK\nER  - \n", "TI", "in no record"),
    ],
)
def test_a_ris_line_out_of_place_is_told(text: str, place: str, words: str) -> None:
    (problem,) = read(text, "a.ris").problems
    assert words in problem.message
    assert text[slice(*problem.span)] == place


def test_a_bibliography_is_known_by_what_it_holds() -> None:
    assert read(BIB, "refs.txt").format == "bibtex"
    assert read(RIS, "export.txt").format == "ris"
    assert read("@someone wrote, that it rains.\n", "mail.txt").format == "page"
    assert read_any(SourceText("x.md", BIB), "bibtex").format == "bibtex"


def test_a_csl_record_keeps_its_id() -> None:
    text = '[{"id": "doe1", "type": "article-journal", "title": "On Ice"}]'
    found = article(text, "refs.json")
    assert found.get("/id") == "doe1"
    assert text[slice(*found.span("/id"))].strip('"') == "doe1"


def test_an_answer_of_crossref_holds_its_works() -> None:
    work = (
        '{"DOI": "10.5555/x", "type": "journal-article", "title": ["On Ice"], "volume": "3",'
        ' "author": [{"given": "Ada", "family": "Field"}], "container-title": ["J Ice"],'
        ' "published": {"date-parts": [[2020, 2, 3]]}}'
    )
    one = f'{{"message-type": "work", "message": {work}}}'
    many = f'{{"message-type": "work-list", "message": {{"items": [{work}, {work}]}}}}'
    assert [len(read(text, "a.json").articles) for text in (one, many)] == [1, 2]
    found = article(one, "a.json")
    assert found.complete is False
    assert found.get("/title") == "On Ice"
    assert found.get("/authors") == [{"given": "Ada", "family": "Field"}]
    assert found.get("/journal/title") == "J Ice"
    assert found.get("/dates/published") == "2020-02-03"
    assert one[slice(*found.text("/doi").span())] == "10.5555/x"  # type: ignore[union-attr]


PIECES = st.lists(
    st.sampled_from(
        [
            *("@article{k,", "@string{s = ", "title = ", "author", "=", "{", "}", '"', "#", ","),
            *("\n", " ", "and", "van", "X", r"{\"o}", r"\'", "\\", "--", "~", "$x$", "$", "%", "("),
            *(
                "TY  - JOUR",
                "ER  - ",
                "AU  - A, B",
                "\r\n",
                "SP  - 1",
                "EP  - 9",
                "é😀",
                "crossref",
            ),
        ]
    ),
    max_size=40,
)


@given(PIECES, st.sampled_from(["a.bib", "a.ris"]))
@settings(max_examples=300, deadline=None)
def test_no_damage_stops_the_readers(pieces: list[str], path: str) -> None:
    document = read("".join(pieces), path)
    stands(document)


@given(st.integers(0, len(BIB)), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_a_hole_in_a_file_leaves_values_at_their_places(start: int, length: int) -> None:
    stands(read(BIB[:start] + BIB[start + length :]))
