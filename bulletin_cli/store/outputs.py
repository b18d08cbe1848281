"""What is written for others to read: where it belongs, and that it replaces no source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import (
    COMMISSIONS_FILE,
    CONFIG_FILE,
    DISTRIBUTION_FILE,
    GLOSSARY_FILE,
    ISSUES,
    OUTPUT,
    POINTS_FILE,
    SUBMISSIONS,
    TEMPLATES,
    UNITS_FILE,
    USES,
    VOLUMES,
    IssuePaths,
)
from bulletin_cli.content.issue import Issue
from bulletin_cli.store.files import lock, read_bytes, relative, write_files

MANIFEST = ".manifest.xml"  # ending of the file that names what render marked
_OWN = tuple(
    (name,)
    for name in (
        CONFIG_FILE, GLOSSARY_FILE, UNITS_FILE, POINTS_FILE, COMMISSIONS_FILE, DISTRIBUTION_FILE,
    )
)  # fmt: skip
_OWN_FOLDERS = (TEMPLATES, SUBMISSIONS, USES)


def output_path(root: Path, identifier: str, ending: str) -> Path:
    """Return the place where an issue's file with this ending belongs."""
    return root / IssuePaths(identifier).output / (identifier + ending)


def volume_path(root: Path, year: int, ending: str) -> Path:
    """Return the place where a year's volume with this ending belongs."""
    return root / VOLUMES / f"{year}{ending}"


def word_path(root: Path, head: Issue, identifier: str) -> Path:
    """Return the place of an issue's Word file: the one that was signed or published, if it was."""
    kept = {"signed": head.signed, "published": head.published}
    if kept.get(head.status):
        return root / IssuePaths(identifier).folder / head.status / f"{identifier}.docx"
    return output_path(root, identifier, ".docx")


def is_fresh(root: Path, identifier: str) -> bool:
    """Return whether an issue's Word file is there, and no older than what it is made of."""
    rendered, paths = output_path(root, identifier, ".docx"), IssuePaths(identifier)
    sources = [root / CONFIG_FILE, root / paths.issue_file]
    sources += [*(root / paths.articles).glob("*"), *(root / paths.images).glob("*")]
    if not rendered.is_file():
        return False
    return rendered.stat().st_mtime >= max(each.stat().st_mtime for each in sources)


def holds_other(root: Path, path: Path, data: bytes) -> bool:
    """Return whether a file stands at `path` that `data` would change. Raises BulletinError."""
    if not path.is_file():
        return False
    other = path.stat().st_size != len(data)
    return other or read_bytes(path, relative(path, root), len(data)) != data


def save_outputs(root: Path | None, files: Mapping[Path, bytes]) -> None:
    """Write what replaces no source of the workspace at `root`, None for none.

    Raises BulletinError.
    """
    for path in files:
        if root:
            _refuse_source(root, path)
        if path.exists() and not path.is_file():
            raise BulletinError(
                "写不进去（不是普通文件）", "换一个文件名，或用 -o - 写到标准输出。", file=str(path)
            )
    save_files(root, files)


def save_files(root: Path | None, files: Mapping[Path, bytes | str]) -> None:
    """Write files, those in the workspace at `root` as one change. Raises BulletinError."""
    inside = {
        path: data for path, data in files.items() if root and path.resolve().is_relative_to(root)
    }
    for path, data in files.items():
        if path not in inside:
            write_files({path: data}, None)
    if root and inside:
        with lock(root / ISSUES, root):
            write_files(inside, root)


def _refuse_source(root: Path, path: Path) -> None:
    """Refuse to write over what the workspace is made of."""
    place = path.resolve()
    if not place.is_relative_to(root):
        return
    parts = place.relative_to(root).parts
    inside = parts[0] == ISSUES and parts[2:3] != (OUTPUT,)
    if inside or parts[0] in _OWN_FOLDERS or parts in _OWN:
        raise BulletinError(
            "这里放的是稿件和设置，不能写输出", "换一个位置，或不写 --output。", file=str(path)
        )
