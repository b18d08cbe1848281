"""What stands above a title is told from titles by its form, and by what is next to it."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.heads import find_heads, kind_of
from tests.linear import assert_linear

TEXT = "11月19日，示例公司党委组织主题党日活动，四十余名党员参加。"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2024年7月8日", "日期"),
        ("（二〇二四年七月八日）", "日期"),
        ("2024-07-08 10:00", "日期"),
        ("2024年7月8日（星期一）", "日期"),
        ("2024年7月8日 示例市第八届人民代表大会第六次会议通过", "日期"),
        ("示局发〔2024〕12号", "文号"),
        ("示字[2024]第14号", "文号"),
        ("附件2", "附件号"),
        ("附件：", "附件号"),
        ("附件1-1", "附件号"),
        ("2024年第9期（总第88期）", "期号"),
        ("示例局办公室编印　　第12期", "期号"),
        ("（征求意见稿）", "版本"),
        ("第3稿", "版本"),
        ("（讨论稿，7月8日）", "版本"),
        ("━━━━★━━━━", "分隔线"),
        ("V2.0", "版本"),
        ("机密★1年", "密级"),
        ("★机密", "密级"),
        ("内部资料，注意保存", "密级"),
        ("签发人：张三", "签发"),
        ("本期要目", "目录"),
        ("示例局信息报送表", "表名"),
        ("张三 2024/7/8 10:00:12", "聊天记录"),
        ("[图片]", "聊天记录"),
    ],
)
def test_lines_of_these_kinds_are_no_title(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "示例区局开展夏季安全检查",
        "2024年工作要点",
        "2024年7月工作总结",
        "11月22日至25日示例区局开展检查",
        "第3期青年干部培训班开班",
        "附件里的党建故事",
        "关于印发方案的通知（2024）12号",
        "示例区局",
        "机密文件管理办法印发",
        "2024年7月8日台风预警发布",
        "稿",
        "定稿会在示例区局召开",
    ],
)
def test_titles_that_look_like_these_are_titles(line: str) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize("sign", [" ", "年", "附", "甲 ", "[", "2024年"])
def test_a_line_without_end_takes_time_as_its_length(sign: str) -> None:
    assert_linear(lambda number: kind_of(f"甲{sign * number}乙"), 20_000)


@pytest.mark.parametrize(
    "above",
    [
        ["示例公司党建简报", "2024年第9期", "示例公司党委办公室　　2024年11月20日"],
        ["示例公司", "党建简报", "第9期", "示例公司党委办公室　2024年11月20日"],
        ["示例公司党建简报", "第9期", "2024年11月20日"],
        ["示例公司党建信息", "2024年11月20日"],
        ["示例公司工作动态", "示例公司党委办公室　2024年11月20日"],
    ],
)
def test_the_senders_own_masthead_ends_above_the_title(above: list[str]) -> None:
    found = find_heads([*above, "示例公司开展主题党日", TEXT])
    assert set(found) == set(range(len(above)))


def test_a_masthead_does_not_reach_over_the_title_to_a_date_below() -> None:
    lines = ["示例公司党建简报", "2024年第9期", "示例公司章程", "2024年7月8日示例会议通过", TEXT]
    assert set(find_heads(lines)) == {0, 1}


@pytest.mark.parametrize("office", ["示例区局文件", "示 例 区 局 文 件", "示例区局"])
def test_a_red_head_is_known_by_the_number_below_it(office: str) -> None:
    found = find_heads([office, "示局发〔2024〕12号", "关于开展夏季安全检查的通知", TEXT])
    assert found == {0: "红头", 1: "文号"}


def test_a_title_above_a_documents_number_is_no_red_head() -> None:
    assert find_heads(["关于开展夏季安全检查的通知", "示局发〔2024〕12号", TEXT]) == {1: "文号"}


def test_the_name_of_a_unit_above_a_title_is_no_red_head() -> None:
    assert find_heads(["示例区局", "召开主题党日活动座谈会", TEXT]) == {}


@pytest.mark.parametrize("gap", ["\t", "……", "......", "　　　"])
@pytest.mark.parametrize("top", [["目　录"], []])
def test_contents_are_known_by_their_page_numbers(top: list[str], gap: str) -> None:
    rows = [f"示例区局开展检查{gap}1", f"示例县局走访快递员{gap}2"]
    found = find_heads([*top, *rows, "示例区局开展检查", TEXT])
    assert found == dict.fromkeys(range(len(top) + 2), "目录")


def test_a_line_of_text_ends_the_head() -> None:
    lines = ["示例区局开展检查", TEXT, "示例公司党建简报", "2024年第9期"]
    assert 0 not in find_heads(lines)
    assert 2 not in find_heads(lines)
