"""The folder as a clerk has it: unpacked by Windows, on a path with blanks, Han and brackets."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.portable.wine import Done, Wine
from tools.portable.__main__ import DIST, TOP

ARCHIVE = DIST / f"{TOP}-windows.zip"
WAIT = "import sys; sys.stdin.read()"
SPACE = "简报 一"


@dataclass(frozen=True)
class Clerk:
    """Somebody who works in the unpacked folder; `folder` is the one that holds it."""

    wine: Wine

    @property
    def folder(self) -> Path:
        """Where the clerk keeps everything."""
        return self.wine.folder

    @property
    def space(self) -> Path:
        """The clerk's workspace."""
        return self.folder / SPACE

    @property
    def python(self) -> Path:
        """Windows' Python, in the unpacked folder."""
        return self.folder / TOP / "python" / "python.exe"

    def bulletin(self, *words: str, stdin: bytes = b"") -> Done:
        """Run a command in the workspace."""
        return self.wine.run(
            self.python, ["-m", "bulletin_cli", "-C", self.space.name, *words], stdin
        )

    def drops(self, bat: str, *files: str, types: str = "") -> Done:
        """Drop files on a .bat file, and type what it asks for."""
        return self.wine.run("cmd", ["/c", f"{TOP}\\{bat}", *files], types.encode("gbk"))


@pytest.fixture(scope="session")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A Windows that lives as long as the tests."""
    folder = tmp_path_factory.mktemp("windows")
    place = folder / "桌 面（新）[1]&(2)"
    with zipfile.ZipFile(ARCHIVE) as archive:  # Python alone, to unpack the rest
        own = [name for name in archive.namelist() if name.startswith(f"{TOP}/python/")]
        archive.extractall(folder / "first", own)
    place.mkdir()
    wine = Wine(folder, place)
    python = folder / "first" / TOP / "python" / "python.exe"
    alive = wine.start(python, ["-c", WAIT], piped=False)
    unpacked = wine.run(python, ["-m", "zipfile", "-e", f"Z:{ARCHIVE}", "."])
    assert (unpacked.code, unpacked.err) == (0, b"")
    yield wine
    alive.communicate()


@pytest.fixture(scope="session")
def clerk(wine: Wine) -> Clerk:
    """A clerk with an issue of two articles, one of them a Word file."""
    clerk = Clerk(wine)
    given = (
        "--template", "shanghai-post", "--nameplate", "示例工作", "--issuer", "示例市局办公室",
        "--last", "2024-34", "--last-whole-number", "485",
    )  # fmt: skip
    said = wine.run(clerk.python, ["-m", "bulletin_cli", "init", SPACE, *given]).did()
    assert SPACE in said
    assert "第35期" in clerk.bulletin("new", "--date", "2024-11-25").did()
    return clerk
