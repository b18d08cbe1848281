"""--quiet: no reminder, no bar; results and errors stay."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bulletin_cli.cli.terminal.progress import with_progress
from bulletin_cli.cli.terminal.streams import hush
from tests.conftest import bulletin, did, refused


def test_reminders_are_left_out_and_results_are_not(workspace: Path) -> None:
    assert "提醒：" in bulletin("new", "--date", "2030-11-25").stderr
    assert "2040" in did(bulletin("--quiet", "new", "--date", "2040-11-25"))
    assert (workspace / "issues/2040-1").is_dir()


def test_errors_are_said(workspace: Path) -> None:
    refused(bulletin("-q", "show", "2024-99"), "还没有任何一期")
    assert workspace.is_dir()


def test_no_bar_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    things = [1, 2]
    assert with_progress(things, str) is not things
    monkeypatch.setattr(sys, "stderr", sys.stderr)  # put back when the test ends
    hush()
    assert with_progress(things, str) is things
