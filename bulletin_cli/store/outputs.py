"""What is written for others to read: where it belongs, and that it replaces no source."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
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
_PICTURE = r"[0-9]{2,}\.(?:png|jpg|gif)"  # as web pages number them
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


def picture_folder(page: Path) -> Path:
    """Return the folder beside a web page that its pictures lie in."""
    return page.with_name(f"{page.stem}_files")


def left_pictures(root: Path, folder: Path, files: Collection[Path]) -> list[Path]:
    """Return what an earlier render left in an issue's output/ beside a page that now has `files`.

    In a folder elsewhere there may be pictures of others.
    """
    inside = _is_output(root, folder)
    found = [each for each in folder.glob("*") if re.fullmatch(_PICTURE, each.name)]
    return sorted(each for each in found if each not in files) if inside else []


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


def save_outputs(root: Path | None, files: Mapping[Path, bytes | None]) -> None:
    """Write what replaces no source of the workspace at `root`, None for none; remove None.

    Raises BulletinError.
    """
    for path in files:
        if root:
            refuse_source(root, path)
        if path.exists() and not path.is_file():
            raise BulletinError(
                "写不进去（不是普通文件）", "换一个文件名，或用 -o - 写到标准输出。", file=str(path)
            )
    save_files(root, files)


def save_files(root: Path | None, files: Mapping[Path, bytes | str | None]) -> None:
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


def _is_output(root: Path, path: Path) -> bool:
    """Return whether a path lies in the output/ of an issue."""
    place = path.resolve()
    parts = place.relative_to(root).parts if place.is_relative_to(root) else ()
    return parts[:1] == (ISSUES,) and parts[2:3] == (OUTPUT,)


def refuse_source(root: Path, path: Path) -> None:
    """Refuse to write over what the workspace is made of. Raises BulletinError."""
    place = path.resolve()
    if not place.is_relative_to(root):
        return
    parts = place.relative_to(root).parts
    inside = parts[0] == ISSUES and not _is_output(root, path)
    if inside or parts[0] in _OWN_FOLDERS or parts in _OWN:
        raise BulletinError(
            "这里放的是稿件和设置，不能写输出", "换一个位置，或不写 --output。", file=str(path)
        )
