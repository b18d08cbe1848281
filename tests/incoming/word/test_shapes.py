"""How a Word file shows its pictures: cut, turned, how wide."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import PictureShape
from tests.incoming.word.building import link, p, word

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
DATA = {"word/media/image1.png": "x"}
LINK = link("rId9", "image", "media/image1.png")


def drawing(crop: str = "", frame: str = "", extent: str = 'cx="2520000" cy="1260000"') -> str:
    return (
        f'<w:r><w:drawing><a:pic {A}><a:blipFill><a:blip r:embed="rId9"/>{crop}</a:blipFill>'
        f"<a:spPr><a:xfrm {frame}><a:ext {extent}/></a:xfrm></a:spPr></a:pic></w:drawing></w:r>"
    )


def vml(style: str, crop: str = "") -> str:
    return (
        f'<w:r><w:pict><v:shape {V} style="{style}"><v:imagedata r:id="rId9" {crop}/>'
        "</v:shape></w:pict></w:r>"
    )


@pytest.mark.parametrize(
    ("picture", "shape"),
    [
        (drawing(), PictureShape(centimetres=7.0)),
        (
            drawing('<a:srcRect l="10000" t="20000" r="50000" b="-3000"/>'),
            PictureShape((0.1, 0.2, 0.5, 0.0), centimetres=7.0),
        ),
        (drawing('<a:srcRect l="60000" r="60000"/>'), PictureShape(centimetres=7.0)),
        (drawing(frame='rot="5400000"'), PictureShape(turned=90.0, centimetres=3.5)),
        (drawing(frame='rot="-5400000"'), PictureShape(turned=270.0, centimetres=3.5)),
        (drawing(frame='flipH="1"'), PictureShape(mirrored=True, centimetres=7.0)),
        (drawing(frame='flipV="1"'), PictureShape(turned=180.0, mirrored=True, centimetres=7.0)),
        (drawing(extent='cx="90000" cy="90000"', frame='rot="5400000"'), PictureShape(turned=90.0)),
        (drawing(extent='cx="90000000" cy="1"'), PictureShape(centimetres=20.0)),
        (drawing(frame='rot="x"', extent='cx="" cy=""', crop="<a:srcRect/>"), None),
        (vml("width:72pt;height:1in", 'cropright="32768f"'),
         PictureShape((0.0, 0.0, 0.5, 0.0), centimetres=2.5)),
        (vml("width:4cm;height:2cm;rotation:90"), PictureShape(turned=90.0, centimetres=2.0)),
    ],
)  # fmt: skip
def test_a_picture_has_the_shape_that_word_gives_it(
    picture: str, shape: PictureShape | None
) -> None:
    read = word(p(picture), DATA, LINK)
    (name,) = read.blocks[0].pictures  # type: ignore[union-attr]
    assert read.shapes.get(name) == shape
    assert read.pictures[name] == b"x"


def test_one_picture_in_two_shapes_is_two_pictures() -> None:
    left, right = '<a:srcRect r="50000"/>', '<a:srcRect l="50000"/>'
    read = word(p(drawing(left), drawing(right), drawing(left)), DATA, LINK)
    one, other, again = read.blocks[0].pictures  # type: ignore[union-attr]
    assert one == again != other
