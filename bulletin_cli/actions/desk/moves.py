"""A submission moved on: returned, rejected, forwarded, withdrawn; the last step taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.desk.submissions import Step, Submission, SubmissionState
from bulletin_cli.store.desk.submission_files import step_files
from bulletin_cli.store.desk.submissions import find_id, load_submission
from bulletin_cli.store.files import lock, write_files

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace


@record
class Stamp:
    """When a step was taken, by whom, and why."""

    on: date
    name: str
    note: str


def find_ids(root: Path, references: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of submissions. Raises BulletinError, also for one that is named twice."""
    found = tuple(find_id(root, each) for each in references)
    for each in found:
        if found.count(each) > 1:
            raise BulletinError(f"{each} 写了两次", "一篇只写一次。")
    return found


def move(
    space: Workspace,
    identifiers: Sequence[str],
    state: SubmissionState,
    stamp: Stamp,
    channel: str = "",
) -> tuple[Submission, ...]:
    """Bring submissions into a state in which no issue has their texts, all or none.

    Raises BulletinError.
    """
    step = Step(state, stamp.on, stamp.name, stamp.note, channel=channel)
    return _change(space, identifiers, lambda each: each.moved(step))


def undo(
    space: Workspace, identifiers: Sequence[str], state: SubmissionState, stamp: Stamp
) -> tuple[Submission, ...]:
    """Take back the last step of submissions, which is the one into `state`, all or none.

    Raises BulletinError.
    """
    return _change(
        space, identifiers, lambda each: each.undone(state, stamp.on, stamp.name, stamp.note)
    )


def changed_files(
    root: Path, identifiers: Sequence[str], change: Callable[[Submission], Submission]
) -> tuple[tuple[Submission, ...], dict[Path, str]]:
    """Return submissions each with one more step, and the files that say so."""
    changed = tuple(change(load_submission(root, each)) for each in identifiers)
    files = {path: text for each in changed for path, text in step_files(root, each).items()}
    return changed, files


def _change(
    space: Workspace, identifiers: Sequence[str], change: Callable[[Submission], Submission]
) -> tuple[Submission, ...]:
    with lock(space.issues, space.root):
        changed, files = changed_files(space.root, identifiers, change)
        write_files(files, space.root)
    return changed
