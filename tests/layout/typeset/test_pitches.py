"""How high lines are: exactly, times their own height, at least, in whole pitches of the grid."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from bulletin_cli.layout.document import Document, StyledPicture
from bulletin_cli.layout.template import load
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests.layout.template.test_template import SMALL
from tests.layout.typeset.test_pages import document, lines_of
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages

OWN = 1.3  # times the size, the height of a line of Chinese


def styled(line: str, grid: str = "0pt", extra: str = "") -> Document:
    """Return pages of lines with this pitch, as a template says it, on this grid."""
    toml = SMALL.replace('line = "28pt"\n', f'line = "{line}"\n{extra}\n')
    toml = toml.replace("[page]\n", f'[page]\ngrid = "{grid}"\n')
    template = load(toml, "template.toml", "own", b"")
    plain = document(lines_of(60))
    styles = {**plain.styles, "body": replace(template.styles["body"], name="Body Text")}
    return replace(plain, styles=styles, page=replace(plain.page, grid=template.page.grid))


def pitch(made: Document) -> float:
    first, second, *_ = typeset(made).pages[0].lines
    assert second.top - first.top == pytest.approx(first.height)
    return first.height


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("28pt", 28),
        ("auto", OWN * 16),
        ("1", OWN * 16),
        ("1.5", 1.5 * OWN * 16),
        ("at least 28pt", 28),
        ("at least 10pt", OWN * 16),
    ],
)
def test_a_line_is_as_high_as_its_pitch_says(line: str, expected: float) -> None:
    assert pitch(styled(line)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("28pt", 28),  # an exact or a least pitch is kept
        ("at least 28pt", 28),
        ("auto", 31.2),
        ("1.5", 46.8),
    ],
)
def test_on_the_grid_a_line_takes_whole_pitches(line: str, expected: float) -> None:
    assert pitch(styled(line, "15.6pt")) == pytest.approx(expected)


def test_a_line_that_fits_into_a_pitch_takes_one() -> None:
    assert pitch(styled("auto", "20.8pt")) == pytest.approx(20.8)
    assert pitch(styled("auto", "28.95pt")) == pytest.approx(28.95)


def test_a_style_may_keep_off_the_grid() -> None:
    assert pitch(styled("auto", "15.6pt", "on_grid = false")) == pytest.approx(OWN * 16)


def test_a_picture_takes_whole_pitches_too() -> None:
    picture = StyledPicture("picture", b"", "png", 100.0, 50.0, "")
    made = document((*lines_of(1), picture, *lines_of(1)), styles={"picture": {"before": 0.0,
                    "after": 0.0}})  # fmt: skip
    first, second = typeset(replace(made, page=replace(made.page, grid=15.6))).pages[0].lines
    assert second.top - first.top - first.height == pytest.approx(62.4)


def word(made: Document) -> tuple[str, str]:
    """Return what Word is told of the body's lines, and of the page's grid."""
    with ZipFile(io.BytesIO(write(typeset(made).document))) as package:
        styles, body = (
            package.read(f"word/{part}.xml").decode() for part in ("styles", "document")
        )
    style = re.search('w:styleId="BodyText".*?</w:style>', styles)
    assert style
    said = re.findall(r'<w:snapToGrid[^>]*>|w:line="[^"]*" w:lineRule="[^"]*"', style[0])
    return "".join(said), "".join(re.findall("<w:docGrid[^>]*>", body))


OFF = '<w:snapToGrid w:val="0"/>'


@pytest.mark.parametrize(
    ("line", "grid", "extra", "expected"),
    [
        ("28pt", "0pt", "", 'w:line="560" w:lineRule="exact"'),
        ("1.5", "0pt", "", 'w:line="360" w:lineRule="auto"'),
        ("at least 28pt", "0pt", "", 'w:line="560" w:lineRule="atLeast"'),
        ("auto", "15.6pt", "", 'w:line="240" w:lineRule="auto"'),
        ("28pt", "15.6pt", "", OFF + 'w:line="560" w:lineRule="exact"'),
        ("at least 28pt", "15.6pt", "", OFF + 'w:line="560" w:lineRule="atLeast"'),
        ("auto", "15.6pt", "on_grid = false", OFF + 'w:line="240" w:lineRule="auto"'),
    ],
)
def test_word_is_told_of_the_pitch_and_the_grid(
    line: str, grid: str, extra: str, expected: str
) -> None:
    said, on_page = word(styled(line, grid, extra))
    assert said == expected
    assert on_page == ('<w:docGrid w:type="lines" w:linePitch="312"/>' if grid != "0pt" else "")


@needs_libreoffice
@pytest.mark.parametrize(
    ("line", "grid"), [("at least 28pt", "0pt"), ("auto", "28.95pt"), ("28pt", "40pt")]
)
def test_libreoffice_sets_as_many_lines_on_a_page(line: str, grid: str, tmp_path: Path) -> None:
    pages = typeset(styled(line, grid))
    shown = pdf_pages(write(pages.document), tmp_path)
    assert [text.count("行") for text in shown] == [len(page.lines) for page in pages.pages]
