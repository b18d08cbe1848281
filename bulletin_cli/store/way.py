"""What became of an issue, as its issue.toml has it: history, signature, publication, sending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from bulletin_cli.base.strict_toml import TomlTable
from bulletin_cli.content.issue import (
    STATUSES,
    Dispatch,
    IssueStatus,
    IssueStep,
    Publication,
    Signature,
)

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

_CLOSE = (
    r"(?<!\n)\n(?=\[\[?(?:history|signed|published|sent)\]\]?\n)"  # no blank line before a table
)
ISSUE_STATES: dict[str, IssueStatus] = {status: status for status in STATUSES}


def history(top: TomlTable) -> tuple[IssueStep, ...]:
    """Return what the [[history]] of an issue.toml says. Raises BulletinError."""
    return tuple(map(_step, top.tables("history")))


def signature(top: TomlTable) -> Signature | None:
    """Return what [signed] says, None where it is not there. Raises BulletinError."""
    if "signed" not in top.keys:
        top.table("signed")
        return None
    table = top.table("signed")
    signed = Signature(
        table.text("by"), table.needed_day("date"), table.text("sha256"), table.text("scan", ""),
        table.text("opinion", ""), table.text("sources", ""), _files(table),
    )  # fmt: skip
    table.close()
    return signed


def publication(top: TomlTable) -> Publication | None:
    """Return what [published] says, None where it is not there. Raises BulletinError."""
    if "published" not in top.keys:
        top.table("published")
        return None
    table = top.table("published")
    published = Publication(
        table.needed_day("date"), table.text("sources"), _files(table), table.integer("pages", 0),
        table.integer("copies", 0),
    )  # fmt: skip
    table.close()
    return published


def dispatches(top: TomlTable) -> tuple[Dispatch, ...]:
    """Return what the [[sent]] of an issue.toml says. Raises BulletinError."""
    return tuple(map(_dispatch, top.tables("sent")))


def _dispatch(table: TomlTable) -> Dispatch:
    sent = Dispatch(table.needed_day("date"), table.texts("to"), table.text("name", ""))
    table.close()
    return sent


def with_dispatch(text: str, sent: Dispatch) -> str:
    """Return the text of an issue.toml with a dispatch more, all else in it as it was."""
    import tomlkit

    document = tomlkit.parse(text)
    _append_row(document, "sent", sent)
    return _dumped(document)


def with_step(
    text: str,
    step: IssueStep,
    *,
    day: date | None = None,
    signed: Signature | None = None,
    published: Publication | None = None,
) -> str:
    """Return the text of an issue.toml after a step, all else in it as it was, comments too.

    `day` is the date that the masthead is to bear.
    """
    import tomlkit

    document = tomlkit.parse(text)
    document["status"] = step.state
    if day:
        document["date"] = day
    _append_row(document, "history", step)
    for name, said in (("signed", signed), ("published", published)):
        if said:
            _put(document, name, said)
    return _dumped(document)


def _append_row(document: TOMLDocument, name: str, said: IssueStep | Dispatch) -> None:
    import tomlkit

    rows: Any = document.setdefault(name, tomlkit.aot())
    rows.append(_table(said))


def _dumped(document: TOMLDocument) -> str:
    import tomlkit

    return re.sub(_CLOSE, "\n\n", tomlkit.dumps(document)).rstrip("\n") + "\n"


def _put(document: TOMLDocument, name: str, said: Signature | Publication) -> None:
    if name in document:
        document[name] = _table(said)
    else:
        document.append(name, _table(said))


def _table(said: Any) -> Table:
    """Return a record as a table, without what it does not say."""
    import tomlkit

    table = tomlkit.table()
    for each in fields(said):
        value = getattr(said, each.name)
        if isinstance(value, Mapping | tuple):
            table.append(each.name, dict(value) if isinstance(value, Mapping) else list(value))
        elif value not in ("", 0):
            table.append(each.name, value)
    return table


def _step(table: TomlTable) -> IssueStep:
    step = IssueStep(
        table.choice("state", ISSUE_STATES), table.needed_day("date"), table.text("name", ""),
        table.text("note", ""), table.integer("round", 0), table.text("sha256", ""),
    )  # fmt: skip
    table.close()
    return step


def _files(table: TomlTable) -> dict[str, str]:
    files = table.table("files")
    return {name: files.text(name) for name in files.keys}
