"""A picture as it is printed: upright, cropped, turned, no larger than needed, nothing hidden."""

from __future__ import annotations

import io
import math
from typing import Any

from bulletin_cli.base.record import record
from bulletin_cli.content.article import PictureShape
from bulletin_cli.store.picture_metadata import strip_metadata
from bulletin_cli.store.picture_scale import PLAIN_MODES, mixable, scaled
from bulletin_cli.store.pictures import read_image, unbroken

DPI = 220  # what Word itself keeps when it compresses pictures for print
_SPARE = 1.1  # a picture hardly larger than needed is not worth another loss
_QUALITY = 90
_ORIENTATION = 0x0112
# What brings a photo taken so upright (EXIF 2.32, 4.6.5).
_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270",
    7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
_LYING = (5, 6, 7, 8)  # of these, what a photo has from left to right stands upright
_BARE = ("png", "jpeg", "gif")  # can be kept byte by byte
_PNG_DEPTH = 24  # where a PNG says how many bits a sample has
_DEPTH_MOST = 8


@record
class Prepared:
    """A picture's bytes as they are kept, and what was done to it."""

    data: bytes
    kind: str
    done: tuple[str, ...] = ()

    def told(self, name: str) -> tuple[str, ...]:
        """Return the sentence that says what was done to the picture `name`, () for nothing."""
        return (f"图片 {name} {'，'.join(self.done)}",) if self.done else ()


def prepare(data: bytes, shape: PictureShape, room: float) -> Prepared:
    """Return a picture as its `shape` shows it, for a place `room` points wide.

    JPEG stays JPEG and PNG stays PNG, TIFF and BMP become PNG; metadata goes. What nobody needs
    to change stays byte by byte. Raises BulletinError for what is no picture.
    """
    from PIL import Image as Pillow

    known = read_image(data)
    with unbroken(), Pillow.open(io.BytesIO(data)) as opened:
        orientation = opened.getexif().get(_ORIENTATION, 1)
        across = _across(opened.size, shape, orientation)
        dpi = 72 * opened.size[0] / known.width
        most = max(round(min(across / dpi, room / 72) * DPI), 1)
        is_large = across > most * _SPARE
        picture, is_odd = opened, opened.mode not in PLAIN_MODES or _is_deep(data, known.kind)
        if is_large or is_odd:
            picture = scaled(opened, across / most if is_large else 1.0)
        opened.load()
        picture, done = _shown(picture, shape, orientation)
        if is_odd:
            done.append("转成了 8 位的屏幕颜色")
        if is_large:
            done.append(f"缩小到 {DPI} dpi（原来宽 {round(across)} 像素）")
            dpi = float(DPI)
        if not done and known.kind in _BARE:
            return Prepared(strip_metadata(data, known.kind), known.kind)
        kind = "jpeg" if known.kind == "jpeg" else "png"
        colours = opened.info.get("icc_profile") if opened.mode != "CMYK" else None
        return Prepared(_saved(picture, kind, dpi, colours), kind, tuple(done))


def _across(size: tuple[int, int], shape: PictureShape, orientation: int) -> float:
    """Return how many pixels of a picture lie across the paper once it is shown."""
    left, top, right, bottom = shape.crop
    wide, high = size[0] * (1 - left - right), size[1] * (1 - top - bottom)
    is_lying = orientation in _LYING and not (shape.turned or shape.mirrored)
    angle = math.radians(90 if is_lying else shape.turned)
    return max(abs(wide * math.cos(angle)) + abs(high * math.sin(angle)), 1.0)


def _is_deep(data: bytes, kind: str) -> bool:
    return kind == "png" and data[_PNG_DEPTH] > _DEPTH_MOST


def _shown(picture: Any, shape: PictureShape, orientation: int) -> tuple[Any, list[str]]:
    """Return the part of a picture that is shown, turned as it is shown, and what was done.

    Word turns a photo itself when it takes it in, and leaves in the file how it was taken.
    """
    from PIL import Image as Pillow

    done: list[str] = []
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
    picture = mixable(picture)
    paper = "white" if picture.mode in ("L", "RGB") else None
    return picture.rotate(-shape.turned, Pillow.Resampling.BICUBIC, expand=True, fillcolor=paper)


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
        picture.save(stream, "PNG", **options)
    return stream.getvalue()
