"""The widths of Times New Roman and Arial, known where they are not installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.store import fonts
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.store.standard_widths import standard_widths

# The Times and Helvetica of PostScript printers, whose widths both faces were made to have.
POSTSCRIPT = {
    "Times New Roman": "Times-Roman", "Times New Roman Bold": "Times-Bold",
    "Arial": "Helvetica", "Arial Bold": "Helvetica-Bold",
}  # fmt: skip


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the machine own no face."""
    monkeypatch.setattr(fonts, "find_faces", dict[str, FontFile])
    latin_widths.cache_clear()
    yield
    latin_widths.cache_clear()


@pytest.mark.parametrize("face", POSTSCRIPT)
def test_the_widths_are_those_that_printers_have(face: str) -> None:
    widths = standard_widths(face)
    assert widths
    assert "".join(widths) == "".join(map(chr, range(32, 127)))
    printers = CORE_FONT_METRICS[POSTSCRIPT[face]].character_widths
    assert {each: round(1000 * width) for each, width in widths.items()} == {
        each: printers[each] for each in widths
    }


@pytest.mark.usefixtures("bare")
def test_a_machine_without_the_face_knows_its_widths_and_leaves_out_those_of_half_an_em() -> None:
    widths = latin_widths(("Times New Roman",))
    assert widths["A"] == 1479 / 2048
    assert "1" not in widths
    assert latin_widths(("没有的字体", "Arial"))["1"] == 1139 / 2048
    assert latin_widths(("Cambria",)) == {}


@pytest.mark.usefixtures("bare")
def test_of_a_bold_face_the_bold_widths_are_known() -> None:
    assert latin_widths(("Arial Bold", "Arial"))["i"] == 569 / 2048
