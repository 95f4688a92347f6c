"""The shape of the house, kept by machines: who may import whom, and what start-up may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import quiet_environment

HEAVY = {
    "dataclasses",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "jsonschema_rs",
    "lxml",
    "multiprocessing",
    "pathlib",
    "pathspec",
    "rich",
    "ruamel.yaml",
    "sqlite3",
    "stdnum",
    "tomllib",
    "unittest",
    "urllib.request",
    "yaml",
}


def imported(folder: Path, text: str, name: str = "paper.md") -> set[str]:
    """The heavy modules that checking a file of this text imports."""
    (folder / name).write_text(text, encoding="utf-8")
    script = (
        f"import sys\nsys.path[:] = {sys.path!r}\n"  # this path, without the imports of .pth files
        "import corrigenda.__main__ as command\n"
        f"sys.argv = ['corrigenda', 'check', '--isolated', '--no-cache', {name!r}]\n"
        "try: command.main()\n"
        "except SystemExit: pass\n"
        f"heavy = sorted(set({sorted(HEAVY)!r}) & sys.modules.keys())\n"
        "sys.stderr.write('\\n' + ' '.join(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=folder,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_a_plain_markdown_file_imports_nothing_heavy(tmp_path: Path) -> None:
    assert imported(tmp_path, "# Sleep and memory\n\nThe role of of sleep.\n") == set()


def test_a_front_matter_imports_yaml_and_one_validator(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Sleep\nauthors: [Ana Ruiz]\nabstract: Sleep.\n---\n\nThe role of of sleep.\n"
    )
    assert imported(tmp_path, text) <= {"ruamel.yaml", "jsonschema_rs"}


def test_json_metadata_does_without_yaml(tmp_path: Path) -> None:
    text = '{"title": "Sleep", "authors": ["Ana Ruiz"], "abstract": "Sleep."}'
    assert "ruamel.yaml" not in imported(tmp_path, text, "paper.json")


def test_dependencies_between_the_packages_point_one_way(root: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=root,
        env=quiet_environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("package", ["linter/corrigenda", "rules/corrigenda_rules"])
def test_no_module_reads_the_clock_or_the_network_in_a_rule_or_reader(
    root: Path, package: str
) -> None:
    forbidden = {"socket", "urllib.request", "http.client", "requests", "time"}
    for path in sorted((root / package).rglob("*.py")):
        if package == "linter/corrigenda" and "readers" not in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not forbidden & set(names), path
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now"} or ast.unparse(node) == "self.today", path
