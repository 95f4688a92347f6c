"""Metadata of any shape: no rule on values may stumble over a value it did not expect."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.rule import Rule
from corrigenda.text import SourceText
from corrigenda_rules.catalogue import RULES
from rules.articles import check

FAMILIES = {"identifiers", "dates", "authorship", "affiliations", "keywords"}
OURS = [rule for rule in (e.load() for e in RULES) if rule.meta.family in FAMILIES]

words = st.sampled_from(
    [
        "",
        " ",
        "1",
        "Ada Field",
        "https://",
        "10.",
        "10.5555/",
        "0000-0002-1694-233X",
        "@",
        "PMC",
        "2025-13-40",
        ", ,",
        "()",
        "SLE - systemic lupus erythematosus",
        "\ufffc",
        "𝔄 ﬁ ß İ",
    ]
)
text = st.one_of(words, st.text(max_size=12))
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 99999), st.floats(), text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(text, inner, max_size=3)),
    max_leaves=4,
)


def some(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.fixed_dictionaries({}, optional=members), anything)


author = some(
    given=text,
    family=text,
    literal=text,
    orcid=text,
    email=text,
    affiliations=st.one_of(st.lists(text, max_size=3), anything),
)
article = st.fixed_dictionaries(
    {},
    optional={
        "title": text,
        "abstract": st.one_of(st.lists(words, min_size=20).map(" ".join), anything),
        "authors": st.one_of(st.lists(author, max_size=4), anything),
        "affiliations": st.one_of(
            st.lists(some(label=st.one_of(text, anything), name=text, ror=text), max_size=3),
            anything,
        ),
        "keywords": st.one_of(st.lists(text, max_size=6), anything),
        "journal": some(issn=st.one_of(st.lists(text, max_size=2), anything)),
        "year": anything,
        "doi": st.one_of(text, anything),
        "pmid": anything,
        "pmcid": anything,
        "url": st.one_of(text, anything),
        "dates": some(received=text, accepted=text, published=text),
        "copyright": some(year=anything),
        "correspondence": st.one_of(st.lists(some(text=text, email=text), max_size=2), anything),
        "references": st.one_of(st.lists(some(doi=text), max_size=2), anything),
    },
)


@given(article)
def test_metadata_of_any_shape_is_checked_without_a_stumble(value: dict[str, Any]) -> None:
    document = Document(SourceText("a.json", "{}"), "json", articles=[Article(value, {})])
    for rule in OURS:
        for finding in rule(date(2025, 6, 30)).check(document):
            assert "\n" not in finding.message


@given(st.text(max_size=60))
def test_any_text_in_any_place_is_checked_at_its_place(value: str) -> None:
    line = " ".join(value.split())
    if not line:
        return
    article = {
        "doi": line,
        "pmid": line,
        "pmcid": line,
        "url": line,
        "authors": [{"literal": line, "orcid": line, "email": line, "affiliations": [line]}],
        "affiliations": [{"label": "1", "name": line, "ror": line}],
        "journal": {"issn": [line]},
        "keywords": [line, line + "s"],
        "dates": {"received": line},
    }
    for rule in OURS:
        for finding in check(rule, article):
            assert 0 <= finding.span.start <= finding.span.end


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.meta.id)
@pytest.mark.parametrize(
    "piece",
    ["a, ", "10.1/", "0000-", "A (", "a@", "http:/", "x;", "ab ", "A.", "--", ",", " \t"],
)
def test_a_very_long_value_takes_no_more_than_a_moment(rule: type[Rule], piece: str) -> None:
    long = "10.5555/" + piece * 20_000 + "x"
    check(
        rule,
        {
            "doi": long,
            "url": long,
            "authors": [{"literal": long, "orcid": long, "email": long}],
            "affiliations": [{"name": long, "ror": long}],
            "correspondence": [{"text": long}],
            "keywords": [long, long + "b"],
            "dates": {"received": long},
            "pmid": long,
        },
        prose=long,
    )
