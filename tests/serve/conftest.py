"""The preview of the sample issue, running."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

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
    command = [sys.executable, "-u", "-c", COMMAND, "-C", str(root), "preview", ISSUE, "--serve"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY
    ) as process:
        assert process.stdout
        first, second = process.stdout.readline(), process.stdout.readline()
        assert "Ctrl-C" in second
        yield Running(first.split()[-1], process)
        process.kill()
