"""The rules on an issue as a whole, with good and bad examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.issue import Issue, IssueNumber, IssueStatus
from bulletin_cli.content.numbering import parse_id
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding, Place
from tests.proof.contexts import (
    FOLDER,
    MONDAY,
    after,
    article,
    checked,
    issue_context,
    messages,
)


def test_a_faultless_issue_has_no_findings() -> None:
    assert checked(issue_context()) == ()


@pytest.mark.parametrize(
    ("number", "previous"),
    [
        (IssueNumber(2024, 35, 486), after("2024-34", 485)),
        (IssueNumber(2024, 37, 488), after("2024-35+36", 486)),
        (IssueNumber(2024, 35, 486, span=2), after("2024-34", 485)),
        (IssueNumber(2024, 1, 486), after("2023-50", 485)),
        (IssueNumber(2024, 1, 486), after("2022-50+51", 484)),
        (IssueNumber(2024, 35, 486), after("2024-34", 485, None)),
        (IssueNumber(2024, 35, 486), None),
        (IssueNumber(2024, 9, supplement=True), after("2024-34", 485)),
    ],
    ids=["next", "after-combined", "combined", "new-year", "years-later", "counted-from",
         "first-ever", "supplement"],
)  # fmt: skip
def test_a_number_that_follows_is_right(number: IssueNumber, previous: Issue | None) -> None:
    assert checked(issue_context(number, previous=previous)) == ()


@pytest.mark.parametrize(
    ("number", "previous", "expected"),
    [
        (IssueNumber(2024, 36, 487), after("2024-34", 485),
         ["上一期是 2024-34，应为第35期，写的是第36期（缺期）"]),
        (IssueNumber(2024, 34, 486), after("2024-34", 485),
         ["上一期是 2024-34，应为第35期，写的是第34期（期号倒退）"]),
        (IssueNumber(2024, 36, 487), after("2024-35+36", 486),
         ["上一期是 2024-35+36，应为第37期，写的是第36期（期号倒退）",
          "2024-35+36 是总第487期，这一期应为总第488期，写的是总第487期"]),
        (IssueNumber(2024, 35, 487), after("2024-34", 485),
         ["2024-34 是总第485期，这一期应为总第486期，写的是总第487期"]),
        (IssueNumber(2024, 36, 486), after("2024-34", 485),
         ["上一期是 2024-34，应为第35期，写的是第36期（缺期）",
          "2024-34 是总第485期，这一期应为总第487期，写的是总第486期"]),
        (IssueNumber(2024, 2, 486), after("2023-50", 485),
         ["上一期是 2023-50，应为第1期，写的是第2期（缺期）"]),
        (IssueNumber(2024, 1, 1), after("2023-50", 485),
         ["2023-50 是总第485期，这一期应为总第486期，写的是总第1期"]),
    ],
    ids=["gap", "repeated", "inside-combined", "whole-number", "gap-and-whole-number",
         "not-first-of-the-year", "whole-number-restarted"],
)  # fmt: skip
def test_a_number_out_of_order_is_found(
    number: IssueNumber, previous: Issue, expected: list[str]
) -> None:
    assert messages("ISS001", issue_context(number, previous=previous)) == expected


@pytest.mark.parametrize(
    ("taken", "overlap"),
    [
        ("2024-35+36", True), ("2024-34+35", True), ("2024-34", False), ("2024-36", False),
        ("2023-35", False), ("2024-s35", False),
    ],
)  # fmt: skip
def test_a_number_that_another_issue_takes_is_found(taken: str, overlap: bool) -> None:
    found = messages("ISS001", issue_context(taken=(parse_id(taken),)))
    assert found == ([f"与 {taken} 期号重复，改其中一期的期号"] if overlap else [])


@pytest.mark.parametrize("folder", ["2024-36", "2023-35", "2024-35+36", "2024-s35"])
def test_a_folder_of_another_number_is_found(folder: str) -> None:
    (found,) = messages("ISS001", issue_context(folder=parse_id(folder)))
    assert found == f"写的是 2024-35，文件夹是 {folder}，改成一致"


def test_a_date_of_another_year_is_found() -> None:
    (found,) = messages("ISS001", issue_context(day=date(2025, 1, 6)))
    assert found == "期号是 2024 年的，日期是 2025-01-06，改年份或日期"


def test_a_missing_date_is_found() -> None:
    assert messages("ISS002", issue_context(day=None)) == [
        "没有写日期，补上 date = 2024-11-25 这样一行"
    ]


def test_a_date_before_the_previous_issues_is_found() -> None:
    (found,) = messages("ISS002", issue_context(day=date(2024, 11, 15)))
    assert found == "日期 2024-11-15 早于上一期 2024-34 的 2024-11-18"


@pytest.mark.parametrize("day", [MONDAY, date(2024, 11, 18), date(2024, 11, 29)])
def test_a_working_day_not_before_the_previous_issue_is_right(day: date) -> None:
    assert checked(issue_context(day=day)) == ()


@pytest.mark.parametrize(
    ("day", "name"), [(date(2024, 11, 23), "星期六"), (date(2024, 11, 24), "星期日")]
)
def test_a_day_of_rest_is_asked_about(day: date, name: str) -> None:
    (found,) = messages("ISS002", issue_context(day=day), "info")
    assert name in found


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
    assert (found.place.file, found.place.line) == (f"{FOLDER}/articles/01.md", line)


def test_a_finding_in_the_body_has_its_exact_place() -> None:
    (found,) = checked(issue_context(articles=(article("甲\n\n这是**待补充**的"),)))
    place = Place(f"{FOLDER}/articles/01.md", 7, 5, 8, "这是待补充的", (2, 5))
    assert found == Finding("ISS003", "error", "占位文字没有填：待补充", place)


def test_a_finding_in_a_table_has_the_line_of_its_row() -> None:
    table = "表1　甲\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3 | 待补充 |"
    (found,) = checked(issue_context(articles=(article(table),)))
    assert (found.place.line, found.place.column, found.place.end) == (10, 7, 10)


def test_an_article_file_that_is_not_listed_is_found() -> None:
    (found,) = checked(issue_context(article_files=("01.md", "02.md")))
    assert (found.rule, found.place.file) == ("ISS008", f"{FOLDER}/articles/02.md")


@pytest.mark.parametrize(
    "choice",
    [
        RuleSelection(),
        RuleSelection(("SPC",)),
        RuleSelection(ignore=("ISS011",)),
        RuleSelection(errors=True),
    ],
)
def test_what_could_not_be_read_is_found_whatever_is_chosen(choice: RuleSelection) -> None:
    of = issue_context()
    error = BulletinError("缺少标题", "写明标题。", file=f"{FOLDER}/articles/02.md", line=2)
    broken = {"02.md": (error, BulletinError("文件不存在", file="a"))}
    found = check(of.texts, replace(of, issue=replace(of.issue, broken=broken)), choice)
    assert [(each.rule, each.level, each.message, each.place) for each in found] == [
        ("ISS011", "error", "读不出来：文件不存在", Place("a")),
        ("ISS011", "error", "读不出来：缺少标题；写明标题", Place(f"{FOLDER}/articles/02.md", 2)),
    ]


@pytest.mark.parametrize(("status", "found"), [("draft", 1), ("published", 1), ("void", 0)])
def test_an_issue_without_any_article_is_warned_of(status: IssueStatus, found: int) -> None:
    of = issue_context(articles=())
    said = messages("ISS008", replace(of, issue=replace(of.issue, status=status)), "warning")
    assert said == ["本期一篇稿件也没有，用 bulletin add-article 加入"] * found


def test_a_review_note_is_told_on_its_line_until_it_is_gone() -> None:
    text = '+++\ntitle = "题目"\n\n[[review]]\nauthor = "王局"\ntext = "补数字"\n'
    text += 'quote = "若干"\n\n[[review]]\ntext = "再核"\n+++\n\n正文。\n'
    noted = parse_article(text, "01.md", "01.md")
    found = [each for each in checked(issue_context(articles=(noted,))) if each.rule == "ISS010"]
    assert [(each.place.line, each.level, each.message) for each in found] == [
        (4, "warning", "王局：补数字（指“若干”）；处理后删去这段 [[review]]"),
        (9, "warning", "批注：再核；处理后删去这段 [[review]]"),
    ]
