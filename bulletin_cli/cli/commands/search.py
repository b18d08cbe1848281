"""bulletin search."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.chinese import Command
from bulletin_cli.cli.terminal.options import FormatOption, choose, settle
from bulletin_cli.cli.terminal.progress import with_progress

if TYPE_CHECKING:
    from bulletin_cli.actions.search import Hit
    from bulletin_cli.archive.query import SearchedPart

_LONG = 100  # folders that are read before somebody wonders
_LIMIT = 20  # hits that are shown; programs get all


class SearchCommand(Command):
    """A command to which -词 is no option but a word that must not be there."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; the - of such a word is made the wide one, which no option has."""
        return super().parse_args(ctx, [re.sub(r"^-(?!-|h?$)", "－", each) for each in args])


search = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@search.command(cls=SearchCommand, options_metavar="[选项]")
def find(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="词…", help="都要有的词；短语用引号；-词 是不要有的"),
    ],
    unit: Annotated[
        str, typer.Option("--unit", metavar="单位", help="只找这个单位的", show_default=False)
    ] = "",
    year: Annotated[
        str,
        typer.Option("--year", metavar="年", help="只找这一年的，或 2019-2024", show_default=False),
    ] = "",
    section: Annotated[
        str, typer.Option("--section", metavar="栏目", help="只找这个栏目的", show_default=False)
    ] = "",
    part: Annotated[
        str,
        typer.Option("--in", metavar="title|text", help="只在标题或正文里找", show_default=False),
    ] = "",
    submissions: Annotated[bool, typer.Option("--submissions", help="来稿也找")] = False,
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar="date|weight", help="新的在前，或词多的在前", show_default=False
        ),
    ] = "date",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=0,
            help=f"至多列几篇，不写就是 {_LIMIT}（json 全列），0 是全列",
            show_default=False,
        ),
    ] = None,
    places: Annotated[
        list[Path] | None,
        typer.Option(
            "--workspace", metavar="文件夹", help="找这个工作区；可以写几个", show_default=False
        ),
    ] = None,
    opens: Annotated[bool, typer.Option("--open", help="打开列出的第一篇")] = False,
    form: FormatOption = "text",
) -> None:
    """在各期的稿件里找词，新的在前；没发布的、收进的旧刊都找。"""
    from bulletin_cli.actions.search import Asked, find_hits
    from bulletin_cli.archive.query import parse_query
    from bulletin_cli.cli.reports.hits import print_hits, print_json_hits

    choose("--format", form, ("text", "json"))
    choose("--sort", sort, ("date", "weight"))
    asked = Asked(
        parse_query(words, _part(part)), _years(year), unit, section, submissions,
        sort == "weight", (0 if form == "json" else _LIMIT) if limit is None else limit,
    )  # fmt: skip
    roots = tuple(dict.fromkeys(map(_root, places or [ctx.obj])))
    found = find_hits(roots, asked, time.time(), _track)
    if form == "json":
        print_json_hits(found.hits)
    else:
        print_hits(found, several=len(roots) > 1)
    for told in found.told:
        typer.echo(f"提醒：{told}。", err=True)
    if opens and found.hits:
        _open(found.hits[0])


def _part(text: str) -> SearchedPart:
    """Return the part of articles that --in names. Raises BulletinError."""
    if text not in ("", "title", "text"):
        raise BulletinError(
            f"--in 不能是“{text}”", "可以写：title、text；别的工作区写 --workspace 文件夹。"
        )
    return cast("SearchedPart", text)


def _years(text: str) -> tuple[int, int] | None:
    """Return the first and the last year that --year names. Raises BulletinError."""
    if not text:
        return None
    plain = unicodedata.normalize("NFKC", text).strip()
    match = re.fullmatch(r"([1-9]\d{3})年?(?:[-—~至]([1-9]\d{3})年?)?", plain, re.ASCII)
    first, last = (int(each or match[1]) for each in match.groups()) if match else (1, 0)
    if last < first:
        raise BulletinError(f"--year 不能是“{text}”", "写成 2024，或 2019-2024。")
    return first, last


def _root(place: Path) -> Path:
    """Return the workspace that a folder is or lies in. Raises BulletinError where there is none.

    `Workspace` would read the settings, too, which nobody needs here.
    """
    from bulletin_cli.store.roots import find_root

    settle(place)
    root = find_root(place)
    if root is None:
        from bulletin_cli.workspace import Workspace

        return Workspace.find(place).root
    return root


def _track(names: Sequence[str]) -> Iterable[str]:
    return with_progress(names, str, _LONG)


def _open(hit: Hit) -> None:
    """Open the Word file of a hit's issue, the text itself where there is none."""
    from bulletin_cli.cli.terminal.desktop import open_place
    from bulletin_cli.cli.terminal.printing import display_path
    from bulletin_cli.store.files import is_file

    place = hit.root / hit.file
    if hit.kind == "issue":
        from bulletin_cli.store.issues import load_metadata
        from bulletin_cli.store.outputs import word_path

        rendered = word_path(hit.root, load_metadata(hit.root, hit.name), hit.name)
        place = rendered if is_file(rendered) else place
    open_place(place)
    typer.echo(f"打开 {display_path(place)}")
