"""Word files as contributors make them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.samples import picture

LONG = "11月22日，示例区局组织青年志愿者走进社区，为居民讲解寄递安全知识，现场解答疑问四十余件。"
MORE = "下一步，示例区局将继续把便民服务送到居民身边，让群众在家门口就能办好寄递业务。"
Make = Callable[[Any], None]


def made(make: Make) -> bytes:
    """Return the bytes of the file that `make` fills."""
    document = docx.Document()
    make(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _paragraphs(document: Any, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text)


def by_style(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    document.add_paragraph("——走进社区纪实", style="Subtitle")
    _paragraphs(document, "　　" + LONG, "", MORE)


def by_looks(document: Any) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("示例区局开展志愿服务").font.size = Pt(22)
    _paragraphs(document, LONG, MORE)


def by_weight(document: Any) -> None:
    """Two titles in the middle and bold, no larger than the text."""
    for name in ("甲", "乙"):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(f"标题：{name}区局开展志愿服务").bold = True
        _paragraphs(document, LONG, MORE)


def by_first_line(document: Any) -> None:
    _paragraphs(document, "示例区局开展志愿服务", LONG, MORE)


def headings(document: Any) -> None:
    document.add_heading("示例区局开展志愿服务", 1)
    document.add_heading("主要做法", 2)
    _paragraphs(document, LONG, "（一）上门服务", MORE)
    document.add_heading("下一步打算", 2)
    _paragraphs(document, MORE)


def numbered(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    for text in (LONG, MORE):
        document.add_paragraph(text, style="List Number")


def bold(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    paragraph = document.add_paragraph("活动中，")
    paragraph.add_run("三名老党员").bold = True
    paragraph.add_run("讲了" + LONG)


def table(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    _paragraphs(document, LONG, "表1　服务情况")
    rows = document.add_table(rows=2, cols=2)
    for cell, text in zip(rows._cells, ("站点", "件数", "甲站", "12"), strict=True):
        cell.text = text
    _paragraphs(document, MORE)


def pictures(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    _paragraphs(document, LONG)
    document.add_picture(io.BytesIO(picture(40, 30).data))
    caption = document.add_paragraph("志愿者在现场")
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _paragraphs(document, MORE)


def credit(document: Any) -> None:
    by_first_line(document)
    _paragraphs(document, "（示例区局　张三　电话：021-12345678）")


def soft_breaks(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    paragraph = document.add_paragraph(LONG[:12])
    paragraph.add_run().add_break()
    paragraph.add_run(LONG[12:])
    paragraph.add_run().add_break()
    paragraph.add_run("　　" + MORE)


def tracked(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    paragraph = document.add_paragraph(LONG)
    for kind, tag, text in (("del", "delText", "旧话"), ("ins", "t", "新话。")):
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="1" w:author="李四"><w:r><w:{tag}>{text}'
                f"</w:{tag}></w:r></w:{kind}>"
            )
        )


def commented(document: Any) -> None:
    by_style(document)
    run = document.paragraphs[1 + 1].runs[0]
    document.add_comment(run, text="数字再核", author="王五", initials="王")


def content_control(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )


def text_box(document: Any) -> None:
    by_style(document)
    document.paragraphs[-1]._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
            'style="width:200pt;height:60pt"><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t>框里的一段话也不能丢。</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
    )


def margins(document: Any) -> None:
    by_style(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料"
    section.footer.paragraphs[0].text = "— 1 —"
    _paragraphs(document, "— 2 —")


def notes(document: Any) -> None:
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    _paragraphs(document, LONG, "注：数字截至11月底。")


def tables(document: Any) -> None:
    """A table with merged cells, one that only frames a paragraph, one with a picture."""
    document.add_paragraph("示例区局开展志愿服务", style="Title")
    _paragraphs(document, LONG)
    merged = document.add_table(rows=2, cols=2)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "站点和件数"
    merged.cell(1, 0).text, merged.cell(1, 1).text = "甲站", "12"
    _paragraphs(document, MORE)
    document.add_table(rows=1, cols=1).cell(0, 0).text = MORE
    _paragraphs(document, LONG)
    shown = document.add_table(rows=1, cols=2)
    shown.cell(0, 0).text = "现场"
    shown.cell(0, 1).paragraphs[0].add_run().add_picture(io.BytesIO(picture(40, 30).data))
    _paragraphs(document, MORE)  # in a .doc LibreOffice has no table at the end


def several(document: Any) -> None:
    for name in ("甲区局", "乙区局", "丙区局"):
        document.add_paragraph(f"{name}开展志愿服务", style="Title")
        _paragraphs(document, LONG.replace("示例区局", name), f"（{name}供稿）")


def save(make: Make, place: Path) -> Path:
    place.write_bytes(made(make))
    return place
