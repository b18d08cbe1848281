"""Submissions as they come on the command line: read, asked about, taken in, told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.arrivals import STDIN, ask_split, convert, read_typed
from bulletin_cli.cli.terminal.questions import agree, on_terminal

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.submit import Incoming, Taken
    from bulletin_cli.incoming.given_title import GivenTitle
    from bulletin_cli.store.desk.known_texts import KnownText
    from bulletin_cli.workspace import Workspace

_TAKE_BACK = "收下了的，先用 bulletin withdraw 撤下，再加上 --anyway"
_TYPED = "来稿.txt"  # the original's name of what came through a pipe


def read_incoming(
    space: Workspace, name: str, title: GivenTitle, *, split: bool = False, ask: bool = False
) -> tuple[Incoming, ...]:
    """Return the texts of a file, of a parcel, or of standard input. Raises BulletinError.

    With `ask` somebody on a terminal says whether several in one file are taken apart.
    """
    from bulletin_cli.actions.desk.submit import Incoming
    from bulletin_cli.incoming.word.package import FILE_MOST
    from bulletin_cli.store.desk.parcels import is_parcel
    from bulletin_cli.store.desk.receipts import is_receipt
    from bulletin_cli.store.desk.submission_files import Original
    from bulletin_cli.store.files import read_bytes

    if name != STDIN and is_receipt(Path(name)):
        raise BulletinError("是回执，不是来稿", "用 bulletin receipt take 收。", file=name)
    if name != STDIN and is_parcel(Path(name)):
        if title:
            raise BulletinError("报送包里各篇有题目", "去掉 --title、--title-line。", file=name)
        return _in_parcel(space, name)

    def is_split(count: int) -> bool:
        return split or ask_split(name, count, _TAKE_BACK, ask=ask)

    typed = read_typed(name)
    arrivals = convert(name, typed, title, is_split)
    place = Path(name)
    if name == STDIN:
        original = Original(_TYPED, typed)
    else:
        original = Original(place.name, read_bytes(place, name, FILE_MOST))
    return tuple(Incoming(original, each) for each in arrivals)


def _in_parcel(space: Workspace, name: str) -> tuple[Incoming, ...]:
    from bulletin_cli.actions.desk.exchange import texts_of
    from bulletin_cli.store.desk.parcels import read_parcel

    parcel, contents = read_parcel(Path(name))
    return tuple(texts_of(space, parcel, contents, name))


def settle_known(
    incoming: Sequence[Incoming], known: Sequence[KnownText | None], *, ask: bool
) -> Sequence[Incoming]:
    """Tell of texts that are alike to others; of the same ones ask, or refuse where nobody is.

    Returns what is to be taken in: of a parcel the texts that have not come yet, if there are any.
    Raises BulletinError.
    """
    new = [each for each, other in zip(incoming, known, strict=True) if not _is_same(other)]
    same: list[str] = []
    for each, other in zip(incoming, known, strict=True):
        if other and other.same:
            same.append(f"{each.original.name}（“{each.title}”）已经有了，在{other.where}")
        elif other:
            told = f"提醒：{each.original.name}（“{each.title}”）和{other.where}差不多。"
            typer.echo(told, err=True)
    if not same:
        return incoming
    if new and all(each.sender.id for each in incoming):
        typer.echo(f"提醒：{'；'.join(same)}，没有再收。", err=True)
        return new
    if ask and on_terminal():
        agree(f"{'；'.join(same)}，还要收吗")
    else:
        raise BulletinError(
            f"{'；'.join(same)}，什么都没有收",
            "要再收一次，加上 --anyway；是改过的新稿，用 bulletin submit 新稿 --again 编号。",
        )
    return incoming


def _is_same(known: KnownText | None) -> bool:
    return known is not None and known.same


def tell_taken(taken: Taken, done: str = "收下") -> None:
    """Print a submission's id, whose it is, its title, and what was told of its conversion."""
    submission, article = taken.submission, taken.arrival.converted.article
    typer.echo(f"{submission.id}　{done}　{'、'.join(submission.units)}　{article.full_title}")
    for message in taken.arrival.converted.messages:
        typer.echo(f"    {message}")
