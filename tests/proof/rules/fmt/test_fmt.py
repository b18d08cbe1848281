"""FMT: what the examples of the rules cannot show."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_article, read_plain
from tests.proof.fixes import fixed

FMT = RuleSelection(select=("FMT",))


def found(text: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.md", markdown=True)], None, FMT)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("二〇一三年十月十日", "2013年10月10日"),
        ("二〇二四年十二月三十一日", "2024年12月31日"),
        ("二〇二三年一月二十日", "2023年1月20日"),
    ],
)
def test_a_date_of_signing_is_put_in_arabic_figures(written: str, right: str) -> None:
    text = f"特此通知。\n示例市邮政管理局\n{written}"
    assert fixed(text, found, unsafe=True) == text.replace(written, right)


def test_a_date_in_han_numerals_that_nobody_signs_is_left_alone() -> None:
    assert found("特此通知。\n二〇二四年三月五日") == ()


def test_a_day_and_a_body_in_the_middle_are_no_signature() -> None:
    rest = "\n".join(["请做好值班。"] * 8)
    assert found(f"2024年3月5日\n示例市邮政管理局\n{rest}") == ()


def test_a_numbered_list_without_attachments_keeps_its_marks() -> None:
    assert found("1、名单。\n2、报名表。") == ()


def test_each_line_of_the_attachments_loses_its_mark() -> None:
    text = "附件：1、名单；\n2、报名表。\n请各单位参加。"
    mended = "附件：1.名单\n2.报名表\n请各单位参加。"
    assert fixed(text, found, unsafe=True) == mended


@pytest.mark.parametrize(
    "title",
    [
        "示例局召开关于快递进村的座谈会",
        "关于快递进村的几点思考",
        "关于开展调研情况的报告",
        "关于加强安全生产工作的若干规定",
        "关于组织调研的函",
        "关于推进快递进村工作要点",
    ],
)
def test_a_title_of_its_kind_is_left_alone(title: str) -> None:
    assert found(f"# {title}") == ()


def of_article(text: str) -> list[tuple[str, str, int]]:
    """Return rule, message and line of what is found in the body of an article."""
    article = Article("01.md", ("题",), parse(text, "01.md"))
    findings = check([read_article(article, "01.md")], None, FMT)
    return [(each.rule, each.message, each.place.line) for each in findings]


WHOLE = (
    "主送：各区局：\n名单见附件1，表见附件2。\n附件：1.名单\n2.报名表\n署名：示例市邮政管理局\n"
    "成文日期：2024年3月5日\n附注：（此件公开发布）\n# 附件1\n# 名单\n甲。\n# 附件2\n# 报名表\n乙。"
)


def test_an_official_text_that_is_right_is_left_alone() -> None:
    assert of_article(WHOLE) == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "words", "line"),
    [
        ("# 报名表", "# 报名", "FMT007", "附件说明里写的是“报名表”", 12),
        ("# 名单", "# 名单和说明", "FMT007", "附件说明里写的是“名单”", 9),
        ("# 附件2\n# 报名表\n", "", "FMT007", "附件说明列了 2 个，后面的附件有 1 个", 4),
        ("# 附件2", "# 附件3", "FMT007", "这里是第 2 个附件，序号不对", 11),
        ("表见附件2", "表见附件3", "FMT008", "说了“见附件3”，没有这个序号的附件", 2),
        ("2024年3月5日", "二〇二四年三月五日", "FMT006", "成文日期用阿拉伯数字：2024年3月5日", 6),
        ("2024年3月5日", "2024年3月5", "FMT006", "日期缺“日”", 6),
        ("2024年3月5日", "2024年3月", "FMT006", "成文日期写成“2024年3月5日”这样", 6),
    ],
)
def test_what_does_not_agree_in_an_official_text_is_told(
    right: str, wrong: str, rule: str, words: str, line: int
) -> None:
    ((found_rule, message, place),) = of_article(WHOLE.replace(right, wrong, 1))
    assert (found_rule, place) == (rule, line)
    assert words in message


def test_lines_of_one_title_agree_with_the_list_together() -> None:
    assert of_article("附件：全市邮政快递网点名单\n# 附件\n# 全市邮政快递\n# 网点名单\n甲。") == []
