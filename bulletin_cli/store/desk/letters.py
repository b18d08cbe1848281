"""Texts of replies and notices that a clerk may change: the workspace's own, then the shipped."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.paths import ISSUES, TEMPLATES
from bulletin_cli.store.files import lock, read_text, relative, write_files
from bulletin_cli.store.templates import shipped_folder


def letter_text(root: Path, folder: str, name: str) -> tuple[str, str]:
    """Return the text `name` of a folder of templates and the path of its file, for messages."""
    own = root / TEMPLATES / folder / f"{name}.txt"
    place = own if own.is_file() else shipped_folder() / folder / f"{name}.txt"
    file = relative(place, root if place == own else shipped_folder().parent)
    return read_text(place, file), file


def copy_letters(root: Path, folder: str) -> tuple[str, ...]:
    """Copy the shipped texts that the workspace has not got into it, to be changed there.

    Returns the paths of all that it has now.
    """
    own = root / TEMPLATES / folder
    files: dict[Path, bytes | str | None] = {}
    with lock(root / ISSUES, root):
        for each in sorted((shipped_folder() / folder).glob("*.txt")):
            if not (own / each.name).exists():
                files[own / each.name] = read_text(each, each.name)
        write_files(files, root)
    return tuple(relative(each, root) for each in sorted(own.glob("*.txt")))
