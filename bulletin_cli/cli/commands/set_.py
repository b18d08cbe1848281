"""bulletin set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import FormatOption, IssueOption, choose, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin_cli.store.settings import Setting, SettingValue
    from bulletin_cli.workspace import Workspace

_RECEIVERS = ("report_to", "copy_to", "issue_to", "also_to")


def set_(
    ctx: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="[设置]", help="如 print_run 或印数；不写就列出全部", show_default=False
        ),
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[值]…", help="改成什么，几项就写几个；不写就看现在的", show_default=False
        ),
    ] = None,
    issue: IssueOption = None,
    add: Annotated[bool, typer.Option("--add", help="在原有的几项后面加")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="从原有的几项里减")] = False,
    unset: Annotated[bool, typer.Option("--unset", help="清空这一项")] = False,
    form: FormatOption = "text",
) -> None:
    """看和改设置：一期的开关，整个工作区的刊名、受文单位、校对规则等。

    文件里的注释和次序不变；不合规矩的值不写。
    """
    from bulletin_cli.actions.settings import change_setting
    from bulletin_cli.cli.terminal.setting_values import (
        change_function,
        find_setting,
        joined_names,
    )
    from bulletin_cli.store.settings import value

    choose("--format", form, ("text", "json"))
    _refuse_clashes(key, words, add=add, remove=remove, unset=unset)
    if key and form == "json":
        raise BulletinError("--format json 只用来列出全部设置", "去掉设置的名字，或去掉 --format。")
    space = workspace(ctx)
    if key is None:
        show = _print_json if form == "json" else _list
        show(space, issue)
        return
    setting = find_setting(key, lambda: _fields(space))
    if setting.table and issue:
        raise BulletinError(f"{setting.key} 是整个工作区的设置，不分期", "去掉 --issue。")
    identifier = "" if setting.table else space.resolve(issue)
    if words is None and not unset:
        of = space.config if setting.table else space.load_metadata(identifier)
        _explain(setting, value(setting, of), identifier)
        return
    new = change_function(setting, () if unset else tuple(words or ()), add=add, remove=remove)
    old, now = change_setting(space, setting, new, identifier)
    _tell(setting, old, now, identifier)
    if (
        setting.key in _RECEIVERS
        and not remove
        and (told := joined_names(setting.key, words or ()))
    ):
        typer.echo(f"提醒：{told}", err=True)


def _refuse_clashes(
    key: str | None, words: list[str] | None, *, add: bool, remove: bool, unset: bool
) -> None:
    if add + remove + unset > 1:
        raise BulletinError("--add、--remove、--unset 只能写一个", "一次做一样。")
    if key is None and (add or remove or unset):
        raise BulletinError("没有写是哪一项设置", "bulletin set 列出全部设置。")
    if unset and words:
        raise BulletinError("--unset 是清空，后面不能写值", "去掉 --unset，或去掉值。")
    if (add or remove) and not words:
        raise BulletinError("没有写加减哪一项", f"如 bulletin set {key} --add 示例市总工会。")


def _all_settings(
    space: Workspace, issue: str | None
) -> tuple[str, list[tuple[Setting, SettingValue]], list[tuple[Setting, SettingValue]]]:
    """Return an issue's id, "" without one, its settings, and those of the workspace."""
    from bulletin_cli.store.settings import SETTINGS, value

    settings = (*SETTINGS, *_fields(space))
    whole = [(each, value(each, space.config)) for each in settings if each.table]
    if not issue and not space.numbers():
        return "", [], whole
    identifier = space.resolve(issue)
    head = space.load_metadata(identifier)
    return identifier, [(each, value(each, head)) for each in settings if not each.table], whole


def _print_json(space: Workspace, issue: str | None) -> None:
    from bulletin_cli.cli.terminal.streams import print_json

    identifier, own, whole = _all_settings(space, issue)
    print_json(
        [
            {"key": setting.key, "label": setting.label, "file": file, "value": _json(now)}
            for file, rows in ((_file(identifier), own), (_file(""), whole))
            for setting, now in rows
        ]
    )


def _json(value: SettingValue) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _list(space: Workspace, issue: str | None) -> None:
    """Print all settings, those of an issue only where there is one."""
    from bulletin_cli.content.numbering import label

    identifier, own, whole = _all_settings(space, issue)
    if identifier:
        typer.echo(f"{label(space.load_metadata(identifier).number)}　{_file(identifier)}")
        _print_rows(own)
        typer.echo()
    typer.echo(f"整个工作区　{_file('')}")
    _print_rows(whole)
    typer.echo("\n看一项怎么写：bulletin set 设置；改一项：bulletin set 设置 值")


def _fields(space: Workspace) -> tuple[Setting, ...]:
    """Return what the template asks for; nothing where it cannot be read: another may be set."""
    from bulletin_cli.store.settings import field_settings

    try:
        return field_settings(space.fields())
    except BulletinError:
        return ()


def _print_rows(rows: list[tuple[Setting, SettingValue]]) -> None:
    from bulletin_cli.proof.reports.excerpt import wrap_hanging

    for setting, now in rows:
        head = f"  {_padded(setting.key, 18)}{_padded(setting.label, 16)}"
        for item in _items(setting, now):
            for line in wrap_hanging(head, item):
                typer.echo(line)
            head = " " * 36


def _padded(text: str, width: int) -> str:
    """Return a text that fills a column of `width`, with a blank behind it at least."""
    from bulletin_cli.base.typography import display_width

    return text + " " * max(1, width - display_width(text))


def _explain(setting: Setting, now: SettingValue, identifier: str) -> None:
    from bulletin_cli.cli.terminal.setting_values import how
    from bulletin_cli.proof.reports.excerpt import wrap_hanging

    key = "" if setting.key == setting.label else f"（{setting.key}）"
    typer.echo(f"{setting.label}{key}　{_file(identifier)}")
    rows = [("现在", item) for item in _items(setting, now)]
    rows += [("写法", how(setting)), ("例如", f"bulletin set {setting.key} {setting.example}")]
    rows += [("清空", f"bulletin set {setting.key} --unset")] * (not setting.required)
    before = ""
    for title, text in rows:
        for line in wrap_hanging(" " * 8 if title == before else f"  {title}  "[:6], text):
            typer.echo(line)
        before = title


def _tell(setting: Setting, old: SettingValue, now: SettingValue, identifier: str) -> None:
    from bulletin_cli.proof.reports.excerpt import wrap_hanging

    head = f"{_file(identifier)}　{setting.label}："
    said = f"{_said(setting, old)} → " if old != now else "没有变，还是 "
    for line in wrap_hanging(head, said + _said(setting, now)):
        typer.echo(line)


def _file(identifier: str) -> str:
    from bulletin_cli.base.paths import CONFIG_FILE, IssuePaths

    return IssuePaths(identifier).issue_file if identifier else CONFIG_FILE


def _said(setting: Setting, value: SettingValue) -> str:
    return "；".join(_items(setting, value))


def _items(setting: Setting, value: SettingValue) -> Iterator[str]:
    """Yield a value as it is shown, an entry of a list after the other."""
    from bulletin_cli.cli.terminal.setting_values import named

    if isinstance(value, tuple) and value:
        yield from (named(setting, each) for each in value)
    elif isinstance(value, bool):
        yield "是" if value else "否"
    else:
        yield named(setting, str(value)) if value else setting.none
