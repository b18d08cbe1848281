"""The order of Chinese dictionaries, digits and Latin first."""

from __future__ import annotations

import random

import pytest

from bulletin_cli.content.pinyin_order import FIRST, LAST, initial, person_key, sort_key


def shuffled(names: list[str]) -> list[str]:
    """Return the names in another order, the same one every time."""
    return random.Random(5).sample(names, len(names))  # noqa: S311 - an order, not secrets


def test_digits_come_first_then_latin_then_han_by_sound_and_what_has_none_last() -> None:
    ordered = ["12家网点", "APP上线", "安全生产", "消防检查", "邮政快递", "㐂字"]
    assert sorted(shuffled(ordered), key=sort_key) == ordered
    assert [initial(sort_key(each)) for each in ordered] == [FIRST, FIRST, "A", "X", "Y", LAST]


def test_a_character_with_two_readings_is_read_as_its_word_is() -> None:
    titles = {"重庆": "C", "重点": "Z", "长沙": "C", "长大": "Z", "银行": "Y", "行业": "H"}
    assert {each: initial(sort_key(each)) for each in titles} == titles


def test_of_one_syllable_the_tone_decides_and_then_the_character() -> None:
    ordered = ["妈", "麻", "马", "骂"]
    assert sorted(shuffled(ordered), key=sort_key) == ordered
    assert sort_key("马")[0][0][:3] == sort_key("码")[0][0][:3]
    assert sort_key("马") != sort_key("码")


def test_numbers_go_by_their_size() -> None:
    ordered = ["第3期", "第12期", "第１３期", "第100期"]
    assert sorted(shuffled(ordered), key=sort_key) == ordered


def test_marks_do_not_count() -> None:
    assert initial(sort_key("“绿色包装”进校园")) == "L"
    assert sort_key("《通知》印发")[0] == sort_key("通知印发")[0]
    assert initial(sort_key("……")) == initial(sort_key("")) == LAST


@pytest.mark.parametrize(
    ("name", "letter"),
    [("单雄信", "S"), ("曾国平", "Z"), ("解晓东", "X"), ("尉迟恭", "Y"), ("王小明", "W")],
)
def test_a_surname_has_a_sound_of_its_own(name: str, letter: str) -> None:
    assert initial(person_key(name)) == letter
