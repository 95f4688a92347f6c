"""What Vale keeps terms in: patterns are written out or named, never run."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.errors import UsageError
from corrigenda.readers.yaml import parse_yaml
from corrigenda.termbase.exchange import importing, vale
from corrigenda.termbase.exchange.concepts import Avoided, Concept, ExchangeError, Imported, Terms
from corrigenda.termbase.exchange.literal import NotLiteralError, literals
from corrigenda.termbase.exchange.tidying import tidied
from corrigenda.termbase.exchange.vale_out import as_vale, lost
from corrigenda.text import SourceText


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("GitHub", ["GitHub"]),
        ("[Gg]it[Hh]ub", ["GitHub", "Github", "gitHub", "github"]),
        (r"data ?sets?", ["data sets", "data set", "datasets", "dataset"]),
        (r"\b(?:log|sign) in\b", ["log in", "sign in"]),
        (r"e\.g\.", ["e.g."]),
        ("a|b c", ["a", "b c"]),
        ("(?i)pubmed", ["pubmed"]),
        ("(?i:pub ?med)", ["pub med", "pubmed"]),
        (r"C\+\+", ["C++"]),
        ("colou?r", ["colour", "color"]),
        ("[a-]b", ["ab", "-b"]),
    ],
)
def test_a_simple_pattern_is_written_out(pattern: str, texts: list[str]) -> None:
    assert list(literals(pattern).texts) == texts


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"\w+ing", "stands for many characters"),
        ("a.*b", "stands for texts without end"),
        ("(a+)+$", "stands for texts without end"),
        ("[a-z]b", "a whole range of characters"),
        ("[^a]b", "a whole range of characters"),
        ("(?<!x)y", "looks at what stands around it"),
        ("[ab][ab][ab][ab][ab][ab][ab]", "more than 64 texts"),
        ("(a", "a bracket is never closed"),
        ("[a", "a bracket is never closed"),
        ("a)", "was never opened"),
        ("(" * 30, "nested too deep"),
        ("x" * 400, "longer than 300"),
        ("a\\", "stands for many"),
        ("^a$", "stands for texts without end, or for none"),
        ("?", "or for none"),
    ],
)
def test_a_pattern_for_more_than_a_few_texts_says_why_it_is_left_out(
    pattern: str, reason: str
) -> None:
    with pytest.raises(NotLiteralError, match=re.escape(reason)):
        literals(pattern)


@given(st.text("ab[]()|?\\. :", max_size=14))
def test_what_is_written_out_is_what_the_pattern_matches(pattern: str) -> None:
    try:
        found = literals(pattern)
    except NotLiteralError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of “[[]”
        try:
            compiled = re.compile(pattern)
        except re.error:
            return
    for text in found.texts if "\\b" not in pattern else ():
        assert compiled.fullmatch(text), (pattern, text)


def test_a_vocabulary_gives_names_variants_and_what_is_left_out() -> None:
    text = "# ours\nGitHub\n[Pp]ostgres\nfrontend\n(?i)pubmed\n\n\\w+ify\n"
    found = vale.read_vocabulary(SourceText("styles/accept.txt", text))
    assert found.terms.concepts == (
        Concept(use=("GitHub",), more=(("spelling", "exact"),), line=2),
        Concept(allow=("Postgres", "postgres"), line=3),
        Concept(allow=("frontend",), line=4),
        Concept(allow=("pubmed",), line=5),
    )
    assert [(one.line, one.message) for one in found.left_out] == [
        (7, "the pattern “\\w+ify”: “\\w” stands for many characters")
    ]


def test_a_list_of_what_is_rejected_is_to_be_avoided() -> None:
    found = tidied(vale.read_vocabulary(SourceText("reject.txt", "(?i)simply\nUtilize\n")))
    assert found.terms.concepts == (
        Concept(avoid=(Avoided("simply"),), advice="use another word", line=1),
        Concept(
            avoid=(Avoided("Utilize"),), advice="use another word",
            more=(("case", "exact"),), line=2,
        ),
    )  # fmt: skip


def style(text: str) -> Imported:
    source = SourceText("s.yml", text)
    tree = parse_yaml(source).trees[0]
    return vale.read_style(
        tree.value, lambda at: source.line_of((tree.key_span(at) or tree.span(at)).start)
    )


def test_a_substitution_gives_a_term_for_each_pair() -> None:
    found = style(
        "extends: substitution\nmessage: Use '%s'\nlevel: suggestion\nignorecase: true\n"
        "link: https://example.org/style\nexceptions: [gender identity]\nswap:\n"
        "  gender: sex|sexes\n  data ?set: dataset\n  '\\w+ly': slowly\n  drop: $1\n"
    )
    more = (("except", ["gender identity"]), ("severity", "info"))
    assert found.terms.concepts == (
        Concept(("sex", "sexes"), (Avoided("gender"),), sources=("vale",), more=more, line=8),
        Concept(("dataset",), (Avoided("data set"),), sources=("vale",), more=more, line=9),
    )
    assert found.terms.sources == {"vale": "https://example.org/style"}
    assert [one.line for one in found.left_out] == [10, 11]


def test_a_style_that_sees_capitals_gives_exact_forms_and_existence_gives_no_term_to_write() -> (
    None
):
    found = style("extends: existence\ntokens:\n  - obviously\n  - very\n")
    assert [c.avoid for c in found.terms.concepts] == [
        (Avoided("obviously"),), (Avoided("very"),),
    ]  # fmt: skip
    assert {c.more for c in found.terms.concepts} == {(("case", "exact"),)}


def test_what_is_replaced_by_nothing_is_to_be_left_out() -> None:
    (concept,) = style(
        'extends: substitution\nignorecase: true\nswap:\n  please: ""\n'
    ).terms.concepts
    assert (concept.avoid, concept.use, concept.advice) == (
        (Avoided("please"),), (), "leave it out",
    )  # fmt: skip


def test_tokens_that_stand_in_a_pattern_are_left_out() -> None:
    found = style("extends: existence\nraw:\n  - '\\b(?:most|very)\\b\\s*'\ntokens: [unique]\n")
    assert found.terms.concepts == ()
    assert [(one.line, one.message) for one in found.left_out] == [
        (2, "this style: `raw` is a pattern around its tokens")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: spelling\n", "a style of Vale that extends “spelling”; only substitution and"),
        ("extends: substitution\nswap: {}\n", "this style has nothing in `swap`"),
    ],
)
def test_a_style_without_terms_is_told(text: str, message: str) -> None:
    with pytest.raises(ExchangeError, match=re.escape(message)):
        style(text)


# writing ---------------------------------------------------------------------------------------

TERMS = Terms(
    (
        Concept(("people with diabetes",), (Avoided("diabetics"), Avoided("(sugar)")), why="x"),
        Concept(avoid=(Avoided("obviously"),), advice="leave it out", allow=("not obviously",)),
        Concept(("GitHub",), (Avoided("Github"),), more=(("spelling", "exact"), ("case", "exact"))),
        Concept(("sex",), (Avoided("gender"),), more=(("severity", "info"),)),
    ),
    name="House style",
)


def test_a_folder_for_vale_holds_styles_and_a_vocabulary() -> None:
    files = as_vale(TERMS)
    assert list(files) == [
        "House-style/Avoid.yml",
        "House-style/Terms.yml",
        "House-style/TermsExact.yml",
        "House-style/TermsSuggestion.yml",
        "config/vocabularies/House-style/accept.txt",
    ]
    assert files["House-style/Terms.yml"] == (
        "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: warning\n"
        "ignorecase: true\nswap:\n  '\\(sugar\\)': \"people with diabetes\"\n"
        '  "diabetics": "people with diabetes"\n'
    )
    assert 'exceptions:\n  - "not obviously"\n' in files["House-style/Avoid.yml"]
    assert files["config/vocabularies/House-style/accept.txt"] == "GitHub\n"
    assert lost(TERMS) == [("advice", 1), ("why", 1)]


def test_what_is_written_for_vale_is_read_back(tmp_path: Path) -> None:
    avoided = {}
    for name, text in as_vale(TERMS).items():
        path = tmp_path / Path(name).name
        path.write_text(text)
        terms = importing.read(str(path), name, None, importing.Options()).terms
        for concept in terms.concepts:
            avoided.update({item.form: concept.use for item in concept.avoid})
    assert avoided == {
        "diabetics": ("people with diabetes",), "(sugar)": ("people with diabetes",),
        "obviously": (), "Github": ("GitHub",), "gender": ("sex",),
    }  # fmt: skip


# telling files apart ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a", b'<?xml version="1.0"?><!-- x --><martif>', "tbx"),
        ("a", b'\xef\xbb\xbf<tbx type="TBX">', "tbx"),
        ("a", "<tbx/>".encode("utf-16"), "tbx"),
        ("a.xml", b"<!DOCTYPE x SYSTEM 'y'><DescriptorRecordSet>", "mesh"),
        ("accept.txt", b"word\n", "vale"),
        ("x/Reject.txt", b"word\n", "vale"),
        ("s.yml", b"---\n# x\nextends: substitution\n", "vale"),
        ("a.txt", b"Preferred term\tForbidden\nx\ty\n", "csv"),
        ("a", b"term\nx\n", "csv"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(name: str, head: bytes, kind: str) -> None:
    assert importing.detected(head, name) == kind


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (b"<html><body>", "XML, but neither TBX nor MeSH descriptors: its root is <html>"),
        (b"termbase: 1\nterms: []\n", "this is a termbase of corrigenda already"),
        (b"hello world\n", "what this is cannot be told; say it with --from"),
        (b"", "what this is cannot be told"),
    ],
)
def test_a_file_that_is_none_of_these_is_told(head: bytes, message: str) -> None:
    with pytest.raises(ExchangeError, match=re.escape(message)):
        importing.detected(head, "x")


def test_a_table_in_another_encoding_is_read_when_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("use,avoid\nnaïve,naive\n".encode("cp1252"))
    with pytest.raises(UsageError, match=r"t\.csv:2: not valid UTF-8: .*--encoding cp1252"):
        importing.read(str(path), "t.csv", None, importing.Options())
    terms = importing.read(str(path), "t.csv", None, importing.Options(encoding="cp1252")).terms
    assert terms.concepts[0].use == ("naïve",)
    with pytest.raises(UsageError, match="there is no encoding “klingon”"):
        importing.read(str(path), "t.csv", "csv", importing.Options(encoding="klingon"))
