"""The workspace that was last opened, remembered in a small file of the user's own."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE
from bulletin_cli.store.files import read_text, write_files


def recall(memory: Path) -> Path | None:
    """Return the workspace that `memory` names, which may be gone; None where it names none."""
    try:
        root = Path(read_text(memory, str(memory)).strip())
    except BulletinError:
        return None
    return root if root.is_absolute() else None


def remember(memory: Path, root: Path) -> None:
    """Write down which workspace was opened. Raises BulletinError."""
    write_files({memory: f"{root}\n"}, None)


def is_workspace(root: Path) -> bool:
    """Return whether a folder is a workspace."""
    return root.is_absolute() and (root / CONFIG_FILE).is_file()
