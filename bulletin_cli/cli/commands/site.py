"""bulletin site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.printing import display_path


def site(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[文件夹]", help="写到哪里；不写就是工作区里的 site/", show_default=False
        ),
    ] = None,
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url",
            metavar="网址",
            help="发布以后的网址，订阅里用；平常写在 bulletin.toml 的 [site]",
            show_default=False,
        ),
    ] = "",
    opened: Annotated[bool, typer.Option("--open", help="写好就打开")] = False,
) -> None:
    """把发布了的和收进来的各期写成网页：按年、单位、栏目找，可以搜索，不用服务器。

    草稿和作废的不在里面。再写时只改有变化的文件。
    """
    from bulletin_cli.actions.site import write_site
    from bulletin_cli.base.paths import SITE
    from bulletin_cli.cli.terminal.progress import with_progress
    from bulletin_cli.writers.web.site.listed import HOME

    space = workspace(ctx)
    place = (folder or space.root / SITE).resolve()
    written = write_site(
        space, place, base_url, lambda issues: with_progress(issues, lambda issue: issue.label)
    )
    changed = f"改了 {written.changed} 个文件" if written.changed else "没有变化"
    typer.echo(
        f"{display_path(place / HOME)}（{written.issues} 期 {written.articles} 篇，{changed}）"
    )
    for identifier, since in written.since.items():
        what = "；".join(since)
        typer.echo(f"提醒：{identifier} 发布以后改过（{what}），网页照现在的。", err=True)
    for fault in written.faults:
        typer.echo(f"没有放进去：{fault}", err=True)
    if opened:
        from bulletin_cli.cli.terminal.desktop import open_place

        open_place(place / HOME)
    if written.faults:
        raise typer.Exit(1)
