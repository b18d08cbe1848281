"""bulletin stats: the figures of a period, on the terminal and as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bulletin_cli.base.typography import display_width
from tests.cli.commands.offices import put_issue, put_submission, put_used_office
from tests.conftest import bulletin, change, did, refused, refused_by, write
from tests.terminal import on_terminal

Q3 = ("stats", "--period", "2024Q3")
COLUMNS = (
    "rank", "submitted", "accepted", "commissions_due", "commissions_done", "endorsements",
    "points",
)  # fmt: skip


@pytest.fixture
def office(workspace: Path) -> Path:
    put_used_office(workspace)
    return workspace


def rows(*words: str) -> dict[str, dict[str, Any]]:
    found = json.loads(did(bulletin(*words, "--format", "json")))["rows"]
    return {each["unit"]: each for each in found}


def figures(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[each] for each in COLUMNS)


def test_the_figures_of_a_quarter_are_those_counted_by_hand(office: Path) -> None:
    found = rows(*Q3)
    # 东区局: two submissions and a contact point's article without one; 2 + 10 + 30 of its first
    # article, 2 + 7 of the second, and 10 of an article of the second quarter.
    assert figures(found["东区局"]) == (1, 3, 2, 1, 1, 1, 61.0)
    assert figures(found["西区局"]) == (2, 1, 1, 1, 0, 1, 9.0)
    assert figures(found["甲公司"]) == (1, 0, 0, 0, 0, 0, 0.0)
    assert figures(found["外单位"]) == (1, 1, 1, 0, 0, 0, 2.0)
    assert found["东区局"]["channels"] == {"省局": 2}
    assert found["东区局"]["group"] == "区局"
    assert found["东区局"]["rate"] == 66.7
    assert found["东区局"]["so_far"]["points"] == 63.0
    assert found["西区局"]["so_far"]["submitted"] == 2
    assert office.is_dir()


def test_an_instruction_of_a_level_counts_once_also_in_a_later_quarter(office: Path) -> None:
    found = rows("stats", "--period", "2024Q4")
    assert figures(found["西区局"])[-2:] == (1, 0.0)
    assert found["甲公司"]["points"] == 2.0
    assert office.is_dir()


def test_the_quarters_add_up_to_the_year(office: Path) -> None:
    quarters = [rows("stats", "--period", f"2024Q{number}") for number in (1, 2, 3, 4)]
    for unit, row in rows("stats", "--period", "2024").items():
        for column in ("submitted", "accepted", "endorsements", "points"):
            assert row[column] == sum(each[unit][column] for each in quarters if unit in each)
    assert office.is_dir()


def test_texts_of_last_year_made_one_article_are_used_this_year(workspace: Path) -> None:
    for number in (1, 2):
        put_submission(workspace, f"2024-12-30-0{number}", "甲公司")
    put_issue(workspace, "2025-1", "2025-01-06", ["甲公司|2024-12-30-01+02", "乙公司"])
    january = ("stats", "--period", "2025-01")
    assert did(bulletin(*january)).splitlines()[:2] == [
        "2025年1月出刊 1 期，报送 1 篇，采用 3 篇（2 个单位，编成 2 篇），采用的里有以前",
        "报送的，不算采用率。",
    ]
    found = rows(*january)
    assert [found["甲公司"][each] for each in ("submitted", "accepted", "points")] == [0, 2, 1.0]
    assert rows("stats", "--period", "2024-12")["甲公司"]["submitted"] == 2
    notice = bulletin("notice", "--period", "2025-01", "--format", "text").stdout
    assert "收到信息1篇，采用3篇（编成2篇），涉及2个单位。" in notice


def test_days_may_be_given_in_place_of_a_period(office: Path) -> None:
    assert rows("stats", "--from", "2024-07-01", "--to", "2024-09-30") == rows(*Q3)
    assert rows("stats", "--from", "2024-07-09", "--to", "2024-07-21")["外单位"]["accepted"] == 1
    assert office.is_dir()


def test_the_terminal_shows_groups_ranks_and_bars(office: Path) -> None:
    lines = did(bulletin(*Q3)).splitlines()
    assert lines[0] == "2024年第三季度出刊 2 期，报送 4 篇，采用 3 篇（3 个单位），采用率 75%。"
    first = next(line for line in lines if "东区局" in line)
    assert first.split()[:4] == ["1", "东区局", "3(4)", "2(3)"]
    assert "█" in first
    assert "没有报送：甲公司" in lines
    assert lines[-1] == "计分：示例办法"
    assert [line for line in lines if display_width(line) > 80] == []
    groups = ["区局", "企业", "其他单位"]
    assert [line for line in lines if line in groups] == groups
    assert office.is_dir()


def test_long_names_and_many_columns_stay_within_80(office: Path) -> None:
    name = "示例市高新技术产业开发区邮政快递业发展和安全管理服务中心"
    change(office / "units.toml", {'name = "西区局"': f'name = "{name}"\nshort = ["西区局"]'})
    write(office / "points.toml", (office / "points.toml").read_text("utf-8") + (
        "[quota]\npoints = 1000\n[commissions]\ndone = 1000\n"
    ))  # fmt: skip
    lines = did(bulletin(*Q3)).splitlines()
    assert [line for line in lines if display_width(line) > 80] == []
    assert any("示例市高新技术" in line and "…" in line for line in lines)


def test_one_group_is_shown_with_its_own_sums(office: Path) -> None:
    found = json.loads(did(bulletin(*Q3, "--group", "区局", "--format", "json")))
    assert [each["unit"] for each in found["rows"]] == ["东区局", "西区局"]
    assert (found["articles"], found["submitted"]) == (3, 4)
    refused_by(office, ("stats --group 区居",), "没有“区居”这一组", "区局")


def test_explain_lists_every_point_with_its_file(office: Path) -> None:
    text = did(bulletin("stats", "explain", "东局", "--period", "2024Q3"))
    assert text.splitlines()[0] == "东区局　2024年第三季度　61 分"
    for part in (
        "+2  本刊采用《2024-27的01》", "issues/2024-27/articles/01.md",
        "+40  省局 专报 采用《2024-27的01》", "uses/2024.toml 第 4 行",
        "+2  本刊采用《2024-27的02》（2 个单位合写）", "+10  省局 采用《2024-20的01》",
        "约1 旺季：已交", "submissions/2024-08/01-01/submission.toml",
    ):  # fmt: skip
        assert part in text
    found = json.loads(
        did(bulletin("stats", "explain", "东局", "--period", "2024Q3", "--format", "json"))
    )
    assert sum(each["points"] for each in found) == 61.0
    refused_by(
        office, ("stats explain 东曲局 --period 2024Q3",), "没有“东曲局”这个单位", "是不是 东区局"
    )


def test_what_is_not_counted_is_told_with_its_place(office: Path) -> None:
    put_issue(office, "2024-30", "2024-08-05", [""])
    put_issue(office, "2024-31", "", ["东区局"])
    change(office / "points.toml", {'name = "省局"\nlevel': 'name = "部"\nlevel'})
    change(office / "points.toml", {'name = "省局"\npoints': 'name = "国"\npoints'})
    change(office / "uses" / "2024.toml", {'"2024-20/01.md"': '"2024-29/01.md"'})
    told = bulletin(*Q3).stderr
    assert "issues/2024-30/articles/01.md：没有写供稿单位" in told
    assert "issues/2024-31/issue.toml：没有日期，这一期没有计" in told
    assert "uses/2024.toml 第 4 行：计分办法里没有“省局 专报 采用”" in told
    assert "uses/2024.toml 第 12 行：2024-29/01.md 不是已发布的稿件" in told


def test_an_issue_dated_in_the_year_after_its_number_counts_there(office: Path) -> None:
    put_issue(office, "2024-52", "2025-01-03", ["甲公司"])
    assert rows("stats", "--period", "2025-01")["甲公司"]["accepted"] == 1
    assert rows("stats", "--period", "2024Q4")["甲公司"]["accepted"] == 1


def test_an_article_that_cannot_be_read_is_named(office: Path) -> None:
    write(office / "issues" / "2024-28" / "articles" / "01.md", "没有信息\n")
    refused(bulletin(*Q3), "issues/2024-28/articles/01.md 第 1 行", "+++")


def test_a_shipped_scheme_is_tried_and_kept(office: Path) -> None:
    (office / "points.toml").unlink()
    assert rows(*Q3)["外单位"]["points"] == 1.0
    shipped = json.loads(bulletin(*Q3, "--scheme", "hu-2018", "--format", "json").stdout)["rows"]
    assert {each["unit"]: each["points"] for each in shipped}["外单位"] == 3.0
    assert not (office / "points.toml").exists()
    assert "points.toml" in bulletin(*Q3, "--scheme", "chang-2014", "--keep").stderr
    assert (office / "points.toml").read_text("utf-8").startswith("# 常政办发")
    kept = json.loads(bulletin(*Q3, "--format", "json").stdout)["rows"]
    assert {each["unit"]: each["points"] for each in kept}["外单位"] == 5.0
    refused_by(office, ("stats --scheme hu-2018 --keep",), "已经有计分办法", "改名")
    refused_by(office, ("stats --scheme hu",), "没有叫“hu”的计分办法")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("stats --period 三月", ("“三月”不是统计期间", "2024Q3")),
        ("stats --period 9999Q4", ("9999年第四季度还没有到",)),
        ("stats --period 2024 --from 1-1", ("写了 --period 就不用",)),
        ("stats --to 2024-01-01", ("没有写从哪天",)),
        ("stats --from 2024-03-01 --to 2024-02-01", ("早于 --from",)),
        ("stats 东区局", ("不认识 东区局", "stats explain 单位")),
        ("stats explain", ("不认识 explain",)),
        ("stats explain 东局 --period 2024 --format csv -o a.csv", ("explain 不能写成 csv",)),
        ("stats --merge", ("没有写合并哪些文件",)),
        ("stats --merge 没有.csv", ("没有.csv", "文件不存在")),
        ("stats --merge bulletin.toml bulletin.toml --period 2024", ("--merge 不用写期间",)),
        ("stats --merge 甲.csv 甲.csv", ("甲.csv",)),
        ("stats --keep", ("没有写存哪个算法",)),
        ("stats --format docx", ("没有写 Word 文件写到哪里",)),
        ("stats --format text -o a.txt", ("只打在终端上",)),
        ("stats -o a.xlsx", ("看不出写成什么", ".csv")),
        ("stats --format xlsx", ("--format 不能是",)),
        ("stats --period 2024 -o bulletin.toml", ("看不出写成什么",)),
    ],
)
def test_what_cannot_be_is_refused(office: Path, line: str, parts: tuple[str, ...]) -> None:
    refused_by(office, (line,), *parts)


def test_a_broken_scheme_is_told_by_doctor_too(office: Path) -> None:
    write(office / "points.toml", "schema = 1\n[own]\npoints = -3\n")
    refused(bulletin(*Q3), "points.toml 第 3 行：own.points 应为 0 到 1000")
    assert "points.toml" in bulletin("doctor").stdout


def test_an_empty_workspace_has_figures_too(workspace: Path) -> None:
    out = did(bulletin("stats", "--period", "2024"))
    assert out.startswith("2024年报送 0 篇，采用 0 篇（0 个单位），采用率 —。")
    assert "计分：一篇 1 分" in out
    assert workspace.is_dir()


def test_only_the_files_of_the_year_are_read(office: Path) -> None:
    for year in (2021, 2022, 2026):
        write(office / "issues" / f"{year}-1" / "issue.toml", "坏")
        write(office / "submissions" / f"{year}-05" / "01-01" / "submission.toml", "坏")
        write(office / "uses" / f"{year}.toml", "坏")
    assert rows(*Q3)["东区局"]["points"] == 61.0


def test_ten_years_show_how_far_they_are(office: Path) -> None:
    for year in range(2015, 2024):
        for number in range(1, 26):
            put_issue(office, f"{year}-{number}", f"{year}-03-01", [])
    put_submission(office, "2016-05-01-01", "东区局")
    shown = on_terminal("", "stats", "--from", "2015-01-01", "--to", "2024-12-31")
    assert "/231" in shown


def test_an_issue_dated_before_its_year_counts_on_its_day(office: Path) -> None:
    before = rows("stats", "--period", "2024Q4")["东区局"]["accepted"]
    put_issue(office, "2025-1", "2024-12-31", ["东区局"])
    assert rows("stats", "--period", "2024Q4")["东区局"]["accepted"] == before + 1


def test_an_answer_sent_long_before_its_day_is_no_miss(office: Path) -> None:
    asked = 'number = 9\ntopic = "题"\nunits = ["东区局"]\nasked = 2023-05-01\ndue = 2024-01-10\n'
    write(office / "commissions.toml", f"schema = 1\n[[commissions]]\n{asked}")
    put_submission(office, "2023-06-01-01", "东区局", 9)
    found = rows("stats", "--period", "2024Q1")["东区局"]
    assert (found["commissions_due"], found["commissions_done"]) == (1, 1)


def test_a_unit_that_nobody_listed_is_not_named_for_sending_nothing(office: Path) -> None:
    lines = did(bulletin("stats", "--period", "2024Q4")).splitlines()
    assert "没有报送：东区局、西区局" in lines
    assert office.is_dir()
