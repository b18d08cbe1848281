"""Stages that dead processes left beside files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bulletin_cli.store.disk import sweep
from bulletin_cli.store.windows import is_running
from tests.conftest import files_of, write


def test_a_process_is_known_to_run_or_to_be_dead() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert is_running(process.pid)
        process.communicate(b"\n")
    assert not is_running(process.pid)
    assert is_running(os.getpid())


def test_stages_of_the_dead_are_swept_and_those_of_the_living_stay(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        stages = {name: write(tmp_path / name, "") for name in (
            f".bulletin-{living.pid}-0.tmp", ".bulletin-x.tmp", "bulletin-1-0.tmp",
        )}  # fmt: skip
        with subprocess.Popen([sys.executable, "-c", ""]) as dead:
            dead.wait()
        write(tmp_path / f".bulletin-{dead.pid}-0.tmp", "")
        sweep(tmp_path)
        assert files_of(tmp_path).keys() == stages.keys()
        living.communicate(b"\n")
