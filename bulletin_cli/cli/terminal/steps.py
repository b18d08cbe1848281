"""The options of the steps on an issue's way, and what is asked for made a step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.table import COMMANDS
from bulletin_cli.cli.terminal.completion import offer_issues
from bulletin_cli.cli.terminal.days import parse_day

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.steps import Move
    from bulletin_cli.content.issue import IssueStatus

StepArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="期号",
        help="2024-35、35、总486 或文件夹；不写就是走得到这一步的那一期",
        show_default=False,
        autocompletion=offer_issues,
    ),
]
NamedArgument = Annotated[
    str,
    typer.Argument(metavar="期号", help="2024-35、35、总486 或文件夹", autocompletion=offer_issues),
]
StepDateOption = Annotated[
    str,
    typer.Option("--date", metavar="日期", help="哪一天，不写就是今天", show_default=False),
]
NameOption = Annotated[str, typer.Option("--by", metavar="姓名", help="谁做的", show_default=False)]
NoteOption = Annotated[
    str, typer.Option("--note", metavar="文字", help="附注，记进历史", show_default=False)
]
StepWhyOption = Annotated[
    str, typer.Option("--why", metavar="原因", help="为什么，记进历史", show_default=False)
]
NoCheckOption = Annotated[bool, typer.Option("--no-check", help="不先校对")]


def step_to(to: IssueStatus, day: str, name: str, note: str = "") -> Move:
    """Return a step as it is asked for. Raises BulletinError for a text that is none."""
    from bulletin_cli.actions.desk.steps import Move

    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    on = parse_day(day, today) if day else today
    return Move(to, on, today, _line("--by", name), _line("--why、--note、--opinion", note))


def require_reason(why: str, command: str) -> None:
    """Refuse a step that needs a reason and has none."""
    if not why.strip():
        raise BulletinError("没有写原因", f"如 bulletin {command} {COMMANDS[command].example}。")


def _line(option: str, text: str) -> str:
    """Return a text of one line without blanks around it. Raises BulletinError."""
    text = text.strip()
    if not text.isprintable():
        raise BulletinError(f"{option} 里有换行或看不见的字符", "写成一行。")
    return text
