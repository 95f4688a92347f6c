"""``corrigenda terms``: the real command, in a folder of its own."""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.commandline import Done, corrigenda

HOUSE = """\
termbase: 1
name: house style
lang: en
sources:
  ama: AMA Manual of Style, 11th ed.
terms:
  - use: people with diabetes
    avoid: [diabetics, diabetic patients]
    why: a person is more than a disease
    source: ama
  - use: GitHub
    spelling: exact
  - use: sex
    avoid: [gender]
    except: [gender identity]
    severity: info
"""

TABLE = (
    "Term,Forbidden,Reason\npeople with diabetes,diabetics,a person\n"
    "GitHub,\\w+hub,\ndata set,dataset; diabetics,\n"
)

TBX = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="1"><langSet xml:lang="en">
<tig><term>data set</term></tig>
<tig><term>dataset</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
</tig></langSet></termEntry></body></text></martif>"""

ARTICLE = (
    "# Cells\n\nThe mast cell is a cell of the bone marrow. Mast cells leave the bone marrow, "
    "where a mast cell is made.\n\n> Of the bone marrow and the bone-marrow.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a termbase that its configuration names."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "corrigenda.toml").write_text('termbases = ["house.yaml"]\n')
    (tmp_path / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "t.tbx").write_text(TBX, encoding="utf-8")
    return tmp_path


def terms(folder: Path, *arguments: str) -> Done:
    return corrigenda(folder, "terms", *arguments)


def test_the_command_shows_what_it_can_do(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert terms(tmp_path).out == snapshot
    assert terms(tmp_path, "--help").out == terms(tmp_path).out


@pytest.mark.parametrize("action", ["import", "export", "extract", "check", "list"])
def test_each_action_has_a_help(tmp_path: Path, action: str) -> None:
    done = terms(tmp_path, action, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"usage: corrigenda terms {action}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["imprt"], "terms: unknown action “imprt”; did you mean `import`?"),
        (["import"], "the following arguments are required: FILE"),
        (["import", "no.csv"], "no.csv: cannot be read: No such file or directory"),
        (["import", "."], ".: cannot be read: Is a directory"),
        (["import", "a.md"], "a.md: what this is cannot be told; say it with --from"),
        (["import", "house.yaml"], "house.yaml: this is a termbase of corrigenda already"),
        (["import", "t.tbx", "--lang", "fr"], "t.tbx: no term in “fr”; the file has en (2)"),
        (["import", "t.csv", "--from", "tsv"], "unknown kind “tsv”; did you mean `csv`?"),
        (["import", "t.csv", "-o", "house.yaml"], "house.yaml is there already: left as it is"),
        (["export", "house.yaml"], "terms export: say what to write: --to tbx, csv"),
        (["export", "no.yaml", "--to", "csv"], "no.yaml: cannot be read"),
        (["export", "corrigenda:statistcs", "--to", "csv"], "no termbase corrigenda:statistcs"),
        (["export", "t.csv", "--to", "csv"], "t.csv:"),
        (["export", "--to", "vale"], "terms export: for Vale name a folder: -o styles"),
        (["export", "--to", "csv", "-o", "house.yaml"], "house.yaml is there already"),
        (["extract"], "the following arguments are required: PATH"),
        (["extract", "a.md", "--top", "0"], "terms extract: --top takes a number from 1"),
        (["extract", "a.md", "--min-count", "x"], "invalid int value: 'x'"),
        (["extract", "a.md", "-o", "t.csv"], "t.csv is there already: left as it is"),
        (["list", "no.yaml"], "no.yaml: cannot be read"),
    ],
)
def test_wrong_use_is_one_line_and_nothing_is_written(
    project: Path, arguments: list[str], message: str
) -> None:
    before = {path: path.read_bytes() for path in project.iterdir() if path.is_file()}
    done = terms(project, *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert {path: path.read_bytes() for path in project.iterdir() if path.is_file()} == before


# import ----------------------------------------------------------------------------------------


def test_a_table_becomes_a_termbase_and_what_it_cannot_hold_is_named(
    project: Path, snapshot: SnapshotAssertion
) -> None:
    done = terms(project, "import", "t.csv")
    assert done.code == 0
    assert done.out == snapshot
    assert done.err == (
        "corrigenda: t.csv:3: left out: “\\w+hub” looks like a pattern; a termbase holds words as "
        "they stand in a text (plurals and capitals are found by themselves)\n"
        "corrigenda: t.csv:4: left out: “diabetics” is avoided for “people with diabetes” already\n"
    )


def test_several_files_become_one_that_the_check_takes(project: Path) -> None:
    (project / "words").mkdir()
    (project / "words" / "accept.txt").write_text("PubMed\n\\w+\n", encoding="utf-8")
    files = ("t.csv", "t.tbx", "words/accept.txt")
    done = terms(project, "import", *files, "-o", "new/all.yaml", "--name", "all")
    assert done.code == 0
    assert done.err.splitlines()[-4:] == [
        "corrigenda: words/accept.txt:2: left out: the pattern “\\w+”: “\\w” stands for many "
        "characters",
        "corrigenda: new/all.yaml: 4 terms",
        "corrigenda: it counts when the configuration names it; write in corrigenda.toml:",
        'corrigenda:   termbases = ["house.yaml", "new/all.yaml"]',
    ]
    text = (project / "new" / "all.yaml").read_text(encoding="utf-8")
    assert text.startswith("termbase: 1\nname: all\nlang: en\n")
    assert text.count("data set") == 1
    assert terms(project, "check", "new/all.yaml").code == 0


def test_a_file_is_written_over_only_when_that_is_said(project: Path) -> None:
    assert terms(project, "import", "t.tbx", "-o", "house.yaml", "--force").code == 0
    assert "dataset" in (project / "house.yaml").read_text(encoding="utf-8")


def test_a_termbase_that_is_named_already_needs_no_hint(project: Path) -> None:
    done = terms(project, "import", "t.tbx", "-o", "house.yaml", "--force")
    assert done.err == "corrigenda: house.yaml: 1 term\n"


def test_many_terms_are_written_in_yaml_or_json_and_read_again(project: Path) -> None:
    rows = "".join(f"right term {n},wrong term {n}\n" for n in range(12_000))
    (project / "big.csv").write_text(f"use,avoid\n{rows}", encoding="utf-8")
    for name in ("big.yaml", "big.json"):
        done = terms(project, "import", "big.csv", "-o", name)
        assert done.err.startswith(f"corrigenda: {name}: 12,000 terms\n")
        assert terms(project, "check", name).code == 0
    assert len(json.loads((project / "big.json").read_bytes())["terms"]) == 12_000


def test_mesh_is_read_from_gzip_by_branches(project: Path) -> None:
    records = "".join(
        f"<DescriptorRecord><DescriptorUI>D{n}</DescriptorUI><DescriptorName><String>{name}"
        f"</String></DescriptorName><TreeNumberList><TreeNumber>{tree}</TreeNumber></TreeNumberList>"
        f'<ConceptList><Concept PreferredConceptYN="Y"><TermList><Term><String>{other}</String>'
        "</Term></TermList></Concept></ConceptList></DescriptorRecord>"
        for n, (name, other, tree) in enumerate(
            [("Lupus Vulgaris", "Skin Tuberculosis", "C01.150"), ("Arm", "Upper Extremity", "A01")]
        )
    )
    data = f"<DescriptorRecordSet>{records}</DescriptorRecordSet>".encode()
    (project / "desc.gz").write_bytes(gzip.compress(data, mtime=0))
    done = terms(project, "import", "desc.gz", "--branch", "C01", "--entry-terms", "avoid")
    assert done.out == (
        "termbase: 1\nname: MeSH\nlang: en\nsources:\n"
        "  mesh: Medical Subject Headings, U.S. National Library of Medicine\nterms:\n"
        "  - use: Lupus Vulgaris\n    avoid: [Skin Tuberculosis]\n    source: mesh\n    note: D0\n"
    )
    (project / "desc.gz").write_bytes(gzip.compress(data, mtime=0)[:-20] + b"x" * 20)
    done = terms(project, "import", "desc.gz")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell's umask")
def test_a_broken_file_leaves_no_output_behind(project: Path) -> None:
    (project / "bad.tbx").write_text(TBX[:-20], encoding="utf-8")
    done = terms(project, "import", "bad.tbx", "-o", "out.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("corrigenda: error: bad.tbx:4:")
    assert not (project / "out.yaml").exists()


# export ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["tbx", "csv", "json", "yaml"])
def test_the_termbases_of_the_configuration_are_exported(
    project: Path, kind: str, snapshot: SnapshotAssertion
) -> None:
    done = terms(project, "export", "--to", kind)
    assert done.code == 0
    assert done.out == snapshot
    assert done.err == snapshot


def test_the_ending_of_the_file_says_the_kind(project: Path) -> None:
    assert terms(project, "export", "-o", "out/h.csv").code == 0
    assert (project / "out" / "h.csv").read_text(encoding="utf-8").startswith("use,avoid,allow,why")


def test_for_vale_a_folder_is_written(project: Path, snapshot: SnapshotAssertion) -> None:
    done = terms(project, "export", "--to", "vale", "-o", "styles")
    assert done.code == 0
    assert done.err == snapshot
    names = sorted(p.relative_to(project).as_posix() for p in (project / "styles").rglob("*.*"))
    assert {name: (project / name).read_text(encoding="utf-8") for name in names} == snapshot
    assert "is there already" in terms(project, "export", "--to", "vale", "-o", "styles").err


def test_what_was_exported_is_imported_again(project: Path) -> None:
    for kind in ("csv", "tbx"):
        terms(project, "export", "house.yaml", "-o", f"house.{kind}")
        done = terms(project, "import", f"house.{kind}")
        assert "avoid: [diabetics, diabetic patients]" in done.out
        assert "why: a person is more than a disease" in done.out


def test_a_broken_termbase_is_told_with_every_place(project: Path) -> None:
    (project / "house.yaml").write_text(HOUSE + "  - use: x\n    avoit: y\n", encoding="utf-8")
    done = terms(project, "export", "--to", "csv")
    assert (done.code, done.out) == (2, "")
    assert "house.yaml:18:5: " in done.err


# extract ---------------------------------------------------------------------------------------


def test_terms_of_articles_are_proposed(project: Path, snapshot: SnapshotAssertion) -> None:
    done = terms(project, "extract", "a.md", "--min-count", "2")
    assert done.code == 0
    assert done.out == snapshot
    assert done.err == "corrigenda: 2 terms of 29 words in 1 document\n"


def test_a_proposal_is_taken_by_the_check(project: Path) -> None:
    assert terms(project, "extract", ".", "--min-count", "2", "-o", "new.yaml").code == 0
    assert terms(project, "check", "new.yaml").code == 0


def test_the_number_of_terms_is_bounded(project: Path) -> None:
    done = terms(project, "extract", "a.md", "--min-count", "2", "--top", "1")
    assert done.out.count("- use:") == 1


def test_what_cannot_be_read_is_passed_over_with_a_word(project: Path) -> None:
    (project / "b.md").write_bytes(b"caf\xe9")
    done = terms(project, "extract", "a.md", "b.md", "no.md", "--min-count", "2")
    assert done.code == 2
    assert "no.md: no such file or folder" in done.err
    assert "b.md: skipped, not valid UTF-8" in done.err
    assert "bone marrow" in done.out


# check and list --------------------------------------------------------------------------------


def test_a_sound_termbase_passes(project: Path) -> None:
    assert terms(project, "check").code == 0


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("", 1, "x.yaml:1:1: error termbase/invalid this file is empty; a termbase begins with"),
        ("[]\n", 1, "x.yaml:1:1: error termbase/invalid a termbase is a mapping"),
        ("use,avoid\na,b\n", 1, "x.yaml:1:1: error termbase/invalid a termbase is a mapping"),
        ('termbase: 1\nname: "x\n', 2, "x.yaml:2:7: error source/syntax the quotation mark"),
        (f"{HOUSE}  - use: x\n    in: [para]\n", 1, "x.yaml:18:10: error termbase/invalid item 1"),
        (f"{HOUSE}  - use: gender\n    avoid: sex\n", 1, "x.yaml:14:13: error termbase/cycle"),
    ],
)
def test_what_is_wrong_with_a_termbase_is_told_at_its_place(
    project: Path, text: str, code: int, found: str
) -> None:
    (project / "x.yaml").write_text(text, encoding="utf-8")
    done = terms(project, "check", "x.yaml", "--output-format", "concise")
    assert done.code == code
    assert found in done.out


def test_without_a_termbase_there_is_nothing_to_check(tmp_path: Path) -> None:
    done = terms(tmp_path, "check")
    assert done == (
        0, "", "corrigenda: nothing to check: the configuration names no file in `termbases`\n",
    )  # fmt: skip


def test_the_forms_in_force_are_listed(project: Path, snapshot: SnapshotAssertion) -> None:
    assert terms(project, "list").out == snapshot
    found = json.loads(terms(project, "list", "--find", "HUB", "--output-format", "json").out)
    assert [(term["form"], term["name"], term["place"]) for term in found["terms"]] == [
        ("GitHub", True, "house.yaml:11")
    ]
    assert terms(project, "list", "--find", "nothing like this").code == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions")
def test_a_folder_that_cannot_be_written_is_one_line(project: Path) -> None:
    project.chmod(0o500)
    try:
        done = terms(project, "import", "t.tbx", "-o", "new.yaml")
    finally:
        project.chmod(0o700)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "new.yaml: Permission denied" in done.err
