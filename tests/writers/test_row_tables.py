"""Rows with tables, a logo and three parts, in every output and as LibreOffice shows them."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from bulletin_cli.base.typography import twips
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import StyledTable
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.pages import Line, Pages, PlacedPicture
from bulletin_cli.serve.html import page_html, pictures
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.opentype import read_glyphs
from bulletin_cli.writers import text
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.drawn import draw
from bulletin_cli.writers.drawn.cast import Machine
from bulletin_cli.writers.paged import paged_text
from tests import samples
from tests.rowed import rowed
from tests.writers.docx.test_readers import accept, needs_libreoffice, pdf_pages

MILLIMETRE = 72 / 25.4


@cache
def pages() -> Pages:
    issue = replace(samples.issue(), fields={"签发人": "张三"})
    return set_issue(issue, rowed(), samples.periodical())


@cache
def word() -> Any:
    return docx.Document(io.BytesIO(write(pages().document)))


def tables() -> list[Any]:
    """Return the tables of the template: the nameplate's, the box, the imprint's."""
    nameplate, box, *_, imprint = word().tables
    return [nameplate, box, imprint]


def table_borders(table: Any) -> dict[str, tuple[str, str | None, str | None]]:
    sides = table._tbl.tblPr.find(qn("w:tblBorders"))
    return {
        side.tag.partition("}")[2]: (
            side.get(qn("w:val")), side.get(qn("w:sz")), side.get(qn("w:color")),
        )
        for side in sides
    }  # fmt: skip


def test_word_has_the_cells_of_the_tables() -> None:
    nameplate, box, imprint = tables()
    assert [cell.text for cell in nameplate.rows[0].cells] == ["", "党建工作简报"]
    assert [cell.text for cell in box.rows[0].cells] == ["签发人", "张三", "密级", ""]
    assert [cell.text for cell in imprint.rows[0].cells][:3] == [
        "报", "示例上级甲，示例上级乙", "印数",
    ]  # fmt: skip
    assert box.cell(0, 0).paragraphs[0].style.name == "格子名"
    assert nameplate.cell(0, 0)._tc.find(f".//{qn('w:drawing')}") is not None


def test_word_has_the_lines_that_each_table_asks_for() -> None:
    nameplate, box, imprint = map(table_borders, tables())
    nil, red, black = ("nil", None, None), ("single", "6", "FF0000"), ("single", "8", "000000")
    assert set(nameplate.values()) == {nil}
    assert set(box.values()) == {red}
    assert [imprint[side] for side in ("top", "left", "bottom", "right")] == [black] * 4
    assert [imprint[side] for side in ("insideH", "insideV")] == [nil] * 2


def test_word_has_no_margins_where_no_lines_are() -> None:
    margins = [table._tbl.tblPr.find(qn("w:tblCellMar")) for table in tables()]
    assert [each is not None for each in margins] == [True, False, False]
    assert {side.get(qn("w:w")) for side in margins[0]} == {"0"}


def test_no_row_of_a_templates_table_is_a_header() -> None:
    assert not [row for table in tables() for row in table._tbl.iter(qn("w:tblHeader"))]


def test_word_has_a_stop_in_the_middle_and_one_at_the_edge() -> None:
    style = next(each for each in word().styles if each.name == "三段")
    stops = [
        (stop.get(qn("w:val")), stop.get(qn("w:pos"))) for stop in style.element.iter(qn("w:tab"))
    ]
    width = pages().document.page.text_width
    assert stops == [("center", str(twips(width / 2))), ("right", str(twips(width)))]


def test_a_paragraph_stands_on_both_sides_of_an_imprint_that_is_a_table() -> None:
    table = tables()[-1]._tbl
    before, after = table.getprevious(), table.getnext()
    assert before.tag == after.tag == qn("w:p")
    spacing = before.find(qn("w:pPr")).find(qn("w:spacing"))
    assert spacing.get(qn("w:before")) == str(twips(pages().document.imprint_gap))
    assert after.getnext().tag == qn("w:sectPr")


@samples.needs_ooxml_check
def test_the_schemas_accept_the_tables(tmp_path: Path) -> None:
    accept(write(pages().document), tmp_path)


def test_the_marks_call_the_cells_rows_of_the_template() -> None:
    marks = document_bookmarks(pages().document)
    found = {mark.text: (mark.part, mark.article, mark.column) for mark in marks}
    assert found["张三"] == ("masthead", "", 1)
    assert found["报"] == ("imprint", "", 0)
    assert found["\ufffc"] == ("masthead", "", 0)


def test_plain_text_has_a_line_for_each_row_of_a_table() -> None:
    lines = text.write(pages().document).decode().split("\n")
    assert lines[:2] == ["党建工作简报", "第36期　　示例单位党建办　　2024年12月2日"]
    assert lines[2] == "签发人\t张三\t密级"
    assert lines[-3] == "报\t示例上级甲，示例上级乙\t印数\t120份"


def test_the_preview_and_the_browser_have_every_cell_and_the_logo() -> None:
    made = "".join(page_html(page, pages(), (), ()) for page in pages().pages)
    cells = ["签发人", "张三", "密级", "印数", "120份", "党建工作简报"]
    bare = re.sub("<[^>]*>", "", made)
    assert all(each in bare and each in paged_text(pages()) for each in cells)
    assert len(pictures(pages())) == 2
    assert 'alt="标志"' in made


def test_the_pdf_has_every_cell_and_the_logo() -> None:
    machine = Machine(find_faces, lambda _: (), read_glyphs)
    first = pypdf.PdfReader(io.BytesIO(draw(pages(), "pdf", machine).files[0])).pages[0]
    words = "".join(first.extract_text().split())
    assert all(each in words for each in ("签发人", "张三", "党建工作简报"))
    placed = [each for each in pages().pages[0].items if isinstance(each, PlacedPicture)]
    assert len(first.images) == len(placed) >= 1


def test_the_imprints_table_ends_at_the_foot_of_the_last_page() -> None:
    page = pages().document.page
    assert isinstance(pages().document.imprint[-1], StyledTable)
    assert pages().pages[-1].bottom == pytest.approx(page.top + page.text_height, abs=2.0)


def place_of(pdf: Path, page: int, words: str) -> tuple[float, float]:
    """Return the left edge and the middle of the height of a word on a page."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(
        rf'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">{words}<', done
    )
    assert found, words
    left, top, foot = map(float, found.groups())
    return left, (top + foot) / 2


