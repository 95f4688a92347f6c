"""``rules``, ``explain``, ``config``, ``baseline`` and ``init``."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.commandline import check, corrigenda
from corrigenda.commands._origin import Origin, origin_of
from corrigenda.commands._pre_commit import entry

TEXT = "See teh cat.\n\nA darn cat.\n"

# rules and explain -----------------------------------------------------------------------------


def test_rules_are_listed_family_by_family(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert corrigenda(tmp_path, "rules", "fixture", "stet").out == snapshot
    assert corrigenda(tmp_path, "rules", "fixture", "--output-format", "json").out == snapshot


def test_all_rules_are_listed_engine_schema_and_packs(tmp_path: Path) -> None:
    value = json.loads(corrigenda(tmp_path, "rules", "--output-format", "json").out)
    ids = [rule["id"] for rule in value["rules"]]
    assert ids == sorted(ids)
    assert {"source/syntax", "schema/required", "metadata/required", "fixture/letters"} <= set(ids)
    assert not [rule["id"] for rule in value["rules"] if not rule["summary"] or not rule["page"]]


def test_what_a_profile_asks_is_listed_with_its_sources(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    assert corrigenda(tmp_path, "rules", "--profile", "pmc").out == snapshot
    told = corrigenda(tmp_path, "rules", "--profile", "manubot", "--output-format", "json").out
    value = json.loads(told)
    assert (value["profile"], value["level"]) == ("manubot", "standard")
    assert {"member": "authors[].name", "data": True, "severity": "error"}.items() <= next(
        r for r in value["requirements"] if r["member"] == "authors[].name"
    ).items()
    refused = corrigenda(tmp_path, "rules", "--profile", "crosref")
    assert (refused.code, "did you mean `crossref`" in refused.err) == (2, True)


def test_explain_shows_the_page_of_a_rule(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert corrigenda(tmp_path, "explain", "fixture/letters").out == snapshot
    assert "profiles and schemas" in corrigenda(tmp_path, "explain", "schema/required").out
    assert "corrigenda itself" in corrigenda(tmp_path, "explain", "stet/unused").out


def test_explain_lists_the_rules_of_a_family(tmp_path: Path) -> None:
    lines = corrigenda(tmp_path, "explain", "fixture").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "fixture/forbidden",
        "fixture/hedge",
        "fixture/letters",
    ]


def test_an_unknown_rule_is_answered_with_the_nearest(tmp_path: Path) -> None:
    done = corrigenda(tmp_path, "explain", "fixture/leters")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "corrigenda: error: explain: no rule or family is called “fixture/leters”; "
        "did you mean `fixture/letters`?\n"
    )


# config ----------------------------------------------------------------------------------------


def test_config_says_what_applies_and_from_where(tmp_path: Path) -> None:
    (tmp_path / "corrigenda.toml").write_text(
        'ignore = ["stet"]\n\n[[overrides]]\nfiles = ["drafts/**"]\nprofile = "minimal"\n'
    )
    done = corrigenda(tmp_path, "config", "drafts/x.md")
    lines = [line.split("  #") for line in done.out.splitlines() if not line.startswith("#")]
    values = {key.partition(" = ")[0]: (key.partition(" = ")[2].strip(), source.strip())
              for key, source in lines}  # fmt: skip
    assert values["ignore"][0] == '["stet"]'
    assert values["profile"][0] == '"minimal"'
    assert "corrigenda.toml" in values["ignore"][1]
    assert "corrigenda.toml" in values["profile"][1]
    assert values["select"] == ("[]", "default")
    flagged = corrigenda(
        tmp_path, "config", "x.md", "--profile", "strict", "--output-format", "json"
    )
    value = json.loads(flagged.out)
    (profile,) = (key for key in value["keys"] if key["key"] == "profile")
    assert profile["value"] == "strict"
    assert "fixture/hedge" in value["rules"]
    assert value["excluded"] is False


def test_config_names_the_source_of_what_holds_not_of_what_was_replaced(tmp_path: Path) -> None:
    (tmp_path / "corrigenda.toml").write_text('jobs = 2\naccept = ["colour"]\n')
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "corrigenda.toml").write_text("# its own\njobs = 3\n")
    done = corrigenda(tmp_path, "config", "inner/x.md", "--output-format", "json")
    keys = {key["key"]: (key["value"], key["source"]) for key in json.loads(done.out)["keys"]}
    assert keys["accept"] == ([], "default")
    assert keys["jobs"] == (2, "corrigenda.toml:1")  # of the run: as the working directory has it


def test_config_of_a_broken_file_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "corrigenda.toml").write_text('\nselct = ["spelling"]\n')
    done = corrigenda(tmp_path, "config")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("corrigenda: error: corrigenda.toml:2")
    assert "did you mean `select`?" in done.err


def test_a_rule_without_its_family_is_pointed_to(tmp_path: Path) -> None:
    done = corrigenda(tmp_path, "explain", "letters")
    assert done.code == 2
    assert done.err.endswith("called “letters”; did you mean `fixture/letters`?\n")


# baseline --------------------------------------------------------------------------------------


def test_a_baseline_holds_back_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    wrote = corrigenda(tmp_path, "baseline", "--isolated", "--select", "fixture", "--no-cache")
    assert wrote.code == 0
    assert wrote.err == (
        "corrigenda: .corrigenda-baseline.json: 2 findings of 1 file\n"
        "corrigenda: a check reads it when told to: "
        "`corrigenda check --baseline .corrigenda-baseline.json`, "
        'or `baseline = ".corrigenda-baseline.json"` in the configuration\n'
    )
    baseline = ("--baseline", ".corrigenda-baseline.json")
    same = check(tmp_path, *baseline)
    assert same == (0, "No findings in 1 file; 2 more in the baseline.\n", "")
    (tmp_path / "a.md").write_text("A line above.\n\n" + TEXT + "\nAnd hte end.\n")
    done = check(tmp_path, *baseline)
    assert done.code == 1
    assert "Found 1 finding (1 warning)" in done.out
    assert "“hte”" in done.out
    (tmp_path / "a.md").write_text("See the cat.\n")
    assert "holds 2 entries that nothing matches any more" in check(tmp_path, *baseline).out


def test_a_baseline_holds_wherever_in_the_repository_the_command_runs(tmp_path: Path) -> None:
    for folder in (".git", "text"):
        (tmp_path / folder).mkdir()
    (tmp_path / "corrigenda.toml").write_text('baseline = "known.json"\nselect = ["fixture"]\n')
    (tmp_path / "text" / "a.md").write_text(TEXT)
    wrote = corrigenda(tmp_path, "baseline")
    assert (wrote.code, wrote.err.count("\n")) == (0, 1), "it is configured: nothing to be told"
    written = (tmp_path / "known.json").read_bytes()
    file = str(tmp_path / "text" / "a.md")
    for folder, name in ((tmp_path, "text/a.md"), (tmp_path / "text", "a.md"), (tmp_path, file)):
        done = corrigenda(folder, "check", name)
        assert (done.code, done.out) == (0, "No findings in 1 file; 2 more in the baseline.\n")
        done = corrigenda(folder, "check", "--stdin-filename", name, stdin=TEXT.encode())
        assert done.code == 0
    assert corrigenda(tmp_path / "text", "baseline", "..").code == 0
    assert (tmp_path / "known.json").read_bytes() == written


def test_broken_input_does_not_get_into_a_baseline(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"caf\xe9\n")
    done = corrigenda(tmp_path, "baseline", "--isolated", "--no-cache")
    assert done.code == 2
    assert "0 findings of 1 file" in done.err


# init ------------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty git repository."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def test_init_writes_a_configuration_and_a_hook(
    repository: Path, snapshot: SnapshotAssertion
) -> None:
    (repository / "paper.md").write_text("# Sleep\n")
    asked = ("init", "--hook-repo", "https://example.org/corrigenda")
    planned = corrigenda(repository, *asked, "--dry-run")
    assert planned.out == snapshot
    assert sorted(path.name for path in repository.iterdir()) == [".git", "paper.md"]
    done = corrigenda(repository, *asked)
    assert done.code == 0
    assert done.out == snapshot
    assert (repository / "corrigenda.toml").read_text().startswith('profile = "standard"')
    assert (repository / ".pre-commit-config.yaml").read_text() == snapshot
    assert corrigenda(repository, "config").code == 0
    again = corrigenda(repository, "init")
    assert "corrigenda.toml is there already" in again.out
    assert "has a hook of corrigenda already" in again.out


def test_init_extends_what_is_there_without_touching_it(repository: Path) -> None:
    project = '[project]\r\nname = "x"  # a comment\r\n[tool.other]\r\nb=1'
    hooks = (
        "# our hooks\n"
        "repos:   # all of them\n"
        "-   repo: 'https://example.org/a'\n"
        "    rev: v1\n"
        "    hooks:\n"
        "    -   id: a   # keep\n"
        "    # - id: b\n"
        "\n"
        "# the rest\n"
        "ci: {skip: [a]}"
    )
    (repository / "pyproject.toml").write_bytes(project.encode())
    (repository / ".pre-commit-config.yaml").write_bytes(hooks.encode())
    done = corrigenda(
        repository, "init", "--hook-repo", "https://example.org/c", "--profile", "strict"
    )
    assert done.code == 0
    written = (repository / "pyproject.toml").read_bytes().decode()
    assert written.startswith(project + "\r\n\r\n[tool.corrigenda]\r\n")
    assert 'profile = "strict"' in written
    lines = (repository / ".pre-commit-config.yaml").read_bytes().decode().split("\n")
    added = [line for line in lines if line not in hooks.split("\n")]
    assert added[0] == "- repo: https://example.org/c"
    assert [line for line in lines if line not in added] == hooks.split("\n")
    assert lines.index("# the rest") > lines.index(added[-1]) > lines.index("    # - id: b")


@pytest.mark.parametrize("project", [False, True])
def test_init_gives_a_joss_paper_its_profile_and_no_other_file(
    repository: Path, project: bool
) -> None:
    (repository / "paper").mkdir()
    (repository / "paper" / "paper.md").write_text("# Sleep\n")
    (repository / "paper" / "paper.bib").write_text("")
    (repository / "talk.md").write_text("# Sleep\n")
    if project:
        (repository / "pyproject.toml").write_text("[project]\n")
    assert corrigenda(repository, "init").code == 0
    for path, profile in (("paper/paper.md", "joss"), ("talk.md", "standard")):
        assert f'profile = "{profile}"' in corrigenda(repository, "config", path).out


def test_init_does_not_name_a_package_index_that_the_tool_did_not_come_from() -> None:
    assert "language: python" in "\n".join(entry(None, "v1"))
    installed = "\n".join(entry(None, "v1", installed=True))
    assert "language: system" in installed
    assert "additional_dependencies" not in installed


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (None, Origin()),
        ('{"url": "file:///x", "dir_info": {}}', Origin(local=True)),
        ('{"url": "https://example.org/c.whl", "archive_info": {}}', Origin(local=True)),
        (
            '{"url": "https://example.org/c", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}',
            Origin("https://example.org/c", "ab12"),
        ),
        (
            '{"url": "https://example.org/c", "vcs_info": '
            '{"vcs": "git", "requested_revision": "v0.1.0", "commit_id": "ab12"}}',
            Origin("https://example.org/c", "v0.1.0"),
        ),
        (
            '{"url": "https://example.org/c", "vcs_info": '
            '{"vcs": "git", "requested_revision": "main", "commit_id": "ab12"}}',
            Origin("https://example.org/c", "ab12"),
        ),
        ("{", Origin(local=True)),
        ("[]", Origin(local=True)),
    ],
)
def test_the_origin_is_what_the_installer_wrote_down(record: str | None, expected: Origin) -> None:
    assert origin_of(record) == expected


@pytest.mark.parametrize("hooks", ["repos: [{repo: x, hooks: []}]\n", "a: b\n", "- x\n", "a: [\n"])
def test_init_shows_what_it_cannot_put_in(repository: Path, hooks: str) -> None:
    (repository / ".pre-commit-config.yaml").write_text(hooks)
    done = corrigenda(repository, "init")
    assert done.code == 0
    assert "by hand" in done.out
    assert "- id: corrigenda" in done.out
    assert (repository / ".pre-commit-config.yaml").read_text() == hooks


def test_init_in_a_folder_below_puts_the_hook_where_pre_commit_reads_it(repository: Path) -> None:
    (repository / "text").mkdir()
    done = corrigenda(repository / "text", "init")
    assert done.code == 0
    assert "wrote ../.pre-commit-config.yaml" in done.out
    assert (repository / ".pre-commit-config.yaml").is_file()
    assert [path.name for path in (repository / "text").iterdir()] == ["corrigenda.toml"]


def test_init_outside_a_repository_writes_no_hook(tmp_path: Path) -> None:
    done = corrigenda(tmp_path, "init")
    assert "no git repository" in done.out
    assert [path.name for path in tmp_path.iterdir()] == ["corrigenda.toml"]
