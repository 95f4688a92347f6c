"""JATS XML: what is metadata, what is prose, and that every place is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.document import OBJECT, Document
from corrigenda.readers import read as read_any
from corrigenda.readers.jats import read
from corrigenda.text import SourceText

FRONT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3//EN" "JATS.dtd">
<article article-type="research-article" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink">
<front><journal-meta><journal-title-group><journal-title>Journal of Sleep</journal-title>
</journal-title-group><issn pub-type="epub">1234-5679</issn><publisher><publisher-name>Open
Press</publisher-name></publisher></journal-meta>
<article-meta>
<article-id pub-id-type="doi">10.1234/sleep.1</article-id>
<article-id pub-id-type="pmc">765432</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Research Article</subject>
</subj-group></article-categories>
<title-group><article-title>Sleep &amp; <italic>Drosophila</italic></article-title>
<trans-title-group xml:lang="es"><trans-title>Sueño</trans-title></trans-title-group></title-group>
<article-version article-version-type="VoR">VoR</article-version>
<contrib-group>
<contrib contrib-type="author" corresp="yes"><contrib-id contrib-id-type="orcid"
>https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>Ruiz</surname><given-names>Ana
</given-names></name><contrib-id contrib-id-type="isni">0000 0001 2103
2683</contrib-id><role
vocab-term-identifier="https://credit.niso.org/contributor-roles/writing-original-draft/">Writing</role
><xref ref-type="aff" rid="a1 a2"><sup>1,2</sup></xref>
</contrib>
<contrib contrib-type="author"><collab>Sleep Group</collab><xref ref-type="aff" rid="a9"/></contrib>
<aff id="a1"><label>1</label><institution-wrap><institution>Sleep Lab</institution><institution-id
 institution-id-type="ror">https://ror.org/02mhbdp94</institution-id></institution-wrap><city
>Lima</city><country country="PE">Peru</country></aff>
<aff id="a2"><label>2</label>Institute of Flies, Quito, Ecuador;</aff>
</contrib-group>
<contrib-group content-type="editors"><contrib contrib-type="editor"><name><surname>Li</surname>
</name><xref ref-type="aff" rid="e1"/></contrib><aff id="e1">City Press</aff></contrib-group>
<author-notes><corresp id="c1">* Correspondence: <email>ana@example.org</email></corresp>
<fn fn-type="COI-statement"><p>None declared.</p></fn></author-notes>
<pub-date date-type="collection"><year>2026</year></pub-date>
<pub-date date-type="pub"><day>3</day><month>02</month><year>2025</year></pub-date>
<volume>12</volume><issue>3</issue><fpage>17</fpage><lpage>29</lpage>
<history><date date-type="received"><day>1</day><month>May</month><year>2024</year></date></history>
<permissions><copyright-statement>© 2025 Ruiz</copyright-statement><copyright-year>2025
</copyright-year><copyright-holder>Ruiz</copyright-holder><license xlink:href=
"https://creativecommons.org/licenses/by/4.0/"/></permissions>
<abstract><p>Flies sleep.</p><p>So do men.</p></abstract>
<trans-abstract xml:lang="es"><p>Las moscas duermen.</p><p>Mucho.</p></trans-abstract>
<related-article related-article-type="preprint" xlink:href="10.1/preprint"/>
<related-object source-type="clinical-trials" document-id="NCT01234567"/>
<kwd-group kwd-group-type="author"><kwd>sleep</kwd><kwd><italic>Drosophila</italic></kwd>
</kwd-group>
<kwd-group kwd-group-type="Research-organism"><kwd>D. melanogaster</kwd></kwd-group>
<funding-group><award-group><funding-source><institution-wrap><institution>Sleep
Fund</institution><institution-id institution-id-type="FundRef">https://doi.org/10.13039/1</institution-id
></institution-wrap></funding-source><award-id>SF-1</award-id>
</award-group></funding-group>
</article-meta></front>
"""
BODY = """\
<body><sec><title>Results</title><p>Flies <bold>sle</bold>ep<xref ref-type="bibr" rid="r1"
><sup>1</sup></xref> for 3
   h (see <xref ref-type="fig" rid="f1">Fig. 1</xref>). So<fn><p>As ever.</p></fn> it is:
<list><list-item><p>by day</p></list-item><list-item><p>by night</p></list-item></list>
and x = <inline-formula><mml:math xmlns:mml="m"><mml:mi>y</mml:mi></mml:math></inline-formula>.</p>
<fig id="f1"><label>Figure 1</label><caption><title>Sleep</title><p>By night.</p></caption></fig>
<sec><title>Night</title><table-wrap><label>Table 1.</label><caption><p>Hours.</p></caption>
<table><thead><tr><th>Fly</th><th>h</th></tr></thead><tbody><tr><td>A<sup>a</sup></td><td>3</td>
</tr></tbody></table></table-wrap><disp-quote><p>To sleep.</p></disp-quote><code>x=1</code></sec>
</sec></body>
<back><ack><p>We thank all flies.</p></ack><ref-list><ref id="r1"><label>1.</label><element-citation
publication-type="journal"><person-group><name><surname>Doe</surname><given-names>J</given-names>
</name></person-group><article-title>On sleep</article-title><year>1999</year><pub-id
pub-id-type="doi">10.1/x</pub-id></element-citation></ref><ref><mixed-citation
>Roe R. <article-title>On flies</article-title>. 2001.</mixed-citation></ref></ref-list></back>
<sub-article><front-stub/><body><p>A letter.</p></body></sub-article></article>
"""
ARTICLE = FRONT + BODY


