"""Pictures: what Word shows, at its natural size, from inside the folder."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from zlib import compress, crc32

import pytest
from PIL import Image as Pillow

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store.pictures import PICTURE_MOST, load_picture, read_image


def picture(kind: str = "png", size: tuple[int, int] = (192, 96), dpi: int = 0) -> bytes:
    stream = io.BytesIO()
    Pillow.new("RGB", size, "red").save(stream, kind, **({"dpi": (dpi, dpi)} if dpi else {}))
    return stream.getvalue()


def vast(side: int = 60_000) -> bytes:
    """Return the beginning of a square PNG that says it has 3.6 thousand million pixels."""
    signature, size = b"\x89PNG\r\n\x1a\n", struct.pack(">II", side, side)
    return signature + _chunk(b"IHDR" + size + b"\x08\2\0\0\0") + _chunk(b"IDAT" + compress(b""))


def _chunk(content: bytes) -> bytes:
    length = struct.pack(">I", len(content) - 4)
    return length + content + struct.pack(">I", crc32(content))


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "bmp", "tiff"])
def test_a_picture_that_word_shows_is_read(kind: str) -> None:
    data = picture(kind)
    found = read_image(data)
    assert (found.kind, found.data) == (kind, data)


def test_a_photo_with_others_behind_it_is_a_photo() -> None:
    stream = io.BytesIO()
    frames = [Pillow.new("RGB", (8, 8), color) for color in ("red", "blue")]
    frames[0].save(stream, "MPO", save_all=True, append_images=frames[1:])
    assert read_image(stream.getvalue()).kind == "jpeg"


def test_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(BulletinError, match=r"有 30\.0 MB，超过 30 MB 的上限"):
        read_image(picture() + bytes(PICTURE_MOST))


@pytest.mark.parametrize(("dpi", "width"), [(0, 144), (96, 144), (192, 72), (300, 46.08), (1, 144)])
def test_a_picture_has_its_natural_size(dpi: int, width: float) -> None:
    found = read_image(picture(dpi=dpi))
    assert (found.width, found.height) == pytest.approx((width, width / 2), rel=0.01)


@pytest.mark.parametrize(("dpi", "width"), [(29, 144), (30, 460.8), (2400, 5.76), (2401, 144)])
def test_a_resolution_that_no_picture_has_is_taken_for_a_screens(dpi: int, width: float) -> None:
    assert read_image(picture("jpeg", dpi=dpi)).width == pytest.approx(width)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (picture("webp"), "是 WEBP 格式，Word 不一定能显示"),
        (b"", "不是图片，或已损坏"),
        (b"<svg/>", "不是图片，或已损坏"),
        (picture()[:60], "不是图片，或已损坏"),
        (vast(), "像素太多，超过 5000 万"),
        (vast(7072), "像素太多，超过 5000 万"),
        (picture("jpeg")[:-40], "不是图片，或已损坏"),
    ],
    ids=["webp", "empty", "svg", "cut", "vast", "large", "cut photo"],
)
def test_what_word_cannot_show_is_refused_where_it_is_named(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(BulletinError) as caught:
        load_picture(tmp_path, "a.png", "01.md", 9)
    assert str(caught.value).startswith(f"01.md 第 9 行：图片 a.png {message}")


def test_a_picture_of_fifty_million_pixels_is_taken() -> None:
    stream = io.BytesIO()
    Pillow.new("1", (10_000, 5_000)).save(stream, "PNG", compress_level=1)
    assert read_image(stream.getvalue()).width == 7_500


def test_a_picture_that_was_sound_once_is_refused_when_it_is_cut_and_each_time_anew() -> None:
    whole = picture("jpeg")
    assert read_image(whole) == read_image(whole)
    for _ in range(2):
        with pytest.raises(BulletinError, match="不是图片，或已损坏"):
            read_image(whole[:-40])


@pytest.mark.parametrize(
    "path",
    ["../a.png", "images/../../a.png", "/etc/a.png", "C:/a.png", "C:a.png", "C:\\a.png",
     "..\\a.png", "\\\\server\\a.png", "\\a.png", "", "link/a.png", "link.png"],
)  # fmt: skip
def test_a_picture_outside_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(picture())
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    (folder / "link.png").symlink_to(tmp_path / "a.png")
    with pytest.raises(BulletinError, match=r"不在.*文件夹里") as caught:
        load_picture(folder, path, "01.md", 9)
    assert (caught.value.file, caught.value.line) == ("01.md", 9)
