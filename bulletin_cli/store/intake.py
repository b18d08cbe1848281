"""Reading what contributors sent from disk: the text, and the pictures it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bulletin_cli.article import Article, Picture
from bulletin_cli.article_text import FENCE
from bulletin_cli.errors import BulletinError
from bulletin_cli.incoming.text import Incoming, read_incoming
from bulletin_cli.record import record
from bulletin_cli.store.files import decode, read_bytes
from bulletin_cli.store.pictures import load_picture

_MARKDOWN = (".md", ".markdown")
_OFFICE = (".doc", ".docx", ".wps", ".pdf", ".rtf")
_UNSAFE = re.compile(r"[\s()（）\[\]<>:\"|?*\\]+")


@record
class Intake:
    """One article with the bytes of its pictures, by the paths it names them with."""

    incoming: Incoming
    pictures: Mapping[str, bytes]


def take_file(path: Path, title: tuple[str, ...] = ()) -> Intake:
    """Return the article of a .md or .txt file. Raises BulletinError with file and line."""
    ending = path.suffix.lower()
    if ending in _OFFICE:
        raise BulletinError(
            f"还不能直接收 {ending} 文件",
            "在 Word 里另存为纯文本（.txt，UTF-8）再加。",
            file=str(path),
        )
    text = decode(read_bytes(path, str(path)), str(path))
    return _take(text, str(path), path.parent, title, markdown=ending in _MARKDOWN)


def take_text(data: bytes, file: str, folder: Path, title: tuple[str, ...] = ()) -> Intake:
    """Return the article of `data`, which is Markdown when it begins like it.

    `file` names the source in messages; pictures are looked for in `folder`.
    """
    text = decode(data, file)
    markdown = text.lstrip().startswith(("# ", FENCE))
    return _take(text, file, folder, title, markdown=markdown)


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


def _take(text: str, file: str, folder: Path, title: tuple[str, ...], *, markdown: bool) -> Intake:
    incoming = read_incoming(text, file, markdown=markdown, title=title)
    pictures = {
        block.path: load_picture(folder, block.path, file, block.line).data
        for block in incoming.article.blocks
        if isinstance(block, Picture)
    }
    return Intake(incoming, pictures)


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
