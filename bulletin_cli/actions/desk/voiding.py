"""An issue voided or reopened: its history, and the submissions that it has or has no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bulletin_cli.actions.desk.steps import Move, Moved, moving
from bulletin_cli.content.issue import Issue, IssueStep
from bulletin_cli.desk.submissions import (
    PRINTED,
    Step,
    Submission,
    standing,
)
from bulletin_cli.store.desk.steps import write_step
from bulletin_cli.store.desk.submission_files import step_files
from bulletin_cli.store.desk.submissions import known_submissions
from bulletin_cli.store.editing import readable_article
from bulletin_cli.workspace import Workspace


def take_step(space: Workspace, identifier: str, move: Move) -> Moved:
    """Void or reopen an issue. Raises BulletinError.

    The submissions of one that is void wait again, for another issue; where it is reopened,
    those that still wait are in it as before.
    """
    with moving(space, identifier, move) as head:
        changed = tuple(_changed(space, identifier, head, move))
        files: dict[Path, bytes | None] = {}
        for each in changed:
            files |= {path: text.encode() for path, text in step_files(space.root, each).items()}
        step = IssueStep(move.to, move.on, move.name, move.note)
        issue = write_step(space.root, identifier, step, files)
    names = "、".join(each.id for each in changed)
    now = "重新待处理" if move.to == "void" else "又算编进了这一期"
    return Moved(identifier, issue, told=(f"来稿 {names} {now}",) if names else ())


def _changed(space: Workspace, identifier: str, head: Issue, move: Move) -> Iterator[Submission]:
    """Yield the submissions in an issue that its step moves, as they are then."""
    articles = (readable_article(space.root, identifier, name) for name in head.files)
    named = (one for article in articles for one in article.submissions)
    for each in known_submissions(space.root, named):
        if moved := _moved(each, identifier, move):
            yield moved


def _moved(submission: Submission, identifier: str, move: Move) -> Submission | None:
    """Return a submission as the step leaves it, None where the issue has nothing to do with it."""
    last = standing(submission.history)[-1]
    day = max(move.on, submission.history[-1].date)
    if last.issue != identifier:
        return None
    if move.to == "void" and last.state in PRINTED:
        return submission.moved(_waiting(last, day, f"{identifier} 作废"))
    if move.to == "draft" and last.state == "received":
        return submission.undone("received", day, move.name, f"{identifier} 重新编")
    return None


def _waiting(last: Step, day: date, note: str) -> Step:
    """Return the step by which a submission waits again; it says which article it became."""
    return Step("received", day, note=note, issue=last.issue, article=last.article)
