"""The files beside a document: found, read inside the project alone, and known to the cache."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from corrigenda.cache import Cache
from corrigenda.companions import Shelf, current
from corrigenda.config.settings import Settings
from corrigenda.linting import Engine
from corrigenda.registry import rule_entries
from corrigenda.running import lint

FRONT = "---\ntitle: Ice\nbibliography: refs.bib\n---\n\nAs [@ott2001; @rowe2002] said.\n"
BIB = "@article{ott2001, title={Ice}}\n@article{roe2002, title={Sea}}\n"


def shelf(root: Path) -> Shelf:
    return Shelf(str(root), str(root))


def test_a_name_is_looked_for_in_the_folders_above_as_far_as_the_project_goes(
    tmp_path: Path,
) -> None:
    (tmp_path / "project" / "a" / "b").mkdir(parents=True)
    (tmp_path / "project" / "refs.bib").write_text(BIB)
    (tmp_path / "above.bib").write_text(BIB)
    beside = shelf(tmp_path / "project").companions("a/b/c.md")
    assert beside.open("refs.bib").path == "refs.bib"
    assert beside.open("above.bib").source is None
    assert beside.folders() == ["a/b", "a", ""]


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.bib", "~/x.bib", "link.bib", "folder/x.bib"])
def test_nothing_outside_the_project_is_read(tmp_path: Path, name: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "x.bib").write_text(BIB)
    os.symlink(tmp_path / "x.bib", project / "link.bib")
    os.symlink(tmp_path, project / "folder")
    beside = shelf(project).companions("a.md")
    found = beside.open(name)
    assert found.source is None
    assert found.outside
    assert "outside the project" in found.trouble


def test_what_is_no_text_or_no_file_has_its_trouble_told(tmp_path: Path) -> None:
    (tmp_path / "bad.bib").write_bytes(b"@article{a,\n title={\xff\xfe}}\n")
    (tmp_path / "folder.bib").mkdir()
    beside = shelf(tmp_path).companions("a.md")
    assert "line 2" in beside.open("bad.bib").trouble
    assert "no such file" in beside.open("folder.bib").trouble


def test_without_a_root_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    assert Shelf(str(tmp_path)).companions("a.md").open("refs.bib").source is None


def test_what_was_read_and_listed_is_noted_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    beside = shelf(tmp_path).companions("a.md")
    beside.open("refs.bib")
    beside.open("none.bib")
    beside.listed("", ".bib", ".json")
    assert all(current(str(tmp_path), path) == held for path, held in beside.read.items())
    (tmp_path / "refs.bib").write_text(BIB + BIB)
    (tmp_path / "none.bib").write_text(BIB)
    assert not any(current(str(tmp_path), path) == held for path, held in beside.read.items())


def test_a_changed_bibliography_outdates_a_kept_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(FRONT)
    Path("refs.bib").write_text(BIB)
    entries = [entry for entry in rule_entries() if entry.id == "references/unknown"]
    settings = Settings()

    def found() -> list[str]:
        cache = Cache.open(str(tmp_path / "kept"), b"key")
        assert cache is not None
        root = tmp_path.as_posix()
        engine = Engine(entries, date(2025, 6, 30), cwd=root, root=root)
        (result,) = lint(engine, ["a.md"], lambda _: settings, cache=cache)
        cache.close()
        return [f"{f.rule} {f.location.text} {r.path}:{r.start.line}"
                for f in result.findings for r in f.related or (None,) if r]  # fmt: skip

    assert found() == ["references/unknown rowe2002 refs.bib:2"]
    assert found() == ["references/unknown rowe2002 refs.bib:2"]
    Path("refs.bib").write_text("\n" + BIB)
    assert found() == ["references/unknown rowe2002 refs.bib:3"]
    Path("refs.bib").write_text(BIB.replace("roe", "rowe"))
    assert found() == []
