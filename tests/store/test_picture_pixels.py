"""Pictures as they are taken in: upright, cropped, turned, small enough, with nothing hidden."""

from __future__ import annotations

import io
import struct
from typing import Any
from zlib import crc32

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageCms
from PIL.PngImagePlugin import PngInfo

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import AS_IT_IS, PictureShape
from bulletin_cli.store.picture_pixels import Prepared, prepare

ROOM = 442.0  # points, 15.6 cm


def saved(picture: Pillow.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def halves(size: tuple[int, int] = (80, 40), mode: str = "RGB") -> Pillow.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    picture = Pillow.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture.convert(mode)


def opened(made: Prepared) -> Pillow.Image:
    return Pillow.open(io.BytesIO(made.data))


def colour(made: Prepared, across: float, down: float) -> str:
    picture = opened(made).convert("RGB")
    x, y = int(across * (picture.size[0] - 1)), int(down * (picture.size[1] - 1))
    red, _, blue = picture.getpixel((x, y))  # type: ignore[misc]
    return "red" if red > 150 > blue else "blue" if blue > 150 > red else "other"


def photo(orientation: int, size: tuple[int, int] = (80, 40), **options: Any) -> bytes:
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "ExampleCam"
    exif.get_ifd(0x8825)[1] = "N"
    return saved(halves(size), "JPEG", exif=exif, quality=95, **options)


@pytest.mark.parametrize(
    ("orientation", "size", "first"),
    [(1, (80, 40), "red"), (2, (80, 40), "blue"), (3, (80, 40), "blue"), (4, (80, 40), "red"),
     (5, (40, 80), "red"), (6, (40, 80), "red"), (7, (40, 80), "blue"), (8, (40, 80), "blue")],
)  # fmt: skip
def test_a_photo_is_upright_and_says_nothing_of_its_camera(
    orientation: int, size: tuple[int, int], first: str
) -> None:
    made = prepare(photo(orientation), AS_IT_IS, ROOM)
    assert opened(made).size == size
    assert colour(made, 0.1, 0.1) == first
    assert b"ExampleCam" not in made.data
    assert not opened(made).getexif()


def test_a_photo_that_only_loses_its_metadata_keeps_its_pixels() -> None:
    data = photo(1)
    made = prepare(data, AS_IT_IS, ROOM)
    assert made.done == ()
    assert list(opened(made).tobytes()) == list(Pillow.open(io.BytesIO(data)).tobytes())


def test_a_drawing_stays_a_png_and_loses_its_words() -> None:
    words = PngInfo()
    words.add_text("Author", "某人")
    made = prepare(saved(halves(), pnginfo=words), AS_IT_IS, ROOM)
    assert (made.kind, opened(made).size) == ("png", (80, 40))
    assert b"Author" not in made.data


def test_a_picture_without_metadata_stays_byte_by_byte() -> None:
    data = saved(halves())
    assert prepare(data, AS_IT_IS, ROOM).data == data


def test_what_word_cut_off_is_gone() -> None:
    made = prepare(saved(halves()), PictureShape((0.0, 0.0, 0.5, 0.0)), ROOM)
    assert opened(made).size == (40, 40)
    assert colour(made, 0.9, 0.5) == "red"
    assert made.done == ("照 Word 里的样子裁剪了",)


@pytest.mark.parametrize(
    ("shape", "where"),
    [
        (PictureShape(turned=90.0), (0.5, 0.9)),
        (PictureShape(turned=180.0), (0.1, 0.5)),
        (PictureShape(turned=270.0), (0.5, 0.1)),
        (PictureShape(mirrored=True), (0.1, 0.5)),
    ],
)
def test_a_picture_is_turned_as_in_word(shape: PictureShape, where: tuple[float, float]) -> None:
    assert colour(prepare(saved(halves()), shape, ROOM), *where) == "blue"


def test_what_word_turned_is_not_turned_again_by_its_camera() -> None:
    made = prepare(photo(6), PictureShape(turned=90.0), ROOM)
    assert opened(made).size == (40, 80)


def test_a_slanting_picture_stands_on_white_paper() -> None:
    made = prepare(saved(halves(), "JPEG"), PictureShape(turned=30.0), ROOM)
    assert opened(made).convert("L").getpixel((0, 0)) in range(250, 256)


@pytest.mark.parametrize("room", [ROOM, ROOM / 2])
def test_a_large_picture_has_220_dpi_where_it_is_printed(room: float) -> None:
    made = prepare(saved(halves((3000, 1500)), "JPEG"), AS_IT_IS, room)
    width, height = opened(made).size
    assert width == round(room / 72 * 220)
    assert height == pytest.approx(width / 2, abs=1)
    assert round(opened(made).info["dpi"][0]) == 220


def test_a_small_picture_of_a_high_resolution_is_printed_as_large_as_before() -> None:
    made = prepare(saved(halves((1200, 600)), "JPEG", dpi=(600, 600)), AS_IT_IS, ROOM)
    assert opened(made).size == (440, 220)


@pytest.mark.parametrize(
    ("data", "kind", "mode"),
    [
        (saved(halves(mode="CMYK"), "JPEG"), "jpeg", "RGB"),
        (saved(Pillow.new("I;16", (8, 8), 65535)), "png", "L"),
        (saved(halves(), "TIFF"), "png", "RGB"),
        (saved(halves(mode="CMYK"), "TIFF"), "png", "RGB"),
        (saved(halves(), "BMP"), "png", "RGB"),
    ],
    ids=["cmyk", "16 bit", "tiff", "cmyk tiff", "bmp"],
)
def test_what_browsers_and_old_words_cannot_show_is_converted(
    data: bytes, kind: str, mode: str
) -> None:
    made = prepare(data, AS_IT_IS, ROOM)
    assert (made.kind, opened(made).mode) == (kind, mode)


def test_sixteen_bits_keep_their_shades() -> None:
    made = prepare(saved(Pillow.new("I;16", (8, 8), 0x8000)), AS_IT_IS, ROOM)
    assert opened(made).getpixel((0, 0)) == 128


def test_a_palette_keeps_its_clear_places_when_it_is_scaled() -> None:
    picture = Pillow.new("P", (3000, 20), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    made = prepare(saved(picture, transparency=0), AS_IT_IS, ROOM)
    assert opened(made).convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_a_cut_picture_is_refused() -> None:
    with pytest.raises(BulletinError, match="不是图片，或已损坏"):
        prepare(saved(halves(), "JPEG")[:-200], AS_IT_IS, ROOM)


def test_a_large_picture_is_scaled_stripe_by_stripe_as_at_once() -> None:
    clouds = Pillow.effect_noise((90, 450), 90).resize((1800, 9000), Pillow.Resampling.BICUBIC)
    tall = clouds.convert("RGB")
    made = prepare(saved(tall, compress_level=1), AS_IT_IS, ROOM / 2)
    whole = tall.resize(opened(made).size, Pillow.Resampling.LANCZOS)
    apart = ImageChops.difference(opened(made), whole).convert("L").histogram()
    assert sum(apart[3:]) == 0  # no stripe a shade lighter, none a row too high


def test_a_png_whose_pixels_do_not_unpack_is_refused() -> None:
    data = saved(halves())
    at = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[at - 4 : at])
    chunk = b"IDAT" + b"x" * size
    broken = data[:at] + chunk + struct.pack(">I", crc32(chunk)) + data[at + 8 + size :]
    with pytest.raises(BulletinError, match="不是图片，或已损坏"):
        prepare(broken, AS_IT_IS, ROOM)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_large_photo_is_measured_as_it_stands(orientation: int) -> None:
    size = (1500, 3000) if orientation > 4 else (3000, 1500)
    made = prepare(photo(orientation, size), AS_IT_IS, ROOM)
    assert opened(made).size[0] == round(ROOM / 72 * 220)


def test_a_large_slanting_picture_is_measured_across_its_corners() -> None:
    made = prepare(saved(halves((1500, 1500)), "JPEG"), PictureShape(turned=45.0), ROOM)
    assert opened(made).size[0] == pytest.approx(ROOM / 72 * 220, abs=3)


def test_a_picture_turned_on_its_side_is_measured_without_what_was_cut_off() -> None:
    shape = PictureShape(crop=(0.0, 0.25, 0.0, 0.25), turned=90.0)
    made = prepare(saved(halves((900, 4000))), shape, ROOM)
    assert opened(made).size[0] == pytest.approx(ROOM / 72 * 220, abs=2)


def test_a_picture_that_is_turned_keeps_its_colours() -> None:
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = prepare(photo(6, icc_profile=colours), AS_IT_IS, ROOM)
    assert opened(made).info["icc_profile"] == colours
