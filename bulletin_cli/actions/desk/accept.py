"""Submissions put into an issue, alone or several in one article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.articles import add_articles
from bulletin_cli.actions.desk.moves import Stamp, changed_files
from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article, Block, Heading, Picture, Span
from bulletin_cli.content.official import first_attachment
from bulletin_cli.desk.submissions import Step, Submission, SubmissionState
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.store.desk.submission_files import arrival_of
from bulletin_cli.store.desk.submissions import load_submission
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.intake import ArticleWithPictures
from bulletin_cli.store.twins import find_twins

if TYPE_CHECKING:
    from bulletin_cli.desk.units import UnitRegister
    from bulletin_cli.workspace import Workspace

_DEEPEST = 4  # level of headings


def accept(
    space: Workspace, identifiers: Sequence[str], issue: str, at: int | None, stamp: Stamp
) -> tuple[ArticleWithPictures, ...]:
    """Put submissions into an issue as articles, all or none; texts it has already are told.

    Raises BulletinError.
    """
    arrivals = [arrival_of(space.root, load_submission(space.root, each)) for each in identifiers]
    files = space.load_metadata(issue).files
    twins = {each.title: each.where for each in find_twins(space.root, issue, files, arrivals)}
    told = [_told(each, twins) for each in arrivals]
    return add_articles(space, issue, told, at, _steps_into(space, "accepted", issue, stamp))


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
    merged = _merged(arrivals, tuple(title), load_units(space.root))
    (added,) = add_articles(space, issue, [merged], at, _steps_into(space, "merged", issue, stamp))
    return added


def _told(arrival: ArticleWithPictures, twins: Mapping[str, str]) -> ArticleWithPictures:
    where = twins.get(arrival.converted.article.full_title)
    messages = (f"提醒：正文和{where}一样",) if where else ()
    return replace(arrival, converted=replace(arrival.converted, messages=messages))


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


def _merged(
    arrivals: Sequence[ArticleWithPictures], title: tuple[str, ...], register: UnitRegister
) -> ArticleWithPictures:
    """Return one article of several, their titles as headings and their headings one lower."""
    articles = [each.converted.article for each in arrivals]
    units: dict[str, str] = {}
    for part in (part for each in articles for part in register.parts(each.unit)):
        units.setdefault(register.canonical(part), part)
    authors = dict.fromkeys(name for each in articles for name in each.author.split("、") if name)
    article = Article(
        "",
        title,
        tuple(chain.from_iterable((*map(_below_title, articles), *map(_attached, articles)))),
        unit="、".join(units.values()),
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
    """Yield an article without its attachments, which follow those of all."""
    yield Heading(1, (Span(article.full_title),))
    yield from _lowered(article, article.blocks[: first_attachment(article.blocks)])


def _attached(article: Article) -> Iterator[Block]:
    yield from _lowered(article, article.blocks[first_attachment(article.blocks) :])


def _lowered(article: Article, blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
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
