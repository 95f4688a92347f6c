"""``corrigenda check`` as a person, a hook and a CI job run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion

import corrigenda_schemas
from cli.commandline import check, corrigenda, environment
from corrigenda.output import FORMATS

SLEEP = "# Sleep\n\nSee teh cat, and teh dog.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files with findings and one without."""
    (tmp_path / "a.md").write_text(SLEEP, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text("A darn 猫, hte cat.\n", encoding="utf-8")
    (tmp_path / "clean.md").write_text("See the cat.\n", encoding="utf-8")
    return tmp_path


# What is printed -------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_on_real_files(folder: Path, format: str, snapshot: SnapshotAssertion) -> None:
    done = check(folder, "--output-format", format)
    assert (done.code, done.err) == (1, "")
    assert done.out == snapshot


def test_a_clean_run_says_so(folder: Path) -> None:
    assert check(folder, "clean.md") == (0, "No findings in 1 file.\n", "")
    assert check(folder, "clean.md", "--quiet") == (0, "", "")
    assert "Found" not in check(folder, "--quiet").out
    assert "Found" not in check(folder, "--quiet", "--statistics").out


def test_statistics_count_per_rule(folder: Path, snapshot: SnapshotAssertion) -> None:
    assert check(folder, "--statistics").out == snapshot
    value = json.loads(check(folder, "--statistics", "--output-format", "json").out)
    assert [(row["rule"], row["count"]) for row in value["statistics"]] == [
        ("fixture/letters", 3),
        ("fixture/forbidden", 1),
    ]
    wrong = check(folder, "--statistics", "--output-format", "junit")
    assert (wrong.code, wrong.out) == (2, "")


def test_the_same_bytes_for_any_hash_seed_order_and_number_of_processes(folder: Path) -> None:
    for number in range(20):
        (folder / f"more{number}.md").write_text(SLEEP, encoding="utf-8")
    files = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.md"))]
    runs = [
        check(folder, "--output-format", "json", "--jobs", jobs, *order, env={"PYTHONHASHSEED": n})
        for n, jobs, order in (
            ("0", "1", files),
            ("1", "2", files[::-1]),
            ("2", "0", [*files, ".", "./a.md"]),
        )
    ]
    assert len({run.out for run in runs}) == 1
    assert json.loads(runs[0].out)["files"] == 23


def test_the_cache_changes_no_byte(folder: Path) -> None:
    for number in range(60):
        (folder / f"more{number}.md").write_text(f"{SLEEP}\nNo. {number}, hte end.\n")
    command = ("check", "--isolated", "--select", "fixture", "--output-format", "json")
    plain = corrigenda(folder, *command, "--no-cache")
    assert not (folder / ".corrigenda_cache").exists()
    assert corrigenda(folder, *command) == plain
    assert corrigenda(folder, *command) == plain
    (folder / "more7.md").write_text("See the cat.\n")
    changed = corrigenda(folder, *command)
    assert changed != plain
    assert changed == corrigenda(folder, *command, "--no-cache")


def test_output_is_utf8_in_any_locale(folder: Path) -> None:
    plain = check(folder, "--output-format", "concise", "sub")
    for env in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"}):
        assert check(folder, "--output-format", "concise", "sub", env=env) == plain
    assert "“hte”" in plain.out


def test_colour_is_for_terminals_or_on_demand(folder: Path) -> None:
    assert "\x1b[" not in check(folder).out
    assert "\x1b[" in check(folder, "--color", "always").out
    assert "\x1b[" in check(folder, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in check(folder, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "\x1b[" not in check(folder, "--color", "never", env={"FORCE_COLOR": "1"}).out


# Exit codes and wrong use ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("a.md",), 1),
        (("a.md", "--fail-on", "error"), 0),
        (("sub", "--fail-on", "error"), 1),
        (("sub", "--fail-on", "never"), 0),
        (("sub", "--exit-zero"), 0),
        (("missing.md", "--exit-zero"), 2),
    ],
)
def test_exit_codes(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    assert check(folder, *arguments).code == code


def test_an_info_fails_only_a_run_that_asks_for_it(folder: Path) -> None:
    (folder / "very.md").write_text("A very big cat.\n", encoding="utf-8")
    hedge = ("--select", "fixture/hedge", "very.md")
    assert check(folder, *hedge).code == 0
    assert check(folder, *hedge, "--fail-on", "info").code == 1


def test_a_missing_path_is_named_and_the_rest_is_checked(folder: Path) -> None:
    done = check(folder, "nowhere.md", "a.md", "--output-format", "concise")
    assert done.code == 2
    assert done.err == "corrigenda: error: nowhere.md: no such file or folder\n"
    assert len(done.out.splitlines()) == 2


def test_broken_input_fails_whatever_is_asked(folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"caf\xe9\n")
    done = check(folder, "bad.md", "--fail-on", "never", "--output-format", "concise")
    assert done.code == 2
    assert "source/unreadable" in done.out


def test_a_rule_that_fails_is_a_finding_with_its_traceback_on_demand(folder: Path) -> None:
    quiet = check(folder, "--select", "failing/rule", "--output-format", "concise", "a.md")
    assert (quiet.code, quiet.err) == (2, "")
    assert "internal/rule-failed" in quiet.out
    assert "no luck today" in quiet.out
    many = check(folder, "--select", "failing/many", "--output-format", "concise", "a.md")
    assert "the rule failing/many failed on this file: RuntimeError: no luck with" in many.out
    loud = check(folder, "--select", "failing/rule", "--verbose", "a.md")
    assert 'raise RuntimeError("no luck today")' in loud.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--select", "fixture/leters"), "did you mean `fixture/letters`?"),
        (("--ignore", "fixtur"), "did you mean `fixture`?"),
        (("--select", ","), "--select names no rule"),
        (("--output-format", "sarf"), "did you mean `sarif`?"),
        (("--output-file", "sarf:x"), "did you mean `sarif`?"),
        (("--output-file", "report.pdf"), "--output-file json:report.pdf"),
        (("--output-file", "a.json", "--output-file", "./a.json"), "two reports cannot go to"),
        (("--fail-on", "warn"), "did you mean `warning`?"),
        (("--format", "markdwn"), "did you mean `markdown`?"),
        (("--profile", "strct"), "did you mean `strict`?"),
        (("--today", "2025-13-01"), "“2025-13-01” is no date as YYYY-MM-DD"),
        (("--jobs", "-1"), "--jobs"),
        (("--selct", "x"), "unknown option --selct; did you mean `--select`?"),
        (("--config", "no.toml"), "no.toml"),
        (("--color", "red"), "one of auto, always, never"),
        (("--isolated", "--config", "x.toml"), "cannot go with --config"),
        (("-", "a.md"), "cannot be checked together with files"),
        (("--baseline", "none.json", "a.md"), "none.json"),
    ],
)
def test_wrong_use_is_one_line_that_helps(
    folder: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = corrigenda(folder, "check", *arguments)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.startswith("corrigenda: error: ")
    assert words in line


def test_help_and_version_are_there(folder: Path, snapshot: SnapshotAssertion) -> None:
    assert corrigenda(folder) == corrigenda(folder, "--help")
    assert corrigenda(folder, "--help").out == snapshot
    assert corrigenda(folder, "check", "--help").out == corrigenda(folder, "help", "check").out
    assert corrigenda(folder, "--version").out.startswith("corrigenda ")
    wrong = corrigenda(folder, "chek")
    assert wrong.err == "corrigenda: error: unknown command “chek”; did you mean `check`?\n"
    assert "`corrigenda check`" in corrigenda(folder, "a.md").err


def test_an_unforeseen_exception_is_one_line(folder: Path) -> None:
    script = (
        "import sys, corrigenda.commands._run as r, corrigenda.__main__ as m\n"
        "def broken(*a): raise ValueError('oh\\nno')\n"
        "r.prepare = broken\n"
        "sys.exit(m.main(['check']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=environment(), capture_output=True
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("corrigenda: error: ValueError: oh no (")
    assert len(done.stderr.splitlines()) == 1


# Files of reports ------------------------------------------------------------------------------


def test_several_reports_in_one_run(folder: Path) -> None:
    done = check(
        folder, "a.md", "--output-file", "sarif:out/report.json", "--output-file", "out/r.xml",
        "--output-file", "out/r.json",
    )  # fmt: skip
    assert "Found 2 findings" in done.out
    assert '"$schema"' in (folder / "out" / "report.json").read_text(encoding="utf-8")
    assert (folder / "out" / "r.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert json.loads((folder / "out" / "r.json").read_text(encoding="utf-8"))["files"] == 1
    assert len(list((folder / "out").iterdir())) == 3


def test_a_file_takes_the_format_asked_for_and_standard_output_stays_silent(folder: Path) -> None:
    done = check(folder, "a.md", "--output-format", "gitlab", "--output-file", "quality.json")
    assert (done.code, done.out) == (1, "")
    assert "check_name" in (folder / "quality.json").read_text(encoding="utf-8")


def test_a_file_of_another_extension_is_a_further_report(folder: Path) -> None:
    done = check(folder, "a.md", "--output-format", "github", "--output-file", "report.sarif")
    assert done.out.startswith("::warning")
    assert '"runs"' in (folder / "report.sarif").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_an_error(folder: Path) -> None:
    done = check(folder, "a.md", "--output-file", "json:sub")
    assert done.code == 2
    assert done.err.startswith("corrigenda: error: --output-file sub: ")
    assert check(folder, "a.md", "--output-file", "json:a.md/x").code == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no devices here")
def test_an_output_that_is_full_or_closed_is_no_traceback(folder: Path) -> None:
    command = f"{sys.executable} -m corrigenda check --isolated --no-cache a.md "
    full = subprocess.run(
        ["sh", "-c", command + ">/dev/full"], cwd=folder, env=environment(), capture_output=True
    )
    assert full.returncode == 2
    assert full.stderr == b"corrigenda: error: standard output: No space left on device\n"
    closed = subprocess.run(
        ["sh", "-c", command + ">&-"], cwd=folder, env=environment(), capture_output=True
    )
    assert closed.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="a folder that is in use stays there")
def test_a_working_directory_that_is_gone_is_named(folder: Path) -> None:
    command = f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -m corrigenda check'
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == ("corrigenda: error: the working directory: No such file or directory\n")


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no devices here")
def test_a_device_is_written_to_not_replaced(folder: Path) -> None:
    (folder / "null").symlink_to("/dev/null")
    assert check(folder, "a.md", "--output-file", "json:null").code == 1
    assert not os.path.isfile("/dev/null")


# Standard input --------------------------------------------------------------------------------


def test_standard_input_is_checked_under_the_name_given() -> None:
    here = Path.cwd()
    named = check(here, "-", "--stdin-filename", "x.md", "--output-format", "concise",
                  stdin=SLEEP.encode())  # fmt: skip
    assert named.code == 1
    assert named.out.startswith("x.md:3:5: warning fixture/letters ")
    alone = check(here, "--stdin-filename", "x.md", "--output-format", "concise",
                  stdin=SLEEP.encode())  # fmt: skip
    assert alone == named


def test_standard_input_can_be_of_any_format() -> None:
    code = b"See `teh` cat, hte cat.\n"
    rdjson = ("-", "--output-format", "rdjson")
    (found,) = json.loads(check(Path.cwd(), *rdjson, "--format", "markdown", stdin=code).out)[
        "diagnostics"
    ]
    assert found["location"]["path"] == "<stdin>"
    assert found["location"]["range"]["start"] == {"line": 1, "column": 16}
    page = json.loads(check(Path.cwd(), *rdjson, "--format", "page", stdin=code).out)
    assert len(page["diagnostics"]) == 2


def test_standard_input_that_is_no_text_is_a_finding() -> None:
    done = check(Path.cwd(), "-", "--fix", "--output-format", "concise", stdin=b"\xff")
    assert (done.code, done.out) == (2, "\udcff")  # what was given comes back
    assert "source/unreadable" in done.err


# The end of a run ------------------------------------------------------------------------------


def test_a_reader_that_goes_away_ends_the_run_quietly(folder: Path) -> None:
    (folder / "many.md").write_text("teh " * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "corrigenda", "check", "--isolated", "--no-cache", "--select",
         "fixture/letters", "--output-format", "concise", "many.md"],
        cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (141, b"")


def test_ctrl_c_ends_the_run_without_a_traceback(folder: Path) -> None:
    script = (
        "import os, signal, threading, sys\n"
        "import corrigenda.__main__ as m\n"
        "threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "sys.exit(m.main(['check', '--isolated', '-']))\n"
    )
    interrupted = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert interrupted.stdin is not None
    assert interrupted.stderr is not None
    code = interrupted.wait()
    assert (code, interrupted.stderr.read()) == (130, b"")
    for stream in (interrupted.stdin, interrupted.stdout, interrupted.stderr):
        assert stream is not None
        stream.close()


def test_a_table_of_the_configuration_that_holds_for_no_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.md").write_text("A fine cat.\n")
    (tmp_path / "lesson.json").write_text("{}")
    (tmp_path / "corrigenda.toml").write_text(
        '[[schema]]\nfiles = ["lessons/*.yaml", "*.yml"]\nschema = "lesson.json"\n'
        '[[overrides]]\nfiles = ["text/**", "talks/**"]\nprofile = "minimal"\n'
    )
    warning = (
        "corrigenda: warning: corrigenda.toml:2: "
        "no file that is checked matches `lessons/*.yaml` or `*.yml`\n"
    )
    assert corrigenda(tmp_path, "check").err == warning
    assert corrigenda(tmp_path, "check", "--quiet").err == ""
    assert corrigenda(tmp_path, "check", "text/a.md").err == "", "it is not all there is"
    assert corrigenda(tmp_path / "text", "check").err == ""


# Words in statistics ---------------------------------------------------------------------------


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    """A file with words that nobody knows, and slips."""
    text = "A Zwibbler, teh zwibbler; zoo, Zoo, ZOO, teh Zebra zwibblers. Zzz teh.\n"
    (tmp_path / "a.md").write_text(text + "One zoo" + "".join(f" z{c}" for c in "abcdefghij"))
    return tmp_path


def test_a_word_that_is_reported_often_is_one_word_in_statistics(
    unknown: Path, snapshot: SnapshotAssertion
) -> None:
    assert check(unknown, "--statistics", "--select", "unsure/unknown").out == snapshot
    both = ("--statistics", "--select", "unsure/unknown,fixture/letters")
    assert check(unknown, *both).out == snapshot
    value = json.loads(check(unknown, *both, "--output-format", "json").out)
    jsonschema.validate(value, corrigenda_schemas.load("findings"))
    rows = {row["rule"]: row["words"] for row in value["statistics"]}
    assert rows["fixture/letters"] == [{"word": "teh", "count": 3, "suggestion": "the"}]
    assert rows["unsure/unknown"][:2] == [
        {"word": "zoo", "count": 4, "suggestion": None},
        {"word": "zwibbler", "count": 2, "suggestion": "scribbler"},
    ]


def test_statistics_make_the_list_to_accept_words_from(unknown: Path) -> None:
    asked = ("--statistics", "--output-format", "words")
    done = check(unknown, *asked, "--select", "unsure/unknown,fixture/letters", "--exit-zero")
    assert done.code == 0
    assert done.out.splitlines()[:3] == ["zoo", "zwibbler  # scribbler?", "za"]
    assert "teh" not in done.out, "what a rule is sure of is no word to be accepted"
    assert "Zebra" in done.out.splitlines()
    (unknown / "words.txt").write_text(done.out)
    (unknown / "corrigenda.toml").write_text('accept-files = ["words.txt"]\n')
    accepted = corrigenda(unknown, "check", "a.md", "--select", "unsure/unknown,fixture/letters")
    assert "unsure/unknown" not in accepted.out


def test_a_list_of_words_is_asked_for_with_statistics_only(unknown: Path) -> None:
    done = check(unknown, "--output-format", "words")
    assert (done.code, done.out) == (2, "")
    assert done.err == "corrigenda: error: --output-format words is a form of --statistics\n"
