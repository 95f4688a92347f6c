"""`accept` and `accept-files`: which words hold for a file, and which files list them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.config import load
from corrigenda.config.configuration import Configuration
from corrigenda.discovery import discover
from corrigenda.errors import UsageError
from linter.made_rules import RULES


def project(folder: Path, **files: str) -> Configuration:
    """Writes files (``words_txt`` is words.txt, ``a__b_md`` is a/b.md) and loads what holds."""
    (folder / ".git").mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(str(folder), rules=RULES)


def places(configuration: Configuration, path: str, word: str) -> list[str]:
    accept = configuration.settings_for(path).accept
    return [one.place(entry) for one, entry in accept.origins(word)]


def test_words_come_from_the_configuration_and_from_files_beside_it(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        corrigenda_toml='accept-files = ["lists/words.txt", "more.txt"]\naccept = ["a", "both"]\n',
        lists__words_txt="b\n\nboth # a note\n",
        more_txt="c\n",
    )
    assert list(found.settings_for("x.md").accept) == ["a", "b", "both", "c"]
    assert places(found, "x.md", "both") == ["corrigenda.toml:2", "lists/words.txt:3"]


def test_files_of_words_are_replaced_and_extended_as_other_lists_are(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        base_toml='accept-files = ["base.txt"]\n',
        base_txt="base\n",
        plus__corrigenda_toml='extend = "../base.toml"\nextend-accept-files = ["own.txt"]\n'
        '[[overrides]]\nfiles = ["old.md"]\naccept-files = ["old.txt"]\n',
        plus__own_txt="own\n",
        plus__old_txt="old\n",
        alone__corrigenda_toml='extend = "../base.toml"\naccept-files = []\n',
    )
    assert list(found.settings_for("plus/x.md").accept) == ["base", "own"]
    assert list(found.settings_for("plus/old.md").accept) == ["old"]
    assert list(found.settings_for("alone/x.md").accept) == []


def test_a_file_of_words_that_is_missing_is_an_error_with_its_place(tmp_path: Path) -> None:
    text = '\naccept-files = [\n  "word.txt",\n]\n[[overrides]]\nfiles = ["a"]\naccept-files = 3\n'
    with pytest.raises(UsageError) as raised:
        project(tmp_path, corrigenda_toml=text)
    assert str(raised.value) == (
        "corrigenda.toml:7: `overrides[0].accept-files` should be a list of strings, not the "
        "number 3"
    )
    with pytest.raises(UsageError) as raised:
        project(tmp_path, corrigenda_toml=text.rpartition("[[")[0], words_txt="a\n")
    assert str(raised.value) == (
        "corrigenda.toml:3: `accept-files[0]` names “word.txt”, which is no file; "
        "did you mean `words.txt`?"
    )


def test_a_broken_file_of_words_is_an_error_when_its_words_are_needed(tmp_path: Path) -> None:
    found = project(tmp_path, corrigenda_toml='accept-files = ["w.txt"]\n', w_txt="a\nb->c\n")
    with pytest.raises(UsageError, match=r"^w\.txt:2: “b->c” is no word"):
        found.settings_for("x.md")


def test_one_file_is_read_once_for_all_that_name_it(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        corrigenda_toml='accept-files = ["w.txt"]\n',
        sub__corrigenda_toml='accept-files = ["../w.txt"]\n',
        w_txt="a\n",
    )
    first, second = (found.settings_for(name).accept.lists[0] for name in ("x.md", "sub/x.md"))
    assert first is second


def test_the_digest_of_settings_tells_other_words_apart(tmp_path: Path) -> None:
    def digest(words: str, given: str = '"a"') -> bytes:
        text = f'accept-files = ["w.txt"]\naccept = [{given}]\n'
        return project(tmp_path, corrigenda_toml=text, w_txt=words).settings_for("x.md").digest()

    assert digest("a\nb\n") == digest("a\nb\n")
    assert len({digest("a\nb\n"), digest("a\n"), digest("a\n", '"b"'), digest("a\n", "")}) == 4


def test_lists_of_words_have_a_format_of_their_own_whatever_they_are_called(
    tmp_path: Path,
) -> None:
    found = project(
        tmp_path,
        pyproject_toml='[tool.corrigenda]\naccept = ["a"]\naccept-files = ["wordlist.txt"]\n',
        wordlist_txt="b\n",
        other_txt="c\n",
        sub__corrigenda_toml='accept-files = ["../wordlist.txt"]\n',
    )
    formats = {
        name: found.settings_for(name).format
        for name in ("pyproject.toml", "wordlist.txt", "other.txt", "sub/corrigenda.toml")
    }
    assert formats == {
        "pyproject.toml": "config",
        "wordlist.txt": "words",
        "other.txt": None,
        "sub/corrigenda.toml": None,  # it has no words of its own
    }


def test_a_walk_takes_the_lists_that_configurations_name(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    for name, text in {
        "corrigenda.toml": 'accept = ["a"]\naccept-files = [".words", "wordlist.txt", "out.txt"]\n'
        'exclude = ["out.txt"]\n',
        ".words": "w\n",
        "wordlist.txt": "b\n",
        "out.txt": "c\n",
        "a.md": "text\n",
        "sub/corrigenda.toml": 'extend-accept-files = ["sub.dic"]\n',
        "sub/sub.dic": "d\n",
        "sub/b.md": "text\n",
    }.items():
        (tmp_path / name).write_text(text)
    walked = load(str(tmp_path), rules=RULES)
    assert discover([], walked, cwd=str(tmp_path)).files == [
        ".words",
        "a.md",
        "corrigenda.toml",
        "sub/b.md",
        "sub/sub.dic",
        "wordlist.txt",
    ]
    hooked = load(str(tmp_path), rules=RULES, command_line={"force-exclude": True})
    named = discover(["wordlist.txt", ".words", "out.txt"], hooked, cwd=str(tmp_path))
    assert named.files == [".words", "wordlist.txt"]


def test_unused_entries_are_told_only_where_all_is_seen_that_a_list_holds_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "shared.txt").write_text("s\n")
    root = tmp_path / "project"
    root.mkdir()
    found = project(
        root,
        corrigenda_toml='accept = ["a"]\naccept-files = ["lists/w.txt", "../shared.txt"]\n',
        lists__w_txt="b\n",
        text__corrigenda_toml='accept-files = ["own.txt"]\n',
        text__own_txt="c\n",
    )
    found.settings_for("text/x.md")
    paths = ["corrigenda.toml", "lists/w.txt", "text/own.txt", "../shared.txt", "text/x.md"]
    assert found.fully_seen(paths, ["."]) == paths[:3]
    assert found.fully_seen(paths, ["text"]) == ["text/own.txt"]
    assert found.fully_seen(paths, ["lists"]) == []
    assert found.fully_seen(paths, []) == []
    assert found.fully_seen(paths, [str(root)]) == paths[:3]
