"""The XML tree: exact places of text and attributes; bombs, external entities and broken files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.document import OBJECT
from corrigenda.readers.xmltree import DEPTH_LIMIT, Node, Piece, Tree, attribute, parse
from corrigenda.text import SourceText


def tree(text: str) -> Tree:
    return parse(SourceText("a.xml", text))


def pieces(node: Node, text: str) -> list[tuple[str, str]]:
    """The texts of an element with the characters of the source that they stand for."""
    return [(p.text, text[p.start : p.end]) for p in node.content if isinstance(p, Piece)]


def root(text: str) -> Node:
    found = tree(text)
    assert not found.problems
    assert found.root is not None
    return found.root


def test_every_text_knows_the_characters_that_it_stands_for() -> None:
    text = "<a>naïve &amp; &#x3b1;\r\nn<![CDATA[x < y & z]]>e</a>"
    assert pieces(root(text), text) == [
        ("naïve ", "naïve "),
        ("&", "&amp;"),
        (" ", " "),
        ("α", "&#x3b1;"),
        ("\n", "\r\n"),
        ("n", "n"),
        ("x < y & z", "x < y & z"),
        ("e", "e"),
    ]


def test_elements_and_start_tags_know_their_ends() -> None:
    text = "<é><m:b q='>'/><c>𝒳<d></d></c></é>"
    a = root(text)
    b, c = a.children()
    assert [text[slice(*n.span)] for n in (a, b, c)] == [text, "<m:b q='>'/>", "<c>𝒳<d></d></c>"]
    assert b.name == "b"
    assert text[c.start : c.opened] == "<c>"


def test_attributes_know_their_places() -> None:
    text = "<a one = 'x&amp;y' xlink:href=\" two \"/>"
    source = SourceText("a.xml", text)
    node = root(text)
    one, two = attribute(source, node, "one"), attribute(source, node, "href")
    assert one is not None
    assert two is not None
    assert (one.text, text[slice(*one.span(1, 3))]) == ("x&y", "&amp;y")
    assert (two.text, text[slice(*two.span())]) == ("two", "two")
    assert attribute(source, node, "three") is None


def test_names_of_html_are_resolved_where_a_doctype_may_declare_them() -> None:
    text = '<!DOCTYPE a SYSTEM "jats.dtd"><a>x&nbsp;&alpha;y</a>'
    assert pieces(root(text), text)[1:3] == [("\xa0", "&nbsp;"), ("α", "&alpha;")]


def test_entities_of_the_file_itself_are_short_texts() -> None:
    text = '<!DOCTYPE a [<!ENTITY lab "Sleep Lab"><!ENTITY b "<b>x</b>">]><a>&lab;&b;</a>'
    assert pieces(root(text), text) == [("Sleep Lab", "&lab;"), (OBJECT, "&b;")]


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("<a>&nbsp;</a>", "the entity “&nbsp;” is not declared; write “\xa0” or its number", 3),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&zork;</a>", "the entity “&zork;” is not declared", 33),
        ("<a>\n<b></a>", "“</a>” stands where </b> must close line 2", 7),
        ("<a>\n<b>text", "the file ends inside <b> of line 2; close it", 11),
        ("<a/><b/>", "junk after document element", 4),
        ("<a b=c/>", "not well-formed XML", 5),
        ("", "no element found", 0),
        ("𝒳", "not well-formed XML", 0),
    ],
)
def test_what_is_not_well_formed_is_told_at_its_place(text: str, message: str, at: int) -> None:
    (problem,) = tree(text).problems
    assert (problem.rule, problem.message, problem.span.start) == ("source/syntax", message, at)


def test_a_bomb_of_entities_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 12))
    head = f'<!DOCTYPE a [<!ENTITY e0 "lol">{entities}]>'
    assert pieces(root(f"{head}<a>&e11;</a>"), "")[0][0] == OBJECT
    (problem,) = tree(f'{head}<a b="&e11;"/>').problems
    assert problem.rule == "source/syntax"


def test_nothing_outside_the_file_is_read() -> None:
    text = (
        '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><a>&x;</a>'
    )
    assert pieces(root(text), text) == [(OBJECT, "&x;")]


def test_depth_is_limited() -> None:
    assert tree("<a>" * DEPTH_LIMIT + "</a>" * DEPTH_LIMIT).root is not None
    (problem,) = tree("<a>" * 10_000).problems
    assert "nested more than" in problem.message


def test_comments_are_kept_with_their_places() -> None:
    text = "<!-- one --><a>é<!--two--></a>"
    assert [(c.text, text[slice(*c.span)]) for c in tree(text).comments] == [
        (" one ", "<!-- one -->"),
        ("two", "<!--two-->"),
    ]


NAMES = st.sampled_from(["a", "b", "m:c", "é"])
TEXTS = st.sampled_from(
    ["x", " ", "\n", "\r\n", "𝒳é", "&amp;", "&#955;", "<![CDATA[<é>]]>", "<!-- c -->"]
)


def elements(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children | TEXTS, max_size=5).map("".join)
    return st.builds(lambda name, text: f"<{name} k='ü'>{text}</{name}>", NAMES, inner)


@given(elements(st.recursive(TEXTS, elements, max_leaves=12)))
def test_tags_and_texts_tile_the_source(text: str) -> None:
    found = parse(SourceText("a.xml", text))
    assert found.root is not None
    covered = 0

    def walk(node: Node) -> None:
        nonlocal covered
        assert text[node.start] == "<"
        assert text[node.end - 1] == ">"
        at = node.opened
        for child in node.content:
            start, end = (child.start, child.end)
            assert at <= start <= end <= node.end
            between = text[at:start]
            assert not between or "<![CDATA[" in between or "]]>" in between or "<!--" in between
            if isinstance(child, Piece):
                source = text[start:end]
                assert source in (child.text, "\r\n") or source.startswith("&")
            else:
                walk(child)
            at = end
        covered += 1

    walk(found.root)
    assert covered == text.count("</")


@given(st.text(alphabet="<>/&;ab=\"' !-[]CDATé\n", max_size=60))
def test_no_text_stops_the_parser(text: str) -> None:
    found = tree(text)
    assert (found.root is None) == bool(found.problems) or found.problems
    for problem in found.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
