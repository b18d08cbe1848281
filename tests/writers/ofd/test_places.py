"""An OFD has what the PDF has, at the same places, as other readers find it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import ofdkit
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.drawn import draw
from bulletin_cli.writers.drawn.cast import Machine
from bulletin_cli.writers.ofd import write_ofd
from tests import samples
from tests.writers.docx.test_readers import reference
from tests.writers.ofd.making import MACHINE, no_font, sample, sample_pages
from tests.writers.ofd.reading import POINT, images, judged, needs_judge, placed_characters
from tests.writers.read_back import drawn_characters
from tests.writers.test_drawn_places import FACES, TEXT, issue_pages, only

both = pytest.mark.parametrize("template", samples.TEMPLATES)
NEAR = 0.1 / POINT  # a tenth of a millimetre in points
needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftoppm"), reason="poppler-utils is not installed"
)


def assert_placed_as_in_the_pdf(pages: Pages, machine: Machine) -> None:
    made = write_ofd(pages, machine, no_font)
    drawn = drawn_characters(draw(pages, "pdf", machine).files[0])
    for sheet, page in zip(placed_characters(made.data), drawn, strict=True):
        wanted = [each for each in page if not each.text.isspace()]
        assert "".join(each.text for each in sheet) == "".join(each.text for each in wanted)
        for one, other in zip(sheet, wanted, strict=True):
            assert one.left == pytest.approx(other.left, abs=NEAR), (one, other)
            assert one.baseline == pytest.approx(other.baseline, abs=NEAR), (one, other)


@both
def test_every_character_of_the_sample_stands_where_the_pdf_has_it(template: str) -> None:
    assert_placed_as_in_the_pdf(sample_pages(template), MACHINE)


@pytest.mark.parametrize("face", FACES)
def test_so_do_all_kinds_of_marks_in_any_face(face: str, tmp_path: Path) -> None:
    # Where a face lacks a character, a PDF is drawn with other faces, an OFD that character alone.
    pages = issue_pages("gbt9704", text=TEXT.replace("∙", ""))
    assert_placed_as_in_the_pdf(pages, only(face, pages, tmp_path))


@samples.needs_reference
def test_so_does_every_character_of_the_published_issue() -> None:
    assert_placed_as_in_the_pdf(typeset(reference("shanghai-post")), MACHINE)


@both
@needs_judge
def test_ofd_cli_finds_nothing_against_it(template: str, tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(sample(template).data)
    assert "1 个文件均符合规范" in judged("check", tmp_path / "a.ofd")


@both
def test_ofdkit_reads_the_text_in_order(template: str) -> None:
    with ofdkit.open(io.BytesIO(sample(template).data)) as document:
        sheets = [joined(page.text()) for page in document.pages]
    for page, sheet in zip(sample_pages(template).pages, sheets, strict=True):
        lines = [line for row in page.rows for line in row] + [*page.footer]
        assert sheet == joined("".join(line.text for line in lines))


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


@both
@needs_judge
@needs_poppler
def test_the_pages_look_like_those_of_the_pdf(template: str, tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(draw(sample_pages(template), "pdf", MACHINE).files[0])
    subprocess.run(["pdftoppm", "-r", "72", "-png", pdf, tmp_path / "pdf"], check=True)
    wanted = sorted(tmp_path.glob("pdf-*.png"))
    for one, other in zip(images(sample(template).data, tmp_path), wanted, strict=True):
        assert differing(one, other) < 0.2


def differing(one: Path, other: Path) -> float:
    """Return how much a page differs from another when looked at from afar, 1 for a blank one."""
    first, second = map(_from_afar, (one, other))
    return _mean(ImageChops.difference(first, second)) / _mean(ImageChops.invert(second))


def _from_afar(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB").resize((595, 842)).filter(ImageFilter.GaussianBlur(4))


def _mean(image: Image.Image) -> float:
    return sum(ImageStat.Stat(image).mean)
