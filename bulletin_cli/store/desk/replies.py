"""The texts of replies to contributors: the workspace's own first, then those shipped."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.store.files import read_text, relative
from bulletin_cli.store.templates import shipped_folder

FOLDER = "replies"


def reply_text(root: Path, name: str) -> tuple[str, str]:
    """Return the text of the reply `name` and the path of its file, for messages."""
    own = root / "templates" / FOLDER / f"{name}.txt"
    place = own if own.is_file() else shipped_folder() / FOLDER / f"{name}.txt"
    file = relative(place, root if place == own else shipped_folder().parent)
    return read_text(place, file), file
