"""The family corpus on repositories of articles: what is told, where, and what is read for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.accepting import Accept
from corrigenda.cache import Cache
from corrigenda.config.settings import Settings
from corrigenda.linting import Engine, FileResult
from corrigenda.registry import load_rules
from corrigenda.running import lint
from corrigenda.text import SourceText
from corrigenda_rules.corpus._across import are_copies, near, plain

TODAY = date(2026, 1, 15)
CORPUS = Settings(select=("corpus",))
ARTICLE = """\
---
title: Cells of the {topic} in a long winter
authors:
  - name: {author}
    orcid: {orcid}
    affiliation: Department of {topic}, {university}, Oslo, Norway
doi: 10.5555/{topic}.1
---

# Introduction

Cytokine release {noun} (CRS) is common in the {topic}; we deposited a {term} model on {server}.
"""
PLAIN = {
    "author": "Zoë Feldmann",
    "orcid": "0000-0002-1825-0097",
    "university": "University of the North",
    "noun": "syndrome",
    "term": "nonlinear",
    "server": "bioRxiv",
}
TOPICS = ("lung", "heart", "liver", "spleen", "kidney", "brain", "skin", "blood", "bone", "gut")


class Reading(Engine):
    """An engine that notes which files it reads."""

    def __init__(self) -> None:
        super().__init__(load_rules(), TODAY)
        self.read: list[str] = []

    def check_path(self, path: str, settings: Settings) -> FileResult:
        self.read.append(path)
        return super().check_path(path, settings)

    def _document_of(self, path: str, settings: Settings):  # type: ignore[no-untyped-def]
        self.read.append(f"{path} again")
        return super()._document_of(path, settings)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for topic in TOPICS:
        write(topic)
    return tmp_path


def write(topic: str, **changes: str) -> None:
    Path(f"{topic}.md").write_text(
        ARTICLE.format(topic=topic, **{**PLAIN, **changes}), encoding="utf-8"
    )


def told(
    cache: Cache | None = None, settings: Settings = CORPUS, engine: Engine | None = None
) -> list[tuple[str, str, str]]:
    """File, rule and text of every finding over the articles of the folder."""
    files = [str(path) for path in Path().glob("*.md")]
    results = lint(engine or Reading(), files, lambda _: settings, jobs=1, cache=cache)
    assert all(result.tracebacks == () for result in results)
    return [(f.location.path, f.rule, f.location.text) for r in results for f in r.findings]


def test_articles_that_agree_are_left_alone(folder: Path) -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "rule", "text"),
    [
        ({"author": "Zoe Feldmann"}, "corpus/author-name", "Zoe Feldmann"),
        ({"author": "Zoë Feldman"}, "corpus/author-name", "Zoë Feldman"),
        ({"author": "Bo Lind"}, "corpus/author-name", "Bo Lind"),
        (
            {"university": "Univeristy of the North"},
            "corpus/affiliation-name",
            "Univeristy of the North",
        ),
        (
            {"university": "University Of The North"},
            "corpus/affiliation-name",
            "University Of The North",
        ),
        ({"noun": "disorder"}, "corpus/abbreviation", "Cytokine release disorder"),
        ({"term": "non-linear"}, "corpus/term", "non-linear"),
        ({"server": "BioRxiv"}, "corpus/term", "BioRxiv"),
    ],
)
def test_the_one_article_that_differs_is_told_of_and_the_others_named(
    changes: dict[str, str], rule: str, text: str, folder: Path
) -> None:
    write("spleen", **changes)
    assert told() == [("spleen.md", rule, text)]
    results = lint(Reading(), [f"{t}.md" for t in TOPICS], lambda _: CORPUS)
    (finding,) = (f for r in results for f in r.findings)
    (related,) = finding.related
    assert related.path != "spleen.md"
    source = SourceText.from_bytes(related.path, Path(related.path).read_bytes())
    there = source.text[related.start.offset : related.end.offset]
    assert there
    assert source.position(related.start.offset) == related.start
    assert there.casefold() in finding.message.casefold() or there in PLAIN.values()


@pytest.mark.parametrize(
    "changes",
    [
        {"author": "Z. Feldmann", "orcid": "0000-0001-5109-3700"},
        {"university": "University of the South"},
        {"term": "linear", "server": "medRxiv"},
    ],
)
def test_what_is_another_thing_is_no_other_form(changes: dict[str, str], folder: Path) -> None:
    write("spleen", **changes)
    assert told() == []


def test_a_doi_and_a_title_that_stand_twice_are_told_of_in_the_later_file(folder: Path) -> None:
    text = Path("heart.md").read_text(encoding="utf-8")
    Path("copy.md").write_text(text, encoding="utf-8")
    assert told() == [
        ("heart.md", "corpus/duplicate-title", "Cells of the heart in a long winter"),
        ("heart.md", "corpus/duplicate-doi", "10.5555/heart.1"),
    ]


def test_with_a_cache_one_changed_file_is_the_one_that_is_read(folder: Path) -> None:
    for term in ("first", "second"):
        write("spleen", server="BioRxiv")
        cache = Cache.open(str(folder / "cache"), b"key")
        assert cache is not None
        engine = Reading()
        if term == "second":
            write("gut", author="Zoe Feldmann")
        found = told(cache, engine=engine)
        cache.close()
    assert engine.read == ["gut.md"]
    assert found == [
        ("gut.md", "corpus/author-name", "Zoe Feldmann"),
        ("spleen.md", "corpus/term", "BioRxiv"),
    ]


def test_a_comment_and_an_accepted_word_silence_a_place_and_still_count(folder: Path) -> None:
    write("spleen", server="BioRxiv")
    write("gut", server="BioRxiv")
    accepted = CORPUS._replace(accept=Accept.of(["BioRxiv"]))
    assert told(settings=accepted) == []
    text = Path("gut.md").read_text(encoding="utf-8")
    silenced = "<!-- stet-file: corpus/term because it opens a title there -->\n"
    Path("gut.md").write_text(text.replace("# Intro", silenced + "\n# Intro"), encoding="utf-8")
    assert told() == [("spleen.md", "corpus/term", "BioRxiv")]


def test_neither_the_order_of_the_files_nor_the_number_of_jobs_matters(folder: Path) -> None:
    write("spleen", server="BioRxiv", author="Zoe Feldmann")
    write("gut", noun="disorder")
    files = [f"{topic}.md" for topic in TOPICS]
    shuffled = [*files[5:], *reversed(files[:5])]
    one = lint(Reading(), files, lambda _: CORPUS, jobs=1)
    two = lint(Engine(load_rules(), TODAY), shuffled, lambda _: CORPUS, jobs=2)
    assert one == two
    assert sum(len(result.findings) for result in one) == 3


@pytest.mark.parametrize(
    ("a", "b", "copies"),
    [
        ("paper.md", "paper.xml", True),
        ("md/paper.md", "xml/paper.xml", True),
        ("paper.md", "CITATION.cff", True),
        ("a.md", "b.md", False),
        ("1/paper.md", "2/paper.md", False),
        ("a/one.md", "b/two.xml", False),
    ],
)
def test_one_article_may_have_several_files(a: str, b: str, copies: bool) -> None:
    assert are_copies(a, b) is copies


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["hunan university", "henan university"], []),
        (
            ["tianjin university", "tianjin univeristy"],
            [("tianjin univeristy", "tianjin university")],
        ),
        (["school of law", "school of lay"], []),
    ],
)
def test_a_slip_is_told_from_another_place(
    names: Sequence[str], pairs: list[tuple[str, str]]
) -> None:
    assert list(near(names, frozenset({"university", "school"}), known=True)) == pairs


@given(st.text(max_size=60))
def test_a_plain_name_is_as_plain_as_it_gets(name: str) -> None:
    assert plain(plain(name)) in (plain(name), plain(name).removeprefix("the "))
