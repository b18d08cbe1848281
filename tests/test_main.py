"""The process ends at once, and nothing that was to be done by then is left undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin_process, on_posix

AT_END = "import atexit, sys; atexit.register(lambda: sys.stderr.write('last'))"
IN_THREAD = """import sys, threading
def wait():
    threading.main_thread().join()
    sys.stderr.write('late')
threading.Thread(target=wait).start()"""
IN_FOLDER = "import tempfile; folder = tempfile.TemporaryDirectory(dir='.', prefix='left-')"


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["nix"], 2)])
def test_what_is_left_for_the_end_is_done_and_the_exit_code_kept(
    words: list[str], code: int
) -> None:
    done = bulletin_process(*words, code=AT_END)
    assert (done.returncode, done.stderr[-4:]) == (code, "last")


def test_a_thread_is_waited_for() -> None:
    done = bulletin_process("--version", code=IN_THREAD)
    assert (done.returncode, done.stderr) == (0, "late")


def test_temporary_folders_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert bulletin_process("--version", code=IN_FOLDER).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_bug_keeps_its_traceback() -> None:
    done = bulletin_process("--version", code="import typer; typer.echo = None")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


@on_posix
def test_what_is_left_for_the_end_and_cannot_be_written_is_an_error() -> None:
    into_full = ["sh", "-c", '"$@" >/dev/full', "sh"]
    code = AT_END.replace("stderr", "stdout")
    done = bulletin_process("nix", code=code, prefix=into_full, PYTHONUNBUFFERED="")
    assert done.returncode == 120  # as Python has it
    assert "No space left" in done.stderr
