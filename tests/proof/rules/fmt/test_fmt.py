"""FMT: what the examples of the rules cannot show."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_plain
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
