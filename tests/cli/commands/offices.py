"""A workspace with published issues, units and submissions, written as files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.conftest import bulletin, did, write

UNITS = """schema = 1
open = true
[[groups]]
name = "区局"
quota = 1
[[groups]]
name = "企业"
[[units]]
name = "东区局"
short = ["东局"]
group = "区局"
[[units]]
name = "西区局"
group = "区局"
[[units]]
name = "甲公司"
group = "企业"
[[units]]
name = "东区联络站"
account = "东区局"
"""
SCHEME = """schema = 1
name = "示例办法"
[own]
points = 2
[[channels]]
name = "省局"
points = 10
[[channels]]
name = "省局"
level = "专报"
points = 30
on_top = true
[[channels]]
name = "市府"
level = "要情"
points = 5
[[endorsements]]
level = "市领导"
points = 7
"""


def put_issue(
    root: Path, identifier: str, on: str, units: Sequence[str], status: str = "published"
) -> None:
    """Write an issue whose articles are by these units; `a|2024-11-01-01+02` were submissions."""
    year, number = identifier.split("-")
    names = [f"{place:02}.md" for place in range(1, len(units) + 1)]
    listed = ", ".join(f'"{name}"' for name in names)
    day = f"date = {on}\n" if on else ""
    write(
        root / "issues" / identifier / "issue.toml",
        f"schema = 1\nyear = {year}\nnumber = {number}\nwhole_number = {number}\n{day}"
        f'status = "{status}"\narticles = [{listed}]\n',
    )
    for name, unit in zip(names, units, strict=True):
        unit, _, made = unit.partition("|")  # noqa: PLW2901
        first, *others = made.split("+")
        ids = ", ".join(f'"{each}"' for each in (first, *(first[:11] + each for each in others)))
        came = f"submissions = [{ids}]\n" if made else ""
        write(
            root / "issues" / identifier / "articles" / name,
            f'+++\ntitle = "{identifier}的{name[:2]}"\nunit = "{unit}"\n{came}+++\n\n正文。\n',
        )


def put_submission(root: Path, identifier: str, unit: str, commission: int = 0) -> None:
    """Write a submission as it was received."""
    on = date.fromisoformat(identifier[:10])
    asked = f"commission = {commission}\n" if commission else ""
    write(
        root / "submissions" / identifier[:7] / identifier[8:] / "submission.toml",
        f'schema = 1\nunits = ["{unit}"]\nreceived = {on}\n{asked}'
        f'[[history]]\nstate = "received"\ndate = {on}\n',
    )


def put_office(root: Path) -> None:
    """Write an office's third quarter of 2024, and something before and after it."""
    write(root / "units.toml", UNITS)
    write(root / "points.toml", SCHEME)
    put_issue(root, "2024-20", "2024-05-20", ["东区局"])
    put_issue(root, "2024-27", "2024-07-08", ["东局|2024-07-01-01", "东区联络站、西区局"])
    put_issue(root, "2024-28", "2024-07-15", ["外单位"])
    put_issue(root, "2024-29", "2024-07-22", ["甲公司"], "void")
    put_issue(root, "2024-36", "2024-10-08", ["甲公司"])
    put_issue(root, "2024-37", "2024-10-15", ["甲公司"], "draft")
    put_submission(root, "2024-07-01-01", "东局")
    put_submission(root, "2024-08-01-01", "东区局", 1)
    put_submission(root, "2024-06-01-01", "西区局")
    write(
        root / "commissions.toml",
        'schema = 1\n[[commissions]]\nnumber = 1\ntopic = "旺季"\nunits = ["东区局", "西区局"]\n'
        "asked = 2024-07-20\ndue = 2024-08-05\n",
    )


def put_used_office(root: Path) -> None:
    """Write the office, and record what others used and leaders instructed."""
    put_office(root)
    for line in (
        "use 2024-27/1 --channel 省局 --level 专报 --date 2024-08-01",
        "use 2024-20/1 --channel 省局 --date 2024-09-01",
        "endorse 2024-27/2 --by 张三 --level 市领导 --date 2024-09-02",
        "endorse 2024-27/2 --by 李四 --level 市领导 --date 2024-10-02",
    ):
        did(bulletin(*line.split()))
