"""A large picture is made smaller in stripes, each of no more pixels than it needs."""

from __future__ import annotations

from typing import Any

from PIL import Image as Pillow

from bulletin_cli.store.picture_scale import scaled

Box = tuple[int, int, int, int]


class Watched:
    """An open picture that keeps account of what is cut out of it."""

    def __init__(self, picture: Pillow.Image) -> None:
        self._picture = picture
        self.boxes: list[Box] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._picture, name)

    def crop(self, box: Box) -> Pillow.Image:
        self.boxes.append(box)
        return self._picture.crop(box)


def test_no_stripe_is_larger_than_its_own_rows_and_what_the_filter_reaches() -> None:
    picture = Watched(Pillow.new("L", (2000, 10_000)))
    assert scaled(picture, 10.0).size == (200, 1000)
    assert len(picture.boxes) == 10
    assert {bottom - top for _, top, _, bottom in picture.boxes[1:-1]} == {1000 + 2 * 40}
    assert [picture.boxes[place][3] - picture.boxes[place][1] for place in (0, -1)] == [1040] * 2
