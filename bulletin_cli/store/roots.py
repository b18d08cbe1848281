"""Where workspaces lie: the one around a folder, and the one that is this program's source."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE
from bulletin_cli.base.strict_toml import parse
from bulletin_cli.store.files import read_text

_NAMED = 5  # workspaces in one folder; who has more knows them
_PROJECT, _PROJECT_NAME = "pyproject.toml", "bulletin-cli"


def find_root(start: Path) -> Path | None:
    """Return the workspace that `start` is or lies in, None where there is none."""
    start = start.resolve()
    return next((each for each in (start, *start.parents) if (each / CONFIG_FILE).is_file()), None)


def workspaces_below(folder: Path) -> str:
    """Return what to do in a folder that holds workspaces, "" where it holds none."""
    found = sorted(each.parent.name for each in folder.glob(f"*/{CONFIG_FILE}"))
    if len(found) == 1:
        name = f'"{found[0]}"' if " " in found[0] else found[0]
        return f"这里有工作区 {found[0]}：先 cd {name}"
    more = "等" * (len(found) > _NAMED)
    return f"这里有工作区 {'、'.join(found[:_NAMED])}{more}：先 cd 进其中一个" if found else ""


def is_program(root: Path) -> bool:
    """Return whether the workspace `root` is this program's own source with its sample."""
    try:
        project = parse(read_text(root / _PROJECT, _PROJECT), _PROJECT).table("project")
        return project.text("name", "") == _PROJECT_NAME
    except BulletinError:
        return False
