"""The hooks through the real pre-commit, in a real git repository that commits articles."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from conftest import git, quiet_environment, unavailable
from corrigenda.commands._pre_commit import pattern
from corrigenda.readers import FORMATS

pytestmark = pytest.mark.xdist_group("hooks")

CLEAN = """\
# Sleep and memory in older adults

Sleep supports the consolidation of memory in older adults.
"""


class Repository:
    """A lab's repository whose hooks come from a clone of this project."""

    def __init__(self, folder: Path, project: Path, home: Path) -> None:
        self.folder = folder
        self.project = project
        self.environment = quiet_environment() | {"PRE_COMMIT_HOME": str(home)}
        git(folder, "init", "-q", "-b", "main")

    def use(self, *hooks: str) -> None:
        """Writes the config with these hooks and installs pre-commit's git hook."""
        revision = git(self.project, "rev-parse", "HEAD").stdout.strip()
        entries = "".join(f"      - id: {hook}\n" for hook in hooks)
        (self.folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {self.project}\n    rev: {revision}\n    hooks:\n{entries}"
        )
        done = self.run("pre-commit", "install", "--install-hooks")
        if "No matching distribution" in done.stdout or "ConnectionError" in done.stdout:
            unavailable("the package index", "pre-commit could not install the hook")
        assert done.returncode == 0, done.stdout + done.stderr

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        """Writes a file, adds it and tries to commit."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.run("git", "add", "-A")
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        return self.run("git", *identity, "commit", "-m", f"Change {name}")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in the repository."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )


@pytest.fixture(scope="session")
def hooks_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments it builds: built once for all tests."""
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture
def repository(tmp_path: Path, project_clone: Path, hooks_home: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path, project_clone, hooks_home)


def test_a_typo_refuses_the_commit_until_it_is_mended(repository: Repository) -> None:
    repository.use("corrigenda")
    refused = repository.commit("paper.md", CLEAN.replace("consolidation", "consolidaton"))
    assert refused.returncode == 1
    assert "paper.md:3:20" in refused.stderr
    assert "spelling/typo" in refused.stderr
    assert "consolidation" in refused.stderr
    passed = repository.commit("paper.md", CLEAN)
    assert passed.returncode == 0, passed.stderr
    assert git(repository.folder, "log", "--format=%s").stdout == "Change paper.md\n"


def test_the_fixing_hook_mends_the_file_and_refuses_the_commit_once(repository: Repository) -> None:
    repository.use("corrigenda-fix")
    refused = repository.commit("paper.md", CLEAN.replace("memory in", "memory in in"))
    assert refused.returncode == 1
    assert (repository.folder / "paper.md").read_text(encoding="utf-8") == CLEAN
    passed = repository.commit("paper.md", CLEAN)
    assert passed.returncode == 0, passed.stderr


@pytest.mark.parametrize(
    ("hook", "seen", "text"),
    [
        (
            "corrigenda-metadata",
            "identifiers/orcid",
            "---\ntitle: Sleep\nauthors:\n  - name: Ana Ruiz\n"
            "    orcid: 0000-0002-1825-0098\n---\n\nThe consolidaton of memory.\n",
        ),
        ("corrigenda-spelling", "spelling/typo", "The the consolidaton of memory in adults.\n"),
        (
            "corrigenda-terminology",
            "abbreviations/undefined",
            "# Sleep\n\n## Abstract\n\nThe consolidaton of QVRT: QVRT is old, QVRT is new.\n",
        ),
    ],
)
def test_a_hook_for_a_family_reports_that_family_only(
    repository: Repository, hook: str, seen: str, text: str
) -> None:
    repository.use(hook)
    refused = repository.commit("paper.md", text)
    assert refused.returncode == 1
    assert seen in refused.stderr
    others = {"identifiers/orcid", "spelling/typo", "abbreviations/undefined"} - {seen}
    assert not [rule for rule in others if rule in refused.stderr]


def test_files_of_other_kinds_do_not_start_the_hooks(repository: Repository) -> None:
    repository.use("corrigenda")
    passed = repository.commit("analysis.py", "# teh adn\n")
    assert passed.returncode == 0
    assert "corrigenda" in passed.stderr
    assert "Skipped" in passed.stderr


@pytest.mark.parametrize("name", ["CITATION.cff", "notes.Rmd", "page.txt", "text/paper.qmd"])
def test_a_file_of_any_format_that_is_read_starts_the_hook(
    repository: Repository, name: str
) -> None:
    repository.use("corrigenda-spelling")
    ending = name.rpartition(".")[2]
    text = "The consolidaton of memory in older adults.\n"
    refused = repository.commit(name, f"abstract: {text}" if ending == "cff" else text)
    assert refused.returncode == 1
    assert "spelling/typo" in refused.stderr


def test_every_hook_takes_the_files_of_every_format_and_no_notebook(root: Path) -> None:
    hooks = YAML(typ="safe").load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["files"] for hook in hooks} == {pattern()}
    assert all(
        re.search(pattern(), f"a{ending}") for endings in FORMATS.values() for ending in endings
    )
    assert not any(
        re.search(pattern(), name) for name in ("a.ipynb", "a.geojson", "md", "a.mdx.py")
    )


def test_the_manifest_is_valid(root: Path) -> None:
    done = subprocess.run(
        ["pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=root,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_the_project_passes_its_own_hook(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "corrigenda", "check", "--no-cache", "--verbose"],
        cwd=root,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "file: README.md" in done.stderr
    assert "file: ARCHITECTURE.md" in done.stderr
