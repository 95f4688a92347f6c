"""Which files a run checks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.config import load
from corrigenda.discovery import Discovery, discover
from corrigenda.discovery.patterns import braces, fixed_part
from corrigenda.discovery.tables import is_tool_file

Make = Callable[..., None]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    (tmp_path / ".git").mkdir()

    def make(*names: str, **texts: str) -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("text\n")
        for name, text in texts.items():
            (tmp_path / {"gitignore": ".gitignore", "config": "corrigenda.toml"}[name]).write_text(
                text
            )

    return make


def found(folder: Path, *arguments: str, **flags: object) -> Discovery:
    return discover(arguments, load(str(folder), command_line=flags), cwd=str(folder))


def test_without_arguments_the_folder_is_walked(tmp_path: Path, make: Make) -> None:
    make("b.md", "a/x.yaml", "a/y.cff", "a/z.json", "page.txt", "code.py", "image.png")
    assert found(tmp_path) == (["a/x.yaml", "a/y.cff", "a/z.json", "b.md", "page.txt"], [], [])


def test_what_is_hidden_vendored_generated_or_a_tools_is_passed_over(
    tmp_path: Path, make: Make
) -> None:
    make(
        ".github/a.md", ".hidden.md", "node_modules/p/README.md", "vendor/a.md", "_build/a.md",
        "x/site-packages/a.txt", "my.egg-info/a.txt", "package.json", "requirements-dev.txt",
        "tsconfig.app.json", "CMakeLists.txt", "mkdocs.yml", "docker-compose.test.yml",
        "environment.yml", "sub/requirements.txt", "LICENSE.txt", "robots.txt",
        "paper.md", "codemeta.json", ".zenodo.json", "CITATION.cff", "myst.yml",
    )  # fmt: skip
    assert found(tmp_path).files == [
        ".zenodo.json", "CITATION.cff", "codemeta.json", "myst.yml", "paper.md",
    ]  # fmt: skip


def test_a_virtual_environment_is_known_by_what_it_holds(tmp_path: Path, make: Make) -> None:
    make("py311/pyvenv.cfg", "py311/share/doc.md", "a.md")
    assert found(tmp_path).files == ["a.md"]


def test_git_ignore_files_nest_and_take_back(tmp_path: Path, make: Make) -> None:
    make(
        "a.md", "drafts/a.md", "drafts/keep.md", "sub/out/a.md", "sub/b.md", "sub/secret.md",
        gitignore="drafts/*\n!drafts/keep.md\nout/\n*.secret\n# a comment\n",
    )  # fmt: skip
    (tmp_path / "sub" / ".gitignore").write_text("secret.md\n!/out/\n")
    assert found(tmp_path).files == ["a.md", "drafts/keep.md", "sub/b.md", "sub/out/a.md"]


def test_exclusions_of_the_repository_itself_hold(tmp_path: Path, make: Make) -> None:
    make("a.md", "mine.md")
    (tmp_path / ".git" / "info").mkdir()
    (tmp_path / ".git" / "info" / "exclude").write_text("mine.md\n")
    assert found(tmp_path).files == ["a.md"]


def test_git_ignore_files_above_the_walk_hold(tmp_path: Path, make: Make) -> None:
    make("sub/a.md", "sub/b.md", gitignore="/sub/b.md\n")
    assert found(tmp_path / "sub").files == ["a.md"]


def test_a_repository_within_is_its_own(tmp_path: Path, make: Make) -> None:
    make("inner/a.md", gitignore="*.md\n")
    (tmp_path / "inner" / ".git").mkdir()
    assert found(tmp_path).files == ["inner/a.md"]


def test_a_pattern_that_git_does_not_understand_is_passed_over(tmp_path: Path, make: Make) -> None:
    make("a.md", "b.md", gitignore="[z-a]\nb.md\n\\\n")
    assert found(tmp_path).files == ["a.md"]


@given(
    st.lists(
        st.sampled_from(
            ["*.md", "!a.md", "sub/", "/sub", "sub/*", "!sub/a.md", "**/b.md", "sub/**", "?.md",
             "**", "*", "!*/", "/*", "!**/", "/**", "!**/*", "!/**",
"!sub/", "deep/", "sub/deep/*.md", "!*.md", "[ab].md", "a.md ", "\\!a.md", "#a.md"]
        ),
        max_size=5,
    )
)  # fmt: skip
def test_a_walk_sees_what_git_sees(patterns: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("a.md", "b.md", "sub/a.md", "sub/b.md", "sub/deep/a.md", "sub/deep/c.md"):
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text("")
        (folder / ".gitignore").write_text("\n".join(patterns))
        ours = found(folder).files
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        run = {"cwd": folder, "env": environment, "check": True, "capture_output": True}
        subprocess.run(["git", "init", "-q"], **run)  # type: ignore[call-overload]
        listed = subprocess.run(  # type: ignore[call-overload]
            ["git", "ls-files", "-o", "--exclude-standard", "*.md"], **run, text=True
        )
        assert ours == sorted(listed.stdout.splitlines())


def test_excluded_files_and_folders_are_passed_over(tmp_path: Path, make: Make) -> None:
    make("a.md", "drafts/a.md", "sub/b.md", config='exclude = ["drafts"]\nextend-exclude = ["b.*"]')
    assert found(tmp_path).files == ["a.md"]
    assert found(tmp_path, **{"extend-exclude": ["a.md"]}).files == []


def test_who_names_a_folder_gets_what_is_in_it(tmp_path: Path, make: Make) -> None:
    make("vendor/a.md", ".hidden/b.md", "out/c.md", "drafts/d.md", gitignore="out/\n",
         config='exclude = ["drafts/"]')  # fmt: skip
    folders = ("vendor", ".hidden", "out", "drafts")
    assert found(tmp_path, *folders).files == [
        ".hidden/b.md", "drafts/d.md", "out/c.md", "vendor/a.md",
    ]  # fmt: skip


def test_who_names_a_file_gets_it(tmp_path: Path, make: Make) -> None:
    names = [".hidden.md", "drafts/a.md", "ignored.md", "notes.log", "package.json", "LICENSE"]
    make(*names, gitignore="ignored.md\n", config='exclude = ["drafts/"]')
    assert found(tmp_path, *names).files == sorted(names)


def test_with_force_exclude_a_named_file_must_pass_what_a_walk_asks(
    tmp_path: Path, make: Make
) -> None:
    make("a.md", ".pre-commit-config.yaml", "drafts/a.md", "notes.log", "package.json",
         "vendor/a.md", "ignored.md", gitignore="ignored.md\n",
         config='exclude = ["drafts/"]\nforce-exclude = true')  # fmt: skip
    everything = found(
        tmp_path, "a.md", ".pre-commit-config.yaml", "drafts/a.md", "notes.log", "package.json",
        "vendor/a.md", "ignored.md",
    )  # fmt: skip
    assert everything.files == ["a.md", "ignored.md"]
    assert everything.skipped == [
        (".pre-commit-config.yaml", "a hidden file"),
        ("drafts/a.md", "excluded by the configuration"),
        ("notes.log", "of no known format"),
        ("package.json", "a tool's own file"),
        ("vendor/a.md", "in the folder vendor, which holds no articles of yours"),
    ]


def test_a_binary_file_of_no_known_format_is_skipped_with_a_reason(
    tmp_path: Path, make: Make
) -> None:
    make("notes.log")
    (tmp_path / "figure.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r")
    (tmp_path / "utf16").write_bytes("text".encode("utf-16"))
    assert found(tmp_path, "figure.png", "utf16", "notes.log") == (
        ["notes.log", "utf16"],
        [("figure.png", "a binary file of no known format")],
        [],
    )


def test_a_pipe_is_skipped_with_a_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert found(tmp_path, "pipe.md").skipped == [("pipe.md", "not a regular file")]
    assert found(tmp_path).files == []


def test_what_is_not_there_is_missing_and_the_rest_is_found(tmp_path: Path, make: Make) -> None:
    make("a.md")
    (tmp_path / "dangling.md").symlink_to("nothing.md")
    assert found(tmp_path, "b.md", "a.md", "x*.md", "dangling.md") == (
        ["a.md"],
        [],
        ["b.md", "dangling.md", "x*.md"],
    )


def test_include_adds_files_that_a_walk_passes_over(tmp_path: Path, make: Make) -> None:
    make("a.article", "package.json", "build/articles/x.md", "build/other/y.md", "b.md",
         config='include = ["*.article", "build/articles/**", "/package.json"]')  # fmt: skip
    assert found(tmp_path).files == ["a.article", "b.md", "build/articles/x.md", "package.json"]
    assert found(tmp_path, "build/other").files == ["build/other/y.md"]


def test_a_file_whose_format_the_configuration_names_is_found(tmp_path: Path, make: Make) -> None:
    make("a.article", "b.other", config='format = [{files = ["*.article"], format = "page"}]')
    assert found(tmp_path).files == ["a.article"]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("*.md", ["a.md", "b.md"]),
        ("**/*.md", ["a.md", "b.md", "sub/c.md", "sub/deep/d.md"]),
        ("sub/**/*.md", ["sub/c.md", "sub/deep/d.md"]),
        ("sub/**", ["sub/c.md", "sub/deep/d.md", "sub/e.yaml"]),
        ("su?", ["sub/c.md", "sub/deep/d.md", "sub/e.yaml"]),
        ("[ab].md", ["a.md", "b.md"]),
        ("**/*.{yaml,log}", ["n.log", "sub/e.yaml"]),
        ("./*/c.md", ["sub/c.md"]),
        ("node_mod*/*.md", []),
    ],
)
def test_globs_are_expanded_by_us(
    tmp_path: Path, make: Make, pattern: str, files: list[str]
) -> None:
    make("a.md", "b.md", "n.log", "x.py", "sub/c.md", "sub/deep/d.md", "sub/e.yaml", "sub/f.py",
         "node_modules/g.md", "sub/.hidden/h.md")  # fmt: skip
    assert found(tmp_path, pattern).files == files
    assert found(tmp_path, str(tmp_path / pattern)).files == files
    assert found(tmp_path, pattern).missing == ([] if files else [pattern])


def test_a_name_with_brackets_is_a_name_where_it_exists(tmp_path: Path, make: Make) -> None:
    make("a[1].md", "a1.md")
    assert found(tmp_path, "a[1].md").files == ["a[1].md"]


def test_paths_are_relative_to_the_working_directory_each_once_and_sorted(
    tmp_path: Path, make: Make
) -> None:
    make("sub/a.md", "sub/b.md", "c.md")
    absolute = str(tmp_path / "sub" / "b.md")
    assert found(tmp_path, "sub/b.md", "./sub", absolute, "c.md", "sub/../c.md").files == [
        "c.md",
        "sub/a.md",
        "sub/b.md",
    ]
    assert found(tmp_path / "sub", "../c.md", "a.md").files == ["../c.md", "a.md"]
    assert found(tmp_path / "sub", str(tmp_path / "c.md")).files == [str(tmp_path / "c.md")]


def test_a_loop_of_folders_is_walked_once(tmp_path: Path, make: Make) -> None:
    make("sub/a.md")
    (tmp_path / "sub" / "loop").symlink_to("..")
    (tmp_path / "sub" / "self").symlink_to("self")
    assert found(tmp_path).files == ["sub/a.md"]
    assert found(tmp_path, "sub/loop", ".").files == ["sub/a.md"]


def test_a_linked_file_is_found_once(tmp_path: Path, make: Make) -> None:
    make("z.md", "outside/x.md")
    (tmp_path / "a.md").symlink_to("z.md")
    (tmp_path / "b.md").symlink_to("z.md")
    assert found(tmp_path).files == ["outside/x.md", "z.md"]
    assert found(tmp_path, "b.md", "a.md").files == ["a.md"]


def test_a_link_to_nothing_is_skipped_with_a_reason(tmp_path: Path, make: Make) -> None:
    make("a.md")
    (tmp_path / "gone.md").symlink_to("nothing.md")
    (tmp_path / "self.md").symlink_to("self.md")
    assert found(tmp_path) == (
        ["a.md"],
        [("gone.md", "a link to nothing"), ("self.md", "a link to nothing")],
        [],
    )


def test_a_folder_that_cannot_be_read_is_skipped_and_the_rest_is_found(
    tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a.md", "locked/b.md")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refusing)
    assert found(tmp_path) == (["a.md"], [("locked/", "cannot be read: Permission denied")], [])


def test_folders_deeper_than_any_recursion_are_walked(tmp_path: Path) -> None:
    folders = [str(tmp_path)]
    for _ in range(1050):
        folders.append(folders[-1] + "/d")
        os.mkdir(folders[-1])
    file = Path(folders[-1]) / "a.md"
    file.write_text("")
    try:
        assert len(found(tmp_path).files) == 1
    finally:  # what cleans up after the tests is not so patient
        file.unlink()
        for folder in reversed(folders[1:]):
            os.rmdir(folder)


def test_names_of_tools_files_are_not_those_of_articles() -> None:
    assert is_tool_file("Requirements_dev.txt")
    assert is_tool_file("x.schema.json")
    assert not is_tool_file("requirements.md")
    assert not is_tool_file("environmental-data.json")
    assert not is_tool_file("metadata.yaml")


def test_braces_stand_for_each_choice_and_nest() -> None:
    assert sorted(braces("a.{md,{ya,y}ml}")) == ["a.md", "a.yaml", "a.yml"]
    assert braces("{a}") == ["{a}"]
    assert len(braces("{a,b}" * 30)) <= 600


def test_a_glob_is_walked_from_its_first_wildcard() -> None:
    assert fixed_part("content/2025/*/a.md") == ("content/2025/", "*/a.md")
    assert fixed_part("*.md") == ("", "*.md")
    assert fixed_part("/abs/x?.md") == ("/abs/", "x?.md")
