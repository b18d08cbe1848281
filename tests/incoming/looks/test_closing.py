"""Lines below the last text that name who was present, and whom to ask, become fields."""

from __future__ import annotations

from typing import Any

import pytest

from bulletin_cli.base.strict_toml import parse
from bulletin_cli.content.article import plain_text
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.looks import ReadTemplate, read_template
from tests import made_in_word as word

PRESENT = (
    "出　席：市局张三、李四，区局王五、赵六，协会孙七、周八，公司吴九、郑十，"
    "院校冯一、陈二，银行褚三、卫四。"
)
CONTACT = "（联系人：张三（综合科），电话：（021）12345678）"


def read(*lines: str, above: str = "") -> ReadTemplate:
    """Return the template of an issue of two articles that ends with these lines."""
    document = word.blank()
    word.plain_masthead(document)
    word.write_articles(document)
    if above:
        second = next(each for each in document.paragraphs if each.text == "东区局为快递员办实事")
        word.write(second.insert_paragraph_before(), above)
    for line in lines:
        word.write(document.add_paragraph(), line)
    word.write_end(document)
    return read_template(word.saved(document), "一期.docx", TemplateFacts(), "照着做的")


def closing(found: ReadTemplate) -> list[tuple[str, str]]:
    """Return the rows below the last text but a contributor's: what they print, and when."""
    rows = parse(found.text, "template.toml").tables("article")
    said = [(each.text("text", ""), each.text("when", "")) for each in rows]
    return [each for each in said if "is_last" in each[1]]


def last_text(found: ReadTemplate) -> str:
    return plain_text(found.issue.articles[-1])


def test_who_was_present_is_a_field_to_be_filled_in_and_others_may_be_left_out() -> None:
    found = read("", PRESENT, "请假：许十一。")
    assert closing(found) == [
        ("", "article.is_last"),
        ("出　席：{{ field.出席 }}。", "article.is_last"),
        ("请假：{{ field.请假 }}。", "article.is_last and field.请假"),
    ]
    assert found.issue.fields["出席"] == PRESENT.removeprefix("出　席：").removesuffix("。")
    assert '[[fields]]\nkey = "出席"\nrequired = true\n' in found.text
    assert '[[fields]]\nkey = "请假"\n\n' in found.text


def test_whom_to_ask_is_a_field_with_its_own_brackets() -> None:
    found = read(CONTACT)
    said = "（联系人：{{ field.联系人 }}，电话：{{ field.电话 }}）"
    assert closing(found) == [(said, "article.is_last and field.联系人")]
    assert found.issue.fields == {"联系人": "张三（综合科）", "电话": "（021）12345678"}


def test_they_are_not_in_the_last_text_and_its_contributor_is_known() -> None:
    found = read(PRESENT, CONTACT)
    assert "出" not in last_text(found)
    assert found.issue.articles[-1].unit == "东区局"


def test_what_every_article_ends_with_is_not_the_issues() -> None:
    found = read(CONTACT, above=CONTACT)
    assert not [said for said, _ in closing(found) if "联系人" in said]


@pytest.mark.parametrize("line", ["出席会议的同志都发了言。", "联系人：见附件。", "请假要早说。"])
def test_a_sentence_that_begins_so_stays_text(line: str) -> None:
    assert closing(read(line)) == []


def cells(document: Any) -> None:
    word.plain_masthead(document)
    table = document.add_table(1, 4)
    for n, text in enumerate(("时　间", "11月20日下午", "主　持", "张三")):
        word.write(table.cell(0, n).paragraphs[0], text)


def test_time_and_chair_of_a_meeting_in_a_table_are_fields() -> None:
    found = read_template(word.made(cells), "一期.docx", TemplateFacts(), "照着做的")
    assert '"{{ field.时间 }}"' in found.text
    assert found.issue.fields == {"时间": "11月20日下午", "主持": "张三"}
