"""Phrases with one slip are found, those with none or two are not."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.alike import are_alike
from bulletin_cli.proof.reading.near import find_near
from bulletin_cli.proof.reading.tables import read_table
from tests.linear import assert_linear

TABLES = ("idioms", "set_phrases")


def near(text: str, table: str) -> list[tuple[str, str]]:
    found = find_near(LogicalParagraph(text, "a.md", 1), table)
    return [(text[start:end], right) for start, end, right in found]


def lines(table: str) -> list[list[str]]:
    return [each.split("\t") for each in read_table(table).splitlines() if each[0] != "#"]


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("构建人类命运共体。", "人类命运共体", "人类命运共同体"),
        ("构建人累命运共同体。", "人累命运共同体", "人类命运共同体"),
        ("构建人类命运同共体。", "人类命运同共体", "人类命运共同体"),
        ("坚持独立自主的和平外交政测。", "独立自主的和平外交政测", "独立自主的和平外交政策"),
    ],
)
def test_one_slip_is_found(text: str, written: str, right: str) -> None:
    assert (written, right) in near(text, "set_phrases")


@pytest.mark.parametrize(
    "text",
    [
        "构建人类命运共同体。",
        "构建人类命运的共同未来。",
        "人类命运共同",
        "安全生产责任保险",
        "科学发展规划，绿色发展理念",
        "社会主义民主法治建设",
        "全面依法治省",
    ],
)
def test_what_is_right_or_something_else_is_not(text: str) -> None:
    assert near(text, "set_phrases") == []


def test_an_idiom_is_wrong_by_a_character_that_sounds_or_looks_alike() -> None:
    assert near("群策群利", "idioms") == [("群策群利", "群策群力")]
    assert near("群策群谋", "idioms") == []


@pytest.mark.parametrize("table", TABLES)
def test_the_phrases_are_not_near_one_another(table: str) -> None:
    right = [each[0] for each in lines(table)]
    assert near("，".join(right), table) == []


@pytest.mark.parametrize("table", TABLES)
def test_what_is_spared_would_be_found(table: str) -> None:
    """A spared form that is not near its phrase does nothing."""
    for phrase, *spared in lines(table):
        for each in spared[0].split() if spared else ():
            assert abs(len(each) - len(phrase)) <= 1, each
            assert near(each, table) == [], each


@pytest.mark.parametrize("table", TABLES)
def test_a_phrase_is_listed_once(table: str) -> None:
    right = [each[0] for each in lines(table)]
    assert len(right) == len(set(right))


def test_characters_are_alike_by_sound_or_shape() -> None:
    assert are_alike("利", "力")
    assert are_alike("中", "宗")
    assert are_alike("己", "已")
    assert not are_alike("谋", "力")
    assert not are_alike("𠀀", "𠀁")


def test_the_time_is_as_the_text_is_long() -> None:
    def work(size: int) -> None:
        for table in TABLES:
            near("人类命运共人类命运社会主义现代化一心一" * size, table)

    assert_linear(work, 200)
