"""The proofreader beside other checkers of Chinese, on the same clean texts and in one run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import autocorrect_py

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain
from tests.proof import gate


def proofreading(rounds: int) -> None:
    """Print what each checker finds in the work reports, and how fast."""
    if not gate.CORPORA.is_dir():
        print("\n## 校对\n\n干净文本不在旁边，没有量。")
        return
    reports = [text for name, text in gate.clean_texts().items() if name.startswith("work")]
    size = sum(map(len, reports))
    print(f"\n## 校对\n\n三份政府工作报告，{size:,} 字，都是干净的文字，报得越少越好。")
    print("\n目标：每秒至少 100,000 字，不看疑似错字至少 300,000 字\n")
    print("| 校对工具 | 报出 | 中位数（毫秒） | 每秒字数 |\n| --- | ---: | ---: | ---: |")
    for name, run in _checkers().items():
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            found = run(reports)
            times.append(time.perf_counter() - start)
        seconds = median(times)
        print(f"| {name} | {found:,} | {seconds * 1000:.0f} | {size / seconds:,.0f} |")


def _checkers() -> dict[str, Callable[[list[str]], int]]:
    checkers: dict[str, Callable[[list[str]], int]] = {
        "bulletin（全部默认规则）": _bulletin,
        "bulletin（不看疑似错字）": partial(_bulletin, ignore=("WRD014",)),
        "autocorrect_py": _autocorrect,
    }
    if program := shutil.which("zhlint"):
        checkers["zhlint（整个进程）"] = partial(_zhlint, program)
    else:
        print("没有装 zhlint（npm install -g zhlint），没有量它。\n", file=sys.stderr)
    return checkers


def _bulletin(texts: list[str], ignore: tuple[str, ...] = ()) -> int:
    selection = RuleSelection(ignore=ignore)
    return sum(len(check([read_plain(text, "x.txt")], None, selection)) for text in texts)


def _autocorrect(texts: list[str]) -> int:
    """Count the lines that it would change: it counts no more finely."""
    return sum(len(autocorrect_py.lint_for(text, "text").lines) for text in texts)


def _zhlint(program: str, texts: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.md").write_text(text, encoding="utf-8")
        names = [f"{number}.md" for number in range(len(texts))]
        done = subprocess.run([program, *names], cwd=folder, capture_output=True, check=False)
    return len(re.findall(rb"^\d+\.md:\d+", done.stdout + done.stderr, re.MULTILINE))
