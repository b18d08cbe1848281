"""The file that a shell reads when it starts."""

from __future__ import annotations

from pathlib import Path


def append_once(place: Path, script: str) -> None:
    """Write `script` at the end of a start-up file that has not got it, in its encoding."""
    before = place.read_bytes() if place.exists() else b""
    encoding = "utf-16-le" if before.startswith(b"\xff\xfe") else "ascii"
    added = f"\r\n{script}\r\n".encode(encoding)
    if added not in before:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(before + added)
