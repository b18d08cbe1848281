"""Where the base of a line lies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.document import Style
from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.underline import baseline
from tests import samples

LINE = Line("文", "body", top=100.0, height=30.0, place=lambda: None, indent=0.0)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize(("pitch", "base"), [(30.0, 124.0), (None, 100 + 7 + 0.88 * 16)])
def test_an_exact_pitch_has_four_fifths_above_the_base_and_another_the_ems_share(
    pitch: float | None, base: float
) -> None:
    body: Style = samples.document("shanghai-post").styles["body"]
    assert baseline(LINE, replace(body, size=16.0, line=pitch)) == pytest.approx(base)
