"""Headers and footers: numbers, odd and even pages, the first one; what is told of them."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bulletin_cli.base.strict_toml import parse
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.looks import ReadTemplate, read_template
from bulletin_cli.layout.template import load
from tests import made_in_word as word
from tests.samples import ROOT

BASE = (ROOT / "templates/gbt9704/base.docx").read_bytes()
VML = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'


def issue() -> Any:
    document = word.blank()
    word.plain_masthead(document)
    word.write_articles(document)
    return document


def read(document: Any) -> ReadTemplate:
    found = read_template(word.saved(document), "一期.docx", TemplateFacts(), "照着做的")
    load(found.text, "template.toml", "own", BASE)
    return found


def rows(found: ReadTemplate, part: str) -> list[tuple[str, str, int]]:
    """Return text, pages and first page of each row."""
    tables = parse(found.text, "template.toml").tables(part)
    return [
        (each.text("text", ""), each.text("pages", "both"), each.integer("from_page", 1))
        for each in tables
    ]


def add_field(paragraph: Any, code: str) -> None:
    """Add a field of five pieces, as Word writes it."""
    kinds = ("begin", "", "separate", "=", "end")
    for kind in kinds:
        inside = f'<w:fldChar w:fldCharType="{kind}"/>'
        if kind == "":
            inside = f"<w:instrText> {code} </w:instrText>"
        elif kind == "=":
            inside = "<w:t>7</w:t>"
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))


def test_numbers_of_pages_are_fields_and_facts_have_names() -> None:
    document = issue()
    section = document.sections[0]
    word.write(section.header.paragraphs[0], "安全简报　第12期（总第96期）", size=10.5, pitch=14)
    foot = section.footer.paragraphs[0]
    word.write(foot, "第 ", size=10.5, pitch=14)
    add_field(foot, "PAGE \\* MERGEFORMAT")
    word.write(foot, " 页　共 ", size=10.5, pitch=14)
    add_field(foot, "NUMPAGES")
    word.write(foot, " 页", size=10.5, pitch=14)
    found = read(document)
    assert rows(found, "footer") == [("第 {{ page_number }} 页　共 {{ page_count }} 页", "both", 1)]
    (header,) = rows(found, "header")
    assert "第{{ issue.number }}期" in header[0]


def test_odd_even_and_first_pages_are_told_apart() -> None:
    document = issue()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for foot, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        add_field(word.write(foot.paragraphs[0], "— ", align=align, pitch=14), "PAGE")
    assert rows(read(document), "footer") == [
        ("— {{ page_number }}", "odd", 2), ("— {{ page_number }}", "even", 2),
    ]  # fmt: skip


def test_a_number_in_a_frame_at_the_outer_edge_changes_sides() -> None:
    document = issue()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for foot in (section.footer, section.even_page_footer):
        paragraph = foot.paragraphs[0]
        add_field(word.write(paragraph, "", pitch=14), "PAGE")
        frame = parse_xml(f'<w:framePr {nsdecls("w")} w:xAlign="outside" w:hAnchor="margin"/>')
        paragraph._p.get_or_add_pPr().insert(0, frame)
    template = load(read(document).text, "template.toml", "own", BASE)
    aligns = [template.styles[row.style].align for row in template.parts["footer"]]
    assert aligns == ["right", "left"]


def test_a_first_page_of_its_own_is_told() -> None:
    document = issue()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    word.write(section.first_page_footer.paragraphs[0], "首页的话", pitch=14)
    word.write(section.footer.paragraphs[0], "别页的话", pitch=14)
    assert "首页的页脚和别的页不一样，没有照排" in read(document).told


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ('<v:shape><v:textpath string="机密"/></v:shape>', "水印“机密”没有照排"),
        ("<v:shape><v:imagedata/></v:shape>", "页眉里的图没有照排"),
    ],
)
def test_what_is_drawn_in_a_header_is_told(shape: str, told: str) -> None:
    document = issue()
    head = document.sections[0].header.paragraphs[0]
    head._p.append(parse_xml(f"<w:r {VML}><w:pict>{shape}</w:pict></w:r>"))
    assert told in read(document).told


def test_a_shape_in_the_masthead_is_told() -> None:
    document = issue()
    oval = '<v:oval style="width:10pt;height:10pt"/>'
    document.paragraphs[0]._p.append(parse_xml(f"<w:r {VML}><w:pict>{oval}</w:pict></w:r>"))
    assert any("画上去的图形，没有照排" in each for each in read(document).told)


def test_a_face_within_a_text_is_told() -> None:
    document = issue()
    text = next(each for each in document.paragraphs if "逐一登记" in each.text)
    word.write(text, "这几个字是楷体", word.KAI, indent=2)
    assert "正文里“这几个字是楷体”字体和同一段的不一样，稿件里只有加粗" in read(document).told


def test_headings_that_texts_run_on_behind_are_a_switch() -> None:
    document = issue()
    before = next(each for each in document.paragraphs if each.text.startswith("（市局"))
    new = before.insert_paragraph_before()
    word.write(new, "二、抓得实。", word.HEI, indent=2)
    word.write(new, "各区局每周回头看，看一次记一次，没有改好的再改一遍，改好为止。", indent=2)
    found = read(document)
    assert "run_in_headings = true" in found.text
    assert found.told == ()
