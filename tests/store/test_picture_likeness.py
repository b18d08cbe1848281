"""A picture that a program has saved anew is the same one; another picture is not."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from bulletin_cli.store.picture_likeness import is_alike, thumbnail


def drawn(*boxes: tuple[int, int, int, int], size: tuple[int, int] = (600, 400)) -> Pillow.Image:
    image = Pillow.new("RGB", size, "white")
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, fill="navy")
    return image


def saved(image: Pillow.Image, kind: str = "PNG", quality: int = 60) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, quality=quality)
    return stream.getvalue()


def alike(one: bytes, other: bytes) -> bool:
    first, second = thumbnail(one), thumbnail(other)
    assert first is not None
    assert second is not None
    return is_alike(first, second)


CHART = drawn((50, 100, 150, 399), (250, 200, 350, 399), (450, 50, 550, 399))


@pytest.mark.parametrize("kind", ["JPEG", "BMP", "GIF", "TIFF"])
def test_a_picture_saved_anew_is_the_same(kind: str) -> None:
    assert alike(saved(CHART), saved(CHART, kind))


def test_a_picture_made_smaller_is_the_same() -> None:
    assert alike(saved(CHART), saved(CHART.resize((301, 200)), "JPEG"))


def test_what_was_clear_is_white() -> None:
    clear = CHART.convert("RGBA")
    clear.putalpha(CHART.convert("L").point(lambda level: 0 if level == 255 else 255))
    assert alike(saved(CHART), saved(clear))


def test_what_was_clear_may_have_become_black() -> None:
    clear = Pillow.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(clear).rectangle((20, 20, 120, 180), fill="orange")
    black = Pillow.alpha_composite(Pillow.new("RGBA", clear.size, "black"), clear).convert("RGB")
    assert alike(saved(clear), saved(black, "JPEG"))


def test_one_figure_of_a_chart_makes_another_where_nothing_is_lost() -> None:
    other = CHART.copy()
    ImageDraw.Draw(other).line((20, 30, 20, 42), fill="black", width=2)
    assert not alike(saved(CHART), saved(other))
    assert alike(saved(CHART), saved(CHART.quantize(16)))


def test_a_chart_with_one_other_column_is_another() -> None:
    other = drawn((50, 100, 150, 399), (250, 200, 350, 399), (450, 150, 550, 399))
    assert not alike(saved(CHART), saved(other))


def test_a_picture_of_another_shape_is_another() -> None:
    assert not alike(saved(drawn()), saved(drawn(size=(400, 400))))


def test_what_is_no_picture_is_like_none() -> None:
    assert thumbnail(b"no picture") is None
