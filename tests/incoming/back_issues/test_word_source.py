"""A Word file whose masthead, or a part of it, stands in the header of its pages."""

from __future__ import annotations

from typing import Any

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bulletin_cli.incoming.back_issues import TemplateFacts, read_old
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from tests.drafts import LONG, MORE, made
from tests.incoming.back_issues.test_heads import DAY, NUMBER

NAME, NUMBERED = "某某工作简报", "2024年第35期（总第486期）"
ISSUED = "某某局办公室编\t2024年11月25日"


def read(header: list[str], *body: str, other: str = "") -> OldIssue:
    """Return what is read of a file with this header, `other` being that of later pages."""

    def make(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = bool(other)
        if other:
            section.header.paragraphs[0].text = other
        place = section.first_page_header if other else section.header
        for line in header:
            place.add_paragraph(line)
        for line in (*body, "示例区局开展志愿服务", LONG, MORE):
            document.add_paragraph(line)

    return read_old(read_word_source(made(make), "a.docx"), TemplateFacts())


@pytest.mark.parametrize("other", ["", "某某工作简报　内部资料"])
@pytest.mark.parametrize("split", [0, 1, 2, 3])
def test_a_masthead_in_the_header_is_read(split: int, other: str) -> None:
    lines = [NAME, NUMBERED, ISSUED]
    old = read(lines[:split], *lines[split:], other=other if split else "")
    assert (old.nameplate, old.number, old.date, old.issuer) == (
        (NAME,), NUMBER, DAY, "某某局办公室",
    )  # fmt: skip
    assert [each.full_title for each in old.articles] == ["示例区局开展志愿服务"]
    assert all("内部资料" in each.what for each in old.doubts)


def test_a_running_header_below_a_whole_masthead_is_told_and_not_read() -> None:
    old = read([f"{NAME}　{NUMBERED}"], NAME, NUMBERED, ISSUED)
    assert old.nameplate == (NAME,)
    assert ["没有读进来：页眉" in each.what for each in old.doubts] == [True]


def test_the_text_of_a_box_in_the_header_is_read_once() -> None:
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        "</w:r>"
    )

    def make(document: Any) -> None:
        from docx.oxml import parse_xml

        header = document.sections[0].header
        header.paragraphs[0]._p.append(parse_xml(box))
        for line in (NUMBERED, ISSUED):
            header.add_paragraph(line)
        for line in ("示例区局开展志愿服务", LONG):
            document.add_paragraph(line)

    old = read_old(read_word_source(made(make), "a.docx"), TemplateFacts())
    assert (old.nameplate, old.number, old.doubts) == ((NAME,), NUMBER, ())


def test_the_address_of_a_link_is_told() -> None:
    def make(document: Any) -> None:
        run = document.add_paragraph("见").add_run("官网")
        link = OxmlElement("w:hyperlink")
        to = document.part.relate_to("https://a.cn", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), to)
        run._r.addprevious(link)
        link.append(run._r)

    source = read_word_source(made(make), "a.docx")
    assert "没有读进来：链接的地址“官网 https://a.cn”" in source.messages


def test_paragraphs_of_a_cell_are_parted_by_blanks() -> None:
    def make(document: Any) -> None:
        one, two = document.add_table(1, 2).rows[0].cells
        one.text, two.text = "甲站", "乙站"
        one.add_paragraph("丙站")

    (row,) = (each for each in read_word_source(made(make), "a.docx").lines if each.cells)
    assert row.cells == ("甲站 丙站", "乙站")
