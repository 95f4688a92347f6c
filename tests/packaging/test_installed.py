"""The wheel in an empty environment, away from the checkout, with a third party's rule pack."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import quiet_environment

pytestmark = pytest.mark.xdist_group("packaging")

PipInstall = Callable[[Path, tuple[str, ...]], None]
PACK = Path(__file__).parent / "third_party_pack"


@pytest.fixture(scope="session")
def wheel(project_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from a clone."""
    target = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(target), "."],
        cwd=project_clone,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (built,) = target.glob("corrigenda-*.whl")
    return built


@pytest.fixture(scope="session")
def installed(
    wheel: Path, tmp_path_factory: pytest.TempPathFactory, pip_install: PipInstall
) -> Path:
    """An environment that holds the wheel and a third party's pack, and nothing of the checkout."""
    environment = tmp_path_factory.mktemp("installed") / "env"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pack = tmp_path_factory.mktemp("pack") / "pack"
    shutil.copytree(PACK, pack)
    pip_install(environment, (str(wheel), str(pack)))
    return environment


def run(environment: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(environment / "bin" / "corrigenda"), *arguments],
        cwd=folder,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )


def test_the_wheel_holds_all_packages_types_data_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for package in ("corrigenda", "corrigenda_rules", "corrigenda_schemas"):
        assert f"{package}/py.typed" in names
    assert "corrigenda_schemas/article.schema.json" in names
    assert [n for n in names if n.startswith("corrigenda_schemas/profiles/standard")]
    for name in ("lexicon.bin", "model.txt", "confusions.txt", "dialects.txt"):
        assert f"corrigenda_rules/spelling/{name}" in names
    assert "corrigenda_rules/spelling/lexicon-licences.txt" in names
    assert [n for n in names if n.endswith("licenses/LICENSE")]
    assert [n for n in names if n.endswith("licenses/NOTICE")]
    assert not [n for n in names if n.startswith(("tests", "seeds", "benchmarks"))]


def test_every_data_file_of_the_packages_is_in_the_wheel(wheel: Path, project_clone: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for top in ("linter", "rules", "schemas"):
        for path in (project_clone / top).rglob("*"):
            if path.is_file():
                assert path.relative_to(project_clone / top).as_posix() in names


def test_the_installed_command_checks_an_article(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(
        "---\ntitle: Sleep\nauthors:\n  - name: Ana Ruiz\n    orcid: 0000-0002-1825-0098\n"
        "affiliations: []\n---\n\nThe role of of sleep.\n"
    )
    done = run(installed, tmp_path, "check", "--output-format", "json", "--no-cache")
    assert done.returncode == 1, done.stderr
    rules = {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
    assert {"identifiers/orcid", "typography/doubled-word"} <= rules


def test_a_third_party_rule_is_found_run_listed_and_explained(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "note.md").write_text("We utilize a method.\n\nThey utilize it too.\n")
    done = run(
        installed, tmp_path, "check", "--select", "house-style", "--output-format", "concise"
    )
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.stdout.splitlines() if "utilize" in line] == [
        "note.md:1:4",
        "note.md:3:6",
    ]
    listed = json.loads(run(installed, tmp_path, "rules", "--output-format", "json").stdout)
    assert "house-style/plain-words" in json.dumps(listed)
    assert "plain words" in run(installed, tmp_path, "explain", "house-style/plain-words").stdout


def test_a_third_party_corpus_rule_sees_all_files_in_any_order_and_pool(
    installed: Path, tmp_path: Path
) -> None:
    for name in ("b.md", "a.md", "c.md"):
        (tmp_path / name).write_text(
            "# The same title\n\nText.\n" if name != "c.md" else "# Else\n"
        )
    outputs = {
        run(
            installed, tmp_path, "check", "--select", "house-style", "--output-format", "concise",
            "--no-cache", "--jobs", jobs, *files,
        ).stdout
        for jobs in ("1", "2")
        for files in (("a.md", "b.md", "c.md"), ("c.md", "b.md", "a.md"))
    }  # fmt: skip
    (output,) = outputs
    assert "b.md:1:3: warning house-style/unique-title" in output
    assert "the title of a.md" in output


def test_the_pack_runs_its_own_examples_through_the_shipped_tester(
    installed: Path, tmp_path: Path
) -> None:
    script = (
        "from corrigenda.testing import examples, run_example\n"
        "import house_style\n"
        "pairs = examples(house_style.rules())\n"
        "for rule, example in pairs: run_example(rule, example)\n"
        "print(len(pairs))\n"
    )
    done = subprocess.run(
        [str(installed / "bin" / "python"), "-c", script],
        cwd=tmp_path,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 4


def test_typing_information_reaches_the_author_of_a_pack(installed: Path, tmp_path: Path) -> None:
    target = str(installed / "bin" / "python")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--python-executable",
         target, str(PACK / "house_style.py")],
        cwd=tmp_path,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
