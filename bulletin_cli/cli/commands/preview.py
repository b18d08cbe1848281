"""bulletin preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.reports.pages import print_pages
from bulletin_cli.cli.terminal.options import IssueArgument, choose, workspace
from bulletin_cli.cli.terminal.printing import display_path, echo_colored, tell_stand_ins
from bulletin_cli.cli.terminal.streams import print_machine

if TYPE_CHECKING:
    from bulletin_cli.layout.pages import Pages
    from bulletin_cli.workspace import Workspace
    from bulletin_cli.writers.drawn import DrawingFormat

FORMATS = ("terminal", "text", "json", "png", "svg")


def preview(
    ctx: typer.Context,
    issue: IssueArgument = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json|png|svg",
            help="不写就在终端上看；png 和 svg 写到本期的 output/，一页一个",
            show_default=False,
        ),
    ] = "",
    serve: Annotated[
        bool, typer.Option("--serve", help="在浏览器里看，边改边看；按 Ctrl-C 结束")
    ] = False,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="端口", help="--serve 用的端口；不写就由系统选", show_default=False
        ),
    ] = 0,
) -> None:
    """看排好的各页：行和页断在哪里，与 Word 排出来的一样。

    读不出来的稿件不排进去，另外说明，退出码为 1。
    """
    if serve and form:
        raise BulletinError("写了 --serve 就不能再写 --format", "去掉其中一个。")
    choose("--format", form or "terminal", FORMATS)
    space = workspace(ctx)
    identifier = space.resolve(issue)
    if serve:
        _serve(space, identifier, port)
    else:
        _show(space, identifier, form)


def _serve(space: Workspace, identifier: str, port: int) -> None:
    import secrets

    from bulletin_cli.cli.terminal.jump import open_at
    from bulletin_cli.serve import serve

    def opened(url: str) -> None:
        typer.echo(f"{identifier} 的预览在 {url}\n在浏览器里打开它；按 Ctrl-C 结束。")

    token = secrets.token_urlsafe()
    serve(space, identifier, port=port, opened=opened, token=token, edit=open_at)


def _show(space: Workspace, identifier: str, form: str) -> None:
    """Show the pages of what can be read, and say what is left out."""
    from bulletin_cli.actions.pages import typeset_issue

    whole = space.issue(identifier, partial=True)
    pages = typeset_issue(space, whole)
    if form in ("png", "svg"):
        _draw(space, identifier, pages, cast("DrawingFormat", form))
    else:
        _print(pages, form)
    for each in whole.faults:
        echo_colored(f"没有排进去：{each}", "red", err=True)
        typer.echo(f"提示：{each.hint}", err=True)
    if whole.faults:
        raise typer.Exit(1)


def _draw(space: Workspace, identifier: str, pages: Pages, form: DrawingFormat) -> None:
    """Write one picture a page and say where."""
    from bulletin_cli.actions.pages import draw_pages
    from bulletin_cli.store.outputs import output_path, save_outputs

    drawing = draw_pages(pages, form)
    digits = len(str(len(drawing.files)))
    files = {
        output_path(space.root, identifier, f"-{number:0{digits}}.{form}"): data
        for number, data in enumerate(drawing.files, 1)
    }
    save_outputs(space.root, files)
    for place in files:
        typer.echo(display_path(place))
    tell_stand_ins(drawing.stand_ins)


def _print(pages: Pages, form: str) -> None:
    from bulletin_cli.writers.paged import paged_json, paged_text

    if form == "text":
        typer.echo(paged_text(pages), nl=False)
    elif form == "json":
        print_machine(paged_json(pages))
    else:
        print_pages(pages)
