"""What is asked of Windows alone, with a stand-in for the system's own part."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.store import fonts
from bulletin_cli.store.files import write_files
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.issues import create
from bulletin_cli.store.windows import move, remove

LISTED = {
    "machine": [
        ("SimSun & NSimSun (TrueType)", "simsun.ttc", 1),
        ("仿宋_GB2312 (TrueType)", "simfang.ttf", 1),
    ],
    "user": [("SimSun (TrueType)", "other.ttf", 1), ("我的字体 (TrueType)", "/home/my.ttf", 1)],
}


def registry(denied: str = "") -> Any:
    """Return a stand-in for winreg; the hive `denied` cannot be opened."""

    def open_key(hive: str, path: str) -> Any:
        assert path.endswith(r"CurrentVersion\Fonts")
        if hive == denied:
            raise FileNotFoundError(path)
        return nullcontext(LISTED[hive])

    return SimpleNamespace(
        HKEY_LOCAL_MACHINE="machine",
        HKEY_CURRENT_USER="user",
        OpenKey=open_key,
        QueryInfoKey=lambda key: (0, len(key), 133_000_000),  # subkeys, values, time
        EnumValue=lambda key, number: key[number],
    )


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", "/windows")
    monkeypatch.setattr(fonts, "find_faces", find_faces.__wrapped__)
    return monkeypatch


def test_faces_are_those_of_the_machine_and_then_of_the_user(windows: pytest.MonkeyPatch) -> None:
    windows.setitem(sys.modules, "winreg", registry())
    collection = str(Path("/windows/Fonts/simsun.ttc"))
    assert fonts.find_faces() == {
        "SimSun": FontFile(collection, 0),
        "NSimSun": FontFile(collection, 1),
        "仿宋_GB2312": FontFile(str(Path("/windows/Fonts/simfang.ttf")), 0),
        "我的字体": FontFile("/home/my.ttf", 0),
    }


@pytest.mark.parametrize(("denied", "left"), [("user", "NSimSun"), ("machine", "我的字体")])
def test_a_list_that_cannot_be_opened_is_passed_over(
    windows: pytest.MonkeyPatch, denied: str, left: str
) -> None:
    windows.setitem(sys.modules, "winreg", registry(denied))
    assert left in (fonts.find_faces() or {})


@pytest.fixture
def attributes(windows: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The names of files and the attributes they are given: 1 read-only, 2 hidden, 128 none."""
    given: list[tuple[str, int]] = []

    def look(path: str) -> int:
        return 128 if Path(path).stat().st_mode & 0o200 else 1

    def give(path: str, new: int) -> None:
        Path(path).chmod(0o444 if new & 1 else 0o755)
        given.append((Path(path).name.replace(str(os.getpid()), "…"), new))

    kernel = SimpleNamespace(SetFileAttributesW=give, GetFileAttributesW=look)
    windows.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    return given


def test_a_file_being_written_is_hidden_until_it_takes_its_place(
    tmp_path: Path, attributes: list[tuple[str, int]]
) -> None:
    write_files({tmp_path / "a.md": "甲"}, None)
    assert attributes == [(".bulletin-…-0.tmp", 2), (".bulletin-…-0.tmp", 128)]


def test_a_new_issue_is_hidden_until_it_is_whole(
    tmp_path: Path, attributes: list[tuple[str, int]]
) -> None:
    (tmp_path / "issues").mkdir()
    create(tmp_path, IssueNumber(2024, 35, 486), "schema = 1\n")
    assert attributes[-2:] == [(".new", 2), (".new", 128)]


@pytest.mark.usefixtures("attributes")
def test_a_read_only_file_is_read_only_when_another_has_taken_its_place(tmp_path: Path) -> None:
    path = tmp_path / "文.txt"
    path.write_text("旧", encoding="utf-8")
    path.chmod(0o444)
    write_files({path: "新"}, None)
    assert path.read_text(encoding="utf-8") == "新"
    assert not path.stat().st_mode & 0o200


def windows_refusal(path: object) -> OSError:
    error = PermissionError(13, "Permission denied", str(path))
    error.winerror = 5  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("change", ["move", "remove"])
def test_a_read_only_file_that_windows_would_keep_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    old, new = tmp_path / "旧 的.docx", tmp_path / "新.docx"
    old.write_bytes(b"old")
    new.write_bytes(b"new")
    old.chmod(0o444)
    replace, unlink = Path.replace, Path.unlink

    def refuse(path: Path) -> None:
        if not path.stat().st_mode & 0o200:
            raise windows_refusal(path)

    def guarded_replace(self: Path, target: Path) -> Path:
        refuse(target)
        return replace(self, target)

    def guarded_unlink(self: Path) -> None:
        refuse(self)
        unlink(self)

    monkeypatch.setattr(Path, "replace", guarded_replace)
    monkeypatch.setattr(Path, "unlink", guarded_unlink)
    if change == "move":
        move(new, old)
        assert old.read_bytes() == b"new"
    else:
        remove(old)
        assert not old.exists()


def test_a_read_only_file_that_is_held_stays_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "文.docx"
    path.write_bytes(b"old")
    path.chmod(0o444)

    def held(self: Path) -> None:
        raise windows_refusal(self)

    monkeypatch.setattr(Path, "unlink", held)
    monkeypatch.setattr("bulletin_cli.store.windows.WAITS", (0,))
    with pytest.raises(PermissionError):
        remove(path)
    assert not path.stat().st_mode & 0o222
