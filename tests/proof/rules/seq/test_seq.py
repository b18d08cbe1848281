"""Ordinals: what the examples of the rules cannot show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_plain
from tests.proof.fixes import fixed

PIECES = st.sampled_from([*"一二三四十是要第、，。；：（）().1234五\n", "一是", "（一）", "好"])
NUMERALS = "一二三四五六七八九十"


def found(text: str, rule: str = "SEQ") -> tuple[Finding, ...]:
    return check([read_plain(text, "a.txt")], None, RuleSelection(select=(rule,)))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_rule_raises_and_a_second_run_of_fixes_changes_nothing(text: str) -> None:
    once = fixed(text, found, unsafe=True)
    assert fixed(once, found, unsafe=True) == once


@given(
    st.integers(1, 10),
    st.sampled_from(("{}是抓落实。", "第{}，抓落实。", "{}、落实\n", "（{}）落实\n")),
)
def test_a_list_in_order_is_left_alone(size: int, form: str) -> None:
    assert found("".join(form.format(each) for each in NUMERALS[:size]), "SEQ003") == ()


def test_a_heap_of_sentences_with_odd_ordinals_is_no_list() -> None:
    lines = ["十三、加强改革", "一、同意", "三、批准", "四、配合", "十四、部分", "九、其他"] * 20
    assert found("\n".join(lines), "SEQ003") == ()


def test_the_message_names_what_stands_before() -> None:
    assert "“二、”之后是“四、”" in found("一、甲\n二、乙\n四、丁", "SEQ003")[0].message
    assert "重号" in found("一、甲\n二、乙\n二、丁", "SEQ003")[0].message
