"""An issue's way, whatever order the commands come in, and several at once: no step is skipped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_cli.store.issues import load_metadata
from tests.cli.commands.way import take
from tests.conftest import bulletin, bulletin_process, did


@pytest.mark.parametrize("line", ["sign --by 李四 --keep-date", "publish", "proofed"])
def test_of_two_at_once_one_is_told_that_it_is_done(article: Path, line: str) -> None:
    issue = article.parents[1]
    if line != "proofed":
        take(*("proofed", "review", "sign")[: 2 if "sign" in line else 3])
    words = (*line.split(), "2024-35")
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: bulletin_process(*words), range(4)))
    count = sum(each.returncode == 0 for each in done)
    assert count == (4 if line == "proofed" else 1), [each.stderr for each in done]
    head = load_metadata(article.parents[3], "2024-35")
    if line == "proofed":
        assert sorted(each.round for each in head.history) == [1, 2, 3, 4]
    assert "没有" in did(bulletin("verify", "35"))
    assert issue.exists()


COMMANDS = st.sampled_from(
    ["proofed", "review", "sign --by 甲", "publish", "reopen 1 --why 试", "void 1 --why 试"]
)
STATES = {"proofed": "proofed", "review": "review", "sign": "signed", "publish": "published"}


@settings(max_examples=12)
@given(st.lists(COMMANDS, min_size=4, max_size=9))
def test_no_sequence_of_commands_skips_a_step(lines: list[str]) -> None:
    with TemporaryDirectory() as place:
        root = Path(place) / "工作 简报"
        did(bulletin("init", root, "--template", "gbt9704", "--nameplate", "甲", "--issuer", "乙"))
        did(bulletin("-C", root, "new", "--date", "2024-11-25"))
        did(bulletin("-C", root, "add-article", "-", stdin="题目\n\n正文。\n"))
        state, order = "draft", ["draft", *STATES.values()]
        for line in lines:
            done = bulletin("-C", root, *line.split(), *_more(line))
            now = load_metadata(root, "2024-1").status
            if done.exit_code == 0:
                assert now in ("draft", "void") or order.index(now) - order.index(state) in (0, 1)
            else:
                assert now == state
            state = now
        for each in (root / "issues").rglob("*"):
            each.chmod(0o755)  # so that the folder can be removed on Windows


def _more(line: str) -> tuple[str, ...]:
    return (
        ("--no-check", "--keep-date") if "sign" in line else ("--no-check",) * ("--why" not in line)
    )
