"""Markdown texts against the bibliographies they cite from."""

from __future__ import annotations

import pytest

from corrigenda.testing import check_text, read_text
from corrigenda_rules.references._cited import cited_keys
from corrigenda_rules.references.uncited import Uncited
from corrigenda_rules.references.unknown import Unknown
from corrigenda_rules.references.year import Year

BIB = "@article{ott2001, title={Ice}}\n@article{roe2002,}\n@book{lee2003, ids = {lee03, old}}\n"
CSL = '[{"id": "ott2001", "type": "book"}, {"id": "roe2002", "type": "book"}]'
YAML = "references:\n- id: ott2001\n  type: book\n  title: Ice\n- id: roe2002\n  type: book\n"


def unknown(text: str, path: str = "paper.md", **beside: str) -> list[str]:
    files = {name.replace("__", "."): content for name, content in beside.items()}
    return [text[slice(*f.span)] for f in check_text(Unknown, text, path, beside=files)]


def front(more: str = "bibliography: refs.bib") -> str:
    return f"---\ntitle: Ice\n{more}\n---\n\n"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("As [@a2001; see also -@b2002, pp. 3–4] said.", ["a2001", "b2002"]),
        ("As @a2001 [p. 3] and @{b 2}, @b2002. said.", ["a2001", "b2002"]),
        ("So {cite:p}`a,b` {cite}`c` {cite:t}`{see}d{p. 3}`", ["a", "b", "c", "d"]),
        ("[](@a2001) and [so](@b2002).", ["a2001", "b2002"]),
        (r"\citep[see][p. 3]{a, b} and \Citet*{c}", ["a", "b", "c"]),
        ("A note.[^1]\n\n[^1]: As @a2001.\n", ["a2001"]),
        ("| a |\n|---|\n| x [@a2001] |\n", ["a2001"]),
        ("![Cap [@a2001]](a.png)\n", ["a2001"]),
        ("`@a2001`, me@b2002.org\n\n```\n@c2003 [@d2004]\n```\n", []),
        ("@fig:one, @tbl-two, [@eq:three], @doi:10.5555/a, [@pmid:12345]", []),
        ("(@one) An example.\n\nAs (@one) shows.", []),
    ],
)
def test_the_keys_that_a_text_cites(text: str, keys: list[str]) -> None:
    assert [key.text for key in cited_keys(read_text(text))] == keys


def test_keys_are_looked_up_in_bibtex_csl_json_and_yaml_and_the_front_matter() -> None:
    text = "As [@ott2001; @roe2002] and [@nobody1999] said.\n"
    for head, files in (
        (front(), {"refs__bib": BIB}),
        (front("bibliography: [refs.json]"), {"refs__json": CSL}),
        (front("bibliography: refs.yaml"), {"refs__yaml": YAML}),
        (front(YAML.rstrip()), {"x__md": ""}),
        (front("author: Ada Field"), {"paper__bib": BIB}),
        (front("author: Ada Field"), {"_quarto__yml": "bibliography: r.bib", "r__bib": BIB}),
        (front("author: Ada Field"), {"myst__yml": "project:\n  bibliography: [r.bib]\n",
                                      "r__bib": BIB}),
    ):  # fmt: skip
        assert unknown(head + text, **files) == ["nobody1999"], head


def test_other_names_of_an_entry_are_known() -> None:
    assert unknown(front() + "As [@lee03; @old; @ott2001] said.\n", refs__bib=BIB) == []


def test_a_bibliography_beside_that_holds_little_of_what_is_cited_is_another_text_s() -> None:
    text = "---\ntitle: Ice\n---\n\nAs [@ott2001; @a2001; @b2002; @c2003] said.\n"
    assert unknown(text, refs__bib=BIB) == []


def test_nothing_is_said_of_keys_where_a_bibliography_is_missing() -> None:
    head = front("bibliography: [refs.bib, more.bib]")
    assert unknown(head + "As [@ott2001; @nobody1999] said.\n", refs__bib=BIB) == []


def test_names_of_users_are_no_citations() -> None:
    text = front() + "Thanks to @adafield and @lee for [@ott2001]. Use @property.\n"
    assert unknown(text, refs__bib=BIB) == []


def test_tags_of_manubot_are_known_wherever_they_are_defined() -> None:
    text = (
        "---\ntitle: Ice\n---\n\nAs [@ott2001; @tag; @own; @ottt2001] said.\n\n[@own]: doi:10.5/1\n"
    )
    files = {"manual-references.json": CSL, "90.back.md": "[@tag]: pmid:12345678\n", "a.md": text}
    found = check_text(Unknown, text, "a.md", beside=files)
    assert [text[slice(*f.span)] for f in found] == ["ottt2001"]


@pytest.mark.parametrize(
    "more",
    ["nocite: '@*'", "nocite: |\n  @lee2003", "abstract: As [@lee2003] says."],
)
def test_what_the_front_matter_cites_is_cited(more: str) -> None:
    text = front(f"bibliography: refs.bib\n{more}") + "As [@ott2001; @roe2002] said.\n"
    assert check_text(Uncited, text, beside={"refs.bib": BIB}) == []


def test_a_library_is_told_to_be_cited_in_part_by_the_strict_profile_alone() -> None:
    text = front() + "As [@ott2001] said.\n"
    assert check_text(Uncited, text, beside={"refs.bib": BIB}) == []
    (finding,) = check_text(Uncited, text, beside={"refs.bib": BIB}, level="strict")
    assert "“roe2002”, “lee2003”" in finding.message
    assert text[slice(*finding.span)] == "refs.bib"
    assert [BIB[slice(*r.span)] for r in finding.related] == ["roe2002", "lee2003"]


def test_the_references_of_an_answer_of_crossref_are_read_with_their_places() -> None:
    text = (
        '{"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/a", "type":'
        ' "journal-article", "title": ["Ice"], "author": [{"family": "Field"}], "reference":'
        ' [{"key": "r1", "author": "Ott", "article-title": "Sea", "year": "20001"},'
        ' {"key": "r2", "unstructured": "Roe B. Sky. 2002."}]}}'
    )
    (article,) = read_text(text, "a.json").articles
    assert article.get("/references/0/authors/0/literal") == "Ott"
    assert article.get("/references/1/text") == "Roe B. Sky. 2002."
    (finding,) = check_text(Year, text, "a.json")
    assert text[slice(*finding.span)] == "20001"
