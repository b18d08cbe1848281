"""Which lines of what came belong to an official text, and which only look so."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import (
    Article,
    Block,
    Heading,
    OfficialLine,
    Paragraph,
    Span,
    Table,
    plain,
    plain_text,
)
from bulletin_cli.incoming.official import take_official
from bulletin_cli.incoming.split import parts
from bulletin_cli.incoming.text import read_incoming

TEXT = "现将有关事项通知如下：\n请各单位认真做好工作。\n特此通知。"
SIGNED = f"{TEXT}\n示例市邮政管理局\n2024年11月20日"


def came(text: str, unit: str = "") -> Article:
    """Return an article whose lines are paragraphs, numbered ones headings."""
    blocks: list[Block] = [
        Heading(3, (Span(line),))
        if line[0].isdigit() and "." in line[:3]
        else Paragraph((Span(line),))
        for line in text.split("\n")
    ]
    return Article("", ("题",), tuple(blocks), unit=unit)


def taken(text: str) -> dict[str, list[str]]:
    """Return the texts of each part that was found."""
    found: dict[str, list[str]] = {}
    for each in take_official(came(text))[0].blocks:
        if isinstance(each, OfficialLine):
            found.setdefault(each.part, []).append(plain(each.inline))
    return found


def test_a_name_and_a_date_below_closing_words_are_a_signature() -> None:
    assert taken(SIGNED) == {"signature": ["示例市邮政管理局"], "signed_on": ["2024年11月20日"]}


@pytest.mark.parametrize(
    "text",
    ["示例区局开展了活动。\n活动很好。\n示例区邮政管理局\n2024年11月20日", TEXT,
     f"{TEXT}\n2024年11月20日", f"{TEXT}\n今天天气很好。\n2024年11月20日"],
)  # fmt: skip
def test_who_sent_a_report_is_no_signature(text: str) -> None:
    assert taken(text) == {}


def test_several_names_sign_together_and_none_of_them_is_the_unit() -> None:
    article, told = take_official(came(f"{TEXT}\n示例市邮政管理局\n示例市公安局\n2024年11月20日"))
    assert [each.part for each in article.blocks if isinstance(each, OfficialLine)] == [
        "signature", "signature", "signed_on",
    ]  # fmt: skip
    assert article.unit == ""
    assert told == ("收作公文的几部分：署名“示例市邮政管理局”、成文日期“2024年11月20日”；请核对",)


def test_who_signs_is_the_unit_where_nobody_else_is() -> None:
    assert take_official(came(SIGNED))[0].unit == "示例市邮政管理局"
    assert take_official(came(SIGNED, "示例处"))[0].unit == "示例处"


def test_what_stands_in_brackets_below_the_date_is_a_remark_but_who_sent_it_is_not() -> None:
    assert taken(f"{SIGNED}\n（此件公开发布）")["remark"] == ["（此件公开发布）"]
    assert "remark" not in taken(f"{SIGNED}\n（示例市局供稿）")


def test_a_list_takes_its_numbered_lines_and_no_heading_after_it() -> None:
    found = taken("正文。\n附件：1.名单\n2.报名表\n完。\n3.别的")
    assert found == {"attachment_list": ["附件：1.名单", "2.报名表"]}


@pytest.mark.parametrize("text", ["各区邮政管理局：", "示例区邮政管理局、机关各处室，各快递企业："])
def test_receivers_above_the_text_are_addressed(text: str) -> None:
    assert taken(f"{text}\n{TEXT}")["addressee"] == [text]


@pytest.mark.parametrize(
    "text", ["会议指出：", "主要做法如下：", "各区局要做到：一是落实。二是检查：", "各区邮政管理局"]
)
def test_a_first_line_that_says_something_is_not_addressed(text: str) -> None:
    assert "addressee" not in taken(f"{text}\n{TEXT}")


def test_an_attachment_has_the_short_line_below_it_as_its_title() -> None:
    assert taken("正文。\n附件1\n名单\n甲。\n附件2\n这一段是正文，不是题目。") == {
        "attachment": ["附件1", "附件2"], "attachment_title": ["名单"],
    }  # fmt: skip


def test_the_caption_of_a_table_that_is_an_attachment_is_its_title() -> None:
    def attached(caption: str) -> tuple[Block, ...]:
        table = Table((((Span("甲"),),),), ("",), caption)
        blocks = (*came("正文。\n附件1").blocks, table, *came("附件2").blocks, table)
        return take_official(Article("", ("题",), blocks))[0].blocks

    found = attached("统计表")
    assert [each.part for each in found if isinstance(each, OfficialLine)] == [
        "attachment", "attachment_title", "attachment", "attachment_title",
    ]  # fmt: skip
    assert [each.caption for each in found if isinstance(each, Table)] == ["", ""]
    assert plain_text(Article("", ("题",), found)).split("\n").count("统计表") == 2
    numbered = attached("表1　业务量")
    assert [each.caption for each in numbered if isinstance(each, Table)] == ["表1　业务量"] * 2


def test_an_attachment_at_the_very_beginning_is_left_to_who_reads_titles() -> None:
    assert taken("附件1\n名单\n甲。") == {}


def test_who_sent_a_text_may_say_so_above_its_attachments() -> None:
    article, told = take_official(came(f"{SIGNED}\n（示例区邮政管理局供稿）\n附件\n名单\n甲。"))
    assert article.unit == "示例区邮政管理局"
    assert told[1] == "供稿单位“示例区邮政管理局”，取自“（示例区邮政管理局供稿）”"
    assert [each.part for each in article.blocks if isinstance(each, OfficialLine)] == [
        "signature", "signed_on", "attachment", "attachment_title",
    ]  # fmt: skip


def test_a_plain_text_is_read_in_the_same_way() -> None:
    converted = read_incoming(f"关于工作的通知\n\n{SIGNED}", "稿.txt", markdown=False)
    assert converted.article.unit == "示例市邮政管理局"
    assert len(converted.messages) == 2


@pytest.mark.parametrize(
    ("text", "markdown"),
    [("# 题\n\n正文。\n\n# 附件1　名单\n\n甲。\n\n# 附件2\n# 表\n\n乙。", True),
     ("题\n\n正文。\n\n附件1\n\n这一段是附件里的话。", False)],
)  # fmt: skip
def test_an_attachment_begins_no_other_article(text: str, markdown: bool) -> None:
    assert parts(text, markdown=markdown) == (text,)