def document(text: str) -> Document:
    return read(SourceText("a.xml", text))


@pytest.fixture(scope="module")
def whole() -> Document:
    return document(ARTICLE)


def test_the_metadata_are_read_into_the_shape_of_the_article_schema(whole: Document) -> None:
    assert not whole.problems
    (article,) = whole.articles
    assert article.value == {
        "journal": {"title": "Journal of Sleep", "issn": ["1234-5679"], "publisher": "Open Press"},
        "type": "Research Article",
        "title": "Sleep & Drosophila",
        "doi": "10.1234/sleep.1",
        "pmcid": "PMC765432",
        "volume": "12",
        "issue": "3",
        "pages": "17–29",
        "dates": {"received": "2024-05-01", "published": "2025-02-03", "issue": "2026"},
        "year": 2025,
        "abstract": "Flies sleep.\nSo do men.",
        "keywords": ["sleep", "Drosophila"],
        "copyright": {"statement": "© 2025 Ruiz", "year": 2025, "holders": ["Ruiz"]},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "translations": [
            {"language": "es", "title": "Sueño", "abstract": "Las moscas duermen.\nMucho."},
        ],
        "versions": ["VoR"],
        "related_articles": [{"id": "10.1/preprint", "type": "preprint"}],
        "trials": ["NCT01234567"],
        "funding": [
            {"funder": "Sleep Fund", "funder_id": "https://doi.org/10.13039/1", "award": "SF-1"}
        ],
        "conflict_of_interest": "None declared.",
        "authors": [
            {
                "family": "Ruiz",
                "given": "Ana",
                "orcid": "https://orcid.org/0000-0002-1825-0097",
                "corresponding": True,
                "affiliations": ["1", "2"],
                "isni": "0000 0001 2103 2683",
                "roles": ["Writing"],
                "credit": ["https://credit.niso.org/contributor-roles/writing-original-draft/"],
            },
            {"literal": "Sleep Group", "affiliations": ["a9"]},
        ],
        "affiliations": [
            {
                "label": "1",
                "name": "Sleep Lab, Lima, Peru",
                "ror": "https://ror.org/02mhbdp94",
                "country": "Peru",
                "city": "Lima",
            },
            {"label": "2", "name": "Institute of Flies, Quito, Ecuador"},
        ],
        "correspondence": [{"text": "Correspondence: ana@example.org", "email": "ana@example.org"}],
        "language": "en",
        "acknowledgements": "We thank all flies.",
        "references": [
            {
                "text": "Doe J, On sleep, 1999",
                "id": "r1",
                "label": "1.",
                "type": "journal",
                "authors": [{"family": "Doe", "given": "J"}],
                "title": "On sleep",
                "year": "1999",
                "doi": "10.1/x",
            },
            {"text": "Roe R. On flies. 2001.", "title": "On flies"},
        ],
    }


