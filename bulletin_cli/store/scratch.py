"""A file of its own, away from the workspace, for a text that another program changes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def make_scratch(stem: str, ending: str, data: bytes) -> Path:
    """Write a new file with `stem` in its name that nobody else may read; return its place."""
    handle, name = tempfile.mkstemp(prefix=f"bulletin-{stem}-", suffix=ending)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    return Path(name)


def read_scratch(place: Path) -> bytes:
    """Return what the file holds now, nothing where it is gone."""
    return place.read_bytes() if place.exists() else b""


def drop_scratch(place: Path) -> None:
    """Remove the file."""
    place.unlink(missing_ok=True)
