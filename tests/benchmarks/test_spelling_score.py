"""The figures of the spelling benchmark, from findings on small texts."""

import json
import re
from pathlib import Path
from random import Random

import pytest
from benchmarks.spelling.finders import parse_codespell, parse_typos
from benchmarks.spelling.material import (
    Material,
    Planted,
    Text,
    clean_folder,
    development,
    known_words,
    own,
    plant,
    text_of,
)
from benchmarks.spelling.score import Found, Score, score

PAGE = "# Results of this study\n\n" + (
    "The patients with several severe diseases were treated early and recovered without further "
    "complications in hospital while other groups received conventional treatment.\n\n" * 6
)
KNOWN = set(re.findall("[a-z]+", PAGE.lower()))


def is_word(word: str) -> bool:
    return word in KNOWN


def planted_text(name: str, before: str, wrong: str, right: str, after: str, kind: str) -> Text:
    start = len(before)
    error = Planted(start, start + len(wrong), wrong, right, kind, "p")
    return Text(name, before + wrong + after, (error,), ((0, 1000, "p"),))


def test_an_error_is_found_where_a_finding_touches_it() -> None:
    text = planted_text("a.md", "The ", "pateint", "patient", " slept.", "transposition")
    clean = Text("b.md", "ten clean words " * 10, (), ((0, 1000, "p"),))
    material = Material("m", (text, clean))
    found = {"a.md": [Found(4, 11, "pateint", ("patent", "patient"))]}
    result = score(material, found)
    assert result.total == Score(errors=1, found=1, words=30)
    assert result.kinds["transposition"].recall == 1.0
    assert result.total.right == 0.0
    found = {"a.md": [Found(4, 11, "pateint", ("Patient",))]}
    assert score(material, found).total.right == 1.0
    assert score(material, {}).missed == (("pateint", "patient"),)


def test_what_is_found_in_clean_text_is_an_alarm_unless_misspelt_in_print() -> None:
    clean = Text("b.md", "some words and wrods here", (), ((0, 100, "abstract"),))
    found = {"b.md": [Found(5, 10, "words"), Found(15, 20, "Wrods")]}
    result = score(Material("m", (clean,), frozenset({"wrods"})), found)
    assert result.total.alarms == 1
    assert result.alarms == (("words", 1),)
    assert result.total.per_10k == pytest.approx(2000)
    assert result.blocks["abstract"].alarms == 1


def test_a_finding_beside_an_error_in_its_line_costs_precision() -> None:
    text = planted_text(
        "a.md", "one\nGood ", "wrods", "words", " and Wnt\ntwo Wnt", "transposition"
    )
    found = {
        "a.md": [Found(9, 14, "wrods", ("words",)), Found(19, 22, "Wnt"), Found(27, 30, "Wnt")]
    }
    total = score(Material("m", (text,)), found).total
    assert total.beside == 1
    assert total.precision == pytest.approx(1 / 2)
    clean = Text("b.md", "Wnt", (), ())
    counted = score(Material("m", (text, clean)), {**found, "b.md": [Found(0, 3, "Wnt")]}).total
    assert (counted.alarms, counted.beside) == (1, 0)


def test_errors_of_spacing_are_shown_by_kind_and_no_part_of_the_totals() -> None:
    text = planted_text("a.md", "Some ", "infor mation", "information", " here", "split")
    result = score(Material("m", (text,)), {})
    assert result.total.errors == 0
    assert result.kinds["split"].errors == 1
    assert result.missed == ()


def test_safe_fixes_are_counted_at_errors_and_in_clean_text() -> None:
    text = planted_text("a.md", "The ", "pateint", "patient", " slept.", "transposition")
    clean = Text("b.md", "Wnt", (), ())
    found = {
        "a.md": [Found(4, 11, "pateint", ("patient",), "spelling/typo", True)],
        "b.md": [Found(0, 3, "Wnt", ("want",), "spelling/typo", True)],
    }
    result = score(Material("m", (text, clean)), found)
    assert (result.total.fixed, result.total.mended) == (2, 1)
    assert result.rules == {"spelling/typo": 1}


def test_f05_weighs_precision_more_than_recall() -> None:
    careful = Score(errors=10, found=5, alarms=0)
    eager = Score(errors=10, found=10, alarms=10)
    assert careful.f05 == pytest.approx(1.25 * 0.5 / (0.25 + 0.5))
    assert careful.f05 > eager.f05
    assert Score().f05 == Score().precision == Score().per_10k == 0.0


