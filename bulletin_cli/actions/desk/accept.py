"""Submissions put into an issue, alone or several in one article, and taken out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.moves import Stamp, changed_files, undo
from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article, Block, Heading, Picture, Span
from bulletin_cli.desk.submissions import PRINTED, Step, Submission, SubmissionState, standing
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.store import issues
from bulletin_cli.store.desk.submission_files import arrival_of
from bulletin_cli.store.desk.submissions import NAME, load_submission, place_of
from bulletin_cli.store.editing import readable_article
from bulletin_cli.store.intake import ArticleWithPictures

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

_DEEPEST = 4  # level of headings


@record
class TakenOut:
    """What became of an article that was taken out: its file in removed/, "" for none.

    `submissions` are those that it was made from, as they are now.
    """

    place: str
    submissions: tuple[Submission, ...]


def accept(
    space: Workspace, identifiers: Sequence[str], issue: str, at: int | None, stamp: Stamp
) -> tuple[ArticleWithPictures, ...]:
    """Put submissions into an issue as articles, all or none. Raises BulletinError."""
    arrivals = [arrival_of(space.root, load_submission(space.root, each)) for each in identifiers]
    steps = _steps_into(space, "accepted", issue, stamp)
    return space.add(issue, arrivals, at, steps)


def merge(
    space: Workspace,
    identifiers: Sequence[str],
    title: Sequence[str],
    issue: str,
    at: int | None,
    stamp: Stamp,
) -> ArticleWithPictures:
    """Put several submissions into an issue as one article of all their units, for editing.

    Raises BulletinError.
    """
    arrivals = [arrival_of(space.root, load_submission(space.root, each)) for each in identifiers]
    merged = _merged(arrivals, tuple(title))
    (added,) = space.add(issue, [merged], at, _steps_into(space, "merged", issue, stamp))
    return added


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
    step = Step("received", on, note=f"从 {issue} 撤下")
    return _take_out(space, issue, which, lambda each: each.moved(step))


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

    place = space.remove(issue, which, steps)
    return TakenOut(place, changed)


def _steps_into(
    space: Workspace, state: SubmissionState, issue: str, stamp: Stamp
) -> Callable[[Sequence[ArticleWithPictures]], dict[Path, str]]:
    """Return what makes of articles as written the steps of their submissions."""

    def files(added: Sequence[ArticleWithPictures]) -> dict[Path, str]:
        written: dict[Path, str] = {}
        for each in added:
            article = each.converted.article
            step = Step(state, stamp.on, stamp.name, stamp.note, issue, article.file)
            moved = partial(Submission.moved, step=step)
            written |= changed_files(space.root, article.submissions, moved)[1]
        return written

    return files


def _merged(arrivals: Sequence[ArticleWithPictures], title: tuple[str, ...]) -> ArticleWithPictures:
    """Return one article of several, their titles as headings and their headings one lower."""
    articles = [each.converted.article for each in arrivals]
    units = dict.fromkeys(each.unit for each in articles if each.unit)
    authors = dict.fromkeys(each.author for each in articles if each.author)
    article = Article(
        "",
        title,
        tuple(block for each in articles for block in _below_title(each)),
        unit="、".join(units),
        author="、".join(authors),
        received=max((each.received for each in articles if each.received), default=None),
        submissions=tuple(one for each in articles for one in each.submissions),
    )
    pictures = {
        _path(arrival.converted.article, path): data
        for arrival in arrivals
        for path, data in arrival.pictures.items()
    }
    return ArticleWithPictures(ConvertedArticle(article, ()), pictures)


def _below_title(article: Article) -> Iterator[Block]:
    yield Heading(1, (Span(article.full_title),))
    for block in article.blocks:
        match block:
            case Heading():
                yield replace(block, level=min(block.level + 1, _DEEPEST))
            case Picture():
                yield replace(block, path=_path(article, block.path))
            case _:
                yield block


def _path(article: Article, path: str) -> str:
    """Return a path that pictures of the same name in other submissions have not."""
    return f"{article.submissions[0]}/{path}"


def _article_of(space: Workspace, issue: str, identifier: str) -> str:
    """Return the file of the issue's article that a submission became, "" where it is gone."""
    if not (space.issues / issue / issues.NAME).is_file():
        return ""
    files = space.load_metadata(issue).files
    articles = (readable_article(space.root, issue, name) for name in files)
    return next((each.file for each in articles if identifier in each.submissions), "")


def _submissions_of(space: Workspace, issue: str, file: str) -> tuple[str, ...]:
    """Return those of an article's submissions that are in this issue."""
    found = []
    for each in readable_article(space.root, issue, file).submissions:
        if (place_of(space.root, each) / NAME).is_file():
            submission = load_submission(space.root, each)
            last = standing(submission.history)[-1]
            if submission.state in PRINTED and last.issue == issue:
                found.append(each)
    return tuple(found)
