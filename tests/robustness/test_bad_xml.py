"""Broken, deep and hostile XML: named at its place, in bounded memory; other files are checked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from robustness.test_bad_input import GOOD, check, rules_by_path

HEAD = "<article><front><article-meta><title-group><article-title>Ice</article-title></title-group>"
LAUGHS = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 12))
BOMB = f'<!DOCTYPE article [<!ENTITY e0 "ha">{LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE article [<!ENTITY e "{"x" * 50_000}">]>'


def most_memory() -> int:
    """The most that a run has taken so far, in kilobytes; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(HEAD, 1, id="truncated"),
        pytest.param(f"{HEAD}\n</front></article>", 2, id="a tag that is not closed"),
        pytest.param("<article>\n<front a=b/></article>", 2, id="an attribute without quotes"),
        pytest.param("<article><body><p>a < b</p></body></article>", 1, id="a bare sign"),
        pytest.param("<article>&nbsp;</article>", 1, id="an entity that nobody declares"),
        pytest.param("<article>" + "<sec>" * 10_000, 1, id="10,000 elements deep"),
        pytest.param(f'{BOMB}<article a="&e11;"/>', 1, id="a billion laughs in an attribute"),
        pytest.param("<article><front/></article><article/>", 1, id="two roots"),
        pytest.param("<article>\x01</article>", 1, id="a control character"),
    ],
)
def test_broken_xml_is_one_clear_error_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "bad.xml").write_text(text)
    code, output, _ = check(tmp_path, ".")
    assert code == 2
    assert rules_by_path(output) == {
        "bad.xml": {"source/syntax"},
        "good.md": {"typography/doubled-word"},
    }
    (finding,) = [f for f in output["findings"] if f["path"] == "bad.xml"]
    assert finding["start"]["line"] == line
    assert "\n" not in finding["message"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BOMB}<article><front/><body><p>&e11;</p></body></article>", id="laughs"),
        pytest.param(
            f"{QUADRATIC}<article><front/><body><p>{'&e;' * 50_000}</p></body></article>",
            id="quadratic",
        ),
        pytest.param(
            '<!DOCTYPE article SYSTEM "file:///dev/random" [<!ENTITY x SYSTEM "file:///etc/passwd">'
            "]><article><front/><body><p>&x;</p></body></article>",
            id="external",
        ),
        pytest.param(
            "<article><front/><body>" + "<p>word</p>" * 100_000 + "</body></article>", id="long"
        ),
        pytest.param(
            f"<article><front/><body><p>{'<b>a</b>' * 100_000}</p></body></article>", id="markup"
        ),
    ],
)
def test_hostile_xml_is_read_in_bounded_memory(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.xml").write_text(text)
    (tmp_path / "good.md").write_text(GOOD)
    _, output, _ = check(tmp_path, ".", "--select", "typography,source")
    assert rules_by_path(output)["good.md"] == {"typography/doubled-word"}
    assert "root:" not in str(output)
    assert most_memory() < 1_000_000


def test_a_file_of_100_mb_is_told_to_be_too_large(tmp_path: Path) -> None:
    with (tmp_path / "large.xml").open("w") as file:
        file.write("<article><front/><body>")
        for _ in range(100):
            file.write("<p>word word word</p>" * 50_000)
        file.write("</body></article>")
    (tmp_path / "good.md").write_text(GOOD)
    _, output, _ = check(tmp_path, ".")
    assert rules_by_path(output) == {
        "large.xml": {"source/too-large"},
        "good.md": {"typography/doubled-word"},
    }
    assert most_memory() < 1_000_000