@pytest.mark.parametrize(
    ("pointer", "source"),
    [
        ("/title", "Sleep &amp; <italic>Drosophila"),
        ("/license", "https://creativecommons.org/licenses/by/4.0/"),
        ("/authors/0/affiliations/0", "a1"),
        ("/authors/0/affiliations/1", "a2"),
        ("/authors/1/affiliations/0", "a9"),
        ("/affiliations/0/label", "<label>1</label>"),
        ("/affiliations/1/name", "Institute of Flies, Quito, Ecuador"),
        ("/dates/published", "3</day><month>02</month><year>2025"),
        ("/references/0/doi", "10.1/x"),
        ("/pmcid", "765432"),
    ],
)
def test_a_value_knows_its_characters(whole: Document, pointer: str, source: str) -> None:
    assert ARTICLE[slice(*whole.articles[0].span(pointer))] == source


def test_the_text_is_read_as_it_is_printed(whole: Document) -> None:
    text = [(b.kind, b.text) for b in whole.blocks if b.span().start > len(FRONT)]
    assert text == [
        ("title", "Results"),
        ("p", f"Flies sleep{OBJECT} for 3 h (see Fig. 1). So it is:"),
        ("fn", "As ever."),
        ("list-item", "by day"),
        ("list-item", "by night"),
        ("p", f"and x = {OBJECT}."),
        ("caption", "Figure 1. Sleep. By night."),
        ("title", "Night"),
        ("caption", "Table 1. Hours."),
        ("th", "Fly"),
        ("th", "h"),
        ("td", f"A{OBJECT}"),
        ("td", "3"),
        ("disp-quote", "To sleep."),
        ("p", "We thank all flies."),
        ("ref", "Doe J, On sleep, 1999"),
        ("ref", "Roe R. On flies. 2001."),
    ]


def test_headings_lists_cells_and_italics_are_told(whole: Document) -> None:
    assert [b.level for b in whole.of_kind("title")] == [2, 3]
    assert [b.item for b in whole.of_kind("list-item")] == [(1, 1), (1, 2)]
    assert [b.cell for b in whole.of_kind("th", "td")] == [
        (1, 0, 1), (1, 0, 2), (1, 1, 1), (1, 1, 2),
    ]  # fmt: skip
    (title,) = whole.of_kind("article-title")
    assert [title.text[a:b] for a, b in title.italics or ()] == ["Drosophila"]


def test_ids_and_what_refers_to_them_are_told(whole: Document) -> None:
    assert [(a.kind, a.id, a.label) for a in whole.anchors] == [
        ("aff", "a1", "1"),
        ("aff", "a2", "2"),
        ("aff", "e1", ""),
        ("corresp", "c1", ""),
        ("fig", "f1", "Figure 1"),
        ("ref", "r1", "1."),
    ]
    assert [(x.kind, x.id, x.shown) for x in whole.links] == [
        ("aff", "a1", "1,2"),
        ("aff", "a2", "1,2"),
        ("aff", "a9", ""),
        ("aff", "e1", ""),
        ("bibr", "r1", "1"),
        ("fig", "f1", "Fig. 1"),
    ]
    for found in (*whole.anchors, *whole.links):
        assert ARTICLE[slice(*found.span)] == found.id


def test_words_across_markup_have_a_place_and_no_plain_edit(whole: Document) -> None:
    block = next(b for b in whole.of_kind("p") if "sleep" in b.text)
    at = block.text.index("sleep")
    assert ARTICLE[slice(*block.span(at, at + 5))] == "sle</bold>ep"
    assert block.edit(at, at + 5, "nap") is None
    assert block.edit(0, 5, "Bees") is not None


