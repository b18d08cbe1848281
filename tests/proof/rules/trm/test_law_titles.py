"""TRM010: the list of laws, and what is nearly one of them."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.texts import read_plain


def found(text: str) -> list[str]:
    read = read_plain(text, "a.md")
    return [each.message for each in check([read], None, RuleSelection(select=("TRM010",)))]


def laws() -> list[str]:
    return [line.lstrip("*") for line in read_table("laws").splitlines() if line[0] != "#"]


def test_every_law_is_right_and_stands_once() -> None:
    assert len(laws()) == len(set(laws())) > 190
    assert found("".join(f"《中华人民共和国{name}》、《{name}》。" for name in laws())) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("消费者权益保障法", "消费者权益保护法"),
        ("治安处罚法", "治安管理处罚法"),
        ("道路交通安全管理法", "道路交通安全法"),
        ("反不正竞争法", "反不正当竞争法"),
    ],
)
def test_a_character_or_a_word_off_is_told_with_the_law(written: str, right: str) -> None:
    assert found(f"宣传《中华人民共和国{written}》。") == [f"没有《{written}》，有《{right}》"]


@pytest.mark.parametrize(
    "text",
    ["日本《个人信息法》", "《草原法》《水法》", "《示例省物业法》", "学习道路交通法规"],
)
def test_laws_of_others_and_plain_words_are_left_alone(text: str) -> None:
    assert found(text) == []
