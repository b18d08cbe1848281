"""Official lines on the page: styles with and without the template's, blank lines, what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import compose, set_issue
from bulletin_cli.layout.document import Document, StyledParagraph
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.layout.template import Template
from tests.composed import FIRST, ISSUE, PERIODICAL, SECOND, TEMPLATES, composed, template

OFFICIAL = (
    "addressee", "attachment_list", "signature", "signed_on", "remark", "attachment",
    "attachment_title",
)  # fmt: skip
TEXT = (
    "主送：各区局：\n正文。\n附件：1.名单\n2.报名表\n署名：示例市邮政管理局\n成文日期：2024年11月25日\n"
    "附注：（此件公开发布）\n# 附件1\n# 名单\n甲。\n# 附件2\n乙。"
)


def without_styles(name: str = "shanghai-post") -> Template:
    """Return a template as templates were before they had these styles."""
    whole = template(name)
    kept = {key: style for key, style in whole.styles.items() if key not in OFFICIAL}
    return replace(whole, styles=kept)


def article(text: str = TEXT) -> Article:
    return Article("01.md", ("题",), parse(text, "01.md"), unit="示例市局")


def rows(document: Document) -> list[str]:
    """Return style and text of each line of the article, blank lines too."""
    blocks = [each for each in document.body if isinstance(each, StyledParagraph)]
    start = next(n for n, each in enumerate(blocks) if each.part == "title")
    return [f"{each.style} {each.text}".rstrip() for each in blocks[start + 2 :]]


def pages(text: str, used: Template | None = None, *others: Article) -> Pages:
    issue = replace(ISSUE, articles=(article(text), *others), units=False)
    return set_issue(issue, used or template("shanghai-post"), PERIODICAL)


def line(found: Pages, text: str) -> tuple[int, Line]:
    """Return the line that begins so, and its page."""
    return next(
        (page.number, each)
        for page in found.pages
        for each in page.lines
        if each.text.startswith(text)
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_line_has_its_style_and_the_blank_lines_of_the_standard(name: str) -> None:
    document = composed(replace(ISSUE, articles=(article(),), units=True), name)
    assert rows(document) == [
        "addressee 各区局：", "body 正文。", "attachment_list", "attachment_list 附件：1.名单",
        "attachment_list 2.报名表", "signature", "signature 示例市邮政管理局",
        "signed_on 2024年11月25日", "remark （此件公开发布）", "unit （示例市局供稿）",
        "attachment 附件1", "attachment_title", "attachment_title 名单", "attachment_title",
        "body 甲。", "attachment 附件2", "body 乙。",
    ]  # fmt: skip


def test_a_template_without_the_styles_derives_them_from_its_body() -> None:
    old = without_styles()
    issue = replace(ISSUE, articles=(article(),))
    styles = compose(issue, old, PERIODICAL).styles
    assert [styles[key].name for key in OFFICIAL] == [
        "主送机关", "附件说明", "署名", "成文日期", "附注", "附件", "附件题",
    ]  # fmt: skip
    assert styles["signature"].align == "right"
    assert (styles["signed_on"].left, styles["signed_on"].right) == (2, 2)  # characters
    assert styles["attachment"].fonts == old.styles["heading1"].fonts
    assert styles["attachment"].page_break_before


def test_an_issue_without_official_lines_gets_no_styles_for_them() -> None:
    old = without_styles()
    assert compose(ISSUE, old, PERIODICAL).styles is old.styles


def test_a_derived_style_takes_no_name_that_the_template_has() -> None:
    old = without_styles()
    own = replace(old.styles["body"], key="mine", name="署名")
    taken = replace(old, styles={**old.styles, "mine": own})
    document = compose(replace(ISSUE, articles=(article(),)), taken, PERIODICAL)
    assert document.styles["signature"].name == "signature"


def test_an_attachment_begins_a_page_and_so_does_the_article_below_it() -> None:
    found = pages(TEXT, None, SECOND)
    numbers = [line(found, text)[0] for text in ("正文", "附件1", "甲", "附件2", "第二篇")]
    assert numbers == [1, 2, 2, 3, 4]
    following = pages("正文。", None, SECOND)
    assert [line(following, text)[0] for text in ("正文", "第二篇")] == [1, 1]


def test_a_section_below_attachments_begins_the_page() -> None:
    found = pages(TEXT, None, replace(SECOND, section="栏目"), replace(FIRST, file="03.md"))
    assert [line(found, text)[0] for text in ("【栏目】", "第二篇", "甲文")] == [4, 4, 4]


@pytest.mark.parametrize("filled", range(10, 22))
@pytest.mark.parametrize("used", [template("shanghai-post"), without_styles()], ids=["new", "old"])
def test_a_signature_never_stands_without_the_last_line_of_the_text(
    used: Template, filled: int
) -> None:
    found = pages("一段。\n" * filled + TEXT.partition("\n")[2], used)
    places = {line(found, text)[0] for text in ("正文", "附件：", "示例市", "2024年11", "（此件")}
    assert len(places) == 1


@pytest.mark.parametrize("filled", range(10, 22))
def test_below_a_table_its_last_row_stays_with_the_signature(filled: int) -> None:
    rows = "| 甲 |\n| --- |\n" + "| 乙 |\n" * 3 + "| 末行 |\n"
    found = pages("一段。\n" * filled + rows + "署名：示例市局\n成文日期：2024年11月25日")
    assert len({line(found, text)[0] for text in ("末行", "示例市", "2024年11月25日")}) == 1


def test_a_note_stands_on_the_page_of_its_tables_last_row() -> None:
    table = "| 区 | 数 |\n| --- | --- |\n" + "| 甲 | 1 |\n" * 3 + "| 末 | 1 |\n"
    breaks = set()
    for count in range(10, 30):
        found = pages("文。\n\n" * count + table + "\n注：截至三月。\n\n后文。")
        assert line(found, "注")[0] == line(found, "末")[0]
        breaks.add(line(found, "末")[0] - line(found, "区")[0])
    assert breaks == {0, 1}  # pages ended within the table, too
