"""The folder for Windows: unpacked anywhere, it runs by a double click; nothing is installed."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.portable.wheels import project_wheel, python_files, wheels

_PARTS = Path(__file__).parent / "windows"
# In place of the file of python.org: its own folder, and lib/ beside it. Nothing else of the
# computer is looked at, neither its registry nor PYTHONPATH nor other Pythons.
_PATHS = "python313.zip\r\n.\r\n..\\lib\r\n"


def windows_files() -> dict[str, bytes]:
    """Return the files of the folder by their names, with forward slashes."""
    files = {f"python/{name}": data for name, data in python_files().items()}
    files["python/python313._pth"] = _PATHS.encode()
    for wheel in [*wheels("windows-3.13"), project_wheel()]:
        files |= _unpacked(wheel)
    for part in _PARTS.iterdir():
        files[part.name] = _for_windows(part)
    return files


def _unpacked(wheel: Path) -> dict[str, bytes]:
    """Return what an installer would put into lib/; manuals and programs of libraries stay out."""
    with zipfile.ZipFile(wheel) as archive:
        return {
            f"lib/{name}": archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/") and ".data/" not in name
        }


def _for_windows(part: Path) -> bytes:
    """Return a text with CRLF: cmd reads the code page's own Chinese, every Notepad UTF-8 + BOM."""
    text = part.read_text(encoding="utf-8").replace("\n", "\r\n")
    return text.encode("gbk" if part.suffix == ".bat" else "utf-8-sig")
