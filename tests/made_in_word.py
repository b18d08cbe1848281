"""Issues as offices make them in Word: direct formatting on Normal, made through python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

_ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
SONG, HEI, KAI = "方正小标宋简体", "黑体", "楷体_GB2312"


def write(
    place: Any,
    text: str = "",
    face: str = "仿宋_GB2312",
    size: float = 16,
    align: str = "justify",
    pitch: float = 28,
    color: str = "",
    indent: float = 0,
) -> Any:
    """Give an empty paragraph this text and look, all of it direct; return it."""
    form = place.paragraph_format
    form.alignment = _ALIGNS[align]
    form.space_before = form.space_after = Pt(0)
    form.line_spacing, form.line_spacing_rule = Pt(pitch), WD_LINE_SPACING.EXACTLY
    form.first_line_indent = Pt(indent * size) if indent else None
    run = place.add_run(text)
    run.font.size, run.font.name = Pt(size), face
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    return place


def rule(place: Any, weight: float, color: str, pitch: float = 10) -> None:
    """Make an empty paragraph a line across the page; `weight` in points."""
    write(place, pitch=pitch)
    line = f'w:val="single" w:sz="{round(weight * 8)}" w:space="1" w:color="{color}"'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}><w:bottom {line}/></w:pBdr>")
    place._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def blank() -> Any:
    """Return a document of an A4 page with nothing on it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(30)
    section.left_margin = section.right_margin = Mm(27)
    return document


def write_articles(document: Any) -> None:
    """Write two articles, each with a contributor below it."""
    new = document.add_paragraph
    write(new())
    write(new(), "全市网点安全检查全面铺开", SONG, 22, "center", 32)
    write(new())
    write(
        new(),
        "上周全市检查网点一百多个，发现问题三十多个，多数已经整改。检查组逐一登记，限期办结。",
        indent=2,
    )
    write(new(), "一、主要做法", HEI, indent=2)
    write(new(), "各区局成立专班，局长带队，每天碰头，把问题、责任、时限贴在墙上。", indent=2)
    write(new(), "（一）查得细", KAI, indent=2)
    write(new(), "检查表列了几十项，从消防栓到配电箱，从分拣线到充电桩，逐项对照。", indent=2)
    write(new(), "（市局安全处供稿）", align="right")
    write(new())
    write(new(), "东区局为快递员办实事", SONG, 22, "center", 32)
    write(new())
    write(
        new(),
        "东区局在商圈里新设了暖心驿站十二个快递员可以进来歇一歇脚，热一热饭，受到欢迎。",
        indent=2,
    )
    write(new(), "（东区局供稿）", align="right")


def write_end(document: Any) -> None:
    """Write blank lines, the imprint between two rules, and the number of the page."""
    new = document.add_paragraph
    for _ in range(3):
        write(new())
    rule(new(), 1, "000000", 8)
    write(new(), "报：市委办公厅、市政府办公厅。", size=14)
    write(new(), "送：各区局、市协会。", size=14)
    rule(new(), 0.75, "000000", 8)
    write(new(), "共印80份", size=14, align="right")
    foot = document.sections[0].footer.paragraphs[0]
    write(foot, "— ", "宋体", 14, "center", 20)
    number = '<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r>'
    foot._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">{number}</w:fldSimple>')
    )
    write(foot, " —", "宋体", 14, "center", 20)


def plain_masthead(document: Any) -> None:
    """Write a nameplate spread by blanks, number, issuer and date, all in lines."""
    new = document.add_paragraph
    write(new(), "内部资料　注意保存", HEI, align="left")
    write(new(), "安 全 简 报", SONG, 48, "center", 70, "FF0000")
    write(new(), "第12期（总第96期）", align="center")
    line = write(new(), "市局安全处\t2024年11月25日")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    rule(new(), 2.25, "FF0000")


def table_masthead(document: Any) -> None:
    """Write a masthead of two rows of cells."""
    table = document.add_table(2, 2)
    table.autofit = False
    table.columns[0].width, table.columns[1].width = Mm(106), Mm(50)
    write(table.cell(0, 0).paragraphs[0], "安全简报", SONG, 36, "center", 48, "FF0000")
    write(table.cell(0, 1).paragraphs[0], "第12期", size=14, align="center", pitch=48)
    write(table.cell(1, 0).paragraphs[0], "市局安全处", size=14, align="left", pitch=24)
    write(table.cell(1, 1).paragraphs[0], "2024年11月25日", size=14, align="right", pitch=24)
    rule(document.add_paragraph(), 2.25, "FF0000")


def boxed_masthead(document: Any) -> None:
    """Write a nameplate in a text box, and a red line that is drawn."""
    new = document.add_paragraph
    anchor = write(new())
    words = (
        '<w:p><w:pPr><w:spacing w:line="1200" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:eastAsia="{SONG}"/><w:color w:val="FF0000"/><w:sz w:val="80"/>'
        "</w:rPr><w:t>安全简报</w:t></w:r></w:p>"
    )
    space = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    anchor._p.append(
        parse_xml(
            f'<w:r {space}><w:pict><v:shape style="position:absolute;width:440pt;height:70pt">'
            f"<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    write(new())
    write(new())
    write(new(), "2024年第12期", align="center")
    write(new(), "市局安全处　　　　　　　　2024年11月25日")
    below = write(new(), pitch=10)
    below._p.append(
        parse_xml(
            f'<w:r {space}><w:pict><v:line style="position:absolute" from="0,0" to="440pt,0" '
            'strokecolor="red" strokeweight="2.25pt"/></w:pict></w:r>'
        )
    )


def made(masthead: Callable[[Any], None]) -> bytes:
    """Return an issue with this masthead as the bytes of a .docx."""
    document = blank()
    masthead(document)
    write_articles(document)
    write_end(document)
    return saved(document)


def saved(document: Any) -> bytes:
    """Return the bytes of a document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
