"""A change that died: put back by the next command, and never at the cost of anybody's work."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store import windows
from bulletin_cli.store.files import settle, write_files
from tests.conftest import (
    files_of,
    on_posix,
    process_environment,
    write,
)

OLD = {"a.md": b"old a", "b.md": b"old b", "gone.md": b"old gone"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of nothing but a few files."""
    (tmp_path / "issues").mkdir()
    for name, data in OLD.items():
        write(tmp_path / name, data)
    return tmp_path


def changes(root: Path) -> dict[Path, bytes | str | None]:
    return {
        root / "a.md": "new a",
        root / "new" / "c.md": "new c",
        root / "b.md": "new b",
        root / "gone.md": None,
    }


NEW = {"a.md": b"new a", "new/c.md": b"new c", "b.md": b"new b"}


def died(root: Path, renames: int) -> bytes:
    """Leave a change as a kill does after so many renames; return its journal."""
    code = (
        "import os, pathlib, sys\n"
        "from bulletin_cli.store import files\n"
        "from tests.store.test_journal import changes\n"
        f"left = [{renames}]\n"
        "replace = pathlib.Path.replace\n"
        "def cut(source, target):\n"
        "    if not left[0]: os._exit(9)\n"
        "    left[0] -= 1\n"
        "    return replace(source, target)\n"
        "pathlib.Path.replace = cut\n"
        "remove = files.remove\n"
        "files.remove = lambda path: os._exit(9)\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "files.write_files(changes(root), root)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)], env=process_environment(), check=False
    )
    assert done.returncode == 9
    return (root / "issues" / ".journal").read_bytes()


def told(root: Path) -> str:
    """Return what settling tells, "" for nothing."""
    settled = settle(root)
    return settled.told if settled else ""


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_what_was_changed_when_the_process_died_is_put_back(root: Path, renames: int) -> None:
    died(root, renames)
    said = told(root)
    assert files_of(root) == OLD
    assert not (root / "new").exists()
    names = ["a.md", "new/c.md", "b.md"][:renames]
    assert said == (
        f"上一次的命令中途断了，没有做成；改了一半的已恢复原样：{'、'.join(names)}。要做就再做一次。"
        if names
        else ""
    )
    assert told(root) == ""


def test_a_change_that_lacked_nothing_but_its_journals_removal_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(path: Path) -> None:
        raise PermissionError(errno.EACCES, "held", str(path))

    with monkeypatch.context() as patched:
        patched.setattr("bulletin_cli.store.journal.remove", keep)
        write_files(changes(root), root)
    assert (root / "issues" / ".journal").read_bytes().endswith(b"\ndone\n")
    write(root / "a.md", "newer a")
    said = told(root / "new")
    assert said == "上一次的命令中途断了，但已经做完：写好 a.md、new/c.md、b.md；移走 gone.md。"
    assert files_of(root) == {**NEW, "a.md": b"newer a"}


def test_what_somebody_has_changed_since_is_left_and_told(root: Path) -> None:
    died(root, 2)
    write(root / "a.md", "by hand")
    assert told(root) == (
        "上一次的命令中途断了，没有做成；改了一半的已恢复原样：new/c.md；"
        "a.md 在那以后又改过，没有动，请核对。要做就再做一次。"
    )
    assert files_of(root) == {**OLD, "a.md": b"by hand"}


def test_a_single_file_that_has_not_taken_its_place_has_changed_nothing(root: Path) -> None:
    entry = {"path": "a.md", "stage": "a.tmp", "old": None, "new": "of another text"}
    write(root / "a.tmp", "half of it")
    said = {"version": 1, "entries": [entry], "folders": []}
    write(root / "issues" / ".journal", json.dumps(said) + "\n")
    assert told(root) == ""
    assert files_of(root) == OLD


def test_a_folder_behind_a_link_out_of_the_workspace_is_made(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    try:
        (root / "link").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("links need a right here")
    write_files({root / "link" / "new" / "c.md": "new c", root / "a.md": "new a"}, root)
    assert (elsewhere / "new" / "c.md").read_text("utf-8") == "new c"
    assert (root / "a.md").read_text("utf-8") == "new a"
    assert told(root) == ""


def test_a_journal_that_was_not_finished_is_dropped(root: Path) -> None:
    whole = died(root, 0)
    for length in range(0, len(whole) - 1, 7):
        write(root / "issues" / ".journal", whole[:length])
        assert told(root) == ""
        assert not (root / "issues" / ".journal").exists()
    write(root / "issues" / ".journal", b"\0" * len(whole))  # as a power cut leaves it
    assert told(root) == ""


@pytest.mark.parametrize("name", ["../elsewhere.md", "/elsewhere.md", "link/elsewhere.md"])
def test_a_journal_that_leads_out_of_the_workspace_writes_nothing(
    root: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    if name.startswith("link"):
        try:
            (root / "link").symlink_to(elsewhere, target_is_directory=True)
        except OSError:
            pytest.skip("links need a right here")
    entry = {"path": name, "stage": None, "old": "aGk=", "new": None}
    said = {"version": 1, "entries": [entry, {**entry, "path": "x.md"}], "folders": []}
    write(root / "issues" / ".journal", json.dumps(said) + "\n")
    with pytest.raises(BulletinError, match="坏了，读不出来"):
        settle(root)
    assert not list(elsewhere.iterdir())
    assert not (root / "x.md").exists()


def test_a_file_that_is_held_is_put_back_when_it_is_let_go(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace
    monkeypatch.setattr(windows, "WAITS", (0.0,))

    def held(self: Path, target: Path) -> Path:
        if target.name == "b.md" or b"old" in self.read_bytes():
            error = PermissionError(errno.EACCES, "Permission denied", str(target))
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        with pytest.raises(BulletinError, match="别的程序正在用"):
            write_files(changes(root), root)
        assert (root / "a.md").read_bytes() == b"new a"
        with pytest.raises(BulletinError, match="上一次的命令没有做完，要先恢复原样") as caught:
            settle(root)
    assert "关掉开着的文件" in caught.value.hint
    assert "a.md" in told(root)
    assert files_of(root) == OLD


@pytest.mark.parametrize("call", [1, 2, 4, 5], ids=["journal", "stage", "last stage", "done"])
def test_a_disk_that_is_full_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    calls = [0]

    def full(_: int) -> None:
        calls[0] += 1
        if calls[0] == call:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("bulletin_cli.store.journal.sync_folder", lambda _: None)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BulletinError, match="磁盘满了"):
        write_files(changes(root), root)
    assert files_of(root) == OLD
    assert not (root / "new").exists()


@on_posix
def test_names_are_on_the_disk_before_the_journal_says_done(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    fsync, replace = os.fsync, Path.replace
    inodes = {(root / name).stat().st_ino: name for name in (".", "issues")}

    def sync(handle: int) -> None:
        seen.append(inodes.get(os.fstat(handle).st_ino, "file"))
        fsync(handle)

    def rename(self: Path, target: Path) -> Path:
        seen.append(f"> {target.name}")
        return replace(self, target)

    monkeypatch.setattr("os.fsync", sync)
    monkeypatch.setattr(Path, "replace", rename)
    write_files({root / "a.md": "new", root / "b.md": "new"}, root)
    assert seen == ["file", "issues", "file", "file", "> a.md", "> b.md", ".", "file"]
