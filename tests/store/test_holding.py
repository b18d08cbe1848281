"""One process at a time, and a dead one frees what it held."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bulletin_cli.store.holding import HeldError, hold
from tests.conftest import on_posix

HOLDING = """
import sys
from pathlib import Path
from bulletin_cli.store.holding import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process that holds `file` until its input ends."""
    words = [sys.executable, "-c", HOLDING, str(file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_what_another_process_holds_is_waited_for_and_then_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    with holder(tmp_path / ".lock"), pytest.raises(HeldError), hold(tmp_path / ".lock"):
        pass
    assert sum(waits) == pytest.approx(60)


def test_who_waits_gets_the_file_when_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with holder(tmp_path / ".lock") as process:
        monkeypatch.setattr(time, "sleep", lambda _: process.communicate())
        with hold(tmp_path / ".lock"):
            assert process.returncode == 0


def test_a_killed_process_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with holder(tmp_path / ".lock") as process:
        process.kill()
        process.wait()
        monkeypatch.delattr(time, "sleep")
        with hold(tmp_path / ".lock"):
            assert process.returncode != 0


def test_a_file_is_held_again_after_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(time, "sleep")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), hold(tmp_path / ".lock"):
            raise ZeroDivisionError
    assert (tmp_path / ".lock").read_bytes() == b""


def test_what_the_file_holds_stays(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("甲", encoding="utf-8")
    with hold(tmp_path / ".lock"):
        pass
    assert (tmp_path / ".lock").read_text(encoding="utf-8") == "甲"


@on_posix
def test_a_link_that_leads_elsewhere_is_not_held(tmp_path: Path) -> None:
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"), hold(tmp_path / ".lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()
