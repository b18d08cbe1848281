"""return, reject, forward, withdraw: history grows, nothing is lost, what may not be is told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import bulletin, change, did, files_of, refused
from tests.submissions import EAST, FIRST, SECOND, WEST, folder, history, sent, states


@pytest.fixture
def two(workspace: Path) -> Path:
    """A workspace with two submissions."""
    sent(workspace, EAST, WEST)
    return workspace


@pytest.mark.parametrize(
    ("line", "state", "told"),
    [
        ("return 25-01 --why 数字不实", "returned", "退改：数字不实"),
        ("reject 25-01 --why 过时", "rejected", "未采用：过时"),
        ("forward 25-01 --to 省局信息", "forwarded", "转报：省局信息"),
        ("withdraw 25-01", "withdrawn", "撤稿"),
    ],
)
def test_a_step_is_added_and_taken_back_by_one_more(
    two: Path, line: str, state: str, told: str
) -> None:
    before = files_of(folder(two, FIRST))
    words = line.split()
    printed = did(bulletin(*words, "--by", "李四", "--date", "2024-11-26"))
    assert printed == f"{FIRST} {told}\n"
    step = history(two, FIRST)[-1]
    assert (step["state"], step["name"], step["date"]) == (state, "李四", date(2024, 11, 26))
    assert did(bulletin(words[0], "--undo", FIRST)) == f"{FIRST} 撤回，现在是待处理\n"
    assert states(two, FIRST) == ["received", state, "received"]
    assert history(two, FIRST)[-1]["undo"] is True
    after = files_of(folder(two, FIRST))
    for name in ("article.md", "来 稿1.md"):
        assert after[name] == before[name]
    assert after["submission.toml"].startswith(before["submission.toml"])


def test_the_reason_and_the_channel_are_written_down(two: Path) -> None:
    did(bulletin("forward", FIRST, SECOND, "--to", "省局信息", "--why", "有代表性"))
    for each in (FIRST, SECOND):
        assert history(two, each)[-1]["channel"] == "省局信息"
        assert history(two, each)[-1]["note"] == "有代表性"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("return 25-01", ("没有写原因", "--why")),
        ("reject 25-01 --why  ", ("没有写原因",)),
        ("forward 25-01", ("没有写报给哪里", "--to")),
        ("withdraw 25-09", ("没有 25-09 这篇来稿", "bulletin inbox")),
        ("withdraw 稿", ("没有 稿 这篇来稿", "2024-11-25-03")),
        ("withdraw 25-01 2024-11-25-01", (f"{FIRST} 写了两次",)),
        ("withdraw 25-01 25-09", ("没有 25-09",)),
        ("withdraw --undo 25-01", ("上一步是“待处理”，不是“撤稿”，撤不回",)),
        (
            "withdraw 25-01 --date 2024-11-24",
            ("2024-11-24 早于", "的上一步（2024-11-25 待处理）", "--date"),
        ),
        ("withdraw 25-01 --date 昨日", ("不是日期",)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    two: Path, line: str, parts: tuple[str, ...]
) -> None:
    before = files_of(two)
    refused(bulletin(*line.split(" ")), *parts)
    assert files_of(two) == before


def test_a_day_to_come_is_refused(two: Path) -> None:
    tomorrow = date.today() + timedelta(1)  # noqa: DTZ011 - the office's own calendar day
    refused(bulletin("withdraw", FIRST, "--date", f"{tomorrow}"), f"日期 {tomorrow} 还没有到")
    assert states(two, FIRST) == ["received"]


def test_of_several_all_are_moved_or_none(two: Path) -> None:
    did(bulletin("withdraw", FIRST))
    refused(bulletin("withdraw", SECOND, FIRST), f"{FIRST} 已经是“撤稿”，不用再记")
    assert states(two, SECOND) == ["received"]


def test_a_reason_of_two_lines_is_refused(two: Path) -> None:
    refused(bulletin("withdraw", FIRST, "--why", "一\n二"), "note 只能写一行")
    assert states(two, FIRST) == ["received"]


def test_a_broken_submission_names_its_line_and_the_others_go_on(two: Path) -> None:
    place = folder(two, FIRST) / "submission.toml"
    change(place, {"units = ": "unit = "})
    refused(bulletin("withdraw", FIRST), "submissions/2024-11/25-01/submission.toml", "units")
    did(bulletin("withdraw", SECOND))
    result = bulletin("inbox", "--all")
    assert result.exit_code == 0
    assert SECOND in result.stdout
    assert "提醒：submissions/2024-11/25-01/submission.toml" in result.stderr


def test_full_width_and_short_ids_are_read(two: Path) -> None:
    did(bulletin("withdraw", "11－25－1"))
    assert states(two, FIRST)[-1] == "withdrawn"
