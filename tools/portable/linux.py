"""The folder for Linux desktops: wheels for their own Python, and a script that installs them."""

from __future__ import annotations

from pathlib import Path

from tools.portable.wheels import TARGETS, project_wheel, wheels

_PARTS = Path(__file__).parent / "linux"


def linux_files() -> dict[str, bytes]:
    """Return the files of the folder by their names."""
    targets = (name for name in TARGETS if name.startswith("linux"))
    found = [wheel for name in targets for wheel in wheels(name)]
    files = {f"wheels/{each.name}": each.read_bytes() for each in [*found, project_wheel()]}
    return files | {part.name: part.read_bytes() for part in _PARTS.iterdir()}
