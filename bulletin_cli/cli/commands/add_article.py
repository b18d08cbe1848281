"""bulletin add-article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.arrivals import (
    KeepPicturesOption,
    SectionOption,
    TitleLineOption,
    TitleOption,
    UnitOption,
    ask_split,
    convert,
    given_title,
    read_typed,
    tell_arrival,
    tell_doubts,
    with_options,
)
from bulletin_cli.cli.terminal.options import IssueOption, workspace
from bulletin_cli.cli.terminal.questions import agree, on_terminal

if TYPE_CHECKING:
    from bulletin_cli.incoming.given_title import GivenTitle
    from bulletin_cli.store.intake import ArticleWithPictures
    from bulletin_cli.store.twins import Twin

_UNSIGNED = '没有认出供稿单位，统计时不计；是谁的，用 bulletin edit 在开头写上 unit = "单位"'
_TAKE_BACK = "加入了的，先用 bulletin remove-article 撤下"


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
    title_line: TitleLineOption = None,
    unit: UnitOption = "",
    section: SectionOption = "",
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
    keep_pictures: KeepPicturesOption = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="正文和本期的一篇相同，也再加一次", show_default=False),
    ] = False,
) -> None:
    """加入稿件：Word 文件、网页、.md、.txt；装了 LibreOffice，还有 .doc、.wps。

    清理空行、缩进和看不见的字符，认出供稿单位和作者；没有收什么，逐条列出。
    """
    from bulletin_cli.actions.articles import add_articles, count_doubts
    from bulletin_cli.store.desk.units import load_units
    from bulletin_cli.store.twins import find_twins

    space = workspace(ctx)
    register = load_units(space.root)
    identifier = space.resolve(issue)
    given = given_title(title, title_line)
    _refuse_title(given, files or (), split=bool(split))

    def add(taken: Sequence[ArticleWithPictures]) -> None:
        arrivals = [
            with_options(each, unit, section, register, keep_pictures=keep_pictures)
            for each in taken
        ]
        if not again:
            files = space.load_metadata(identifier).files
            _settle_twins(tuple(find_twins(space.root, identifier, files, arrivals)))
        for arrival in add_articles(space, identifier, arrivals, at):
            tell_arrival("加入", identifier, arrival)
            if register.units and not arrival.converted.article.unit:
                typer.echo(f"    {_UNSIGNED}")
            tell_doubts(count_doubts(space, identifier, arrival.converted.article))

    if files:
        add([one for name in files for one in _convert(name, given, split)])
    else:
        space.require_editable(identifier)
        _write_new(given.text, add)


def _refuse_title(title: GivenTitle, files: Sequence[str], *, split: bool) -> None:
    """Refuse a title that is said of several articles, or of lines that nobody has written."""
    if title and len(files) > 1:
        raise BulletinError(
            "一次加几篇时不能写 --title、--title-line", "一篇一篇地加，或把标题写在各文件里。"
        )
    if title and split:
        raise BulletinError(
            "写了标题就不能再写 --split", "--title、--title-line 把文件当一篇收；去掉一个。"
        )
    if title.lines and not files:
        raise BulletinError("--title-line 要有文件", "给出稿件文件，或用 - 从标准输入读。")


def _settle_twins(twins: Sequence[Twin]) -> None:
    """Ask on a terminal whether to add what is there already. Raises BulletinError elsewhere."""
    if not twins:
        return
    what = "；".join(f"“{each.title}”的正文和{each.where}一样" for each in twins)
    if on_terminal():
        agree(f"{what}，还要加吗？")
    else:
        raise BulletinError(
            f"{what}，什么都没有加",
            "要再加一次，加上 --again；是改过的新稿，用 bulletin replace-article。",
        )


def _convert(name: str, title: GivenTitle, split: bool | None) -> tuple[ArticleWithPictures, ...]:
    def is_split(count: int) -> bool:
        return ask_split(name, count, _TAKE_BACK) if split is None else split

    return convert(name, read_typed(name), title, is_split)


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
