"""A desk of the samples, its pages served on loopback, and a real Chromium to look at them.

Screenshots of every test are kept in browser-shots/, which git ignores. A machine without Chromium or Playwright cannot run these
tests; it says so in the summary, and the rest of the suite goes on.
"""

from __future__ import annotations

import importlib.util
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SHOTS = ROOT / "browser-shots"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = None if CHROMIUM else "no Chromium is installed (Debian: apt-get install chromium)"
if importlib.util.find_spec("playwright") is None or importlib.util.find_spec("axe_playwright_python") is None:
    MISSING = "Playwright or axe is not installed (pip install '.[dev]')"
collect_ignore = ["test_browser.py"] if MISSING else []


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if MISSING:
        terminalreporter.write_line(f"THE BROWSER TESTS DID NOT RUN: {MISSING}", red=True, bold=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of a desk with the samples, read and linked."""
    import uvicorn
    from linked import sampled

    from tocsin.desk.app import application

    desk = sampled(tmp_path_factory.mktemp("desk") / "desk.tocsin")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(application(desk), log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    desk.close()


@pytest.fixture(scope="module")  # while it is open, playwright's loop runs in this thread, and no other test could start its own
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page that remembers what it asked for and what it complained of."""

    def __init__(self, browser: Any, address: str, **settings: Any) -> None:
        self.address = address
        self.context = browser.new_context(viewport={"width": 1360, "height": 900}, base_url=address, **settings)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Any:
        self.page.goto(path, wait_until="load")
        return self.page

    def shot(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=str(SHOTS / f"{name}.png"))

    def sound(self) -> None:
        assert self.complaints == []
        assert [url for url in self.asked if not url.startswith((self.address, "blob:"))] == []


@pytest.fixture
def open_as(chromium: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Opens watched pages; after the test each was sound, and is photographed."""
    opened: list[Watched] = []

    def make(**settings: Any) -> Watched:
        viewport = settings.pop("viewport", None)
        watched = Watched(chromium, address, **settings)
        if viewport:
            watched.page.set_viewport_size(viewport)
        opened.append(watched)
        return watched

    yield make
    for number, watched in enumerate(opened):
        watched.page.wait_for_timeout(100)
        name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name).strip("-")
        watched.shot(f"{name}-{number}" if number else name)
        watched.context.close()
        watched.sound()
