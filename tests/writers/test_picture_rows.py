"""Pictures side by side in every output: all of them, each caption below its own picture."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from itertools import accumulate

import pypdf
import pytest
from lxml import etree

from bulletin_cli.base.typography import twips
from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import ROW_GAP, StyledPictureRow
from bulletin_cli.layout.pages import Pages, PlacedPicture
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reports.docx_comments import add_comments
from bulletin_cli.proof.texts import read_article
from bulletin_cli.serve.html import page_html, pictures
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.opentype import read_glyphs
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers import docx, text
from bulletin_cli.writers.drawn import draw
from bulletin_cli.writers.drawn.cast import Machine
from bulletin_cli.writers.paged import paged_text
from tests import samples
from tests.commented import read_comments

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
BODY = """前面的一段。

![左边的图](images/a.png) ![右边的图](images/b.png)

![](images/a.png) ![](images/b.png) ![三张图](images/c.png)

![宽](images/a.png){width=20%} ![窄](images/b.png){width=60%}

| 甲 | 乙 |
| --- | --- |
"""
ARTICLE = Article("01.md", ("题目",), parse(BODY, "01.md", 5))
both = pytest.mark.parametrize("template", samples.TEMPLATES)


@cache
def pages(template: str = "shanghai-post") -> Pages:
    images = {f"images/{name}.png": samples.picture(300 + n, 200) for n, name in enumerate("abc")}
    issue = replace(samples.issue(), articles=(ARTICLE,), files=("01.md",), images=images)
    looks = load_template(template, samples.ROOT)
    return set_issue(issue, looks, samples.periodical(template))


@cache
def tables(template: str) -> list[etree._Element]:
    """Return the tables of the Word file, of which the last one is no row of pictures."""
    with zipfile.ZipFile(io.BytesIO(docx.write(pages(template).document))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return list(root.iterfind("w:body/w:tbl", NAMES))


def shown(cell: etree._Element) -> list[str]:
    """Return what the paragraphs of a cell hold."""
    return [
        "图" if next(each.iter(f"{W}drawing"), None) is not None else "".join(each.itertext())
        for each in cell.iterfind("w:p", NAMES)
    ]


@both
def test_word_gets_a_table_of_one_row_with_a_picture_a_cell(template: str) -> None:
    rows = [[shown(cell) for cell in table.iter(f"{W}tc")] for table in tables(template)[:-1]]
    assert rows == [
        [["图", "左边的图"], ["图", "右边的图"]],
        [["图"], ["图"], ["图"]],
        [["图", "宽"], ["图", "窄"]],
    ]


@both
def test_its_columns_have_no_lines_and_fill_the_text_whatever_the_program(template: str) -> None:
    width = twips(pages(template).document.page.text_width)
    for table in tables(template)[:-1]:
        assert table.find("w:tblPr/w:tblBorders", NAMES) is None
        assert table.find("w:tblPr/w:tblStyle", NAMES) is None
        layout = table.find("w:tblPr/w:tblLayout", NAMES)
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        columns = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
        assert sum(columns) == pytest.approx(width, abs=2)
        cells = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}tcW")]
        assert cells == columns


@both
def test_the_space_between_pictures_is_the_inner_margins_of_their_cells(template: str) -> None:
    for table in tables(template)[:-1]:
        sides = [
            [int(each.get(f"{W}w", "")) for each in margins] for margins in table.iter(f"{W}tcMar")
        ]
        half = twips(ROW_GAP / 2)
        inner = [[half, half]] * (len(sides) - 2)
        assert sides == [[0, half], *inner, [half, 0]]


@both
def test_a_row_is_whole_and_kept_with_what_is_common_to_it_alone(template: str) -> None:
    kept = [
        {each.get(f"{W}val", "1") for each in table.iter(f"{W}keepNext")}
        for table in tables(template)[:-1]
    ]
    assert kept == [{"0"}, {"1"}, {"0"}]
    assert all(
        table.find("w:tr/w:trPr/w:cantSplit", NAMES) is not None for table in tables(template)
    )


@both
def test_tables_that_follow_each_other_are_kept_apart(template: str) -> None:
    assert all(
        (following := table.getnext()) is not None and following.tag == f"{W}p"
        for table in tables(template)
    )


def test_plain_text_names_each_picture_and_its_caption_below_it() -> None:
    lines = text.write(pages().document).decode().split("\n")
    at = lines.index("［图：左边的图］")
    assert lines[at : at + 4] == ["［图：左边的图］", "左边的图", "［图：右边的图］", "右边的图"]
    assert lines[at + 4 : at + 8] == [*["［图：三张图］"] * 3, "三张图"]


def test_captions_side_by_side_are_one_line_of_the_preview() -> None:
    assert "左边的图　　右边的图\n" in paged_text(pages())


def test_the_pdf_has_all_pictures_and_captions() -> None:
    machine = Machine(find_faces, lambda _: (), read_glyphs)
    reader = pypdf.PdfReader(io.BytesIO(draw(pages(), "pdf", machine).files[0]))
    words = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert "左边的图右边的图" in words
    drawn = [len(page.images) for page in reader.pages]
    placed = [
        {item.data for item in page.items if isinstance(item, PlacedPicture)}
        for page in pages().pages
    ]
    assert drawn == [len(each) for each in placed]
    assert sum(drawn) > 3


def test_the_browser_has_all_pictures_and_captions() -> None:
    made = "".join(page_html(page, pages(), (), ()) for page in pages().pages)
    assert made.count("<img ") == 7
    assert len(pictures(pages())) == 3
    assert all(each in made for each in ("左边的图", "右边的图", "三张图"))


@pytest.mark.parametrize("words", ["左边", "右边", "三张", "窄"])
def test_a_finding_in_a_caption_of_a_row_is_a_comment_on_it(words: str) -> None:
    said = read_article(ARTICLE, "issues/2024-36/articles/01.md")
    of = next(each for each in said.paragraphs if words in each.text)
    start = of.text.index(words)
    place = of.place(start, start + len(words))
    made = add_comments(pages().document, (said,), [Finding("PUN001", "error", "有误", place)])
    assert [about for about, _ in read_comments(docx.write(made))] == [words]


def test_every_picture_and_caption_has_a_mark_of_its_own() -> None:
    rows = [each for each in pages().document.body if isinstance(each, StyledPictureRow)]
    marks = list(accumulate(len(each.cells) + len(each.captions) for each in rows))
    with zipfile.ZipFile(io.BytesIO(docx.write(pages().document))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    named = [
        len(list(table.iter(f"{W}bookmarkStart"))) for table in root.iterfind("w:body/w:tbl", NAMES)
    ]
    assert list(accumulate(named[:-1])) == marks
