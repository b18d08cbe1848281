"""A fontconfig that lists one face alone, for commands in a process of their own."""

from __future__ import annotations

import io
import os
from pathlib import Path

from fontTools.ttLib import TTFont

from tests.conftest import write


def lone_face(folder: Path, name: str, data: bytes, rights: int) -> str:
    """Return the PATH on which `fc-list` lists a face whose licence has these rights (fsType)."""
    font = TTFont(io.BytesIO(data))
    font["OS/2"].fsType = rights
    face = folder / "lone.ttf"
    font.save(face)
    lister = write(folder / "bin" / "fc-list", f"#!/bin/sh\necho '{name}|{face}|0|80|0'\n")
    lister.chmod(0o755)
    return f"{lister.parent}{os.pathsep}{os.environ['PATH']}"
