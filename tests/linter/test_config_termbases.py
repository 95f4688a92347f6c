"""`termbases`: which of them hold for a file, and what is told of those that cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.commandline import corrigenda
from corrigenda.config import load
from corrigenda.config.configuration import Configuration
from corrigenda.errors import UsageError
from corrigenda.readers import read
from corrigenda.termbase.loading import builtin
from corrigenda.text import SourceText
from linter.made_rules import RULES

TERMS = ("--select", "terminology/term,termbase")
FOO = "termbase: 1\nterms:\n  - {use: good, avoid: foo}\n"


def project(folder: Path, **files: str) -> Configuration:
    """Writes files (``house_yaml`` is house.yaml, ``a__b_md`` is a/b.md) and loads what holds."""
    (folder / ".git").mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(str(folder), rules=RULES)


def names(configuration: Configuration, path: str) -> list[str]:
    return [base.shown for base in configuration.settings_for(path).terms.bases]


def test_the_built_in_ones_hold_where_nothing_is_said(tmp_path: Path) -> None:
    assert names(project(tmp_path), "a.md") == list(builtin())


def test_a_list_names_those_that_hold_and_an_empty_one_turns_all_off(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        house_yaml=FOO,
        corrigenda_toml='termbases = ["house.yaml", "corrigenda:units"]\n',
        none__corrigenda_toml="termbases = []\n",
    )
    assert names(found, "a.md") == ["house.yaml", "corrigenda:units"]
    assert names(found, "none/a.md") == []


def test_those_that_extend_come_before_what_lies_below(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        house_yaml=FOO,
        field_yaml=FOO,
        corrigenda_toml='extend-termbases = ["field.yaml"]\n'
        '[[overrides]]\nfiles = ["old/*"]\nextend-termbases = ["house.yaml"]\n'
        '[[overrides]]\nfiles = ["bare/*"]\ntermbases = ["house.yaml"]\n',
    )
    assert names(found, "a.md") == ["field.yaml", *builtin()]
    assert names(found, "old/a.md") == ["house.yaml", "field.yaml", *builtin()]
    assert names(found, "bare/a.md") == ["field.yaml", "house.yaml"]


def test_files_with_the_same_termbases_share_them(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        corrigenda_toml='[[overrides]]\nfiles = ["b.md"]\nmax-file-size = 9\n',
    )
    first, second = (found.settings_for(name).terms for name in ("a.md", "b.md"))
    assert first is second


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"house.yaml"', "`termbases` should be a list of strings, not the string “house.yaml”"),
        ('["hous.yaml"]', "names “hous.yaml”, which is no file; did you mean `house.yaml`?"),
        ('["corrigenda:unit"]', "no termbase “corrigenda:unit”; did you mean `corrigenda:units`?"),
        ('["other:x"]', "there is no termbase “other:x”; there are corrigenda:"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_at_its_line(
    tmp_path: Path, value: str, message: str
) -> None:
    with pytest.raises(UsageError) as raised:
        project(tmp_path, house_yaml=FOO, corrigenda_toml=f"\ntermbases = {value}\n")
    assert str(raised.value).startswith("corrigenda.toml:2: ")
    assert message in str(raised.value)


def test_a_broken_termbase_ends_the_run_with_all_that_is_wrong(tmp_path: Path) -> None:
    project(
        tmp_path,
        house_yaml="termbase: 1\nnam: x\nterms:\n  - {avoid: y}\n",
        corrigenda_toml='termbases = ["house.yaml"]\n',
        a_md="Text.\n",
    )
    done = corrigenda(tmp_path, "check", "--no-cache", "a.md")
    assert done.code == 2
    assert [line.removeprefix("corrigenda: error: ")[:15] for line in done.err.splitlines()] == [
        "house.yaml:2:1:",
        "house.yaml:4:13",
    ]


def test_the_command_reports_and_shows_what_holds(tmp_path: Path) -> None:
    project(
        tmp_path,
        house_yaml=FOO,
        corrigenda_toml='termbases = ["house.yaml"]\n',
        a_md="A foo here.\n\nAnd foo.\n",
    )
    shown = corrigenda(tmp_path, "config", "a.md")
    assert 'termbases = ["house.yaml"]' in shown.out
    done = corrigenda(tmp_path, "check", *TERMS, "--output-format", "json", "a.md")
    (finding,) = json.loads(done.out)["findings"]
    assert (finding["rule"], finding["text"]) == ("terminology/term", "foo")
    assert finding["message"] == "“foo” (2×, lines 1 and 3): write “good”"
    assert [place["start"]["line"] for place in finding["related"]] == [3]
    fixed = corrigenda(tmp_path, "check", *TERMS, "--fix", "--unsafe-fixes", "a.md")
    assert fixed.code == 0
    assert (tmp_path / "a.md").read_text() == "A good here.\n\nAnd good.\n"


def test_a_changed_termbase_is_seen_through_the_cache(tmp_path: Path) -> None:
    files = {f"d{n}_md": "A foo and a bar.\n" for n in range(9)}
    project(tmp_path, house_yaml=FOO, corrigenda_toml='termbases = ["house.yaml"]\n', **files)
    run = ("check", *TERMS, "--output-format", "concise", ".")
    first = corrigenda(tmp_path, *run)
    assert first.out.count("“foo”: write “good”") == 9
    (tmp_path / "house.yaml").write_text(FOO.replace("foo", "bar"))
    second = corrigenda(tmp_path, *run)
    assert second.out.count("“bar”: write “good”") == 9
    assert "foo" not in second.out


def test_accepted_words_and_stet_comments_silence_a_term(tmp_path: Path) -> None:
    project(
        tmp_path,
        house_yaml=FOO,
        corrigenda_toml='termbases = ["house.yaml"]\n'
        '[[overrides]]\nfiles = ["a.md"]\naccept = ["foo"]\n',
        a_md="A foo.\n",
        b_md="A foo. <!-- stet: terminology/term because it is a name -->\n",
    )
    done = corrigenda(tmp_path, "check", "--no-cache", "--select", "terminology,stet", ".")
    assert (done.code, done.err) == (0, done.err)


def test_a_termbase_among_the_files_is_read_as_one(tmp_path: Path) -> None:
    project(tmp_path, house_yaml="termbase: 1\nterms:\n  - {use: xq, avoid: [yq, zq, Yq]}\n")
    done = corrigenda(tmp_path, "check", "--no-cache", *TERMS, "--output-format", "concise", ".")
    assert done.out.splitlines() == [
        "house.yaml:3:31: warning termbase/duplicate “Yq” stands on line 3 already; remove it"
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.yaml", "termbase: 1\n", "termbase"),
        ("a.json", '{"termbase": 1}', "termbase"),
        ("a.yaml", "title: A termbase\n", "yaml"),
        ("a.md", "termbase: 1\n", "markdown"),
    ],
)
def test_the_format_is_told_by_the_first_key(path: str, text: str, expected: str) -> None:
    assert read(SourceText(path, text)).format == expected
