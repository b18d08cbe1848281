"""Colours on a screen."""

from __future__ import annotations

import pytest

from bulletin_cli.writers.web.assets import asset
from bulletin_cli.writers.web.colours import DARK, LEAST, LIGHT, SOFT, contrast, readable


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == 21
    assert round(contrast("777777", "FFFFFF"), 2) == 4.48  # the example that everybody knows


@pytest.mark.parametrize("color", ["FF0000", "FFFF00", "006100", "000000", "FFFFFF", "1D1F23"])
@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_any_colour_of_a_template_can_be_read(color: str, ground: str) -> None:
    assert contrast(readable(color, ground, SOFT)[1:], ground) >= SOFT


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("AA0000", LIGHT, LEAST) == "#aa0000"


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    style = asset("page.css").upper()
    assert f"--GROUND: #{LIGHT[:3]};" in style
    assert f"--GROUND: #{DARK};" in style
