"""`check` of No. 486 beside `list`, and of one issue in small and large archives."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, archive


def checking(rounds: int, space: Path, folder: Path) -> None:
    """Time `check` of No. 486 beside `list`, and of one issue in small and large archives."""
    here = [*BULLETIN, "-C", str(space)]
    listed = TimedCommand("bulletin list", [*here, "list"])
    checked = TimedCommand("bulletin check", [*here, "check", "2024-35"], most=1)
    in_turn(rounds, listed, checked)
    report("校对第486期", [listed, checked], listed, "bulletin check 至多 list 的 2 倍")
    runs = []
    for count in (10, 10_000):
        home = archive(folder / "checked", space, count, whole=False)
        last = max((home / "issues").iterdir(), key=lambda path: path.stat().st_mtime_ns)
        shutil.copytree(space / "issues" / "2024-35" / "articles", last / "articles")
        toml = last / "issue.toml"
        listing = ", ".join(f'"{path.name}"' for path in sorted((last / "articles").iterdir()))
        text = toml.read_text(encoding="utf-8").replace("articles = []", f"articles = [{listing}]")
        toml.write_text(text, encoding="utf-8")
        command = [*BULLETIN, "-C", str(home), "check", last.name]
        runs.append(TimedCommand(f"check，共 {count:,} 期", command, most=1))
    in_turn(rounds, *runs)
    report("大档案里校对一期", runs, runs[0], "有 10,000 期时至多是有 10 期时的 1.3 倍")
