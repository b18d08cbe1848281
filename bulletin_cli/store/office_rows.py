"""The files that [check.data] names: rows that an office adds to the tables of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE
from bulletin_cli.proof.reading.office_rows import TABLES, refuse_wrong_rows
from bulletin_cli.store.files import read_text


def load_rows(root: Path, files: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the rows of the files by the tables that they add to.

    `files` are names beside bulletin.toml by the keys of [check.data]. Raises BulletinError.
    """
    found: dict[str, str] = {}
    for key, names in files.items():
        for name in names:
            _refuse_elsewhere(root, key, name)
            text = read_text(root / name, name)
            refuse_wrong_rows(key, text, name)
            found[TABLES[key]] = found.get(TABLES[key], "") + text.rstrip("\n") + "\n"
    return found


def _refuse_elsewhere(root: Path, key: str, name: str) -> None:
    """Refuse a name that is not of a file in the workspace."""
    inside = (root / name).resolve().is_relative_to(root.resolve())
    if not inside:
        message = f"check.data.{key} 里的“{name}”不在工作区里"
        raise BulletinError(
            message, "把文件放在 bulletin.toml 旁边，只写文件名。", file=CONFIG_FILE
        )
    if not (root / name).is_file():
        message = f"check.data.{key} 里的“{name}”没有这个文件"
        raise BulletinError(message, "把文件放在 bulletin.toml 旁边，或改名。", file=CONFIG_FILE)
