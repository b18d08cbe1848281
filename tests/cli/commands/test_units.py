"""bulletin units, and units in the commands that take articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import bulletin, did, refused, write

UNITS = """schema = 1
[[groups]]
name = "区局"
quota = 2
[[units]]
name = "示例市东区邮政管理局"
short = ["东区局"]
former = ["示例市东县邮政局"]
group = "区局"
"""
TEXT = "题目\n\n会议强调，抓好落实。\n"


@pytest.fixture
def units(workspace: Path) -> Path:
    return write(workspace / "units.toml", UNITS)


def test_a_new_workspace_has_no_units_and_takes_every_one(workspace: Path, issue: Path) -> None:
    assert did(bulletin("units")).startswith("还没有单位")
    did(bulletin("add-article", write(workspace / "a.txt", TEXT), "--unit", "无名公司"))
    assert 'unit = "无名公司"' in (issue / "articles/01.md").read_text(encoding="utf-8")


def test_a_unit_that_is_added_is_listed_and_comments_stay(units: Path) -> None:
    write(units, UNITS + "# 手写的说明\n")
    did(bulletin("units", "add", "示例速递", "--account", "东区局", "--quota", "1"))
    assert "# 手写的说明" in units.read_text(encoding="utf-8")
    rows = json.loads(did(bulletin("units", "--format", "json")))
    assert [(each["name"], each["account"], each["quota"]) for each in rows] == [
        ("示例市东区邮政管理局", "", 2),
        ("示例速递", "东区局", 1),
    ]
    assert did(bulletin("units", "--group", "区局")).endswith("共 1 个单位\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "东区局"), "也是别的单位的名字"),
        (("add", "示例市东区邮政管理局"), "已经加过“示例市东区邮政管理局”"),
        (("add", " "), "是空的"),
        (("add", "示例速递", "--group", "区据"), "可以写：区局"),
        (("add", "示例速递", "--account", "东区据"), "是不是 示例市东区邮政管理局？"),
        (("add", "示例速递", "--account", "示例邮递"), "先加上那个单位"),
        (("add", "示例速递", "--account", "示例速递"), "绕成了圈：示例速递 → 示例速递"),
        (("add", "示例速递", "--quota", "-1"), "应为 0 到 1000000 的整数，写的是 -1"),
        (("new",), "可以写：list、add、check"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_written(
    units: Path, words: tuple[str, ...], told: str
) -> None:
    refused(bulletin("units", *words), told)
    assert units.read_text(encoding="utf-8") == UNITS


def test_with_the_first_unit_it_is_told_that_others_are_not_taken_now(workspace: Path) -> None:
    assert "没有加的单位不收" in did(bulletin("-C", workspace, "units", "add", "甲局"))
    assert did(bulletin("-C", workspace, "units", "add", "乙局")) == "units.toml 加入 乙局\n"


def test_an_unknown_unit_is_refused_with_the_nearest_and_how_to_add_it(
    units: Path, issue: Path
) -> None:
    file = write(units.with_name("a.txt"), TEXT)
    refused(
        bulletin("add-article", file, "--unit", "东去局"),
        "没有“东去局”",
        "是不是 示例市东区邮政管理局？",
        "bulletin units add 东去局",
    )
    assert not [*(issue / "articles").iterdir()]


def test_an_open_register_takes_a_unit_that_it_does_not_know(units: Path, issue: Path) -> None:
    write(units, UNITS.replace("schema = 1", "schema = 1\nopen = true"))
    did(bulletin("add-article", write(units.with_name("a.txt"), TEXT), "--unit", "无名公司"))
    assert (issue / "articles/01.md").is_file()


def test_a_former_name_becomes_the_units_own_and_a_short_one_stays(
    units: Path, issue: Path
) -> None:
    for number, (unit, kept) in enumerate(
        [("示例市东县邮政局", "示例市东区邮政管理局"), ("东区局", "东区局")], start=1
    ):
        text = TEXT.replace("题目", f"题目{number}").replace("落实", f"落实{number}")
        did(bulletin("add-article", write(units.with_name("a.txt"), text), "--unit", unit))
        written = (issue / f"articles/{number:02}.md").read_text(encoding="utf-8")
        assert f'unit = "{kept}"' in written


def test_an_unknown_unit_in_the_contributors_own_line_is_told_and_kept(
    units: Path, issue: Path
) -> None:
    out = did(
        bulletin("add-article", write(units.with_name("a.txt"), TEXT + "\n（示例市西区局供稿）\n"))
    )
    assert "units.toml 里没有“示例市西区局”" in out
    assert 'unit = "示例市西区局"' in (issue / "articles/01.md").read_text(encoding="utf-8")


def test_check_names_the_units_nobody_knows_and_the_groups_without_units(
    units: Path, issue: Path
) -> None:
    write(
        units,
        UNITS.replace("schema = 1", "schema = 1\nopen = true") + '[[groups]]\nname = "空组"\n',
    )
    did(bulletin("add-article", write(units.with_name("a.txt"), TEXT), "--unit", "东去局"))
    result = bulletin("units", "check")
    assert result.exit_code == 1
    assert f"“东去局”不在 units.toml 里，用在 {issue.name}" in result.stdout
    assert "组“空组”里没有单位" in result.stdout
    assert result.stdout.endswith("2 处问题\n")


def test_a_broken_file_is_named_with_its_line(units: Path, issue: Path) -> None:
    del issue
    write(units, UNITS.replace("former", "fomer"))
    refused(bulletin("units"), "units.toml 第 8 行", "是不是 former？")
    result = bulletin("doctor")
    assert result.exit_code == 1
    assert "× units.toml 第 8 行" in result.stdout
