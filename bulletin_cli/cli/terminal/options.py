"""Options and arguments that recur in several commands, and what they mean."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.completion import offer_articles, offer_issues

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

Repeated = list[str] | None  # what an option holds that may be given several times

ISSUE_HELP = "2024-35、35、总486 或文件夹；不写就是没发布的最新一期"


IssueArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="期号", help=ISSUE_HELP, show_default=False, autocompletion=offer_issues
    ),
]


IssueOption = Annotated[
    str | None,
    typer.Option(
        "--issue", metavar="期号", help=ISSUE_HELP, show_default=False, autocompletion=offer_issues
    ),
]


def workspace(ctx: typer.Context) -> Workspace:
    """Return the workspace that -C or the current folder lies in."""
    from bulletin_cli.workspace import Workspace

    return Workspace.find(ctx.obj)


def settle(start: Path, *, once: bool = False) -> None:
    """Put back what a killed command left half done around `start`, and say so.

    Where that cannot be done, whoever reads the workspace is refused, and nobody else. Where the
    killed command had done all, one that should not be done twice (`once`) is refused.
    """
    from bulletin_cli.store.files import settle as settle_files

    try:
        settled = settle_files(start)
    except (BulletinError, OSError):
        return
    if settled is None:
        return
    if settled.is_done and once:
        raise BulletinError(
            f"{settled.told}这一次的没有做", "看看是不是同一件事；还要做，就再运行一次。"
        )
    if settled.told:
        typer.echo(f"提醒：{settled.told}", err=True)


def choose(option: str, value: str, choices: tuple[str, ...]) -> str:
    """Return `value` when it is one of `choices`. Raises BulletinError."""
    if value not in choices:
        raise BulletinError(f"{option} 不能是“{value}”", f"可以写：{'、'.join(choices)}。")
    return value


def commission_number(text: str) -> int:
    """Return the number of a commission that is written `3` or `约3`. Raises BulletinError."""
    match = re.fullmatch(r"约?(?:稿)?\s*([1-9][0-9]{0,5})", text.strip())
    if match is None:
        raise BulletinError(
            f"“{text}”不是约稿的号码", "写成 3 或 约3；bulletin commission 列出约稿。"
        )
    return int(match[1])


def output_place(output: str, usual: Path) -> Path:
    """Return where --output puts the file that usually lies at `usual`. Raises BulletinError."""
    from bulletin_cli.store.files import is_folder, refuse_unusable

    if output in ("", "-"):  # nothing said, or standard output
        return usual
    place = Path(output)
    if is_folder(place):
        return place / usual.name
    refuse_unusable(place)
    if not place.suffix or output.endswith(("/", "\\")):
        raise BulletinError(
            "没有这个文件夹", f"先建好文件夹；要写成文件，名字写全，如 {usual.name}。", file=output
        )
    return place


def command_line(ctx: typer.Context, *words: str) -> str:
    """Return a line to type that calls the program with `words` on the same workspace."""
    chosen = ctx.find_root().params["directory"]
    place = () if chosen == Path() else ("-C", str(chosen))
    return " ".join(("bulletin", *map(quote, (*place, *words))))


def quote(word: str) -> str:
    """Return a word as a shell takes it whole."""
    if re.fullmatch(r"[\w./:+-]+" if sys.platform != "win32" else r"[\w./:+\\-]+", word):
        return word
    return shlex.quote(word) if sys.platform != "win32" else f'"{word}"'


ArticleArgument = Annotated[
    str,
    typer.Argument(
        metavar="稿件",
        help="第几篇，文件名如 03.md，或标题的开头",
        autocompletion=offer_articles,
    ),
]


UsedArticle = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="稿件", help="2024-35/3，或 35 3，或稿件的路径；要已发布的", show_default=False
    ),
]


FormatOption = Annotated[
    str, typer.Option("--format", metavar="text|json", help="输出格式", show_default=False)
]
