"""What goes out comes back, and whatever comes in makes a sound termbase."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.termbase.exchange import table, table_out, tbx
from corrigenda.termbase.exchange.concepts import (
    Avoided,
    Concept,
    Imported,
    Terms,
    from_value,
    plain,
    to_value,
)
from corrigenda.termbase.exchange.json_out import as_json
from corrigenda.termbase.exchange.tbx_out import as_tbx
from corrigenda.termbase.exchange.tidying import joined, tidied
from corrigenda.termbase.exchange.yaml_out import as_yaml, scalar
from corrigenda.termbase.reading import decode
from corrigenda.text import SourceText

words = (
    st.text(
        st.one_of(st.sampled_from("abAB cd-'’/.,;:#&<>\"%()é1 "), st.characters(categories=("L",))),
        min_size=1,
        max_size=12,
    )
    .map(plain)
    .filter(lambda w: any(map(str.isalpha, w)))
)
texts = st.one_of(st.just(""), st.text(max_size=20).map(plain))
avoided = words.map(Avoided)
own = st.tuples(words, words, texts).map(lambda p: Avoided(p[0], (f"own {p[1].lower()}",), p[2]))
mores = st.sampled_from(
    [(), (("case", "exact"),), (("as", "noun"),), (("inflect", False), ("except", ["x y"]))]
)
concepts = st.builds(
    Concept,
    use=st.lists(words, min_size=1, max_size=2).map(tuple),
    avoid=st.lists(st.one_of(avoided, own), max_size=3).map(tuple),
    allow=st.lists(words, max_size=2).map(tuple),
    why=texts,
    note=texts,
    advice=st.just(""),
    sources=st.sampled_from([(), ("s1",)]),
    more=mores,
    line=st.just(0),
)
bases = st.lists(
    concepts, min_size=1, max_size=4, unique_by=lambda concept: concept.use[0].casefold()
).map(
    lambda many: (
        tidied(Imported(Terms(tuple(many), name="n", lang="en", sources={"s1": "A Book"}))).terms
    )
)


@settings(deadline=None, max_examples=60)
@given(bases)
def test_yaml_and_json_are_read_back_to_the_same_and_are_sound(terms: Terms) -> None:
    for name, text in (("x.yaml", as_yaml(terms)), ("x.json", as_json(terms))):
        read = decode(name, text.encode("utf-8"))
        assert read.lines() == []
        again = from_value(read.value)
        assert again == terms._replace(concepts=tuple(c._replace(line=0) for c in terms.concepts))
    assert from_value(to_value(terms)) == terms


@settings(deadline=None, max_examples=80)
@given(bases)
def test_a_table_keeps_everything(terms: Terms) -> None:
    again = tidied(table.read(SourceText("t.csv", table_out.as_csv(terms)))).terms
    assert set(said(again)) == set(said(terms))
    found = [(c.use, c.allow, c.note) for c in again.concepts]
    assert all((c.use, c.allow, c.note) in found for c in terms.concepts)


@settings(deadline=None, max_examples=80)
@given(bases)
def test_tbx_keeps_terms_statuses_and_notes(terms: Terms) -> None:
    again = tidied(tbx.read(io.BytesIO(as_tbx(terms).encode()), "en")).terms
    plainer = tidied(Imported(terms._replace(concepts=tuple(map(as_tbx_has_it, terms.concepts)))))
    assert [(c.use, forms(c), c.allow) for c in again.concepts] == [
        (c.use, forms(c), c.allow) for c in plainer.terms.concepts
    ]
    assert [c.note for c in again.concepts] == [c.note for c in plainer.terms.concepts]
    assert [reasons(c) for c in again.concepts] == [reasons(c) for c in plainer.terms.concepts]
    assert set(again.sources.values()) <= {"A Book"}


def as_tbx_has_it(concept: Concept) -> Concept:
    """The concept without what TBX cannot hold."""
    bare = tuple(Avoided(item.form, why=item.why) for item in concept.avoid)
    return concept._replace(avoid=bare, more=())


def forms(concept: Concept) -> list[str]:
    return [item.form for item in concept.avoid]


def reasons(concept: Concept) -> list[str]:
    return [item.why or concept.why for item in concept.avoid]


def said(terms: Terms) -> list[tuple[object, ...]]:
    """What is said of forms to avoid, in whichever entry."""
    return sorted(
        (item.form, item.use or concept.use, item.why or concept.why)
        for concept in terms.concepts
        for item in concept.avoid
    )


anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=15)
wild = st.builds(
    Concept,
    use=st.lists(anything, max_size=2).map(tuple),
    avoid=st.lists(anything.map(Avoided), max_size=3).map(tuple),
    allow=st.lists(anything, max_size=2).map(tuple),
    why=st.just(""),
    advice=st.just(""),
    note=anything,
    sources=st.just(()),
    more=mores,
    line=st.just(0),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(wild, max_size=4))
def test_whatever_is_imported_becomes_a_termbase_without_a_fault(many: list[Concept]) -> None:
    plainer = [
        c._replace(
            use=tuple(filter(None, map(plain, c.use))),
            avoid=tuple(Avoided(plain(i.form)) for i in c.avoid if plain(i.form)),
            allow=tuple(filter(None, map(plain, c.allow))),
            note=plain(c.note),
        )
        for c in many
    ]
    terms = tidied(Imported(Terms(tuple(plainer), name="n"))).terms
    assert decode("x.yaml", as_yaml(terms).encode()).lines() == []


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_a_scalar_is_read_as_the_string_it_was(text: str) -> None:
    written = f"termbase: 1\nname: {scalar(text)}\nextends: [{scalar(text)}, {scalar(text)}]\n"
    value = decode("x.yaml", written.encode()).value
    assert value["name"] == text
    assert value["extends"] == [text, text]


@given(st.text(st.sampled_from("aB1 ,;:&%“\"?!=<>#-'[]{}|*"), min_size=1).map(plain))
def test_a_scalar_on_a_line_of_its_own_needs_fewer_quotation_marks(text: str) -> None:
    made = as_yaml(Terms(name=text, sources={"k": text}))
    value = decode("x.yaml", made.encode()).value
    assert value.get("name", "") == value["sources"]["k"] == text
    assert as_yaml(Terms(name="a, b; “c”")).splitlines()[1] == "name: a, b; “c”"


def test_concepts_with_the_same_term_become_one_and_keep_their_reasons() -> None:
    found = tidied(
        Imported(
            Terms(
                (
                    Concept(("sex",), (Avoided("gender"),), why="a", note="n"),
                    Concept(("Sex",), (Avoided("genus"),), why="b", note="m", line=7),
                    Concept(("sex",), (Avoided("genus"), Avoided("sex"), Avoided("SEX"))),
                )
            )
        )
    )
    (concept,) = found.terms.concepts
    assert concept.avoid == (
        Avoided("gender", why="a"),
        Avoided("genus", why="b"),
        Avoided("SEX", more=(("case", "exact"),)),
    )
    assert concept.note == "n; m"
    assert found.left_out == ()


def test_a_form_that_two_files_say_different_things_of_is_left_out_and_named() -> None:
    one = Imported(Terms((Concept(("b",), (Avoided("a"),)),), sources={"s1": "x"}))
    two = Imported(
        Terms(
            (
                Concept(("c",), (Avoided("a"), Avoided("b")), sources=("s1",), line=4),
                Concept(avoid=(Avoided("x" * 300), Avoided(".*")), line=5),
            ),
            sources={"s1": "y"},
        )
    )
    found = tidied(joined([one, two]))
    assert [c.forms for c in found.terms.concepts] == [("b", "a"), ("c",)]
    assert found.terms.concepts[1].sources == ("s1-2",)
    assert found.terms.sources == {"s1": "x", "s1-2": "y"}
    assert [(left.line, left.message.split(";")[0]) for left in found.left_out] == [
        (5, f"“{'x' * 40}…” is longer than 200 characters"),
        (5, "“.*” looks like a pattern"),
        (4, "“a” is avoided for “b” already"),
        (4, "“b” is avoided here and may be used for “b”"),
    ]
