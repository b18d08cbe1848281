"""Whole processes in turn: wall seconds and peak memory of each run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median


class TimedCommand:
    """Wall seconds and peak memory of each run of a command."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        before: Callable[[], None] | None = None,
        most: int = 0,  # the highest exit code that is no failure
    ) -> None:
        self.name = name
        self.command = command
        self.before = before
        self.most = most
        self.seconds: list[float] = []
        self.peak = 0.0

    def once(self, *, counted: bool) -> None:
        """Run the command; `before` is not timed."""
        if self.before:
            self.before()
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if not 0 <= process.returncode <= self.most:
            sys.exit(f"{self.name}: exit code {process.returncode}")
        self.peak = max(self.peak, usage.ru_maxrss / 1024)
        if counted:
            self.seconds.append(seconds)

    def ratio(self, other: TimedCommand) -> float:
        """Return the median of the ratios to `other`, round by round."""
        return median(a / b for a, b in zip(self.seconds, other.seconds, strict=True))


def in_turn(rounds: int, *runs: TimedCommand) -> None:
    """Run all commands in turn, `rounds` times after a warm-up."""
    for number in range(rounds + 1):
        for run in runs:
            run.once(counted=number > 0)


def report(title: str, runs: Sequence[TimedCommand], peer: TimedCommand, limit: str) -> None:
    """Print one table."""
    print(f"\n## {title}\n\n目标：{limit}\n\n| 命令 | 中位数（毫秒） | 倍数 | 峰值内存（MB） |")
    print("| --- | ---: | ---: | ---: |")
    for run in runs:
        milliseconds = median(run.seconds) * 1000
        print(f"| {run.name} | {milliseconds:.1f} | {run.ratio(peer):.2f} | {run.peak:.0f} |")
