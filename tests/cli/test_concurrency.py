"""Several editors at once, and a power cut at any moment: numbers stay single, issues whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bulletin_cli.content.numbering import format_id
from bulletin_cli.store.desk.uses import all_uses
from bulletin_cli.workspace import Workspace
from tests.cli.commands.offices import put_issue
from tests.conftest import (
    bulletin,
    bulletin_process,
    did,
    files_of,
    on_posix,
    order,
    process_environment,
    write,
)

NEW = ("new", "--date", "2024-11-25")
# Kills its own process just before the nth time that it touches a file of the workspace.
CUT = """
import os, signal, sys
root, left = os.getcwd(), [{}]
def watch(event, args):
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"):
        if isinstance(args[0], str) and args[0].startswith(root):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


def whole_numbers(root: Path) -> list[int]:
    """Return the whole numbers of all issues, every one of which is loaded."""
    space = Workspace(root)
    issues = [space.issue(format_id(number)) for number in space.numbers()]
    return [issue.number.whole_number or 0 for issue in issues]


def test_fifty_new_issues_at_once_take_fifty_numbers(workspace: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        done = list(pool.map(lambda _: bulletin_process(*NEW), range(50)))
    assert {each.returncode for each in done} == {0}
    told = "".join(each.stderr for each in done).splitlines()  # the one before is empty, too
    assert len([line for line in told if line.startswith("提醒：同一天的 2024-")]) == 49
    assert len(told) == 49
    assert {each.stdout.splitlines()[0] for each in done} == {
        f"2024年第{number}期（总第{number + 451}期）" for number in range(35, 85)
    }
    assert whole_numbers(workspace) == list(range(486, 536))


def test_uses_recorded_at_once_have_numbers_of_their_own(workspace: Path) -> None:
    put_issue(workspace, "2024-34", "2024-11-18", ["甲局"])
    words = ("use", "2024-34/1", "--channel")
    with ThreadPoolExecutor(8) as pool:
        done = pool.map(
            lambda number: bulletin_process(*words, f"第{number}刊", "--date", "2024-11-20"),
            range(16),
        )
        assert {(each.returncode, each.stderr) for each in done} == {(0, "")}
    found = all_uses(workspace)
    assert [each.number for each in found] == list(range(1, 17))
    assert {each.channel for each in found} == {f"第{number}刊" for number in range(16)}


def test_articles_added_at_once_are_all_there(issue: Path) -> None:
    names = [write(issue.parents[1] / f"{n}.txt", f"题{n}\n\n文。\n").name for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda name: bulletin_process("add-article", name), names))
    assert {(each.returncode, each.stderr) for each in done} == {(0, "")}
    articles = Workspace(issue.parents[1]).issue("2024-35").articles
    assert {each.full_title for each in articles} == {f"题{n}" for n in range(8)}
    assert len({each.file for each in articles}) == 8


def test_receivers_added_at_once_are_all_there(workspace: Path) -> None:
    names = {f"第{n}局" for n in range(8)}
    with ThreadPoolExecutor(8) as pool:
        lines = ("set", "issue_to", "--add")
        done = list(pool.map(lambda name: bulletin_process(*lines, name), names))
    assert {(each.returncode, each.stderr) for each in done} == {(0, "")}
    assert set(Workspace(workspace).config.periodical.issue_to) == names


@on_posix
def test_new_killed_at_random_moments_leaves_no_half_issue(workspace: Path) -> None:
    begin = time.monotonic()
    did(bulletin(*NEW))
    assert bulletin_process(*NEW).returncode == 0
    usual = time.monotonic() - begin
    chance = random.Random(486)  # noqa: S311 - moments, not secrets
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-m", "bulletin_cli", *NEW],
            env=process_environment(),
            stdout=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, usual))
        process.send_signal(signal.SIGKILL)
        process.wait()
    numbers = whole_numbers(workspace)
    assert numbers == list(range(486, 486 + len(numbers)))
    assert f"（总第{numbers[-1] + 1}期）" in bulletin(*NEW).stdout


def cuts(*words: str) -> int:
    """Return how often a command touches files, running it until it is killed no more."""
    for count in range(1, 60):
        status = bulletin_process(*words, code=CUT.format(count)).returncode
        if status == 0:
            return count
        assert status == -signal.SIGKILL
    pytest.fail("no end")


@on_posix
def test_new_killed_before_any_write_leaves_no_half_issue(workspace: Path) -> None:
    assert cuts(*NEW) > 5
    # Killed after the folder stood, a number is taken; its issue is whole.
    numbers = whole_numbers(workspace)
    assert numbers == list(range(486, 486 + len(numbers)))
    assert {path.name for path in (workspace / "issues").iterdir()} == {
        ".lock", *(f"2024-{number - 451}" for number in numbers)
    }  # fmt: skip


@on_posix
@pytest.mark.parametrize("command", ["add-article", "move-article", "remove-article"])
def test_an_article_command_killed_before_any_write_loses_nothing(
    issue: Path, command: str
) -> None:
    root = issue.parents[1]
    write(root / "a.txt", "甲\n\n文。\n")
    for title in "甲乙丙":
        did(bulletin("add-article", "-", "--title", title, stdin="文。\n"))
    words = {"add-article": ["a.txt"], "move-article": ["1", "3"], "remove-article": ["03.md"]}
    before, count = files_of(issue), 1
    while bulletin_process(command, *words[command], code=CUT.format(count)).returncode:
        assert "2024-35" in bulletin("list").stdout
        if files_of(issue) != before:  # done, but for its last steps
            break
        count += 1
    assert count > 5
    assert len(order(issue)) == 3 + {"add-article": 1, "remove-article": -1}.get(command, 0)
    assert {"01.md", "02.md", "03.md"} <= {path.name for path in issue.glob("*/0?.md")}
    assert (issue / "removed" / "03.md").exists() == (command == "remove-article")
    did(bulletin("add-article", "-", stdin="丁\n\n文。\n"))


@on_posix
def test_a_stage_left_by_a_killed_process_stands_in_nobodys_way(article: Path) -> None:
    write(article.parents[3] / "a.txt", "甲\n\n文。\n")
    same = "import os; os.getpid = lambda: 7"  # ids come again, in containers soon
    cut = f"{same}\nos.replace = os.rename = lambda *_, **__: os.abort()"
    assert bulletin_process("add-article", "a.txt", code=cut).returncode == -signal.SIGABRT
    done = bulletin_process("add-article", "a.txt", code=same)
    assert (done.returncode, done.stderr) == (0, "")
