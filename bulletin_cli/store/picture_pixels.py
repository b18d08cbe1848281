"""A picture as it is printed: upright, cropped, turned, no larger than needed, nothing hidden."""

from __future__ import annotations

import io
from typing import Any

from bulletin_cli.base.record import record
from bulletin_cli.content.article import PictureShape
from bulletin_cli.store.picture_metadata import strip_metadata
from bulletin_cli.store.pictures import read_image

DPI = 220  # what Word itself keeps when it compresses pictures for print
_SPARE = 1.1  # a picture hardly larger than needed is not worth another loss
_QUALITY = 90
_ORIENTATION = 0x0112
# What brings a photo taken so upright (EXIF 2.32, 4.6.5).
_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270",
    7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
_BARE = ("png", "jpeg", "gif")  # can be kept byte by byte
_PLAIN_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
_DEEP = ("I;16", "I;16B", "I;16L", "I", "F")
_PNG_DEPTH = 24  # where a PNG says how many bits a sample has
_DEPTH_MOST = 8


@record
class Prepared:
    """A picture's bytes as they are kept, and what was done to it, "" for nothing."""

    data: bytes
    kind: str
    done: tuple[str, ...] = ()


def prepare(data: bytes, shape: PictureShape, room: float) -> Prepared:
    """Return a picture as its `shape` shows it, for a place `room` points wide.

    JPEG stays JPEG and PNG stays PNG, TIFF and BMP become PNG; metadata goes. What nobody needs
    to change stays byte by byte. Raises BulletinError for what is no picture.
    """
    from PIL import Image as Pillow

    known = read_image(data)
    with Pillow.open(io.BytesIO(data)) as opened:
        dpi, wide = 72 * opened.size[0] / known.width, opened.size[0]
        if not any(shape.crop):
            side = round(room / 72 * DPI)
            opened.draft(None, (side, side))  # a large JPEG is read at a half or a quarter
        finer = wide / opened.size[0]
        dpi /= finer
        picture, done = _shown(opened, shape)
        if opened.mode not in _PLAIN_MODES or _is_deep(data, known.kind):
            picture = _plain(picture)
            done.append("转成了 8 位的屏幕颜色")
        most = round(min(picture.size[0] / dpi, room / 72) * DPI)
        if picture.size[0] * finer > most * _SPARE:
            done.append(f"缩小到 {DPI} dpi（原来宽 {round(picture.size[0] * finer)} 像素）")
            size = (most, max(round(picture.size[1] * most / picture.size[0]), 1))
            picture = _mixable(picture).resize(size, Pillow.Resampling.LANCZOS, reducing_gap=2)
            dpi = float(DPI)
        if not done and known.kind in _BARE:
            return Prepared(strip_metadata(data, known.kind), known.kind)
        kind = "jpeg" if known.kind == "jpeg" else "png"
        colours = opened.info.get("icc_profile") if opened.mode != "CMYK" else None
        return Prepared(_saved(picture, kind, dpi, colours), kind, tuple(done))


def _is_deep(data: bytes, kind: str) -> bool:
    return kind == "png" and data[_PNG_DEPTH] > _DEPTH_MOST


def _plain(picture: Any) -> Any:
    """Return a picture in eight bits and the colours of a screen."""
    if picture.mode in _DEEP:
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture if picture.mode in _PLAIN_MODES else picture.convert("RGB")


def _shown(picture: Any, shape: PictureShape) -> tuple[Any, list[str]]:
    """Return the part of a picture that is shown, turned as it is shown, and what was done.

    Word turns a photo itself when it takes it in, and leaves in the file how it was taken.
    """
    from PIL import Image as Pillow

    done: list[str] = []
    orientation = picture.getexif().get(_ORIENTATION, 1)
    if any(shape.crop):
        picture = picture.crop(_box(shape.crop, picture.size))
        done.append("照 Word 里的样子裁剪了")
    if shape.turned or shape.mirrored:
        picture = _turned(picture, shape)
        done.append("照 Word 里的样子转了方向")
    elif orientation in _TURNS:
        picture = picture.transpose(Pillow.Transpose[_TURNS[orientation]])
        done.append("按拍摄方向转正了")
    return picture, done


def _box(crop: tuple[float, ...], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return what is left of a picture, one pixel at least."""
    (left, top, right, bottom), (width, height) = crop, size
    x, y = min(round(left * width), width - 1), min(round(top * height), height - 1)
    return x, y, max(round((1 - right) * width), x + 1), max(round((1 - bottom) * height), y + 1)


def _turned(picture: Any, shape: PictureShape) -> Any:
    from PIL import Image as Pillow

    if shape.mirrored:
        picture = picture.transpose(Pillow.Transpose.FLIP_LEFT_RIGHT)
    if shape.turned % 90 == 0:  # Pillow turns the other way round
        return picture.rotate(-shape.turned, expand=True)
    picture = _mixable(picture)
    paper = "white" if picture.mode in ("L", "RGB") else None
    return picture.rotate(-shape.turned, Pillow.Resampling.BICUBIC, expand=True, fillcolor=paper)


def _mixable(picture: Any) -> Any:
    """Return a picture whose pixels can be mixed: palettes and single bits cannot."""
    if picture.mode in ("P", "PA", "1"):
        clear = "transparency" in picture.info or picture.mode == "PA"
        return picture.convert("RGBA" if clear else "RGB")
    return picture


def _saved(picture: Any, kind: str, dpi: float, colours: bytes | None) -> bytes:
    stream = io.BytesIO()
    options: dict[str, Any] = {"dpi": (dpi, dpi)}
    if colours:
        options["icc_profile"] = colours
    if kind == "jpeg":
        picture = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
        picture.save(stream, "JPEG", quality=_QUALITY, exif=b"", **options)
    else:
        picture.info.pop("exif", None)
        picture.save(stream, "PNG", optimize=True, **options)
    return stream.getvalue()
