"""commission: what is asked of whom by when, who answered, and what cannot be asked."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.commands.offices import UNITS
from tests.conftest import bulletin, did, files_of, refused, write
from tests.submissions import EAST, WEST

DAYS = ("--asked", "2024-11-01", "--due", "2024-11-20")


@pytest.fixture
def asked(workspace: Path) -> Path:
    """A workspace in which the group 区局 was asked for a piece."""
    write(workspace / "units.toml", UNITS)
    did(bulletin("commission", "add", "旺季", "--group", "区局", *DAYS))
    return workspace


def outcomes() -> list[tuple[str, str]]:
    (one,) = json.loads(did(bulletin("commission", "list", "--all", "--format", "json")))
    return [(each["unit"], each["outcome"]) for each in one["units"]]


def test_who_answered_in_time_and_who_late_is_told(asked: Path) -> None:
    assert outcomes() == [("东区局", "missed"), ("西区局", "missed")]
    for text, day in ((EAST, "2024-11-20"), (WEST, "2024-11-21")):
        place = write(asked / "稿.md", text)
        did(bulletin("submit", place, "--commission", "约1", "--date", day))
    assert outcomes() == [("东区局", "done"), ("西区局", "late")]
    did(bulletin("withdraw", "20-01"))
    assert outcomes() == [("东区局", "missed"), ("西区局", "late")]


def test_nobody_waits_for_a_commission_that_was_cancelled(asked: Path) -> None:
    assert (
        did(bulletin("commission", "cancel", "约1", "--why", "会议取消")) == "约1 取消：会议取消\n"
    )
    assert did(bulletin("commission")).startswith("没有约稿")
    assert "已取消：会议取消" in did(bulletin("commission", "list", "--all"))
    assert "旺季" in (asked / "commissions.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("add 旺季 --group 区据", "没有“区据”这一组的单位"),
        ("add ' ' --units 东区局", "没有写约什么"),
        ("add 旺季", "没有写约哪些单位"),
        ("add 旺季 --units 东区局 --asked 2024-11-21", "交稿的 2024-11-20 早于约稿的 2024-11-21"),
        ("cancel 2 --why 试", "没有约稿 约2"),
        ("cancel 1 --why ' '", "没有写原因"),
        ("cancel 一 --why 试", "“一”不是约稿的号码"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_written(
    asked: Path, line: str, told: str
) -> None:
    before = files_of(asked)
    words = shlex.split(line)
    days = DAYS if "--asked" not in words else DAYS[2:]
    refused(bulletin("commission", *words, *(days if words[0] == "add" else ())), told)
    assert files_of(asked) == before
