"""What an article lacks must not hide that it is one: a profile has to be able to ask for it."""

from __future__ import annotations

import pytest

from corrigenda.testing import read_text


@pytest.mark.parametrize(
    "text",
    [
        'title: ""\nauthors: [Ana Ruiz]\ndoi: 10.1234/abc\n',
        "authors: [Ana Ruiz]\ndoi: 10.1234/abc\njournal: Sleep Science\n",
        "title: Sleep\nauthors: []\ndoi: 10.1234/abc\njournal: Sleep Science\n",
    ],
)
def test_an_article_without_title_or_authors_is_one_a_profile_may_judge(text: str) -> None:
    (article,) = read_text(text, "paper.yaml").articles
    assert article.complete


@pytest.mark.parametrize(
    "text",
    [
        "authors: [Ana Ruiz]\nname: tool\nversion: 1.0\n",
        "title: Sleep\nabstract: About sleep.\n",
        "doi: 10.1234/abc\nfile: data.csv\n",
    ],
)
def test_one_trait_alone_makes_no_complete_article(text: str) -> None:
    assert not [a for a in read_text(text, "paper.yaml").articles if a.complete]


def test_the_title_of_any_front_matter_is_printed_text() -> None:
    document = read_text("---\ntitle: The the lesson\nlayout: page\n---\n\nText.\n", "lesson.md")
    assert not document.articles
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("article-title", "The the lesson"),
        ("p", "Text."),
    ]
