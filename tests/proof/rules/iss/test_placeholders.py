"""ISS003: what was left to fill in, with its place; what only looks so is left alone."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article_text import parse_article
from bulletin_cli.proof.finding import Finding, Place
from tests.proof.contexts import PATHS, article, checked, issue_context, messages


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("数据TODO。", "TODO"), ("数据待补充。", "待补充"), ("于XX年召开", "XX年"),
        ("××月", "××月"), ("xx日", "xx日"),
        ("ＸＸ月", "ＸＸ月"), ("共____件", "____"), ("共＿＿＿件", "＿＿＿"),
        ("**待补充**", "待补充"), ("| 甲 |\n|---|\n| 待补充 |", "待补充"), ("注：待补充", "待补充"),
        ("## 待补充", "待补充"), ("![待补充](a.png)", "待补充"), ("2024年XX月XX日", "XX月"),
    ],
)  # fmt: skip
def test_what_was_left_to_fill_in_is_found(text: str, mark: str) -> None:
    assert f"占位文字没有填：{mark}" in messages("ISS003", issue_context(articles=(article(text),)))


@pytest.mark.parametrize(
    "text", ["2024年11月25日", "X光机", "Xx快递", "AED_3型", "a__b", "补充材料", "XX路", "3×3米"]
)
def test_what_only_looks_unfilled_is_left_alone(text: str) -> None:
    assert checked(issue_context(articles=(article(text),))) == ()


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ('title = "待补充"\nunit = "甲局"', 2),
        ('title = [\n"题",\n"目"]\nunit = "待补充"\neditor_note = "请阅"', 5),
        ('title = "题"\nunit = "甲局"\n\neditor_note = "待补充"', 5),
    ],
)
def test_placeholders_outside_the_body_are_found_on_their_own_line(front: str, line: int) -> None:
    filled = parse_article(f"+++\n{front}\n+++\n\n正文。\n", "01.md", "")
    (found,) = checked(issue_context(articles=(filled,)))
    assert (found.place.file, found.place.line) == (PATHS.article("01.md"), line)


def test_a_finding_in_the_body_has_its_exact_place() -> None:
    (found,) = checked(issue_context(articles=(article("甲\n\n这是**待补充**的"),)))
    place = Place(PATHS.article("01.md"), 7, 5, 8, "这是待补充的", (2, 5))
    assert found == Finding("ISS003", "error", "占位文字没有填：待补充", place)


def test_a_finding_in_a_table_has_the_line_of_its_row() -> None:
    table = "表1　甲\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3 | 待补充 |"
    (found,) = checked(issue_context(articles=(article(table),)))
    assert (found.place.line, found.place.column, found.place.end) == (10, 7, 10)
