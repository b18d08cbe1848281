"""Articles as they come on the command line: where from, with which options, what is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import replace
from bulletin_cli.cli.terminal.completion import offer_units
from bulletin_cli.cli.terminal.questions import confirm, on_terminal
from bulletin_cli.cli.terminal.streams import read_stdin

if TYPE_CHECKING:
    from bulletin_cli.desk.units import UnitRegister
    from bulletin_cli.incoming.given_title import GivenTitle
    from bulletin_cli.store.intake import ArticleWithPictures, AskSplit

STDIN = "-"


TitleOption = Annotated[
    list[str] | None,
    typer.Option("--title", metavar="标题", help="标题，两行就写两次", show_default=False),
]


TitleLineOption = Annotated[
    list[int] | None,
    typer.Option(
        "--title-line",
        metavar="N",
        help="标题在第几行（只数有字的行），两行就写两次",
        show_default=False,
    ),
]


UnitOption = Annotated[
    str,
    typer.Option(
        "--unit",
        metavar="单位",
        help="供稿单位",
        show_default=False,
        autocompletion=offer_units,
    ),
]


SectionOption = Annotated[
    str, typer.Option("--section", metavar="栏目", help="栏目", show_default=False)
]


KeepPicturesOption = Annotated[
    bool,
    typer.Option("--keep-pictures", help="改过大小、方向的图，原图也留一份在 images/"),
]


def ask_split(name: str, count: int, take_back: str, *, ask: bool = True) -> bool:
    """Return whether to take apart a file that seems to hold several articles.

    Where nobody is there, or `ask` forbids it, it is told how
    to do so: what is then taken as one is taken back first.
    """
    if ask and name != STDIN and on_terminal():
        return confirm(f"{name} 里像是有 {count} 篇稿件，分开收吗")
    told = f"提醒：{name} 里像是有 {count} 篇稿件；要分开收，加 --split；{take_back}。"
    typer.echo(told, err=True)
    return False


def read_typed(name: str) -> bytes:
    """Return what standard input holds where it is asked for."""
    return read_stdin() if name == STDIN else b""


def given_title(text: Sequence[str] | None, lines: Sequence[int] | None) -> GivenTitle:
    """Return what the options say of the title. Raises BulletinError where they say two things."""
    from bulletin_cli.incoming.given_title import GivenTitle

    if text and lines:
        raise BulletinError("--title 和 --title-line 不能同写", "写出标题，或说在第几行。")
    return GivenTitle(tuple(text or ()), tuple(lines or ()))


def convert(
    name: str, data: bytes, title: GivenTitle, split: AskSplit
) -> tuple[ArticleWithPictures, ...]:
    """Return the articles of a file, or of `data` from standard input."""
    from bulletin_cli.store.intake import convert_file, convert_text

    if name == STDIN:
        return convert_text(data, "标准输入", Path.cwd(), title, split=split)
    return convert_file(Path(name), title, split=split)


def with_options(
    arrival: ArticleWithPictures,
    unit: str,
    section: str,
    register: UnitRegister,
    *,
    keep_pictures: bool,
) -> ArticleWithPictures:
    """Return the intake as the options say, its units as the register has them.

    Raises BulletinError for an option that names a unit which nobody knows.
    """
    from bulletin_cli.actions.desk.units import given_unit, tell_unknown, with_known_unit

    article, known = with_known_unit(register, arrival.converted.article, unit)
    told = known if unit else (*known, *tell_unknown(register, article.unit))
    unit = given_unit(register, unit) if unit else register.renewed(article.unit)
    article = replace(article, unit=unit, section=section or article.section)
    messages = (*arrival.converted.messages, *told)
    converted = replace(arrival.converted, article=article, messages=messages)
    return replace(arrival, converted=converted, keeps_originals=keep_pictures)


def tell_arrival(done: str, identifier: str, arrival: ArticleWithPictures) -> None:
    """Print that an article is in the issue, and what was told of its conversion."""
    from bulletin_cli.base.paths import IssuePaths

    article = arrival.converted.article
    file = IssuePaths(identifier).article(article.file)
    typer.echo(f"{done} {file}　{article.full_title}")
    for message in arrival.converted.messages:
        typer.echo(f"    {message}")


def tell_doubts(count: int) -> None:
    """Print how many places may be misspelt, if any."""
    if count:
        typer.echo(f"    疑似错字 {count} 处；bulletin check --level draft 列出在哪里")
