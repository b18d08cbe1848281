"""Pictures of a new article get places of their own among those of the issue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bulletin_cli.article import Article, Picture
from bulletin_cli.errors import BulletinError

_UNSAFE = re.compile(r"[\s()（）\[\]<>:\"|?*\\]+")


def placed(
    article: Article,
    pictures: Mapping[str, bytes],
    folder: Path,
    taken: Mapping[Path, bytes | str],
) -> tuple[Article, dict[Path, bytes]]:
    """Return the article, its pictures at places of `folder` free of `taken`, and their files."""
    places: dict[str, str] = {}
    files: dict[Path, bytes] = {}
    for path, data in pictures.items():
        places[path] = _free_place(folder, path, data, {**taken, **files})
        files[folder / places[path]] = data
    blocks = tuple(
        replace(block, path=places[block.path]) if isinstance(block, Picture) else block
        for block in article.blocks
    )
    return replace(article, blocks=blocks), files


def _free_place(folder: Path, path: str, data: bytes, taken: Mapping[Path, bytes | str]) -> str:
    """Return `images/NAME` where no other picture stands; the same picture keeps its place."""
    name = PurePosixPath(_UNSAFE.sub("-", path.replace("\\", "/").rpartition("/")[2]))
    for count in range(1, 10_000):
        tail = "" if count == 1 else f"-{count}"
        place = f"images/{name.stem}{tail}{name.suffix}"
        where = folder / place
        stands = taken[where] if where in taken else where.exists() and where.read_bytes()
        if stands in (False, data):
            return place
    raise BulletinError(f"图片 {path} 重名太多", "换个文件名。")
