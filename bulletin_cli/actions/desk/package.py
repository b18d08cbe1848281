"""The package of a published issue: what is sent, to whom, with which words and labels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import PUBLISHED, TO_SEND, IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content.issue import Dispatch, Issue
from bulletin_cli.content.numbering import label
from bulletin_cli.desk.distribution import Distribution, Receiver, names_of
from bulletin_cli.store.desk.dispatches import write_dispatch
from bulletin_cli.store.desk.distribution import load_distribution
from bulletin_cli.store.desk.own_templates import FORMS, template_bytes, template_text
from bulletin_cli.store.desk.published import SUMS, differences
from bulletin_cli.store.files import read_bytes
from bulletin_cli.writers.spreadsheets import Sheet, csv_bytes

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

_MOST = 200_000_000  # bytes of a file that went out


@record
class DispatchPackage:
    """A package as it was made: its files below the workspace, receivers, copies in all."""

    files: tuple[str, ...]
    receivers: tuple[Receiver, ...]
    copies: int


def make_package(
    space: Workspace, identifier: str, to: Sequence[str], day: date, name: str = ""
) -> DispatchPackage:
    """Make the folder to send of a published issue, and write down when and to whom.

    `to` are receivers or lists, all of the imprint's where there are none. Raises BulletinError.
    """
    with space.lock():
        issue = space.issue(identifier)
        _refuse_unpublished(space, identifier, issue, day)
        known = load_distribution(space.root) or Distribution()
        receivers = _receivers(space, issue, known, to)
        files = _published(space, identifier, issue)
        files |= _letters(space, issue, receivers, tuple(files), day)
        folder = f"{IssuePaths(identifier).folder}/{TO_SEND}"
        sent = Dispatch(day, tuple(each.name for each in receivers), name)
        placed = {space.root / folder / each: data for each, data in files.items()}
        write_dispatch(space.root, identifier, sent, placed)
    copies = sum(each.copies for each in receivers)
    return DispatchPackage(tuple(f"{folder}/{each}" for each in files), receivers, copies)


def _refuse_unpublished(space: Workspace, identifier: str, issue: Issue, day: date) -> None:
    file = IssuePaths(identifier).issue_file
    if issue.status != "published" or issue.published is None:
        raise BulletinError(
            f"{identifier} 还没有发布，没有可发的文件",
            f"bulletin status {identifier} 说下一步是什么。",
            file=file,
        )
    head = space.load_metadata(identifier)  # in which no copies are counted
    if changed := differences(space.root, identifier, head):
        raise BulletinError(
            f"{identifier} 发布以后改过：{'；'.join(changed)}",
            f"改回发布时的样子，或先 bulletin reopen {identifier} --why 原因，再发布。",
        )
    if day < issue.published.date:
        raise BulletinError(
            f"发送的 {day} 早于发布的 {issue.published.date}", "改 --date。", file=file
        )


def _receivers(
    space: Workspace, issue: Issue, known: Distribution, to: Sequence[str]
) -> tuple[Receiver, ...]:
    """Return to whom the package goes. Raises BulletinError."""
    of_imprint = names_of(space.config.periodical, issue.also_to)
    names = (*of_imprint, *known.names)
    for name in to:
        if name not in names:
            raise BulletinError(f"没有叫“{name}”的受文单位或名单", suggestion(name, names))
    found = known.receivers_of(to or of_imprint)
    if not found:
        raise BulletinError(
            "没有受文单位", "在 bulletin.toml 的 [distribution] 里写，或用 --to 写。"
        )
    return found


def _published(space: Workspace, identifier: str, issue: Issue) -> dict[str, bytes]:
    folder = f"{IssuePaths(identifier).folder}/{PUBLISHED}"
    names = [each for each in (issue.published.files if issue.published else ()) if each != SUMS]
    return {
        name: read_bytes(space.root / folder / name, f"{folder}/{name}", _MOST) for name in names
    }


def _letters(
    space: Workspace,
    issue: Issue,
    receivers: Sequence[Receiver],
    names: Sequence[str],
    day: date,
) -> dict[str, bytes]:
    """Return the mail, the list of receivers and the labels."""
    from bulletin_cli.layout.template.letters import fill
    from bulletin_cli.writers.form import fill_form

    periodical = space.config.periodical
    facts = {
        "nameplate": periodical.name,
        "label": label(issue.number),
        "files": "、".join(names),
        "issuer": periodical.issuer,
        "date": chinese_date(day),
        "receivers": "、".join(each.name for each in receivers),
    }
    mail = fill(*template_text(space.root, FORMS, "mail.txt"), facts)
    labels = [each.address.replace("；", "\n") or each.name for each in receivers]
    form = template_bytes(space.root, FORMS, "labels.docx")
    return {
        "邮件.txt": mail.encode(),
        "受文单位.csv": _table(receivers),
        "标签.docx": fill_form(*form, {"收件": labels}),
    }


def _table(receivers: Sequence[Receiver]) -> bytes:
    """Return the receivers as a table that Excel opens with its Chinese whole."""
    head = ("受文单位", "份数", "地址", "邮箱", "方式")
    rows = ((each.name, each.copies, each.address, each.mail, each.way) for each in receivers)
    return csv_bytes([Sheet("受文单位", [head, *rows])])
