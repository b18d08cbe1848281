"""Several editors take submissions in and move them at once: ids stay single, no step is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bulletin_cli.workspace import Workspace
from tests.conftest import bulletin_process, write
from tests.submissions import DAY, EAST, WEST, folder, sent, states


def test_submissions_taken_in_at_once_get_ids_of_their_own(workspace: Path) -> None:
    names = [write(workspace / f"{n}.txt", f"题{n}\n\n第{n}篇的文。\n").name for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        done = list(
            pool.map(lambda name: bulletin_process("submit", name, "--unit", "甲局", *DAY), names)
        )
    assert {(each.returncode, each.stderr) for each in done} == {(0, "")}
    ids = {each.stdout.split("　")[0] for each in done}
    assert ids == {f"2024-11-25-{n:02}" for n in range(1, 9)}
    for each in ids:
        (original,) = folder(workspace, each).glob("*.txt")
        assert f"第{original.stem}篇的文" in original.read_text(encoding="utf-8")


def test_of_moves_that_exclude_each_other_one_is_made(issue: Path) -> None:
    root = issue.parents[1]
    sent(root, EAST, WEST)
    moves = (
        ("accept", "25-01", "25-02"),
        ("reject", "25-02", "25-01", "--why", "过时"),
        ("merge", "25-02", "25-01", "--title", "合稿"),
        ("withdraw", "25-01", "25-02"),
    )
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda words: bulletin_process(*words), moves))
    assert sorted(each.returncode for each in done) == [0, 2, 2, 2]
    made = [len(states(root, f"2024-11-25-0{n}")) for n in (1, 2)]
    assert made == [2, 2]
    count = {"accepted": 2, "merged": 1}.get(states(root, "2024-11-25-01")[-1], 0)
    assert len(Workspace(root).issue("2024-35").articles) == count
