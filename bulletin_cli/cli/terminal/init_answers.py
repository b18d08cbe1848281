"""What `init` begins with: as the options say, else as the terminal answers, else placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import settle
from bulletin_cli.cli.terminal.printing import display_path
from bulletin_cli.cli.terminal.questions import agree, ask_until, on_terminal

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Periodical

_LABELS = {
    "nameplate": "刊名",
    "issuers": "编发单位",
    "report_to": "报",
    "copy_to": "送",
    "issue_to": "发",
}
_RECEIVERS = {"report_to": "报（上级）", "copy_to": "送（平级）", "issue_to": "发（下级）"}
_SEPARATORS = "[；;，,]"


def given_fields(
    nameplate: Sequence[str] | None, issuer: str, receivers: Mapping[str, Sequence[str] | None]
) -> dict[str, Any]:
    """Return the fields of a Periodical that the options give. Raises BulletinError."""
    facts: dict[str, Any] = {}
    if nameplate:
        facts["nameplate"] = tuple(_fit("刊名", line) for line in nameplate)
    if issuer:
        facts["issuers"] = (_fit("编发单位", issuer),)
    for key, values in receivers.items():
        if values:
            facts[key] = tuple(name for each in values for name in _names(each, _SEPARATORS))
    return facts


def place(base: Path, folder: str) -> Path:
    """Return where the workspace goes. Raises BulletinError, typer.Abort."""
    from bulletin_cli.store.setup import refuse_place

    def read(text: str) -> Path:
        found = base / Path(text.strip("\"' ")).expanduser()  # as pasted from a file manager
        settle(found)
        refuse_place(found)
        return found

    if not folder and not on_terminal():
        raise BulletinError("缺少 文件夹", "写上工作区放在哪里；bulletin init --help 列出用法。")
    found = read(folder) if folder else ask_until("工作区放在哪个文件夹", read, "简报")
    _guard_nesting(found)
    return found


def template() -> str:
    """Return the template that is chosen on the terminal. Raises BulletinError without one."""
    from bulletin_cli.store.templates import find, list_offers

    offered = list_offers()
    if not on_terminal():
        each = "；".join(f"{one.name}（{one.description}）" for one in offered)
        raise BulletinError("没有写 --template", f"写 --template 和名字：{each}。")

    def read(text: str) -> str:
        if text.isdecimal() and 1 <= int(text) <= len(offered):
            return offered[int(text) - 1].name
        if text.isdecimal():
            raise BulletinError(
                f"没有第 {text} 个模板", f"写 1 到 {len(offered)} 的序号，或模板的名字。"
            )
        return find(text, None).name

    typer.echo("模板定版面，以后可以换：")
    width = max(len(one.name) for one in offered)
    for number, one in enumerate(offered, 1):
        typer.echo(f"  {number}  {one.name:{width}}  {one.description}")
    return ask_until("用哪一个（写序号或名字）", read, "1")


def ask_fields(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that `known` lacks, as the terminal answers; Enter leaves a placeholder."""
    facts: dict[str, Any] = {}
    later = "还没定就直接回车"
    if "nameplate" not in known:
        facts["nameplate"] = ask_until(f"刊名（两行用空格分开，{later}）", _nameplate)
    if "issuers" not in known:
        facts["issuers"] = ask_until(
            f"编发单位（{later}）", lambda text: text and (_fit("编发单位", text),)
        )
    facts = {key: value for key, value in facts.items() if value}
    lacking = [key for key in _RECEIVERS if key not in known]
    if lacking:
        typer.echo("末页印受文单位。几个用、隔开（名称里有、的用；），没有就直接回车。")
    return facts | {key: ask_until(_RECEIVERS[key], _receivers) for key in lacking}


def placeholders_left(periodical: Periodical, placeholders: Periodical) -> list[str]:
    """Return what is still as the starter has it, as an editor calls it."""
    return [
        label
        for key, label in _LABELS.items()
        if getattr(periodical, key) and getattr(periodical, key) == getattr(placeholders, key)
    ]


def report(root: Path, made: Sequence[str], unfilled: Sequence[str], *, step: bool) -> None:
    """Print what was made, what is still to fill in, and with `step` the next command."""
    from bulletin_cli.base.paths import CONFIG_FILE

    where = display_path(root)
    typer.echo(f"建好了工作区 {where}：{'、'.join(made)}")
    if unfilled:
        file = Path(where) / CONFIG_FILE
        typer.echo(f"还是占位：{'、'.join(unfilled)}。排版前在 {file} 里换成真的。")
    if not step:
        return
    folder = f'"{where}"' if " " in where else where
    go = "" if where == "." else f"cd {folder}，再 "
    typer.echo(f"下一步：{go}bulletin new 新建一期。")


def _guard_nesting(root: Path) -> None:
    """Ask before one workspace is made within another."""
    from bulletin_cli.store.roots import find_root, is_program

    around = find_root(root)
    if around is None:
        return
    what = f"{around} 已经是工作区" + "（bulletin 的源代码和示例）" * is_program(around)
    advice = "几种简报的工作区并排放，不放在另一个里面。"
    if not on_terminal():
        raise BulletinError(what, f"换到它外面再建：{advice}")
    typer.echo(f"{what}。{advice}")
    agree("仍要建在它里面吗")


def _nameplate(text: str) -> tuple[str, ...]:
    return tuple(_fit("刊名", line) for line in text.split())


def _receivers(text: str) -> tuple[str, ...]:
    return _names(text, _SEPARATORS if re.search(_SEPARATORS, text) else "、")


def _names(text: str, separators: str) -> tuple[str, ...]:
    """Return the names in a line, which may be an old imprint's: 报：甲，乙。"""
    bare = re.sub("^[报送发][：:]|。$", "", text.strip())
    parts = (part.strip() for part in re.split(separators, bare))
    return tuple(_fit("受文单位", part) for part in parts if part not in ("", "无"))


def _fit(what: str, text: str) -> str:
    from bulletin_cli.store.setup import refuse_name

    refuse_name(what, text)
    return text.strip()