def test_planted_slips_stand_where_they_are_said_to_stand() -> None:
    clean = text_of("page.md", PAGE)
    text = plant(clean, "00-page.md", Random(3), is_word)
    assert len(text.planted) >= 3
    back, last = text.text, len(text.text)
    for error in reversed(text.planted):
        assert text.text[error.start : error.end] == error.wrong
        assert not is_word(error.wrong.lower())
        assert error.end <= last
        last = error.start
        back = back[: error.start] + error.right + back[error.end :]
        assert error.block in ("p", "title", "article-title")
    assert back == clean.text


def test_planting_with_the_same_seed_gives_the_same_text() -> None:
    clean = text_of("page.md", PAGE)
    texts = {plant(clean, "x.md", Random("x:0"), is_word).text for _ in range(3)}
    assert len(texts) == 1
    assert plant(clean, "x.md", Random("x:1"), is_word).text not in texts


def test_the_pages_of_the_repository_are_the_material(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text(PAGE, encoding="utf-8")
    expected = '3:1 error spelling/typo "Pateints" a slip\n4:1 warning dates/x "June" y\n'
    (tmp_path / "seeds" / "a.md.expected").write_text(expected, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Read me\n\nWords.\n", encoding="utf-8")
    material = own(tmp_path, 2, is_word)
    assert material.known == {"pateints"}
    names = [text.name for text in material.texts]
    assert names == ["README.md", "00-README.md", "01-README.md", "a.md", "00-a.md", "01-a.md"]


def test_development_errors_are_planted_in_their_sentences(tmp_path: Path) -> None:
    errors = [
        {"wrong": "pateint", "right": "patient", "text": "\tThe pateint slept.", "start": 5,
         "domain": "d", "part": "test"},
        {"wrong": "wrods", "right": "words", "text": "wrods", "start": 0, "domain": "d",
         "part": "train"},
    ]  # fmt: skip
    clean = [{"text": PAGE.replace("# ", "") * 12, "ext": ".txt", "part": "test", "name": "n"}]
    (tmp_path / "errors.json").write_text(json.dumps(errors), encoding="utf-8")
    (tmp_path / "clean.jsonl").write_text("\n".join(map(json.dumps, clean)), encoding="utf-8")
    (tmp_path / "published-typos.txt").write_text("# c\nteh\tthe\n", encoding="utf-8")
    material = development(tmp_path, "test")
    assert material.known == {"teh", "pateint", "wrods"}
    host, text = material.texts
    assert not host.planted
    (error,) = text.planted
    assert text.text[error.start - 4 : error.end + 7] == "The pateint slept."
    assert (error.kind, error.block) == ("transposition", "p")


def test_any_folder_of_pages_is_clean_text(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").write_text(
        "A title\r\n\r\nSome text.\r\n", encoding="utf-8", newline=""
    )
    (tmp_path / "c.json").write_text("{}", encoding="utf-8")
    known = tmp_path / "known.list"
    known.write_text("# comment\nTeh\tthe\n\nwrods\n", encoding="utf-8")
    material = clean_folder(tmp_path)
    assert [(t.name.replace("\\", "/"), t.words()) for t in material.texts] == [("in/b.txt", 4)]
    assert known_words(known) == {"teh", "wrods"}


def test_typos_counts_bytes_and_they_become_characters() -> None:
    line = {"type": "typo", "path": "./a.md", "line_num": 2, "byte_offset": 6, "typo": "teh",
            "corrections": ["the", "tech"]}  # fmt: skip
    texts = {"a.md": "one\nüöa teh end\n"}
    found = parse_typos(json.dumps(line) + '\n{"type":"binary_file","path":"x"}\n', texts)
    assert found == {"a.md": [Found(8, 11, "teh", ("the", "tech"))]}


def test_codespell_names_lines_and_each_occurrence_is_found_once() -> None:
    texts = {"a.md": "teh\nteht teh, Teh and teh\n"}
    output = (
        "./a.md:1: teh ==> the\n./a.md:2: teh ==> the\n./a.md:2: Teh ==> The, Tech\n"
        "./a.md:2: teh ==> the\nnote\n"
    )
    found = parse_codespell(output, texts)["a.md"]
    assert [(f.start, f.text) for f in found] == [(0, "teh"), (9, "teh"), (14, "Teh"), (22, "teh")]
    assert found[2].suggestions == ("The", "Tech")
