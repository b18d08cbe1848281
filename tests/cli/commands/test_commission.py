"""bulletin commission: asking for a piece, and what came of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import bulletin, did, refused, write

UNITS = """schema = 1
[[groups]]
name = "区局"
[[units]]
name = "东区局"
group = "区局"
[[units]]
name = "西区局"
group = "区局"
[[units]]
name = "示例速递"
"""


@pytest.fixture
def units(workspace: Path) -> Path:
    return write(workspace / "units.toml", UNITS)


def ask(*words: str) -> str:
    return did(bulletin("commission", "add", "旺季保障", *words, "--asked", "2024-11-01"))


def send(place: Path, unit: str, day: str, number: str = "约1") -> None:
    file = write(place.with_name(f"{unit}.txt"), f"{unit}的做法\n\n{unit}抓好旺季保障。\n")
    words = ("--unit", unit, "--received", day, "--commission", number)
    did(bulletin("submit", file, *words))


def test_a_commission_has_the_next_number_and_all_units_of_a_group(units: Path) -> None:
    assert ask("--group", "区局", "--due", "2024-11-20") == (
        "约1　旺季保障　2024-11-20 以前交　2 个单位\n"
    )
    assert ask("--units", "示例速递、东区局", "--due", "2024-11-20").startswith("约2　")
    assert units.with_name("commissions.toml").is_file()


def test_done_late_and_missed_are_listed_by_unit(units: Path) -> None:
    ask("--units", "东区局、西区局、示例速递", "--due", "2024-11-20")
    send(units, "东区局", "2024-11-19")
    send(units, "西区局", "2024-11-21")
    out = did(bulletin("commission", "list", "--all"))
    assert "已交 1：东区局（2024-11-19-01）" in out
    assert "迟交 1：西区局（2024-11-21-01）" in out
    assert "没有交 1：示例速递" in out
    (facts,) = json.loads(did(bulletin("commission", "--all", "--format", "json")))
    assert [each["outcome"] for each in facts["units"]] == ["done", "late", "missed"]
    rows = json.loads(did(bulletin("inbox", "--format", "json", "--all")))
    assert [each["late"] for each in rows] == [False, True]


def test_one_that_is_cancelled_waits_for_nobody(units: Path) -> None:
    ask("--units", "东区局", "--due", "2999-11-20")
    assert "等：东区局" in did(bulletin("status"))
    assert did(bulletin("commission", "cancel", "约1", "--why", "不办了")) == "约1 取消：不办了\n"
    assert "东区局" not in did(bulletin("status"))
    assert did(bulletin("commission")).startswith("没有约稿")
    assert "已取消：不办了" in did(bulletin("commission", "--all"))
    assert units.is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "旺季", "--due", "11-20"), "没有写约哪些单位"),
        (("add", " ", "--units", "东区局", "--due", "2999-11-20"), "没有写约什么"),
        (("add", "旺季", "--units", "东去局", "--due", "2999-11-20"), "是不是 东区局？"),
        (("add", "旺季", "--group", "县局", "--due", "2999-11-20"), "没有“县局”这一组的单位"),
        (("add", "旺季", "--units", "东区局", "--due", "1999-11-20"), "早于约稿的"),
        (("add", "旺季", "--units", "东区局", "--due", "下周"), "不是日期"),
        (("cancel", "9", "--why", "无"), "没有约稿 约9"),
        (("cancel", "甲", "--why", "无"), "不是约稿的号码"),
        (("cancel", "1", "--why", " "), "没有写原因"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_written(
    units: Path, words: tuple[str, ...], told: str
) -> None:
    refused(bulletin("commission", *words), told)
    assert not units.with_name("commissions.toml").exists()


def test_a_submission_answers_a_commission_that_there_is(units: Path) -> None:
    file = write(units.with_name("a.txt"), "题目\n\n正文一段。\n")
    words = ("submit", file, "--unit", "东区局", "--commission", "约3")
    refused(bulletin(*words), "没有约稿 约3")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("number = 1", "number = 0", "应为 1 到"),
        ("due = 2024-11-20", "due = 2024-10-20", "早于约稿的"),
        ("due = 2024-11-20", 'due = "下周"', "应为日期"),
        ("topic", "tpoic", "是不是写成了 tpoic？"),
    ],
)
def test_a_broken_file_is_named_with_its_line(units: Path, old: str, new: str, told: str) -> None:
    ask("--units", "东区局", "--due", "2024-11-20")
    place = units.with_name("commissions.toml")
    write(place, place.read_text(encoding="utf-8").replace(old, new))
    refused(bulletin("commission", "--all"), "commissions.toml 第", told)
    assert bulletin("doctor").exit_code == 1


def test_one_number_twice_is_refused(units: Path) -> None:
    ask("--units", "东区局", "--due", "2024-11-20")
    place = units.with_name("commissions.toml")
    text = place.read_text(encoding="utf-8")
    write(place, text + text.partition("\n\n")[2])
    refused(bulletin("commission"), "1 写了两次")
