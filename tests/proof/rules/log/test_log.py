"""The rules of logic say what the figures should be."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain

DAY = date(2024, 11, 25)


def messages(text: str, rule: str, on: date | None = DAY) -> list[str]:
    read = read_plain(text, "a.md", markdown=True, on=on)
    return [each.message for each in check([read], None, RuleSelection(select=(rule,)))]


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("由10%提高到15%，提高了5%。", "LOG004", "两个百分数之差是“5个百分点”"),
        ("由10%提高到15%，提高了7个百分点。", "LOG004", "7个百分点与两数之差不符，核对"),
        ("由100件增加到120件，增长30%。", "LOG004", "由100到120不是30%，核对"),
        ("由10亿件增加到40亿件，增长2倍。", "LOG004", "由10到40不是2倍，核对"),
        ("由200件增加到120件。", "LOG004", "“由200件增加到120件”：数的大小与增减相反，核对"),
        ("检查企业30家，其中合格35家。", "LOG003", "其中的35大于总数30，核对"),
        (
            "参训40人，其中男性25人、女性25人。",
            "LOG003",
            "25加25不等于总数40，核对",
        ),
        (
            "铺设光缆1500米，每公里造价56万元，共耗资85万元。",
            "LOG006",
            "按数量和单价应是84万元，写的是85万元，核对",
        ),
        (
            "慰问30人，每人500元，共计1.6万元。",
            "LOG006",
            "按数量和单价应是1.5万元，写的是1.6万元，核对",
        ),
        ("三季度（7—10月）完成。", "LOG002", "三季度是7—9月，核对"),
        ("“十五五”时期（2025—2030年）", "LOG002", "“十五五”时期是2026—2030年，核对"),
        ("张某1980年出生，今年50岁。", "LOG007", "到2024年应是44岁，写的是50，核对"),
        ("2014年至2024年的5年间，", "LOG007", "2014年到2024年是10年，写的是5年，核对"),
        (
            "2021年是中国共产党成立90周年。",
            "LOG007",
            "2021年是中国共产党成立100周年，写的是90，核对",
        ),
        ("黄浦、静安、徐汇分别有3家和4家。", "LOG008", "“分别”前面是3项，后面是2个数，核对"),
        ("一、二、三等件分别占50%、40%和20%。", "LOG005", "占比相加是110%，核对"),
    ],
)
def test_a_rule_says_what_does_not_add_up(text: str, rule: str, message: str) -> None:
    assert messages(text, rule) == [message]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("由1.2亿件增加到1.5亿件，增长24%。", "LOG004"),
        ("由1.2亿件增加到1.5亿件，增长26%。", "LOG004"),
        ("由0件增加到5件，增长5%。", "LOG004"),
        ("由3天减少到2小时，减少1天。", "LOG004"),
        ("慰问30人，每人500.5元，共计1.5万元。", "LOG006"),
        ("三次产业结构为5.2：40.1：54.6。", "LOG005"),
    ],
)
def test_what_rounding_explains_is_right(text: str, rule: str) -> None:
    assert messages(text, rule) == []


def test_without_the_date_of_an_issue_no_age_is_wrong() -> None:
    assert messages("张某1980年出生，今年50岁。", "LOG007", None) == []


def test_a_period_over_the_year_or_the_night_is_no_slip() -> None:
    for text in ("2024年11月至次年3月", "22:00—6:00", "8:30—8:00值班", "从11月1日到3月31日"):
        assert messages(text, "LOG002") == []
