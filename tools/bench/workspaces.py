"""Workspaces to measure in: No. 486 alone, and archives of many issues."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "reference" / "issue-486" / "articles"
BULLETIN = [str(Path(sys.executable).with_name("bulletin"))]
OFFICE = (
    "--template", "shanghai-post", "--nameplate", "示例行业", "--nameplate", "示例工作简报",
    "--issuer", "示例局办公室", "--report-to", "示例上级局", "--copy-to", "各区局",
)  # fmt: skip
COPIES = 200


def workspace(folder: Path) -> Path:
    """Make a workspace whose one issue is No. 486, its errors mended so that it is rendered."""
    space = folder / "space"
    articles = sorted(map(str, REFERENCE.glob("*.md")))
    for words in (
        ["init", str(space), *OFFICE, "--last", "2024-34", "--last-whole-number", "485"],
        ["-C", str(space), "new", "--date", "2024-11-25"],
        ["-C", str(space), "add-article", *articles],
        ["-C", str(space), "check", "--fix"],
    ):
        subprocess.run([*BULLETIN, *words], check=True, stdout=subprocess.DEVNULL)
    return space


def archive(folder: Path, source: Path, count: int, *, whole: bool) -> Path:
    """Make a workspace of `count` weekly issues: copies of `source`, or their issue.toml alone."""
    space = folder / f"archive-{count}"
    shutil.copytree(source, space, ignore=shutil.ignore_patterns("issues"))
    text = (space / "bulletin.toml").read_text(encoding="utf-8")
    text = text.replace('last = "2024-34"\nlast_whole_number = 485\n', "")
    (space / "bulletin.toml").write_text(text, encoding="utf-8")
    day, number = date(1800, 1, 6), 0
    for whole_number in range(1, count + 1):
        number = 1 if (day + timedelta(7)).year != day.year else number + 1
        day += timedelta(7)
        issue = space / "issues" / f"{day.year}-{number}"
        if whole:
            shutil.copytree(source / "issues" / "2024-35", issue)
        issue.mkdir(parents=True, exist_ok=True)
        articles = "".join(f'"{n:02}.md", ' for n in range(1, 7)) if whole else ""
        (issue / "issue.toml").write_text(
            f"schema = 1\nyear = {day.year}\nnumber = {number}\nwhole_number = {whole_number}\n"
            f"date = {day}\narticles = [{articles}]\n",
            encoding="utf-8",
        )
    return space
