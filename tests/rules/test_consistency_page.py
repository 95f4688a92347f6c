"""docs/consistency.md: its table of rules is the catalogue's, and it names no rule that is none.

``pytest tests/rules/test_consistency_page.py --update`` writes the table anew.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corrigenda.config.settings import Settings
from corrigenda.linting import Engine
from corrigenda_rules.catalogue import RULES

FAMILIES = ("terminology", "abbreviations", "consistency", "corpus")
TOPICS = {
    "Words and compounds": (
        "terminology/term terminology/variants terminology/name-case consistency/variant-spelling "
        "consistency/accent consistency/greek consistency/latin-plural consistency/eponym "
        "consistency/phrase-case consistency/name-spelling"
    ),
    "Abbreviations": (
        "abbreviations/ consistency/latin-abbreviation consistency/latin-comma "
        "consistency/title-stop"
    ),
    "Headings and lists": (
        "consistency/heading-case consistency/heading-level consistency/heading-number "
        "consistency/heading-punctuation consistency/list-case consistency/list-punctuation"
    ),
    "Figures, tables and references to them": (
        "consistency/figure-missing consistency/figure-number consistency/figure-order "
        "consistency/reference-form consistency/reference-key consistency/caption-stop "
        "consistency/decimal-places consistency/empty-cell"
    ),
    "Species and italics": (
        "consistency/species-case consistency/species-form consistency/italics"
    ),
    "Numbers, units, dates": (
        "consistency/number-hyphen consistency/number-words consistency/thousands "
        "consistency/decimal-mark consistency/leading-zero consistency/unit-form "
        "consistency/unit-space consistency/percent-form consistency/p-value-form "
        "consistency/p-value-zero consistency/minus-sign consistency/multiplication-sign "
        "consistency/operator-space consistency/date-form consistency/time-form "
        "consistency/decade-apostrophe"
    ),
    "Marks": (
        "consistency/apostrophe-style consistency/quote-style consistency/quote-level "
        "consistency/dash-style consistency/range-dash consistency/ellipsis-style "
        "consistency/serial-comma"
    ),
    "Across files": "corpus/",
}
PART = re.compile(r"(?<=--update` -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def _metas() -> dict[str, tuple[str, str, str, str]]:
    found = {}
    for entry in RULES:
        if entry.id.partition("/")[0] in FAMILIES:
            rule = entry.load()
            summary = " ".join((rule.__doc__ or "").split("\n\n")[0].split())
            meta = rule.meta
            found[entry.id] = (summary, meta.severity.name.lower(), meta.profile, meta.fix or "")
    return found


def table() -> str:
    """The part of docs/consistency.md between its marks."""
    metas, lines = _metas(), [""]
    lines += ["| rule | severity | profile | fix | finds |", "| --- | --- | --- | --- | --- |"]
    for topic, names in TOPICS.items():
        lines.append(f"| **{topic}** | | | | |")
        for identity in sorted(metas):
            if identity in names.split() or identity.partition("/")[0] + "/" in names.split():
                summary, severity, profile, fix = metas[identity]
                cells = (f"`{identity}`", severity, profile, fix, summary.replace("|", "\\|"))
                lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n\n"


def test_the_page_has_the_table_of_the_catalogue(
    root: Path, request: pytest.FixtureRequest
) -> None:
    path = root / "docs" / "consistency.md"
    if request.config.getoption("--update"):
        text = path.read_text(encoding="utf-8")
        path.write_text(PART.sub(lambda _: table(), text), encoding="utf-8")
    assert PART.findall(path.read_text(encoding="utf-8")) == [table()]


def test_every_rule_of_the_families_is_in_one_topic() -> None:
    text = table()
    for identity in _metas():
        assert text.count(f"| `{identity}` |") == 1, identity


def test_every_rule_that_the_page_names_is_one(root: Path) -> None:
    text = (root / "docs" / "consistency.md").read_text(encoding="utf-8")
    families = {entry.id.partition("/")[0] for entry in RULES}
    named = {n for n in re.findall(r"`([a-z]+/[a-z-]+)`", text) if n.partition("/")[0] in families}
    assert named
    assert sorted(named - {entry.id for entry in RULES}) == []


LACKING = {
    "contractions": "We don't know the cause. We do not know why it isn't so.",
    "formulae": "The CO2 level rose. The CO₂ level fell. The CO₂ was measured.",
    "currency": "The kit costs $500, the service USD 300 and the rest 200 euros and €20.",
    "stops": "She had a Ph.D. and he had a PhD; the U.S. and the US were compared.",
    "end of a paragraph": "The last sentence has no stop at its end and so it runs out",
}
FOUND = {
    "terminology/variants": "The wind came from the north-east, the northeast, the northeast.",
    "consistency/thousands": "We saw 12,500 and 34,200 cells, 12500 flies and 45,100 others.",
    "consistency/date-form": "From 12 March 2024 and 3 April 2024 to March 14, 2024 we wrote.",
    "consistency/time-form": "At 3 pm and 4 pm and 5 p.m. we met.",
    "consistency/number-hyphen": (
        "One-third of the mice died. One third of the rats died. One-third of flies."
    ),
    "consistency/title-stop": "We thank Dr. Smith and Dr. Jones and Dr Brown and Dr. Miller.",
    "consistency/accent": "A naïve mouse, a naïve rat, a naive fly, and naïve cells.",
    "typography/unbalanced-brackets": "We counted the cells (in two runs and left them there.",
}


def _reported(text: str) -> set[str]:
    engine = Engine(RULES, date(2026, 1, 15))
    result = engine.check_bytes("a.md", f"## Notes\n\n{text}\n".encode(), Settings())
    return {located.rule for located in result.findings}


@pytest.mark.parametrize("rule", FOUND)
def test_what_the_page_says_is_found_is_found(rule: str) -> None:
    assert rule in _reported(FOUND[rule])


@pytest.mark.parametrize("check", LACKING)
def test_what_the_page_says_is_lacking_is_lacking(check: str) -> None:
    assert _reported(LACKING[check]) == set()
