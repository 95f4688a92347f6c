"""spelling/typo: what it reports, what it mends, and what it never reports."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.commandline import corrigenda
from corrigenda import running
from corrigenda.accepting import Accept
from corrigenda.config.settings import Settings
from corrigenda.document import Block, Document
from corrigenda.finding import Finding, LocatedFinding
from corrigenda.fixing import fix
from corrigenda.linting import Engine
from corrigenda.output import Report, RuleInfo
from corrigenda.output.statistics import counts
from corrigenda.testing import apply_fixes, check_text, read_text
from corrigenda.text import SourceText
from corrigenda_rules.spelling._blocks import KINDS
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._model import model
from corrigenda_rules.spelling.typo import Typo

TODAY = date(2026, 1, 15)
PLAIN = Settings(profile="minimal", level="standard", select=("spelling/typo",))
SLIPS = {
    "treatmnet": "treatment",
    "infomation": "information",
    "concentartion": "concentration",
    "recieved": "received",
    "resaerch": "research",
}
"""Slips that no weighing of the evidence could take for anything else."""
WORDS = ["the", "samples", "were", "of", "patients", "cells", "Wnt5a", "in", "α", "[1]", "(n = 5)"]
ANY = st.lists(st.sampled_from([*SLIPS, " ", "-", "’", "[", "Dr. "]) | st.text(max_size=4)).map(
    "".join
)
TEXTS = st.lists(st.sampled_from([*WORDS, *SLIPS, *map(str.title, SLIPS)]), max_size=12)


def reported(text: str, path: str = "article.md", level: str = "standard") -> list[str]:
    """The words reported in a text, as written."""
    return [text[slice(*f.span)] for f in found_in(read_text(text, path), level)]


def found_in(document: Document, level: str = "standard", **options: object) -> list[Finding]:
    rule = Typo(TODAY, {name.replace("_", "-"): value for name, value in options.items()})
    rule.level = level
    return sorted(rule.check(document), key=lambda f: f.span)


def of_kind(kind: str, text: str, lang: str | None = None) -> Document:
    """A document of one block."""
    block = Block(kind, text, [(0, 0, len(text))], lang=lang)
    return Document(SourceText("x.txt", text), "page", [block])


# --- what is never reported: every one of these texts holds a word one slip from a known one


@pytest.mark.parametrize("level", ["minimal", "standard", "strict"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "---\ntitle: Sleep\nauthors:\n  - name: Ana Treatmnet\n---\n\n"
            "Treatmnet wrote the paper. It was read by Treatmnet too.\n",
            id="an author's name, also elsewhere in the text",
        ),
        pytest.param(
            "We read the work of Resaerch and of others.\n\n# References\n\n"
            "1. Resaerch A, Smith B. The sleep of mice. J Sleep. 2010;1:1-2.\n",
            id="a name of the bibliography",
        ),
        pytest.param("As P. Treatmnet and K. L. Infomation had it.", id="a name after initials"),
        pytest.param("As Treatmnet et al. had it, sleep is good.", id="a name that is cited"),
        pytest.param("As Treatmnet (2010) and Infomation, 2011, had it.", id="a name and a year"),
        pytest.param(
            "The genes Wnt5a, Foxp3, Brca1, IL6ra, TGFBR, EHR and MAPKK; transferrin.",
            id="symbols of genes and proteins",
        ),
        pytest.param("HeLa, HEK293T, MCF7, THP-1 and Jurkat cells were grown.", id="cell lines"),
        pytest.param(
            "Caenorhabditis elegans, Danio rerio, S. cerevisiae and D. melanogaster were grown.",
            id="species",
        ),
        pytest.param("Here S. cerevisae and E. colli grew on plates.", id="species after initials"),
        pytest.param(
            "Patients were given imatinib, tocilizumab, remdesivir, Eliquis or Xarelto daily.",
            id="drugs and brands",
        ),
        pytest.param(
            "We used dimethylsulfoxide, phosphatidylethanolamine, trifluoroacetic acid and "
            "N-acetylcysteine in the assay.",
            id="chemical names",
        ),
        pytest.param(
            "The primer GATTACAGATTACA and the peptide MKTAYIAKQRQISF were used.", id="sequences"
        ),
        pytest.param("It took 5 mmol, 3 kcal, 20 µmol, 12 mmHg and 7treatmnet.", id="units"),
        pytest.param("Call `recieved` and use\n\n    treatmnet = infomation\n", id="code"),
        pytest.param("```\nthe treatmnet recieved\n```\n", id="a block of code"),
        pytest.param("Look at https://treatmnet.org/recieved/infomation.html now.", id="a URL"),
        pytest.param("Look at www.treatmnet.org and treatmnet.org for it.", id="an address"),
        pytest.param("Write to recieved@treatmnet.org for it.", id="an e-mail address"),
        pytest.param("The file treatmnet.csv is in data/treatmnet/all.", id="file names"),
        pytest.param("The column treatmnet_id and the option --treatmnet=x hold it.", id="names"),
        pytest.param("As shown before [@treatmnet2010; @recieved] it works.", id="citation keys"),
        pytest.param("So $treatmnet = x$ and \\treatmnet{x} and \\cite{recieved}.", id="LaTeX"),
        pytest.param("See doi:10.1000/treatmnet and 10.1000/recieved.5 on it.", id="DOIs"),
        pytest.param("They ask for @treatmnet and #recieved there.", id="handles and tags"),
        pytest.param(
            "Sie schrieb: „Die performence wurde in der Nacht von uns nicht gemessen“.",
            id="a text that is not English by its own words",
        ),
        pytest.param(
            "He wrote of it: “les performence de la nuit et du jour sont dans la riviere”.",
            id="a quotation in another language",
        ),
        pytest.param(
            "---\nlang: de\n---\n\nPerformence und Treatmnet sind gut.\n",
            id="a text that says it is not English",
        ),
        pytest.param("Tumour and tumor, analyse and analyze, modelled and modeled.", id="dialects"),
        pytest.param("Anaemic, anemic; foetus, fetus; programme, program; grey, gray.", id="more"),
        pytest.param("They wrote “treatmnet [sic] of mice”.", id="what is marked as it stands"),
        pytest.param("Reanalyses of immunophenotypes and non-responders.", id="regular forms"),
    ],
)  # fmt: skip
def test_never_reported(text: str, level: str) -> None:
    assert reported(text, level=level) == []


def test_names_of_editors_and_reviewers_on_a_page_are_not_reported_elsewhere_either() -> None:
    page = (
        "REVIEW article\n\nFront. Immunol.\n\nSleep in the elderly\n\n"
        "Edited by: Jon Performence, University of Leeds, United Kingdom\n\n"
        "Reviewed by: Ana Treatmnet, University of Leeds, United Kingdom\n\n"
        "Abstract\n\nWe recieved the samples. Treatmnet was there, and so was Performence.\n"
    )
    assert reported(page, "article.txt") == ["recieved"]


@pytest.mark.parametrize("kind", ["contrib", "ref", "corresp", "permissions", "pub-info"])
def test_blocks_of_names_and_numbers_are_not_read(kind: str) -> None:
    assert found_in(of_kind(kind, "the treatmnet was recieved")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fangshan Hospital, Xianyang, Shaanxi, China",
        "Department of Physics, Univerza v Ljubljani, Ljubljana, Slovenia",
        "Hospital Universitario La Paz, Madrid, Spain",
        "School of Medicine, Hiroshima, Japan",
    ],
)
@pytest.mark.parametrize("level", ["minimal", "standard", "strict"])
def test_places_and_foreign_names_in_affiliations_are_not_reported(text: str, level: str) -> None:
    assert found_in(of_kind("aff", text), level) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Tianjin University of Traditional Chinese Medicience, Tianjin, China", "Medicience",
         "Medicine"),
        ("Wuhan Univeristy, Wuhan, China", "Univeristy", "University"),
        ("Deparment of Dermatology, University of Leeds, UK", "Deparment", "Department"),
    ],
)  # fmt: skip
def test_a_slip_in_the_words_of_an_institution_is_reported(
    text: str, wrong: str, right: str
) -> None:
    (finding,) = found_in(of_kind("aff", text))
    assert (text[slice(*finding.span)], finding.suggestions[0]) == (wrong, right)


def test_what_is_accepted_is_not_reported() -> None:
    source = SourceText("a.md", "The treatmnet was recieved.")
    said = Engine([Typo], TODAY).check(source, PLAIN._replace(accept=Accept.of(["treatmnet"])))
    assert [f.location.start.offset for f in said.findings] == [18]


# --- where it is reported


@pytest.mark.parametrize("kind", sorted(KINDS - {"aff"}))
def test_a_slip_is_reported_in_every_kind_of_block_and_each_can_be_left_out(kind: str) -> None:
    document = of_kind(kind, "the treatmnet group")
    assert [tuple(f.span) for f in found_in(document)] == [(4, 13)]
    assert found_in(document, skip_kinds=[kind]) == []
    others = sorted(KINDS - {kind})
    assert len(found_in(document, skip_kinds=others)) == 1


MARKDOWN = """\
---
title: The treatmnet of sleep
abstract: We recieved the infomation.
keywords: [concentartion]
authors:
  - name: Ana Ruiz
    affiliation: Wuhan Univeristy, Wuhan, China
