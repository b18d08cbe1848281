"""bulletin package."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import IssueArgument, workspace
from bulletin_cli.cli.terminal.steps import NameOption, StepDateOption, step_to


def package(
    ctx: typer.Context,
    issue: IssueArgument = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="名单",
            help="只发给这些单位或名单，几个就写几次；不写就照版记",
        ),
    ] = None,
    day: StepDateOption = "",
    name: NameOption = "",
) -> None:
    """备好要发的一包：发布的文件、邮件、受文单位和份数、标签；记下哪天发给谁。

    份数、地址写在 distribution.toml。

    邮件和标签的样张用 bulletin slip --copy-template 复制到工作区再改。
    """
    from bulletin_cli.actions.desk.package import make_package
    from bulletin_cli.cli.terminal.printing import display_path
    from bulletin_cli.desk.periods import past_hint

    space = workspace(ctx)
    asked = step_to("published", day, name)
    if asked.on > asked.today:
        raise BulletinError(f"发送的日子还没有到：{asked.on}", past_hint(asked.on, asked.today))
    made = make_package(space, space.resolve(issue), to or (), asked.on, asked.name)
    for file in made.files:
        typer.echo(f"写成 {display_path(space.root / file)}")
    typer.echo(f"发给 {len(made.receivers)} 个单位，共 {made.copies} 份")
