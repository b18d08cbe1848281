"""Two editors and their impatience: twenty commands at once lose nothing and skip no state."""

from __future__ import annotations

import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import tomli

from tests.cli.commands.offices import put_issue
from tests.conftest import bulletin, bulletin_process, change, did, write
from tests.submissions import EAST, NORTH, WEST, sent, states

DAY = ("--date", "2024-11-28")
COMMANDS = (
    *[("submit", f"新来 {n}.md", "--unit", "甲局", "--received", "2024-11-26") for n in range(3)],
    ("accept", "25-01", "25-02", "--issue", "36", *DAY),
    ("merge", "25-02", "25-03", "--title", "合稿", "--issue", "36", *DAY),
    ("withdraw", "25-03", *DAY),
    ("reject", "25-01", "--why", "过时", *DAY),
    *[("proofed", "35", *DAY)] * 3,
    *[("review", "35", *DAY)] * 2,
    *[("sign", "35", "--by", "李四", "--keep-date", *DAY)] * 2,
    *[("publish", "35", *DAY)] * 2,
    *[("use", "2024-34/1", "--channel", name, *DAY) for name in ("甲刊", "乙刊")],
    *[
        (
            "commission",
            "add",
            name,
            "--units",
            "甲局",
            "--asked",
            "2024-11-28",
            "--due",
            "2024-12-09",
        )
        for name in ("甲刊", "乙刊")
    ],
)
MAY_FOLLOW = {
    "draft": {"proofed"},
    "proofed": {"proofed", "review"},
    "review": {"review", "signed"},
    "signed": {"published"},
    "published": set[str](),
}
STATE = {"proofed": "proofed", "review": "review", "sign": "signed", "publish": "published"}


def raw(path: Path) -> dict[str, Any]:
    return tomli.loads(path.read_text(encoding="utf-8"))


def at_once(root: Path) -> list[tuple[tuple[str, ...], subprocess.CompletedProcess[str]]]:
    """Run all commands at once in a workspace with work to do; return what each has said."""
    put_issue(root, "2024-34", "2024-11-18", ["甲局"])
    change(root / "issues/2024-34/issue.toml", {"whole_number = 34": "whole_number = 485"})
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    did(bulletin("new", "--date", "2024-12-02"))
    sent(root, EAST, WEST, NORTH)
    for n in range(3):
        write(root / f"新来 {n}.md", f"# 第{n}件事\n\n第{n}件事办好了。\n")
    assert len(COMMANDS) == 20
    with ThreadPoolExecutor(20) as pool:
        done = pool.map(lambda words: bulletin_process(*words), COMMANDS)
        return list(zip(COMMANDS, done, strict=True))


def test_twenty_commands_at_once_lose_nothing_and_skip_no_state(issue: Path) -> None:
    root = issue.parents[1]
    done = at_once(root)
    refused = [each.stderr for _, each in done if each.returncode]
    assert [each for each in refused if not each.startswith("错误：")] == []
    made = Counter(words[0] for words, each in done if each.returncode == 0)
    assert (made["submit"], made["use"], made["commission"]) == (3, 2, 2)
    assert_no_state_skipped(issue, made)
    assert_nothing_new_lost(root)
    assert_issue_and_submissions_agree(root)
    assert bulletin("-C", root, "status").exit_code == 0


def assert_no_state_skipped(issue: Path, made: Counter[str]) -> None:
    """Each step that was told as done is in the history, and follows what it may."""
    history = [each["state"] for each in raw(issue / "issue.toml")["history"]]
    for before, after in pairwise(["draft", *history]):
        assert after in MAY_FOLLOW[before]
    assert Counter(history) == {STATE[each]: made[each] for each in STATE if made[each]}


def assert_nothing_new_lost(root: Path) -> None:
    """Each thing that was recorded is there, under a number of its own."""
    arrived = sorted((root / "submissions" / "2024-11").glob("26-*"))
    assert [each.name for each in arrived] == ["26-01", "26-02", "26-03"]
    assert len({(each / "article.md").read_bytes() for each in arrived}) == 3
    for file, name, what in (
        ("commissions.toml", "commissions", "topic"), ("uses/2024.toml", "uses", "channel")
    ):  # fmt: skip
        tables = raw(root / file)[name]
        assert sorted(each["number"] for each in tables) == [1, 2]
        assert {each[what] for each in tables} == {"甲刊", "乙刊"}


def assert_issue_and_submissions_agree(root: Path) -> None:
    """What became of each submission was decided once, and the issue has what was accepted."""
    ends = {each: states(root, each) for each in (f"2024-11-25-0{n}" for n in (1, 2, 3))}
    assert all(len(each) <= 2 for each in ends.values())
    next_issue = root / "issues" / "2024-36"
    texts = (
        (next_issue / "articles" / name).read_text(encoding="utf-8")
        for name in raw(next_issue / "issue.toml")["articles"]
    )
    listed = [one for each in texts for one in tomli.loads(each.split("+++")[1])["submissions"]]
    used = [each for each, those in ends.items() if those[-1] in ("accepted", "merged")]
    assert sorted(listed) == used
