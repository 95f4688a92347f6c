"""What the tests share: the checkout, a copy of it as a repository, and honest skips."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The clock of a busy machine fails no test; in CI the same examples are drawn on every run.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes the expected findings of the seeds anew."""
    parser.addoption("--update", action="store_true", help="write seeds/*.expected anew")


def unavailable(what: str, why: str) -> None:
    """Skips a test that needs a component this machine cannot get; in CI that is a failure."""
    message = f"{what} cannot be had here: {why}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def project_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a git repository of one commit, uncommitted work included."""
    clone = tmp_path_factory.mktemp("project") / "corrigenda"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
    git(clone, "init", "-q", "-b", "main")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "The project")
    return clone


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs git with a known author and no configuration of this machine's."""
    return subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=folder,
        env=quiet_environment(),
        check=True,
        capture_output=True,
        text=True,
    )


def quiet_environment() -> dict[str, str]:
    """The environment without what would colour, redirect or configure the programs run."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("GIT_", "PRE_COMMIT", "PYTEST_", "COV_"))
        and key not in {"NO_COLOR", "FORCE_COLOR", "VIRTUAL_ENV", "PYTHONPATH", "SKIP"}
    }
    environment["GIT_CONFIG_GLOBAL"] = os.devnull
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])
    return environment


@pytest.fixture(scope="session")
def pip_install() -> Callable[[Path, tuple[str, ...]], None]:
    """Installs into the environment at a path; skips where no package index can be reached."""

    def install(environment: Path, arguments: tuple[str, ...]) -> None:
        done = subprocess.run(
            [str(environment / "bin" / "python"), "-m", "pip", "install", "-q", *arguments],
            env=quiet_environment(),
            capture_output=True,
            text=True,
        )
        if "No matching distribution" in done.stderr or "ConnectionError" in done.stderr:
            unavailable("the package index", done.stderr.strip().splitlines()[-1])
        assert done.returncode == 0, done.stderr

    return install
