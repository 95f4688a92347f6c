"""Configuration: which file holds, what it gives, how layers lie over one another."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from corrigenda.config import Configuration, load
from corrigenda.config.layers import parse_size
from corrigenda.config.origins import origins
from corrigenda.errors import UsageError
from corrigenda.finding import Severity
from corrigenda.selection import is_selected
from linter.made_rules import RULES


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    (tmp_path / ".git").mkdir()

    def write(**files: str) -> None:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_toml", ".toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), "utf-8")

    return write


def loaded(folder: Path, **more: object) -> Configuration:
    return load(str(folder), rules=RULES, **more)  # type: ignore[arg-type]


def refusal(folder: Path, **more: object) -> str:
    with pytest.raises(UsageError) as caught:
        loaded(folder, **more).settings_for("a.md")
    return str(caught.value)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    configuration = loaded(tmp_path)
    assert configuration.settings_for("a.md").profile == "standard"
    assert configuration.run.fail_on is Severity.WARNING
    assert configuration.run.cache_dir == str(tmp_path / ".corrigenda_cache")
    assert configuration.files == ()


def test_a_corrigenda_toml_is_read(tmp_path: Path, write: Callable[..., None]) -> None:
    write(
        corrigenda_toml="""
        profile = "strict"
        select = ["spelling"]
        ignore = ["spelling/typo"]
        accept = ["CAR-T"]
        max-file-size = "1.5 MB"
        fail-on = "never"
        jobs = 3
        baseline = "known.json"

        [rules."keywords/count"]
        severity = "error"
        max = 5
        """
    )
    configuration = loaded(tmp_path)
    settings = configuration.settings_for("deep/down/a.md")
    assert (settings.profile, settings.level) == ("strict", "strict")
    assert settings.select == ("spelling",)
    assert settings.ignore == ("spelling/typo",)
    assert list(settings.accept) == ["CAR-T"]
    assert settings.max_file_size == 1_500_000
    assert settings.rules["keywords/count"].severity is Severity.ERROR
    assert settings.rules["keywords/count"].options == {"max": 5}
    assert configuration.run.fail_on is None
    assert configuration.run.jobs == 3
    assert configuration.run.baseline == str(tmp_path / "known.json")


def test_pyproject_is_read_where_it_has_the_table(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(pyproject_toml='[tool.corrigenda]\nprofile = "minimal"\n')
    assert loaded(tmp_path).settings_for("a.md").profile == "minimal"


def test_pyproject_without_the_table_is_passed_over(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        corrigenda_toml='profile = "strict"',
        paper__pyproject_toml='[project]\ndependencies = ["corrigenda"]',
    )
    assert loaded(tmp_path).settings_for("paper/a.md").profile == "strict"


def test_a_pyproject_that_is_no_toml_matters_only_if_it_names_us(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(pyproject_toml="a = = 1")
    assert loaded(tmp_path).files == ()
    write(pyproject_toml="a = 1\n[tool.corrigenda]\nb = = 1")
    assert refusal(tmp_path).startswith("pyproject.toml:3:5: not valid TOML: ")


def test_the_nearest_file_upward_holds(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml='profile = "strict"', one__corrigenda_toml='profile = "minimal"')
    configuration = loaded(tmp_path)
    assert configuration.settings_for("one/two/a.md").profile == "minimal"
    assert configuration.settings_for("other/a.md").profile == "strict"


def test_nothing_above_the_repository_is_read(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml='profile = "strict"', inner__a="")
    (tmp_path / "inner" / ".git").mkdir()
    assert loaded(tmp_path / "inner").settings_for("a.md").profile == "standard"


def test_a_hidden_file_outranks_the_others(tmp_path: Path, write: Callable[..., None]) -> None:
    write(
        _corrigenda_toml="",
        corrigenda_toml='profile = "strict"',
        pyproject_toml='[tool.corrigenda]\nprofile = "minimal"',
    )
    assert loaded(tmp_path).settings_for("a.md").profile == "strict"
    (tmp_path / ".corrigenda.toml").write_text('profile = "joss"')
    assert loaded(tmp_path).settings_for("a.md").profile == "joss"


def test_files_with_the_same_settings_share_one_object(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        corrigenda_toml="""
        [[overrides]]
        files = ["*.yaml"]
        profile = "strict"
        """
    )
    configuration = loaded(tmp_path)
    assert configuration.settings_for("a.md") is configuration.settings_for("x/b.md")
    assert configuration.settings_for("a.yaml") is configuration.settings_for("x/b.yaml")
    assert configuration.settings_for("a.md") is not configuration.settings_for("a.yaml")


def test_overrides_apply_in_order_and_the_later_wins(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        corrigenda_toml="""
        ignore = ["typography"]
        [[overrides]]
        files = ["content/**"]
        profile = "strict"
        ignore = ["keywords"]
        [[overrides]]
        files = ["content/drafts/"]
        profile = "minimal"
        extend-ignore = ["spelling"]
        """
    )
    configuration = loaded(tmp_path)
    assert configuration.settings_for("a.md").ignore == ("typography",)
    assert configuration.settings_for("content/a.md").profile == "strict"
    assert configuration.settings_for("content/a.md").ignore == ("keywords",)
    assert configuration.settings_for("content/drafts/a.md").profile == "minimal"
    assert configuration.settings_for("content/drafts/a.md").ignore == ("keywords", "spelling")


def test_per_file_ignores_add_to_what_is_ignored(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        corrigenda_toml="""
        ignore = ["typography"]
        [per-file-ignores]
        "*.yaml" = ["spelling"]
        "/a.*" = ["keywords/count"]
        """
    )
    configuration = loaded(tmp_path)
    assert configuration.settings_for("a.yaml").ignore == (
        "typography",
        "spelling",
        "keywords/count",
    )
    assert configuration.settings_for("sub/a.yaml").ignore == ("typography", "spelling")


def test_extend_puts_another_file_below(tmp_path: Path, write: Callable[..., None]) -> None:
    write(
        shared__base_toml="""
        profile = "strict"
        accept = ["one"]
        ignore = ["typography"]
        [rules."keywords/count"]
        max = 5
        """,
        corrigenda_toml="""
        extend = "shared/base.toml"
        extend-ignore = ["spelling"]
        [rules]
        "keywords/count" = "error"
        """,
    )
    settings = loaded(tmp_path).settings_for("a.md")
    assert settings.profile == "strict"
    assert list(settings.accept) == ["one"]
    assert settings.ignore == ("typography", "spelling")
    assert settings.rules["keywords/count"] == (Severity.ERROR, {"max": 5})


def test_a_nearer_file_replaces_the_lists_of_its_base(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        base_toml='select = ["spelling"]\nextend-select = ["keywords"]\nignore = ["typography"]',
        corrigenda_toml='extend = "base.toml"\nselect = ["typography"]',
    )
    settings = loaded(tmp_path).settings_for("a.md")
    assert (settings.select, settings.extend_select) == (("typography",), ())
    assert settings.ignore == ()  # what a nearer file asks for by name is not ignored


def test_a_missing_base_is_named_with_its_place(tmp_path: Path, write: Callable[..., None]) -> None:
    write(
        corrigenda_toml='profile = "strict"\nextend = "one.toml"', one_toml='extend = "gone.toml"'
    )
    assert refusal(tmp_path) == (
        "one.toml:1: `extend` names “gone.toml”, which is no file (extended by corrigenda.toml)"
    )


def test_a_circle_of_bases_is_refused(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml='extend = "one.toml"', one_toml='extend = "./corrigenda.toml"')
    message = refusal(tmp_path)
    assert message.startswith("one.toml:1: `extend` goes round in a circle: ")
    assert message.endswith("corrigenda.toml → one.toml → corrigenda.toml")


def test_the_command_line_outranks_everything(tmp_path: Path, write: Callable[..., None]) -> None:
    write(
        corrigenda_toml="""
        profile = "minimal"
        select = ["typography"]
        ignore = ["spelling", "keywords/count"]
        [rules]
        "spelling/typo" = "off"
        [[overrides]]
        files = ["*.md"]
        profile = "strict"
        """
    )
    flags = {"profile": "standard", "select": ["spelling", "spelling/typo"], "jobs": None}
    settings = loaded(tmp_path, command_line=flags).settings_for("a.md")
    assert settings.profile == "standard"
    assert is_selected("spelling/typo", "standard", settings)
    assert is_selected("spelling/confusable", "standard", settings)
    assert not is_selected("typography/doubled-word", "standard", settings)


def test_ignore_on_the_command_line_adds_to_the_files(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(corrigenda_toml='ignore = ["spelling"]')
    settings = loaded(tmp_path, command_line={"ignore": ["typography"]}).settings_for("a.md")
    assert settings.ignore == ("spelling", "typography")


def test_off_is_a_severity(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml='[rules]\n"spelling/typo" = "off"')
    assert not is_selected("spelling/typo", "standard", loaded(tmp_path).settings_for("a.md"))


def test_an_explicit_file_holds_for_all_and_is_relative_to_the_working_directory(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        _github__linters__it_toml='[[overrides]]\nfiles = ["content/*.md"]\nprofile = "strict"',
        content__corrigenda_toml='profile = "minimal"',
    )
    name = "_github/linters/it.toml"
    assert loaded(tmp_path, explicit=name).settings_for("content/a.md").profile == "strict"


def test_an_explicit_file_must_exist_and_hold_a_configuration(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(pyproject_toml="[project]\n")
    assert refusal(tmp_path, explicit="no.toml").startswith("no.toml: cannot be read: ")
    assert refusal(tmp_path, explicit="pyproject.toml") == (
        "pyproject.toml: has no table [tool.corrigenda]"
    )


def test_isolated_reads_no_file(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml="broken = = ")
    assert loaded(tmp_path, isolated=True).settings_for("a.md").profile == "standard"


def test_schemas_are_bound_to_files_by_absolute_path(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write(
        lesson="{}",
        corrigenda_toml="""
        [[schema]]
        files = ["lessons/*.yaml"]
        schema = "lesson"
        [[format]]
        files = ["*.article"]
        format = "page"
        """,
    )
    configuration = loaded(tmp_path)
    assert configuration.settings_for("lessons/1.yaml").schemas == (str(tmp_path / "lesson"),)
    assert configuration.settings_for("1.yaml").schemas == ()
    assert configuration.settings_for("1.article").format == "page"
    assert configuration.names_format("1.article")
    assert not configuration.names_format("1.yaml")


def test_a_profile_may_be_a_schema_of_the_user(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml='profile = "house.json"')
    (tmp_path / "house.json").write_text('{"x-corrigenda-level": "strict"}')
    settings = loaded(tmp_path).settings_for("a.md")
    assert (settings.profile, settings.level) == (str(tmp_path / "house.json"), "strict")
    for name, text, message in (
        ("a.json", "{", "a.json:1: "),
        ("b.yaml", "x-corrigenda-level: hard", "x-corrigenda-level “hard”"),
        ("c.json", "[]", "c.json"),
    ):
        write(corrigenda_toml=f'profile = "{name}"')
        (tmp_path / name).write_text(text)
        assert message in refusal(tmp_path)


def test_exclude_matches_files_and_folders(tmp_path: Path, write: Callable[..., None]) -> None:
    write(corrigenda_toml='exclude = ["drafts/"]\nextend-exclude = ["*.bak.md"]')
    configuration = loaded(tmp_path)
    assert configuration.is_excluded("drafts/")
    assert configuration.is_excluded("sub/drafts/a.md")
    assert configuration.is_excluded("a.bak.md")
    assert not configuration.is_excluded("drafts")
    assert not configuration.is_excluded("a.md")


def test_origins_say_from_where_a_value_comes(tmp_path: Path, write: Callable[..., None]) -> None:
    write(
        base_toml='accept = ["one"]\n',
        pyproject_toml="""\
        [project]
        name = "x"

        [tool.corrigenda]
        extend = "base.toml"
        extend-ignore = ["spelling"]

        [[tool.corrigenda.overrides]]
        files = ["*.md"]
        profile = "joss"

        [tool.corrigenda.rules."keywords/count"]
        max = 5
        """,
    )
    configuration = loaded(tmp_path, command_line={"ignore": ["keywords"]})
    found = {origin.key: origin[1:] for origin in origins(configuration, "a.md")}
    assert found["accept"] == (["one"], "base.toml:1")
    assert found["ignore"] == (["spelling", "keywords"], "pyproject.toml:6, command line")
    assert found["profile"] == ("joss", "pyproject.toml:10")
    assert found['rules."keywords/count".max'] == (5, "pyproject.toml:13")
    assert found["select"] == ([], "default")
    assert list(found) == sorted(found)
    assert {o.key: o.source for o in origins(configuration, "a.yaml")}["profile"] == "default"


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("10MB", 10_000_000),
        ("1.5 MiB", 1_572_864),
        ("500k", 500_000),
        ("7", 7),
        ("2 GB", 2 * 10**9),
    ],
)
def test_sizes_are_read_with_their_unit(text: str, size: int) -> None:
    assert parse_size(text) == size


def test_a_check_without_config_imports_no_parser_for_it(tmp_path: Path) -> None:
    code = (
        "import sys; from corrigenda.config import load; load('.').settings_for('a.md');"
        "print([m for m in ('tomllib', 'tomli', 'pathspec', 'json', 'difflib', 'pathlib',"
        " 'corrigenda_schemas') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
