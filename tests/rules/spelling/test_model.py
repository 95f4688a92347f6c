"""The file of weights: every line is understood, every name is one that the code gives."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import read_text
from corrigenda_rules.spelling import _candidates, _evidence, _model
from corrigenda_rules.spelling._decision import decisions
from corrigenda_rules.spelling._model import model, parse
from corrigenda_rules.spelling._slips import SLIPS

CASES = ("lower", "start", "title", "name", "upper")
SAMPLES = (
    "The treatmnet was good. Treatmnet of mice; a (recieved) “expresion” of pre-infomation.",
    "# Systemic Lupus Erthematosus in the Elderly\n\n# THE TREATMNET OF SLEEP\n\nA Recieved "
    "letter and the Treatmnet Group; the zwibbler, zwibbler, zwibbler and `zwibbler`.",
    "---\ntitle: The treatmnet\nkeywords: [concentartion, erthematosus]\nauthors: []\n"
    "affiliations:\n  - Wuhan Univeristy, Wuhan, China\n---\n\n| anaylse | wich |\n|---|---|\n"
    "| popultaion | cels |\n\nThe package plotr, teh qartz and chromotographies in univeristies.",
)


def named_in(module: object) -> set[str]:
    """Every text in the code of a module; of one that is made, its beginning."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


RANKING = named_in(_candidates) | {f"slip {kind}" for kind in SLIPS}
REPORTING = RANKING | named_in(_evidence) | {f"case {case}" for case in CASES} | {"intercept"}


def test_no_weight_is_dead() -> None:
    assert sorted(model().rank.keys() - RANKING) == []
    assert sorted(model().report.keys() - REPORTING) == []


def test_every_feature_that_turns_up_has_a_weight() -> None:
    ranked, reported = set(), set()
    for text in SAMPLES:
        for decision in read_text(text).derive(decisions):
            reported |= set(decision.features)
            for one in decision.ranked:
                ranked |= set(one.features)
    assert len(reported) > 30
    assert sorted(ranked - model().rank.keys()) == []
    assert sorted(reported - model().report.keys()) == []


def test_the_thresholds_are_those_of_the_profiles_and_of_safe_fixes() -> None:
    thresholds = model().thresholds
    assert sorted(thresholds) == ["minimal", "safe", "standard", "strict"]
    assert (
        thresholds["strict"] < thresholds["standard"] < thresholds["minimal"] < thresholds["safe"]
    )


def test_the_operating_points_are_named_by_their_measured_figures() -> None:
    text = (Path(_model.__file__).parent / "model.txt").read_text(encoding="utf-8")
    for level in ("minimal", "standard", "strict"):
        assert re.search(rf"^# {level}: [\d.]+ reports per 10,000 words", text, re.MULTILINE)
    assert re.search(r"^# Seed \d+", text, re.MULTILINE)
    assert "tools/train_spelling.py" in text


def test_a_model_has_names_of_several_words_comments_and_blank_lines() -> None:
    read = parse("# a comment\n\n[rank]\nfirst letter -2.5\n[report]\nintercept 1\n[thresholds]\n")
    assert read.rank == {"first letter": -2.5}
    assert read.report == {"intercept": 1.0}
    assert read.thresholds == {}


@pytest.mark.parametrize("line", ["first", "first letter", "first letter x", "[else]", "1.5"])
def test_a_line_that_is_not_understood_is_an_error(line: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        parse(f"[rank]\nedits -1.0\n{line}\n")


NAMES = st.lists(st.sampled_from(["a", "slip", "of", "two"]), min_size=1).map(" ".join)
WEIGHTS = st.dictionaries(NAMES, st.floats(allow_nan=False, allow_infinity=False), max_size=4)


@given(WEIGHTS, WEIGHTS)
def test_what_is_written_is_read(rank: dict[str, float], report: dict[str, float]) -> None:
    text = "".join(
        f"[{part}]\n" + "".join(f"{name} {value!r}\n" for name, value in sorted(weights.items()))
        for part, weights in (("rank", rank), ("report", report))
    )
    assert parse(text) == (rank, report, {})
