"""How a Word file shows a picture: what is cut off, which way up, how wide."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from bulletin_cli.content.article import PictureShape
from bulletin_cli.incoming.word.xml import A, V

_EMU = 360_000  # in a centimetre
_WHOLE = 100_000  # thousandths of a percent (20.1.10.41)
_DEGREE = 60_000  # of angles (20.1.10.3)
_FRACTION = 65_536  # of VML, written with an f behind it
_SIDES = ("l", "t", "r", "b")
_VML_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px|)")
_UNITS = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96, "": 2.54 / 96}
_LEAST, _MOST = 1.0, 20.0  # centimetres that an article can say
_ALL_BUT = 0.99  # cut off between two sides leaves nothing to see


def picture_shape(element: Any, inside: Sequence[Any]) -> PictureShape:
    """Return how the picture that `element` names is shown; `inside` is all of its drawing."""
    alone = sum(each.tag in (f"{A}blip", f"{V}imagedata") for each in inside) == 1
    if element.tag == f"{V}imagedata":
        return _vml(element, alone=alone)
    fill = element.getparent()
    owner = fill.getparent()
    found = fill.find(f"{A}srcRect")
    crop = [_number(found, side) / _WHOLE for side in _SIDES] if found is not None else [0.0] * 4
    frame = next((each for each in owner.iter(f"{A}xfrm")), None)
    if frame is None:
        return PictureShape(_crop(crop))
    extent = frame.find(f"{A}ext")
    size = (_number(extent, "cx") / _EMU, _number(extent, "cy") / _EMU) if alone else (0.0, 0.0)
    turned = round(_number(frame, "rot") / _DEGREE, 2) % 360
    sideways, upside = (frame.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    if upside:  # is mirrored and turned half round
        sideways, turned = not sideways, (turned + 180) % 360
    return PictureShape(_crop(crop), turned, sideways, _width(*size, turned))


def _vml(element: Any, *, alone: bool) -> PictureShape:
    crop = [_fraction(element.get(side, "")) for side in _VML_SIDES]
    style = element.getparent().get("style", "") if alone else ""
    said = {
        name.strip().lower(): value.strip().lower()
        for name, _, value in (each.partition(":") for each in style.split(";"))
    }
    turn = re.fullmatch(r"-?\d{1,3}", said.get("rotation", ""))
    turned = float(turn[0]) % 360 if turn else 0.0
    across, down = (_length(said.get(name, "")) for name in ("width", "height"))
    return PictureShape(_crop(crop), turned, centimetres=_width(across, down, turned))


def _crop(sides: Sequence[float]) -> tuple[float, float, float, float]:
    """Return what is cut off; where it is more than there is, or is added, nothing is."""
    left, top, right, bottom = (max(round(each, 5), 0.0) for each in sides)
    if left + right > _ALL_BUT or top + bottom > _ALL_BUT:
        return (0.0, 0.0, 0.0, 0.0)
    return left, top, right, bottom


def _width(across: float, down: float, turned: float) -> float:
    """Return the centimetres that a picture takes across the page once it is turned."""
    angle = math.radians(turned)
    width = round(across * abs(math.cos(angle)) + down * abs(math.sin(angle)), 1)
    return min(width, _MOST) if width >= _LEAST else 0.0


def _number(element: Any, name: str) -> float:
    text = "" if element is None else element.get(name, "")
    return float(text) if re.fullmatch(r"-?\d{1,10}", text) else 0.0


def _fraction(text: str) -> float:
    if re.fullmatch(r"-?\d{1,7}f", text):
        return int(text[:-1]) / _FRACTION
    return float(text) if re.fullmatch(r"-?\d?\.\d{1,6}", text) else 0.0


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match else 0.0
