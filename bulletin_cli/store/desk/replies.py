"""The texts of replies to contributors: the workspace's own first, then those shipped."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.paths import ISSUES, TEMPLATES
from bulletin_cli.store.files import lock, read_text, relative, write_files
from bulletin_cli.store.templates import shipped_folder

FOLDER = "replies"


def reply_text(root: Path, name: str) -> tuple[str, str]:
    """Return the text of the reply `name` and the path of its file, for messages."""
    own = root / TEMPLATES / FOLDER / f"{name}.txt"
    place = own if own.is_file() else shipped_folder() / FOLDER / f"{name}.txt"
    file = relative(place, root if place == own else shipped_folder().parent)
    return read_text(place, file), file


def copy_replies(root: Path) -> tuple[str, ...]:
    """Copy the shipped texts that the workspace has not got into it, to be changed there.

    Returns the paths of all that it has now.
    """
    own = root / TEMPLATES / FOLDER
    files: dict[Path, bytes | str | None] = {}
    with lock(root / ISSUES, root):
        for each in sorted((shipped_folder() / FOLDER).glob("*.txt")):
            if not (own / each.name).exists():
                files[own / each.name] = read_text(each, each.name)
        write_files(files, root)
    return tuple(relative(each, root) for each in sorted(own.glob("*.txt")))
