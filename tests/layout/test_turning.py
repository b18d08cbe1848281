"""Which blocks go to the landscape pages of a wide table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import StyledParagraph, StyledTable, is_turned
from bulletin_cli.layout.template import Template, load
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.composed import template
from tests.turned import NOTE, looks, pages_of, shapes, wide

BY_KEY = "landscape_from = 9"


def turned(body: str, made: Template | None = None, *, place: int = 0) -> list[str]:
    """Return what is turned: the style and the text of paragraphs, `table` of tables."""
    return [
        f"{block.style} {block.text}".rstrip() if isinstance(block, StyledParagraph) else "table"
        for block in pages_of(body, made, place=place).document.body
        if is_turned(block)
    ]


def test_a_table_takes_its_caption_and_its_notes_along() -> None:
    body = "前文。\n\n" + wide(2) + NOTE + NOTE + "后文。\n\n" + NOTE
    note = "note 注：数据截至11月底。"
    assert turned(body) == ["table_caption 表1　各单位情况", "table", note, note]


def test_a_heading_right_above_it_comes_along_and_one_above_text_does_not() -> None:
    body = "## 一、概况\n\n前文。\n\n## 二、得分\n\n### （一）各区\n\n" + wide(2)
    assert turned(body)[:2] == ["heading1 二、得分", "heading2 （一）各区"]


def test_an_attachment_that_is_a_wide_table_begins_on_its_landscape_page() -> None:
    body = "前文。\n\n附件：得分\n\n# 附件\n# 得分\n\n" + wide(2)
    assert turned(body) == [
        "attachment 附件", "attachment_title", "attachment_title 得分", "attachment_title",
        "table_caption 表1　各单位情况", "table",
    ]  # fmt: skip
    assert shapes(pages_of(body)) == "ULU"


def test_a_template_turns_tables_of_as_many_columns_as_it_says() -> None:
    plain = "表1　情况\n\n"
    text = "前文。\n\n"
    assert turned(text + wide(2, 9, plain), looks(key=BY_KEY)) == [
        "table_caption 表1　情况",
        "table",
    ]
    assert turned(wide(2, 8, plain), looks(key=BY_KEY)) == []
    assert turned(wide(2, 8), looks(key=BY_KEY)) != []
    assert turned(wide(2, 24, plain)) == []


def test_a_table_of_the_template_is_never_turned() -> None:
    cells = ", ".join(['"甲"'] * 9)
    row = f'[[masthead]]\nstyle = "table"\ncells = [[{cells}]]\n'
    pages = pages_of("文。", looks(key=BY_KEY, added=row))
    assert any(isinstance(block, StyledTable) for block in pages.document.body)
    assert set(shapes(pages)) == {"U"}


def test_a_sheet_in_columns_is_not_turned() -> None:
    made = looks(page="columns = 2")
    assert set(shapes(pages_of("前文。\n\n" + wide(2), made))) == {"U"}


@pytest.mark.parametrize("page", ["columns = 2", 'width = "400mm"'])
def test_the_key_is_refused_where_a_sheet_cannot_be_turned(page: str) -> None:
    with pytest.raises(BulletinError, match="landscape_from 不能用在分栏的、纸不是竖的模板"):
        looks(key=BY_KEY, page=page)


def test_margins_that_leave_no_room_on_the_turned_sheet_are_refused() -> None:
    tight = {"page": 'header = "0mm"', "top": "450pt"}
    assert looks(**tight).page.text_height > 300
    with pytest.raises(BulletinError, match="横过来的页上版心不足 1 英寸"):
        looks(key=BY_KEY, **tight)


def test_without_wide_tables_pages_are_as_ever() -> None:
    made = pages_of("前文。\n\n" + wide(3, 4, ""), looks(key=BY_KEY))
    assert [each.items for each in typeset(made.document).pages] == [
        each.items for each in pages_of("前文。\n\n" + wide(3, 4, "")).pages
    ]


def test_a_title_goes_with_the_table_that_its_article_begins_with() -> None:
    pages = pages_of(wide(2) + "后文。\n", place=1)
    assert shapes(pages) == "UULU"
    assert "题目" in [line.text for line in pages.pages[2].lines]
    assert "题目" not in " ".join(turned("前文。\n\n" + wide(2), place=1))


def test_the_first_title_stays_below_the_masthead() -> None:
    pages = pages_of(wide(2) + "后文。\n")
    assert shapes(pages) == "ULU"
    assert "题目" in [line.text for line in pages.pages[0].lines]


def test_the_first_title_goes_with_its_table_where_contents_leave_it_no_room() -> None:
    sample = samples.issue()
    article = Article("01.md", ("题目",), parse(wide(2), "01.md"))

    def shape(count: int) -> str:
        others = [Article(f"{n}.md", ("别的",), parse("文。", "")) for n in range(count)]
        issue = replace(sample, contents=True, articles=(article, *others))
        pages = set_issue(issue, looks(), samples.periodical())
        turned = [page for page in pages.pages if page.sheet.width > page.sheet.height]
        begun = any(line.text == "题目" for page in turned for line in page.lines)
        return f"{shapes(pages)[:2]} {begun}"

    assert shape(1) == "UL False"
    assert shape(10) == "UL True"


def test_what_parts_two_articles_and_the_name_of_a_section_go_with_the_title() -> None:
    sample = samples.issue()
    second = Article("02.md", ("题目",), parse(wide(2), "02.md"), section="栏目", editor_note="按")
    issue = replace(sample, contents=False, articles=(sample.articles[0], second))
    body = set_issue(issue, template("gbt9704"), samples.periodical()).document.body
    shown = [(each.style, is_turned(each)) for each in body if isinstance(each, StyledParagraph)]
    at = shown.index(("section", True))
    assert shown[at - 1] == ("blank", True)
    assert [side for _, side in shown[at:][:6]] == [True] * 6


@pytest.mark.parametrize("name", samples.SHIPPED)
def test_articles_that_are_landscape_tables_leave_no_page_nearly_blank(name: str) -> None:
    sample = samples.issue()
    tables = tuple(
        Article(f"{n}.md", ("题目",), parse(wide(2), f"{n}.md"), unit="甲局") for n in range(3)
    )
    issue = replace(sample, contents=False, articles=tables)
    pages = set_issue(issue, template(name), samples.periodical())
    assert "U" not in shapes(pages)[1:-1]


def test_what_ends_an_article_stands_on_the_landscape_page_that_its_text_ends_on() -> None:
    ending = NOTE + "署名：甲局\n\n成文日期：2024年11月25日\n\n"
    pages = pages_of("前文。\n\n" + wide(2) + ending, unit="甲区局")
    assert shapes(pages) == "ULU"
    at = {line.text: line for line in pages.pages[1].lines}
    assert list(at)[-3:] == ["甲局", "2024年11月25日", "（甲区局供稿）"]
    day, sheet = at["2024年11月25日"], pages.pages[1].sheet
    assert day.left + day.width == pytest.approx(sheet.width - sheet.right - 2 * 16, abs=1)


def test_the_foot_of_the_last_text_keeps_the_imprint_company() -> None:
    pages = pages_of("前文。\n\n" + wide(2), place=1, unit="甲区局")
    assert shapes(pages) == "UULU"
    assert pages.pages[-1].lines[0].text == "（甲区局供稿）"


def test_a_head_in_a_table_of_the_template_stays_upright() -> None:
    row = '[[article]]\nstyle = "table"\ncells = [["{{ article.title }}"]]\n'
    text = (samples.ROOT / "templates/shanghai-post/template.toml").read_text(encoding="utf-8")
    text = text.replace("[[article]]", f"{row}\n[[article]]", 1)
    made = load(text, "template.toml", "own", template("shanghai-post").base)
    assert turned(wide(2), made, place=1)[0] == "table_caption 表1　各单位情况"
