"""The widths of Times New Roman and Arial, known where they are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters, digits

import pytest

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.store import fonts
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.store.standard_widths import standard_widths

# Of the Times and Helvetica of PostScript printers, whose widths both faces were made to have:
# in thousandths of an em, from Adobe's metrics.
POSTSCRIPT = {
    "Times New Roman": {" ": 250, "%": 833, "1": 500, "A": 722, "M": 889, "W": 944, "i": 278},
    "Times New Roman Bold": {
        " ": 250, "%": 1000, "1": 500, "A": 722, "M": 944, "W": 1000, "i": 278
    },
    "Arial": {" ": 278, "%": 889, "1": 556, "A": 667, "M": 833, "W": 944, "i": 222},
    "Arial Bold": {" ": 278, "%": 889, "1": 556, "A": 722, "M": 833, "W": 944, "i": 278},
}  # fmt: skip
# The same of all letters and digits together.
LETTERS = {
    "Times New Roman": 34275, "Times New Roman Bold": 36057, "Arial": 35899, "Arial Bold": 37452,
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
    assert len(widths) == 95
    for character, wanted in POSTSCRIPT[face].items():
        assert widths[character] * 1000 == pytest.approx(wanted, abs=0.6), character
    letters = sum(widths[each] for each in ascii_letters + digits)
    assert letters * 1000 == pytest.approx(LETTERS[face], abs=8)


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
