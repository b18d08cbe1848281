"""bulletin publish."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.steps import (
    NameOption,
    NoCheckOption,
    NoteOption,
    StepArgument,
    StepDateOption,
    step_to,
)


def publish(
    ctx: typer.Context,
    issue: StepArgument = None,
    day: StepDateOption = "",
    name: NameOption = "",
    note: NoteOption = "",
    pdf: Annotated[bool, typer.Option("--pdf", help="一定要有 PDF，画不出来就不发布")] = False,
    pdf_a: Annotated[bool, typer.Option("--pdf-a", help="PDF 是归档用的 PDF/A-2b")] = False,
    no_check: NoCheckOption = False,
) -> None:
    """发布：Word、PDF、纯文本和校验和放进本期的 published/，只读。

    签发以后改过的不发布。装了 typst 才有 PDF。
    """
    from bulletin_cli.actions.desk.publish import Publishing, publish_issue
    from bulletin_cli.actions.desk.steps import find_issue
    from bulletin_cli.cli.reports.moved import tell_moved

    move = step_to("published", day, name, note)
    space = workspace(ctx)
    how = Publishing(pdf, pdf_a, check=not no_check)
    moved = publish_issue(space, find_issue(space, issue, move.to), move, how)
    out = moved.issue.published
    size = f"，{out.pages} 页{f'，印 {out.copies} 份' if out.copies else ''}" if out else ""
    tell_moved(ctx, space, moved, f"已发布{size}")
