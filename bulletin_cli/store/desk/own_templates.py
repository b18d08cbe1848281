"""The texts and forms that an office may change: the workspace's own first, then the shipped."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.paths import ISSUES, TEMPLATES
from bulletin_cli.store.files import lock, read_bytes, read_text, relative, write_files
from bulletin_cli.store.templates import shipped_folder

REPLIES, NOTICE, FORMS = "replies", "notice", "forms"  # folders below templates/
_MOST = 20_000_000  # bytes


def template_text(root: Path, folder: str, name: str) -> tuple[str, str]:
    """Return the text of a template and the path of its file, for messages."""
    place, file = _found(root, folder, name)
    return read_text(place, file), file


def template_bytes(root: Path, folder: str, name: str) -> tuple[bytes, str]:
    """Return a form and the path of its file, for messages."""
    place, file = _found(root, folder, name)
    return read_bytes(place, file, _MOST), file


def copy_templates(root: Path, folder: str) -> dict[str, bool]:
    """Copy the shipped files that the workspace has not got into it, to be changed there.

    Returns the paths of all that it has now, and of each whether it is new.
    """
    own, shipped = root / TEMPLATES / folder, shipped_folder() / folder
    with lock(root / ISSUES, root):
        new = {
            own / each.name: read_bytes(each, each.name, _MOST)
            for each in sorted(shipped.iterdir())
            if not (own / each.name).exists()
        }
        write_files(new, root)
    return {relative(each, root): each in new for each in sorted(own.iterdir())}


def _found(root: Path, folder: str, name: str) -> tuple[Path, str]:
    own = root / TEMPLATES / folder / name
    place = own if own.is_file() else shipped_folder() / folder / name
    return place, relative(place, root if place == own else shipped_folder().parent)
