"""The forms of the correction report other than the page: what they say, and that it is inert."""

from __future__ import annotations

import csv
import io
import json
import re

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.errors import UsageError
from corrigenda.report import FORMS, data, markdown, render, rows, workbook
from corrigenda.report.comparison import Solved, compare, load
from corrigenda.validation import errors
from corrigenda_schemas import load as load_schema
from linter.report.made import HOSTILE, proof_of

PLAIN = "# Lupus\n\nIn lupus erthematosus the skin is red.\n\nIt is is sore.\n"


def test_markdown_has_a_table_and_an_entry_for_each_finding() -> None:
    text = markdown.render(proof_of(PLAIN))
    assert "| `article.md` | 1 | 1 | 0 | 2 |" in text
    assert "**AQ1** (error, line 3, `spelling/typo`)" in text
    assert "`erthematosus` → `erythematosus`" in text
    assert "in: In lupus erthematosus the skin is red\\.\n" in text


def test_markdown_shows_a_space_that_is_to_be_deleted() -> None:
    assert "`␣.` → `.`" in markdown.render(proof_of("# Lupus\n\nThe skin is red and sore .\n"))


def test_markdown_of_a_clean_article_says_so() -> None:
    text = markdown.render(proof_of("# Lupus\n\nThe skin is red.\n"))
    assert text == "# Correction report\n\nNothing to correct in 1 file.\n"


def test_markdown_that_would_be_too_long_for_a_comment_is_cut_and_says_so() -> None:
    text = markdown.render(proof_of("# Lupus\n\n" + "Some of the the skin of it.\n\n" * 2000))
    assert len(text) < 65_536
    assert re.search(r"… and [\d,]+ findings more: see the whole report", text)


def test_nothing_of_an_article_is_live_in_markdown() -> None:
    text = markdown.render(proof_of(HOSTILE, path="a@b|`c`#1.md"))
    prose = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    for live in ("<script", "<img", "@someone", " #1", "](", "http://", "\u202e", "\x1b"):
        assert live not in prose, live


def test_csv_has_a_row_for_each_finding() -> None:
    text = rows.render(proof_of(PLAIN))
    assert text.startswith("\ufeffFile,Title,")
    table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["Rule"] for row in table] == ["spelling/typo", "typography/doubled-word"]
    assert table[0]["Text"] == "erthematosus"
    assert table[0]["Proposed"] == "erythematosus"
    assert table[0]["Fix"] in ("safe", "unsafe")


@given(st.text(max_size=60))
def test_no_cell_of_the_csv_is_a_formula(text: str) -> None:
    made = rows.render(proof_of(f"# A\n\n=1+1 erthematosus {text}\n", path="=cmd.md"))
    for row in csv.reader(io.StringIO(made.removeprefix("\ufeff"), newline="")):
        assert len(row) == len(rows.COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_the_workbook_reads_back_with_text_alone_and_a_choice_of_decisions() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(proof_of(PLAIN, HOSTILE))))
    sheet = book["Findings"]
    head = [cell.value for cell in sheet[1]]
    assert tuple(head) == rows.COLUMNS
    assert sheet.cell(2, head.index("Text") + 1).value == "erthematosus"
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"accept,reject"'
    assert sheet.freeze_panes == "B2"
    assert book["Articles"].max_row == 3


def test_json_is_that_of_a_check_and_what_a_person_is_asked() -> None:
    value = json.loads(data.render(proof_of(PLAIN)))
    first = value["findings"][0]
    assert (first["rule"], first["number"]) == ("spelling/typo", 1)
    assert first["proposals"][0]["replacement"] == "erythematosus"
    assert value["articles"][0]["counts"] == {"error": 1, "warning": 1, "info": 0}


@pytest.mark.parametrize("texts", [(PLAIN,), (PLAIN, HOSTILE), ("# Lupus\n",)])
def test_json_is_valid_under_its_schema(texts: tuple[str, ...]) -> None:
    before = proof_of("# Lupus\n\nIt is is so.\n")
    old = {i.finding.fingerprint: Solved("a.md", 3, "x/y", "z") for _, i in before.items}
    for since in (None, compare(old, [])):
        value = json.loads(data.render(proof_of(*texts, comparison=since)))
        assert errors(load_schema("report"), value) == []
        if value["findings"]:
            del value["findings"][0]["query"]
            assert errors(load_schema("report"), value) != []


def test_a_comparison_tells_what_is_new_solved_and_left(tmp_path) -> None:  # type: ignore[no-untyped-def]
    before = proof_of(PLAIN)
    path = tmp_path / "old.json"
    path.write_text(data.render(before), encoding="utf-8")
    now = proof_of(PLAIN.replace("is is", "is") + "\nIt is the oceanograhpy of it.\n")
    since = compare(load(str(path)), [item.finding for _, item in now.items])
    assert [one.rule for one in since.solved] == ["typography/doubled-word"]
    assert (len(since.new), since.stays) == (1, 1)
    text = markdown.render(now._replace(comparison=since))
    assert "Since the earlier report: 1 new, 1 solved, 1 as before." in text
    assert text.count("**new**") == 1


def test_a_renamed_file_has_nothing_new(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "old.json"
    path.write_text(data.render(proof_of(PLAIN, path="old.md")), encoding="utf-8")
    now = proof_of(PLAIN, path="new.md")
    since = compare(load(str(path)), [item.finding for _, item in now.items])
    assert (since.new, since.solved, since.stays) == (frozenset(), (), 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not JSON"),
        ("[]", "no report as JSON"),
        ('{"version": 1, "findings": [{}]}', "/findings/0 is no finding"),
    ],
)
def test_an_earlier_report_that_is_none_is_named(tmp_path, text: str, says: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "old.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        load(str(path))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_the_same_bytes_for_the_same_findings(form: str) -> None:
    assert render(form, proof_of(PLAIN, HOSTILE)) == render(form, proof_of(PLAIN, HOSTILE))
