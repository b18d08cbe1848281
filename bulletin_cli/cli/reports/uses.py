"""Uses and instructions as lines for people, and as json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    from bulletin_cli.desk.uses import Use, UseKind

_EXAMPLES = {
    "--by": "张三", "--level": "市领导", "--date": "11-28", "--channel": "省政府办公厅",
}  # fmt: skip


def list_uses(ctx: typer.Context, kind: UseKind, year: int | None, form: str) -> None:
    """Print the uses of a year, of the newest one that has some where none is given."""
    from bulletin_cli.desk.uses import NAMES
    from bulletin_cli.store.desk.uses import uses_in, years

    root = workspace(ctx).root
    wanted = [year] if year else years(root)[:1]
    found = [each for each in uses_in(root, wanted) if each.kind == kind]
    if form == "json":
        print_json([_facts(each) for each in found])
        return
    for each in found:
        typer.echo(_line(each))
    when = f"{wanted[0]}年" if wanted else ""
    typer.echo(f"{when}{NAMES[kind]} {sum(not each.undone for each in found)} 次")


def undo(ctx: typer.Context, kind: UseKind, reference: str) -> None:
    """Take back a use, and say which it was."""
    from bulletin_cli.actions.desk.uses import undo_use

    typer.echo(f"撤回 {_line(undo_use(workspace(ctx), reference, kind))}")


def tell(use: Use, title: str) -> None:
    """Say what was recorded, its number first."""
    typer.echo(f"{use.id}　{use.date}　{use.label}　{use.article}《{title}》")


def refuse_both(
    words: Sequence[str], given: Sequence[object], *, listed: bool, undone: str
) -> None:
    """Refuse a call that asks for two things at once, or for none. Raises BulletinError."""
    if listed and undone:
        raise BulletinError("--list 和 --undo 不能同写", "去掉其中一个。")
    if (listed or undone) and (words or any(given)):
        raise BulletinError(
            f"{'--list' if listed else '--undo'} 不用再写稿件和别的选项", "去掉多写的。"
        )
    if not (listed or undone or words):
        raise BulletinError("没有写哪一篇", "写成 2024-35/3，或 35 3；--list 列出记过的。")
    if len(words) > 2:
        raise BulletinError(f"多写了 {words[2]}", "一次记一篇，写成 2024-35/3，或 35 3。")


def needed(option: str, value: str) -> str:
    """Return the value of an option that has to be there. Raises BulletinError."""
    if not value.strip():
        raise BulletinError(f"缺少 {option}", f"加上它，如 {option} {_EXAMPLES[option]}。")
    return value.strip()


def _line(use: Use) -> str:
    note = f"　{use.note}" if use.note else ""
    undone = "　（已撤回）" if use.undone else ""
    return f"{use.id}　{use.date}　{use.label}　{use.article}{note}{undone}"


def _facts(use: Use) -> dict[str, Any]:
    return {
        "id": use.id,
        "article": use.article,
        "kind": use.kind,
        "date": use.date.isoformat(),
        "channel": use.channel,
        "by": use.by,
        "level": use.level,
        "note": use.note,
        "undone": use.undone,
        "file": use.file,
        "line": use.line,
    }
