"""Whole processes against their peers, in turn and in one run; writes docs/benchmarks.md.

Each command runs N times, A B C A B C …, after a warm-up; what is quoted is the median, and the
median of the ratios within a round, which a change of the machine's speed leaves alone.
Run with `make bench`, or python -m tools.bench [ROUNDS].
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import pypandoc

from tools.bench.binding import binding
from tools.bench.checking import checking
from tools.bench.desk import desk
from tools.bench.incoming import importing, returning
from tools.bench.proof import proofreading
from tools.bench.rendering import many_issues, one_issue, pages, typesetting
from tools.bench.searching import searching
from tools.bench.starting import new_issue, start_up
from tools.bench.workspaces import REFERENCE, workspace


def main() -> None:
    """Run everything and print the report."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    if not REFERENCE.is_dir():
        sys.exit("the published No. 486 is not beside the project: nothing to measure on")
    names = (
        "bulletin-cli", "typer", "jinja2", "docxtpl", "python-docx", "typst", "autocorrect-py",
    )  # fmt: skip
    libraries = "，".join(f"{name} {version(name)}" for name in names)
    print(
        "# 基准\n\n`make bench` 写出的报告：整个进程的墙钟时间，各命令轮流跑，比较同一轮的比值。\n"
    )
    print(f"- 机器：{platform.system()} {platform.machine()}，{os.cpu_count()} 核")
    print(
        f"- Python {platform.python_version()}，pandoc {pypandoc.get_pandoc_version()}，{libraries}"
    )
    print(f"- 轮数：{rounds}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = workspace(folder)
        start_up(rounds, space)
        pandoc = one_issue(rounds, space, folder)
        many_issues(rounds, space, folder, pandoc)
        new_issue(rounds, space, folder)
        pages(rounds, space, folder)
        returning(rounds, space, folder)
        importing(rounds, space, folder)
        typesetting(rounds, space)
        checking(rounds, space, folder)
        desk(rounds, folder)
        searching(rounds, folder)
        binding(rounds, space, folder)
        proofreading(rounds)


if __name__ == "__main__":
    main()
