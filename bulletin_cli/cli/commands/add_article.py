"""bulletin add-article, move-article, remove-article, replace-article."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError, UntitledError
from bulletin_cli.cli.terminal.common import IssueOption, workspace
from bulletin_cli.cli.terminal.completion import offer_articles
from bulletin_cli.cli.terminal.questions import confirm
from bulletin_cli.cli.terminal.streams import read_stdin

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article
    from bulletin_cli.store.intake import ArticleWithPictures, AskSplit

_STDIN = "-"
ArticleArgument = Annotated[
    str,
    typer.Argument(
        metavar="稿件",
        help="第几篇，文件名如 03.md，或标题的开头",
        autocompletion=offer_articles,
    ),
]
TitleOption = Annotated[
    list[str] | None,
    typer.Option("--title", metavar="标题", help="标题，两行就写两次", show_default=False),
]
Unit = Annotated[str, typer.Option("--unit", metavar="单位", help="供稿单位", show_default=False)]
Section = Annotated[str, typer.Option("--section", metavar="栏目", help="栏目", show_default=False)]


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
    title: TitleOption = None,
    unit: Unit = "",
    section: Section = "",
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

    def add(taken: Sequence[ArticleWithPictures]) -> None:
        arrivals = [_with_options(each, unit, section) for each in taken]
        for arrival in space.add(identifier, arrivals, at):
            _tell("加入", identifier, arrival)

    if files:
        add([one for name in files for one in _convert(name, titles, split)])
    else:
        space.require_draft(identifier)
        _write_new(titles, add)


def move_article(
    ctx: typer.Context,
    which: ArticleArgument,
    to: Annotated[int, typer.Argument(metavar="位置", help="移到第几篇")],
    issue: IssueOption = None,
) -> None:
    """调整稿件的次序。"""
    space = workspace(ctx)
    name = space.move(space.resolve(issue), which, to)
    typer.echo(f"{name} 移到第 {to} 篇")


def remove_article(ctx: typer.Context, which: ArticleArgument, issue: IssueOption = None) -> None:
    """撤下稿件；文件移到本期的 removed/，不会丢。"""
    space = workspace(ctx)
    place = space.remove(space.resolve(issue), which)
    typer.echo(f"撤下，文件在 {place}" if place else "从列表中撤下；文件本来就没有")


def replace_article(
    ctx: typer.Context,
    which: ArticleArgument,
    file: Annotated[str, typer.Argument(metavar="文件", help="新稿，- 是标准输入")],
    issue: IssueOption = None,
    title: TitleOption = None,
    unit: Unit = "",
    section: Section = "",
) -> None:
    """换上一篇稿件的新稿，次序不变；原稿移到本期的 removed/，不会丢。

    新稿和 add-article 一样收；它没有写的供稿单位、作者、栏目、编者按等，照原稿。
    """
    from bulletin_cli.incoming.renewed import keep_old_facts

    space = workspace(ctx)
    identifier = space.resolve(issue)
    old = space.article(identifier, which)
    arrival = _with_options(_newer(file, tuple(title or ()), old), unit, section)
    article, kept = keep_old_facts(arrival.converted.article, old)
    arrival = replace(arrival, converted=replace(arrival.converted, article=article))
    added, away = space.replace(identifier, old.file, arrival)
    _tell(f"{old.file} 换成", identifier, added)
    if kept:
        typer.echo(f"    照原稿：{'、'.join(kept)}")
    typer.echo(f"原稿在 {away}" if away else "原稿本来就没有文件")


def _newer(name: str, title: tuple[str, ...], old: Article) -> ArticleWithPictures:
    """Return the new version of an article, with its old title where it has none of its own."""

    def refuse(count: int) -> bool:
        raise BulletinError(
            f"像是有 {count} 篇稿件，一次换一篇",
            "只留要换的一篇；真是一篇，就用 --title 写明标题。",
            file=name,
        )

    data = _typed(name)
    try:
        (arrival,) = _taken(name, data, title, refuse)
    except UntitledError:
        if not old.title:
            raise
        (arrival,) = _taken(name, data, old.title, refuse)
        typer.echo("提醒：新稿开头看不出标题，标题照原稿，文字都收进了正文。", err=True)
    return arrival


def _convert(
    name: str, title: tuple[str, ...], split: bool | None
) -> tuple[ArticleWithPictures, ...]:
    def is_split(count: int) -> bool:
        return _ask_split(name, count) if split is None else split

    return _taken(name, _typed(name), title, is_split)


def _typed(name: str) -> bytes:
    return read_stdin() if name == _STDIN else b""


def _taken(
    name: str, data: bytes, title: tuple[str, ...], split: AskSplit
) -> tuple[ArticleWithPictures, ...]:
    """Return the articles of a file, or of `data` from standard input."""
    from bulletin_cli.store.intake import convert_file, convert_text

    if name == _STDIN:
        return convert_text(data, "标准输入", Path.cwd(), title, split=split)
    return convert_file(Path(name), title, split=split)


def _ask_split(name: str, count: int) -> bool:
    """Ask on a terminal; elsewhere say how to take the articles apart."""
    if name != _STDIN and sys.stdin.isatty():
        return confirm(f"{name} 里像是有 {count} 篇稿件，分开收吗")
    typer.echo(f"提醒：{name} 里像是有 {count} 篇稿件；要分开收，加 --split。", err=True)
    return False


def _write_new(
    title: tuple[str, ...], add: Callable[[Sequence[ArticleWithPictures]], None]
) -> None:
    """Add the article written in the user's editor; what cannot be added is kept."""
    from bulletin_cli.cli.terminal.editor import WAIT_HINT, Draft, find_editor
    from bulletin_cli.store.intake import convert_file

    lacking = BulletinError("没有写要加的文件", "给出稿件文件，或用 - 从标准输入读。")
    text = "".join(f"# {line}\n" for line in title or ("",)) + "\n"
    draft = Draft(text, "new", find_editor(lacking))
    with draft.keep_on_error("改好后用 bulletin add-article 加入。"):
        draft.open()
        if not draft.changed:
            wait = "" if draft.waits else WAIT_HINT
            raise BulletinError("没有写稿件，什么都没有加", f"在编辑器里写好并保存，再退出。{wait}")
        add(convert_file(draft.path))


def _tell(done: str, identifier: str, arrival: ArticleWithPictures) -> None:
    article = arrival.converted.article
    typer.echo(f"{done} issues/{identifier}/articles/{article.file}　{article.full_title}")
    for message in arrival.converted.messages:
        typer.echo(f"    {message}")


def _with_options(arrival: ArticleWithPictures, unit: str, section: str) -> ArticleWithPictures:
    """Return the intake with unit and section as the options say."""
    article = arrival.converted.article
    article = replace(article, unit=unit or article.unit, section=section or article.section)
    return replace(arrival, converted=replace(arrival.converted, article=article))
