"""An issue brought to a state by the commands that lead there."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import bulletin, did

DAYS = {"proofed": "11-25", "review": "11-26", "sign": "11-27", "publish": "11-28"}
WORDS = {"sign": ("--by", "李四")}


def take(*steps: str, words: tuple[str, ...] = ()) -> None:
    """Take steps of 2024-35, each on its day of November 2024, with no complaint."""
    for step in steps:
        said = (*WORDS.get(step, ()), "--date", f"2024-{DAYS[step]}", *words)
        result = bulletin(step, "2024-35", *said)
        assert result.exit_code == 0, result.stderr


def signed() -> None:
    take("proofed", "review", "sign")


def published(*signing: str) -> None:
    """Take all steps; `signing` are further words of the signature."""
    take("proofed", "review")
    take("sign", words=signing)
    take("publish")


def steps(*names: str) -> None:
    """Let the office take these steps alone before it publishes."""
    did(bulletin("set", "steps", "--unset"))
    left_out = {"proofed", "review", "signed"} - set(names)
    if left_out:
        did(bulletin("set", "steps", "--remove", *sorted(left_out)))


def folder(issue: Path) -> list[str]:
    """Return the paths of all files in an issue's folder, sorted."""
    return sorted(each.relative_to(issue).as_posix() for each in issue.rglob("*") if each.is_file())
