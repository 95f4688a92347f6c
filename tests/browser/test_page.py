"""The page of the correction report, as an editor uses it, in Chromium."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from browser.conftest import at_width, scheme
from linter.report.made import HOSTILE

pytestmark = pytest.mark.xdist_group("browser")

LUPUS = (
    "# Lupus of the skin\n\nIn lupus erthematosus the skin is red.\n\n"
    "It is is sore , and it lasts.\n\nNothing is wrong here.\n"
)


def report(folder: Path, *arguments: str) -> str:
    """Writes the report of a folder and returns the address of its page."""
    command = [sys.executable, "-m", "corrigenda", "report", *arguments]
    done = subprocess.run(
        [*command, "--today", "2026-01-15", "--isolated", "--no-cache", "-o", "report.html"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return (folder / "report.html").as_uri()


def opened(browser: Chrome, address: str, *, fresh: bool = True) -> None:
    browser.get("about:blank")  # an address that differs in its fragment alone loads nothing
    browser.get(address)
    if fresh:  # pages of the same articles share what was decided
        browser.execute_script("localStorage.clear()")
        browser.refresh()
    assert browser.execute_script("return document.documentElement.dataset.ready") == "true"
    assert browser.get_log("browser") == []


def press(browser: Chrome, keys: str) -> None:
    ActionChains(browser).send_keys(keys).perform()


def told(browser: Chrome) -> str:
    text: str = browser.find_element(By.ID, "progress-text").text
    return text


def button(browser: Chrome, number: int, name: str) -> Any:
    found = browser.find_element(By.CSS_SELECTOR, f'#n{number} [data-act="{name}"]')
    browser.execute_async_script(  # rows are laid out when they come into sight
        "arguments[0].scrollIntoView({block: 'center'}); const done = arguments[1];"
        "requestAnimationFrame(() => requestAnimationFrame(() => done()))",
        found,
    )
    return found


def saved(browser: Chrome) -> Any:
    target = browser.downloads / "decisions.json"
    target.unlink(missing_ok=True)
    browser.find_element(By.ID, "export").click()
    WebDriverWait(browser, 10).until(lambda _: target.is_file() and target.stat().st_size)
    return json.loads(target.read_text(encoding="utf-8"))


@pytest.fixture
def lupus(browser: Chrome, tmp_path: Path) -> Chrome:
    (tmp_path / "lupus.md").write_text(LUPUS, encoding="utf-8")
    opened(browser, report(tmp_path, "lupus.md"))
    return browser


def test_findings_are_marked_in_the_text_and_noted_beside_it(lupus: Chrome) -> None:
    marks = [mark.text for mark in lupus.find_elements(By.TAG_NAME, "mark")]
    assert marks[0].startswith("erthematosus")
    note = lupus.find_element(By.ID, "n1")
    assert "spelling/typo" in note.text
    assert "erthematosus → erythematosus" in note.text
    mark = lupus.find_element(By.TAG_NAME, "mark")
    assert abs(mark.location["y"] - note.location["y"]) < 100
    assert note.location["x"] > mark.location["x"] + 300


def test_a_finding_is_decided_by_mouse_and_the_decision_outlives_the_page(lupus: Chrome) -> None:
    assert told(lupus) == "0 of 3 decided"
    button(lupus, 1, "accept").click()
    button(lupus, 2, "reject").click()
    assert told(lupus) == "2 of 3 decided"
    lupus.refresh()
    assert told(lupus) == "2 of 3 decided"
    assert "Accepted" in lupus.find_element(By.ID, "n1").text
    assert "Rejected" in lupus.find_element(By.ID, "n2").text


def test_findings_are_decided_by_the_keyboard_alone(lupus: Chrome) -> None:
    press(lupus, "jajrje")
    field = lupus.switch_to.active_element
    assert field.tag_name == "textarea"
    field.clear()
    field.send_keys("is sore, ", Keys.ENTER)
    assert told(lupus) == "3 of 3 decided"
    press(lupus, "kc")
    lupus.switch_to.active_element.send_keys("as in the 2nd edition", Keys.ENTER)
    decisions = saved(lupus)["decisions"]
    assert [one["decision"] for one in decisions] == ["accept", "reject", "accept"]
    assert [one["replacement"] for one in decisions] == ["erythematosus", None, "is sore, "]
    assert decisions[1]["comment"] == "as in the 2nd edition"
    for one in decisions:
        assert LUPUS[one["start"]["offset"] : one["end"]["offset"]] == one["text"]
    press(lupus, "ku")
    assert told(lupus) == "2 of 3 decided"


def test_saved_decisions_are_loaded_into_another_browser(lupus: Chrome) -> None:
    press(lupus, "jajr")
    saved(lupus)
    lupus.execute_script("localStorage.clear()")
    lupus.refresh()
    assert told(lupus) == "0 of 3 decided"
    chooser = lupus.find_element(By.ID, "import-file")
    chooser.send_keys(str(lupus.downloads / "decisions.json"))
    WebDriverWait(lupus, 10).until(lambda _: told(lupus) == "2 of 3 decided")


def test_filters_leave_what_is_asked_for(lupus: Chrome) -> None:
    def notes() -> list[str]:
        found = lupus.find_elements(By.CLASS_NAME, "note")
        return [note.get_attribute("id") for note in found if note.is_displayed()]

    press(lupus, "ja")
    lupus.find_element(By.ID, "by-undecided").click()
    assert notes() == ["n2", "n3"]
    lupus.find_element(By.CSS_SELECTOR, "#by-rule option:nth-child(3)").click()
    assert notes() == ["n2"]


def test_nothing_of_a_hostile_article_lives_in_the_page(browser: Chrome, tmp_path: Path) -> None:
    (tmp_path / "a<b>&'.md").write_text(HOSTILE + "\n</script><script>x=1</script>\n", "utf-8")
    opened(browser, report(tmp_path))
    text = browser.find_element(By.ID, "proof").text
    assert "\u202e" not in text
    assert len(browser.find_elements(By.CSS_SELECTOR, "img, iframe, [onerror]")) == 0
    scripts = browser.find_elements(By.TAG_NAME, "script")
    assert [s.get_attribute("type") for s in scripts] == ["application/json"] * 2 + [""]
    assert browser.execute_script("return typeof x") == "undefined"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(
    browser: Chrome, axe: str, root: Path, tmp_path: Path, colours: str, width: int
) -> None:
    scheme(browser, colours)
    at_width(browser, width, 844)
    address = report(tmp_path, str(root / "seeds"))
    for place in ("", "#a3"):
        opened(browser, address + place)
        if place:
            press(browser, "jajr")
        browser.execute_script(axe)
        found = browser.execute_async_script(
            "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => "
            "v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + n.failureSummary).join(' | '))))"
        )
        assert found == []
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.execute_script(wide) <= 0


def test_two_hundred_articles_are_searched_sorted_and_opened(
    browser: Chrome, tmp_path: Path
) -> None:
    for k in range(200):
        text = f"# Lupus {k}\n\nIn lupus erthematosus the skin is red.\n" + "\nIt is is so.\n" * (
            k % 7
        )
        (tmp_path / f"article-{k:03}.md").write_text(text, encoding="utf-8")
    opened(browser, report(tmp_path))
    assert len(browser.find_elements(By.CSS_SELECTOR, "#table tbody tr")) < 60
    head = browser.find_elements(By.CSS_SELECTOR, "#table th button")
    head[2].click()
    first = browser.find_element(By.CSS_SELECTOR, "#table tbody tr").text
    assert "Lupus 6 " in first
    browser.find_element(By.ID, "search").send_keys("lupus 177")
    links = browser.find_elements(By.CSS_SELECTOR, "#table tbody a")
    assert [link.text for link in links] == ["Lupus 177"]
    links[0].click()
    assert browser.find_element(By.ID, "article-title").text == "Lupus 177"
    press(browser, "ja")
    browser.find_element(By.ID, "overview-button").click()
    assert browser.find_element(By.ID, "overview").is_displayed()
    assert "1 of 200" not in told(browser)
    assert told(browser).startswith("1 of ")


def test_what_was_decided_on_the_page_is_applied_to_the_file(lupus: Chrome, tmp_path: Path) -> None:
    press(lupus, "jaja")
    (tmp_path / "decisions.json").write_text(json.dumps(saved(lupus)), encoding="utf-8")
    command = [sys.executable, "-m", "corrigenda", "apply", "decisions.json", "--isolated"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "lupus.md").read_text(encoding="utf-8")
    assert text == LUPUS.replace("erth", "eryth").replace("is is", "is")
    opened(lupus, report(tmp_path, "lupus.md"))
    assert told(lupus) == "0 of 1 decided"
