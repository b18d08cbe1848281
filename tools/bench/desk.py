"""`inbox`, `status` and `stats` of a quarter, with the archive of two years and of two hundred."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, OFFICE

LAST = 2024
ISSUES, SUBMISSIONS = 50, 300  # a year
_WAITING = 20  # of the last year
_TEXT = "各区局召开会议，部署旺季服务保障，通报安全检查情况。\n\n" * 6


def desk(rounds: int, folder: Path) -> None:
    """Time what the desk is asked every day, in a small and in a large archive."""
    homes = [_office(folder / "desk", count) for count in (2, 200)]
    for words in (["inbox"], ["status"], ["stats", "--period", f"{LAST}Q3"]):
        runs = [
            TimedCommand(
                f"{words[0]}，共 {years * ISSUES:,} 期、{years * SUBMISSIONS:,} 篇来稿",
                [*BULLETIN, "-C", str(home), *words],
            )
            for years, home in homes
        ]
        in_turn(rounds, *runs)
        limit = "有 10,000 期、60,000 篇来稿时至多是有 100 期时的 1.3 倍"
        report(f"大档案里的 {' '.join(words)}", runs, runs[0], limit)


def _office(folder: Path, years: int) -> tuple[int, Path]:
    """Make the workspace of so many years; return both."""
    home = folder / f"{years}"
    folder.mkdir(exist_ok=True)
    subprocess.run([*BULLETIN, "init", str(home), *OFFICE], check=True, stdout=subprocess.DEVNULL)
    for year in range(LAST - years + 1, LAST + 1):
        for number in range(1, ISSUES + 1):
            _put_issue(home, year, number, (year - LAST + years - 1) * ISSUES + number)
        for number in range(SUBMISSIONS):
            _put_submission(home, year, number)
    return years, home


def _put_issue(home: Path, year: int, number: int, whole_number: int) -> None:
    place = home / "issues" / f"{year}-{number}"
    (place / "articles").mkdir(parents=True)
    day = date(year, 1, 1) + timedelta(7 * (number - 1))
    status = "draft" if (year, number) > (LAST, ISSUES - 2) else "published"
    names = [f"{each:02}.md" for each in range(1, 7)]
    listed = ", ".join(f'"{name}"' for name in names)
    (place / "issue.toml").write_text(
        f"schema = 1\nyear = {year}\nnumber = {number}\nwhole_number = {whole_number}\n"
        f'date = {day}\nstatus = "{status}"\narticles = [{listed}]\n',
        encoding="utf-8",
    )
    for place_in, name in enumerate(names):
        sent = _identifier(year, (number - 1) * 6 + place_in)
        head = f'title = "第{number}期第{place_in}件事"\nunit = "第{place_in}局"\n'
        (place / "articles" / name).write_text(
            f'+++\n{head}submissions = ["{sent}"]\n+++\n\n{_TEXT}', encoding="utf-8"
        )


def _put_submission(home: Path, year: int, number: int) -> None:
    identifier = _identifier(year, number)
    place = home / "submissions" / identifier[:7] / identifier[8:]
    place.mkdir(parents=True)
    day, unit = identifier[:10], f"第{number % 6}局"
    done = f'\n[[history]]\nstate = "accepted"\ndate = {day}\nissue = "{year}-1"\n'
    waits = year == LAST and number >= SUBMISSIONS - _WAITING
    (place / "submission.toml").write_text(
        f'schema = 1\nunits = ["{unit}"]\nreceived = {day}\noriginal = "来稿.txt"\n'
        f'\n[[history]]\nstate = "received"\ndate = {day}\n{"" if waits else done}',
        encoding="utf-8",
    )
    head = f'+++\ntitle = "第{number}件事"\nunit = "{unit}"\n+++\n\n'
    (place / "article.md").write_text(f"{head}{_TEXT}", encoding="utf-8")
    (place / "来稿.txt").write_text(_TEXT, encoding="utf-8")


def _identifier(year: int, number: int) -> str:
    """Return the id of a year's submission; there are six a week."""
    return f"{date(year, 1, 1) + timedelta(7 * (number // 6))}-{number % 6 + 1:02}"
