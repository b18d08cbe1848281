"""bulletin use and bulletin endorse."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.commands.offices import put_office
from tests.conftest import bulletin, did, files_of, refused, refused_by, write

USE = "use 2024-27/1 --channel 省局 --date 2024-08-01"
ENDORSE = "endorse 2024-27/1 --by 张三 --level 市领导 --date 2024-08-01"


@pytest.fixture
def office(workspace: Path) -> Path:
    put_office(workspace)
    return workspace


def run(line: str) -> str:
    return did(bulletin(*line.split()))


@pytest.mark.parametrize(
    "words",
    [
        ("2024-27/2",), ("27", "2"), ("2024-27", "02.md"), ("总27", "第2篇"), ("27/02",),
        ("2024年第27期", "2"), ("issues/2024-27/articles/02.md",), ("27", "2024-27的02"),
        ("issues\\2024-27\\articles\\02.md",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_article_is_named_in_many_ways(office: Path, words: tuple[str, ...]) -> None:
    told = did(bulletin("use", *words, "--channel", "省局", "--date", "2024-08-01"))
    assert told == "2024-1　2024-08-01　省局 采用　2024-27/02.md《2024-27的02》\n"
    assert (office / "uses" / "2024.toml").is_file()


def test_uses_and_instructions_are_listed_with_their_numbers(office: Path) -> None:
    run(f"{USE} --level 专报 --note 第3期")
    run(ENDORSE)
    assert run("use --list").splitlines() == [
        "2024-1　2024-08-01　省局 专报 采用　2024-27/01.md　第3期", "2024年采用 1 次",
    ]  # fmt: skip
    (row,) = json.loads(run("endorse --list --format json"))
    assert (row["id"], row["by"], row["level"], row["undone"]) == (
        "2024-2", "张三", "市领导", False,
    )  # fmt: skip
    assert (office / row["file"]).read_text("utf-8").splitlines()[row["line"] - 1] == "[[uses]]"


def test_the_list_of_a_year_without_any_says_so(office: Path) -> None:
    assert run("use --list") == "采用 0 次\n"
    assert run("endorse --list --year 2023") == "2023年批示 0 次\n"
    assert office.is_dir()


def test_undo_marks_and_deletes_nothing(office: Path) -> None:
    run(USE)
    before = (office / "uses" / "2024.toml").read_text("utf-8")
    assert run("use --undo 2024-1").startswith("撤回 2024-1")
    assert (office / "uses" / "2024.toml").read_text("utf-8").startswith(before.rstrip())
    assert "（已撤回）" in run("use --list")
    refused_by(office, ("use --undo 1",), "2024-1 已经撤回了")
    run(USE)
    assert run("use --list").endswith("2024年采用 1 次\n")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("use 2024-27/1 --channel 省据 --date 2024-08-01", ("没有“省据”这个渠道", "省局、市府")),
        (f"{USE} --level 专抱", ("“省局”没有“专抱”这一级", "可以写：专报")),
        ("use 27 1 --channel 市府 --date 2024-08-01", ("“市府”要写哪一级", "要情")),
        (f"{ENDORSE} --level 市领异", ("没有“市领异”这一级批示", "是不是 市领导")),
        ("use 2024-27/1 --channel 省局 --date 2024-07-07", ("早于这一期的日期 2024-07-08", "日期")),
        ("use 2024-29/1 --channel 省局 --date 2024-08-01", ("2024-29 还没有发布，记不了采用",)),
        ("use 2024-37/1 --channel 省局 --date 2024-11-01", ("2024-37 还没有发布", "已发布")),
        ("use 2024-27/9 --channel 省局 --date 2024-08-01", ("没有第 9 篇", "可以写 1 到 2")),
        ("use 2024-99/1 --channel 省局 --date 2024-08-01", ("没有 2024-99 这一期",)),
        ("use 3 --channel 省局 --date 2024-08-01", ("没有说是哪一期的哪一篇", "2024-35/3")),
        ("use 27/ --channel 省局 --date 2024-08-01", ("没有说是哪一期的哪一篇",)),
        ("use 27 1 2 --channel 省局 --date 2024-08-01", ("多写了 2",)),
        ("use 27 1 --date 2024-08-01", ("缺少 --channel", "如 --channel 省政府办公厅")),
        ("use 27 1 --channel 省局", ("缺少 --date",)),
        ("endorse 27 1 --level 市领导 --date 2024-08-01", ("缺少 --by",)),
        ("endorse 27 1 --by 张三 --date 2024-08-01", ("缺少 --level",)),
        ("use", ("没有写哪一篇", "--list")),
        ("use --list 27 1", ("--list 不用再写稿件",)),
        ("endorse --undo 1 --by 张三", ("--undo 不用再写稿件",)),
        ("use --list --undo 1", ("--list 和 --undo 不能同写",)),
        ("use --undo 7", ("没有 7 这一条", "use --list")),
        ("use --list --format xml", ("--format 不能是",)),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(office: Path, line: str, parts: tuple[str, ...]) -> None:
    refused_by(office, (line,), *parts)


def test_a_day_that_has_not_come_is_refused(office: Path) -> None:
    tomorrow = date.today() + timedelta(1)  # noqa: DTZ011
    refused_by(office, (f"use 27 1 --channel 省局 --date {tomorrow}",), "还没有到")


def test_an_issue_without_a_date_is_refused(office: Path) -> None:
    place = office / "issues" / "2024-27" / "issue.toml"
    write(place, place.read_text("utf-8").replace("date = 2024-07-08\n", ""))
    refused_by(office, (USE,), "2024-27 没有日期")


def test_the_same_use_twice_is_told_with_its_number(office: Path) -> None:
    run(USE)
    run(ENDORSE)
    refused_by(office, (USE, f"{USE} --level 专报"), "已经记过了，是 2024-1", "第 4 行")
    refused_by(office, (ENDORSE,), "已经记过了，是 2024-2")
    run(USE.replace("08-01", "08-02"))
    run(ENDORSE.replace("张三", "李四"))


def test_without_a_scheme_any_channel_and_level_will_do(office: Path) -> None:
    (office / "points.toml").unlink()
    assert "省报 头版 采用" in run("use 27 1 --channel 省报 --level 头版 --date 2024-08-01")
    assert "部领导 批示" in run("endorse 27 1 --by 王五 --level 部领导 --date 2024-08-01")


def test_a_channel_without_levels_takes_none(office: Path) -> None:
    write(office / "points.toml", 'schema = 1\n[[channels]]\nname = "省局"\npoints = 1\n')
    refused_by(office, (f"{USE} --level 专报",), "“省局”不分级", "去掉 --level")


def test_a_broken_file_is_told_and_left_alone(office: Path) -> None:
    write(office / "uses" / "2024.toml", "schema = 1\n[[uses]]\nnumber = 1\n")
    before = files_of(office)
    refused(bulletin(*USE.split()), "uses/2024.toml 第 2 行：uses.date 没有写")
    assert files_of(office) == before
    assert "uses/2024.toml" in bulletin("doctor").stdout
