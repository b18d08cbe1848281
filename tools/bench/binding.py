"""`volume`: a year of No. 486 every week, as a Word file and a PDF, and in all forms."""

from __future__ import annotations

from pathlib import Path

from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, archive

_YEAR, _ISSUES = 1800, 50


def binding(rounds: int, space: Path, folder: Path) -> None:
    """Time the volume of fifty copies of the workspace's only issue, eight pages each."""
    year = archive(folder, space, _ISSUES, whole=True)
    for place in (year / "issues").glob(f"{_YEAR}-*/issue.toml"):
        with place.open("a", encoding="utf-8") as stream:
            stream.write('status = "published"\n')
    runs = [
        TimedCommand(
            " ".join(("volume", *forms)),
            [*BULLETIN, "-C", str(year), "volume", f"{_YEAR}", *forms],
        )
        for forms in ((), ("--docx", "--pdf", "--ofd"))
    ]
    in_turn(max(rounds // 4, 2), *runs)
    report("合订一年 50 期", runs, runs[0], "400 页不超过 20 秒、400 MB")
