"""Every page in seeds/ beside the whole list of its findings: a new false alarm fails too.

``pytest tests/seeds --update`` writes the lists; read the difference before committing it.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from corrigenda.config.settings import Settings
from corrigenda.finding import LocatedFinding
from corrigenda.linting import Engine
from corrigenda.readers import format_of
from corrigenda.registry import load_rules
from corrigenda.termbase.loading import Library
from corrigenda.termbase.terms import Terms

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGES = sorted(
    path
    for path in SEEDS.rglob("*")
    if path.is_file() and format_of(path.name) and path.stem != "README"
)
TODAY = date(2026, 1, 15)
WITH_FILES = ("eelgrass",)
"""Folders of seeds that are read with the files that they name."""
ORIGINAL = SEEDS.parents[1] / "shared" / "seeds" / "frontiers-fimmu-2025-1625166.txt"


@cache
def termbases() -> Terms:
    """The termbases that are on by default, as for the real command."""
    library = Library(str(SEEDS), None)
    return library.compose(library.builtin)


def findings(path: Path) -> tuple[LocatedFinding, ...]:
    settings = Settings()._replace(terms=termbases())
    folder = str(path.parent) if path.parent.name in WITH_FILES else ""
    engine = Engine(load_rules(), TODAY, cwd=folder, root=folder)
    result = engine.check_bytes(path.name, path.read_bytes(), settings)
    assert result.tracebacks == ()
    return result.findings


def line(finding: LocatedFinding) -> str:
    """One finding as a line of an expected list."""
    place = finding.location
    text = json.dumps(
        place.text if len(place.text) < 60 else place.text[:57] + "...", ensure_ascii=False
    )
    head = f"{place.start.line}:{place.start.column} {finding.severity.value} {finding.rule}"
    return f"{head} {text} {finding.message}"


def test_there_are_seeds_of_several_publishers_and_formats() -> None:
    assert len(PAGES) >= 6
    assert len({path.suffix for path in PAGES}) >= 3


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_findings_of_a_seed_are_exactly_the_expected_ones(
    path: Path, request: pytest.FixtureRequest
) -> None:
    expected = path.with_name(path.name + ".expected")
    found = "".join(line(f) + "\n" for f in findings(path))
    if request.config.getoption("--update"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def original() -> list[tuple[str, str, str]]:
    """(rule, text under the span, message) of each finding of the page the project began from."""
    if not ORIGINAL.exists():
        pytest.skip("the original page is not beside this checkout")
    return [(f.rule, f.location.text, f.message) for f in findings(ORIGINAL)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("spelling/typo", "erthematosus"),
        ("spelling/typo", "Medicience"),
        ("affiliations/mixed-case", "teaching"),
        ("affiliations/repeated-place", "Beijing, China"),
        ("typography/glued-words", "TopicInterdisciplinary"),
        ("typography/glued-words", "TreatmentView"),
        ("authorship/doubled-name", "Wu"),
        ("terminology/variants", "CAR T"),
        ("abbreviations/undefined", "CAR"),
        ("abbreviations/undefined", "CRS"),
        ("abbreviations/undefined", "ICANS"),
        ("abbreviations/undefined", "OTOT"),
        ("metadata/correspondence-email", ""),
        ("keywords/composite", "CAR (chimeric antigen receptor)"),
        ("keywords/composite", "SLE - systemic lupus erthematosus"),
        ("keywords/mixed-case", ""),
        ("page/interface-text", "Your new experience awaits"),
        ("page/interface-text", "View all 3 articles"),
        ("typography/space-before-punctuation", ""),
        ("metadata/stale-acceptance", ""),
    ],
)
def test_the_original_page_shows_each_known_defect(
    original: list[tuple[str, str, str]], rule: str, text: str
) -> None:
    assert [found for found in original if found[0] == rule and text in found[1]], original


def test_each_abbreviation_of_the_original_is_reported_once(
    original: list[tuple[str, str, str]],
) -> None:
    texts = [text for rule, text, _ in original if rule == "abbreviations/undefined"]
    assert len(texts) == 4


def test_nothing_right_on_the_original_is_reported(original: list[tuple[str, str, str]]) -> None:
    rules = {rule for rule, _, _ in original}
    assert not {"metadata/copyright-holders", "metadata/corresponding-author"} & rules
    for rule, text, message in original:
        assert "CD19" not in text
        assert not (rule.startswith(("dates/", "identifiers/")) and "2025" in message)
        if rule == "spelling/typo":
            assert text in {"erthematosus", "Medicience"}
