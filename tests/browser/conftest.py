"""A real Chromium, headless, driven over pages of the correction report."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from conftest import unavailable


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """The browser; its downloads go to `chromium.downloads`."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        unavailable("Chromium", "chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    folder = tmp_path_factory.mktemp("downloads")
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    browser = webdriver.Chrome(options, Service(driver))
    browser.downloads = folder
    yield browser
    browser.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome) -> webdriver.Chrome:
    """The browser at the width of a desk, in light colours."""
    at_width(chromium, 1280, 900)
    scheme(chromium, "light")
    return chromium


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    path = Path(sys.prefix) / "components/node_modules/axe-core/axe.min.js"
    if not path.is_file():
        unavailable("axe-core", f"there is no {path.name}; `make test` gets it by npm")
    return path.read_text(encoding="utf-8")


def at_width(browser: webdriver.Chrome, width: int, height: int) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def scheme(browser: webdriver.Chrome, name: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": name}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
