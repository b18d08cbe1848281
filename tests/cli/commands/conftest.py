"""What only the tests of single commands start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands.old_files import put


@pytest.fixture
def old(workspace: Path) -> Path:
    """A folder with three old issues, one of them a Word file, in a folder of their year."""
    put(workspace, "2024/第31期.txt", 31)
    put(workspace, "2024/第32期 （定稿）.docx", 32)
    put(workspace, "2024/第33期.txt", 33)
    return workspace / "旧 的各期"