@needs_libreoffice
def test_libreoffice_puts_cells_and_parts_where_the_typesetter_does(tmp_path: Path) -> None:
    shown = pdf_pages(write(pages().document), tmp_path)
    assert len(shown) == len(pages().pages)
    for words, number in [("示例单位党建办", 1), ("张三", 1), ("密级", 1), ("印数", len(shown))]:
        lines = [line for line in pages().pages[number - 1].lines if words in line.text]
        line = lines[0]
        left = line.left + sum(line.advances[: line.text.index(words)])
        middle = line.top + line.height / 2
        place = place_of(tmp_path / "issue.pdf", number, words)
        assert place == pytest.approx((left, middle), abs=2 * MILLIMETRE), words


def test_lines_of_one_page_do_not_lie_on_each_other() -> None:
    for page in pages().pages:
        ordered = sorted(page.lines, key=lambda line: (line.left, line.top))
        for one, other in pairwise(ordered):
            assert not _overlap(one, other), (one.text, other.text)


def _overlap(one: Line, other: Line) -> bool:
    beside = one.left + one.width <= other.left + 0.1 or other.left + other.width <= one.left + 0.1
    below = one.top + one.height <= other.top + 0.1 or other.top + other.height <= one.top + 0.1
    return bool(one.text and other.text) and not beside and not below
