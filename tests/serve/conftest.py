"""The preview of the sample issue, running, and a browser that looks at it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.conftest import LONGEST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).parents[2]
ISSUE = "2024-36"
# A shell in the background has its children ignore Ctrl-C; an editor's terminal does not.
COMMAND = """
import signal, sys
from bulletin_cli.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "简 报"
    shutil.copytree(REPOSITORY / "issues" / ISSUE, root / "issues" / ISSUE)
    shutil.copy(REPOSITORY / "bulletin.toml", root)
    return root


@pytest.fixture
def article(root: Path) -> Path:
    return root / "issues" / ISSUE / "articles" / "02.md"


@dataclass(frozen=True)
class Running:
    url: str
    process: subprocess.Popen[str]


@pytest.fixture
def server(root: Path) -> Iterator[Running]:
    with running(root) as server:
        yield server


@contextmanager
def running(root: Path, *words: str) -> Iterator[Running]:
    """Serve the preview until the block ends."""
    command = [sys.executable, "-u", "-c", COMMAND, "-C", str(root), "preview", ISSUE, "--serve"]
    command += words
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY
    ) as process:
        assert process.stdout
        first, second = process.stdout.readline(), process.stdout.readline()
        assert "Ctrl-C" in second
        yield Running(first.split()[-1], process)
        process.kill()


CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if chromium is None:
        pytest.skip("chromium is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS])
        yield browser
        browser.close()


@dataclass(frozen=True)
class Seen:
    """A page as loaded, with the hosts it asked and what its console said."""

    page: Page
    hosts: set[str | None]
    complaints: list[str]


def visit(browser: Browser, url: str, width: int = 1280, height: int = 900) -> Seen:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(LONGEST * 1000)
    seen = Seen(page, set(), [])
    page.on("request", lambda request: seen.hosts.add(urlsplit(request.url).hostname))
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(url)
    page.wait_for_selector(".sheet")
    return seen


@pytest.fixture
def seen(browser: Browser, server: Running) -> Iterator[Seen]:
    seen = visit(browser, server.url)
    yield seen
    seen.page.close()
