"""What came back changed in masthead and imprint, with the template's fields that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.revised.edits import Edit
from bulletin_cli.layout.marks import Bookmark

_PARTS = ("masthead", "imprint")


def name_fields(
    edits: Iterable[Edit], base: Iterable[Bookmark], printed: Mapping[str, str]
) -> tuple[Edit, ...]:
    """Return the edits, the advice naming the fields whose values did not come back.

    `base` are the bookmarks as rendered; `printed` is what is printed of each field, by its key.
    """
    lines = {mark.text for mark in base if mark.part in _PARTS}
    return tuple(_named(edit, printed) if edit.before in lines else edit for edit in edits)


def _named(edit: Edit, printed: Mapping[str, str]) -> Edit:
    keys = [key for key, text in printed.items() if text in edit.before and text not in edit.after]
    commands = "、".join(f"bulletin set {key}" for key in keys)
    return replace(edit, advice=f"{edit.advice}；字段用 {commands} 改") if keys else edit
