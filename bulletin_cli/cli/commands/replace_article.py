"""bulletin replace-article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError, UntitledError
from bulletin_cli.base.record import replace
from bulletin_cli.cli.terminal.arrivals import (
    KeepPicturesOption,
    SectionOption,
    TitleLineOption,
    TitleOption,
    UnitOption,
    convert,
    given_title,
    read_typed,
    tell_arrival,
    with_options,
)
from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article
    from bulletin_cli.incoming.given_title import GivenTitle
    from bulletin_cli.store.intake import ArticleWithPictures


def replace_article(
    ctx: typer.Context,
    which: ArticleArgument,
    file: Annotated[str, typer.Argument(metavar="文件", help="新稿，- 是标准输入")],
    issue: IssueOption = None,
    title: TitleOption = None,
    title_line: TitleLineOption = None,
    unit: UnitOption = "",
    section: SectionOption = "",
    keep_pictures: KeepPicturesOption = False,
) -> None:
    """换上一篇稿件的新稿，次序不变；原稿移到本期的 removed/，不会丢。

    新稿和 add-article 一样收；它没有写的供稿单位、作者、栏目、编者按等，照原稿。
    """
    from bulletin_cli.actions.articles import read_article
    from bulletin_cli.actions.articles import replace_article as put_in_place
    from bulletin_cli.incoming.renewed import keep_old_facts
    from bulletin_cli.store.desk.units import load_units

    space = workspace(ctx)
    given = given_title(title, title_line)
    identifier = space.resolve(issue)
    old = read_article(space, identifier, which)
    newer = _newer(file, given, old)
    register = load_units(space.root)
    arrival = with_options(newer, unit, section, register, keep_pictures=keep_pictures)
    article, kept = keep_old_facts(arrival.converted.article, old)
    arrival = replace(arrival, converted=replace(arrival.converted, article=article))
    added, away = put_in_place(space, identifier, old.file, arrival)
    tell_arrival(f"{old.file} 换成", identifier, added)
    if kept:
        typer.echo(f"    照原稿：{'、'.join(kept)}")
    typer.echo(f"原稿在 {away}" if away else "原稿本来就没有文件")


def _newer(name: str, title: GivenTitle, old: Article) -> ArticleWithPictures:
    """Return the new version of an article, with its old title where it has none of its own."""

    def refuse(count: int) -> bool:
        raise BulletinError(
            f"像是有 {count} 篇稿件，一次换一篇",
            "只留要换的一篇；真是一篇，就用 --title 写明标题。",
            file=name,
        )

    data = read_typed(name)
    try:
        (arrival,) = convert(name, data, title, refuse)
    except UntitledError:
        if not old.title:
            raise
        (arrival,) = convert(name, data, given_title(old.title, None), refuse)
        typer.echo("提醒：新稿开头看不出标题，标题照原稿，文字都收进了正文。", err=True)
    return arrival
