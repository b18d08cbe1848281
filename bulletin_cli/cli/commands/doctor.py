"""bulletin doctor."""

from __future__ import annotations

import platform
from collections.abc import Collection, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer

from bulletin_cli import __version__
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.printing import echo_colored

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

_LIBRARIES = (
    "typer", "rich", "jinja2", "tomli", "tomlkit", "pillow", "filelock", "typst",
)  # fmt: skip


def doctor(ctx: typer.Context) -> None:
    """检查 Python、程序库、模板要的字体和工作区；工作区有问题时退出码为 1。"""
    typer.echo(f"bulletin {__version__}　Python {platform.python_version()}　{platform.system()}")
    typer.echo("程序库：" + "　".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    try:
        space = workspace(ctx)
    except BulletinError as error:
        typer.echo(f"工作区：{error}")
        raise typer.Exit(1) from None
    typer.echo(f"工作区：{space.root}")
    problems = list(_problems(space))
    if not problems:
        _print_fonts(space)
    for problem in problems:
        echo_colored(f"× {problem}", "red")
    typer.echo(f"工作区有 {len(problems)} 个问题。" if problems else "工作区没有问题。")
    if problems:
        raise typer.Exit(1)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "没有装"


def _print_fonts(space: Workspace) -> None:
    from bulletin_cli.store.fonts import installed_faces

    installed = installed_faces()
    wanted = dict.fromkeys(style.fonts for style in space.template().styles.values())
    typer.echo(f"模板 {space.config.periodical.template} 要的字体：")
    for fonts in wanted:
        typer.echo(f"  {fonts[0]}：{_found(fonts, installed)}")


def _found(fonts: tuple[str, ...], installed: Collection[str] | None) -> str:
    if installed is None:
        return "查不到本机装了哪些字体"
    if fonts[0] in installed:
        return "有"
    other = next((face for face in fonts[1:] if face in installed), None)
    if other:
        return f"没有，本机用 {other} 代替"
    return "没有；不影响排出的 Word 文件，打开它的电脑上要有"


def _problems(space: Workspace) -> Iterator[str]:
    """Yield what keeps issues from being read, and what does not belong among them."""
    from bulletin_cli.content.numbering import format_id
    from bulletin_cli.store.issues import leftovers

    try:
        space.template()
    except BulletinError as error:
        yield f"{error}　{error.hint}"
    for number in space.numbers():
        try:
            faults = space.issue(format_id(number), partial=True).faults
        except BulletinError as error:  # its issue.toml
            faults = (error,)
        yield from (f"{each}　{each.hint}" for each in faults)
    for name in leftovers(space.root):
        yield f"issues/{name} 不是一期，移走它"
