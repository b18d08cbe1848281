"""What Tab offers, and putting it into the shell: Typer would say it in English."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError, reason

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_NAME, _VARIABLE = "bulletin", "_BULLETIN_COMPLETE"
# The profile's path as PowerShell knows it; its own code page may not hold a Chinese user's name.
_PROFILE = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE"


def offer_issues(ctx: typer.Context) -> Iterator[str]:
    """Yield the ids of the issues, by their folders' names alone."""
    from bulletin_cli.content.numbering import format_id

    return map(format_id, _workspace(ctx).numbers())


def offer_articles(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the files of the issue's articles with their titles."""
    space = _workspace(ctx)
    titles = space.titles(space.resolve(ctx.params.get("issue")))
    # Typer takes [ in a help text for markup.
    return ((file, title.replace("[", "［")) for file, title in titles.items())


def offer_units(ctx: typer.Context) -> tuple[str, ...]:
    """Return the names of the units, the short ones where there are some."""
    from bulletin_cli.store.desk.units import load_units

    return tuple((*each.short, each.name)[0] for each in load_units(_workspace(ctx).root).units)


def offer_submissions(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the ids of the submissions of the last months with their states and units."""
    from bulletin_cli.desk.submissions import NAMES
    from bulletin_cli.store.desk.submissions import RECENT, months, submissions_in

    root = _workspace(ctx).root
    recent = submissions_in(root, months(root)[:RECENT], broken=[])
    return ((each.id, f"{NAMES[each.state]} {'、'.join(each.units)}") for each in recent)


def offer_channels(ctx: typer.Context) -> tuple[str, ...]:
    """Return the channels that points.toml names."""
    from bulletin_cli.store.desk.points import read_scheme

    return read_scheme(_workspace(ctx).root).channel_names


def offer_levels(ctx: typer.Context) -> tuple[str, ...]:
    """Return the levels of instructions that points.toml names."""
    from bulletin_cli.store.desk.points import read_scheme

    return read_scheme(_workspace(ctx).root).endorsement_levels


def offer_templates(ctx: typer.Context) -> tuple[str, ...]:
    """Return the names of the templates."""
    from bulletin_cli.store.templates import list_names

    del ctx
    return list_names(None)


def install(asked: bool) -> None:
    """Put the completion into the start-up file of the shell in use, and leave."""
    if not asked:
        return
    shell = _shell()
    try:
        place = _install(shell)
    except OSError as error:
        raise BulletinError(f"补全装不上（{reason(error)}）", "检查个人文件夹的权限。") from error
    typer.echo(f"{shell} 的补全写进了 {place}\n重新打开终端，按 Tab 就补全。")
    if shell in ("powershell", "pwsh"):
        typer.echo("它若说禁止运行脚本，先运行 Set-ExecutionPolicy -Scope CurrentUser RemoteSigned")
    raise typer.Exit


def show(asked: bool) -> None:
    """Print the script that completes in the shell in use, and leave."""
    if asked:
        typer.echo(_script(_shell()))
        raise typer.Exit


def _workspace(ctx: typer.Context) -> Workspace:
    from bulletin_cli.store.roots import find_root
    from bulletin_cli.workspace import Workspace

    # The callback has not run, and what stands in for its arguments is still text. Where a command
    # was killed half-way, the next one that can tell of it puts it back, not this.
    start = Path(ctx.find_root().params["directory"])
    return Workspace(find_root(start) or start)


def _shell() -> str:
    """Return the name of the shell in use. Raises BulletinError for one that cannot complete."""
    from typer._completion_shared import _get_shell_name

    shell = _get_shell_name()
    if shell is None or shell not in SHELLS:
        raise BulletinError(
            f"{f'{shell} ' if shell else '这个终端'}没有补全",
            "在 PowerShell、bash、zsh 或 fish 里再运行一次。",
        )
    return shell


def _script(shell: str) -> str:
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name=_NAME, complete_var=_VARIABLE, shell=shell)


def _install(shell: str) -> Path:
    from typer._completion_shared import install as install_by_typer

    from bulletin_cli.store.shell_profile import append_once

    if shell not in ("powershell", "pwsh"):
        return install_by_typer(shell, _NAME, _VARIABLE)[1]
    # Typer would also let every script run, and misread the path of a Chinese user's profile.
    done = subprocess.run(  # noqa: S603 - the shell this runs in
        [shell, "-NoProfile", "-Command", _PROFILE],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    place = Path(done.stdout.strip("\ufeff\r\n "))
    if done.returncode or not place.name:
        raise BulletinError(
            "问不到 PowerShell 的启动文件", "把 --show-completion 的脚本贴进 $PROFILE。"
        )
    append_once(place, _script(shell))
    return place
