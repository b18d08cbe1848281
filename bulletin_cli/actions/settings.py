"""Changing what the office has settled: a setting, a word of glossary.toml."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bulletin_cli.workspace import Workspace

if TYPE_CHECKING:
    from bulletin_cli.content.glossary import GlossaryEntry
    from bulletin_cli.store.settings import Setting, SettingValue


def change_setting(
    space: Workspace, setting: Setting, new: Callable[[SettingValue], SettingValue], identifier: str
) -> tuple[SettingValue, SettingValue]:
    """Make a setting what `new` makes of its value; return the old value and the new one.

    `identifier` is that of the issue whose switch it is: a draft, but that the status of any
    may be set. Raises BulletinError.
    """
    from bulletin_cli.store.settings import change

    with space.lock():
        if not setting.table and setting.key != "status":
            space.require_editable(identifier)
        values = change(space.root, setting, new, identifier)
    space.reload()
    return values


def add_word(space: Workspace, entry: GlossaryEntry | str) -> None:
    """Append an entry, or an allowed abbreviation, to glossary.toml. Raises BulletinError."""
    from bulletin_cli.store.glossary import add

    with space.lock():
        add(space.root, entry)
    space.reload()
