"""Landscape pages in every format, as other programs read them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION

from bulletin_cli.layout.pages import Pages
from bulletin_cli.serve.html import page_html
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.docx.volume import write_volume
from bulletin_cli.writers.drawn import draw
from bulletin_cli.writers.ofd import write_ofd
from bulletin_cli.writers.paged import page_lines, paged_json
from tests import samples
from tests.composed import TEMPLATES
from tests.turned import NOTE, looks, pages_of, shapes, wide
from tests.writers.docx.test_readers import accept, needs_libreoffice, pdf_pages
from tests.writers.ofd.making import MACHINE, no_font
from tests.writers.ofd.reading import POINT, part

BODY = "前文。\n\n" + wide(30) + NOTE + "中间的话。\n\n附件：得分\n\n# 附件\n# 得分\n\n" + wide(2)
TABBED = (
    '[styles.sides]\nbased_on = "blank"\nname = "两边"\nalign = "left"\n'
    'right_tab = "blank"\n[[header]]\nstyle = "sides"\ntext = "左\\t右"\n'
)


def sizes(pages: Pages) -> list[tuple[float, float]]:
    return [(page.sheet.width, page.sheet.height) for page in pages.pages]


def sections(pages: Pages) -> list[tuple[bool, WD_SECTION]]:
    """Return the sections that python-docx reads: whether landscape, how they begin."""
    return [
        (each.orientation == WD_ORIENT.LANDSCAPE, each.start_type)
        for each in docx.Document(io.BytesIO(write(pages.document))).sections
    ]


def test_a_landscape_page_is_a_section_between_upright_ones() -> None:
    new = WD_SECTION.NEW_PAGE
    assert sections(pages_of(BODY)) == [
        (False, new), (True, new), (False, new), (True, new), (False, new)
    ]  # fmt: skip
    assert sections(pages_of("前文。")) == [(False, new)]


def test_its_sheet_and_margins_are_those_of_the_typesetter() -> None:
    pages = pages_of(BODY)
    section = docx.Document(io.BytesIO(write(pages.document))).sections[1]
    sheet = pages.pages[1].sheet
    lengths = (section.page_width, section.page_height, section.left_margin, section.top_margin)
    assert [each.pt for each in lengths if each] == pytest.approx(
        [sheet.width, sheet.height, sheet.left, sheet.top], abs=0.05
    )
    assert section.footer.is_linked_to_previous


@samples.needs_ooxml_check
@pytest.mark.parametrize("added", ["", TABBED, TABBED + "from_page = 2\n"])
def test_the_schemas_accept_it(added: str, tmp_path: Path) -> None:
    accept(write(pages_of(BODY, looks(added=added)).document), tmp_path)


def test_tabs_of_a_header_reach_the_edge_of_each_sheet() -> None:
    pages = pages_of(BODY, looks(added=TABBED))
    for page in pages.pages:
        (line,) = page.header
        assert line.left + line.width == pytest.approx(page.sheet.width - page.sheet.right, abs=0.1)
    upright, turned = docx.Document(io.BytesIO(write(pages.document))).sections[:2]
    ends = [
        [stop.position.pt for stop in section.header.paragraphs[0].paragraph_format.tab_stops]
        for section in (upright, turned)
    ]
    assert ends[0] == []  # the style's own
    assert max(ends[1]) == pytest.approx(pages.pages[1].sheet.text_width, abs=0.1)


def test_only_the_first_section_names_the_header_of_the_first_page() -> None:
    made = write(pages_of(BODY, looks(added=TABBED + "from_page = 2\n")).document)
    sections = docx.Document(io.BytesIO(made)).sections
    assert len(sections) == 5
    assert [each.different_first_page_header_footer for each in sections] == [True, *[False] * 4]
    assert [each.first_page_header.is_linked_to_previous for each in sections] == [
        False, *[True] * 4
    ]  # fmt: skip
    assert not any(each.header.is_linked_to_previous for each in sections)


def test_a_volume_keeps_the_sheets_and_headers_of_its_issues() -> None:
    made = pages_of(BODY, looks(added=TABBED)).document
    file = docx.Document(io.BytesIO(write_volume({1: made, 7: made}, made.properties)))
    turned = [each.orientation == WD_ORIENT.LANDSCAPE for each in file.sections]
    assert turned == [False, True, False, True, False] * 2
    own = [
        bool(len(each.header.paragraphs[0].paragraph_format.tab_stops)) for each in file.sections
    ]
    assert own == turned


@pytest.mark.parametrize("name", TEMPLATES)
@needs_libreoffice
def test_libreoffice_makes_the_same_pages(name: str, tmp_path: Path) -> None:
    """Tables may fill their pages to the last line: Word ends a section in a paragraph below."""
    tables = "".join(wide(rows, 10) + f"第{rows}段。\n\n" for rows in range(13, 19))
    pages = pages_of(BODY + tables, looks(name, added=TABBED))
    shown = pdf_pages(write(pages.document), tmp_path)
    for page, text in zip(pages.pages, shown, strict=True):
        said = "".join((*page_lines(page), *(line.text for line in page.margin_lines)))
        assert sorted(re.sub(r"\s", "", text)) == sorted(re.sub(r"\s", "", said))
    papers = pypdf.PdfReader(tmp_path / "issue.pdf").pages
    for paper, size in zip(papers, sizes(pages), strict=True):
        assert (paper.mediabox.width, paper.mediabox.height) == pytest.approx(size, abs=1)


def test_drawn_pages_have_their_own_sizes() -> None:
    pages = pages_of(BODY)
    papers = pypdf.PdfReader(io.BytesIO(draw(pages, "pdf", MACHINE).files[0])).pages
    for paper, size in zip(papers, sizes(pages), strict=True):
        assert (paper.mediabox.width, paper.mediabox.height) == pytest.approx(size, abs=0.1)
    for drawing, size in zip(draw(pages, "svg", MACHINE).files, sizes(pages), strict=True):
        box = ET.fromstring(drawing).attrib["viewBox"].split()  # noqa: S314 - it is our own
        assert tuple(map(float, box[2:])) == pytest.approx(size, abs=0.1)


def test_an_ofd_says_the_size_of_the_pages_that_differ(tmp_path: Path) -> None:
    pages = pages_of(BODY)
    data = write_ofd(pages, MACHINE, no_font).data
    boxes = [
        [
            each.text
            for each in part(data, f"Doc_0/Pages/Page_{n}/Content.xml").iter()
            if "PhysicalBox" in each.tag
        ]
        for n in range(len(pages.pages))
    ]
    assert ["L" if each else "U" for each in boxes] == list(shapes(pages))
    width, height = (float(each) for each in (boxes[1][0] or "").split()[2:])
    assert (width, height) == pytest.approx(
        (pages.pages[1].sheet.width * POINT, pages.pages[1].sheet.height * POINT), abs=0.01
    )


def test_json_says_the_size_of_the_pages_that_differ() -> None:
    said = json.loads(paged_json(pages_of(BODY)))
    assert ["L" if "width" in each else "U" for each in said["pages"]] == list("ULLULU")
    turned = said["pages"][1]
    assert (turned["width"], turned["height"]) == (said["page"]["height"], said["page"]["width"])


def test_the_preview_shows_each_sheet_in_its_size() -> None:
    pages = pages_of(BODY)
    upright, turned = (page_html(page, pages, (), ()) for page in pages.pages[:2])
    size = pages.document.page
    assert f"--width:{size.width:g}" in upright
    assert f"--height:{size.width:g}" in turned
