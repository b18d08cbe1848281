"""uses/<year>.toml is appended to, and read strictly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.uses import Use
from bulletin_cli.store.desk.uses import append, find_use, mark_undone, parse_uses, uses_in, years
from tests.conftest import write

ONE = """schema = 1
# 说明
[[uses]]
number = 4   # 第四条
article = "2024-35/03.md"
kind = "use"
date = 2024-11-28
channel = "省局"
"""
NEW = Use(
    0, "2024-35/01.md", "endorsement", date(2024, 12, 1), by='张"三', level="市领导", note="转发"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "issues").mkdir()
    write(tmp_path / "uses" / "2024.toml", ONE)
    return tmp_path


def test_what_is_appended_is_read_back_and_nothing_else_changes(root: Path) -> None:
    (added,) = append(root, NEW)
    assert (root / "uses" / "2024.toml").read_text("utf-8").startswith(ONE)
    first, second = uses_in(root, [2024])
    assert (first.id, second.id) == ("2024-4", "2024-5")
    assert second == added
    assert added.line == second.line == 10


def test_several_are_numbered_on_in_the_file_of_their_year(root: Path) -> None:
    later = Use(0, "2024-11-25-03", "use", date(2025, 1, 2), "省局")
    added = append(root, NEW, later, replace(NEW, level="省领导"))
    assert [each.id for each in added] == ["2024-5", "2025-1", "2024-6"]
    assert [*uses_in(root, [2024, 2025])][1:] == [added[0], added[2], added[1]]


def test_the_year_is_that_of_the_use(root: Path) -> None:
    (added,) = append(root, Use(0, "2024-35/01.md", "use", date(2025, 1, 2), "省局"))
    assert (added.file, added.id) == ("uses/2025.toml", "2025-1")
    assert years(root) == [2025, 2024]


def test_what_is_undone_stays_with_its_comments(root: Path) -> None:
    mark_undone(root, find_use(root, "4", "use"))
    text = (root / "uses" / "2024.toml").read_text("utf-8")
    assert text == f"{ONE}undone = true\n"
    assert find_use(root, "2024-4", "use").undone


@pytest.mark.parametrize("reference", ["9", "2023-4", "四", "2024-35/03.md", ""])
def test_what_is_not_there_is_refused(root: Path, reference: str) -> None:
    with pytest.raises(BulletinError, match="这一条"):
        find_use(root, reference, "use")


def test_a_use_is_no_instruction(root: Path) -> None:
    with pytest.raises(BulletinError, match="没有 4 这一条") as refused:
        find_use(root, "4", "endorsement")
    assert "endorse --list" in refused.value.hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2024-11-28", "2023-11-28", "不是 2024 年的"),
        ("date = 2024-11-28\n", "", "date 没有写"),
        ('"2024-35/03.md"', '"03.md"', "不是稿件"),
        ('"2024-35/03.md"', '"2024-35/../03.md"', "不是稿件"),
        ('"use"', '"used"', "kind 不能是“used”"),
        ('channel = "省局"', "", "channel 没有写"),
        ("number = 4", "number = 0", "应为 1 到"),
        ("schema = 1", "schema = 2", "本程序只认得 1"),
        ("# 说明", ONE.partition("# 说明\n")[2], "number 4 用了两次"),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_its_line(old: str, new: str, message: str) -> None:
    with pytest.raises(BulletinError) as refused:
        parse_uses(ONE.replace(old, new), 2024)
    assert message in refused.value.message
    assert refused.value.file == "uses/2024.toml"
    assert refused.value.line
