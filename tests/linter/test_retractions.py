"""The table of retracted works: read once, kept as an index, its faults told with their line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.commandline import corrigenda
from corrigenda.errors import UsageError
from corrigenda.retractions import load_retractions, retractions_of

HEAD = (
    "Record ID,Title,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,"
    "RetractionDOI,RetractionNature,Reason\n"
)
ROW = (
    '1,"The melting of old ice in warm seas, and of old snow",1/2/2001 0:00,10.5555/Ice,123,'
    '3/5/2021 0:00,10.5555/n1,Retraction,"+Error, in Data;"\n'
)


def test_a_work_is_found_by_doi_pmid_and_long_title() -> None:
    table = retractions_of((HEAD + ROW).encode(), "t.csv")
    (notice,) = table.of(doi="10.5555/ICE")
    assert notice == ("retraction", "2021-03-05", "10.5555/n1", "2001", "Error, in Data;")
    assert table.of(pmid="123") == [notice]
    assert table.of(title="The Melting of old Ice in warm seas and of old snow.") == [notice]
    assert not table.of(doi="10.5555/ic")
    assert not table.of(pmid="0")
    assert not table.of(title="Old ice")


def test_the_notices_of_a_work_come_in_order_of_time() -> None:
    again = "2,,,10.5555/ice,0,1/1/2020 0:00,,Expression of concern,\n"
    table = retractions_of((HEAD + ROW + again).encode(), "t.csv")
    assert [n.nature for n in table.of(doi="10.5555/ice")] == [
        "expression of concern",
        "retraction",
    ]


def test_dois_that_are_unavailable_name_no_work() -> None:
    rows = HEAD + "1,,,unavailable,0,,Unavailable,Retraction,\n"
    table = retractions_of(rows.encode(), "t.csv")
    assert not table
    assert not table.of(doi="unavailable")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "t.csv:1: the table has no column “OriginalPaperDOI”"),
        ("", "t.csv:1: the table has no column"),
        (HEAD + ROW + "1,2\n", "t.csv:3: the row has 2 cells, the head 9"),
        (HEAD + ROW + '1,"x\n' + ROW, "t.csv:4: not valid CSV"),
        (HEAD + "1,\0\n", "t.csv:2: no table: it holds a NUL"),
    ],
)
def test_what_is_no_such_table_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        retractions_of(text.encode(), "t.csv")
    assert told in str(error.value)


def test_the_index_is_kept_and_made_anew_when_the_table_changes(tmp_path: Path) -> None:
    path, cache = tmp_path / "t.csv", str(tmp_path / "cache")
    path.write_text(HEAD + ROW)
    first = load_retractions(str(path), "t.csv", cache)
    assert load_retractions(str(path), "t.csv", cache).of(doi="10.5555/ice")
    path.write_text(HEAD + ROW.replace("Ice", "snow"))
    second = load_retractions(str(path), "t.csv", cache)
    assert second.key != first.key
    assert second.of(doi="10.5555/snow")
    assert not second.of(doi="10.5555/ice")
    (kept,) = os.listdir(tmp_path / "cache" / "retractions")
    (tmp_path / "cache" / "retractions" / kept).write_text("\nbroken")
    assert load_retractions(str(path), "t.csv", cache).of(doi="10.5555/snow")


def test_the_configuration_names_the_table(tmp_path: Path) -> None:
    (tmp_path / "corrigenda.toml").write_text('retractions = "t.csv"\n')
    (tmp_path / "refs.bib").write_text("@article{ice,\n  doi = {10.5555/ice}\n}\n")
    missing = corrigenda(tmp_path, "check", "refs.bib")
    assert missing.code == 2
    assert "corrigenda.toml:1: `retractions` names “t.csv”, which is no file" in missing.err
    (tmp_path / "t.csv").write_text("a,b\n")
    assert "t.csv:1: the table has no column" in corrigenda(tmp_path, "check", "refs.bib").err
    (tmp_path / "t.csv").write_text(HEAD + ROW)
    run = corrigenda(tmp_path, "check", "--select", "references/retracted", "refs.bib")
    assert run.code == 1
    assert "“ice” was retracted on 2021-03-05 (error, in data); see https://doi.org" in run.out
