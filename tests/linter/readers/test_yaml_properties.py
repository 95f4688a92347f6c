"""What holds for every YAML text: values as the library reads them, places that tell the truth."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from corrigenda.readers.data import DataTree, well_formed
from corrigenda.readers.yaml import YamlPart, parse_yaml
from corrigenda.text import SourceText

BITS = st.lists(
    st.sampled_from(
        [
            *("a", "b", "é", "😀", "1", " ", "  ", "\t", "\n", "\n  ", "\n    ", "\r\n", "\r"),
            *("\x85", "\u2028", "'", '"', "''", "\\n", "\\u00e9", "\\\n", "\\ud83d\\ude00", "\\"),
            *(": ", ", ", "- ", "#", " # ", "|", ">", "|2", ">-", "|+\n", "&x ", "*x", "!t "),
            *("[", "]", "{", "}", "---\n", "? ", "k: ", "<<: ", "%", "@", "\x00", "\ufeff"),
        ]
    ),
    max_size=14,
).map("".join)
SCALARS = st.one_of(
    BITS.map(lambda s: f'k: "{s}"'),
    BITS.map(lambda s: f"k: '{s}'"),
    st.tuples(st.sampled_from(["|", ">", "|-", ">+", "|1", ">2-"]), BITS).map(
        lambda pair: f"k: {pair[0]}\n  " + pair[1].replace("\n", "\n  ")
    ),
    BITS.map(lambda s: f"z: 1\nk: {s}\n"),
    BITS,
)


def parsed(text: str) -> YamlPart:
    return parse_yaml(SourceText("x.yaml", text))


def strings(tree: DataTree) -> list[str]:
    """The strings that stand in the source, aliases aside."""
    text = tree.source.text
    return [
        place.text.text
        for _, place in tree.places()
        if place.text is not None and text[place.span.start] != "*"
    ]


@given(SCALARS)
@settings(max_examples=400, deadline=None)
@example("k: '\n'")
@example('k: "a\nb"')
@example("k: |\n\n\n  a")
@example("a: &x [*x, {<<: *x}]")
def test_any_text_is_read_without_a_crash_and_every_place_is_true(text: str) -> None:
    part = parsed(text)
    for problem in part.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert "\n" not in problem.message
    for comment in part.comments:
        assert text[comment.span.start] == "#"
    for tree in part.trees:
        for at, place in tree.places():
            start, end = place.span
            assert 0 <= start <= end <= len(text)
            if place.text is None:
                continue
            assert place.text.text == tree.get(at)
            for k in range(len(place.text.text)):
                lower, upper = place.text.span(k, k + 1)
                if place.text.is_verbatim(k, k + 1):
                    assert text[lower:upper] == place.text.text[k]


@given(SCALARS)
@settings(max_examples=300, deadline=None)
def test_every_string_is_what_the_library_makes_of_it(text: str) -> None:
    try:
        events = list(YAML(typ="safe", pure=True).parse(text))
    except (YAMLError, ValueError):
        return
    known = {well_formed(e.value) for e in events if type(e).__name__ == "ScalarEvent"}
    assert {value for tree in parsed(text).trees for value in strings(tree)} <= known


def _is_read_back(text: str, value: object) -> bool:
    """Whether the library itself reads what it wrote."""
    try:
        return bool(YAML(typ="safe", pure=True).load(text) == value)
    except YAMLError:
        return False


@given(
    st.recursive(
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30
        ).filter(lambda text: "{{" not in text and "{%" not in text)  # the marks of a template
        | st.integers()
        | st.booleans()
        | st.none(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text("abcdefg", min_size=1, max_size=3), inner, max_size=4)
        ),
        max_leaves=12,
    ).filter(lambda value: value is not None)
)
@settings(max_examples=150, deadline=None)
def test_a_value_that_was_written_is_read_back_with_a_place_for_each_part(value: object) -> None:
    import io

    out = io.StringIO()
    writer = YAML(typ="safe", pure=True)
    writer.dump(value, out)
    assume(_is_read_back(out.getvalue(), value))  # the writer leaves out quotes that are needed
    part = parsed(out.getvalue())
    assert part.problems == []
    assert [tree.value for tree in part.trees] == [value]
