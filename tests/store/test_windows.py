"""What is asked of Windows alone, with a stand-in for the system's own part."""

from __future__ import annotations

import ctypes
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bulletin_cli.store import fonts
from bulletin_cli.store.fonts import FontFile, installed_faces
from bulletin_cli.store.windows import mark_hidden

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
    monkeypatch.setattr(fonts, "installed_faces", installed_faces.__wrapped__)
    return monkeypatch


def test_faces_are_those_of_the_machine_and_then_of_the_user(windows: pytest.MonkeyPatch) -> None:
    windows.setitem(sys.modules, "winreg", registry())
    collection = str(Path("/windows/Fonts/simsun.ttc"))
    assert fonts.installed_faces() == {
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
    assert left in (fonts.installed_faces() or {})


@pytest.mark.parametrize(("hidden", "attributes"), [(True, 0x02), (False, 0x80)])
def test_a_file_is_hidden_and_shown_again(
    windows: pytest.MonkeyPatch, hidden: bool, attributes: int
) -> None:
    asked: list[tuple[str, int]] = []
    kernel = SimpleNamespace(SetFileAttributesW=lambda *words: asked.append(words))
    windows.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    mark_hidden(Path("a.tmp"), hidden=hidden)
    assert asked == [("a.tmp", attributes)]
