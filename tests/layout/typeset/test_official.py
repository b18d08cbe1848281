"""Where signature, date and list stand: GB/T 9704-2012, 7.3.4 and 7.3.5, in characters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Indent, StyledParagraph
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.layout.template import Template
from tests.composed import ISSUE, PERIODICAL, template

EM, ROOM = 16.0, 415.3
DAY = "2024年11月25日"  # 7 em, and a quarter at each of 5 places beside digits


def pages(text: str, used: Template | None = None) -> Pages:
    article = Article("01.md", ("题",), parse(text, "01.md"))
    issue = replace(ISSUE, articles=(article,))
    return set_issue(issue, used or template("shanghai-post"), PERIODICAL)


def lines(text: str, used: Template | None = None) -> dict[str, Line]:
    """Return the lines of the first page's article by their texts."""
    found = pages(text, used)
    return {each.text: each for page in found.pages for each in page.lines if each.source}


def blanks(line: Line) -> tuple[float, float]:
    """Return how many characters stay free on the left and on the right."""
    left = (line.left - 90) / EM
    return round(left, 2), round((ROOM - (line.left - 90) - line.width) / EM, 2)


def signed(*names: str, day: str = DAY, used: Template | None = None) -> list[tuple[float, float]]:
    text = "正文。\n" + "".join(f"署名：{name}\n" for name in names) + f"成文日期：{day}"
    found = lines(text, used)
    return [blanks(found[each]) for each in (*names, day)]


def test_a_long_name_stands_two_from_the_edge_and_the_date_two_right_of_its_beginning() -> None:
    name = "示例市邮政行业党建工作领导小组"
    (left, right), (begin, _) = signed(name)
    assert right == 2
    assert begin - left == pytest.approx(2)


@pytest.mark.parametrize("name", ["示例局", "示例市邮政管理局"])
def test_a_date_that_reaches_further_stands_two_from_the_edge_and_moves_the_name(name: str) -> None:
    (left, right), (begin, end) = signed(name)
    assert end == 2
    assert begin - left == pytest.approx(2)
    assert right > 2


def test_several_names_begin_below_each_other() -> None:
    (one, _), (other, far), (begin, _) = signed("示例局", "示例市邮政行业党建工作领导小组")
    assert one == other
    assert (far, round(begin - one, 2)) == (2, 2)


@pytest.mark.parametrize(("text", "words"), [(f"成文日期：{DAY}", DAY), ("署名：示例局", "示例局")])
def test_name_or_date_alone_stand_as_far_from_the_edge_as_their_style_says(
    text: str, words: str
) -> None:
    assert blanks(lines(f"正文。\n{text}")[words])[1] == 2


@pytest.mark.parametrize("name", ["示例局", "示例市邮政管理局", "示例市邮政行业党建工作领导小组"])
def test_a_centred_name_stands_above_the_middle_of_the_date(name: str) -> None:
    whole = template("shanghai-post")
    styles = {
        **whole.styles,
        "signature": replace(whole.styles["signature"], align="center"),
        "signed_on": replace(whole.styles["signed_on"], right=4.0),
    }
    (left, right), (begin, end) = signed(name, used=replace(whole, styles=styles))
    assert left - right == pytest.approx(begin - end, abs=0.02)
    assert end >= 4
    assert right >= 2
    assert end == 4 or right == 2


def test_a_name_wider_than_the_page_is_set_whole() -> None:
    name = "示例" * 20 + "局"
    found = lines(f"正文。\n署名：{name}\n成文日期：{DAY}")
    assert "".join(each.text for each in found.values() if each.style == "signature") == name


def test_the_lines_of_a_name_in_the_list_stand_below_its_first_character() -> None:
    names = "示例市邮政快递业务旺季服务保障工作领导小组成员名单"
    found = lines(f"正文。\n附件：1.甲{names}\n2.乙{names}\n10.丙{names}和说明")
    listed = [each for each in found.values() if each.style == "attachment_list"]
    assert [round((each.left - 90) / EM, 2) for each in listed] == [2, 6, 5, 6, 5, 6.5]


def test_a_single_attachment_has_no_number_and_hangs_below_its_name() -> None:
    names = "示例市邮政快递业务旺季服务保障工作领导小组成员名单"
    found = lines(f"正文。\n附件：{names}")
    listed = [each for each in found.values() if each.style == "attachment_list"]
    assert [round((each.left - 90) / EM, 2) for each in listed] == [2, 5]


def test_the_document_of_the_pages_says_the_same_to_word() -> None:
    body = pages(f"正文。\n附件：1.名单\n署名：示例局\n成文日期：{DAY}").document.body
    found = {
        each.style: (each.indent, each.align)
        for each in body
        if isinstance(each, StyledParagraph) and each.indent
    }
    assert found["attachment_list"] == (Indent(6.0, -4.0), None)
    assert found["signature"][1] == found["signed_on"][1] == "left"
