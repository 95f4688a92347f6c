"""Patterns of a configuration: read as git reads those of a .gitignore."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from corrigenda.config.globs import Globs, expression

PARTS = st.sampled_from(["a", "b.md", "*", "**", "*.md", "a*", "?", "?.md", ".x", "a+b", "", "a b"])
PATTERNS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)
PATHS = st.lists(
    st.sampled_from(["a", "b.md", "ab", "c", ".x", "a+b", "a.md"]), min_size=1, max_size=4
).map("/".join)


@given(st.lists(PATTERNS, min_size=1, max_size=3), PATHS, st.booleans())
@example(["content/**"], "content", True)
@example(["/*.md"], "a/b.md", False)
@example(["**/drafts/"], "a/drafts/b.md", False)
def test_plain_patterns_match_what_pathspec_matches(
    patterns: list[str], path: str, is_folder: bool
) -> None:
    path += "/" * is_folder
    expected = GitIgnoreSpec.from_lines(patterns).match_file(path)
    assert Globs("/base", patterns).match(f"/base/{path}") == expected


def test_what_people_write_is_plain() -> None:
    for pattern in ("*.md", "content/**", "content/**/*.md", "drafts/", "/a/b.yaml", "**/x/*.md"):
        assert expression(pattern) is not None
    for pattern in ("!a", "[ab].md", "a\\*", "**", "*", "#a", "a ", ""):
        assert expression(pattern) is None


def test_what_lies_outside_the_folder_does_not_match() -> None:
    assert not Globs("/base", ["*.md"]).match("/other/a.md")
    assert not Globs("/base", ["*.md"]).match("/baseline/a.md")
    assert Globs("/", ["*.md"]).match("/a.md")
