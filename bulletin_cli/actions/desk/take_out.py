"""Articles taken out of an issue, and what becomes of the submissions they were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.articles import remove_article
from bulletin_cli.actions.desk.moves import Stamp, changed_files, undo
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.desk.submissions import (
    PRINTED,
    Step,
    Submission,
    SubmissionState,
    standing,
)
from bulletin_cli.store.desk.submissions import known_submissions, load_submission
from bulletin_cli.store.editing import readable_article
from bulletin_cli.store.files import is_file

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace


@record
class TakenOut:
    """What became of an article that was taken out: its file in removed/, "" for none.

    `submissions` are those that it was made from, as they are now.
    """

    place: str
    submissions: tuple[Submission, ...]


def take_back(
    space: Workspace, identifiers: Sequence[str], state: SubmissionState, stamp: Stamp
) -> Iterator[TakenOut]:
    """Take submissions out of their issues, with those merged with them, as if nothing was done.

    Raises BulletinError, among others where an issue may not be changed any more.
    """
    for each in identifiers:
        load_submission(space.root, each).undone(state, stamp.on, stamp.name)
    done: set[str] = set()
    for each in identifiers:
        if each not in done:
            out = _take_back(space, each, stamp)
            done |= {one.id for one in out.submissions}
            yield out


def take_out(space: Workspace, issue: str, which: str, on: date) -> TakenOut:
    """Take an article out of an issue; the submissions it was made from wait again.

    Raises BulletinError.
    """

    def waiting(each: Submission) -> Submission:
        day = max(on, each.history[-1].date)  # nobody is asked for a date here
        return each.moved(Step("received", day, note=f"从 {issue} 撤下"))

    return _take_out(space, issue, which, waiting)


def _take_back(space: Workspace, identifier: str, stamp: Stamp) -> TakenOut:
    def undone(each: Submission) -> Submission:
        return each.undone(each.state, stamp.on, stamp.name, stamp.note)

    submission = load_submission(space.root, identifier)
    issue = standing(submission.history)[-1].issue
    file = _article_of(space, issue, identifier)
    if file:
        return _take_out(space, issue, file, undone)
    state = submission.state  # somebody has taken the article out by hand
    return TakenOut("", undo(space, [identifier], state, stamp))


def _take_out(
    space: Workspace, issue: str, which: str, change: Callable[[Submission], Submission]
) -> TakenOut:
    changed: tuple[Submission, ...] = ()

    def steps(file: str) -> dict[Path, str]:
        nonlocal changed
        changed, files = changed_files(space.root, _submissions_of(space, issue, file), change)
        return files

    place = remove_article(space, issue, which, steps)
    return TakenOut(place, changed)


def _article_of(space: Workspace, issue: str, identifier: str) -> str:
    """Return the file of the issue's article that a submission became, "" where it is gone."""
    if not is_file(space.root / IssuePaths(issue).issue_file):
        return ""
    files = space.load_metadata(issue).files
    articles = (readable_article(space.root, issue, name) for name in files)
    return next((each.file for each in articles if identifier in each.submissions), "")


def _submissions_of(space: Workspace, issue: str, file: str) -> tuple[str, ...]:
    """Return those of an article's submissions that are in this issue."""
    named = readable_article(space.root, issue, file).submissions
    return tuple(
        each.id
        for each in known_submissions(space.root, named)
        if each.state in PRINTED and standing(each.history)[-1].issue == issue
    )
