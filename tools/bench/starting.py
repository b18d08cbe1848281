"""What the commands that do least take, and `new` in small and large archives."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, archive


def start_up(rounds: int, space: Path) -> None:
    """Time the commands that do least."""
    bare = TimedCommand("python -c pass", [sys.executable, "-c", "pass"])
    typer = TimedCommand('python -c "import typer"', [sys.executable, "-c", "import typer"])
    shown = TimedCommand("bulletin --help", [*BULLETIN, "--help"])
    listed = TimedCommand("bulletin list", [*BULLETIN, "-C", str(space), "list"])
    in_turn(rounds, bare, typer, shown, listed)
    report("启动", [bare, typer, shown, listed], bare, "bulletin list 至多 6 倍")


def new_issue(rounds: int, space: Path, folder: Path) -> None:
    """Time `new` with a small and with a large archive."""
    runs = []
    for count in (10, 10_000):
        home = archive(folder, space, count, whole=False)
        runs.append(_new_run(home, count))
    in_turn(rounds, *runs)
    report("bulletin new", runs, runs[0], "有 10,000 期时至多是有 10 期时的 1.2 倍")


def _new_run(home: Path, count: int) -> TimedCommand:
    known = {path.name for path in (home / "issues").iterdir()}

    def forget() -> None:
        for path in (home / "issues").iterdir():
            if path.is_dir() and path.name not in known:
                shutil.rmtree(path)

    command = [*BULLETIN, "-C", str(home), "new", "--date", "2026-01-05"]
    return TimedCommand(f"new，已有 {count:,} 期", command, forget)