---

# The popultaion

![The expresion of genes](treatmnet.png)

| The temperture | n |
|----------------|---|
| the experimnet | 5 |

> They were hospitlized here.

- an accomodation
"""


def test_front_matter_titles_captions_and_tables_are_read() -> None:
    assert reported(MARKDOWN) == [
        "treatmnet", "recieved", "infomation", "concentartion", "Univeristy", "popultaion",
        "expresion", "temperture", "experimnet", "hospitlized", "accomodation",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yaml", "title: The treatmnet of sleep\nabstract: We recieved it.\nauthors: []\n"),
        ("a.json", '{"title": "The treatmnet of sleep", "abstract": "We recieved it.",'
                   ' "authors": []}'),
    ],
)  # fmt: skip
def test_strings_of_metadata_are_read_at_their_pointers(path: str, text: str) -> None:
    found = found_in(read_text(text, path))
    assert [(text[slice(*f.span)], f.pointer) for f in found] == [
        ("treatmnet", "/title"),
        ("recieved", "/abstract"),
    ]


def test_each_place_is_a_finding_and_the_word_is_one_in_the_statistics() -> None:
    text = "Treatmnet was given. The treatmnet was good."
    said = Engine([Typo], TODAY).check(SourceText("a.md", text), PLAIN)
    info = RuleInfo(Typo.meta.id, Typo.meta.severity, "", "", words=Typo.meta.words)
    (count,) = counts(Report(said.findings, ("a.md",), "1", rule=lambda _: info))
    assert count.findings == 2
    assert count.words == (("treatmnet", 2, "treatment"),)


def test_profiles_report_one_within_the_other() -> None:
    found = [set(reported(MARKDOWN + RARE, level=level)) for level in ("minimal", "standard")]
    found.append(set(reported(MARKDOWN + RARE, level="strict")))
    assert found[0] <= found[1] <= found[2]
    thresholds = model().thresholds
    assert (
        thresholds["strict"] <= thresholds["standard"] <= thresholds["minimal"] < thresholds["safe"]
    )


RARE = "\nErthematosus, a plat, the zwibbler, the brand Medicel, ophthamology and glucosin.\n"


# --- suggestions and fixes


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The treatmnet was good.", "The treatment was good."),
        ("Treatmnet was given.", "Treatment was given."),
        ("# TREATMNET OF SLEEP IN THE ELDERLY\n", "# TREATMENT OF SLEEP IN THE ELDERLY\n"),
        ("# SYSTEMIC LUPUS ERTHEMATOSUS\n", "# SYSTEMIC LUPUS ERYTHEMATOSUS\n"),
        ("# Systemic Lupus Erthematosus in the Elderly\n",
         "# Systemic Lupus Erythematosus in the Elderly\n"),
        ("Two treatmnets of popultaions.", "Two treatments of populations."),
        ("They were accomodated.", "They were accommodated."),
        ("The **treatmnet** and the *infomation*.", "The **treatment** and the *information*."),
        ("The treatmnet’s end, a post-treatmnet scan.",
         "The treatment’s end, a post-treatment scan."),
    ],
)  # fmt: skip
def test_the_fix_keeps_case_inflection_and_what_stands_around(text: str, fixed: str) -> None:
    assert apply_fixes(text, check_text(Typo, text)) == fixed


def test_a_fix_is_not_offered_where_markup_lies_inside_the_word() -> None:
    (finding,) = check_text(Typo, "The treat*mnet* was good.")
    assert finding.suggestions == ("treatment",)
    assert finding.fix is None


@given(TEXTS)
def test_only_over_the_safe_threshold_is_a_fix_safe(words: list[str]) -> None:
    from corrigenda_rules.spelling._decision import decisions

    document = read_text(" ".join(words))
    scores = {d.unknown.plain: d for d in document.derive(decisions)}
    for finding in found_in(document):
        decision = scores[document.source.text[slice(*finding.span)].lower()]
        assert decision.score is not None
        assert finding.fix is not None
        if finding.fix.safe:
            assert decision.score >= model().thresholds["safe"]
            assert decision.is_plain


@given(TEXTS)
def test_findings_are_whole_unknown_words_and_fixes_keep_their_case(words: list[str]) -> None:
    text = " ".join(words)
    for finding in check_text(Typo, text):
        start, end = finding.span
        written = text[start:end]
        assert re.fullmatch("[A-Za-z]+", written)
        assert not text[max(0, start - 1) : start].isalpha()
        assert not text[end : end + 1].isalpha()
        assert written.lower() not in lexicon()
        assert finding.suggestions
        for suggestion in finding.suggestions:
            assert suggestion.lower() in lexicon()
            assert suggestion != written
            assert (suggestion.isupper(), suggestion.istitle(), suggestion.islower()) == (
                written.isupper(), written.istitle(), written.islower()
            )  # fmt: skip


@given(TEXTS)
@settings(max_examples=50)
def test_what_is_mended_is_mended_for_good(words: list[str]) -> None:
    engine = Engine([Typo], TODAY)

    def wanted(finding: LocatedFinding) -> bool:
        return finding.fix is not None

    once = fix(engine, SourceText("a.md", " ".join(words)), PLAIN, wanted)
    again = fix(engine, SourceText("a.md", once.after), PLAIN, wanted)
    assert again.after == once.after
    assert again.mended == 0
    assert engine.check(SourceText("a.md", once.after), PLAIN).findings == ()


@given(ANY)
def test_no_text_whatever_makes_it_fail(text: str) -> None:
    for kind in ("p", "aff", "article-title", "kwd"):
        for finding in found_in(of_kind(kind, text), "strict"):
            assert text[slice(*finding.span)].isalpha()


# --- the same result whatever was done before


FILES = {
    "a.md": "The treatmnet of floxen. Floxen is a tool, and floxen is used by Treatmnet.",
    "b.md": "---\nauthors:\n  - name: Ana Treatmnet\n---\n\nTreatmnet had floxen. The recieved.\n",
    "c.md": "Die treatmnet wurde in der Nacht nicht gemessen, und die recieved auch nicht.",
    "d.md": "The treatmnet, the treatment and the treatments; a flaxen infomation.",
}


def test_what_a_process_saw_before_changes_nothing() -> None:
    alone = {name: _said(Engine([Typo], TODAY), name) for name in FILES}
    assert alone["a.md"]
    assert alone["c.md"] == []
    for order in permutations(FILES):
        engine = Engine([Typo], TODAY)
        assert {name: _said(engine, name) for name in order} == alone


def test_a_fresh_memory_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from corrigenda_rules.spelling import _candidates

    warm = {name: _said(Engine([Typo], TODAY), name) for name in FILES}
    monkeypatch.setattr(lexicon(), "_near", {})
    monkeypatch.setattr(lexicon(), "_known", {})
    for memory in vars(_candidates).values():
        if hasattr(memory, "cache_clear") and memory is not lexicon:
            memory.cache_clear()
    assert {name: _said(Engine([Typo], TODAY), name) for name in reversed(FILES)} == warm


def test_the_number_of_processes_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    engine = Engine([Typo], TODAY)
    names = list(FILES)
    one = running.lint(engine, names, lambda _: PLAIN, jobs=1)
    two = running.lint(engine, names[::-1], lambda _: PLAIN, jobs=2)
    assert one == two
    assert any(result.findings for result in one)


def test_the_order_of_hashes_changes_nothing(tmp_path: Path) -> None:
    text = "".join(f"The {a} and a {b} of floxen.\n\n" for a in SLIPS for b in ("zwib", "recived"))
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    said = {
        corrigenda(
            tmp_path, "check", "--isolated", "--no-cache", "--select", "spelling", "--profile",
            "strict", "--output-format", "json", "a.md", env={"PYTHONHASHSEED": seed},
        ).out
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(said) == 1
    assert "treatment" in said.pop()


def _said(engine: Engine, name: str) -> list[LocatedFinding]:
    return list(engine.check(SourceText(name, FILES[name]), PLAIN).findings)
