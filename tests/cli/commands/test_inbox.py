"""inbox: what waits stands first, with its age, length and findings; older months stay unread."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import bulletin, change, did, refused, write
from tests.submissions import DAY, EAST, FIRST, SECOND, WEST, folder, sent

TODAY = date.today()  # noqa: DTZ011 - the office's own calendar day


@pytest.fixture
def two(workspace: Path) -> Path:
    """A workspace with two submissions, the first with an error in its text."""
    sent(workspace, EAST.replace("会议，", "会议,"), WEST)
    return workspace


def rows(*words: str) -> list[dict[str, object]]:
    found = json.loads(did(bulletin("inbox", *words, "--format", "json")))
    assert isinstance(found, list)
    return found


def test_an_empty_inbox_says_so(workspace: Path) -> None:
    assert workspace.exists()
    assert did(bulletin("inbox")) == "没有待处理的来稿\n"


def test_a_row_has_age_units_title_length_and_findings(two: Path) -> None:
    ask = ("--units", "东区局", "--asked", "2024-11-01", "--due", "2024-11-20")
    did(bulletin("commission", "add", "旺季", *ask))
    did(bulletin("submit", write(two / "三.md", EAST), "--anyway", "--commission", "1"))
    first = rows()[0]
    assert first == {
        "id": FIRST,
        "state": "received",
        "age": (TODAY - date(2024, 11, 25)).days,
        "units": ["东区局"],
        "title": "东区局召开旺季服务保障会",
        "characters": 67,
        "errors": 1,
        "warnings": 0,
        "doubts": 1,
        "commission": None,
        "late": False,
        "problem": None,
    }
    shown = did(bulletin("inbox"))
    assert "迟交，1 疑" in shown
    assert shown.splitlines()[-1] == "待处理 3 篇"


def test_what_waits_stands_first_and_what_is_settled_is_counted(two: Path) -> None:
    did(bulletin("return", FIRST, "--why", "改"))
    assert [each["id"] for each in rows()] == [SECOND, FIRST]
    did(bulletin("withdraw", SECOND))
    assert [each["id"] for each in rows()] == [FIRST]
    assert did(bulletin("inbox")).splitlines()[-1] == "退改 1 篇；办完的 1 篇没有列，--all 全列"
    assert [each["id"] for each in rows("--all")] == [FIRST, SECOND]


def test_rows_that_do_not_wait_say_so_though_all_are_alike(two: Path) -> None:
    assert "状态" not in did(bulletin("inbox"))
    did(bulletin("reject", FIRST, SECOND, "--why", "过时"))
    *listed, _ = did(bulletin("inbox", "--all")).splitlines()  # the last line counts them
    assert "\n".join(listed).count("未采用") == len(rows("--all")) == 2


def test_one_state_or_one_unit_may_be_asked_for(two: Path) -> None:
    did(bulletin("reject", SECOND, "--why", "过时"))
    assert [each["id"] for each in rows("--state", "未采用")] == [SECOND]
    assert [each["id"] for each in rows("--state", "rejected")] == [SECOND]
    assert [each["id"] for each in rows("--unit", "东区局")] == [FIRST]
    assert rows("--unit", "西区局") == []
    write(
        two / "units.toml", 'schema = 1\n[[units]]\nname = "东区邮政管理局"\nshort = ["东区局"]\n'
    )
    assert [each["id"] for each in rows("--unit", "东区邮政管理局")] == [FIRST]
    refused(bulletin("inbox", "--unit", "东区邮管局"), "没有“东区邮管局”", "东区邮政管理局")
    refused(bulletin("inbox", "--state", "拒"), "--state 不能是“拒”", "未采用")
    refused(bulletin("inbox", "--format", "csv"), "--format 不能是“csv”")


def test_only_the_newest_twelve_months_are_read(two: Path) -> None:
    for month in range(1, 13):
        day = f"2023-{month:02}-05"
        did(bulletin("submit", two / "来 稿1.md", "--received", day, "--anyway"))
    broken = write(folder(two, "2022-12-05-01") / "submission.toml", "坏")
    assert len(rows()) == 13
    assert "；一年以前的没有读，--all 才读" in did(bulletin("inbox"))
    told = bulletin("inbox", "--all")
    assert "2023-01-05-01" in told.stdout
    assert "2022-12/05-01/submission.toml" in told.stderr
    assert broken.is_file()


def test_of_a_long_list_the_first_thirty_are_proofread(two: Path) -> None:
    did(bulletin("submit", *[two / "来 稿2.md"] * 30, *DAY, "--anyway"))
    found = [each["errors"] for each in rows()]
    assert found == [1, *[0] * 29, None, None]


def test_one_submission_is_shown_with_its_history_and_findings(two: Path) -> None:
    words = ("--by", "李四", "--why", "数字要核对", "--date", "2024-11-26")
    did(bulletin("return", FIRST, *words))
    shown = did(bulletin("inbox", "show", "25-01"))
    assert f"{FIRST}　退改　东区局召开旺季服务保障会" in shown
    assert "原件　　submissions/2024-11/25-01/来 稿1.md" in shown
    assert "2024-11-26　退改　李四　数字要核对" in shown
    assert "PUN001" in shown
    known = json.loads(did(bulletin("inbox", "show", FIRST, "--format", "json")))
    assert known["history"][1] == {
        "state": "returned",
        "date": "2024-11-26",
        "name": "李四",
        "note": "数字要核对",
    }
    did(bulletin("return", "--undo", FIRST))
    assert "撤回到待处理" in did(bulletin("inbox", "show", FIRST))


def test_where_it_was_printed_or_forwarded_is_shown(issue: Path) -> None:
    sent(issue.parents[1], EAST, WEST)
    did(bulletin("accept", FIRST))
    did(bulletin("forward", SECOND, "--to", "省局信息"))
    assert "issues/2024-35/articles/01.md" in did(bulletin("inbox", "show", FIRST))
    assert "报省局信息" in did(bulletin("inbox", "show", SECOND))


def test_an_original_that_was_deleted_is_told(two: Path) -> None:
    (folder(two, FIRST) / "来 稿1.md").unlink()
    assert "原件不见了" in did(bulletin("inbox"))
    assert "原件不见了" in did(bulletin("inbox", "show", FIRST))


def test_a_text_that_cannot_be_read_is_told(two: Path) -> None:
    change(folder(two, FIRST) / "article.md", {"title = ": "titel = "})
    assert "文字读不出来" in did(bulletin("inbox"))


def test_another_word_than_show_is_refused(workspace: Path) -> None:
    assert workspace.exists()
    refused(bulletin("inbox", "nix"), "没有 nix 这个命令")
    refused(bulletin("inbox", "show", "25-09"), "没有 25-09 这篇来稿")


def test_age_is_counted_from_the_day_it_was_received(workspace: Path) -> None:
    day = TODAY - timedelta(3)
    did(bulletin("submit", write(workspace / "稿.md", EAST), "--received", f"{day}"))
    assert rows()[0]["age"] == 3


def test_places_that_may_be_misspelt_are_counted(workspace: Path) -> None:
    text = "东区局开展培训\n\n会议指出，要加强安全生产监督管里，落实各项责任。\n"
    did(bulletin("submit", write(workspace / "甲.txt", text), "--unit", "东区局"))
    assert rows()[0]["doubts"] == 1
    assert "1 疑" in did(bulletin("inbox"))


def test_an_id_alone_shows_the_submission(two: Path) -> None:
    assert two.exists()
    assert did(bulletin("inbox", "25-01")) == did(bulletin("inbox", "show", "25-01"))
    assert "2024-11-25　收到\n" in did(bulletin("inbox", "25-01"))


def test_what_is_listed_is_counted_below(two: Path) -> None:
    did(bulletin("withdraw", SECOND))
    assert did(bulletin("inbox", "--state", "撤稿")).endswith("待处理 1 篇，撤稿 1 篇\n")
    assert two.exists()
