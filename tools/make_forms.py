"""Write templates/forms/*.docx: the forms that `slip` and `package` fill in.

The dispatch slip (发文稿纸) keeps the measures of GB 826-1989: A4, margins of 20, 20, 7 and 15 mm,
rows in steps of the module of 2.5 mm, the zones 眉首, 说明, 标题 and 正文 in this order.
Run from the repository's root: python tools/make_forms.py
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FOLDER = Path("templates/forms")
BASE = Path("templates/gbt9704/base.docx")
_SONG, _TITLE, _FANG = "宋体", "方正小标宋简体", "仿宋_GB2312"
_RED = "FF0000"
# Rows of the zone 说明: height in mm, then label, text and width in mm of each cell.
_ZONE = (
    (
        32.5,
        (
            ("签发：", "{{ 签发意见 }}\n{{ 签发人 }}　{{ 签发日期 }}", 87.5),
            ("会签：", "{{ 会签 }}", 87.5),
        ),
    ),
    (12.5, (("主送：", "{{ 主送 }}", 175),)),
    (12.5, (("抄送：", "{{ 抄送 }}", 175),)),
    (
        10,
        (
            ("拟稿单位：", "{{ 拟稿单位 }}", 87.5),
            ("拟稿：", "{{ 拟稿 }}", 42.5),
            ("核稿：", "{{ 核稿 }}", 45),
        ),
    ),
    (
        10,
        (
            ("印刷：", "{{ 印刷 }}", 87.5),
            ("校对：", "{{ 校对 }}", 42.5),
            ("份数：", "{{ 份数 }}", 45),
        ),
    ),
    (10, (("发文号：", "{{ 发文号 }}", 87.5), ("附件：", "{{ 附件 }}", 87.5))),
    (15, (("标题：", "{{ 标题 }}", 175),)),
    (125, (("正文：", "{{ 正文 }}", 175),)),
)


def slip() -> bytes:
    """Return the dispatch slip."""
    document = _document(20, 20, 7, 15)
    for text, size in (("{{ 编发单位 }}", 16), ("发 文 稿 纸", 22)):
        _paragraph(document.add_paragraph(), text, _TITLE, size, center=True, color=_RED)
    _paragraph(document.add_paragraph(), "密级：{{ 密级 }}　　　　缓急：{{ 缓急 }}", _SONG, 12)
    for height, cells in _ZONE:
        _row(document, height, cells)
    _paragraph(document.add_paragraph(), "", _SONG, 1)
    return _saved(document)


def labels() -> bytes:
    """Return a sheet of labels, two beside each other."""
    document = _document(15, 15, 10, 15)
    table = _table(document, (90, 90))
    for cell in _fixed(table.add_row(), 35):
        _paragraph(cell.paragraphs[0], "{{ 收件 }}", _FANG, 16, center=True)
    _paragraph(document.add_paragraph(), "", _SONG, 1)
    return _saved(document)


def _document(top: float, left: float, bottom: float, right: float) -> Any:
    document = docx.Document(str(BASE))
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(5)
    section.gutter = Mm(0)
    return document


def _row(document: Any, height: float, cells: Any) -> None:
    """Add a table of one row, whose cells need not stand below those of the row before."""
    table = _table(document, tuple(width for _, _, width in cells))
    for cell, (label, text, _) in zip(_fixed(table.add_row(), height), cells, strict=True):
        paragraph = cell.paragraphs[0]
        _run(paragraph, label, _SONG, 12)
        for number, line in enumerate(text.split("\n")):
            if number:
                paragraph.add_run().add_break()
            _run(paragraph, line, _FANG, 12)


def _table(document: Any, widths: tuple[float, ...]) -> Any:
    table = document.add_table(0, len(widths), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _fixed(row: Any, height: float) -> Any:
    row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, column in zip(row.cells, row.table.columns, strict=True):
        cell.width = column.width
    return row.cells


def _paragraph(
    paragraph: Any, text: str, face: str, size: float, *, center: bool = False, color: str = ""
) -> None:
    if center:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, face, size, color)


def _run(paragraph: Any, text: str, face: str, size: float, color: str = "") -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = face
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)  # noqa: SLF001 - python-docx knows one face
    if color:
        run.font.color.rgb = RGBColor.from_string(color)


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "slip.docx").write_bytes(slip())
    (FOLDER / "labels.docx").write_bytes(labels())
