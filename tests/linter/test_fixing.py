"""Fixes change what they are meant to change and not a byte more."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.finding import Confidence, Edit, Finding, Fix, LocatedFinding, Severity
from corrigenda.fixing import Fixed, FixError, apply, replace, unified_diff, write_back
from corrigenda.locating import locate
from corrigenda.text import SourceText, Span


def located(text: str, *fixes: tuple[tuple[int, int, str], ...]) -> list[LocatedFinding]:
    """One finding a fix, each fix a tuple of edits."""
    source = SourceText("a.md", text)
    found = [
        Finding(
            f"a/rule-{number}", Severity.WARNING, Confidence.HIGH, "m", Span(*edits[0][:2]),
            fix=Fix(tuple(Edit(*edit) for edit in edits), safe=True),
        )
        for number, edits in enumerate(fixes)
    ]  # fmt: skip
    return list(locate(source, found))


def test_edits_are_applied_at_their_places() -> None:
    text = "teh cat 猫 teh dog"
    assert apply(text, located(text, ((0, 3, "the"),), ((10, 13, "the"),))) == (
        "the cat 猫 the dog",
        2,
    )


def test_the_edits_of_a_fix_are_applied_all_or_not_at_all() -> None:
    text = "abcdef"
    both = located(text, ((0, 2, "X"),), ((1, 3, "Y"), (4, 5, "Z")))
    assert apply(text, both) == ("Xcdef", 1)


def test_the_same_fix_of_two_findings_is_applied_once_and_mends_both() -> None:
    assert apply("a  b", located("a  b", ((1, 3, " "),), ((1, 3, " "),))) == ("a b", 2)


def test_two_insertions_at_one_place_wait_for_each_other() -> None:
    assert apply("ab", located("ab", ((1, 1, "x"),), ((1, 1, "y"),))) == ("axb", 1)


def test_neighbours_do_not_disturb_each_other() -> None:
    assert apply("abcd", located("abcd", ((0, 2, "x"),), ((2, 4, "y"),)))[0] == "xy"


def test_a_new_line_is_written_as_the_file_writes_them() -> None:
    assert apply("a\r\nb", located("a\r\nb", ((0, 1, "x\ny"),)))[0] == "x\r\ny\r\nb"


@st.composite
def texts_and_fixes(draw: st.DrawFn) -> tuple[str, list[LocatedFinding]]:
    text = draw(st.text("ab猫\n", min_size=1, max_size=30))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    edit = st.tuples(place, st.text("XY", max_size=3)).map(lambda e: (e[0][0], e[0][1], e[1]))
    fixes = draw(st.lists(st.lists(edit, min_size=1, max_size=3).map(tuple), max_size=8))
    return text, located(text, *fixes)


@given(texts_and_fixes())
def test_what_no_fix_touches_stays_and_nothing_is_applied_in_part(
    case: tuple[str, list[LocatedFinding]],
) -> None:
    text, findings = case
    fixed, mended = apply(text, findings)
    assert mended <= len(findings)
    if not mended:
        assert fixed == text
    touched = {
        offset
        for finding in findings
        for edit in (finding.fix.edits if finding.fix else ())
        for offset in range(edit.start.offset, edit.end.offset)
    }
    kept = iter(fixed)
    assert all(character in kept for k, character in enumerate(text) if k not in touched)
    again, _ = apply(text, findings[::-1])
    assert again == fixed


def fixed_file(path: Path, after: str) -> Fixed:
    return Fixed(SourceText.from_bytes(str(path), path.read_bytes()), after, 1)


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfteh\r\nx\n", "\ufeffteh\r\n猫".encode("utf-16-le"), b"teh\r\r\n\x0c"]
)
def test_encoding_byte_order_mark_and_newlines_stay(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    source = SourceText.from_bytes(str(path), data)
    write_back(str(path), Fixed(source, source.text.replace("teh", "the"), 1))
    wide = [word.encode("utf-16-le") for word in ("teh", "the")]
    narrow = [b"teh", b"the"]
    old, new = wide if source.encoding.startswith("utf-16") else narrow
    assert path.read_bytes() == data.replace(old, new)


def test_mode_and_symbolic_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "a.md", tmp_path / "link.md"
    target.write_text("teh")
    target.chmod(0o640)
    link.symlink_to("a.md")
    write_back(str(link), fixed_file(link, "the"))
    assert link.is_symlink()
    assert target.read_text() == "the"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["a.md", "link.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("teh")
    fixed = fixed_file(path, "the")
    path.write_text("teh and more")
    with pytest.raises(FixError, match="changed during the run"):
        write_back(str(path), fixed)
    assert path.read_text() == "teh and more"


def test_a_write_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        replace(str(tmp_path / "folder"), b"x")
    assert os.listdir(tmp_path) == ["folder"]


def test_a_diff_breaks_lines_at_newlines_only_and_marks_a_missing_one() -> None:
    before, after = "a\x0cb\u2028c\nteh", "a\x0cb\u2028c\nthe"
    assert unified_diff("x.md", before, after).split("\n") == [
        "--- x.md",
        "+++ x.md",
        "@@ -1,2 +1,2 @@",
        " a\x0cb\u2028c",
        "-teh",
        "\\ No newline at end of file",
        "+the",
        "\\ No newline at end of file",
        "",
    ]
    assert unified_diff("x.md", before, before) == ""