def test_an_abstract_that_a_converter_left_in_the_body_is_one() -> None:
    text = "<article><front/><body><sec><title>Abstract</title><p>Ice.</p></sec></body></article>"
    assert [b.kind for b in document(text).blocks] == ["title", "abstract"]


def test_an_envelope_may_hold_many_articles() -> None:
    inside = ARTICLE[ARTICLE.index("<article ") :]
    found = document(f"<response>{inside}{inside}</response>")
    assert len(found.articles) == 2


@pytest.mark.parametrize(
    "text",
    ["<project><name>x</name></project>", "<article><info><title>Doc</title></info></article>"],
)
def test_other_xml_is_no_article(text: str) -> None:
    found = document(text)
    assert (found.blocks, found.articles, found.problems) == ((), (), ())


def test_other_xml_may_be_broken_and_an_article_may_not() -> None:
    assert not document("<html><p>one<br>two</html>").problems
    assert [p.rule for p in document("<article><front></article>").problems] == ["source/syntax"]


def test_the_extension_names_the_format() -> None:
    for path in ("a.xml", "b.nxml", "C.XML"):
        assert read_any(SourceText(path, ARTICLE)).format == "jats"


def test_an_old_encoding_is_read_as_declared() -> None:
    text = ARTICLE.replace("UTF-8", "ISO-8859-1").replace("Ruiz", "Muñoz")
    source = SourceText.from_bytes("a.xml", text.encode("latin-1"))
    assert read(source).articles[0].value["authors"][0]["family"] == "Muñoz"
    assert source.to_bytes() == text.encode("latin-1")
    assert source.to_bytes("α") == b"&#945;"


def test_an_affiliation_inside_its_author_gets_a_number() -> None:
    text = (
        "<article><front><article-meta><contrib-group><contrib contrib-type='author'><name>"
        "<surname>A</surname></name><aff>Lab A</aff></contrib><contrib contrib-type='author'><name>"
        "<surname>B</surname></name><aff>Lab B</aff></contrib></contrib-group></article-meta>"
        "</front></article>"
    )
    value = document(text).articles[0].value
    assert [a["affiliations"] for a in value["authors"]] == [["1"], ["2"]]
    assert [a["label"] for a in value["affiliations"]] == ["1", "2"]


def spans_are_true(text: str, found: Document) -> None:
    for block in found.blocks:
        assert block.text == block.text.strip()
        for word, (start, end) in zip(block.tokens, block.spans, strict=True):
            place = block.span(start, end)
            if block.is_verbatim(start, end):
                assert text[slice(*place)] == word


def test_every_word_of_the_article_stands_at_its_place(whole: Document) -> None:
    spans_are_true(ARTICLE, whole)


@given(
    st.integers(0, len(ARTICLE)),
    st.integers(0, 40),
    st.sampled_from(["", "<", "</p>", "<p>", "&", "é", "<fig/>", "<list>", "x=''", "]]>"]),
)
def test_no_damage_stops_the_reader(start: int, length: int, put: str) -> None:
    text = ARTICLE[:start] + put + ARTICLE[start + length :]
    spans_are_true(text, document(text))


BLOCKS = ("boxed-text", "caption", "def-list", "disp-formula", "disp-quote", "fig", "list", "p")
INLINE = ("alternatives", "aff", "bold", "fn", "italic", "label", "list-item", "sup", "xref")
TABLE = ("sec", "table", "table-wrap", "td", "title", "tr")
TAGS = st.sampled_from([*BLOCKS, *INLINE, *TABLE])


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=4)
    )


@given(st.recursive(st.sampled_from(["word", " two ", "\n", "α.", "&amp;"]), nested, max_leaves=25))
def test_any_order_of_elements_is_read_and_no_word_twice(text: str) -> None:
    source = f"<article><front/><body><sec>{text}</sec></body></article>"
    found = document(source)
    spans_are_true(source, found)
    places = [b.span(a, z) for b in found.blocks for a, z in b.spans if b.is_verbatim(a, z)]
    assert len(places) == len(set(places))
