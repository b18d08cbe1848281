"""The pictures in an OFD: each once, as PNG or JPEG, where the page has it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Pillow

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Image as Picture
from bulletin_cli.layout.pages import PlacedPicture
from bulletin_cli.writers.ofd import write_ofd
from tests.writers.ofd.making import MACHINE, no_font, pages_of, sample, sample_pages
from tests.writers.ofd.reading import NAMES, POINT, images, needs_judge, part, parts


def picture(kind: str, *, clear: bool = False) -> Picture:
    """Return a dark blue picture, all of it transparent where it is `clear`."""
    stream = io.BytesIO()
    if clear:
        image = Pillow.new("P", (40, 20), 0)
        image.putpalette((0, 0, 128))
        image.save(stream, kind, transparency=0)
    else:
        Pillow.new("RGB", (40, 20), "navy").save(stream, kind)
    return Picture(stream.getvalue(), kind, 30, 15)


@pytest.mark.parametrize(
    ("kind", "kept"),
    [("png", "PNG"), ("jpeg", "JPEG"), ("gif", "PNG"), ("bmp", "PNG"), ("tiff", "PNG")],
)
def test_a_picture_is_kept_as_png_or_jpeg(kind: str, kept: str) -> None:
    given = picture(kind)
    made = write_ofd(pages_of("![图](images/a)", picture=given), MACHINE, no_font)
    (entry,) = part(made.data, "Doc_0/DocumentRes.xml").iterfind(".//ofd:MultiMedia", NAMES)
    assert (entry.get("Type"), entry.get("Format")) == ("Image", kept)
    data = parts(made.data)[f"Doc_0/Res/{entry.findtext('ofd:MediaFile', '', NAMES)}"]
    assert (data == given.data) == (kind in ("png", "jpeg"))
    with Pillow.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == (kept, (40, 20))
        colour = image.convert("RGB").resize((1, 1)).tobytes()
    assert [*colour] == pytest.approx([0, 0, 128], abs=2)


def test_what_is_clear_in_a_gif_stays_clear() -> None:
    made = write_ofd(
        pages_of("![图](images/a)", picture=picture("gif", clear=True)), MACHINE, no_font
    )
    (data,) = (data for name, data in parts(made.data).items() if "image_" in name)
    with Pillow.open(io.BytesIO(data)) as image:
        assert image.convert("RGBA").getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize("kind", ["gif", "tiff", "bmp"])
def test_a_broken_picture_is_named(kind: str) -> None:
    whole = picture(kind)
    broken = replace(whole, data=whole.data[: len(whole.data) // 2])
    with pytest.raises(BulletinError, match="有一幅图坏了，画不出来：图") as error:
        write_ofd(pages_of("![图](images/a)", picture=broken), MACHINE, no_font)
    assert error.value.hint == "换上好的图再试。"


def test_a_picture_that_stands_twice_is_kept_once() -> None:
    pages = pages_of("![图](images/a)\n\n文。\n\n![图](images/a)", picture=picture("png"))
    files = parts(write_ofd(pages, MACHINE, no_font).data)
    assert len([name for name in files if "image_" in name]) == 1


def test_without_pictures_there_is_no_list_of_them() -> None:
    files = parts(write_ofd(pages_of("文。"), MACHINE, no_font).data)
    assert "Doc_0/DocumentRes.xml" not in files


@needs_judge
def test_it_is_drawn_at_its_place(tmp_path: Path) -> None:
    pages = sample_pages().pages
    place, placed = next(
        (n, item)
        for n, page in enumerate(pages)
        for item in page.items
        if isinstance(item, PlacedPicture)
    )
    with Pillow.open(images(sample().data, tmp_path)[place]) as image:
        drawn = image.convert("RGB")
    right, bottom = placed.left + placed.width, placed.top + placed.height
    inside = (int(placed.left) + 2, int(placed.top) + 2, int(right) - 2, int(bottom) - 2)
    assert {colour for _, colour in drawn.crop(inside).getcolors() or ()} == {(0, 0, 128)}
    (entry,) = part(sample().data, f"Doc_0/Pages/Page_{place}/Content.xml").iterfind(
        ".//ofd:ImageObject", NAMES
    )
    box = [placed.left, placed.top, placed.width, placed.height]
    assert list(map(float, entry.get("Boundary", "").split())) == pytest.approx(
        [each * POINT for each in box], abs=0.001
    )
    assert entry.get("Name") == placed.alt
