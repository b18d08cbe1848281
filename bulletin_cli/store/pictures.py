"""Pictures of an issue: paths that stay inside it, files that are pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from bulletin_cli.base.errors import BulletinError, MissingFileError
from bulletin_cli.content.article import Image
from bulletin_cli.store.files import read_bytes

PICTURE_MOST = 30_000_000  # bytes
_PIXELS_MOST = 50_000_000
_KINDS = ("png", "jpeg", "gif", "bmp", "tiff")  # what Word shows on every machine
_DPI = 96.0
_SMALLER = "用看图软件缩小，再放进来。"

_sound: set[bytes] = set()
"""Digests of the pictures that were looked through; the preview loads them at every change."""


def load_picture(folder: Path, path: str, file: str, line: int) -> Image:
    """Return the picture at `path` below `folder`; `file` and `line` say who names it.

    Raises BulletinError when the path leaves the folder or the file is no picture.
    """
    where = inside(folder, path, file, line)
    try:
        return read_image(read_bytes(where, path, PICTURE_MOST))
    except BulletinError as error:
        looked = (PurePosixPath(folder.name) / path).parent
        missing = isinstance(error, MissingFileError)
        hint = f"在 {looked} 里找过，检查文件名。" if missing else error.hint
        raise BulletinError(f"图片 {path} {error.message}", hint, file=file, line=line) from error


def inside(folder: Path, path: str, file: str, line: int) -> Path:
    """Return the place of `path` below `folder`. Raises BulletinError when it leads out."""
    parts = PurePosixPath(path).parts
    windows = PureWindowsPath(path)
    where = folder.joinpath(*parts)
    outside = windows.drive or windows.root or ".." in windows.parts
    # A link anywhere below the folder may lead out of it, so none is followed.
    steps = [folder.joinpath(*parts[: n + 1]) for n in range(len(parts))]
    if outside or not parts or any(step.is_symlink() for step in steps):
        raise BulletinError(
            f"图片 {path} 不在文件夹里",
            "写相对路径，不能有 ..，也不能是链接；已收的稿件写成 images/名字.png。",
            file=file,
            line=line,
        )
    return where


@contextmanager
def unbroken() -> Iterator[None]:
    """Turn what Pillow raises for a broken or vast picture into a BulletinError."""
    from PIL import Image as Pillow

    try:
        yield
    except BulletinError:
        raise
    except Pillow.DecompressionBombError as error:
        raise _vast() from error
    except Exception as error:  # Pillow raises many kinds for broken data
        raise BulletinError("不是图片，或已损坏", "用看图软件打开，另存为 PNG 或 JPEG。") from error


def read_image(data: bytes) -> Image:
    """Return the picture that `data` is, with its natural size in points.

    Raises BulletinError for what Pillow cannot open or Word cannot show.
    """
    import hashlib  # 7 ms to load, for nothing in an issue without pictures

    from PIL import Image as Pillow

    if len(data) > PICTURE_MOST:
        most = PICTURE_MOST // 10**6
        raise BulletinError(f"有 {len(data) / 1e6:.1f} MB，超过 {most} MB 的上限", _SMALLER)
    with unbroken(), Pillow.open(io.BytesIO(data)) as picture:
        kind = (picture.format or "").lower()
        kind = "jpeg" if kind == "mpo" else kind  # a photo with others behind it
        dpi = float(picture.info.get("dpi", (_DPI,))[0])
        width, height = picture.size
        if width * height > _PIXELS_MOST:
            raise _vast()
        digest = hashlib.sha256(data).digest()
        if digest not in _sound:
            _look_through(picture, kind)
            _sound.add(digest)
    if kind not in _KINDS:
        raise BulletinError(f"是 {kind.upper()} 格式，Word 不一定能显示", "另存为 PNG 或 JPEG。")
    scale = 72 / (dpi if 30 <= dpi <= 2400 else _DPI)
    return Image(data, kind, width * scale, height * scale)


def _look_through(picture: Any, kind: str) -> None:
    """Raise for a picture that is cut or broken, as cheaply as its kind allows.

    A large PNG takes a second to unpack, its checksums nothing; a JPEG is read at an eighth.
    """
    if kind == "png":
        picture.verify()
    else:
        picture.draft(None, (1, 1))
        picture.load()


def _vast() -> BulletinError:
    return BulletinError("像素太多，超过 5000 万", _SMALLER)
