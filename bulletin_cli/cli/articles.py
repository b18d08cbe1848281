"""bulletin add-article, move-article, remove-article."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.ask import is_yes
from bulletin_cli.cli.common import IssueOption, workspace
from bulletin_cli.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.store.intake import Intake

Which = Annotated[str, typer.Argument(metavar="稿件", help="第几篇，或文件名如 03.md")]


def add_article(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[文件]…",
            help="一个或几个文件，- 是标准输入；不写就打开编辑器",
            show_default=False,
        ),
    ] = None,
    issue: IssueOption = None,
    title: Annotated[
        list[str] | None,
        typer.Option("--title", metavar="标题", help="标题，两行就写两次", show_default=False),
    ] = None,
    unit: Annotated[
        str, typer.Option("--unit", metavar="单位", help="供稿单位", show_default=False)
    ] = "",
    section: Annotated[
        str, typer.Option("--section", metavar="栏目", help="栏目", show_default=False)
    ] = "",
    at: Annotated[
        int | None,
        typer.Option("--at", metavar="N", help="排在第几篇，不写就排在最后", show_default=False),
    ] = None,
    split: Annotated[
        bool | None,
        typer.Option(
            "--split/--no-split",
            help="一个文件里有几篇时分开收；不写就在终端上问，脚本里当一篇收",
            show_default=False,
        ),
    ] = None,
) -> None:
    """加入稿件：Word 文件、网页、.md、.txt；装了 LibreOffice，还有 .doc、.wps。

    清理空行、缩进和看不见的字符，认出供稿单位和作者；没有收什么，逐条列出。
    """
    space = workspace(ctx)
    identifier = space.resolve(issue)
    if title and files and len(files) > 1:
        raise BulletinError("一次加几篇时不能写 --title", "一篇一篇地加，或把标题写在各文件里。")
    titles = tuple(title or ())
    given = [one for name in files for one in _take(name, titles, split)] if files else []
    intakes = [_credited(each, unit, section) for each in given or [_edited(titles)]]
    names = space.add(identifier, intakes, at)
    for name, intake in zip(names, intakes, strict=True):
        typer.echo(
            f"加入 issues/{identifier}/articles/{name}　{intake.incoming.article.full_title}"
        )
        for message in intake.incoming.messages:
            typer.echo(f"    {message}")


def move_article(
    ctx: typer.Context,
    which: Which,
    to: Annotated[int, typer.Argument(metavar="位置", help="移到第几篇")],
    issue: IssueOption = None,
) -> None:
    """调整稿件的次序。"""
    space = workspace(ctx)
    name = space.move(space.resolve(issue), which, to)
    typer.echo(f"{name} 移到第 {to} 篇")


def remove_article(ctx: typer.Context, which: Which, issue: IssueOption = None) -> None:
    """撤下稿件；文件移到本期的 removed/，不会丢。"""
    space = workspace(ctx)
    place = space.remove(space.resolve(issue), which)
    typer.echo(f"撤下，文件在 {place}" if place else "从列表中撤下；文件本来就没有")


def _take(name: str, title: tuple[str, ...], split: bool | None) -> tuple[Intake, ...]:
    from bulletin_cli.store.intake import take_file, take_text

    def is_split(count: int) -> bool:
        return _ask_split(name, count) if split is None else split

    if name == "-":
        data = sys.stdin.buffer.read()
        return take_text(data, "标准输入", Path.cwd(), title, split=is_split)
    return take_file(Path(name), title, split=is_split)


def _ask_split(name: str, count: int) -> bool:
    """Ask on a terminal; elsewhere say how to take the articles apart."""
    if name != "-" and sys.stdin.isatty():
        return is_yes(f"{name} 里像是有 {count} 篇稿件，分开收吗？", default=True)
    typer.echo(f"提醒：{name} 里像是有 {count} 篇稿件；要分开收，加 --split。", err=True)
    return False


def _edited(title: tuple[str, ...]) -> Intake:
    """Return the article written in the user's editor; the draft is kept when it cannot be read."""
    from bulletin_cli.cli.editor import edit
    from bulletin_cli.store.intake import take_file

    draft = edit("".join(f"# {line}\n" for line in title or ("",)) + "\n")
    try:
        (intake,) = take_file(draft)
    except BulletinError as error:
        raise BulletinError(
            str(error), f"{error.hint}写的内容还在 {draft}，改好后用 bulletin add-article 加入。"
        ) from error
    draft.unlink()
    return intake


def _credited(intake: Intake, unit: str, section: str) -> Intake:
    """Return the intake with unit and section as the options say."""
    article = intake.incoming.article
    article = replace(article, unit=unit or article.unit, section=section or article.section)
    return replace(intake, incoming=replace(intake.incoming, article=article))
